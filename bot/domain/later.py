"""Functions whose modules are imported when they are first called, and not when the bot starts."""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def later(module: str, name: str) -> Callable[..., Any]:
    """Stands for a function of that name in that module. Raises what its import raises, when it is called."""

    def called(*told: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*told, **named)

    return called
