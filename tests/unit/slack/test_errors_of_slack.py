"""Every error that Slack documents for what we call is sorted on purpose, and anything else is in doubt."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import ClientConnectionResetError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

import bot.slack
from bot.domain.delivery import Ambiguous, Impossible, Locked, NotSent, Outcome, RateLimited
from bot.slack.errors_of_slack import BY_METHOD, EVERYWHERE, SEEN, Sorting, sorting_of
from bot.slack.outcomes import call

PAGES = json.loads(Path(__file__).with_name("documented_errors.json").read_text())
"""What stood under "Errors" at docs.slack.dev/reference/methods; what all methods share stands under `*`."""
UNDOCUMENTED = {"conversations.kick"}
"""Its page was not at hand. What is sorted for it are the words that it shares with its neighbours."""
CALLED = re.compile(r"\b_?client\s*\.\s*((?:auth|chat|conversations|files|users|views)_\w+)\(")
AT_ONCE = {"files.upload.v2": {"files.getUploadURLExternal", "files.completeUploadExternal"}}
"""What the SDK does in several calls."""


def methods_called() -> Iterator[str]:
    for file in Path(bot.slack.__file__).parent.rglob("*.py"):
        for name in CALLED.findall(file.read_text()):
            method = name.replace("_", ".")
            yield from AT_ONCE.get(method, {method})


def test_every_method_that_we_call_has_a_table_and_no_other_has() -> None:
    called = {method.lower() for method in methods_called()}
    assert called == {method.lower() for method in BY_METHOD}
    assert set(BY_METHOD) - UNDOCUMENTED == set(PAGES) - {"*"}


@pytest.mark.parametrize("method", sorted(set(BY_METHOD) - UNDOCUMENTED))
def test_every_documented_error_is_sorted_on_purpose(method: str) -> None:
    unsorted = [error for error in PAGES[method] if error not in BY_METHOD[method].keys() | EVERYWHERE.keys()]
    assert unsorted == []


def test_what_all_methods_may_answer_is_sorted_once_for_all() -> None:
    assert set(PAGES["*"]) <= set(EVERYWHERE)


def test_no_table_sorts_what_no_page_has() -> None:
    known = {error for errors in PAGES.values() for error in errors} | SEEN.keys()
    for method in BY_METHOD.keys() - UNDOCUMENTED:
        assert set(BY_METHOD[method]) <= set(PAGES[method]) | set(PAGES["*"]) | SEEN.keys() & known, method


def test_one_word_means_different_things_to_different_methods() -> None:
    assert sorting_of("chat.postMessage", "no_permission") is Sorting.PERMANENT
    assert sorting_of("conversations.create", "no_permission") is Sorting.FIX
    assert sorting_of("files.completeUploadExternal", "file_not_found") is Sorting.LATER
    assert sorting_of("files.info", "file_not_found") is Sorting.PERMANENT
    assert sorting_of("views.update", "not_found") is Sorting.PERMANENT


@pytest.mark.parametrize("error", ["moon_in_the_way", "", "not_found"])
def test_what_slack_documents_nowhere_leaves_a_post_in_doubt(error: str) -> None:
    assert sorting_of("chat.postMessage", error) is Sorting.DOUBTFUL
    assert sorting_of("chat.newMethod", error) is Sorting.DOUBTFUL


def refused(error: str, method: str = "chat.postMessage", *, status: int = 200, wait: str = "") -> SlackApiError:
    """What the client raises when Slack answers so."""
    response = AsyncSlackResponse(
        client=AsyncWebClient(),
        http_verb="POST",
        api_url=f"https://slack.com/api/{method}",
        req_args={},
        data={"ok": False, "error": error},
        headers={"Retry-After": wait} if wait else {},
        status_code=status,
    )
    return SlackApiError("refused", response)  # type: ignore[no-untyped-call]


async def ends_as(error: Exception) -> AsyncSlackResponse | Outcome:
    async def request() -> AsyncSlackResponse:
        raise error

    return await call(request())


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        ("is_archived", Impossible("is_archived")),
        ("token_revoked", Locked("token_revoked")),
        ("service_unavailable", NotSent("service_unavailable")),
        ("internal_error", Ambiguous("internal_error")),
        ("moon_in_the_way", Ambiguous("moon_in_the_way")),
    ],
)
async def test_a_sorted_error_ends_as_the_outcome_of_its_sort(error: str, outcome: Outcome) -> None:
    assert await ends_as(refused(error)) == outcome


async def test_a_limit_is_kept_to_as_long_as_slack_says_and_half_a_minute_where_it_does_not() -> None:
    for error in (refused("ratelimited", status=429, wait="7"), refused("rate_limited", wait="7")):
        limited = await ends_as(error)
        assert isinstance(limited, RateLimited)
        assert limited.wait.total_seconds() == 7
    unsaid = await ends_as(refused("rate_limited"))
    assert isinstance(unsaid, RateLimited)
    assert unsaid.wait.total_seconds() == 30


async def test_an_answer_that_says_nothing_is_told_by_its_status_or_by_how_it_broke_off() -> None:
    assert await ends_as(refused("", status=500)) == Ambiguous("HTTP 500")
    assert await ends_as(ClientConnectionResetError()) == Ambiguous("ClientConnectionResetError")
