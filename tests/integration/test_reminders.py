"""How much people hear unasked is theirs to say: on one page or from the menu of a message, and to take back."""

from datetime import date, timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import WrongInput
from bot.domain.notices import CheckIn
from bot.domain.people import Actor
from bot.domain.post.cards import RemindersCard, RemindersWish, Wish
from bot.domain.post.worth import WORTH, Topic
from bot.domain.terms import NudgePace
from bot.slack.calls import SlackCalls
from bot.slack.context import Context
from bot.slack.gestures import Gesture, Kind
from bot.slack.ids import Action
from bot.slack.modals.people.reminders import reminders_modal
from bot.slack.refs.reminders import ALL_OF_IT, ReminderRef
from bot.threads import Threads
from handlers.reminders import choose
from models import Letterbox, Person
from tests.integration.office import T0, TODAY, Office, T
from tests.integration.test_letterboxes import check_in, feedback, posted, put

EVERYTHING = frozenset(Topic)
AS_USUAL = RemindersCard(pace=NudgePace.USUAL, rests_until=None, muted=frozenset())


@pytest.fixture
def ada(office: Office) -> Actor:
    return office.person("ada")


def wish(
    pace: NudgePace = NudgePace.USUAL, rests_until: date | None = None, *, stops: Topic | None = None
) -> RemindersWish:
    return RemindersWish(pace=pace, rests_until=rests_until, wanted=EVERYTHING - {stops})


def test_the_page_keeps_all_of_it_at_once_and_shows_it_again(office: Office, ada: Actor) -> None:
    reminders, until = office.services.reminders, TODAY + timedelta(days=3)
    assert reminders.look(ada) == AS_USUAL
    saved = reminders.save(ada, wish(NudgePace.FEWER, until, stops=Topic.SKILLS))
    assert saved == RemindersCard(pace=NudgePace.FEWER, rests_until=until, muted=frozenset({Topic.SKILLS}))
    assert reminders.look(ada) == saved
    assert reminders.save(ada, wish()) == AS_USUAL


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=367)])
def test_a_pause_that_would_be_over_or_never_end_is_refused(office: Office, ada: Actor, day: date) -> None:
    with pytest.raises(WrongInput) as refused:
        office.services.reminders.save(ada, wish(rests_until=day))
    assert set(refused.value.fields) == {"rests_until"}


def test_a_pause_is_over_by_itself_and_what_waited_comes_then(office: Office, ada: Actor) -> None:
    put(office, ada, check_in())
    card = office.services.reminders.grant(ada, Wish.PAUSE)
    assert card.rests_until == TODAY + timedelta(weeks=2)
    assert posted(office) == []
    office.clock.instant = T(days=14)
    assert posted(office) == [check_in()]
    assert office.services.reminders.look(ada) == AS_USUAL


def test_a_pause_from_a_message_never_shortens_a_longer_one(office: Office, ada: Actor) -> None:
    longer = TODAY + timedelta(days=60)
    office.services.reminders.save(ada, wish(rests_until=longer))
    assert office.services.reminders.grant(ada, Wish.PAUSE).rests_until == longer


def test_taking_a_pause_back_lets_go_what_waits(office: Office, ada: Actor) -> None:
    put(office, ada, check_in())
    office.services.reminders.grant(ada, Wish.PAUSE)
    office.plan()
    assert office.services.reminders.undo(ada, Wish.PAUSE) == AS_USUAL
    assert posted(office) == [check_in()]


def test_less_often_is_once_a_week_and_never_more_than_before(office: Office, ada: Actor) -> None:
    reminders = office.services.reminders
    assert reminders.grant(ada, Wish.LESS_OFTEN).pace is NudgePace.FEWER
    assert reminders.grant(ada, Wish.LESS_OFTEN).pace is NudgePace.FEWER
    put(office, ada, check_in())
    assert posted(office) == [check_in()]
    put(office, ada, feedback())
    office.clock.instant = T(days=1)
    assert posted(office) == []
    assert reminders.undo(ada, Wish.LESS_OFTEN) == AS_USUAL
    assert posted(office) == [feedback()]
    reminders.save(ada, wish(NudgePace.NONE))
    assert reminders.grant(ada, Wish.LESS_OFTEN).pace is NudgePace.NONE


def test_one_topic_is_stopped_and_the_others_go_on(office: Office, ada: Actor) -> None:
    reminders = office.services.reminders
    assert reminders.grant(ada, Wish.STOP, Topic.CHECK_INS).muted == {Topic.CHECK_INS}
    assert reminders.grant(ada, Wish.STOP, Topic.GOALS).muted == {Topic.CHECK_INS, Topic.GOALS}
    put(office, ada, check_in(), feedback())
    assert posted(office) == [feedback()]
    assert reminders.undo(ada, Wish.STOP, Topic.CHECK_INS).muted == {Topic.GOALS}
    assert reminders.undo(ada, Wish.STOP).muted == {Topic.GOALS}
    assert office.row(Letterbox).look_again_at == T0


def test_a_topic_of_another_version_is_left_out(office: Office, ada: Actor) -> None:
    with office.session() as session:
        session.get_one(Person, office.known(ada).id).muted = ["horoscopes", "skills"]
    assert office.services.reminders.look(ada).muted == {Topic.SKILLS}


def test_every_kind_that_waits_for_its_turn_has_a_worth_and_a_topic() -> None:
    assert CheckIn in WORTH
    assert all(0 <= unasked.worth <= 100 for unasked in WORTH.values())


async def test_the_menu_of_a_message_about_too_much_leads_to_the_page(office: Office, ada: Actor) -> None:
    value = ReminderRef(ALL_OF_IT, "").dump()
    gesture = Gesture(kind=Kind.ACTION, id=Action.REMINDERS_CHOOSE, actor=ada, value=value)
    threads = Threads(1)
    context = Context(gesture, SlackCalls(AsyncWebClient()), threads, office.clock)
    reply = await choose(context, office.services)
    threads.close()
    assert reply.open is not None
    assert reply.open.to_dict() == reminders_modal(AS_USUAL).to_dict()
