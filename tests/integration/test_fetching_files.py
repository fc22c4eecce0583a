"""Files that people upload: fetched with our token from Slack alone, and never when something else answers."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.bootstrap import make_session
from bot.domain.errors import FileGone, FileNotSent, FileOutOfReach
from bot.domain.imports import MOST_BYTES
from bot.playground import Person, SimulatedSlack
from bot.slack.calls import SlackCalls


@pytest.fixture
async def slack() -> AsyncIterator[SimulatedSlack]:
    simulated = SimulatedSlack()
    simulated.granted_scopes.update({"files:read", "files:write", "im:write"})
    async with simulated.serving():
        yield simulated


@pytest.fixture
async def calls(slack: SimulatedSlack) -> AsyncIterator[SlackCalls]:
    async with make_session() as http:
        client = AsyncWebClient(
            token=slack.bot_token, base_url=slack.api_url, session=http, timeout=5, retry_handlers=[]
        )
        client.proxy = None
        yield SlackCalls(client)


@pytest.fixture
def ada(slack: SimulatedSlack) -> Person:
    return slack.add_person("Ada")


async def test_the_bytes_arrive_as_they_were(calls: SlackCalls, ada: Person) -> None:
    content = bytes(range(256))
    assert await calls.fetch(ada.upload("Menschen & Ämter.csv", content)["id"]) == content


async def test_an_unknown_file_is_gone(calls: SlackCalls) -> None:
    with pytest.raises(FileGone):
        await calls.fetch("F9999")


async def test_without_the_scope_the_file_is_out_of_reach(
    slack: SimulatedSlack, calls: SlackCalls, ada: Person
) -> None:
    file = ada.upload("people.csv", b"email\n")["id"]
    slack.granted_scopes.discard("files:read")
    with pytest.raises(FileOutOfReach):
        await calls.fetch(file)


async def test_too_large_a_file_is_not_fetched(calls: SlackCalls, slack: SimulatedSlack, ada: Person) -> None:
    file = ada.upload("people.csv", b"email\n")
    file["size"] = MOST_BYTES + 1
    with pytest.raises(FileGone):
        await calls.fetch(file["id"])


async def test_whoever_comes_without_our_token_is_shown_a_page_instead(slack: SimulatedSlack, ada: Person) -> None:
    """Slack shows a page for signing in where a token does not do."""
    file = ada.upload("people.csv", b"email\n")
    async with make_session() as http:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=http, retry_handlers=[])
        client.proxy = None
        facts = (await client.files_info(file=file["id"]))["file"]
        async with http.get(facts["url_private_download"]) as answer:
            assert answer.content_type == "text/html"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/files-pri/F1/people.csv",
        "http://files.slack.com/files-pri/F1/people.csv",
        "https://slack.com.example.com/F1",
        "https://evilslack.com/F1",
        "",
    ],
)
def test_our_token_goes_to_slack_alone(url: str) -> None:
    assert not SlackCalls(AsyncWebClient())._is_slacks(url)
    assert SlackCalls(AsyncWebClient())._is_slacks("https://files.slack.com/files-pri/F1/people.csv")


async def test_a_file_is_sent_to_one_person(slack: SimulatedSlack, calls: SlackCalls, ada: Person) -> None:
    await calls.send_file(ada.id, name="people.csv", title="People", content=b"email\n")
    await slack.until(lambda: ada.dm, what="the file arrives")
    ((file,),) = [message.files for message in ada.dm]
    assert (file["name"], file["title"]) == ("people.csv", "People")
    assert await calls.fetch(file["id"]) == b"email\n"


async def test_without_the_scope_nothing_is_sent(slack: SimulatedSlack, calls: SlackCalls, ada: Person) -> None:
    slack.granted_scopes.discard("files:write")
    with pytest.raises(FileNotSent):
        await calls.send_file(ada.id, name="people.csv", title="People", content=b"email\n")
