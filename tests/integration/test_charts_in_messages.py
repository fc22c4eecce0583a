"""A message with charts, where Slack takes them and where it does not: either way it arrives, and once."""

from uuid import UUID

import aiohttp
import pytest

from bot.domain.delivery import Ambiguous, Impossible, NotSent, Sent
from bot.domain.growth.skills import Growth
from bot.domain.growth.terms import RatingMoment
from bot.domain.notices import SkillGrowth
from bot.domain.people import Someone
from bot.domain.samples.summaries import summary_samples
from bot.playground import Message, Moment, Person, SimulatedSlack
from bot.slack.messenger import NO_LATER_THAN, Messenger
from bot.slack.uploads import mark_of
from tests.integration.office import T0
from tests.integration.test_messenger import FIRST, ada, client_of, messenger, opened, slack
from tests.unit.domain.test_samples import FACTS

__all__ = ["ada", "messenger", "slack"]

START, MIDDLE, _ = RatingMoment
GROWTH = SkillGrowth(
    mentorship=UUID(int=1),
    partner=Someone("U0002", "Mary"),
    moment=MIDDLE,
    learns=True,
    by_you=True,
    rows=(Growth(UUID(int=2), "SQL", {START: 2, MIDDLE: 4}),),
)


def types(person: Person) -> list[str]:
    (seen,) = person.dm
    return [block["type"] for block in seen.blocks]


async def test_the_chart_stands_below_the_words(messenger: Messenger, ada: Person) -> None:
    channel = await opened(messenger, ada)
    assert isinstance(await messenger.post(channel, GROWTH, FIRST), Sent)
    assert types(ada) == ["section", "section", "actions", "data_visualization"]


async def test_where_slack_takes_no_charts_the_words_arrive_alone(
    slack: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    slack.workspace.app.takes_charts = False
    channel = await opened(messenger, ada)
    sent = await messenger.post(channel, GROWTH, FIRST)
    assert isinstance(sent, Sent)
    assert types(ada) == ["section", "section", "actions"]
    assert [call.error for call in slack.refused] == ["invalid_blocks"]
    assert await messenger.look_up(channel, FIRST, T0) == sent


async def test_another_refusal_is_not_answered_by_a_second_try(slack: SimulatedSlack, messenger: Messenger) -> None:
    assert await messenger.post("C0GONE", GROWTH, FIRST) == Impossible("channel_not_found")
    assert [call.error for call in slack.refused] == ["channel_not_found"]


# -- worth a picture -------------------------------------------------------------------------------------

SUMMARY = next(notice for _, notice in summary_samples(FACTS))


@pytest.fixture
def chartless(slack: SimulatedSlack) -> SimulatedSlack:
    slack.workspace.app.takes_charts = False
    return slack


async def arrived(slack: SimulatedSlack, person: Person) -> Message:
    """The one message there is; a file is shared a moment after the answer."""
    await slack.settled()
    (seen,) = person.dm
    return seen


async def test_a_summary_has_two_charts_each_with_its_numbers_beneath(messenger: Messenger, ada: Person) -> None:
    assert isinstance(await messenger.post(await opened(messenger, ada), SUMMARY, FIRST), Sent)
    assert types(ada)[-4:] == ["data_visualization", "context"] * 2


async def test_where_slack_takes_no_charts_one_picture_of_them_comes_with_the_words(
    chartless: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    channel = await opened(messenger, ada)
    assert await messenger.post(channel, SUMMARY, FIRST) == Sent(channel, "")
    seen = await arrived(chartless, ada)
    assert [file["name"] for file in seen.files] == [f"summary-{mark_of(FIRST)}.png"]
    assert "*Meetings:* 22 held" in seen.all_text
    (asked,) = [call for call in chartless.calls if call.method == "files.getUploadURLExternal"]
    assert asked.arguments["alt_txt"].startswith("Meetings held, by week: 7 Dec 4, 14 Dec 6")
    assert isinstance(await messenger.look_up(channel, FIRST, T0), Sent)


async def test_where_slack_takes_no_files_either_there_are_bars_of_text(
    chartless: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    chartless.workspace.app.scopes -= {"files:write"}
    channel = await opened(messenger, ada)
    assert isinstance(await messenger.post(channel, SUMMARY, FIRST), Sent)
    seen = await arrived(chartless, ada)
    assert seen.files == []
    assert "7 Dec: 4 ▓▓▓▓▓▓" in seen.all_text


async def test_what_is_lost_before_the_picture_is_shared_is_tried_again_from_the_beginning(
    chartless: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    channel = await opened(messenger, ada)
    chartless.faults.connection_reset(Moment.AFTER_SUCCESS, method="files.getUploadURLExternal")
    assert isinstance(await messenger.post(channel, SUMMARY, FIRST), NotSent)
    assert ada.dm == []
    assert await messenger.post(channel, SUMMARY, FIRST) == Sent(channel, "")
    await arrived(chartless, ada)


async def test_a_picture_whose_answer_is_lost_is_found_again_by_its_name(
    chartless: SimulatedSlack, messenger: Messenger, ada: Person
) -> None:
    channel = await opened(messenger, ada)
    chartless.faults.connection_reset(Moment.AFTER_SUCCESS, method="files.completeUploadExternal")
    assert isinstance(await messenger.post(channel, SUMMARY, FIRST), Ambiguous)
    await arrived(chartless, ada)
    assert isinstance(await messenger.look_up(channel, FIRST, T0), Sent)


async def test_where_the_refusal_took_long_nothing_is_posted_under_an_old_claim(
    chartless: SimulatedSlack, ada: Person
) -> None:
    moments = iter((0.0, NO_LATER_THAN + 0.1))
    async with aiohttp.ClientSession() as http:
        client = client_of(chartless.api_url, chartless.bot_token, http)
        slow = Messenger(client, seconds=lambda: next(moments))
        assert isinstance(await slow.post(await opened(slow, ada), SUMMARY, FIRST), NotSent)
    assert ada.dm == []
