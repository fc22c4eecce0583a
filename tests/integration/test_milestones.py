"""Milestones of a goal: added, renamed, ticked, unticked, taken away; progress follows and the history tells."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.errors import MentorshipOver, NotYours, WrongInput
from bot.domain.growth.errors import EnoughMilestones, MilestoneGone
from bot.domain.growth.goals import MOST_MILESTONES, Progress
from bot.domain.growth.terms import GoalEvent, GoalScope
from bot.domain.people import Actor
from models import Goal, GoalUpdate, Mentorship, Milestone
from tests.integration.office import T0, TODAY, Office
from tests.integration.remembering import step
from tests.integration.test_goals import WISH, a_group, a_pair


@step
def a_goal(office: Office) -> tuple[Actor, Actor, UUID]:
    ada, bob, pair = a_pair(office)
    return ada, bob, office.services.goals.set(bob, pair, WISH).id


def told(office: Office) -> list[tuple[GoalEvent, dict[str, list[str]] | None, int]]:
    updates = sorted(office.rows(GoalUpdate), key=lambda row: row.id)
    return [(row.event, row.wording, row.percent) for row in updates[1:]]


def stage(office: Office, title: str) -> Milestone:
    return office.row(Milestone, title=title)


def test_progress_follows_the_milestones_and_each_step_is_remembered(office: Office) -> None:
    _, bob, goal = a_goal(office)
    stages = office.services.milestones
    assert stages.blank(bob, goal).goal_title == "Give a talk"
    assert stages.add(bob, goal, " Slides ").goal.id == goal
    stages.add(bob, goal, "Room", TODAY)
    slides, room = stage(office, "Slides").id, stage(office, "Room").id
    stages.tick(bob, slides)
    assert (stage(office, "Slides").done_at, office.row(Goal).percent) == (T0, 50)
    stages.tick(bob, room)
    assert office.row(Goal).percent == 100
    stages.untick(bob, room)
    stages.take_away(bob, room)
    assert (stage(office, "Room").removed_at, office.row(Goal).percent) == (T0, 100)
    assert told(office) == [
        (GoalEvent.REWORDED, {"milestone": ["", "Slides"]}, 0),
        (GoalEvent.REWORDED, {"milestone": ["", "Room"]}, 0),
        (GoalEvent.MILESTONE_DONE, {"milestone": ["Slides", "Slides"]}, 50),
        (GoalEvent.MILESTONE_DONE, {"milestone": ["Room", "Room"]}, 100),
        (GoalEvent.MILESTONE_REOPENED, {"milestone": ["Room", "Room"]}, 50),
        (GoalEvent.REWORDED, {"milestone": ["Room", ""]}, 100),
    ]


def test_pressing_twice_is_pressing_once(office: Office) -> None:
    _, bob, goal = a_goal(office)
    stages = office.services.milestones
    stages.add(bob, goal, "Slides")
    slides = stage(office, "Slides").id
    for deed in (stages.untick, stages.tick, stages.tick, stages.untick, stages.untick):
        deed(bob, slides)
    assert [event for event, _, _ in told(office)][1:] == [GoalEvent.MILESTONE_DONE, GoalEvent.MILESTONE_REOPENED]


def test_a_milestone_is_renamed_or_gets_another_day(office: Office) -> None:
    _, bob, goal = a_goal(office)
    stages = office.services.milestones
    stages.add(bob, goal, "Slides")
    slides = stage(office, "Slides").id
    card = stages.form(bob, slides).milestone
    assert card
    assert (card.title, card.due_on, card.done_on) == ("Slides", None, None)
    stages.rename(bob, slides, "Slides")
    stages.rename(bob, slides, " Ten slides ", TODAY)
    stages.rename(bob, slides, "Ten slides", TODAY + timedelta(days=1))
    stages.rename(bob, slides, "Ten slides")
    assert [wording for _, wording, _ in told(office)][1:] == [
        {"milestone": ["Slides", "Ten slides"], "due_on": ["", "2026-12-07"]},
        {"milestone": ["Ten slides", "Ten slides"], "due_on": ["2026-12-07", "2026-12-08"]},
        {"milestone": ["Ten slides", "Ten slides"], "due_on": ["2026-12-08", ""]},
    ]


def test_without_milestones_a_goal_stands_where_it_was_last_said_to(office: Office) -> None:
    _, bob, goal = a_goal(office)
    stages = office.services.milestones
    office.services.progress.record(bob, goal, office.row(Goal).version, Progress(percent=75, note=""))
    stages.add(bob, goal, "Slides")
    assert office.row(Goal).percent == 0
    stages.take_away(bob, stage(office, "Slides").id)
    assert office.row(Goal).percent == 75


def test_words_that_cannot_be_are_refused(office: Office) -> None:
    _, bob, goal = a_goal(office)
    for title in (" ", "x" * 201):
        with pytest.raises(WrongInput) as refusal:
            office.services.milestones.add(bob, goal, title)
        assert set(refusal.value.fields) == {"title"}


def test_a_goal_has_room_for_twenty(office: Office) -> None:
    _, bob, goal = a_goal(office)
    stages = office.services.milestones
    for number in range(MOST_MILESTONES):
        stages.add(bob, goal, f"Stage {number}")
    with pytest.raises(EnoughMilestones):
        stages.blank(bob, goal)
    with pytest.raises(EnoughMilestones):
        stages.add(bob, goal, "One more")
    stages.take_away(bob, stage(office, "Stage 3").id)
    stages.add(bob, goal, "One more")


def test_what_was_taken_away_is_no_longer_changed(office: Office) -> None:
    _, bob, goal = a_goal(office)
    stages = office.services.milestones
    stages.add(bob, goal, "Slides")
    slides = stage(office, "Slides").id
    stages.take_away(bob, slides)
    with pytest.raises(MilestoneGone):
        stages.form(bob, slides)
    with pytest.raises(MilestoneGone):
        stages.tick(bob, slides)
    with pytest.raises(NotYours):
        stages.tick(bob, UUID(int=0))


def test_a_partner_only_reads_and_a_group_moves_what_it_shares(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    pair, _ = a_group(office, bob, cy)
    goals, stages = office.services.goals, office.services.milestones
    own = goals.set(bob, pair, WISH)
    for other in (ada, cy):
        with pytest.raises(NotYours):
            stages.add(other, own.id, "Slides")
    shared = goals.set(bob, pair, replace(WISH, scope=GoalScope.SHARED))
    stages.add(cy, shared.id, "Slides")
    stages.tick(ada, stage(office, "Slides").id)
    assert office.row(Goal, id=shared.id).percent == 100
    office.services.participation.leave(bob, office.row(Mentorship, id=pair).mentee_id)
    stages.untick(cy, stage(office, "Slides").id)
    with pytest.raises(NotYours):
        stages.add(cy, own.id, "Room")
    with pytest.raises(MentorshipOver):
        stages.tick(bob, stage(office, "Slides").id)
