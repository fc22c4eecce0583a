"""Goals to look at: lists page by page, a goal's page, its history, and what whoever runs a program may read."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.errors import AdminsOnly, MentorshipsPast, NoPairYet, NotYours
from bot.domain.growth.goals import Progress
from bot.domain.growth.steps import StepWish, Whose
from bot.domain.growth.terms import GoalEvent, GoalScope, GoalTerm, GoalVisibility, StepKind
from bot.domain.people import Actor
from bot.domain.terms import GoalState, Role
from models import Goal, GoalUpdate, Mentorship
from tests.integration.office import TODAY, Office
from tests.integration.test_goals import ADA, BOB, KEPT, WISH, a_group, a_pair

MINE = replace(WISH, title="Sleep more", visibility=GoalVisibility.MINE)


def titles(office: Office, person: Actor, pair: UUID | None = None) -> list[str]:
    return [goal.title for goal in office.services.goal_pages.of(person, pair).goals]


def test_both_see_the_goals_of_the_pair_and_nobody_else_does(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.goals.set(bob, pair, WISH)
    for person, yours in ((ada, False), (bob, True)):
        card = office.services.goal_pages.of(person)
        assert [(goal.title, goal.yours, goal.owner) for goal in card.goals] == [("Give a talk", yours, BOB)]
        assert (card.pair.id, card.number, card.may_set) == (pair, 1, True)
        (shown,) = office.services.home.of(person).mentorships
        assert shown.goals == card.goals
    with pytest.raises(NotYours):
        office.services.goal_pages.of(ada, UUID(int=0))


def test_a_goal_for_oneself_alone_is_nowhere_to_be_seen_for_the_partner(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    goal = office.services.goals.set(bob, pair, MINE)
    pages = office.services.goal_pages
    assert titles(office, bob) == ["Sleep more"]
    assert (titles(office, ada), pages.of(ada).number) == ([], 0)
    assert office.services.home.of(ada).mentorships[0].goals == ()
    assert pages.page(bob, goal.id).goal.visibility is GoalVisibility.MINE
    for look in (pages.page, pages.history):
        with pytest.raises(NotYours):
            look(ada, goal.id)
    assert pages.of_program(office.admin(), office.services.home.of(ada).participations[0].cohort.id).goals == ()


def test_open_goals_come_first_short_before_long_and_ones_own_before_the_others(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    goals = office.services.goals
    for who, title, term in (
        (ada, "theirs", GoalTerm.SHORT),
        (bob, "far", GoalTerm.LONG),
        (bob, "near", GoalTerm.SHORT),
        (bob, "done", GoalTerm.SHORT),
        (bob, "gone", GoalTerm.SHORT),
    ):
        goals.set(who, pair, replace(WISH, title=title, term=term))
    with office.session() as session:
        for title, state in (("done", GoalState.REACHED), ("gone", GoalState.DROPPED)):
            session.get_one(Goal, office.row(Goal, title=title).id).state = state
    assert titles(office, bob) == ["near", "theirs", "far", "done", "gone"]


def test_fifty_goals_are_all_within_reach(office: Office) -> None:
    _, bob, pair = a_pair(office)
    for number in range(50):
        office.services.goals.set(bob, pair, replace(WISH, title=f"Goal {number}"))
    pages = [office.services.goal_pages.of(bob, pair, start) for start in range(0, 56, 8)]
    assert [page.start for page in pages] == [0, 8, 16, 24, 32, 40, 48]
    assert len({goal.id for page in pages for goal in page.goals}) == 50
    assert office.services.goal_pages.of(bob, pair, 400).start == 48


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
    card = office.services.goal_pages.of(ada)
    assert [(pair.id, pair.over) for pair in card.pairs] == [(third, False), (first, True)]
    assert card.pair.id == third
    past = office.services.goal_pages.of(ada, first)
    assert ([goal.title for goal in past.goals], past.may_set) == (["Give a talk"], False)


def test_goals_need_a_pair(office: Office) -> None:
    with pytest.raises(NoPairYet):
        office.services.goal_pages.of(office.person("eve"))
    bob, cohort = office.person("bob"), office.cohort()
    office.join(bob, cohort, Role.MENTEE)
    with pytest.raises(NoPairYet):
        office.services.goal_pages.of(bob)


@pytest.mark.parametrize("ending", ["left", "completed"])
def test_what_a_past_pair_aimed_at_stays_readable_for_both(office: Office, ending: str) -> None:
    ada, bob, pair = a_pair(office)
    goal = office.services.goals.set(bob, pair, WISH)
    if ending == "left":
        office.services.participation.leave(bob, office.row(Mentorship).mentee_id)
    else:
        office.wait(weeks=14)
        office.plan()
    for person, yours in ((ada, False), (bob, True)):
        card = office.services.goal_pages.of(person)
        assert card.pair.over
        assert [(each.state, each.yours) for each in card.goals] == [(GoalState.OPEN, yours)]
        page = office.services.goal_pages.page(person, goal.id)
        assert (page.running, page.goal.title) == (False, "Give a talk")


def test_a_past_pair_without_a_goal_has_nothing_to_show(office: Office) -> None:
    ada, bob, _ = a_pair(office)
    office.services.participation.leave(bob, office.row(Mentorship).mentee_id)
    with pytest.raises(MentorshipsPast):
        office.services.goal_pages.of(ada)


def test_the_page_of_a_goal_holds_its_milestones_its_steps_and_what_became_of_it(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    goal = office.services.goals.set(bob, pair, replace(WISH, milestones=("Slides", "Room")))
    step = StepWish(title="Call", kind=StepKind.STEP, whose=Whose.MINE, goal=goal.id, due_on=None)
    office.services.steps.add(bob, pair, step)
    for percent in (25, 50, 75):
        office.services.progress.record(bob, goal.id, _version(office), Progress(percent=percent, note="So far"))
    office.services.goals.edit(bob, goal.id, KEPT.mark, replace(KEPT, title="Give two talks"))
    office.services.goals.show_to(bob, goal.id, GoalVisibility.PROGRAM)
    page = office.services.goal_pages.page(ada, goal.id)
    assert (page.owner, page.mentorship, page.running, page.goal.yours) == (BOB, pair, True, False)
    assert [stage.title for stage in page.milestones] == ["Slides", "Room"]
    assert [each.title for each in page.steps] == ["Call"]
    assert (len(page.updates), page.history) == (5, 6)
    assert page.updates[0].changes == {"visibility": ("pair", "program")}
    assert page.updates[1].changes == {"title": ("Give a talk", "Give two talks")}
    assert (page.updates[2].note, page.updates[2].by) == ("So far", BOB)
    whole = office.services.goal_pages.history(ada, goal.id)
    assert (whole.title, len(whole.updates), whole.updates[-1].event) == ("Give two talks", 6, GoalEvent.SET)
    assert office.services.goal_pages.history(ada, goal.id, 4).updates == whole.updates[4:]


def _version(office: Office) -> int:
    return office.row(Goal).version


def test_a_goal_of_an_earlier_version_has_a_page_as_well(office: Office) -> None:
    _, bob, pair = a_pair(office)
    goal = office.services.goals.set(bob, pair, replace(WISH, why="", measure=""))
    with office.session() as session:
        session.delete(session.get_one(GoalUpdate, office.row(GoalUpdate).id))
    page = office.services.goal_pages.page(bob, goal.id)
    assert (page.goal.why, page.goal.measure, page.updates, page.history) == ("", "", (), 0)


def test_everybody_around_a_mentor_sees_the_groups_goals_and_only_the_pair_its_own(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    first, second = a_group(office, bob, cy)
    goals = office.services.goals
    shared = goals.set(bob, first, replace(WISH, title="Shared", scope=GoalScope.SHARED))
    goals.set(bob, first, replace(WISH, title="Bob's own"))
    goals.set(bob, first, MINE)
    assert titles(office, cy) == ["Shared"]
    assert titles(office, ada, second) == ["Shared"]
    assert titles(office, ada, first) == ["Shared", "Bob's own"]
    page = office.services.goal_pages.page(cy, shared.id)
    assert (page.mentorship, page.owner, page.goal.yours, page.goal.may_move) == (second, BOB, False, True)
    with pytest.raises(NotYours):
        office.services.goal_pages.page(cy, office.row(Goal, title="Bob's own").id)
    office.services.participation.leave(cy, office.row(Mentorship, id=second).mentee_id)
    with pytest.raises(NotYours):
        office.services.goal_pages.page(cy, shared.id)
    with pytest.raises(MentorshipsPast):
        office.services.goal_pages.of(cy)


def test_whoever_runs_the_program_reads_what_is_shared_with_them_and_nothing_else(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    grace, goals = office.admin(), office.services.goals
    cohort = office.services.home.of(ada).participations[0].cohort.id
    for number in range(9):
        goals.set(
            bob, pair, replace(WISH, title=f"Told {number}", visibility=GoalVisibility.PROGRAM, milestones=("One",))
        )
    goals.set(ada, pair, WISH)
    goals.set(ada, pair, MINE)
    with office.session() as session:
        session.get_one(Goal, office.row(Goal, title="Told 0").id).state = GoalState.DROPPED
        session.get_one(Goal, office.row(Goal, title="Told 1").id).state = GoalState.REACHED
    card = office.services.goal_pages.of_program(grace, cohort)
    assert (card.number, len(card.goals), card.start) == (8, 8, 0)
    assert {goal.title for goal in card.goals} == {f"Told {number}" for number in range(1, 9)}
    assert {(goal.owner, goal.yours, goal.milestones) for goal in card.goals} == {(BOB, False, 1)}
    assert office.services.goal_pages.of_program(grace, cohort, 7).goals == card.goals[7:]
    with pytest.raises(AdminsOnly):
        office.services.goal_pages.of_program(ada, cohort)


def test_the_mentors_own_goals_stand_beside_the_mentees(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.goals.set(ada, pair, replace(WISH, title="Listen", due_on=TODAY + timedelta(days=5)))
    office.services.goals.set(bob, pair, WISH)
    assert titles(office, ada) == ["Listen", "Give a talk"]
    assert titles(office, bob) == ["Give a talk", "Listen"]
    assert office.services.goal_pages.of(bob).goals[1].owner == ADA
