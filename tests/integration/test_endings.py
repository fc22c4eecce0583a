"""The planned end: asked in time, chosen, changed, and brought about only where both wish it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest

from bot.domain.care.ending_cards import EndingCard
from bot.domain.care.ending_errors import NoWayBack, PartingAlready, PlacesTaken
from bot.domain.care.endings import EndNow, GoOn, Wish
from bot.domain.care.terms import EndChoice, EndedBy, PulseKind
from bot.domain.cohorts import Step
from bot.domain.errors import Collision, MentorshipOver, NotYours, WrongInput
from bot.domain.growth.terms import OccasionKind
from bot.domain.notices import EndingAsked, EndWished, MentorshipCompleted, PairGoesOn, PulseAsked
from bot.domain.people import Actor
from bot.domain.settings import CohortSettings
from bot.domain.terms import MeetingState, MentorshipState, Role
from bot.services.care.endings import endings_of
from models import AuditEntry, Farewell, Mentorship, Occasion
from tests.integration.office import TODAY, Office, T

ENDS_ON = TODAY + timedelta(weeks=13)
LATER = ENDS_ON + timedelta(weeks=4)
GO_ON = Wish(choice=EndChoice.EXTEND, until=LATER)
FINISH = Wish(choice=EndChoice.GRADUATE)
NOW = Wish(choice=EndChoice.GRADUATE, until=TODAY)
STOP = Wish(choice=EndChoice.STOP)


class Two:
    """Ada mentors Bob, until thirteen weeks from a Monday morning in London."""

    def __init__(self, office: Office, **answers: object) -> None:
        self.office = office
        self.grace = office.admin()
        self.ada, self.bob = office.person("ada"), office.person("bob")
        self.cohort = office.cohort(self.grace, **answers)
        self.pair = office.pair(self.ada, self.bob, self.cohort)

    @property
    def row(self) -> Mentorship:
        return self.office.row(Mentorship, id=self.pair)

    def chooses(self, actor: Actor, wish: Wish) -> EndingCard:
        return self.office.services.endings.choose(actor, self.pair, wish)

    def comes_to(self, **time: float) -> list[str]:
        """Let time pass, with nobody meeting."""
        while True:
            dates = [pair.look_again_at for pair in self.office.rows(Mentorship) if pair.look_again_at]
            dates += [each.look_again_at for each in self.office.rows(Occasion) if each.look_again_at]
            if not dates or min(dates) > T(**time):
                self.office.clock.instant = T(**time)
                return self.office.plan()
            self.office.clock.instant = max(self.office.clock.instant, min(dates))
            self.office.plan()


@pytest.fixture
def two(office: Office) -> Two:
    return Two(office)


def test_each_is_asked_once_two_weeks_before_and_silence_ends_it_as_planned(office: Office, two: Two) -> None:
    two.comes_to(weeks=11)
    for actor, partner in ((two.ada, "Bob"), (two.bob, "Ada")):
        (asked,) = office.letters(actor, EndingAsked)
        assert isinstance(asked, EndingAsked)
        assert (asked.partner.name, asked.ends_on, asked.may_go_on) == (partner, ENDS_ON, True)
    two.comes_to(weeks=13, days=2)
    assert len(office.mail(kind="EndingAsked")) == 2
    assert office.services.keepsakes.past(two.bob)[0].ended_on == ENDS_ON
    assert (two.row.state, two.row.ended_by) == (MentorshipState.COMPLETED, EndedBy.PLANNED_END)
    assert len(office.letters(two.ada, MentorshipCompleted)) == 1
    surveys = [each for each in office.letters(two.bob, PulseAsked) if isinstance(each, PulseAsked)]
    assert [each.again for each in surveys if each.kind is PulseKind.EXIT] == [False, True]
    assert office.letters(two.ada, EndingAsked) == []


def test_who_has_spoken_is_not_asked(office: Office, two: Two) -> None:
    two.chooses(two.ada, FINISH)
    two.comes_to(weeks=11)
    assert office.letters(two.ada, EndingAsked) == []
    assert len(office.letters(two.bob, EndingAsked)) == 1
    two.chooses(two.bob, FINISH)
    assert office.letters(two.bob, EndingAsked) == []
    two.comes_to(weeks=13, days=2)
    assert two.row.ended_by is EndedBy.GRADUATED


def test_both_wish_to_go_on_and_the_earlier_day_counts(office: Office, two: Two) -> None:
    two.comes_to(weeks=11)
    office.clear_mail()
    card = two.chooses(two.bob, replace(GO_ON, until=LATER + timedelta(weeks=4)))
    assert (card.settled, card.ends_on) == (None, ENDS_ON)
    (wished,) = office.letters(two.ada)
    assert isinstance(wished, EndWished)
    assert (wished.partner.name, wished.choice, wished.until) == (
        "Bob",
        EndChoice.EXTEND,
        GO_ON.until and wished.until,
    )
    assert office.services.endings.of(two.ada, two.pair).mine is None

    card = two.chooses(two.ada, GO_ON)

    assert card.settled == GoOn(LATER)
    assert (two.row.ends_on, office.rows(Farewell)) == (LATER, [])
    (told,) = office.letters(two.bob)
    assert told == PairGoesOn(
        mentorship=two.pair, partner=office.known(two.ada).as_someone(), program="Skill exchange", until=LATER
    )
    (entry,) = office.rows(AuditEntry, action="pair:extend")
    assert entry.detail == {"until": str(LATER)}
    two.comes_to(weeks=14)
    assert two.row.state is MentorshipState.ACTIVE
    two.comes_to(weeks=15)
    assert [each.ends_on for each in office.letters(two.ada, EndingAsked) if isinstance(each, EndingAsked)] == [
        LATER
    ]
    two.comes_to(weeks=17, days=2)
    assert (two.row.state, two.row.ended_by) == (MentorshipState.COMPLETED, EndedBy.PLANNED_END)


def test_an_end_that_is_put_off_again_stays_within_three_months(office: Office, two: Two) -> None:
    for until in (LATER, ENDS_ON + timedelta(weeks=13)):
        two.chooses(two.ada, replace(GO_ON, until=until))
        two.chooses(two.bob, replace(GO_ON, until=until))
        assert two.row.ends_on == until
    assert not office.services.endings.of(two.ada, two.pair).bounds.open
    with pytest.raises(WrongInput):
        two.chooses(two.ada, replace(GO_ON, until=ENDS_ON + timedelta(weeks=14)))


def test_one_wish_alone_changes_nothing_and_the_other_is_never_told_what_is_kept(office: Office, two: Two) -> None:
    two.comes_to(weeks=11)
    office.clear_mail()
    two.chooses(two.ada, GO_ON)
    office.clear_mail()
    for wish in (FINISH, STOP):
        card = two.chooses(two.bob, wish)
        assert card.settled is None
        assert office.letters(two.ada) == office.letters(two.bob) == []
        seen = office.services.endings.of(two.ada, two.pair)
        assert (seen.mine, seen.ends_on) == (GO_ON, ENDS_ON)
    two.comes_to(weeks=13, days=2)
    assert (two.row.state, two.row.ended_by) == (MentorshipState.COMPLETED, EndedBy.STOPPED)


def test_a_mind_is_changed_before_the_other_has_read(office: Office, two: Two) -> None:
    two.chooses(two.ada, GO_ON)
    assert len(office.letters(two.bob, EndWished)) == 1
    two.chooses(two.ada, STOP)
    assert office.letters(two.bob, EndWished) == []
    two.chooses(two.ada, replace(GO_ON, until=LATER + timedelta(days=1)))
    (wished,) = office.letters(two.bob, EndWished)
    assert isinstance(wished, EndWished)
    assert wished.until == LATER + timedelta(days=1)
    assert len(office.rows(Farewell)) == 1


def test_both_feel_ready_and_finish_before_the_planned_day(office: Office, two: Two) -> None:
    office.plan()
    two.chooses(two.bob, NOW)
    (wished,) = office.letters(two.ada, EndWished)
    assert isinstance(wished, EndWished)
    assert wished.choice is EndChoice.GRADUATE
    assert two.row.state is MentorshipState.ACTIVE
    meeting = office.meeting(two.pair)

    assert two.chooses(two.ada, NOW).settled == EndNow()

    assert (two.row.state, two.row.ended_by, two.row.look_again_at) == (
        MentorshipState.COMPLETED,
        EndedBy.GRADUATED,
        None,
    )
    assert office.meeting(two.pair).state is MeetingState.CANCELLED
    assert office.mail(about_id=meeting.id, state="pending") == []
    for actor in (two.ada, two.bob):
        (done,) = office.letters(actor, MentorshipCompleted)
        assert isinstance(done, MentorshipCompleted)
        assert done.early
    assert office.letters(two.ada, EndWished) == []


def test_an_end_taken_up_again_by_both_goes_on_as_before(office: Office, two: Two) -> None:
    two.comes_to(weeks=13, days=2)
    office.clear_mail()
    until = ENDS_ON + timedelta(weeks=9)
    card = two.chooses(two.bob, replace(GO_ON, until=until))
    assert card.over
    (wished,) = office.letters(two.ada, EndWished)
    assert isinstance(wished, EndWished)
    assert wished.over

    two.chooses(two.ada, replace(GO_ON, until=until))

    row = two.row
    assert (row.state, row.ended_at, row.ended_by, row.ends_on) == (MentorshipState.ACTIVE, None, None, until)
    (told,) = office.letters(two.bob, PairGoesOn)
    assert isinstance(told, PairGoesOn)
    assert told.again
    two.comes_to(weeks=24)
    assert two.row.state is MentorshipState.COMPLETED
    assert len(office.mail(kind="MentorshipCompleted")) == 4


def test_taken_up_on_a_break_it_rests(office: Office, two: Two) -> None:
    two.comes_to(weeks=13, days=2)
    office.services.participation.pause(two.ada, two.row.mentor_id, None)
    two.chooses(two.bob, GO_ON)
    two.chooses(two.ada, GO_ON)
    assert two.row.state is MentorshipState.PAUSED


@pytest.mark.parametrize("wish", [FINISH, NOW, STOP])
def test_after_the_end_there_is_nothing_to_choose_but_to_go_on(office: Office, two: Two, wish: Wish) -> None:
    two.comes_to(weeks=13, days=2)
    with pytest.raises(MentorshipOver):
        two.chooses(two.ada, wish)


def test_four_weeks_later_an_end_is_an_end(office: Office, two: Two) -> None:
    two.comes_to(weeks=17, days=2)
    with pytest.raises(MentorshipOver):
        two.chooses(two.ada, replace(GO_ON, until=ENDS_ON + timedelta(weeks=10)))


def test_nobody_goes_on_with_somebody_who_is_gone(office: Office, two: Two) -> None:
    two.comes_to(weeks=13, days=2)
    office.services.participation.leave(two.ada, two.row.mentor_id)
    with pytest.raises(NoWayBack):
        two.chooses(two.bob, GO_ON)


def test_a_place_that_is_taken_by_now_is_not_taken_back(office: Office) -> None:
    two = Two(office, ends_on=None)
    two.chooses(two.ada, NOW)
    two.chooses(two.bob, NOW)
    office.clear_mail()
    office.pair(office.person("cy"), two.bob, two.cohort)
    for actor in (two.ada, two.bob):
        with pytest.raises(PlacesTaken):
            two.chooses(actor, replace(GO_ON, until=TODAY + timedelta(weeks=9)))


def test_without_a_last_day_a_pair_goes_on_by_three_months_at_a_time(office: Office) -> None:
    two = Two(office, ends_on=None)
    ends_on = office.services.endings.of(two.ada, two.pair).ends_on
    for number in (1, 2):
        until = ends_on + timedelta(weeks=13 * number)
        two.chooses(two.ada, replace(GO_ON, until=until))
        assert two.chooses(two.bob, replace(GO_ON, until=until)).settled == GoOn(until)


def test_the_question_moves_with_the_end(office: Office, two: Two) -> None:
    settings = CohortSettings(
        name="", starts_on=TODAY, ends_on=TODAY + timedelta(weeks=20), channel="CMENTORING", size_limit=None
    )
    version = office.services.settings.of_cohort(two.grace, two.cohort.id).version
    office.services.settings.change_cohort(two.grace, two.cohort.id, version, settings)
    two.comes_to(weeks=17)
    assert office.letters(two.ada, EndingAsked) == []
    two.comes_to(weeks=18)
    assert len(office.letters(two.ada, EndingAsked)) == 1


def test_when_the_end_moves_a_little_nobody_is_asked_again_at_once(office: Office, two: Two) -> None:
    two.comes_to(weeks=11)
    with office.session() as session:
        session.get_one(Mentorship, two.pair).ends_on = ENDS_ON + timedelta(days=3)
        session.query(Occasion).filter_by(kind=OccasionKind.ENDING).update({"look_again_at": T(weeks=11)})
    two.comes_to(weeks=12)
    assert len(office.mail(kind="EndingAsked")) == 2


def test_an_admin_who_ends_a_cohort_ends_all_its_pairs(office: Office, two: Two) -> None:
    two.chooses(two.ada, GO_ON)
    two.chooses(two.bob, GO_ON)
    office.wait(days=7)
    office.services.cohorts.finish(two.grace, two.cohort.id, Step.END)
    assert two.row.ends_on is None
    two.comes_to(days=10)
    assert two.row.state is MentorshipState.COMPLETED


def test_a_cohort_that_never_began_stops_its_pairs(office: Office) -> None:
    two = Two(office, starts_on=TODAY + timedelta(days=14), ends_on=TODAY + timedelta(weeks=13))
    office.services.cohorts.finish(two.grace, two.cohort.id, Step.CANCEL)
    assert (two.row.state, two.row.ended_by) == (MentorshipState.ENDED, EndedBy.STOPPED)


def test_who_has_asked_to_part_chooses_nothing_and_hears_of_no_wish(office: Office, two: Two) -> None:
    two.chooses(two.bob, GO_ON)
    office.services.rematches.ask(two.bob, two.pair, "")
    assert office.rows(Farewell) == []
    with pytest.raises(PartingAlready):
        two.chooses(two.bob, GO_ON)
    office.clear_mail()
    assert two.chooses(two.ada, GO_ON).settled is None
    assert office.letters(two.bob) == []
    office.wait(hours=2)
    office.plan()
    assert two.row.ended_by is EndedBy.PARTED
    with pytest.raises(MentorshipOver):
        office.services.endings.of(two.ada, two.pair)


def test_who_leaves_is_remembered_as_gone(office: Office, two: Two) -> None:
    office.services.participation.leave(two.ada, two.row.mentor_id)
    assert two.row.ended_by is EndedBy.LEFT


def test_only_the_two_choose(office: Office, two: Two) -> None:
    with pytest.raises(NotYours):
        two.chooses(two.grace, STOP)


def test_home_sees_the_end_of_each_pair_and_only_its_own_wish(office: Office, two: Two) -> None:
    two.chooses(two.bob, GO_ON)

    def glance(actor: Actor) -> tuple[object, ...]:
        with office.store.reading(actor) as work:
            pairs = work.mentorships.running_of([each.id for each in work.participants.of_person(work.me.id)])
            seen = endings_of(work, pairs)[two.pair]
            return seen.ends_on, seen.soon, seen.mine

    assert glance(two.ada) == (ENDS_ON, False, None)
    assert glance(two.bob) == (ENDS_ON, False, GO_ON)
    two.comes_to(weeks=11)
    assert glance(two.ada)[1]


# -- both at once ------------------------------------------------------------------------------------------


def at_once(*deeds: Callable[[], object]) -> None:
    """Do these at one moment; somebody who comes too close to another is told to try again, and does."""
    together = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> None:
        together.wait()
        for _ in range(3):
            try:
                deed()
            except Collision:
                continue
            return

    with ThreadPoolExecutor(len(deeds)) as pool:
        for done in [pool.submit(run, deed) for deed in deeds]:
            done.result()


def test_both_wish_to_go_on_at_once_and_it_happens_once(office: Office, two: Two) -> None:
    at_once(lambda: two.chooses(two.ada, GO_ON), lambda: two.chooses(two.bob, GO_ON))
    assert two.row.ends_on == LATER
    assert len(office.rows(AuditEntry, action="pair:extend")) == 1
    assert len(office.mail(kind="PairGoesOn")) == 1
    assert office.rows(Farewell) == []


def test_one_wishes_to_go_on_while_the_planned_end_passes_at_once(office: Office, two: Two) -> None:
    two.chooses(two.ada, GO_ON)
    office.clock.instant = T(weeks=13, days=1)
    workspace = office.workspace().id
    with office.session() as session:
        session.get_one(Mentorship, two.pair).look_again_at = office.clock.now()

    def chooses() -> None:
        with suppress(MentorshipOver):
            two.chooses(two.bob, GO_ON)

    at_once(chooses, lambda: office.rhythm.move_on(workspace, two.pair))
    row = two.row
    assert (row.state, row.ends_on, row.ended_at) == (MentorshipState.ACTIVE, LATER, None)
    assert office.letters(two.ada, MentorshipCompleted) == []
    assert len(office.letters(two.ada, PairGoesOn)) == 1


def test_two_who_finish_at_once_end_once(office: Office, two: Two) -> None:
    at_once(lambda: two.chooses(two.ada, NOW), lambda: two.chooses(two.bob, NOW))
    assert two.row.ended_by is EndedBy.GRADUATED
    assert len(office.mail(kind="MentorshipCompleted")) == 2
    assert len(office.rows(AuditEntry, action="pair:graduate")) == 1


def test_nobody_chooses_in_a_pair_that_is_not_there(office: Office, two: Two) -> None:
    with pytest.raises(MentorshipOver):
        office.services.endings.of(two.ada, UUID(int=0))
    assert office.participant(two.ada, two.cohort).role is Role.MENTOR
