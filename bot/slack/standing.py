"""Old buttons: where what one asks for has been settled meanwhile, its message becomes what stands."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TypeVar

from bot.domain.errors import Refused
from bot.slack.context import Context
from bot.slack.replies import Reply

Services = TypeVar("Services")
Handler = Callable[[Context, Services], Awaitable[Reply]]
Stands = Callable[[Context, Services, Refused], Awaitable[Reply]]
"""What to show in place of the question; it is told why there is no answer."""


def when_settled(*over: type[Refused], shows: Stands[Services]) -> Callable[[Handler[Services]], Handler[Services]]:
    """The same on what is still open; where one of these errors says that it is not, `shows` what stands."""

    def of(handler: Handler[Services]) -> Handler[Services]:
        @wraps(handler)
        async def handled(context: Context, services: Services) -> Reply:
            try:
                return await handler(context, services)
            except over as refused:
                return await shows(context, services, refused)

        return handled

    return of
