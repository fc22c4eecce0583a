"""Another partner: asked for from either side, taken back in time, and neutral for whoever did not ask."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.cohorts import Step
from bot.domain.errors import AlreadyDone, Collision, MentorshipOver, NoPairUnderWay, NotYours
from bot.domain.notices import MentorshipEnded, PairParted, PartnerGone, PartnerPaused, PartnerReturned
from bot.domain.people import Actor
from bot.domain.terms import MeetingState, MentorshipState, Role, Side
from models import AuditEntry, Mentorship, Rematch
from tests.integration.office import T0, Office, T

REASON = "We could not find a common language. <!channel>"


class Two:
    """Ada mentors Bob, from a Monday morning in London on."""

    def __init__(self, office: Office, *, zone: str = "Europe/London") -> None:
        self.grace = office.admin()
        self.ada, self.bob = office.person("ada"), office.person("bob", zone=zone)
        self.cohort = office.cohort(self.grace)
        office.join(self.bob, self.cohort, Role.MENTEE, time_zone=zone)
        office.join(self.ada, self.cohort, Role.MENTOR)
        (proposal,) = office.matched(self.cohort)
        for actor in (self.ada, self.bob):
            office.services.proposals.accept(actor, proposal)
        self.pair = office.row(Mentorship).id
        office.clear_mail()
        office.plan()


@pytest.fixture
def two(office: Office) -> Two:
    return Two(office)


def state_of(office: Office, pair: UUID) -> MentorshipState:
    return office.row(Mentorship, id=pair).state


def pending(office: Office) -> list[tuple[str, str]]:
    return sorted((each.key, each.kind) for each in office.open_mail())


def test_the_partner_reads_a_neutral_word_an_hour_later_and_then_the_pair_is_over(office: Office, two: Two) -> None:
    card = office.services.rematches.ask(two.bob, two.pair, REASON)
    assert (card.you_are, card.partner.name, card.goes_on) == (Side.MENTEE, "Ada", True)
    assert card.hears_at == T(hours=1)
    office.wait(minutes=59)
    assert office.plan() == []
    assert state_of(office, two.pair) is MentorshipState.ACTIVE
    assert office.letters(two.ada) == []

    office.wait(minutes=1)
    assert office.plan() == ["pair parted"]

    assert state_of(office, two.pair) is MentorshipState.ENDED
    assert office.meeting(two.pair).state is MeetingState.CANCELLED
    (letter,) = office.letters(two.ada)
    assert isinstance(letter, PairParted)
    assert (letter.partner.name, letter.program, letter.you_are) == ("Bob", "Skill exchange", Side.MENTOR)
    assert office.letters(two.bob) == []
    office.wait(days=60)
    office.plan()
    assert [type(each) for each in office.letters(two.ada)] == [PairParted]
    assert office.letters(two.bob) == []


@pytest.mark.parametrize("by", ["ada", "bob"])
def test_either_side_may_ask_and_nothing_says_who(office: Office, two: Two, by: str) -> None:
    asking, other = (two.ada, two.bob) if by == "ada" else (two.bob, two.ada)
    office.services.rematches.ask(asking, two.pair, REASON)
    before = office.services.home.of(other)
    assert [each.parting for each in before.mentorships] == [False]
    assert [each.parting for each in office.services.home.of(asking).mentorships] == [True]
    office.wait(hours=1)
    office.plan()

    (entry,) = office.rows(AuditEntry, action="pair:rematch")
    assert (entry.actor_id, entry.subject, entry.detail) == (None, str(two.pair), {})
    assert all(REASON not in str(each.payload) for each in office.mail())
    assert office.row(Rematch).reason == REASON
    assert office.services.home.of(asking).mentorships == ()


def test_nobody_hears_of_it_outside_their_hours(office: Office) -> None:
    two = Two(office, zone="America/New_York")
    card = office.services.rematches.ask(two.ada, two.pair, "")
    assert card.hears_at == T(hours=5)  # nine in New York
    office.clock.instant = T(hours=14)  # the bot was down until it was evening there
    assert office.plan() == ["pair parted"]
    (message,) = office.mail(kind=PairParted.__name__)
    assert message.due_at == T(days=1, hours=5)


def test_what_is_taken_back_in_time_leaves_everything_as_it_was(office: Office, two: Two) -> None:
    while not office.letters(two.bob):
        office.plan_next()
    before, planned = pending(office), office.meeting(two.pair)
    office.services.rematches.ask(two.bob, two.pair, REASON)
    assert pending(office) == []
    office.wait(minutes=30)

    card = office.services.rematches.take_back(two.bob, two.pair)

    assert card.hears_at is None
    assert pending(office) == before
    assert office.rows(Rematch) == []
    office.plan()
    after = office.meeting(two.pair)
    assert (after.id, after.state, after.starts_at) == (planned.id, MeetingState.PLANNED, planned.starts_at)
    office.clock.instant = after.ends_at + timedelta(hours=2)
    assert "check-in asked" in office.plan()


def test_what_was_held_back_over_night_comes_in_working_hours(office: Office, two: Two) -> None:
    while not office.letters(two.bob):
        office.plan_next()
    office.services.rematches.ask(two.bob, two.pair, "")
    office.clock.instant = office.clock.now().replace(hour=22)
    office.services.rematches.take_back(two.bob, two.pair)

    hours = {each.due_at.hour for each in office.open_mail()}
    assert hours == {9}


def test_it_is_too_late_once_the_partner_has_heard(office: Office, two: Two) -> None:
    office.services.rematches.ask(two.bob, two.pair, "")
    office.wait(hours=1)
    office.plan()
    for late in (office.services.rematches.take_back, office.services.rematches.of):
        with pytest.raises(MentorshipOver):
            late(two.bob, two.pair)
    with pytest.raises(MentorshipOver):
        office.services.rematches.ask(two.ada, two.pair, "")
    with pytest.raises(NoPairUnderWay):
        office.services.rematches.mine(two.bob)


def test_taking_it_back_between_claim_and_errand_is_in_time(office: Office, two: Two) -> None:
    office.services.rematches.ask(two.bob, two.pair, "")
    office.wait(hours=1)
    (errand,) = office.planner.claim()
    office.services.rematches.take_back(two.bob, two.pair)
    assert office.planner.carry_out(errand) is None
    assert state_of(office, two.pair) is MentorshipState.ACTIVE
    assert office.mail(kind=PairParted.__name__) == []


@pytest.mark.parametrize("attempt", range(3))
def test_a_change_of_heart_and_its_moment_at_once_have_one_outcome(office: Office, two: Two, attempt: int) -> None:
    office.services.rematches.ask(two.bob, two.pair, "")
    office.wait(hours=1, minutes=attempt)
    (errand,) = office.planner.claim()
    together = Barrier(2)

    def take_back() -> bool:
        together.wait()
        with suppress(MentorshipOver, Collision):
            office.services.rematches.take_back(two.bob, two.pair)
            return True
        return False

    def part() -> bool:
        together.wait()
        with suppress(Collision):
            return office.planner.carry_out(errand) == "pair parted"
        return False

    with ThreadPoolExecutor(2) as pool:
        deeds = [pool.submit(take_back), pool.submit(part)]
    stays, parts = (deed.result() for deed in deeds)
    assert [stays, parts].count(True) == 1
    assert (state_of(office, two.pair) is MentorshipState.ENDED) is parts
    assert len(office.mail(kind=PairParted.__name__)) == parts
    assert len(office.rows(Rematch)) == parts


def test_while_messages_are_stopped_nobody_parts(office: Office, two: Two) -> None:
    office.services.rematches.ask(two.bob, two.pair, "")
    office.services.holding.stop(two.grace, "A wrong text")
    office.wait(hours=3)
    assert "pair parted" not in office.plan()
    assert state_of(office, two.pair) is MentorshipState.ACTIVE
    office.services.holding.release(two.grace)
    office.wait(minutes=15)
    assert "pair parted" in office.plan()
    (message,) = office.mail(kind=PairParted.__name__)
    assert message.due_at == office.clock.now()


def test_asking_twice_is_asking_once(office: Office, two: Two) -> None:
    first = office.services.rematches.ask(two.bob, two.pair, REASON)
    office.wait(minutes=20)
    assert office.services.rematches.ask(two.bob, two.pair, "Something else") == first
    assert office.services.rematches.mine(two.bob) == (first,)
    assert office.row(Rematch).reason == REASON


def test_a_long_reason_is_kept_as_far_as_there_is_room(office: Office, two: Two) -> None:
    office.services.rematches.ask(two.bob, two.pair, f"  {'a' * 2000}  ")
    assert office.row(Rematch).reason == "a" * 1000


def test_what_the_other_side_has_asked_for_is_not_to_be_noticed(office: Office, two: Two) -> None:
    untouched = office.services.rematches.of(two.ada, two.pair)
    office.services.rematches.ask(two.bob, two.pair, "")
    assert office.services.rematches.of(two.ada, two.pair) == untouched
    assert office.services.rematches.mine(two.ada) == (untouched,)
    assert office.services.rematches.take_back(two.ada, two.pair) == untouched
    office.wait(hours=1)
    assert office.plan() == ["pair parted"]


def test_where_both_ask_the_pair_is_over_at_once_and_each_reads_what_anybody_would(
    office: Office, two: Two
) -> None:
    office.services.rematches.ask(two.bob, two.pair, REASON)
    office.wait(minutes=10)
    card = office.services.rematches.ask(two.ada, two.pair, "")
    assert (card.partner.name, card.hears_at) == ("Bob", T(hours=1, minutes=10))
    assert state_of(office, two.pair) is MentorshipState.ENDED
    assert [type(each) for each in office.letters(two.bob)] == [PairParted]
    assert office.letters(two.ada) == []
    with pytest.raises(MentorshipOver):
        office.services.rematches.take_back(two.bob, two.pair)
    office.wait(days=30)
    office.plan()
    assert len(office.mail(kind=PairParted.__name__)) == 1


def test_a_partner_who_leaves_the_company_meanwhile_is_told_of_as_ever(office: Office, two: Two) -> None:
    office.services.rematches.ask(two.bob, two.pair, "")
    office.learn("ada", active=False)
    assert [type(each) for each in office.letters(two.bob)] == [PartnerGone]
    office.wait(days=2)
    assert office.plan() == []
    with pytest.raises(MentorshipOver):
        office.services.rematches.take_back(two.bob, two.pair)
    assert office.mail(kind=PairParted.__name__) == []


def test_whoever_asks_and_then_leaves_is_heard_of_once(office: Office, two: Two) -> None:
    office.services.rematches.ask(two.bob, two.pair, "")
    office.services.participation.leave(two.bob, office.participant(two.bob, two.cohort).id)
    assert [type(each) for each in office.letters(two.ada)] == [MentorshipEnded]
    office.wait(days=2)
    office.plan()
    assert len(office.letters(two.ada)) == 1


def test_a_break_taken_with_it_is_no_news_for_whoever_was_the_partner(office: Office, two: Two) -> None:
    office.services.rematches.ask(two.bob, two.pair, "")
    bob = office.participant(two.bob, two.cohort).id
    office.services.participation.pause(two.bob, bob, None)
    office.services.participation.resume(two.bob)
    office.services.participation.pause(two.bob, bob, None)
    assert office.plan() == []
    due = {each.due_at for each in office.open_mail()}
    assert min(due) >= T(days=1)
    office.wait(hours=1)
    assert office.plan() == ["pair parted"]
    assert [type(each) for each in office.letters(two.ada)] == [PairParted]


def test_a_break_of_the_other_side_is_told_at_once(office: Office, two: Two) -> None:
    office.services.rematches.ask(two.bob, two.pair, "")
    office.services.participation.pause(two.ada, office.participant(two.ada, two.cohort).id, None)
    (message,) = office.mail(kind=PartnerPaused.__name__)
    assert message.due_at == T0


def test_a_pair_that_goes_on_after_all_hears_of_the_break_a_day_later(office: Office, two: Two) -> None:
    office.services.rematches.ask(two.bob, two.pair, "")
    office.services.participation.pause(two.bob, office.participant(two.bob, two.cohort).id, None)
    office.services.rematches.take_back(two.bob, two.pair)
    assert state_of(office, two.pair) is MentorshipState.PAUSED
    assert [type(each) for each in office.letters(two.ada)] == [PartnerPaused]
    office.services.participation.resume(two.bob)
    assert PartnerReturned in [type(each) for each in office.letters(two.ada)]
    assert state_of(office, two.pair) is MentorshipState.ACTIVE


def test_in_a_cohort_that_closes_nobody_new_is_promised(office: Office, two: Two) -> None:
    office.wait(days=1)
    office.plan()
    office.services.cohorts.finish(two.grace, two.cohort.id, Step.END)
    assert not office.services.rematches.ask(two.bob, two.pair, "").goes_on
    office.wait(hours=1)
    assert "pair parted" in office.plan()
    assert [each.goes_on for each in office.letters(two.ada) if isinstance(each, PairParted)] == [False]


@pytest.mark.parametrize("by", ["ada", "bob"])
def test_the_mentee_goes_first_among_equals_whoever_asked(office: Office, two: Two, by: str) -> None:
    office.services.rematches.ask(two.ada if by == "ada" else two.bob, two.pair, "")
    assert going_first(office, two.cohort) == frozenset()
    office.wait(hours=1)
    office.plan()
    assert going_first(office, two.cohort) == {office.participant(two.bob, two.cohort).id}


def going_first(office: Office, cohort: CohortCard) -> frozenset[UUID]:
    with office.store.reading(office.admin()) as work:
        return work.mentorships.left_behind_in(cohort.id)


def test_the_two_are_not_suggested_to_each_other_again_whoever_would_mentor(office: Office) -> None:
    grace, ada, bob = office.admin(), office.person("ada"), office.person("bob")
    cohort = office.cohort(grace, ends_on=None)
    pair = office.pair(ada, bob, cohort)
    office.services.rematches.ask(ada, pair, "")
    office.wait(hours=1)
    office.plan()
    office.join(ada, cohort, Role.MENTEE)
    office.join(bob, cohort, Role.MENTOR)
    with office.store.reading(grace) as work:
        history = work.matching.history(work.cohorts.get(cohort.id))
    one, other = office.known(ada).id, office.known(bob).id
    assert {(one, other), (other, one)} <= history.paired


def test_a_pair_belongs_to_its_two_alone(office: Office, two: Two) -> None:
    eve = office.person("eve")
    with pytest.raises(NotYours):
        office.services.rematches.ask(eve, two.pair, "")
    with pytest.raises(NoPairUnderWay):
        office.services.rematches.mine(eve)
    assert office.rows(Rematch) == []


def test_several_pairs_are_shown_the_oldest_first(office: Office, two: Two) -> None:
    other = office.cohort(two.grace, name="Another")
    eve = office.person("eve")
    office.wait(hours=1)
    office.join(two.ada, other, Role.MENTOR)
    office.join(eve, other, Role.MENTEE)
    for proposal in office.matched(other):
        for actor in (two.ada, eve):
            office.services.proposals.accept(actor, proposal)
    asked = office.services.rematches.ask(two.ada, two.pair, "")
    first, second = office.services.rematches.mine(two.ada)
    assert first == asked
    assert (second.partner.name, second.program, second.hears_at) == ("Eve", "Another", None)


def test_the_gesture_that_asks_counts_once(office: Office, two: Two) -> None:
    once = Actor(two.bob.team, two.bob.user, "submission:V1:abc")
    office.services.rematches.ask(once, two.pair, REASON)
    office.services.rematches.take_back(two.bob, two.pair)
    with pytest.raises(AlreadyDone):
        office.services.rematches.ask(once, two.pair, REASON)
    assert office.rows(Rematch) == []
