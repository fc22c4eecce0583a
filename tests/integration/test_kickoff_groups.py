"""Groups: several acceptances are one introduction, nobody is introduced twice, and one press plans for all."""

from collections.abc import Callable

import pytest

from bot.domain.cohorts import Step
from bot.domain.errors import MentorshipOver, NotYours
from bot.domain.growth.kickoff_cards import Ending
from bot.domain.notices import GroupIntroduction, MeetingMoved, MeetingOffered
from bot.domain.people import Actor
from bot.domain.terms import DeliveryState, MeetingState
from models import Meeting, OutboxMessage, Participant
from tests.integration.groups import Circle
from tests.integration.office import Office, T

TUESDAY = T(days=1)


@pytest.fixture
def learners(office: Office) -> list[Actor]:
    return [office.person(name) for name in ("bob", "cy", "dee")]


@pytest.fixture
def circle(office: Office, learners: list[Actor]) -> Circle:
    return Circle(office, learners)


def names(notice: GroupIntroduction) -> list[str]:
    return [mentee.who.name for mentee in notice.mentees]


def test_acceptances_close_together_are_one_introduction_on_the_next_working_morning(
    circle: Circle, learners: list[Actor]
) -> None:
    for learner in learners:
        circle.says_yes(learner)
        circle.office.wait(hours=1)
    met = circle.to_come()
    assert sorted(names(met)) == ["Bob", "Cy", "Dee"]
    assert set(met.newcomers) == {"UADA", "UBOB", "UCY", "UDEE"}
    assert len(circle.rows(DeliveryState.EXPIRED)) == 2
    assert circle.rows(DeliveryState.PENDING)[0].due_at == TUESDAY
    assert met.times == (T(days=2), T(days=3, hours=1), T(days=4, hours=5))
    assert met.skills == ("SQL",)


def test_whoever_joins_later_is_introduced_to_all_and_all_to_them_once(
    circle: Circle, learners: list[Actor]
) -> None:
    bob, cy, dee = learners
    circle.says_yes(bob, cy)
    circle.office.clear_mail()
    circle.office.wait(days=2)
    circle.says_yes(dee)
    met = circle.to_come()
    assert met.newcomers == ("UDEE",)
    assert sorted(names(met)) == ["Bob", "Cy", "Dee"]


def test_whoever_leaves_before_the_introduction_is_not_in_it(circle: Circle, learners: list[Actor]) -> None:
    bob, cy, dee = learners
    circle.says_yes(bob, cy, dee)
    circle.leaves(cy)
    assert sorted(names(circle.to_come())) == ["Bob", "Dee"]
    assert "UCY" not in circle.to_come().newcomers
    circle.leaves(bob)
    circle.leaves(dee)
    assert circle.rows(DeliveryState.PENDING) == []


def test_a_group_that_is_as_it_was_before_a_newcomer_came_and_went_hears_nothing(
    circle: Circle, learners: list[Actor]
) -> None:
    bob, cy, _ = learners
    circle.says_yes(bob)
    circle.says_yes(cy)
    circle.leaves(cy)
    assert names(circle.to_come()) == ["Bob"]
    circle.office.clear_mail()
    circle.leaves(bob)
    assert circle.rows(DeliveryState.PENDING) == []


def test_somebody_who_came_and_went_after_the_others_were_introduced_is_never_mentioned(
    circle: Circle, learners: list[Actor]
) -> None:
    bob, cy, _ = learners
    circle.says_yes(bob)
    circle.office.clear_mail()
    circle.says_yes(cy)
    circle.leaves(cy)
    assert circle.rows(DeliveryState.PENDING) == []


def mentor_leaves(circle: Circle) -> None:
    circle.leaves(circle.ada)


def program_ends(circle: Circle) -> None:
    circle.office.services.cohorts.finish(circle.office.admin(), circle.cohort.id, Step.END)


@pytest.mark.parametrize("end", [mentor_leaves, program_ends])
def test_what_is_over_is_introduced_to_nobody(
    circle: Circle, learners: list[Actor], end: Callable[[Circle], None]
) -> None:
    circle.says_yes(*learners)
    end(circle)
    assert circle.rows(DeliveryState.PENDING) == []


def test_whoever_agreed_to_an_older_text_is_known_to_the_group_by_name(
    circle: Circle, learners: list[Actor]
) -> None:
    bob, cy, _ = learners
    with circle.office.session() as session:
        place = circle.office.participant(bob, circle.cohort).id
        session.get_one(Participant, place).consent_version = "2026-11-24"
    circle.says_yes(bob, cy)
    goals = {mentee.who.name: mentee.goals for mentee in circle.to_come().mentees}
    assert goals == {"Bob": "", "Cy": "Grow"}


def planned(circle: Circle) -> set[object]:
    return {meeting.starts_at for meeting in circle.office.rows(Meeting, state=MeetingState.PLANNED)}


def told(circle: Circle, who: Actor) -> list[MeetingMoved]:
    return [letter for letter in circle.office.letters(who) if isinstance(letter, MeetingMoved)]


