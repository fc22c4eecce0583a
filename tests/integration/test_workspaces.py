"""No query forgets the workspace, and nothing of one workspace is reachable from another."""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import timedelta
from typing import get_type_hints
from uuid import UUID

import pytest

from bot.domain.approvals import mark_of
from bot.domain.cohorts import Step
from bot.domain.delivery import Unreachable
from bot.domain.directory import Page
from bot.domain.errors import Refused
from bot.domain.feedback import MeetingFeedback
from bot.domain.finding_cards import Wanted
from bot.domain.growth.goal_cards import GoalCard, GoalDraft
from bot.domain.growth.goals import GoalWish, Progress
from bot.domain.growth.steps import StepWish, Whose
from bot.domain.growth.terms import GoalScope, GoalVisibility, OccasionKind, RatingMoment, StepKind
from bot.domain.guests import Guests
from bot.domain.holding import Audience
from bot.domain.matching import Criterion
from bot.domain.matching_rules import MatchingRules
from bot.domain.matching_terms import AskedFirst, DailyRun, HandKind, Objective, Pairing, ProposalState, Weight
from bot.domain.people import Actor
from bot.domain.proposals import Again, Later
from bot.domain.settings import CohortSettings, ProgramSettings
from bot.domain.signup import Step as FormPage
from bot.domain.terms import Cadence, LeaderAnswer, MentorRule, Newcomers, Role
from bot.services import Services
from bot.services.planner import Errand, Matter
from models import (
    Agreement,
    Base,
    DailyLook,
    Digest,
    Goal,
    LaterReminder,
    MatchingRound,
    MatchProposal,
    Mentorship,
    Milestone,
    NextSearch,
    Occasion,
    Program,
    Skill,
)
from tests.integration.office import TODAY, Office, T, a_profile, opening, signup
from tests.integration.statements import Said, listening
from tests.integration.test_approvals import sights

SCOPED = sorted(name for name, table in Base.metadata.tables.items() if "workspace_id" in table.columns)
WISH = GoalWish(title="Talk", measure="", due_on=TODAY + timedelta(days=60))
STEP = StepWish(title="Read", kind=StepKind.STEP, whose=Whose.MINE, goal=None, due_on=None)
PROGRAM = ProgramSettings(
    name="Theirs", objective="", values="", expectations="", confidentiality="", cadence=Cadence.WEEKLY, minutes=30,
    months=6, mentor_rule=MentorRule.OPEN, newcomers=Newcomers.QUIET,
)  # fmt: skip
COHORT = CohortSettings(name="", starts_on=TODAY, ends_on=None, channel="CTHEIRS", size_limit=None)
RULES = MatchingRules(
    pairing=Pairing.TRADITIONAL, group_min=3, group_max=6, asked_first=AskedFirst.MENTEE, daily_run=DailyRun.NEVER,
    manager_levels=1, weights=dict.fromkeys(Criterion, Weight.MUCH),
)  # fmt: skip
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
    lets_matches_go(office, grace)
    matches_by_hand(office, grace)
    meet_and_set_goals(office, ada, mentee)
    rates_skills(office, mentee)
    agree(office, ada, mentee)
    looks_ahead_and_stops(office, grace, cohort.id)
    services.home.of(ada)
    services.home.point_the_way(ada)
    services.rooms.enter(grace)
    services.digests.stop(grace)
    services.digests.resume(grace)
    runs_a_program(office, grace)
    services.summaries.cohorts(grace)
    services.summaries.before_posting(grace, cohort.id)
    services.summaries.post(grace, cohort.id)
    services.participation.of(ada)
    services.participation.pause(ada, office.participant(ada, cohort).id, TODAY + timedelta(days=7))
    office.wait(days=10)
    office.plan()
    services.participation.pause(ada, office.participant(ada, cohort).id, None)
    services.participation.resume(ada)
    parts(office, ada)
    office.clock.instant = T(weeks=14)
    office.plan()
    services.participation.leave(mentee, office.participant(mentee, cohort).id)
    signs_up(office, grace)
    keeps_going(office, grace)
    looks_for_a_mentor(office, grace)
    what_slack_says(office, grace)


def meet_and_set_goals(office: Office, ada: Actor, mentee: Actor) -> None:
    """A pair's first weeks."""
    services = office.services
    pair = office.row(Mentorship).id
    office.plan()
    takes_steps(office, ada, mentee, pair)
    services.kickoff.ideas(ada, pair)
    services.kickoff.first_meeting(ada, pair)
    services.kickoff.choose(ada, pair, T(days=2), ts="1.000001")
    services.kickoff.choose_another(ada, pair, T(days=3), seen=T(days=2), ts=None)
    meeting = services.meetings.to_move(ada, office.meeting(pair).id).id
    services.meetings.of(ada, meeting)
    services.meetings.move(ada, meeting, T(days=5))
    office.wait(days=6)
    office.plan()
    services.meetings.not_yet(mentee, meeting)
    services.meetings.met(ada, meeting)
    services.meetings.give_feedback(mentee, meeting, FEEDBACK)
    goal = aims_at_something(office, ada, mentee, pair)
    says_how_it_goes(office, ada, mentee, goal.id)


