"""No query forgets the workspace, and nothing of one workspace is reachable from another."""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import time, timedelta
from typing import get_type_hints
from uuid import UUID

import pytest

from bot.domain.approvals import mark_of
from bot.domain.care.concern_errors import NobodyElse
from bot.domain.care.concerns import Apart
from bot.domain.care.endings import Wish
from bot.domain.care.helping import Choice
from bot.domain.care.pulses import Item, PulseWords
from bot.domain.care.retrospectives import LookBack
from bot.domain.care.terms import Attempt, ConcernKind, EndChoice, EndedBy
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
from bot.domain.hours import HoursWish
from bot.domain.insight.desk_cards import DeedCard
from bot.domain.insight.exports import Export, ExportWish, FileKind
from bot.domain.insight.periods import Span
from bot.domain.insight.summary_cards import About, Look
from bot.domain.insight.summary_cards import Wish as Summed
from bot.domain.insight.terms import ReportEvery
from bot.domain.matching import Criterion
from bot.domain.matching_rules import MatchingRules
from bot.domain.matching_terms import AskedFirst, DailyRun, HandKind, Objective, Pairing, ProposalState, Weight
from bot.domain.notices import ExportFile
from bot.domain.people import Actor
from bot.domain.post.cards import RemindersWish
from bot.domain.post.cards import Wish as Less
from bot.domain.post.worth import Topic
from bot.domain.proposals import Again, Later
from bot.domain.rematches import Afterwards
from bot.domain.runs_of_days import RunWish
from bot.domain.settings import CohortSettings, ProgramSettings
from bot.domain.signup import Step as FormPage
from bot.domain.tasks import Urge
from bot.domain.terms import (
    Cadence,
    DeliveryState,
    LeaderAnswer,
    MentorRule,
    MentorshipState,
    Newcomers,
    NudgePace,
    Role,
    Side,
)
from bot.domain.undelivered import Obstacle
from bot.services import Services
from bot.services.almanac import Almanac
from bot.services.care.pulses import ask_exit, pulses_waiting, speak_of_pulse
from bot.services.meetings.feedback import feedback_due
from bot.services.planner import AT_LAST, ROWS, Errand, Matter
from models import (
    Agreement,
    Base,
    Cohort,
    DailyLook,
    Digest,
    Goal,
    HelpAttempt,
    LaterReminder,
    Letterbox,
    MatchingRound,
    MatchProposal,
    Mentorship,
    Milestone,
    NextSearch,
    Occasion,
    OutboxMessage,
    Participant,
    Program,
    PulseAnswer,
    Skill,
    SummarySchedule,
)
from tests.integration.office import T0, TODAY, Office, T, a_profile, opening, signup
from tests.integration.statements import Said, listening
from tests.integration.test_approvals import sights

