"""Every message of a program once for each sort of reader, with people who are plainly made up.

For admins who want to read a program before anybody else does. A new Notice belongs here as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from bot.domain import notices
from bot.domain.insight.quiet import Cause
from bot.domain.matching_terms import Outlook
from bot.domain.notices import Charter, Notice, Reason, Rehearsed
from bot.domain.people import Someone
from bot.domain.samples.agendas import agenda_samples, question_samples
from bot.domain.samples.agreements import agreement_samples
from bot.domain.samples.care import care_samples
from bot.domain.samples.endings import ending_samples
from bot.domain.samples.help import help_samples
from bot.domain.samples.introductions import introduction_samples
from bot.domain.samples.kinds import MENTEE, MENTOR, PEERS, in_words_of
from bot.domain.samples.progress import progress_samples
from bot.domain.samples.pulses import pulse_samples
from bot.domain.samples.requests import request_samples
from bot.domain.samples.skills import skill_samples
from bot.domain.samples.steps import step_samples
from bot.domain.samples.summaries import summary_samples
from bot.domain.samples.times import check_in_samples, time_samples
from bot.domain.samples.unasked import unasked_samples
from bot.domain.tasks import Task, Urge
from bot.domain.terms import Role, Side

ADMIN = Someone("U0SAMPLEADMIN", "Admin Sample")
NAMES = {person.slack_id: person.name for person in (MENTOR, MENTEE, *PEERS.values(), ADMIN)}
"""People whom no workspace has, so they are shown by name and never mentioned."""
NOBODY = UUID(int=0)
REASON = Reason(skills=("SQL", "Public speaking"), common_hours=24.0)
GOALS = "I would like to give a talk at our meet-up. (A sample.)"
TITLE = "Give a talk at the meet-up (a sample)"


class Moment(StrEnum):
    """Where in a program a message belongs."""

    JOINING = "joining"
    MATCHING = "matching"
    AGREEMENT = "agreement"
    MEETINGS = "meetings"
    GOALS = "goals"
    STEPS = "steps"
    SKILLS = "skills"
    SURVEYS = "surveys"
    ENDINGS = "endings"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Sample:
    """One message: `when` completes "This is what …" with who reads it and when."""

    key: str
    moment: Moment
    when: str
    notice: Notice


def samples_for(facts: Rehearsed) -> Iterator[Sample]:
    """All samples of the program that `facts` describes, in the order in which people meet them."""
    for moment, drafts in (
        (Moment.JOINING, _joining(facts)),
        (Moment.MATCHING, _matching(facts)),
        (Moment.AGREEMENT, agreement_samples(facts, about=NOBODY, mentor=MENTOR, mentee=MENTEE, goals=GOALS)),
        (Moment.MEETINGS, _meetings(facts)),
        (Moment.MEETINGS, unasked_samples(facts, about=NOBODY, mentor=MENTOR)),
        (Moment.GOALS, _goals(facts)),
        (Moment.STEPS, step_samples(facts, about=NOBODY, mentor=MENTOR, mentee=MENTEE)),
        (Moment.SKILLS, skill_samples(about=NOBODY, mentor=MENTOR, mentee=MENTEE)),
        (Moment.SURVEYS, pulse_samples(about=NOBODY, mentor=MENTOR, mentee=MENTEE)),
        (Moment.ENDINGS, care_samples(facts, about=NOBODY, mentor=MENTOR, mentee=MENTEE)),
        (Moment.ENDINGS, _endings(facts)),
        (Moment.RUNNING, _running(facts)),
        (Moment.RUNNING, summary_samples(facts)),
    ):
        for number, (when, notice) in enumerate(in_words_of(facts.pairing, drafts), start=1):
            yield Sample(f"{moment}:{type(notice).__name__}:{number}", moment, when, notice)


Draft = tuple[str, Notice]


def _joining(facts: Rehearsed) -> Iterator[Draft]:
    announced = notices.CohortAnnounced(
        cohort=NOBODY,
        program=facts.program,
        objective=facts.objective,
        cadence=facts.cadence,
        minutes=facts.minutes,
        starts_on=facts.starts_on,
        ends_on=facts.ends_on,
    )
    yield "the announcement channel reads when the doors open", announced
    charter = Charter(objective=facts.objective, values=facts.values, expectations=facts.expectations)
    welcome = notices.Welcome(
        cohort=NOBODY, program=facts.program, role=Role.BOTH, starts_on=facts.starts_on, charter=charter
    )
    for role, who in ((Role.MENTEE, "a mentee"), (Role.MENTOR, "a mentor"), (Role.BOTH, "somebody who does both")):
        yield f"{who} reads after joining", replace(welcome, role=role)
    yield (
        "somebody who does both reads after joining, where mentors are approved first",
        replace(welcome, offer_waits=True),
    )
    later = notices.LaterCome(cohort=NOBODY, program=facts.program, starts_on=facts.starts_on)
    yield "somebody reads who asked to be reminded later", later
    waiting = notices.Waitlisted(cohort=NOBODY, program=facts.program, place=3)
    yield "somebody reads after joining a full cohort", waiting
    applied = notices.MentorApplied(cohort=NOBODY, program=facts.program, meanwhile_mentee=False)
    yield "a mentor reads after offering to mentor, where mentors are approved first", applied
    asked = notices.MentorAsked(
        cohort=NOBODY, program=facts.program, by=ADMIN, question="What would you like to pass on?"
    )
    yield "a mentor reads when somebody who runs the program asks something", asked
    approved = notices.MentorApproved(cohort=NOBODY, program=facts.program, charter=charter)
    yield "a mentor reads once approved", approved
    after_all = replace(approved, after_all=True)
    yield "a mentor reads who was declined at first and then approved", after_all
    for stays, who in ((False, "a mentor"), (True, "a mentor who is a mentee as well")):
        declined = notices.MentorDeclined(program=facts.program, stays_mentee=stays, cohort=NOBODY)
        yield f"{who} reads where the offer is not taken up", declined
    free = notices.PlaceFree(cohort=NOBODY, program=facts.program, role=Role.MENTEE, charter=charter)
    yield "the first on the waitlist reads when a place is free", free
    door = notices.OpenDoor(cohort=NOBODY, program=facts.program)
    yield "a new colleague reads, if the program wants it", notices.NewcomerInvited(doors=(door,))
    yield "somebody reads who writes to the bot", notices.Signpost()


def _matching(facts: Rehearsed) -> Iterator[Draft]:
    for side, who in ((Side.MENTEE, "a mentee"), (Side.MENTOR, "a mentor")):
        for again, when in ((False, "when a match is suggested"), (True, "as the one reminder of a match")):
            yield f"{who} reads {when}", _proposed(facts, side, again=again)
    closed = notices.ProposalClosed(
        program=facts.program, partner=MENTOR, outlook=Outlook.LOOKING, participant=NOBODY
    )
    yield "one side reads when a match does not come about", closed
    queue = replace(closed, outlook=Outlook.SEATS_TAKEN, place=2, waiting=3)
    yield "a mentee reads when a match does not come about and all seats are taken", queue
    silent = replace(closed, outlook=Outlook.WHEN_READY)
    yield "somebody reads who let a match close without an answer", silent
    yield from request_samples(facts, about=NOBODY, mentor=MENTOR, mentee=MENTEE, goals=GOALS, reason=REASON)
    yield from introduction_samples(facts, about=NOBODY, goals=GOALS, reason=REASON)


def _proposed(facts: Rehearsed, side: Side, *, again: bool) -> notices.MatchProposed:
    return notices.MatchProposed(
        proposal=NOBODY,
        program=facts.program,
        you_are=side,
        partner=MENTOR if side is Side.MENTEE else MENTEE,
        partner_goals=GOALS,
        partner_offers=REASON.skills if side is Side.MENTEE else (),
        reason=REASON,
        cadence=facts.cadence,
        minutes=facts.minutes,
        answer_by=facts.starts_on + timedelta(days=14),
        again=again,
        ends_on=facts.ends_on,
    )


def _meetings(facts: Rehearsed) -> Iterator[Draft]:
    starts_at = datetime.combine(facts.starts_on + timedelta(days=7), time(10), UTC)
    yield from time_samples(facts, about=NOBODY, partner=MENTOR)
    for chosen, when in ((True, "when the other moves a meeting"), (False, "when a new time is suggested")):
        yield (
            f"one side reads {when}",
            notices.MeetingMoved(
                meeting=NOBODY, number=2, partner=MENTOR, starts_at=starts_at, minutes=facts.minutes, chosen=chosen
            ),
        )
    yield from check_in_samples(facts, about=NOBODY, partner=MENTOR, group=(MENTEE, PEERS[MENTEE]))
    yield (
        "one side reads when the other says that they met",
        notices.FeedbackAsked(meeting=NOBODY, number=2, partner=MENTEE),
    )
    yield from agenda_samples(facts, about=NOBODY, mentor=MENTOR, mentee=MENTEE)
    yield from question_samples(about=NOBODY, mentor=MENTOR, mentee=MENTEE)


def _goals(facts: Rehearsed) -> Iterator[Draft]:
    due_on = facts.starts_on + timedelta(days=60)
    yield (
        "a mentor reads when the mentee sets a goal",
        notices.GoalSet(goal=NOBODY, partner=MENTEE, title=TITLE, measure="Twenty people listen", due_on=due_on),
    )
    yield (
        "a mentor reads when a goal moves on",
        notices.GoalMoved(goal=NOBODY, partner=MENTEE, title=TITLE, percent=50, note="The slides are ready."),
    )
    for by_you, who in ((True, "whose goal it is"), (False, "who is the partner")):
        yield (
            f"somebody {who} reads when a goal is reached",
            notices.GoalReached(
                goal=NOBODY, partner=MENTOR if by_you else MENTEE, title=TITLE, note="", by_you=by_you
            ),
        )
    yield from progress_samples(facts, about=NOBODY, mentor=MENTOR, mentee=MENTEE, title=TITLE)


def _endings(facts: Rehearsed) -> Iterator[Draft]:
    yield from help_samples(facts, about=NOBODY, host=ADMIN, mentee=MENTEE)
    until = facts.starts_on + timedelta(days=30)
    for last, what in ((until, "a break"), (None, "a break without a last day")):
        yield f"one side reads when the other takes {what}", notices.PartnerPaused(partner=MENTEE, until=last)
    yield "one side reads when the other is back", notices.PartnerReturned(partner=MENTEE)
    for paired, who in ((True, "somebody with a mentorship"), (False, "somebody without a match yet")):
        yield f"{who} reads after a break", notices.WelcomeBack(program=facts.program, paired=paired)
    guest = notices.GuestNow(programs=(facts.program,))
    yield "somebody reads who took part and whose account became a guest's", guest
    for side, who in ((Side.MENTOR, "a mentor"), (Side.MENTEE, "a mentee")):
        partner = MENTEE if side is Side.MENTOR else MENTOR
        ended = notices.MentorshipEnded(partner=partner, program=facts.program, you_are=side)
        gone = notices.PartnerGone(partner=partner, program=facts.program, you_are=side)
        one_role = replace(ended, left_as=side.other)
        parted = notices.PairParted(partner=partner, program=facts.program, you_are=side)
        yield f"{who} reads when the partner leaves the program", ended
        yield f"{who} reads when the partner leaves one of two roles", one_role
        yield f"{who} reads when the partner leaves the company or becomes a guest", gone
        yield f"{who} reads when the two part, as one of them wished", parted
    yield from ending_samples(facts, about=NOBODY, mentor=MENTOR, mentee=MENTEE)
    for cancelled, when in ((False, "when the program ends"), (True, "when the program does not take place")):
        over = notices.CohortOver(program=facts.program, cancelled=cancelled)
        yield f"somebody without a match reads {when}", over


def _running(facts: Rehearsed) -> Iterator[Draft]:
    yield "a new co-admin reads", notices.AdminAdded(program=facts.program, by=ADMIN)
    yield (
        "a leader reads who is invited to mentor",
        notices.LeaderAsked(
            leader=NOBODY,
            cohort=NOBODY,
            program=facts.program,
            objective=facts.objective,
            cadence=facts.cadence,
            minutes=facts.minutes,
            by=ADMIN,
        ),
    )
    yield (
        "admins read when the first day comes without a match",
        notices.CohortUnmatched(cohort=NOBODY, program=facts.program, mentors=3, mentees=5),
    )
    offers = Task(urge=Urge.APPROVAL, cohort=NOBODY, program=facts.program, number=2, waited=9)
    yield (
        "admins read in the morning while something waits for them",
        notices.WaitingForYou(tasks=(offers,), more=0),
    )
    words = "Is there anything that would make it easier to find a time? (A sample.)"
    yield (
        "one or both of a pair read when an admin has me pass on a word",
        notices.WordFromAdmin(sender=ADMIN, program=facts.program, words=words),
    )
    quiet = notices.NothingSent(cohort=NOBODY, program=facts.program, name="", days=7, cause=Cause.LATE)
    yield "admins read once when nothing has been sent for many working days", quiet