def says_how_it_goes(office: Office, mentor: Actor, mentee: Actor, goal: UUID) -> None:
    """Stuck and helped, put off, put aside and taken up, reached and told to the channel."""
    services, later = office.services, WISH.due_on + timedelta(days=30)
    services.progress.undo(mentee, goal, services.progress.on_track(mentee, goal).update)
    stuck = services.progress.stuck(mentee, goal)
    services.progress.note(mentee, goal, services.progress.said(mentee, goal, stuck.update).update, "How?")
    services.progress.ask_for_help(mentee, goal, services.progress.stuck(mentee, goal).update)
    services.progress.adjust(mentee, goal, services.progress.of(mentee, goal).version, due_on=later, why="")
    services.reviews.keep(mentee, goal)
    services.reviews.drop(mentee, goal, services.reviews.own(mentee, goal).version, "")
    services.reviews.reopen(mentee, goal)
    services.progress.done(mentee, goal)
    services.reviews.around(mentee, goal)
    services.reviews.of(mentee, office.row(Mentorship).id)
    services.cheers.decline(mentor, goal)
    services.cheers.agree(mentee, goal)
    services.cheers.agree(mentor, goal)
    version = services.reviews.reopen(mentee, goal).goal.version
    services.progress.record(mentee, goal, version, Progress(percent=100, note=""))


def aims_at_something(office: Office, mentor: Actor, mentee: Actor, pair: UUID) -> GoalCard:
    """A goal is worded, shared with the whole program, and gets a milestone that is done, undone and taken away."""
    services, cohort = office.services, office.row(Mentorship).cohort_id
    services.goals.blank(mentor, pair)
    services.goals.from_example(mentor, pair, 0)
    goal = services.goals.set(mentee, pair, WISH)
    seen = services.goals.form(mentee, goal.id).seen
    draft = GoalDraft(mentorship=pair, goal=goal.id, seen=seen, wish=WISH, hinted=False)
    services.goals.redraw(mentee, draft)
    services.goals.look_over(mentee, draft)
    services.goals.edit(mentee, goal.id, seen, replace(WISH, title="Two talks", scope=GoalScope.SHARED))
    services.milestones.blank(mentee, goal.id)
    services.milestones.add(mentee, goal.id, "Slides")
    stage = office.row(Milestone).id
    services.milestones.form(mentee, stage)
    services.milestones.rename(mentee, stage, "Ten slides")
    services.milestones.tick(mentee, stage)
    services.milestones.untick(mentee, stage)
    services.milestones.take_away(mentee, stage)
    with office.session() as session:
        session.get_one(Goal, goal.id).scope = GoalScope.SHARED
    services.goals.show_to(mentee, goal.id, GoalVisibility.PROGRAM)
    services.goal_pages.of(mentor)
    services.goal_pages.page(mentor, goal.id)
    services.goal_pages.history(mentor, goal.id)
    services.goal_pages.of_program(office.admin(), cohort)
    with office.session() as session:
        session.get_one(Goal, goal.id).scope = GoalScope.PERSONAL
    return services.goals.show_to(mentee, goal.id, GoalVisibility.PAIR)


def takes_steps(office: Office, mentor: Actor, mentee: Actor, pair: UUID) -> None:
    """What a pair is going to do, and what becomes of it."""
    services, today = office.services, office.clock.now().date()
    services.steps.begin(mentor)
    services.steps.blank(mentor, pair, None)
    services.steps.names(mentor, [mentee.user])
    step = services.steps.add(mentor, pair, STEP).id
    services.steps.edit(mentor, step, services.steps.form(mentor, step).version, replace(STEP, title="Read on"))
    services.steps.compare(mentor, step, STEP)
    services.steps.to_move(mentor, step)
    services.steps.move(mentor, step, today + timedelta(days=2))
    services.steps.done(mentor, step)
    services.steps.take_up(mentor, step)
    services.steps.drop(mentor, services.steps.add(mentor, pair, STEP).id)
    services.steps.of(mentee, 0)


def agree(office: Office, ada: Actor, mentee: Actor) -> None:
    """A pair agrees on how it works together, after one version was taken back."""
    services, pair = office.services, office.row(Mentorship).id
    terms = services.agreements.form(mentee, pair).terms
    services.agreements.propose(mentee, pair, seen=0, terms=terms)
    services.agreements.withdraw(mentee, services.agreements.version(ada, pair, 1).version.id)
    services.agreements.propose(mentee, pair, seen=1, terms=terms)
    services.agreements.confirm(ada, services.agreements.version(ada, pair, 2).version.id)
    services.agreements.mine(ada)
    services.agreements.of(ada, pair)


def rates_skills(office: Office, mentee: Actor) -> None:
    """A mentee says how good they are at something, lets the mentor in and keeps them out again."""
    services = office.services
    pair = office.row(Mentorship).id
    (card,) = services.skills.mine(mentee)
    (row,) = services.skills.page(mentee, pair).rows
    services.skills.form(mentee, pair)
    for rating in (2, 3, None):
        services.skills.rate(mentee, pair, card.moment, sent={row.skill: rating}, shown={})
    services.skills.goal(mentee, pair, row.skill)
    services.skills.invite(mentee, pair)
    services.skills.uninvite(mentee, pair)
    services.skills.send_chart(mentee, pair)
    services.skills.rate(mentee, pair, card.moment, sent={row.skill: None}, shown={row.skill: 3})


