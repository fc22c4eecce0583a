"""Goals of a pair: setting, changing, moving on, reaching. The partner hears."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.errors import (
    ChangedMeanwhile,
    GoalReachedAlready,
    MentorshipOver,
    MentorshipsPast,
    NoPairYet,
    NotYours,
    WrongInput,
)
from bot.domain.goals import GoalWish, Progress
from bot.domain.notices import GoalMoved, GoalReached, GoalSet
from bot.domain.people import Actor, Someone
from bot.domain.terms import GoalState, MentorshipState, Role
from models import Goal, GoalUpdate, Mentorship
from tests.integration.office import T0, TODAY, Office

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")
SOON = TODAY + timedelta(days=30)
WISH = GoalWish(title=" Give a talk ", measure=" Twenty people ", due_on=SOON)


def a_pair(office: Office) -> tuple[Actor, Actor, UUID]:
    ada, bob = office.person("ada"), office.person("bob")
    return ada, bob, office.pair(ada, bob, office.cohort())


def test_a_goal_belongs_to_who_set_it_and_both_see_it(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    blank = office.services.goals.blank(bob, pair)
    assert (blank.partner, blank.wish, blank.goal, blank.version) == (ADA, None, None, None)
    card = office.services.goals.set(bob, pair, WISH)
    assert (card.title, card.measure, card.percent, card.yours) == ("Give a talk", "Twenty people", 0, True)
    assert office.letters(ada) == [
        GoalSet(goal=card.id, partner=BOB, title="Give a talk", measure="Twenty people", due_on=SOON)
    ]
    (mentors,) = office.services.goals.of(ada).mentorships
    assert [(goal.id, goal.yours) for goal in mentors.goals] == [(card.id, False)]


def test_a_goal_may_be_reworded(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    office.clear_mail()
    form = office.services.goals.form(bob, card.id)
    assert (form.mentorship, form.partner, form.goal, form.version) == (pair, ADA, card.id, card.version)
    assert form.wish == GoalWish(title="Give a talk", measure="Twenty people", due_on=SOON)
    edited = office.services.goals.edit(
        bob, card.id, card.version, GoalWish(title=" Two talks ", measure="", due_on=TODAY)
    )
    assert (edited.title, edited.version) == ("Two talks", card.version + 1)
    assert office.letters(ada) == []


def test_progress_is_kept_and_the_partner_hears(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    office.clear_mail()
    assert office.services.goals.card(bob, card.id) == card
    moved = office.services.goals.record(bob, card.id, card.version, Progress(percent=50, note=" Half way "))
    assert (moved.percent, moved.state) == (50, GoalState.OPEN)
    assert office.letters(ada) == [
        GoalMoved(goal=card.id, partner=BOB, title="Give a talk", percent=50, note="Half way")
    ]
    update = office.row(GoalUpdate)
    assert (update.percent, update.note, update.made_at) == (50, "Half way", T0)


def test_a_goal_reached_is_celebrated_by_both(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    office.clear_mail()
    reached = office.services.goals.record(bob, card.id, card.version, Progress(percent=100, note="Done"))
    assert (reached.state, office.row(Goal).reached_at) == (GoalState.REACHED, T0)
    assert office.letters(bob) == [
        GoalReached(goal=card.id, partner=ADA, title="Give a talk", note="Done", by_you=True)
    ]
    assert office.letters(ada) == [
        GoalReached(goal=card.id, partner=BOB, title="Give a talk", note="Done", by_you=False)
    ]
    with pytest.raises(GoalReachedAlready):
        office.services.goals.form(bob, card.id)
    with pytest.raises(GoalReachedAlready):
        office.services.goals.record(bob, card.id, reached.version, Progress(percent=50, note=""))


def test_two_forms_on_one_goal_notice_each_other(office: Office) -> None:
    _, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    office.services.goals.record(bob, card.id, card.version, Progress(percent=25, note=""))
    with pytest.raises(ChangedMeanwhile):
        office.services.goals.edit(bob, card.id, card.version, WISH)
    with pytest.raises(ChangedMeanwhile):
        office.services.goals.record(bob, card.id, card.version, Progress(percent=75, note=""))
    assert office.row(Goal).percent == 25


def test_recording_the_same_progress_twice_tells_the_partner_twice_and_not_more(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    office.clear_mail()
    for _ in range(2):
        card = office.services.goals.record(bob, card.id, card.version, Progress(percent=25, note="Still here"))
    assert len(office.letters(ada)) == 2


def test_wishes_that_cannot_be_are_refused(office: Office) -> None:
    _, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    wrong = GoalWish(title=" ", measure="", due_on=TODAY - timedelta(days=1))
    with pytest.raises(WrongInput) as refusal:
        office.services.goals.set(bob, pair, wrong)
    assert set(refusal.value.fields) == {"title", "due_on"}
    with pytest.raises(WrongInput):
        office.services.goals.edit(bob, card.id, card.version, wrong)
    assert office.row(Goal).title == "Give a talk"


def test_goals_need_a_pair(office: Office) -> None:
    ada, _, pair = a_pair(office)
    eve = office.person("eve")
    with pytest.raises(NoPairYet):
        office.services.goals.of(eve)
    with pytest.raises(NotYours):
        office.services.goals.blank(eve, pair)
    with pytest.raises(NotYours):
        office.services.goals.set(eve, pair, WISH)
    with pytest.raises(MentorshipOver):
        office.services.goals.blank(ada, UUID(int=0))


def test_a_partners_goal_is_read_only(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    with pytest.raises(NotYours):
        office.services.goals.form(ada, card.id)
    with pytest.raises(NotYours):
        office.services.goals.card(ada, card.id)
    with pytest.raises(NotYours):
        office.services.goals.edit(ada, card.id, card.version, WISH)
    with pytest.raises(NotYours):
        office.services.goals.record(ada, card.id, card.version, Progress(percent=100, note=""))
    with pytest.raises(NotYours):
        office.services.goals.card(bob, UUID(int=0))


def test_no_goal_is_set_once_the_pair_is_over(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.participation.leave(bob, office.row(Mentorship).mentee_id)
    with pytest.raises(MentorshipOver):
        office.services.goals.blank(ada, pair)
    with pytest.raises(MentorshipOver):
        office.services.goals.set(ada, pair, WISH)
    with pytest.raises(MentorshipsPast):
        office.services.goals.of(ada)


@pytest.mark.parametrize("ending", ["left", "completed"])
def test_what_a_past_pair_aimed_at_stays_readable_for_both(office: Office, ending: str) -> None:
    ada, bob, pair = a_pair(office)
    goal = office.services.goals.set(bob, pair, WISH)
    office.services.goals.record(bob, goal.id, goal.version, Progress(percent=100, note=""))
    if ending == "left":
        office.services.participation.leave(bob, office.row(Mentorship).mentee_id)
    else:
        office.wait(weeks=14)
        office.plan()
    for person, yours in ((ada, False), (bob, True)):
        (past,) = office.services.goals.of(person).mentorships
        assert past.state in {MentorshipState.ENDED, MentorshipState.COMPLETED}
        assert [(each.title, each.state, each.yours) for each in past.goals] == [
            ("Give a talk", GoalState.REACHED, yours)
        ]


def test_pairs_that_run_come_before_past_ones_and_past_ones_without_a_goal_are_left_out(office: Office) -> None:
    ada = office.person("ada")
    bob, cy, dee = (office.person(name) for name in ("bob", "cy", "dee"))
    cohort = office.cohort()
    first = office.pair(ada, bob, cohort)
    office.services.goals.set(bob, first, WISH)
    office.services.participation.leave(bob, office.row(Mentorship, id=first).mentee_id)
    second = office.pair(ada, cy, cohort)
    office.services.participation.leave(cy, office.row(Mentorship, id=second).mentee_id)
    third = office.pair(ada, dee, cohort)
    assert [pair.id for pair in office.services.goals.of(ada).mentorships] == [third, first]


def test_whoever_still_waits_for_a_pair_is_told_so(office: Office) -> None:
    bob = office.person("bob")
    office.join(bob, office.cohort(), Role.MENTEE)
    with pytest.raises(NoPairYet):
        office.services.goals.of(bob)
