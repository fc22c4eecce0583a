"""A cohort in a line or two: its name, its state and its numbers."""

from bot.domain.admin_cards import CohortTally
from bot.domain.cards import CohortCard
from bot.domain.terms import CohortState
from bot.slack.text import line, listed, plural
from bot.slack.words import program_name, span

STATES = {
    CohortState.DRAFT: "a draft",
    CohortState.ENROLLING: "open for joining",
    CohortState.MATCHING: "being matched",
    CohortState.RUNNING: "running",
    CohortState.CLOSING: "coming to its end",
    CohortState.CLOSED: "closed",
}


def title_of(cohort: CohortCard) -> str:
    own = f" ({line(cohort.name, 200)})" if cohort.name.strip() else ""
    return f"{program_name(cohort.program)}{own}"


def days_of(cohort: CohortCard) -> str:
    days = span(cohort.starts_on, cohort.ends_on)
    return f"{days[0].upper()}{days[1:]}"


def state_of(cohort: CohortCard) -> str:
    evergreen = " without an end" if cohort.ends_on is None and cohort.state is CohortState.RUNNING else ""
    return f"{STATES[cohort.state]}{evergreen}"


def counts(tally: CohortTally) -> str:
    people = listed((plural(tally.mentors, "mentor"), plural(tally.mentees, "mentee")))
    return (
        f"{people}, {tally.waiting:,} waiting for a match · {plural(tally.pairs, 'pair')} · "
        f"{plural(tally.proposals_open, 'match', 'matches')} not answered yet"
    )