def lets_matches_go(office: Office, grace: Actor) -> None:
    """Two mentors, of whom one is asked after the other: time is asked for, taken back, and never again said."""
    services = office.services
    cohort = office.cohort(grace, name="Next")
    eve, fay, guy = (office.person(name) for name in ("eve", "fay", "guy"))
    for actor, role in ((eve, Role.MENTOR), (fay, Role.MENTOR), (guy, Role.MENTEE)):
        office.join(actor, cohort, role)
    (proposal,) = office.matched(cohort)
    quiet = services.proposals.not_now(guy, proposal, Later.A_MONTH)
    office.plan()
    services.proposals.ready(guy, quiet.participant)
    office.plan()
    found = office.row(MatchProposal, cohort_id=cohort.id, state=ProposalState.PROPOSED)
    services.proposals.decline(guy, found.id, "", Again.NEVER)
    office.plan()


def matches_by_hand(office: Office, grace: Actor) -> None:
    """A dry run that is changed until it is right, published and taken back, under rules of its own."""
    services, cohort = office.services, office.cohort(grace, name="By hand")
    for name, role in (("hedy", Role.MENTOR), ("ida", Role.MENTOR), ("joan", Role.MENTEE)):
        office.join(office.person(name), cohort, role, languages=("English",))
    rules = services.matching_rules.of(grace, cohort.id)
    other = replace(rules.rules, manager_levels=3)
    services.matching_rules.preview(grace, cohort.id, rules.version, other)
    services.matching_rules.change(grace, cohort.id, rules.version, other)
    dry_run = services.matching.dry_run(grace, cohort.id)
    (pair,) = services.matching.look(grace, dry_run.round).pairs
    services.by_hand.why(grace, dry_run.round, pair.proposal)
    mentee = services.by_hand.mentee(grace, dry_run.round, pair.proposal)
    services.by_hand.decide(grace, dry_run.round, pair.proposal, HandKind.FORBIDDEN)
    (ban,) = services.matching.look(grace, dry_run.round).forbidden
    services.by_hand.allow(grace, dry_run.round, mentor=ban.mentor_id, mentee=ban.mentee_id)
    (choice,) = services.by_hand.choices(grace, dry_run.round, mentee).mentors
    services.by_hand.pair(grace, dry_run.round, mentor=choice.participant, mentee=mentee, why="")
    services.what_if.more_mentors(grace, dry_run.round, Guests(mentors=1, seats=1, skills=("SQL",)))
    services.by_hand.start_over(grace, dry_run.round)
    services.matching.again(grace, dry_run.round, Objective.BOTTLENECK)
    (pair,) = services.matching.look(grace, dry_run.round).pairs
    services.by_hand.decide(grace, dry_run.round, pair.proposal, HandKind.LOCKED)
    services.matching.publish(grace, dry_run.round)
    services.cohorts.page(grace, cohort.id)
    services.matching.undo(grace, dry_run.round)


def parts(office: Office, ada: Actor) -> None:
    """A wish for another partner, and the way back."""
    pair = office.row(Mentorship).id
    office.services.rematches.mine(ada)
    office.services.rematches.ask(ada, pair, "We talk past each other.")
    office.services.rematches.of(ada, pair)
    office.services.rematches.take_back(ada, pair)


def keeps_going(office: Office, grace: Actor) -> None:
    """A program without a last day, which matches by itself."""
    today = office.clock.now().date()
    cohort = office.cohort(grace, name="Evergreen", starts_on=today, ends_on=None)
    for wish in (DailyRun.DRAFT, DailyRun.PUBLISH):
        with office.session() as session:
            session.get_one(Program, cohort.program_id).daily_run = wish
        for name, role in ((f"{wish} mentor", Role.MENTOR), (f"{wish} mentee", Role.MENTEE)):
            office.join(office.person(name), cohort, role)
        office.wait(days=1)
        office.plan()


