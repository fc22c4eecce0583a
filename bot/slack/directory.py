"""Slack's list of people, a page at a time, so that memory never holds more than one page of it."""

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.delivery import Outcome
from bot.domain.directory import Page
from bot.slack.outcomes import call
from bot.slack.profiles import read_profile

PEOPLE_ON_A_PAGE = 200
"""What Slack recommends at most (docs.slack.dev/reference/methods/users.list)."""


class PeopleList:
    """`users.list`, as the reading of the directory needs it."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def page(self, cursor: str) -> Page | Outcome:
        """Return the page at `cursor`, the first one for "", or what stood in the way."""
        answer = await call(self._client.users_list(limit=PEOPLE_ON_A_PAGE, cursor=cursor or None))
        if not isinstance(answer, AsyncSlackResponse):
            return answer
        profiles = tuple(read_profile(member) for member in answer["members"])
        return Page(profiles, (answer.get("response_metadata") or {}).get("next_cursor") or "")
