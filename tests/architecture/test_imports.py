"""What a process that only starts does not load."""

import os
import subprocess
import sys

import pytest

ENGINE = ("numpy", "ortools", "rustworkx", "bot.domain.matching.exact", "bot.domain.matching.text", "bot.semantic")


def loaded_by(code: str) -> set[str]:
    """What of the engine a fresh process has loaded after this."""
    told = f"{code}\nimport sys\nprint(*({set(ENGINE)!r} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("module", ["bot.services", "bot.bootstrap", "bot.commands"])
def test_the_engine_is_not_loaded_by_who_never_matches(module: str) -> None:
    assert loaded_by(f"import {module}") == set()


def test_the_engine_is_loaded_by_the_first_who_matches() -> None:
    match = "from bot.domain.matching import History, Rules, propose\npropose([], History(), Rules(), 1)"
    assert set(ENGINE) - loaded_by(match) == {"bot.semantic"}


def test_products_of_matrices_take_one_thread_unless_told_otherwise() -> None:
    code = "import bot.bootstrap, os; print(os.environ['OPENBLAS_NUM_THREADS'])"

    def threads(**told: str) -> str:
        others = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
        return subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=others | told
        ).stdout.strip()

    assert threads() == "1"
    assert threads(OPENBLAS_NUM_THREADS="3") == "3"
