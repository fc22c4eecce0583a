"""No query forgets the workspace, and nothing of one workspace is reachable from another."""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import timedelta
from typing import get_type_hints
from uuid import UUID

import pytest

from bot.domain.errors import Refused
from bot.domain.feedback import MeetingFeedback
from bot.domain.goals import GoalWish, Progress
from bot.domain.people import Actor
from bot.domain.terms import Role
from bot.services import Services
from bot.services.planner import Errand, Matter
from models import Base, Goal, MatchingRound, MatchProposal, Mentorship
from tests.integration.office import TODAY, Office, T, opening, signup
from tests.integration.statements import Said, listening

SCOPED = sorted(name for name, table in Base.metadata.tables.items() if "workspace_id" in table.columns)
WISH = GoalWish(title="Talk", measure="", due_on=TODAY + timedelta(days=60))
FEEDBACK = MeetingFeedback(rating=3, moved_forward="", change="")
SAFE_BY_PARENT = (
    re.compile(r"^UPDATE \w+ SET .* WHERE \w+\.id = \S+( AND \w+\.version = \S+)?$"),
    re.compile(r"^SELECT .* FROM participant_skills .*WHERE participant_skills\.participant_id IN"),
)
"""What the unit of work says of rows that it has read inside the workspace: changing one, loading its parts."""


def forgets(said: Said) -> bool:
    """Whether a statement on rows that belong to workspaces chooses them without naming one."""
    text = " ".join(said.text.split())
    if text.startswith("INSERT") or not any(re.search(rf"\b{table}\b", text) for table in SCOPED):
        return False
    if any(shape.match(text) for shape in SAFE_BY_PARENT):
        return False
    return "workspace_id =" not in text.partition(" WHERE ")[2]


def a_whole_story(office: Office) -> None:
    """Every service method once, with people who join, pair up, meet, pause and leave."""
    services = office.services
    grace = office.admin()
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    services.programs.blank(grace)
    services.programs.check(grace, opening())
    cohort = office.cohort(grace)
    services.programs.send_test(grace)
    services.signups.open_cohorts(ada)
    services.signups.form(ada, cohort.id)
    for actor, role in ((ada, Role.MENTOR), (bob, Role.MENTEE), (cy, Role.MENTEE)):
        office.join(actor, cohort, role)
    first, second = office.matched(cohort)
    services.home.of(ada)
    services.proposals.partner(ada, second)
    services.proposals.accept(ada, first)
    mentee, other = (
        (bob, cy)
        if office.row(MatchProposal, id=first).mentee_id == office.participant(bob, cohort).id
        else (cy, bob)
    )
    services.proposals.accept(mentee, first)
    services.proposals.decline(other, second, "")
    pair = office.row(Mentorship).id
    office.plan()
    meeting = services.meetings.to_move(ada, office.meeting(pair).id).id
    services.meetings.of(ada, meeting)
    services.meetings.move(ada, meeting, T(days=5))
    office.wait(days=6)
    office.plan()
    services.meetings.not_yet(mentee, meeting)
    services.meetings.met(ada, meeting)
    services.meetings.give_feedback(mentee, meeting, FEEDBACK)
    services.goals.blank(ada, pair)
    goal = services.goals.set(mentee, pair, WISH)
    services.goals.form(mentee, goal.id)
    services.goals.card(mentee, goal.id)
    goal = services.goals.edit(mentee, goal.id, goal.version, WISH)
    services.goals.record(mentee, goal.id, goal.version, Progress(percent=100, note=""))
    services.goals.of(ada)
    services.home.of(ada)
    services.home.point_the_way(ada)
    services.programs.control_room(grace)
    services.summaries.cohorts(grace)
    services.summaries.post(grace, cohort.id)
    services.participation.of(ada)
    services.participation.pause(ada, office.participant(ada, cohort).id, TODAY + timedelta(days=7))
    office.wait(days=10)
    office.plan()
    services.participation.pause(ada, office.participant(ada, cohort).id, None)
    services.participation.resume(ada)
    office.clock.instant = T(weeks=14)
    office.plan()
    services.participation.leave(mentee, office.participant(mentee, cohort).id)
    office.learn("ada", active=False)


def test_every_service_method_is_part_of_the_story() -> None:
    """So that a new method cannot be left out of the proof below."""
    told = set(re.findall(r"services\.(\w+\.\w+)\(", inspect.getsource(a_whole_story)))
    by_the_office = {"directory.learn", "programs.open", "signups.join", "matching.dry_run", "matching.publish"}
    by_the_planner = {"proposals.hear_silence", "participation.end_break"}
    existing = {
        f"{field.name}.{method}"
        for field in fields(Services)
        for method in vars(get_type_hints(Services)[field.name])
        if not method.startswith("_")
    }
    assert told | by_the_office | by_the_planner == existing


def test_no_query_forgets_the_workspace(office: Office) -> None:
    claims = office.planner.claim
    with listening(office.engine) as said:
        a_whole_story(office)
    with listening(office.engine) as across:
        claims()
    exceptions = {statement.text for statement in across}
    forgetful = {statement.text for statement in said if forgets(statement)} - exceptions
    assert forgetful == set()
    asked = [statement for statement in said if not statement.text.startswith("INSERT")]
    assert len({statement.text for statement in asked}) > 40
    assert len(exceptions) == 4