@pytest.mark.parametrize("chooser", ["bob", "ada"])
def test_one_press_plans_the_first_meeting_of_all_and_everybody_else_hears_once(
    circle: Circle, learners: list[Actor], chooser: str
) -> None:
    circle.says_yes(*learners)
    circle.office.clear_mail()
    choose = circle.office.services.kickoff.choose
    who = circle.office.person(chooser)
    assert choose(who, circle.pair(learners[2]), T(days=3)).ending is Ending.STANDS
    circle.office.plan()
    assert planned(circle) == {T(days=3)}
    for other in (circle.ada, *learners):
        letters = told(circle, other)
        assert len(letters) == (0 if other == who else 1)
        assert all(letter.group and letter.first for letter in letters)
    assert choose(learners[1], circle.pair(learners[2]), T(days=2)).ending is Ending.TAKEN
    circle.office.clock.instant = T(days=2)
    circle.office.plan()
    assert circle.office.letters(learners[2], MeetingOffered) == []


def test_any_member_may_choose_another_time_for_all(circle: Circle, learners: list[Actor]) -> None:
    circle.says_yes(*learners)
    kickoff = circle.office.services.kickoff
    kickoff.choose(learners[0], circle.pair(learners[0]), T(days=3))
    circle.office.wait(minutes=5)
    kickoff.choose_another(learners[1], circle.pair(learners[0]), T(days=6), seen=T(days=3), ts=None)
    assert planned(circle) == {T(days=6)}
    by = kickoff.first_meeting(circle.ada, circle.pair(learners[0])).by
    assert by is not None
    assert by.name == "Cy"


def test_whoever_joins_a_group_that_has_chosen_is_in_on_it(circle: Circle, learners: list[Actor]) -> None:
    bob, cy, dee = learners
    circle.says_yes(bob, cy)
    circle.office.clear_mail()
    circle.office.services.kickoff.choose(bob, circle.pair(bob), T(days=8))
    circle.says_yes(dee)
    met = circle.to_come()
    assert (met.meeting_at, met.times) == (T(days=8), ())
    circle.office.plan()
    assert planned(circle) == {T(days=8)}


def test_a_group_that_has_met_is_offered_no_first_time(circle: Circle, learners: list[Actor]) -> None:
    bob, cy, dee = learners
    circle.says_yes(bob, cy)
    circle.office.clear_mail()
    circle.office.services.kickoff.choose(bob, circle.pair(bob), T(days=2))
    circle.office.clock.instant = T(days=3)
    circle.office.services.meetings.met(bob, circle.office.meeting(circle.pair(bob)).id)
    circle.says_yes(dee)
    assert (circle.to_come().meeting_at, circle.to_come().times) == (None, ())


def test_a_member_on_a_break_holds_nobody_up(circle: Circle, learners: list[Actor]) -> None:
    bob, cy, _ = learners
    circle.says_yes(bob, cy)
    circle.office.services.participation.pause(bob, circle.office.participant(bob, circle.cohort).id, None)
    assert circle.office.services.kickoff.choose(circle.ada, circle.pair(cy), T(days=3)).ending is Ending.STANDS
    assert [meeting.mentorship_id for meeting in circle.office.rows(Meeting, state=MeetingState.PLANNED)] == [
        circle.pair(cy)
    ]
    circle.office.services.participation.resume(bob)
    assert len(circle.rows(DeliveryState.PENDING)) == 1


def test_nobody_from_outside_chooses_for_a_group(circle: Circle, learners: list[Actor]) -> None:
    bob, cy, dee = learners
    circle.says_yes(bob, cy)
    choose = circle.office.services.kickoff.choose
    with pytest.raises(NotYours):
        choose(dee, circle.pair(bob), TUESDAY)
    circle.leaves(cy)
    with pytest.raises(NotYours):
        choose(cy, circle.pair(bob), TUESDAY)
    with pytest.raises(MentorshipOver):
        choose(cy, circle.pair(cy), TUESDAY)


def test_the_message_to_a_group_is_found_by_where_it_stands(circle: Circle, learners: list[Actor]) -> None:
    circle.says_yes(*learners)
    with circle.office.session() as session:
        row = session.get_one(OutboxMessage, circle.rows(DeliveryState.PENDING)[0].id)
        row.state, row.sent_ts = DeliveryState.SENT, "17.000001"
    card = circle.office.services.kickoff.choose(learners[0], circle.pair(learners[1]), T(days=3), ts="17.000001")
    assert isinstance(card.introduction, GroupIntroduction)


def test_people_whose_days_never_meet_are_introduced_on_the_mentors_morning(office: Office) -> None:
    bob = office.person("bob")
    circle = Circle(office, [bob])
    with office.session() as session:
        place = office.participant(bob, circle.cohort).id
        session.get_one(Participant, place).time_zone = "Pacific/Auckland"
    circle.says_yes(bob)
    assert circle.rows(DeliveryState.PENDING)[0].due_at == TUESDAY
    assert not circle.to_come().shared_hours