def signs_up(office: Office, grace: Actor) -> None:
    """From the door to the profile, with a draft, a reminder, skills in order and mentors approved first."""
    services, dee, eve = office.services, office.person("dee"), office.person("eve")
    today = office.clock.now().date()
    cohort = office.cohort(grace, starts_on=today, ends_on=today + timedelta(weeks=13))
    with office.session() as session:
        session.get_one(Program, cohort.program_id).mentor_rule = MentorRule.APPROVED
    services.drafts.introduction(dee, cohort.id)
    services.drafts.later(dee, cohort.id)
    office.wait(days=7)
    office.plan()
    services.drafts.begin(dee, cohort.id, Role.BOTH)
    services.drafts.note(dee, cohort.id, {"goals": "To grow", "affinity": "A carer"}, shown={}, heard="1", seen="")
    services.drafts.turn(dee, cohort.id, sent={"goals": "To lead"}, shown={}, to=FormPage.ABOUT)
    services.drafts.resume(dee, cohort.id)
    services.drafts.begin_anew(dee, cohort.id)
    services.signups.unknown(dee, (eve.user,))
    office.sign_up(dee, cohort, signup(Role.BOTH, never=(eve.user,), affinity="A parent"))
    page = services.signups.form(dee, cohort.id)
    services.signups.save(dee, cohort.id, sent={"never": ()}, shown={"never": (eve.user,)}, seen=page.seen)
    services.drafts.discard(dee, cohort.id)
    services.profiles.of(dee, cohort.id)
    services.profiles.places(dee)
    services.confidences.keep_apart(dee, sent=(eve.user,), shown=())
    services.confidences.mine(dee)
    services.signups.joined(dee)
    services.participation.breaks(dee)
    for mentor in (eve, office.person("fay"), office.person("guy")):
        office.join(mentor, cohort, Role.MENTOR, offers=("Falconry",))
    first, second, *_ = services.approvals.queue(grace, cohort.id).waiting
    services.approvals.queue_with(grace, first.id)
    services.approvals.ask(grace, first.id, "Why?")
    services.approvals.kit(dee, cohort.id)
    services.approvals.keep(dee, cohort.id, ticked=("time",), answer="Because.", asked=mark_of("Why?"))
    services.approvals.approve(grace, first.id)
    services.approvals.decline(grace, second.id)
    services.approvals.let_in_after_all(grace, second.id)
    services.approvals.approve_all(grace, cohort.id, sights(services.approvals.queue(grace, cohort.id)))
    services.participation.leave_role(dee, office.participant(dee, cohort).id, Role.MENTOR)
    services.vocabulary.suggest(dee, "fal")
    one, other = services.vocabulary.of(grace).words[:2]
    services.vocabulary.find(grace, "f")
    services.vocabulary.word(grace, one.id)
    services.vocabulary.rename(grace, one.id, "Flying birds")
    services.vocabulary.merge(grace, one.id, other.id)
    services.vocabulary.split(grace, one.id)
    services.newcomers.invite(office.team, dee.user)


def what_slack_says(office: Office, grace: Actor) -> None:
    """News of people, one by one and all at once."""
    services = office.services
    office.learn("ada", active=False)
    services.directory.hear(office.team, a_profile("bob", name="Robert"))
    services.readings.begin(grace)
    for stretch in office.reading.claim():
        office.reading.keep(stretch, Page((a_profile("cy", active=False), a_profile("dee")), "next"))
        office.reading.fall_behind(replace(stretch, cursor="next"), Unreachable())
    services.readings.of(grace)
    content = services.imports.export(grace)
    digest = services.imports.check(grace, content).digest
    services.imports.apply(grace, content, digest)
    for team in services.imports.teams():
        services.imports.from_command_line(team, content, digest=digest)


def looks_ahead_and_stops(office: Office, grace: Actor, cohort: UUID) -> None:
    """Everything is told beforehand, tried out, stopped, thrown away, brought back and released."""
    services = office.services
    services.cohorts.ending(grace, cohort, Step.END)
    services.cohorts.before_again(grace, cohort)
    services.rooms.people(grace, cohort)
    tried = services.cohorts.again(grace, cohort, "Tried")
    services.cohorts.before_removing(grace, tried.id)
    services.cohorts.remove(grace, tried.id)
    draft = services.cohorts.again(grace, cohort)
    services.cohorts.before_opening(grace, draft.id)
    services.holding.may_stop(grace)
    services.holding.stop(grace, "")
    services.rehearsals.offer(grace, cohort)
    services.rehearsals.send(grace, cohort, None)
    services.matching.before_publishing(grace, office.rows(MatchingRound, cohort_id=cohort)[0].id)
    services.matching.cohort_of(grace, office.rows(MatchingRound, cohort_id=cohort)[0].id)
    services.holding.look(grace)
    services.holding.page(grace, 0)
    services.holding.discard(grace, "Rehearsed", Audience.PERSON)
    services.holding.bring_back(grace, "Rehearsed", Audience.PERSON)
    services.holding.before_release(grace)
    services.holding.release(grace)


def runs_a_program(office: Office, grace: Actor) -> None:
    """A draft opens, changes, gets helpers and leaders, and is cancelled."""
    services, helen = office.services, office.person("helen")
    services.programs.templates(grace)
    today = office.clock.now().date()
    draft = services.programs.create(grace, opening(starts_on=today)).id
    services.cohorts.page(grace, draft)
    program, run = services.settings.of_program(grace, draft), services.settings.of_cohort(grace, draft)
    services.settings.preview_program(grace, draft, program.version, program.settings)
    services.settings.change_program(grace, draft, program.version, replace(program.settings, minutes=45))
    services.settings.preview_cohort(grace, draft, run.version, run.settings)
    later = replace(run.settings, starts_on=today + timedelta(days=7))
    services.settings.change_cohort(grace, draft, run.version, later)
    services.cohorts.open(grace, draft)
    services.colleagues.of(grace, draft)
    services.colleagues.unmet(grace, draft, [helen.user])
    services.colleagues.change(grace, draft, [helen.user])
    (leader,) = services.leaders.flag(grace, draft, [helen.user]).leaders
    services.leaders.of(grace, draft)
    services.leaders.ask(grace, leader.id, draft)
    services.leaders.answer(helen, leader.id, draft, LeaderAnswer.WILLING)
    services.leaders.flag(grace, draft, [])
    services.colleagues.change(grace, draft, [])
    services.cohorts.finish(grace, draft, Step.CANCEL)
    services.chronicle.of_program(grace, draft)
    services.chronicle.of_everything(grace)


