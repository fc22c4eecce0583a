"""Where a group talks, against a simulated Slack: who is in, what is kept, and what a crash or a refusal leaves."""

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest

from bot.domain.notices import WelcomeBack
from bot.domain.people import Actor
from bot.domain.terms import DeliveryState
from bot.playground import Channel, Moment, Person, SimulatedSlack, VirtualClock
from bot.scheduler.relay import Relay
from bot.slack.manifest import OPTIONAL_SCOPES, SCOPES
from bot.slack.messenger import Messenger
from models import Mentorship
from tests.integration.groups import Circle
from tests.integration.office import T0, Office, T
from tests.integration.test_messenger import IMPATIENCE, client_of
from tests.integration.test_relay import run


class Town:
    """An office and its Slack: Ada, and people who learn with her, in both."""

    def __init__(self, office: Office, slack: SimulatedSlack, messenger: Messenger, size: int) -> None:
        self.office = office
        self.slack = slack
        self.messenger = messenger
        self.relay = Relay(office.delivery, messenger, run=run, report=lambda *_: None)
        self.ada, *self.people = (slack.add_person(name) for name in ("Ada", *(f"Nr {n}" for n in range(1, size))))
        mentor, *learners = (office.learn(each.name, slack_id=each.id) for each in (self.ada, *self.people))
        self.learners: list[Actor] = learners
        self.circle = Circle(office, learners, mentor)

    async def sends(self, *, at: int = 1) -> None:
        """Let `at` days have passed since the beginning, and send what is due."""
        self.office.clock.instant = max(self.office.clock.instant, T(days=at))
        await self.relay.send_due()

    async def tries_again(self) -> None:
        self.office.wait(minutes=1)
        await self.relay.send_due()

    def channels(self) -> list[Channel]:
        rooms = self.slack.workspace.rooms.values()
        return [self.slack.channel(room.id) for room in rooms if room.name.startswith("mentoring")]

    def rooms(self) -> set[str | None]:
        """What is kept as the conversation of the pairs that run."""
        return {pair.channel for pair in self.office.rows(Mentorship) if not pair.over}

    def letters(self, person: Person) -> int:
        return sum("your group" in message.text for message in person.dm)


@pytest.fixture
async def slack() -> AsyncIterator[SimulatedSlack]:
    slack = SimulatedSlack(clock=VirtualClock(T0))
    slack.granted_scopes.clear()
    slack.granted_scopes.update(SCOPES, OPTIONAL_SCOPES)
    async with slack.serving():
        yield slack


@pytest.fixture
async def messenger(slack: SimulatedSlack) -> AsyncIterator[Messenger]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=IMPATIENCE)) as http:
        yield Messenger(client_of(slack.api_url, slack.bot_token, http))


@pytest.fixture
def eight(office: Office, slack: SimulatedSlack, messenger: Messenger) -> Town:
    town = Town(office, slack, messenger, 8)
    town.circle.says_yes(*town.learners)
    return town


@pytest.fixture
def ten(office: Office, slack: SimulatedSlack, messenger: Messenger) -> Town:
    town = Town(office, slack, messenger, 10)
    town.circle.says_yes(*town.learners)
    return town


async def test_up_to_eight_share_a_group_message_which_is_kept_for_all(eight: Town) -> None:
    await eight.sends()
    (room,) = eight.ada.group_dms
    assert len(room.messages) == 1
    assert len(room.members) == 9
    assert eight.rooms() == {room.id}


async def test_whoever_leaves_is_not_in_the_next_conversation_and_whoever_joins_is(
    office: Office, slack: SimulatedSlack, messenger: Messenger
) -> None:
    town = Town(office, slack, messenger, 4)
    town.circle.says_yes(*town.learners[:2])
    await town.sends()
    town.circle.leaves(town.learners[0])
    town.circle.says_yes(town.learners[2])
    await town.sends(at=2)
    _, second = town.ada.group_dms
    assert set(second.members) == {slack.bot_user_id, town.ada.id, town.people[1].id, town.people[2].id}
    assert town.rooms() == {second.id}


async def test_an_answer_that_is_lost_is_looked_for_where_it_was_tried(eight: Town) -> None:
    eight.slack.faults.timeout_after_success(method="chat.postMessage")
    await eight.sends()
    await eight.tries_again()
    (room,) = eight.ada.group_dms
    assert len(room.messages) == 1
    assert [row.sent_channel for row in eight.circle.rows(DeliveryState.SENT)] == [room.id]


async def test_more_than_eight_have_a_private_channel_with_all_of_them(ten: Town) -> None:
    await ten.sends()
    (room,) = ten.channels()
    assert room.name == "mentoring-skill-exchange-ada"
    assert set(room.members) == {ten.slack.bot_user_id, ten.ada.id, *(person.id for person in ten.people)}
    assert len(room.messages) == 1
    assert ten.rooms() == {room.id}


async def test_the_channel_stays_and_follows_who_belongs_to_the_group(
    office: Office, slack: SimulatedSlack, messenger: Messenger
) -> None:
    town = Town(office, slack, messenger, 12)
    town.circle.says_yes(*town.learners[:10])
    await town.sends()
    town.circle.leaves(town.learners[0])
    town.circle.says_yes(town.learners[10])
    await town.sends(at=2)
    (room,) = town.channels()
    assert town.people[0].id not in room.members
    assert town.people[10].id in room.members
    assert len(room.messages) == 2
    assert room.id not in {pair.channel for pair in office.rows(Mentorship) if pair.over}


