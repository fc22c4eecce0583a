"""Sending over the real wire: what Slack answers, and what is lost on the way, each ends as one outcome."""

import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery import (
    Ambiguous,
    Impossible,
    Locked,
    NotSent,
    Outcome,
    RateLimited,
    Sent,
    Unreachable,
    Unverifiable,
)
from bot.domain.notices import CalendarFile, WelcomeBack
from bot.domain.people import Someone
from bot.playground import Moment, Person, SimulatedSlack, VirtualClock
from bot.scheduler.relay import Relay
from bot.slack.manifest import OPTIONAL_SCOPES, SCOPES
from bot.slack.messenger import PAGE, Messenger
from bot.slack.uploads import Brought, NoFiles
from tests.integration.office import T0, Office
from tests.integration.test_relay import run

HELLO = WelcomeBack(program="Skill exchange")
FIRST, SECOND = UUID(int=1), UUID(int=2)
IMPATIENCE = 0.25
"""Seconds until the client gives up, so that a lost answer costs a test no more."""


@pytest.fixture
async def slack() -> AsyncIterator[SimulatedSlack]:
    slack = SimulatedSlack(clock=VirtualClock(T0))
    slack.granted_scopes.clear()
    slack.granted_scopes.update(SCOPES, OPTIONAL_SCOPES)
    async with slack.serving():
        yield slack


@pytest.fixture
def ada(slack: SimulatedSlack) -> Person:
    return slack.add_person("Ada")


@pytest.fixture
async def messenger(slack: SimulatedSlack) -> AsyncIterator[Messenger]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=IMPATIENCE)) as http:
        yield Messenger(client_of(slack.api_url, slack.bot_token, http))


def client_of(url: str, token: str, http: aiohttp.ClientSession) -> AsyncWebClient:
    return AsyncWebClient(token=token, base_url=url, session=http, retry_handlers=[])


async def opened(messenger: Messenger, *people: Person) -> str:
    channel = await messenger.open(tuple(person.id for person in people))
    assert isinstance(channel, str)
    return channel


async def send(messenger: Messenger, channel: str, outbox_id: UUID = FIRST) -> Outcome:
    return await messenger.post(channel, HELLO, outbox_id)


async def test_a_post_arrives_with_a_mark_by_which_it_is_found_again(messenger: Messenger, ada: Person) -> None:
    channel = await opened(messenger, ada)
    sent = await send(messenger, channel)
    (seen,) = ada.dm
    assert sent == Sent(channel, seen.ts)
    await send(messenger, channel, SECOND)
    assert await messenger.look_up(channel, FIRST, T0) == sent
    assert await messenger.look_up(channel, UUID(int=3), T0) == NotSent("Slack does not have it")


async def test_a_message_is_found_on_a_later_page(slack: SimulatedSlack, messenger: Messenger, ada: Person) -> None:
    channel = await opened(messenger, ada)
    sent = await send(messenger, channel)
    for number in range(PAGE + 1):
        slack.clock.advance(timedelta(seconds=1))
        await ada.write(f"Note {number}")
    assert await messenger.look_up(channel, FIRST, T0) == sent


async def test_a_pair_is_written_to_together(slack: SimulatedSlack, messenger: Messenger, ada: Person) -> None:
    bob = slack.add_person("Bob")
    channel = await opened(messenger, ada, bob)
    assert isinstance(await send(messenger, channel), Sent)
    assert [len(room.messages) for room in bob.group_dms] == [1]
    assert await opened(messenger, ada, bob) == channel


async def test_slack_asking_to_wait_is_no_attempt(slack: SimulatedSlack, messenger: Messenger, ada: Person) -> None:
    slack.faults.rate_limited(7, method="conversations.open")
    assert await messenger.open((ada.id,)) == RateLimited(timedelta(seconds=7))
    channel = await opened(messenger, ada)
    slack.faults.rate_limited(30, method="chat.postMessage")
    assert await send(messenger, channel) == RateLimited(timedelta(seconds=30))
    slack.faults.rate_limited(9, method="conversations.history")
    assert await messenger.look_up(channel, FIRST, T0) == RateLimited(timedelta(seconds=9))
    assert ada.dm == []


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_server_error_leaves_a_post_in_doubt(
    slack: SimulatedSlack, messenger: Messenger, ada: Person, status: int
) -> None:
    channel = await opened(messenger, ada)
    slack.faults.server_error(status, method="chat.postMessage")
    assert isinstance(await send(messenger, channel), Ambiguous)


