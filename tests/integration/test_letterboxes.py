"""What nobody asked for waits for its turn: one message a day, of all that is due, and nothing lost or twice."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest

from bot.domain.delivery import Impossible, Outcome, Sent, Unreachable
from bot.domain.errors import NotYours
from bot.domain.growth.steps import DueStep
from bot.domain.growth.terms import StepKind
from bot.domain.holding import Audience
from bot.domain.notices import CheckIn, FeedbackAsked, MeetingNudge, Notice, Several, StepsDue, WelcomeBack
from bot.domain.people import Actor, Someone
from bot.domain.terms import DeliveryState, NudgePace
from bot.store import Work
from bot.store.codec import load_notice
from bot.store.due import LEASE
from models import Letterbox, OutboxMessage, Person
from tests.integration.office import T0, TODAY, Office, T

MARY = Someone("UMARY", "Mary")
MEETING, OTHER, THIRD = (UUID(int=10**9 + number) for number in range(3))
QUEUED, MERGED, PENDING = DeliveryState.QUEUED, DeliveryState.MERGED, DeliveryState.PENDING
SENT, EXPIRED = DeliveryState.SENT, DeliveryState.EXPIRED


@pytest.fixture
def ada(office: Office) -> Actor:
    return office.person("ada")


def nudge(meeting: UUID = MEETING, number: int = 2) -> MeetingNudge:
    return MeetingNudge(
        meeting=meeting,
        number=number,
        partner=MARY,
        starts_at=T(days=3),
        minutes=30,
        shared_hours=True,
        moved_for=None,
    )


def check_in(meeting: UUID = OTHER, attempt: int = 1) -> CheckIn:
    return CheckIn(meeting=meeting, number=2, partner=MARY, starts_at=T0, attempt=attempt)


def feedback(meeting: UUID = THIRD) -> FeedbackAsked:
    return FeedbackAsked(meeting=meeting, number=2, partner=MARY)


def steps(step: UUID) -> StepsDue:
    due = DueStep(step=step, title="Read", kind=StepKind.STEP, due_on=TODAY)
    return StepsDue(mentorship=MEETING, partner=MARY, today=TODAY, steps=(due,))


def inside(office: Office) -> Any:
    return office.store.inside(office.workspace().id)


def put(office: Office, reader: Actor, *notices: Notice, **when: Any) -> None:
    """Each about its meeting, under its own name as key."""
    with inside(office) as work:
        for notice in notices:
            about = getattr(notice, "meeting", MEETING)
            key = f"{type(notice).__name__}:{about}"
            work.outbox.to_person(work.people.known(reader.user), notice, key=key, about=about, **when)


def send(office: Office, outcome: Outcome | None = None) -> list[Notice]:
    """What the relay takes to Slack now, where it gets timestamps of its own."""
    sent: list[Notice] = []
    while envelopes := office.delivery.claim():
        for envelope in envelopes:
            office.delivery.settle(envelope, outcome or Sent("D1", f"{envelope.id.int}.1"[-20:]))
        sent += [envelope.notice for envelope in envelopes]
    return sent


def posted(office: Office, outcome: Outcome | None = None) -> list[Notice]:
    """What leaves in one tick."""
    office.plan()
    return send(office, outcome)


def states(office: Office) -> dict[str, DeliveryState]:
    return {message.kind: message.state for message in office.mail() if message.state is not DeliveryState.GIVEN_UP}


def do(office: Office, deed: Any) -> Any:
    with inside(office) as work:
        return deed(work)


def test_one_thing_leaves_as_it_is_and_the_next_waits_until_tomorrow(office: Office, ada: Actor) -> None:
    put(office, ada, check_in())
    assert states(office) == {"CheckIn": QUEUED}
    assert posted(office) == [check_in()]
    put(office, ada, feedback())
    assert posted(office) == []
    office.clock.instant = T(days=1, minutes=-1)
    assert posted(office) == []
    office.clock.instant = T(days=1)
    assert posted(office) == [feedback()]


def test_news_leaves_at_once_whatever_waits(office: Office, ada: Actor) -> None:
    put(office, ada, check_in(), WelcomeBack(program="Orbit"))
    assert send(office) == [WelcomeBack(program="Orbit")]


def test_what_is_due_on_one_day_is_one_message_the_most_valuable_first(office: Office, ada: Actor) -> None:
    put(office, ada, feedback(), nudge())
    put(office, ada, check_in(), due_at=T(hours=5))
    assert posted(office) == [Several(parts=(nudge(), check_in(), feedback()))]
    assert states(office) == {
        "MeetingNudge": MERGED, "CheckIn": MERGED, "FeedbackAsked": MERGED, "Several": SENT
    }  # fmt: skip
    assert posted(office) == []
    office.wait(hours=6)
    assert posted(office) == []


def test_three_a_week_and_then_none_until_the_first_is_a_week_ago(office: Office, ada: Actor) -> None:
    for day in range(4):
        office.clock.instant = T(days=day)
        put(office, ada, check_in(UUID(int=10**9 + 10 + day)))
        assert len(posted(office)) == (1 if day < 3 else 0)
    office.clock.instant = T(days=4)
    assert posted(office) == []
    office.clock.instant = T(days=7)
    assert posted(office) == [check_in(UUID(int=10**9 + 13))]


def test_one_thing_is_not_brought_up_again_within_three_days_but_steps_of_another_day_are_another(
    office: Office, ada: Actor
) -> None:
    put(office, ada, check_in(MEETING))
    assert posted(office) == [check_in(MEETING)]
    do(office, lambda work: _to(work, ada, check_in(MEETING, attempt=2), key="again", about=MEETING))
    do(office, lambda work: _to(work, ada, steps(OTHER), key="steps", about=MEETING))
    office.clock.instant = T(days=1)
    assert posted(office) == [steps(OTHER)]
    do(office, lambda work: _to(work, ada, steps(THIRD), key="more steps", about=MEETING))
    office.clock.instant = T(days=2)
    assert posted(office) == [steps(THIRD)]
    office.clock.instant = T(days=3)
    assert posted(office) == []  # three in this week
    office.clock.instant = T(days=7)
    assert posted(office) == [check_in(MEETING, attempt=2)]


def _to(work: Work, reader: Actor, notice: Notice, **facts: Any) -> None:
    work.outbox.to_person(work.people.known(reader.user), notice, **facts)


def test_a_part_that_is_taken_back_before_it_left_is_gone_and_the_others_come(office: Office, ada: Actor) -> None:
    put(office, ada, nudge(), check_in(), feedback())
    office.plan()
    assert do(office, lambda work: work.outbox.withdraw(OTHER)) == 1
    assert send(office) == []
    assert states(office)["CheckIn"] is EXPIRED
    assert posted(office) == [Several(parts=(nudge(), feedback()))]
    assert do(office, lambda work: work.outbox.withdraw(MEETING)) == 0


@pytest.mark.parametrize("merged", [False, True], ids=["alone", "with others"])
def test_what_waits_is_changed_like_everything_that_has_not_been_sent(
    office: Office, ada: Actor, merged: bool
) -> None:
    put(office, ada, nudge(), check_in(), feedback())
    if merged:
        office.plan()

    def changed(work: Work) -> None:
        outbox = work.outbox
        assert outbox.holds(nudge(), about=MEETING, since=T(days=-1))
        assert [key for key, _ in outbox.waiting(CheckIn)] == [f"CheckIn:{OTHER}"]
        assert not outbox.left([f"CheckIn:{OTHER}"])
        assert outbox.due_of(FeedbackAsked, about=THIRD) == T0
        outbox.reword(f"CheckIn:{OTHER}", check_in(attempt=2), due_at=T0)
        outbox.rewrite(MeetingNudge, lambda told: nudge(number=3))
        assert outbox.call_in(FeedbackAsked, THIRD) == [feedback()]
        outbox.restore(f"FeedbackAsked:{THIRD}", due_at=T(hours=1))

    do(office, changed)
    assert posted(office) == [Several(parts=(nudge(number=3), check_in(attempt=2), feedback()))]

    def looked_up(work: Work) -> None:
        (whole,) = office.mail(kind="Several", state=SENT)
        assert work.outbox.left([f"CheckIn:{OTHER}"]) == {f"CheckIn:{OTHER}"}
        assert work.outbox.said_in(CheckIn, OTHER, str(whole.sent_ts)) == check_in(attempt=2)
        assert work.outbox.said_in(CheckIn, OTHER, "1.0") is None
        assert work.outbox.waiting(CheckIn) == []

    do(office, looked_up)


def test_rewriting_may_take_something_out(office: Office, ada: Actor) -> None:
    put(office, ada, nudge(), check_in())
    office.plan()
    do(office, lambda work: work.outbox.rewrite(CheckIn, lambda told: None))
    assert posted(office) == [nudge()]


def test_what_was_withdrawn_with_its_pair_waits_again_once_it_is_put_back(office: Office, ada: Actor) -> None:
    put(office, ada, check_in(), due_at=T(hours=2))
    do(office, lambda work: work.outbox.withdraw(OTHER))
    do(office, lambda work: work.outbox.put_back([OTHER], withdrawn_at=T0, not_before=T(hours=3)))
    assert states(office) == {"CheckIn": QUEUED}
    assert posted(office) == []
    office.wait(hours=3)
    assert posted(office) == [check_in()]


def test_what_was_given_up_is_not_said_and_counts_for_nothing(office: Office, ada: Actor) -> None:
    put(office, ada, nudge(), check_in())
    assert posted(office, Impossible("user_disabled")) == [Several(parts=(nudge(), check_in()))]
    assert not do(office, lambda work: work.outbox.holds(nudge(), about=MEETING, since=T(days=-1)))
    assert do(office, lambda work: work.outbox.due_of(MeetingNudge, about=MEETING)) is None
    do(office, lambda work: _to(work, ada, check_in(attempt=2), key="again", about=OTHER))
    assert posted(office) == [check_in(attempt=2)]


def test_while_slack_is_away_nothing_piles_up_and_what_has_not_lost_its_time_comes_together(
    office: Office, ada: Actor
) -> None:
    put(office, ada, nudge(), expires_at=T(hours=30))
    put(office, ada, check_in())
    posted(office, Unreachable())
    office.clock.instant = T(days=1)
    put(office, ada, feedback())
    assert office.plan() == []
    assert states(office)["FeedbackAsked"] is QUEUED
    office.clock.instant = T(hours=31)  # the nudge has lost its time, and its message with it
    assert posted(office) == []
    office.wait(minutes=5)
    assert posted(office) == [Several(parts=(check_in(), feedback()))]
    assert states(office)["MeetingNudge"] is EXPIRED


def test_nothing_is_posted_while_messages_are_stopped_and_it_comes_after_the_release(
    office: Office, ada: Actor
) -> None:
    grace = office.admin()
    put(office, ada, check_in(), feedback())
    office.services.holding.stop(grace, "")
    assert office.plan() == []
    card = office.services.holding.look(grace)
    assert {pile.kind: pile.count for pile in card.piles} == {"CheckIn": 1, "FeedbackAsked": 1}
    office.services.holding.discard(grace, "FeedbackAsked", Audience.PERSON)
    office.services.holding.bring_back(grace, "FeedbackAsked", Audience.PERSON)
    assert states(office)["FeedbackAsked"] is QUEUED
    office.clock.instant = T(days=30)
    assert office.plan() == []
    office.services.holding.release(grace)
    assert posted(office) == [Several(parts=(check_in(), feedback()))]


def test_nobody_who_is_gone_hears_of_what_waits(office: Office, ada: Actor) -> None:
    put(office, ada, check_in(), feedback())
    office.plan()
    do(office, lambda work: work.outbox.withdraw_from(work.people.known(ada.user)))
    assert posted(office) == []
    assert set(states(office).values()) == {EXPIRED}


def test_a_reader_who_wants_none_gets_none_and_it_is_kept_why(office: Office, ada: Actor) -> None:
    with office.session() as session:
        session.get_one(Person, office.known(ada).id).nudge_pace = NudgePace.NONE
    put(office, ada, check_in())
    assert posted(office) == []
    assert office.row(OutboxMessage, kind="CheckIn").outcome == "its reader wants none"
    assert office.row(Letterbox).look_again_at is None


def test_two_workers_at_one_letterbox_post_one_message(office: Office, ada: Actor) -> None:
    put(office, ada, nudge(), check_in(), feedback())
    box = office.row(Letterbox)
    ready = Barrier(4)

    def look(_: int) -> int:
        ready.wait()
        return office.services.letterboxes.look(box.workspace_id, box.id)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(look, range(4))) == [0, 0, 0, 3]
    assert send(office) == [Several(parts=(nudge(), check_in(), feedback()))]


def test_a_meeting_that_is_called_off_meanwhile_is_in_no_message(office: Office, ada: Actor) -> None:
    for number in range(8):
        meeting = UUID(int=10**9 + 100 + number)
        reader = office.person(f"reader{number}")
        put(office, reader, nudge(meeting), check_in(UUID(int=10**9 + 200 + number)))
        box = office.row(Letterbox, person_id=office.known(reader).id)
        _at_once(
            lambda box=box: office.services.letterboxes.look(box.workspace_id, box.id),
            lambda meeting=meeting: do(office, lambda work: work.outbox.withdraw(meeting)),
        )
    assert [type(notice) for notice in posted(office)] == [CheckIn] * 8


def _at_once(*deeds: Any) -> None:
    ready = Barrier(len(deeds))

    def begin(deed: Any) -> None:
        ready.wait()
        deed()

    with ThreadPoolExecutor(len(deeds)) as pool:
        list(pool.map(begin, deeds))


def test_whoever_dies_between_looking_and_posting_leaves_it_to_the_next(office: Office, ada: Actor) -> None:
    put(office, ada, nudge(), check_in())
    assert office.planner.claim()
    assert office.plan() == []
    with pytest.raises(RuntimeError):
        do(office, lambda work: _die_after_posting(work, office.known(ada).id))
    office.clock.instant = T0 + LEASE
    assert posted(office) == [Several(parts=(nudge(), check_in()))]


def _die_after_posting(work: Work, reader: UUID) -> None:
    work.letterboxes.post(work.letterboxes.waiting(reader))
    raise RuntimeError


def test_the_letterboxes_of_another_workspace_stay_shut(office: Office, ada: Actor) -> None:
    put(office, ada, nudge())
    box = office.row(Letterbox)
    office.team = "T2"
    office.person("bob")
    with pytest.raises(NotYours):
        office.services.letterboxes.look(office.workspace().id, box.id)


def test_things_of_one_day_are_read_as_they_were_put(office: Office, ada: Actor) -> None:
    put(office, ada, nudge(), check_in())
    office.plan()
    (whole,) = office.mail(kind="Several")
    assert load_notice(whole.kind, whole.payload) == Several(parts=(nudge(), check_in()))


def moments(office: Office) -> Sequence[datetime]:
    return [row.look_again_at.astimezone(UTC) for row in office.rows(Letterbox) if row.look_again_at]


def test_a_letterbox_is_looked_into_no_later_than_the_first_thing_is_due(office: Office, ada: Actor) -> None:
    put(office, ada, check_in(), due_at=T(days=2))
    put(office, ada, feedback(), due_at=T(days=1))
    put(office, ada, nudge(), due_at=T(days=3))
    assert moments(office) == [T(days=1)]
    office.wait(days=1, hours=9)
    assert office.plan() == []
    assert moments(office) == [T(days=2)]
    office.clock.instant = T(days=2) + timedelta(hours=1)
    assert posted(office) == [Several(parts=(check_in(), feedback()))]
