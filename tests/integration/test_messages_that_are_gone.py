"""New words for a message that is gone, cannot be changed any more, or whose address for answers is used up."""

from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.people import Actor
from bot.playground import Person, SimulatedSlack, VirtualClock
from bot.slack.calls import OUT_OF_REACH, SlackCalls
from bot.slack.errors_of_slack import BY_METHOD, EVERYWHERE
from bot.slack.gestures import Gesture, Kind
from bot.slack.messages.answers import saying
from bot.slack.metadata import MessageRef
from bot.slack.modals.notice import notice_modal
from bot.slack.replies import Reply
from bot.slack.showing import show
from tests.integration.office import T0

NEWS = Reply(rewrite=saying("It is on Friday now."))


@pytest.fixture
async def slack() -> AsyncIterator[SimulatedSlack]:
    slack = SimulatedSlack(clock=VirtualClock(T0))
    async with slack.serving():
        yield slack


@pytest.fixture
def ada(slack: SimulatedSlack) -> Person:
    return slack.add_person("Ada")


@pytest.fixture
async def client(slack: SimulatedSlack) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession() as http:
        yield AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=http, retry_handlers=[])


async def posted(client: AsyncWebClient, ada: Person) -> MessageRef:
    answer = await client.chat_postMessage(channel=ada.id, text="When shall it be?")
    return MessageRef(channel=str(answer["channel"]), ts=str(answer["ts"]))


def submitted(ada: Person, place: MessageRef) -> Gesture:
    return Gesture(kind=Kind.SUBMISSION, id="x", actor=Actor("T1", ada.id), message=place)


def pressed(ada: Person, url: str) -> Gesture:
    return Gesture(kind=Kind.ACTION, id="x", actor=Actor("T1", ada.id), response_url=url)


async def shows(client: AsyncWebClient, gesture: Gesture, reply: Reply = NEWS) -> None:
    await show(SlackCalls(client), gesture, reply, opened=None, late=False)


def read(ada: Person) -> list[str]:
    return [message.all_text for message in ada.dm]


async def test_where_it_stands_the_new_words_take_its_place(client: AsyncWebClient, ada: Person) -> None:
    await shows(client, submitted(ada, await posted(client, ada)))
    (only,) = read(ada)
    assert only.startswith("It is on Friday now.")


async def test_in_place_of_a_message_that_is_gone_they_come_as_one_of_their_own(
    client: AsyncWebClient, ada: Person
) -> None:
    place = await posted(client, ada)
    await client.chat_delete(channel=place.channel, ts=place.ts)
    await shows(client, submitted(ada, place))
    (only,) = read(ada)
    assert only.startswith("It is on Friday now.")


@pytest.mark.parametrize("error", sorted(OUT_OF_REACH))
async def test_whatever_keeps_a_message_as_it_is_the_person_reads_the_news(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person, error: str
) -> None:
    place = await posted(client, ada)
    slack.faults.refused(error, method="chat.update")
    await shows(client, submitted(ada, place))
    assert [words.splitlines()[0] for words in read(ada)] == ["When shall it be?", "It is on Friday now."]


async def test_what_a_page_has_said_already_is_not_said_twice(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    place = await posted(client, ada)
    slack.faults.refused("message_not_found", method="chat.update")
    await shows(client, submitted(ada, place), replace(NEWS, open=notice_modal("Done", "It is on Friday now.")))
    assert len(read(ada)) == 1


async def test_a_fault_of_our_own_is_no_message_that_is_gone(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    place = await posted(client, ada)
    slack.faults.refused("invalid_blocks", method="chat.update")
    with pytest.raises(SlackApiError):
        await shows(client, submitted(ada, place))


async def test_where_an_address_for_answers_is_used_up_the_answer_comes_all_the_same(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    nowhere = f"{slack.api_url.removesuffix('api/')}response/T1/1/gone"
    await shows(client, pressed(ada, nowhere))
    await shows(client, pressed(ada, nowhere), Reply(say=saying("That is settled.")))
    assert [words.splitlines()[0] for words in read(ada)] == ["It is on Friday now.", "That is settled."]


def test_each_of_these_errors_is_one_that_slack_may_answer() -> None:
    documented = BY_METHOD["chat.update"].keys() | BY_METHOD["conversations.history"].keys() | EVERYWHERE.keys()
    assert not OUT_OF_REACH - documented