def test_a_query_that_forgets_is_noticed() -> None:
    assert forgets(Said("SELECT goals.title FROM goals WHERE goals.id = ?", ()))
    assert forgets(Said("SELECT count(*) FROM goals", ()))
    assert forgets(Said("DELETE FROM goals WHERE goals.id = ?", ()))
    assert forgets(Said("SELECT goals.workspace_id FROM goals WHERE goals.id = ?", ()))
    assert not forgets(Said("SELECT goals.title FROM goals WHERE goals.workspace_id = ? AND goals.id = ?", ()))
    assert not forgets(Said("SELECT workspaces.id FROM workspaces WHERE workspaces.slack_team_id = ?", ()))


class Abroad:
    """Everything of a workspace that is not the actor's."""

    def __init__(self, office: Office) -> None:
        office.team = "T2"
        ada, bob = office.person("ada"), office.person("bob")
        self.cohort = office.cohort()
        self.pair = office.pair(ada, bob, self.cohort)
        office.plan()
        self.goal = office.services.goals.set(bob, self.pair, WISH)
        self.meeting = office.meeting(self.pair).id
        found = office.row(Mentorship, id=self.pair)
        self.participant, self.proposal = found.mentor_id, found.proposal_id
        self.round = office.row(MatchingRound).id
        self.workspace = office.workspace().id
        office.team = "T1"


Deed = Callable[[Services, Actor, Abroad], object]
DEEDS: Mapping[str, Deed] = {
    "see the form": lambda s, me, there: s.signups.form(me, there.cohort.id),
    "join": lambda s, me, there: s.signups.join(me, there.cohort.id, signup(Role.MENTEE)),
    "dry run": lambda s, me, there: s.matching.dry_run(me, there.cohort.id),
    "publish": lambda s, me, there: s.matching.publish(me, there.round),
    "sum up": lambda s, me, there: s.summaries.post(me, there.cohort.id),
    "look at a proposal": lambda s, me, there: s.proposals.partner(me, there.proposal),
    "accept": lambda s, me, there: s.proposals.accept(me, there.proposal),
    "decline": lambda s, me, there: s.proposals.decline(me, there.proposal, ""),
    "look at a meeting": lambda s, me, there: s.meetings.of(me, there.meeting),
    "say we met": lambda s, me, there: s.meetings.met(me, there.meeting),
    "say not yet": lambda s, me, there: s.meetings.not_yet(me, there.meeting),
    "about to move": lambda s, me, there: s.meetings.to_move(me, there.meeting),
    "move": lambda s, me, there: s.meetings.move(me, there.meeting, T(days=5)),
    "give feedback": lambda s, me, there: s.meetings.give_feedback(me, there.meeting, FEEDBACK),
    "begin a goal": lambda s, me, there: s.goals.blank(me, there.pair),
    "set a goal": lambda s, me, there: s.goals.set(me, there.pair, WISH),
    "open a goal": lambda s, me, there: s.goals.form(me, there.goal.id),
    "look at a goal": lambda s, me, there: s.goals.card(me, there.goal.id),
    "edit a goal": lambda s, me, there: s.goals.edit(me, there.goal.id, there.goal.version, WISH),
    "record": lambda s, me, there: s.goals.record(
        me, there.goal.id, there.goal.version, Progress(percent=50, note="")
    ),
    "pause": lambda s, me, there: s.participation.pause(me, there.participant, None),
    "leave": lambda s, me, there: s.participation.leave(me, there.participant),
}


def test_ids_of_another_workspace_are_refused(office: Office) -> None:
    there = Abroad(office)
    me = office.learn("ada", is_admin=True)  # The same Slack id as the mentor over there.
    before = [(row.id, row.state) for row in office.rows(Mentorship)], len(office.mail())
    for name, deed in DEEDS.items():
        with pytest.raises(Refused):
            deed(office.services, me, there)
        after = [(row.id, row.state) for row in office.rows(Mentorship)], len(office.mail())
        assert after == before, name


def test_an_errand_of_another_workspace_is_refused(office: Office) -> None:
    there = Abroad(office)
    office.admin()
    rows: dict[Matter, UUID] = {
        Matter.PAIR: there.pair,
        Matter.PROPOSAL: there.proposal,
        Matter.BREAK: there.participant,
    }
    for matter, row in rows.items():
        with pytest.raises(Refused):
            office.planner.carry_out(Errand(matter, office.workspace().id, row))
    assert set(rows) == set(Matter)


def test_what_is_listed_is_ones_own(office: Office) -> None:
    there = Abroad(office)
    me = office.learn("ada", is_admin=True)
    mine = office.cohort(me, name="Mine")
    home = office.services.home.of(me)
    assert home.open_cohorts == (mine,)
    assert (home.participations, home.mentorships, home.proposals) == ((), (), ())
    assert [tally.cohort for tally in office.services.programs.control_room(me).cohorts] == [mine]
    assert office.services.summaries.cohorts(me) == (mine,)
    assert office.services.signups.open_cohorts(me) == (mine,)
    assert office.services.programs.open(me, opening(name="Another")).id != there.cohort.id


def test_the_same_person_leaving_one_workspace_stays_in_the_other(office: Office) -> None:
    there = Abroad(office)
    office.learn("ada")
    office.learn("ada", active=False)
    assert office.row(Mentorship, id=there.pair).ended_at is None
    assert office.row(Goal).mentorship_id == there.pair