def looks_for_a_mentor(office: Office, grace: Actor) -> None:
    """Somebody finds mentors, asks one, says it in other words and takes it back."""
    services, ivy, jo = office.services, office.person("ivy"), office.person("jo")
    today = office.clock.now().date()
    cohort = office.cohort(grace, starts_on=today, ends_on=today + timedelta(weeks=13))
    office.join(ivy, cohort, Role.MENTOR)
    office.join(jo, cohort, Role.MENTEE)
    services.finding.places(jo)
    services.finding.look(jo, Wanted(cohort=cohort.id))
    mentor = office.participant(ivy, cohort).id
    services.finding.before_asking(jo, mentor)
    services.asking.ask(jo, mentor, "To learn.")
    office.clear_mail()
    request = office.row(MatchProposal, mentor_id=mentor).id
    services.asking.mine(jo, request)
    services.asking.change_note(jo, request, "To grow.")
    services.asking.withdraw(jo, request)


TOLD = (
    looks_for_a_mentor,
    a_whole_story,
    lets_matches_go,
    matches_by_hand,
    meet_and_set_goals,
    says_how_it_goes,
    rates_skills,
    agree,
    aims_at_something,
    takes_steps,
    parts,
    signs_up,
    what_slack_says,
    looks_ahead_and_stops,
    runs_a_program,
)


def test_every_service_method_is_part_of_the_story() -> None:
    """So that a new method cannot be left out of the proof below."""
    told = set(re.findall(r"services\.(\w+\.\w+)\(", "".join(inspect.getsource(part) for part in TOLD)))
    by_the_office = {"directory.learn", "signups.join", "matching.dry_run", "matching.publish"}
    by_the_planner = {
        "proposals.hear_silence",
        "participation.end_break",
        "drafts.remind",
        "cohorts.move_on",
        "digests.send",
        "succession.search",
        "daily_runs.run",
        "occasions.come",
    }
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
        office.reading.claim()
    exceptions = {statement.text for statement in across}
    forgetful = {statement.text for statement in said if forgets(statement)} - exceptions
    assert forgetful == set()
    asked = [statement for statement in said if not statement.text.startswith("INSERT")]
    assert len({statement.text for statement in asked}) > 40
    assert len(exceptions) >= 6


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
        self.goal = office.services.goals.set(bob, self.pair, replace(WISH, milestones=("Slides",)))
        self.stage = office.row(Milestone, goal_id=self.goal.id).id
        self.draft = GoalDraft(mentorship=self.pair, goal=self.goal.id, seen="", wish=WISH, hinted=False)
        self.step = office.services.steps.add(bob, self.pair, STEP).id
        self.terms = office.services.agreements.form(bob, self.pair).terms
        office.services.agreements.propose(bob, self.pair, seen=0, terms=self.terms)
        self.agreement = office.row(Agreement).id
        self.occasion = office.row(Occasion, mentorship_id=self.pair, kind=OccasionKind.AGREEMENT).id
        self.meeting = office.meeting(self.pair).id
        found = office.row(Mentorship, id=self.pair)
        self.participant, self.proposal = found.mentor_id, found.proposal_id
        self.round = office.row(MatchingRound).id
        (flagged,) = office.services.leaders.flag(office.admin(), self.cohort.id, [ada.user]).leaders
        self.leader = flagged.id
        self.workspace = office.workspace().id
        self.skill = office.rows(Skill)[0].id
        office.services.drafts.later(office.person("cy"), self.cohort.id)
        self.reminder = office.row(LaterReminder).id
        self.digest = office.row(Digest).id
        with office.store.inside(self.workspace) as work:
            work.searches.ask_for(self.cohort.id)
        self.search = office.row(NextSearch).id
        office.cohort(ends_on=None)
        self.look = office.row(DailyLook).id
        self.approval = self.reminder  # no request of theirs is mine either
        office.team = "T1"


