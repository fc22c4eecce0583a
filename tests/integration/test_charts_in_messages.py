"""A message with a chart, where Slack takes it and where it does not: either way it arrives, and once."""

from uuid import UUID

from bot.domain.delivery import Impossible, Sent
from bot.domain.growth.skills import Growth
from bot.domain.growth.terms import RatingMoment
from bot.domain.notices import SkillGrowth
from bot.domain.people import Someone
from bot.playground import Person, SimulatedSlack
from bot.slack.messenger import Messenger
from tests.integration.office import T0
from tests.integration.test_messenger import FIRST, ada, messenger, opened, slack

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
