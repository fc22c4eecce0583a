"""Whether somebody would like to hear of a match: they asked for some time, never answered, or are ready again."""

from datetime import datetime

from bot.domain.matching_terms import Outlook
from bot.domain.terms import ParticipantState
from bot.domain.zones import today_in
from bot.services.access import is_open
from bot.store import Work
from models import Participant


def is_quiet(person: Participant, at: datetime) -> bool:
    """Whether somebody asked for some time without a suggestion, which is not over where they live."""
    return person.quiet_until is not None and today_in(person.time_zone, at) < person.quiet_until


def be_ready(work: Work, participant: Participant) -> None:
    """They would like to hear of a match from now on: look for one, where that changes anything."""
    if participant.quiet_until is not None or participant.silent_since is not None:
        participant.quiet_until = participant.silent_since = None
        work.searches.ask_for(participant.cohort_id)


def look_after_break(work: Work, participant: Participant) -> None:
    """Whoever lost a match before or during a break has somebody looked for now."""
    if work.searches.was_left(participant.id):
        work.searches.ask_for(participant.cohort_id)


def outlook_for(work: Work, participant: Participant, usual: Outlook) -> Outlook:
    """What comes next for one side of a match that does not come about: the `usual`, or what stands before it."""
    if not is_open(participant.cohort, work):
        return Outlook.OVER
    if participant.state is ParticipantState.PAUSED:
        return Outlook.AFTER_BREAK
    if is_quiet(participant, work.now):
        return Outlook.LATER
    return usual if participant.silent_since is None else Outlook.WHEN_READY
