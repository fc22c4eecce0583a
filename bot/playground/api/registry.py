"""What the simulated Slack knows about each Web API method, and the decorator that enters it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.api.arguments import Arguments
from bot.playground.installation import Token
from bot.playground.ratelimits import Tier
from bot.playground.wire import Json
from bot.playground.workspace import Workspace

Handler = Callable[[Workspace, Arguments], Json]


@dataclass(frozen=True, slots=True)
class Method:
    """A method with its limits: any one of `scopes` will do; `required` arguments must not be empty."""

    name: str
    handle: Handler
    tier: Tier
    scopes: tuple[str, ...]
    required: tuple[str, ...]
    token: Token
    post_only: bool


METHODS: dict[str, Method] = {}


def method(
    name: str,
    tier: Tier,
    *,
    scopes: tuple[str, ...] = (),
    required: tuple[str, ...] = (),
    token: Token = Token.BOT,
    post_only: bool = False,
) -> Callable[[Handler], Handler]:
    """Enter the decorated function as the method of that name."""

    def enter(handle: Handler) -> Handler:
        METHODS[name] = Method(name, handle, tier, scopes, required, token, post_only)
        return handle

    return enter