Deed = Callable[[Services, Actor, Abroad], object]
DEEDS: Mapping[str, Deed] = {
    "read an agreement": lambda s, me, there: s.agreements.of(me, there.pair),
    "read a version": lambda s, me, there: s.agreements.version(me, there.pair, 1),
    "see the form of an agreement": lambda s, me, there: s.agreements.form(me, there.pair),
    "propose": lambda s, me, there: s.agreements.propose(me, there.pair, seen=1, terms=there.terms),
    "confirm": lambda s, me, there: s.agreements.confirm(me, there.agreement),
    "withdraw a version": lambda s, me, there: s.agreements.withdraw(me, there.agreement),
    "see the form": lambda s, me, there: s.signups.form(me, there.cohort.id),
    "join": lambda s, me, there: s.signups.join(me, there.cohort.id, {}, shown={}),
    "see what it is about": lambda s, me, there: s.drafts.introduction(me, there.cohort.id),
    "begin a form": lambda s, me, there: s.drafts.begin(me, there.cohort.id, Role.BOTH),
    "go on with a form": lambda s, me, there: s.drafts.resume(me, there.cohort.id),
    "forget a change": lambda s, me, there: s.drafts.discard(me, there.cohort.id),
    "forget a form": lambda s, me, there: s.drafts.begin_anew(me, there.cohort.id),
    "type": lambda s, me, there: s.drafts.note(me, there.cohort.id, {"goals": "x"}, shown={}, heard="1", seen=""),
    "turn a page": lambda s, me, there: s.drafts.turn(me, there.cohort.id, sent={}, shown={}, to=FormPage.ABOUT),
    "be reminded": lambda s, me, there: s.drafts.later(me, there.cohort.id),
    "save": lambda s, me, there: s.signups.save(me, there.cohort.id, sent={}, shown={}, seen=""),
    "see a profile": lambda s, me, there: s.profiles.of(me, there.cohort.id),
    "leave a role": lambda s, me, there: s.participation.leave_role(me, there.participant, Role.MENTOR),
    "see a skill": lambda s, me, there: s.vocabulary.word(me, there.skill),
    "rename a skill": lambda s, me, there: s.vocabulary.rename(me, there.skill, "x"),
    "merge a skill": lambda s, me, there: s.vocabulary.merge(me, there.skill, there.skill),
    "take a skill apart": lambda s, me, there: s.vocabulary.split(me, there.skill),
    "see the queue": lambda s, me, there: s.approvals.queue(me, there.cohort.id),
    "see the queue of an offer": lambda s, me, there: s.approvals.queue_with(me, there.approval),
    "approve": lambda s, me, there: s.approvals.approve(me, there.approval),
    "approve all": lambda s, me, there: s.approvals.approve_all(me, there.cohort.id, []),
    "say no": lambda s, me, there: s.approvals.decline(me, there.approval),
    "let in after all": lambda s, me, there: s.approvals.let_in_after_all(me, there.approval),
    "ask a mentor": lambda s, me, there: s.approvals.ask(me, there.approval, "Why?"),
    "see the kit": lambda s, me, there: s.approvals.kit(me, there.cohort.id),
    "keep the kit": lambda s, me, there: s.approvals.keep(me, there.cohort.id, ticked=(), answer=None, asked=""),
    "dry run": lambda s, me, there: s.matching.dry_run(me, there.cohort.id),
    "try another objective": lambda s, me, there: s.matching.again(me, there.round, Objective.STABLE),
    "look at a dry run": lambda s, me, there: s.matching.look(me, there.round),
    "take a round back": lambda s, me, there: s.matching.undo(me, there.round),
    "decide by hand": lambda s, me, there: s.by_hand.decide(me, there.round, there.proposal, HandKind.LOCKED),
    "ask why": lambda s, me, there: s.by_hand.why(me, there.round, there.proposal),
    "ask whose mentor": lambda s, me, there: s.by_hand.mentee(me, there.round, there.proposal),
    "allow again": lambda s, me, there: s.by_hand.allow(
        me, there.round, mentor=there.participant, mentee=there.participant
    ),
    "start over": lambda s, me, there: s.by_hand.start_over(me, there.round),
    "choose a mentor": lambda s, me, there: s.by_hand.choices(me, there.round, there.participant),
    "pair by hand": lambda s, me, there: s.by_hand.pair(
        me, there.round, mentor=there.participant, mentee=there.participant, why=""
    ),
    "try out": lambda s, me, there: s.what_if.more_mentors(me, there.round, Guests(mentors=1, seats=1, skills=())),
    "see how it matches": lambda s, me, there: s.matching_rules.of(me, there.cohort.id),
    "preview how it matches": lambda s, me, there: s.matching_rules.preview(me, there.cohort.id, 1, RULES),
    "change how it matches": lambda s, me, there: s.matching_rules.change(me, there.cohort.id, 1, RULES),
    "foresee a round": lambda s, me, there: s.matching.before_publishing(me, there.round),
    "match a round once more": lambda s, me, there: s.matching.cohort_of(me, there.round),
    "foresee the end": lambda s, me, there: s.cohorts.ending(me, there.cohort.id, Step.END),
    "foresee the opening": lambda s, me, there: s.cohorts.before_opening(me, there.cohort.id),
    "offer a test": lambda s, me, there: s.rehearsals.offer(me, there.cohort.id),
    "send a test": lambda s, me, there: s.rehearsals.send(me, there.cohort.id, None),
    "look at a cohort": lambda s, me, there: s.cohorts.page(me, there.cohort.id),
    "open a cohort": lambda s, me, there: s.cohorts.open(me, there.cohort.id),
    "finish a cohort": lambda s, me, there: s.cohorts.finish(me, there.cohort.id, Step.END),
    "look at running again": lambda s, me, there: s.cohorts.before_again(me, there.cohort.id),
    "run again": lambda s, me, there: s.cohorts.again(me, there.cohort.id),
    "look at removing": lambda s, me, there: s.cohorts.before_removing(me, there.cohort.id),
    "remove a draft": lambda s, me, there: s.cohorts.remove(me, there.cohort.id),
    "see who is in it": lambda s, me, there: s.rooms.people(me, there.cohort.id),
    "see a program": lambda s, me, there: s.settings.of_program(me, there.cohort.id),
    "preview a program": lambda s, me, there: s.settings.preview_program(me, there.cohort.id, 1, PROGRAM),
    "change a program": lambda s, me, there: s.settings.change_program(me, there.cohort.id, 1, PROGRAM),
    "see a cohort": lambda s, me, there: s.settings.of_cohort(me, there.cohort.id),
    "preview a cohort": lambda s, me, there: s.settings.preview_cohort(me, there.cohort.id, 1, COHORT),
    "change a cohort": lambda s, me, there: s.settings.change_cohort(me, there.cohort.id, 1, COHORT),
    "see who helps": lambda s, me, there: s.colleagues.of(me, there.cohort.id),
    "see who is new": lambda s, me, there: s.colleagues.unmet(me, there.cohort.id, []),
    "change who helps": lambda s, me, there: s.colleagues.change(me, there.cohort.id, []),
    "see leaders": lambda s, me, there: s.leaders.of(me, there.cohort.id),
    "flag leaders": lambda s, me, there: s.leaders.flag(me, there.cohort.id, []),
    "ask a leader": lambda s, me, there: s.leaders.ask(me, there.leader, there.cohort.id),
    "answer as a leader": lambda s, me, there: s.leaders.answer(
        me, there.leader, there.cohort.id, LeaderAnswer.WILLING
    ),
    "read the log": lambda s, me, there: s.chronicle.of_program(me, there.cohort.id),
    "publish": lambda s, me, there: s.matching.publish(me, there.round),
    "look at a summary": lambda s, me, there: s.summaries.before_posting(me, there.cohort.id),
    "sum up": lambda s, me, there: s.summaries.post(me, there.cohort.id),
    "look at a proposal": lambda s, me, there: s.proposals.partner(me, there.proposal),
    "accept": lambda s, me, there: s.proposals.accept(me, there.proposal),
    "decline": lambda s, me, there: s.proposals.decline(me, there.proposal, ""),
    "say not now": lambda s, me, there: s.proposals.not_now(me, there.proposal, Later.TWO_WEEKS),
    "be ready": lambda s, me, there: s.proposals.ready(me, there.participant),
    "find a mentor": lambda s, me, there: s.finding.look(me, Wanted(cohort=there.cohort.id)),
    "before asking": lambda s, me, there: s.finding.before_asking(me, there.participant),
    "ask to be mentored": lambda s, me, there: s.asking.ask(me, there.participant, "Please."),
    "look at a request": lambda s, me, there: s.asking.mine(me, there.proposal),
    "change a note": lambda s, me, there: s.asking.change_note(me, there.proposal, "Please."),
    "withdraw a request": lambda s, me, there: s.asking.withdraw(me, there.proposal),
    "look for ideas": lambda s, me, there: s.kickoff.ideas(me, there.pair),
    "look for a first time": lambda s, me, there: s.kickoff.first_meeting(me, there.pair),
    "choose a first time": lambda s, me, there: s.kickoff.choose(me, there.pair, T(days=2)),
    "choose another first time": lambda s, me, there: s.kickoff.choose_another(
        me, there.pair, T(days=2), seen=None, ts=None
    ),
    "look at a meeting": lambda s, me, there: s.meetings.of(me, there.meeting),
    "say we met": lambda s, me, there: s.meetings.met(me, there.meeting),
    "say not yet": lambda s, me, there: s.meetings.not_yet(me, there.meeting),
    "about to move": lambda s, me, there: s.meetings.to_move(me, there.meeting),
    "move": lambda s, me, there: s.meetings.move(me, there.meeting, T(days=5)),
    "give feedback": lambda s, me, there: s.meetings.give_feedback(me, there.meeting, FEEDBACK),
    "begin a goal": lambda s, me, there: s.goals.blank(me, there.pair),
    "set a goal": lambda s, me, there: s.goals.set(me, there.pair, WISH),
    "open a goal": lambda s, me, there: s.goals.form(me, there.goal.id),
    "begin with an example": lambda s, me, there: s.goals.from_example(me, there.pair, 0),
    "draw a form again": lambda s, me, there: s.goals.redraw(me, there.draft),
    "look a goal over": lambda s, me, there: s.goals.look_over(me, there.draft),
    "edit a goal": lambda s, me, there: s.goals.edit(me, there.goal.id, WISH.mark, WISH),
    "show a goal": lambda s, me, there: s.goals.show_to(me, there.goal.id, GoalVisibility.PROGRAM),
    "look at goals": lambda s, me, there: s.goal_pages.of(me, there.pair),
    "look at a goal": lambda s, me, there: s.goal_pages.page(me, there.goal.id),
    "read what became of a goal": lambda s, me, there: s.goal_pages.history(me, there.goal.id),
    "read goals of a program": lambda s, me, there: s.goal_pages.of_program(me, there.cohort.id),
    "begin a milestone": lambda s, me, there: s.milestones.blank(me, there.goal.id),
    "open a milestone": lambda s, me, there: s.milestones.form(me, there.stage),
    "add a milestone": lambda s, me, there: s.milestones.add(me, there.goal.id, "x"),
    "rename a milestone": lambda s, me, there: s.milestones.rename(me, there.stage, "x"),
    "tick a milestone": lambda s, me, there: s.milestones.tick(me, there.stage),
    "untick a milestone": lambda s, me, there: s.milestones.untick(me, there.stage),
    "take a milestone away": lambda s, me, there: s.milestones.take_away(me, there.stage),
    "record": lambda s, me, there: s.progress.record(
        me, there.goal.id, there.goal.version, Progress(percent=50, note="")
    ),
    "move a goal on": lambda s, me, there: s.progress.of(me, there.goal.id),
    "be on track": lambda s, me, there: s.progress.on_track(me, there.goal.id),
    "be stuck": lambda s, me, there: s.progress.stuck(me, there.goal.id),
    "be done": lambda s, me, there: s.progress.done(me, there.goal.id),
    "see what was said": lambda s, me, there: s.progress.said(me, there.goal.id, there.goal.id),
    "add a note to it": lambda s, me, there: s.progress.note(me, there.goal.id, there.goal.id, "x"),
    "take it back": lambda s, me, there: s.progress.undo(me, there.goal.id, there.goal.id),
    "ask for help": lambda s, me, there: s.progress.ask_for_help(me, there.goal.id, there.goal.id),
    "put a goal off": lambda s, me, there: s.progress.adjust(me, there.goal.id, 1, due_on=TODAY, why="x"),
    "review goals": lambda s, me, there: s.reviews.of(me, there.pair),
    "review around a goal": lambda s, me, there: s.reviews.around(me, there.goal.id),
    "see one's own goal": lambda s, me, there: s.reviews.own(me, there.goal.id),
    "keep a goal": lambda s, me, there: s.reviews.keep(me, there.goal.id),
    "drop a goal": lambda s, me, there: s.reviews.drop(me, there.goal.id, 1, "x"),
    "take a goal up": lambda s, me, there: s.reviews.reopen(me, there.goal.id),
    "share a goal": lambda s, me, there: s.cheers.agree(me, there.goal.id),
    "keep a goal between us": lambda s, me, there: s.cheers.decline(me, there.goal.id),
    "begin a step": lambda s, me, there: s.steps.blank(me, there.pair, None),
    "add a step": lambda s, me, there: s.steps.add(me, there.pair, STEP),
    "open a step": lambda s, me, there: s.steps.form(me, there.step),
    "edit a step": lambda s, me, there: s.steps.edit(me, there.step, 1, STEP),
    "compare a step": lambda s, me, there: s.steps.compare(me, there.step, STEP),
    "do a step": lambda s, me, there: s.steps.done(me, there.step),
    "drop a step": lambda s, me, there: s.steps.drop(me, there.step),
    "take a step up again": lambda s, me, there: s.steps.take_up(me, there.step),
    "look at a step": lambda s, me, there: s.steps.to_move(me, there.step),
    "move a step": lambda s, me, there: s.steps.move(me, there.step, TODAY),
    "look at skills": lambda s, me, there: s.skills.page(me, there.pair),
    "open the form of skills": lambda s, me, there: s.skills.form(me, there.pair),
    "rate skills": lambda s, me, there: s.skills.rate(
        me, there.pair, RatingMoment.START, sent={there.skill: 3}, shown={}
    ),
    "let the mentor in": lambda s, me, there: s.skills.invite(me, there.pair),
    "send me my skills as a chart": lambda s, me, there: s.skills.send_chart(me, there.pair),
    "keep the mentor out": lambda s, me, there: s.skills.uninvite(me, there.pair),
    "begin a goal for a skill": lambda s, me, there: s.skills.goal(me, there.pair, there.skill),
    "pause": lambda s, me, there: s.participation.pause(me, there.participant, None),
    "leave": lambda s, me, there: s.participation.leave(me, there.participant),
    "look at a pair to part": lambda s, me, there: s.rematches.of(me, there.pair),
    "part": lambda s, me, there: s.rematches.ask(me, there.pair, ""),
    "stay after all": lambda s, me, there: s.rematches.take_back(me, there.pair),
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
        Matter.COHORT: there.cohort.id,
        Matter.LATER: there.reminder,
        Matter.DIGEST: there.digest,
        Matter.SEARCH: there.search,
        Matter.DAILY_RUN: there.look,
        Matter.OCCASION: there.occasion,
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
    assert [tally.cohort for tally in office.services.rooms.enter(me).cohorts] == [mine]
    assert office.services.summaries.cohorts(me) == (mine,)
    assert office.services.signups.open_cohorts(me) == (mine,)
    assert office.services.programs.create(me, opening(name="Another")).id != there.cohort.id


def test_the_same_person_leaving_one_workspace_stays_in_the_other(office: Office) -> None:
    there = Abroad(office)
    office.learn("ada")
    office.learn("ada", active=False)
    assert office.row(Mentorship, id=there.pair).ended_at is None
    assert office.row(Goal).mentorship_id == there.pair