async def test_a_channel_that_was_archived_is_replaced_under_another_name(ten: Town) -> None:
    await ten.sends()
    ten.channels()[0].archive()
    newcomer = ten.slack.add_person("Late")
    learner = ten.office.learn("late", slack_id=newcomer.id)
    ten.circle.ask(learner)
    ten.circle.says_yes(learner)
    await ten.sends(at=2)
    _, second = ten.channels()
    assert second.name == "mentoring-skill-exchange-ada-2"
    assert len(second.messages) == 1
    assert ten.rooms() == {second.id}


async def test_a_group_that_outgrows_its_group_message_moves_to_a_channel(
    office: Office, slack: SimulatedSlack, messenger: Messenger
) -> None:
    town = Town(office, slack, messenger, 9)
    town.circle.says_yes(*town.learners[:7])
    await town.sends()
    town.circle.says_yes(town.learners[7])
    await town.sends(at=2)
    (room,) = town.channels()
    assert town.rooms() == {room.id}


@pytest.mark.parametrize("fault", ["500", "reset after", "limited"])
@pytest.mark.parametrize("method", ["conversations.create", "conversations.invite"])
async def test_whatever_is_lost_between_creating_and_inviting_all_read_it_once(
    ten: Town, fault: str, method: str
) -> None:
    match fault:
        case "500":
            ten.slack.faults.server_error(method=method)
        case "reset after":
            ten.slack.faults.connection_reset(Moment.AFTER_SUCCESS, method=method)
        case "limited":
            ten.slack.faults.rate_limited(7, method=method)
    await ten.sends()
    assert all(not room.messages for room in ten.channels())
    await ten.tries_again()
    (room,) = [room for room in ten.channels() if room.messages]
    assert len(room.messages) == 1
    assert len(room.members) == 11
    assert ten.rooms() == {room.id}


async def test_a_process_that_dies_after_creating_leaves_the_channel_to_the_next_one(ten: Town) -> None:
    ten.office.clock.instant = T(days=1)
    envelope = next(each for each in ten.office.delivery.claim() if each.group)
    created = await ten.messenger.create_channel("mentoring-skill-exchange-ada")
    assert isinstance(created, str)
    ten.office.delivery.opened(envelope, created)
    ten.office.wait(minutes=2)  # The lease lapses, and the message is looked for in vain.
    for _ in range(3):
        await ten.tries_again()
    (room,) = ten.channels()
    assert room.id == created
    assert len(room.messages) == 1
    assert len(room.members) == 11


@pytest.mark.parametrize("refusal", ["missing_scope", "restricted_action", "cannot_create_channel"])
async def test_where_no_channel_may_be_had_each_reads_it_alone_and_nothing_is_locked(
    ten: Town, refusal: str
) -> None:
    if refusal == "missing_scope":
        ten.slack.granted_scopes.discard("groups:write")
    else:
        ten.slack.faults.refused(refusal, method="conversations.create")
    await ten.sends()
    await ten.tries_again()
    assert [ten.letters(person) for person in (ten.ada, *ten.people)] == [1] * 10
    assert ten.office.workspace().paused_until is None
    (row,) = [row for row in ten.circle.rows(DeliveryState.EXPIRED) if row.mentorship_id and row.attempts]
    assert row.outcome == f"told to each alone: {refusal}"


async def test_what_is_told_to_each_alone_is_put_once_however_often_it_is_tried(ten: Town) -> None:
    ten.office.clock.instant = T(days=1)
    envelope = next(each for each in ten.office.delivery.claim() if each.group)
    ten.office.delivery.tell_each(envelope)
    ten.office.delivery.tell_each(envelope)
    ten.slack.granted_scopes.discard("groups:write")
    ten.office.clock.instant += timedelta(minutes=2)
    for _ in range(3):
        await ten.tries_again()
    assert [ten.letters(person) for person in (ten.ada, *ten.people)] == [1] * 10


async def test_a_member_whose_account_is_closed_does_not_keep_the_others_from_reading_it(eight: Town) -> None:
    eight.slack.deactivate(eight.people[3])
    await eight.sends()
    await eight.tries_again()
    assert [eight.letters(person) for person in (eight.ada, *eight.people)] == [1, 1, 1, 1, 0, 1, 1, 1]


async def test_whatever_is_for_a_whole_group_goes_the_same_way(ten: Town) -> None:
    ten.slack.granted_scopes.discard("groups:write")
    await ten.sends()
    with ten.office.store.inside(ten.office.workspace().id) as work:
        pair = work.mentorships.get(ten.circle.pair(ten.learners[0]))
        work.outbox.to_pair(pair, WelcomeBack(program="Orbit"), key="news", due_at=work.now)
    await ten.tries_again()
    await ten.tries_again()
    for person in (ten.ada, *ten.people):
        assert sum("Orbit" in message.text for message in person.dm) == 1


async def test_where_every_name_is_taken_each_reads_it_alone(ten: Town) -> None:
    for _ in range(10):
        ten.slack.faults.refused("name_taken", method="conversations.create")
    await ten.sends()
    await ten.tries_again()
    assert ten.letters(ten.ada) == 1


async def test_a_new_channel_that_nobody_may_be_invited_to_is_none(ten: Town) -> None:
    ten.slack.faults.refused("not_in_channel", method="conversations.invite")
    await ten.sends()
    await ten.tries_again()
    assert ten.letters(ten.ada) == 1


async def test_whoever_cannot_be_removed_makes_the_group_move(
    office: Office, slack: SimulatedSlack, messenger: Messenger
) -> None:
    town = Town(office, slack, messenger, 12)
    town.circle.says_yes(*town.learners[:10])
    await town.sends()
    town.circle.leaves(town.learners[0])
    town.circle.says_yes(town.learners[10])
    slack.faults.refused("restricted_action", method="conversations.kick")
    await town.sends(at=2)
    _, second = town.channels()
    assert town.people[0].id not in second.members
    assert len(second.messages) == 1