SCOPED = sorted(name for name, table in Base.metadata.tables.items() if "workspace_id" in table.columns)
WISH = GoalWish(title="Talk", measure="", due_on=TODAY + timedelta(days=60))
STEP = StepWish(title="Read", kind=StepKind.STEP, whose=Whose.MINE, goal=None, due_on=None)
PROGRAM = ProgramSettings(
    name="Theirs", objective="", values="", expectations="", confidentiality="", cadence=Cadence.WEEKLY, minutes=30,
    months=6, mentor_rule=MentorRule.OPEN, newcomers=Newcomers.QUIET,
)  # fmt: skip
QUIET_DAYS = RunWish(first=TODAY + timedelta(days=180), name="Quiet days")
COHORT = CohortSettings(name="", starts_on=TODAY, ends_on=None, channel="CTHEIRS", size_limit=None)
RULES = MatchingRules(
    pairing=Pairing.TRADITIONAL, group_min=3, group_max=6, asked_first=AskedFirst.MENTEE, daily_run=DailyRun.NEVER,
    manager_levels=1, weights=dict.fromkeys(Criterion, Weight.MUCH),
)  # fmt: skip
FEEDBACK = MeetingFeedback(rating=3, next_steps="Read")
ANSWERS = PulseWords(ratings={Item.QUALITY: 4})
SAFE_BY_PARENT = (
    re.compile(r"^UPDATE \w+ SET .* WHERE \w+\.id = \S+( AND \w+\.version = \S+)?$"),
    re.compile(r"^SELECT .* FROM participant_skills .*WHERE participant_skills\.participant_id IN"),
    re.compile(r"^SELECT .* FROM participant_skills .*WHERE \S+ = participant_skills\.participant_id ORDER"),
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
    chooses_hours(office, cy)
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
    asks_for_help(office, grace, mentee)
    looks_ahead_and_stops(office, grace, cohort.id)
    services.home.of(ada)
    services.home.point_the_way(ada)
    services.rooms.enter(grace)
    services.digests.stop(grace)
    services.digests.resume(grace)
    hears_less(services, ada)
    runs_a_program(office, grace)
    posts_a_summary(services, grace, cohort.id)
    is_looked_after(office, grace, ada, mentee)
    services.participation.of(ada)
    services.participation.pause(ada, office.participant(ada, cohort).id, TODAY + timedelta(days=7))
    office.wait(days=10)
    office.plan()
    services.participation.pause(ada, office.participant(ada, cohort).id, None)
    services.participation.resume(ada)
    parts(office, ada)
    office.clock.instant = T(weeks=14)
    office.plan()
    looks_back(office, mentee)
    services.participation.leave(mentee, office.participant(mentee, cohort).id)
    for part in (signs_up, keeps_going, looks_for_a_mentor, needs_a_human, what_slack_says):
        part(office, grace)


def posts_a_summary(services: Services, grace: Actor, cohort: UUID) -> None:
    wish = Summed(about=About(cohort=cohort), span=Span.ALL, channel="CMENTORING")
    services.summaries.begin(grace, "all", "CMENTORING")
    services.summaries.begin_with(grace, cohort)
    services.summaries.again(grace, wish)
    services.summaries.choices(grace, "Skill")
    seen = services.summaries.look(grace, wish)
    services.summaries.post(grace, wish, Look(seen.looked_at, ""))
    weekly = replace(wish, every=ReportEvery.WEEKLY)
    services.schedules.look(grace, weekly)
    (card,) = services.schedules.set(grace, weekly).schedules
    services.schedules.set(grace, replace(weekly, every=ReportEvery.MONTHLY, schedule=card.id))
    services.schedules.one(grace, card.id)
    services.schedules.stop(grace, card.id)
    services.schedules.resume(grace, card.id)
    services.schedules.page(grace)


def hears_less(services: Services, ada: Actor) -> None:
    services.reminders.save(ada, RemindersWish(pace=NudgePace.FEWER, rests_until=None, wanted=frozenset(Topic)))
    services.reminders.grant(ada, Less.STOP, Topic.SKILLS)
    services.reminders.undo(ada, Less.LESS_OFTEN)
    services.reminders.look(ada)


def meet_and_set_goals(office: Office, ada: Actor, mentee: Actor) -> None:
    """A pair's first weeks."""
    services = office.services
    pair = office.row(Mentorship).id
    services.proposals.yes_of(ada, office.row(Mentorship).proposal_id)
    office.plan()
    takes_steps(office, ada, mentee, pair)
    speaks_and_asks(office, ada, mentee, pair)
    services.kickoff.ideas(ada, pair)
    services.kickoff.first_meeting(ada, pair)
    services.kickoff.choose(ada, pair, T(days=2), ts="1.000001")
    services.kickoff.choose_another(ada, pair, T(days=3), seen=T(days=2), ts=None)
    meeting = services.choosing.to_move(ada, office.meeting(pair).id).meeting
    services.meetings.of(ada, meeting)
    services.meetings.came_of(ada, meeting)
    decides_when_to_meet(services, ada, meeting, pair)
    services.choosing.move(ada, meeting, T(days=5), seen=T(days=3))
    office.wait(days=6)
    office.plan()
    services.meetings.not_yet(mentee, meeting)
    services.meetings.met(ada, meeting)
    services.past_meetings.partner(ada, pair)
    services.past_meetings.log(ada, pair, office.clock.now())
    services.feedback.give(mentee, meeting, FEEDBACK)
    services.feedback.offer(mentee, services.feedback.form(mentee, meeting).meeting)
    answers_surveys(office, mentee, pair)
    goal = aims_at_something(office, ada, mentee, pair)
    says_how_it_goes(office, ada, mentee, goal.id)
    meets_as_a_group(office, ada, pair)


def meets_as_a_group(office: Office, ada: Actor, pair: UUID) -> None:
    """For one meeting, the pair is a group: not yet, then said of all who were there. Then it is as before."""
    today = office.clock.instant
    services, program = office.services, office.row(Cohort, id=office.row(Mentorship, id=pair).cohort_id).program_id
    usual = office.row(Program, id=program).pairing
    turns_into(office, program, Pairing.GROUP)
    office.plan()
    meeting, asked_of = office.meeting(pair), office.clock.now() + timedelta(hours=3)
    services.choosing.move(ada, meeting.id, asked_of, seen=meeting.starts_at)
    office.wait(hours=6)
    office.plan()
    services.group_meetings.of(ada, meeting.id, asked_of)
    services.group_meetings.to_move(ada, meeting.id, asked_of)
    services.group_meetings.not_yet(ada, meeting.id, asked_of)
    services.group_meetings.came_of(ada, meeting.id, asked_of)
    asked_of = office.meeting(pair).starts_at
    office.clock.instant = asked_of + timedelta(hours=2)
    office.plan()
    services.group_meetings.some_met(ada, meeting.id, asked_of, [meeting.id])
    services.group_meetings.all_met(ada, meeting.id, asked_of)
    services.feedback.give(ada, meeting.id, FEEDBACK)
    with office.store.reading(ada) as work:
        feedback_due(work, [work.mentorships.get(pair)])
    office.plan()
    turns_into(office, program, usual)
    office.clock.instant = today


def turns_into(office: Office, program: UUID, pairing: Pairing) -> None:
    with office.session() as session:
        session.get_one(Program, program).pairing = pairing


def decides_when_to_meet(services: Services, ada: Actor, meeting: UUID, pair: UUID) -> None:
    """A page, a time, a calendar, a series and back, a meeting called off and planned after all."""
    services.choosing.mine(ada)
    services.choosing.page(ada, pair)
    services.choosing.choose(ada, meeting, T(days=3))
    services.calendars.of(ada, meeting)
    services.calendars.send(ada, meeting)
    services.choosing.repeat(ada, pair)
    services.choosing.call_off(ada, meeting)
    services.choosing.plan_after_all(ada, meeting)
    services.choosing.choose_each(ada, pair)


def says_how_it_goes(office: Office, mentor: Actor, mentee: Actor, goal: UUID) -> None:
    """Stuck and helped, put off, put aside and taken up, reached and told to the channel."""
    services, later = office.services, WISH.due_on + timedelta(days=30)
    services.progress.undo(mentee, goal, services.progress.on_track(mentee, goal).update)
    stuck = services.progress.stuck(mentee, goal)
    services.progress.note(mentee, goal, services.progress.said(mentee, goal, stuck.update).update, "How?")
    services.progress.now(mentee, goal)
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
    return services.goals.show_to(mentee, goal.id, GoalVisibility.PAIR).goal


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
    services.steps.now(mentor, step)
    services.steps.move(mentor, step, today + timedelta(days=2))
    services.steps.done(mentor, step)
    services.steps.take_up(mentor, step)
    services.steps.drop(mentor, services.steps.add(mentor, pair, STEP).id)
    services.steps.of(mentee, 0)


def answers_surveys(office: Office, mentee: Actor, pair: UUID) -> None:
    """How it goes, and what becomes of the answers."""
    services, almanac = office.services, Almanac(office.holidays)
    with office.store.inside(office.workspace().id) as work:
        speak_of_pulse(work, almanac, work.mentorships.get(pair))
        ask_exit(work, almanac, work.mentorships.get(pair), Side.MENTEE)
    with office.store.reading(mentee) as work:
        pulse = pulses_waiting(work, [work.mentorships.get(pair)])[pair]
        feedback_due(work, [work.mentorships.get(pair)])
    services.pulses.form(mentee, pulse)
    services.pulses.answer(mentee, pulse, ANSWERS)
    services.pulses.skip(mentee, pulse)


def speaks_and_asks(office: Office, mentor: Actor, mentee: Actor, pair: UUID) -> None:
    """Topics for a meeting, and questions that do not wait for one."""
    services = office.services
    services.agendas.to_add(mentee, pair)
    services.agendas.add(mentee, pair, "Saying no")
    topic = services.agendas.of(mentor, pair).topics[0].id
    services.agendas.done(mentor, topic)
    services.agendas.put_back(mentor, topic)
    services.agendas.remove(mentee, topic)
    services.agendas.mine(mentor)
    services.questions.begin(mentee)
    services.questions.blank(mentee, pair)
    answered, kept, withdrawn = (services.questions.ask(mentee, pair, words, "").id for words in ("A", "B", "C"))
    services.questions.form(mentee, answered)
    services.questions.reword(mentee, answered, "May I?", "")
    services.questions.to_answer(mentor, answered)
    services.questions.answer(mentor, answered, "Yes.")
    services.questions.for_meeting(mentor, kept)
    services.questions.withdraw(mentee, withdrawn)
    services.questions.ask(mentor, pair, "And you?", "")
    services.questions.of(mentor)


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


def needs_a_human(office: Office, grace: Actor) -> None:
    """A pair in the queue of those who run its program, in which nothing is sent: all that can be done about it."""
    services = office.services
    today = office.clock.instant.date()
    days = {"starts_on": today, "ends_on": today + timedelta(weeks=13)}
    cohort = office.cohort(grace, name="Quiet", cadence=Cadence.WEEKLY, **days)
    pair = office.pair(office.person("kay"), office.person("lee"), cohort)
    attempt = {"mentorship_id": pair, "what": Attempt.ADMIN_TOLD, "made_at": office.clock.now()}
    office.put(HelpAttempt(id=office.ids.new(), workspace_id=office.workspace().id, answer="", **attempt))
    services.subjects.talk(grace, Urge.HAND, pair)
    services.deeds.write(grace, Urge.HAND, pair, words="Hello", to=list(Side))
    ways: tuple[Callable[[], DeedCard], ...] = (
        lambda: services.deeds.remind(grace, Urge.HAND, pair),
        lambda: services.deeds.put_off(grace, Urge.HAND, pair, 1),
        lambda: services.deeds.extend(grace, Urge.HAND, pair),
        lambda: services.deeds.extend(grace, Urge.ENDING, cohort.id),
        lambda: services.deeds.rematch(grace, pair),
    )
    for doing in ways:
        services.undoing.undo(grace, doing().id)
    services.desk.look(grace)
    services.deeds.done_lately(grace)
    (found,) = services.search.people(grace, "kay").people
    services.search.person(grace, found.id)
    services.search.pairs(grace)
    services.search.pair(grace, pair)
    mary, cy = office.person("moe"), office.person("nan")
    match = office.proposal(mary, cy, cohort)
    services.undoing.undo(grace, services.deeds.close(grace, Urge.PROPOSAL, match).id)
    with office.store.inside(office.workspace().id) as work:
        work.desk.quiets.tell(cohort.id, work.now)
        work.desk.quiets.last_reached(cohort.id)
        work.desk.quiets.given_up_since(cohort.id, work.now)
        work.desk.quiets.overdue_in(cohort.id)
        work.desk.quiets.slack_waits(work.now)
    services.desk.look(grace)
    services.deeds.close(grace, Urge.HAND, pair)
    before = office.clock.instant
    office.wait(hours=2)
    office.rhythm.move_on(office.workspace().id, pair)
    office.clock.instant = before


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
    office.services.early_ends.mine(ada)
    office.services.early_ends.of(ada, pair)
    office.services.early_ends.end(ada, pair, "", Afterwards.NOBODY)
    office.services.rematches.take_back(ada, pair)
    office.services.endings.of(ada, pair)
    office.services.endings.choose(ada, pair, Wish(choice=EndChoice.STOP))


def is_looked_after(office: Office, grace: Actor, ada: Actor, mentee: Actor) -> None:
    """An easy offer, another pace, some quiet, a rest and the way back, and a look back."""
    services, pair = office.services, office.row(Mentorship).id
    services.offers.take(ada, pair, Choice.WELL)
    services.paces.of(ada, pair)
    services.paces.change(mentee, pair, Cadence.WEEKLY, 25)
    services.silences.tell(ada, pair)
    services.silences.here(mentee, pair)
    services.retrospectives.mine(ada)
    services.retrospectives.of(ada, pair)
    services.retrospectives.answer(ada, pair, LookBack("Walks", "", frozenset(), share=True))
    with office.session() as session:
        found = session.get_one(Mentorship, pair)
        found.state, found.ended_at, found.ended_by = MentorshipState.ENDED, office.clock.now(), EndedBy.SILENCE
    services.silences.reopen(mentee, pair)


def looks_back(office: Office, mentee: Actor) -> None:
    """What stays once a pair has completed."""
    services, pair = office.services, office.row(Mentorship).id
    services.keepsakes.past(mentee)
    services.keepsakes.certificate(mentee, pair)
    services.keepsakes.issue(mentee, pair, ())
    services.keepsakes.to_thank(mentee, pair)
    services.keepsakes.thank(mentee, pair, "Thank you.")
    services.keepsakes.paths(mentee, pair)
    takes_stock(office, office.admin(), mentee, office.row(Mentorship).cohort_id)


def takes_stock(office: Office, grace: Actor, mentee: Actor, cohort: UUID) -> None:
    """Lists as files, what people let reports use, whether everybody is reached, and who may be named."""
    services = office.services
    services.exports.offer(grace)
    services.exports.order(grace, ExportWish(lists=tuple(Export), kind=FileKind.CSV, program=None))
    for notice in office.letters(grace, ExportFile):
        assert isinstance(notice, ExportFile)
        with services.exports.opened(notice) as sheet:
            assert sheet
            assert list(sheet.rows)
    services.voices.of(grace, cohort)
    services.voices.inclusion(grace, cohort)
    careers = f"person,event,date\n{grace.user},promoted,2026-12-01\n".encode()
    services.careers.apply(grace, careers, services.careers.check(grace, careers).digest)
    services.careers.last(grace)
    services.reports.scopes(grace)
    services.reports.read(grace, Span.ALL)
    services.careers.take_back(grace)
    services.profiles.let_name(mentee, cohort)
    services.profiles.stop_naming(mentee, cohort)


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


def asks_for_help(office: Office, grace: Actor, mentee: Actor) -> None:
    """Of whoever runs the program, past everybody who has a part in it."""
    services = office.services
    place = services.concerns.page(mentee).places[0]
    about = ConcernKind.MEDIATION, place.participant, place.mentorship
    services.concerns.form(mentee, *about)
    sent = services.concerns.send(mentee, *about, words="Please help.", to=None, apart=Apart.YES)
    services.concern_desk.waiting(grace, office.row(Participant, id=place.participant).cohort_id)
    version = services.concern_desk.read(grace, sent.id).version
    version = services.concern_desk.reply(grace, sent.id, version, "Gladly.").version
    services.concern_desk.take(grace, sent.id)
    services.concerns.invite(mentee, sent.id)
    services.concern_desk.settle(grace, sent.id, version)
    with pytest.raises(NobodyElse):
        services.concerns.share(mentee, sent.id)
    services.concerns.add(mentee, sent.id, "Thank you.")
    services.concerns.mine(mentee, sent.id)
    services.concerns.withdraw(mentee, sent.id)
    services.concerns.lift(mentee, sent.id)


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
    decides_about_what_came_back(office, grace)


def decides_about_what_came_back(office: Office, grace: Actor) -> None:
    """Two messages cannot be delivered: one is tried again, the other dismissed; and both once more."""
    services = office.services
    with office.session() as session:
        for row in office.mail(kind="Rehearsed")[:2]:
            lost = session.get_one(OutboxMessage, row.id)
            lost.state, lost.outcome, lost.settled_at = DeliveryState.GIVEN_UP, "user_not_found", T0
    services.undelivered.look(grace)
    first, second, *_ = services.undelivered.page(grace, Obstacle.NOBODY).messages
    services.undelivered.retry(grace, first.id)
    mark = services.undelivered.dismiss(grace, second.id).mark
    assert mark
    services.undelivered.recall(grace, mark)
    services.undelivered.retry_all(grace, Obstacle.NOBODY)
    services.undelivered.dismiss_all(grace, Obstacle.NOBODY)


def chooses_hours(office: Office, actor: Actor) -> None:
    """Somebody says when they work, and goes back to the usual."""
    card = office.services.hours.look(actor)
    office.services.hours.save(actor, HoursWish(hours=replace(card.hours, starts=time(8)), away=RunWish()))
    office.services.hours.reset(actor)
    office.services.hours.regions()


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
    services.blackouts.of(grace, draft)
    services.blackouts.change(grace, draft, QUIET_DAYS)
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
    asks_for_help,
    lets_matches_go,
    needs_a_human,
    matches_by_hand,
    meet_and_set_goals,
    meets_as_a_group,
    says_how_it_goes,
    rates_skills,
    agree,
    aims_at_something,
    takes_steps,
    speaks_and_asks,
    answers_surveys,
    parts,
    signs_up,
    is_looked_after,
    what_slack_says,
    looks_ahead_and_stops,
    decides_about_what_came_back,
    runs_a_program,
    decides_when_to_meet,
    looks_back,
    takes_stock,
    hears_less,
    posts_a_summary,
    chooses_hours,
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
        "letterboxes.look",
        "editions.come",
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
        with office.store.due() as due:
            for kind in (*ROWS.values(), *AT_LAST.values()):
                due.claim(kind, office.clock.now())
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
        self.topic = office.services.agendas.add(bob, self.pair, "Saying no").topics[0].id
        self.question = office.services.questions.ask(bob, self.pair, "May I?", "").id
        self.terms = office.services.agreements.form(bob, self.pair).terms
        office.services.agreements.propose(bob, self.pair, seen=0, terms=self.terms)
        self.agreement = office.row(Agreement).id
        office.services.reminders.grant(ada, Less.LESS_OFTEN)
        self.letterbox = office.row(Letterbox, person_id=office.known(ada).id).id
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
        helps = office.services.concerns.send
        sent = helps(bob, ConcernKind.CONCERN, found.mentee_id, self.pair, words="x", to=None, apart=Apart.NO)
        self.concern = sent.id
        with office.store.inside(self.workspace) as work:
            ask_exit(work, Almanac(office.holidays), work.mentorships.get(self.pair), Side.MENTEE)
        self.pulse = office.row(PulseAnswer).id
        office.cohort(ends_on=None)
        self.look = office.row(DailyLook).id
        self.approval = self.reminder  # no request of theirs is mine either
        with office.session() as session:
            session.get_one(OutboxMessage, office.mail()[0].id).state = DeliveryState.GIVEN_UP
        self.letter = office.mail()[0].id
        self.summed = Summed(about=About(cohort=self.cohort.id), span=Span.ALL, channel="CMENTORING")
        office.services.schedules.set(office.admin(), replace(self.summed, every=ReportEvery.WEEKLY))
        self.schedule = office.row(SummarySchedule).id
        self.deed = office.services.deeds.put_off(office.admin(), Urge.WAITING, self.cohort.id, 1).id
        self.person = office.known(ada).id
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
    "see days without meetings": lambda s, me, there: s.blackouts.of(me, there.cohort.id),
    "change days without meetings": lambda s, me, there: s.blackouts.change(me, there.cohort.id, QUIET_DAYS),
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
    "begin a summary": lambda s, me, there: s.summaries.begin_with(me, there.cohort.id),
    "begin a summary again": lambda s, me, there: s.summaries.again(me, there.summed),
    "look at a summary": lambda s, me, there: s.summaries.look(me, there.summed),
    "sum up": lambda s, me, there: s.summaries.post(me, there.summed, Look(T0, "")),
    "look at a schedule": lambda s, me, there: s.schedules.look(
        me, replace(there.summed, every=ReportEvery.WEEKLY)
    ),
    "set a schedule": lambda s, me, there: s.schedules.set(me, replace(there.summed, every=ReportEvery.WEEKLY)),
    "see a schedule": lambda s, me, there: s.schedules.one(me, there.schedule),
    "stop a schedule": lambda s, me, there: s.schedules.stop(me, there.schedule),
    "resume a schedule": lambda s, me, there: s.schedules.resume(me, there.schedule),
    "look at a proposal": lambda s, me, there: s.proposals.partner(me, there.proposal),
    "accept": lambda s, me, there: s.proposals.accept(me, there.proposal),
    "see what a yes has led to": lambda s, me, there: s.proposals.yes_of(me, there.proposal),
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
    "see what came of a meeting": lambda s, me, there: s.meetings.came_of(me, there.meeting),
    "say we met": lambda s, me, there: s.meetings.met(me, there.meeting),
    "say not yet": lambda s, me, there: s.meetings.not_yet(me, there.meeting),
    "look at who of a group met": lambda s, me, there: s.group_meetings.of(me, there.meeting, T()),
    "see what came of a group's meeting": lambda s, me, there: s.group_meetings.came_of(me, there.meeting, T()),
    "move a group's meeting": lambda s, me, there: s.group_meetings.to_move(me, there.meeting, T()),
    "say that a group met": lambda s, me, there: s.group_meetings.all_met(me, there.meeting, T()),
    "say who of a group met": lambda s, me, there: s.group_meetings.some_met(me, there.meeting, T(), []),
    "say that a group has not met": lambda s, me, there: s.group_meetings.not_yet(me, there.meeting, T()),
    "about to move": lambda s, me, there: s.choosing.to_move(me, there.meeting),
    "move": lambda s, me, there: s.choosing.move(me, there.meeting, T(days=5), seen=T(days=3)),
    "see when others meet": lambda s, me, there: s.choosing.page(me, there.pair),
    "choose a time": lambda s, me, there: s.choosing.choose(me, there.meeting, T(days=5)),
    "call a meeting off": lambda s, me, there: s.choosing.call_off(me, there.meeting),
    "plan it after all": lambda s, me, there: s.choosing.plan_after_all(me, there.meeting),
    "begin a series": lambda s, me, there: s.choosing.repeat(me, there.pair),
    "end a series": lambda s, me, there: s.choosing.choose_each(me, there.pair),
    "look for a calendar": lambda s, me, there: s.calendars.of(me, there.meeting),
    "send a file": lambda s, me, there: s.calendars.send(me, there.meeting),
    "whom they met": lambda s, me, there: s.past_meetings.partner(me, there.pair),
    "say we met anyway": lambda s, me, there: s.past_meetings.log(me, there.pair, T()),
    "look at feedback": lambda s, me, there: s.feedback.form(me, there.meeting),
    "be offered feedback": lambda s, me, there: s.feedback.offer(me, there.meeting),
    "give feedback": lambda s, me, there: s.feedback.give(me, there.meeting, FEEDBACK),
    "look at a survey": lambda s, me, there: s.pulses.form(me, there.pulse),
    "answer a survey": lambda s, me, there: s.pulses.answer(me, there.pulse, ANSWERS),
    "skip a survey": lambda s, me, there: s.pulses.skip(me, there.pulse),
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
    "see what became of a goal": lambda s, me, there: s.progress.now(me, there.goal.id),
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
    "see what became of a step": lambda s, me, there: s.steps.now(me, there.step),
    "move a step": lambda s, me, there: s.steps.move(me, there.step, TODAY),
    "look at an agenda": lambda s, me, there: s.agendas.of(me, there.pair),
    "be about to add a topic": lambda s, me, there: s.agendas.to_add(me, there.pair),
    "add a topic": lambda s, me, there: s.agendas.add(me, there.pair, "x"),
    "tick a topic off": lambda s, me, there: s.agendas.done(me, there.topic),
    "put a topic back": lambda s, me, there: s.agendas.put_back(me, there.topic),
    "remove a topic": lambda s, me, there: s.agendas.remove(me, there.topic),
    "be about to ask": lambda s, me, there: s.questions.blank(me, there.pair),
    "ask something": lambda s, me, there: s.questions.ask(me, there.pair, "x", ""),
    "open a question": lambda s, me, there: s.questions.form(me, there.question),
    "reword a question": lambda s, me, there: s.questions.reword(me, there.question, "x", ""),
    "take a question back": lambda s, me, there: s.questions.withdraw(me, there.question),
    "be about to answer": lambda s, me, there: s.questions.to_answer(me, there.question),
    "answer a question": lambda s, me, there: s.questions.answer(me, there.question, "x"),
    "keep a question for later": lambda s, me, there: s.questions.for_meeting(me, there.question),
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
    "take an easy offer": lambda s, me, there: s.offers.take(me, there.pair, Choice.WELL),
    "look at a pace": lambda s, me, there: s.paces.of(me, there.pair),
    "change a pace": lambda s, me, there: s.paces.change(me, there.pair, Cadence.WEEKLY, 30),
    "be there": lambda s, me, there: s.silences.here(me, there.pair),
    "tell of a silence": lambda s, me, there: s.silences.tell(me, there.pair),
    "take a pair up again": lambda s, me, there: s.silences.reopen(me, there.pair),
    "look back": lambda s, me, there: s.retrospectives.of(me, there.pair),
    "say what works": lambda s, me, there: s.retrospectives.answer(
        me, there.pair, LookBack("Walks", "", frozenset())
    ),
    "stay after all": lambda s, me, there: s.rematches.take_back(me, there.pair),
    "see who would help": lambda s, me, there: s.concerns.form(
        me, ConcernKind.CONCERN, there.participant, there.pair
    ),
    "ask for somebody's help": lambda s, me, there: s.concerns.send(
        me, ConcernKind.CONCERN, there.participant, None, words="x", to=None, apart=Apart.NO
    ),
    "see a request for help": lambda s, me, there: s.concerns.mine(me, there.concern),
    "add to a request for help": lambda s, me, there: s.concerns.add(me, there.concern, "x"),
    "take a request for help back": lambda s, me, there: s.concerns.withdraw(me, there.concern),
    "share a request for help": lambda s, me, there: s.concerns.share(me, there.concern),
    "no longer be kept apart": lambda s, me, there: s.concerns.lift(me, there.concern),
    "invite to a talk": lambda s, me, there: s.concerns.invite(me, there.concern),
    "see who asks for help": lambda s, me, there: s.concern_desk.waiting(me, there.cohort.id),
    "read a request for help": lambda s, me, there: s.concern_desk.read(me, there.concern),
    "take a request for help on": lambda s, me, there: s.concern_desk.take(me, there.concern),
    "answer a request for help": lambda s, me, there: s.concern_desk.reply(me, there.concern, 1, "x"),
    "be done with a request for help": lambda s, me, there: s.concern_desk.settle(me, there.concern, 1),
    "look at a pair to end": lambda s, me, there: s.early_ends.of(me, there.pair),
    "end a pair": lambda s, me, there: s.early_ends.end(me, there.pair, "", Afterwards.SOMEBODY),
    "look at the end of a pair": lambda s, me, there: s.endings.of(me, there.pair),
    "choose the end of a pair": lambda s, me, there: s.endings.choose(me, there.pair, Wish(choice=EndChoice.STOP)),
    "look at a certificate": lambda s, me, there: s.keepsakes.certificate(me, there.pair),
    "ask for a certificate": lambda s, me, there: s.keepsakes.issue(me, there.pair, ()),
    "look at thanks": lambda s, me, there: s.keepsakes.to_thank(me, there.pair),
    "say thank you": lambda s, me, there: s.keepsakes.thank(me, there.pair, "Thanks"),
    "look at the ways on": lambda s, me, there: s.keepsakes.paths(me, there.pair),
    "export a program": lambda s, me, there: s.exports.order(
        me, ExportWish(lists=(Export.PEOPLE,), kind=FileKind.CSV, program=there.cohort.program_id)
    ),
    "read a report of a cohort": lambda s, me, there: s.reports.read(me, Span.ALL, cohort=there.cohort.id),
    "read a report of a program": lambda s, me, there: s.reports.read(
        me, Span.ALL, program=there.cohort.program_id
    ),
    "hear voices": lambda s, me, there: s.voices.of(me, there.cohort.id),
    "see who is left out": lambda s, me, there: s.voices.inclusion(me, there.cohort.id),
    "be named": lambda s, me, there: s.profiles.let_name(me, there.cohort.id),
    "be named no more": lambda s, me, there: s.profiles.stop_naming(me, there.cohort.id),
    "put a pair off": lambda s, me, there: s.deeds.put_off(me, Urge.HAND, there.pair, 1),
    "put a match off": lambda s, me, there: s.deeds.put_off(me, Urge.PROPOSAL, there.proposal, 1),
    "put a cohort off": lambda s, me, there: s.deeds.put_off(me, Urge.WAITING, there.cohort.id, 1),
    "put requests off": lambda s, me, there: s.deeds.put_off(me, Urge.CONCERN, there.cohort.id, 1),
    "put messages off": lambda s, me, there: s.deeds.put_off(me, Urge.UNDELIVERED, there.workspace, 1),
    "remind a pair": lambda s, me, there: s.deeds.remind(me, Urge.HAND, there.pair),
    "remind of a match": lambda s, me, there: s.deeds.remind(me, Urge.PROPOSAL, there.proposal),
    "write to a pair": lambda s, me, there: s.deeds.write(me, Urge.HAND, there.pair, words="x", to=[Side.MENTOR]),
    "be about to talk": lambda s, me, there: s.subjects.talk(me, Urge.HAND, there.pair),
    "re-match a pair": lambda s, me, there: s.deeds.rematch(me, there.pair),
    "end a pair kindly": lambda s, me, there: s.deeds.close(me, Urge.HAND, there.pair),
    "close a match": lambda s, me, there: s.deeds.close(me, Urge.PROPOSAL, there.proposal),
    "give a pair time": lambda s, me, there: s.deeds.extend(me, Urge.HAND, there.pair),
    "give a cohort time": lambda s, me, there: s.deeds.extend(me, Urge.ENDING, there.cohort.id),
    "undo a deed": lambda s, me, there: s.undoing.undo(me, there.deed),
    "look at a person": lambda s, me, there: s.search.person(me, there.person),
    "look at a pair found": lambda s, me, there: s.search.pair(me, there.pair),
    "try a message again": lambda s, me, there: s.undelivered.retry(me, there.letter),
    "dismiss a message": lambda s, me, there: s.undelivered.dismiss(me, there.letter),
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
        Matter.POST: there.letterbox,
        Matter.SUMMARY: there.schedule,
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
    assert [each.about.cohort for each in office.services.summaries.choices(me, "Mine (")] == [mine.id]
    assert office.services.signups.open_cohorts(me) == (mine,)
    assert office.services.programs.create(me, opening(name="Another")).id != there.cohort.id


def test_the_same_person_leaving_one_workspace_stays_in_the_other(office: Office) -> None:
    there = Abroad(office)
    office.learn("ada")
    office.learn("ada", active=False)
    assert office.row(Mentorship, id=there.pair).ended_at is None
    assert office.row(Goal).mentorship_id == there.pair
