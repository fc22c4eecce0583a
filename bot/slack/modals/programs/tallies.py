"""A cohort in a line or two: its name, its state and its numbers."""

from datetime import date

from bot.domain.admin_cards import CohortTally
from bot.domain.cards import CohortCard
from bot.domain.terms import CohortState, ParticipantState
from bot.slack.text import day, line, plural
from bot.slack.wording.terms import head_count, program_name, span

STATES = {
    CohortState.DRAFT: "a draft",
    CohortState.ENROLLING: "open for joining",
    CohortState.MATCHING: "being matched",
    CohortState.RUNNING: "running",
    CohortState.CLOSING: "coming to its end",
    CohortState.CLOSED: "closed",
}
STANDINGS = {
    ParticipantState.APPLIED: "waiting for approval",
    ParticipantState.WAITLISTED: "on the waitlist",
    ParticipantState.ACTIVE: "taking part",
    ParticipantState.PAUSED: "on a break",
    ParticipantState.LEFT: "gone",
    ParticipantState.DECLINED: "declined",
}


def title_of(cohort: CohortCard) -> str:
    own = f" ({line(cohort.name, 200)})" if cohort.name.strip() else ""
    return f"{program_name(cohort.program)}{own}"


def run_of(name: str, starts_on: date | None) -> str:
    """Which run of a program, in brackets: by its name, or by the day on which it begins."""
    if not name.strip():
        return f" (from {day(starts_on)} on)" if starts_on else ""
    return f" ({line(name, 200)})"


def days_of(cohort: CohortCard) -> str:
    days = span(cohort.starts_on, cohort.ends_on)
    return f"{days[0].upper()}{days[1:]}"


def state_of(cohort: CohortCard) -> str:
    if cohort.cancelled:
        return "cancelled" if cohort.opened_at else "cancelled before it opened"
    evergreen = " without an end" if cohort.ends_on is None and cohort.state is CohortState.RUNNING else ""
    return f"{STATES[cohort.state]}{evergreen}"


def counts(tally: CohortTally) -> str:
    people = head_count(tally.mentors, tally.mentees, tally.cohort.pairing)
    resting = f" ({tally.paused:,} on a break)" if tally.paused else ""
    waitlist = f", {tally.waitlisted:,} on the waitlist" if tally.waitlisted else ""
    return (
        f"{people}{resting}{waitlist}, {tally.waiting:,} waiting for a match · {plural(tally.pairs, 'pair')} · "
        f"{plural(tally.proposals_open, 'match', 'matches')} not answered yet"
    )