async def test_an_answer_that_is_not_json_leaves_a_post_in_doubt(
    slack: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    channel = await opened(messenger, ada)
    slack.faults.bad_body(method="chat.postMessage")
    assert isinstance(await send(messenger, channel), Ambiguous)
    assert isinstance(await messenger.look_up(channel, FIRST, T0), Sent)


async def test_after_a_timeout_the_message_is_found(
    slack: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    channel = await opened(messenger, ada)
    slack.faults.timeout_after_success(method="chat.postMessage")
    assert isinstance(await send(messenger, channel), Ambiguous)
    (seen,) = ada.dm
    assert await messenger.look_up(channel, FIRST, T0) == Sent(channel, seen.ts)


@pytest.mark.parametrize(("moment", "kept"), [(Moment.BEFORE_SUCCESS, 0), (Moment.AFTER_SUCCESS, 1)])
async def test_a_reset_leaves_a_post_in_doubt_and_is_not_repeated(
    slack: SimulatedSlack, messenger: Messenger, ada: Person, moment: Moment, kept: int
) -> None:
    channel = await opened(messenger, ada)
    slack.faults.connection_reset(moment, method="chat.postMessage")
    assert isinstance(await send(messenger, channel), Ambiguous)
    assert len(ada.dm) == kept
    found = await messenger.look_up(channel, FIRST, T0)
    assert isinstance(found, Sent if kept else NotSent)


async def test_opening_may_be_repeated_so_it_is_never_in_doubt(
    slack: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    slack.faults.server_error(method="conversations.open")
    assert isinstance(await messenger.open((ada.id,)), NotSent)
    slack.faults.timeout_after_success(method="conversations.open")
    assert isinstance(await messenger.open((ada.id,)), NotSent)
    assert isinstance(await messenger.open((ada.id,)), str)


async def test_no_connection_is_told_apart(slack: SimulatedSlack) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # Taken, but nobody listens.
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/api/"
        async with aiohttp.ClientSession() as http:
            messenger = Messenger(client_of(url, slack.bot_token, http))
            assert await send(messenger, "D1") == Unreachable()
            assert await messenger.look_up("D1", FIRST, T0) == Unreachable()


async def test_a_search_that_fails_says_nothing_of_the_message(
    slack: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    channel = await opened(messenger, ada)
    slack.faults.server_error(method="conversations.history")
    assert isinstance(await messenger.look_up(channel, FIRST, T0), Ambiguous)
    slack.granted_scopes.discard("im:history")
    assert await messenger.look_up(channel, FIRST, T0) == Unverifiable()
    assert await messenger.look_up("C0GONE", FIRST, T0) == Unverifiable()


async def test_a_place_that_is_gone_or_a_person_who_is_gone_can_never_be_reached(
    slack: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    assert await send(messenger, "C0GONE") == Impossible("channel_not_found")
    room = slack.add_channel("elsewhere")
    assert await send(messenger, room.id) == Impossible("not_in_channel")
    slack.deactivate(ada)
    assert isinstance(await messenger.open((ada.id,)), Impossible)


async def test_a_token_that_is_void_or_too_weak_locks_the_workspace(
    slack: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    channel = await opened(messenger, ada)
    slack.granted_scopes.discard("chat:write")
    assert await send(messenger, channel) == Locked("missing_scope")
    slack.revoke_token()
    assert await send(messenger, channel) == Locked("token_revoked")
    assert await messenger.look_up(channel, FIRST, T0) == Locked("token_revoked")
    slack.uninstall()
    assert isinstance(await send(messenger, channel), Locked)


async def test_a_wrong_token_locks_the_workspace(slack: SimulatedSlack) -> None:
    async with aiohttp.ClientSession() as http:
        messenger = Messenger(client_of(slack.api_url, "xoxb-0-0-wrong", http))
        assert await messenger.open(("U1",)) == Locked("invalid_auth")


@pytest.mark.parametrize("fault", ["timeout", "reset before", "reset after", "500", "unreadable", "none"])
async def test_whatever_is_lost_on_the_way_the_message_arrives_once(
    slack: SimulatedSlack, messenger: Messenger, office: Office, fault: str
) -> None:
    ada = slack.add_person("Ada")
    office.learn("ada", slack_id=ada.id)
    with office.store.inside(office.workspace().id) as work:
        work.outbox.to_person(work.people.known(ada.id), HELLO, key="hello")
    match fault:
        case "timeout":
            slack.faults.timeout_after_success(method="chat.postMessage")
        case "reset before":
            slack.faults.connection_reset(Moment.BEFORE_SUCCESS, method="chat.postMessage")
        case "reset after":
            slack.faults.connection_reset(Moment.AFTER_SUCCESS, method="chat.postMessage")
        case "500":
            slack.faults.server_error(method="chat.postMessage")
        case "unreadable":
            slack.faults.bad_body(method="chat.postMessage")
    relay = Relay(office.delivery, messenger, run=run, report=lambda *_: None)
    await relay.send_due()
    office.wait(seconds=20)
    await relay.send_due()
    assert len(ada.dm) == 1
    assert office.delivery.depth() == (0, 0.0)


FILE = CalendarFile(
    meeting=UUID(int=9),
    sequence=0,
    partner=Someone("U000000001", "Ada"),
    program="Skill exchange",
    starts_at=T0,
    minutes=30,
    zone="Europe/London",
    made_at=T0,
)


async def sent_with_a_file(messenger: Messenger, channel: str) -> object:
    brought = await messenger.bring(FILE, FIRST)
    if isinstance(brought, Brought | NoFiles):
        return await messenger.share(channel, FILE, FIRST, brought)
    return brought


async def test_a_meeting_arrives_as_a_file_with_words_beside_it(
    slack: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    channel = await opened(messenger, ada)
    assert await sent_with_a_file(messenger, channel) == Sent(channel, "")
    (seen,) = ada.dm
    (file,) = seen.files
    assert "For your calendar" in seen.all_text
    assert (file["name"], file["filetype"]) == (f"meeting-{T0.date()}-0000000001.ics", "ics")
    content = slack.workspace.uploads[file["id"]].content
    assert content is not None
    assert content.startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("failing", ["files.getUploadURLExternal", "files.completeUploadExternal"])
async def test_a_file_is_in_doubt_only_once_it_may_have_been_shared(
    slack: SimulatedSlack, messenger: Messenger, ada: Person, failing: str
) -> None:
    channel = await opened(messenger, ada)
    slack.faults.timeout_after_success(method=failing)
    outcome = await sent_with_a_file(messenger, channel)
    if failing.startswith("files.get"):
        assert isinstance(outcome, NotSent)
        assert ada.dm == []
        return
    assert isinstance(outcome, Ambiguous)
    (seen,) = ada.dm
    assert await messenger.look_up(channel, FIRST, T0) == Sent(channel, seen.ts)
    assert await messenger.look_up(channel, SECOND, T0) == NotSent("Slack does not have it")


@pytest.mark.parametrize("why", ["missing_scope", "file_uploads_disabled"])
async def test_where_no_file_can_be_sent_links_stand_in_for_it(
    slack: SimulatedSlack, messenger: Messenger, ada: Person, why: str
) -> None:
    channel = await opened(messenger, ada)
    if why == "missing_scope":
        slack.granted_scopes.discard("files:write")
    else:
        slack.faults.refused(why, method="files.getUploadURLExternal")
    assert isinstance(await sent_with_a_file(messenger, channel), Sent)
    (seen,) = ada.dm
    assert seen.buttons == ["Google Calendar", "Outlook.com", "Office 365"]
    assert "cannot send files" in seen.all_text


async def test_a_file_that_slack_does_not_share_after_all_is_tried_again(
    slack: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    channel = await opened(messenger, ada)
    slack.faults.refused("file_not_found", method="files.completeUploadExternal")
    assert await sent_with_a_file(messenger, channel) == NotSent("file_not_found")
    slack.faults.rate_limited(7, method="files.completeUploadExternal")
    assert await sent_with_a_file(messenger, channel) == RateLimited(timedelta(seconds=7))
