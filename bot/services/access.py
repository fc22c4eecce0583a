"""Who may do what: one small question each, raising the sentence the person reads."""

from bot.domain.errors import AdminsOnly, CannotJoin, CohortClosed, MentorshipOver, NotYours
from bot.domain.terms import CohortState, ParticipantState, Side
from bot.store import Work
from models import Cohort, MatchProposal, Mentorship, Participant


def require_admin(work: Work) -> None:
    if not work.by_admin:
        raise AdminsOnly


def require_member(work: Work) -> None:
    if not (work.me.may_join and work.me.active):
        raise CannotJoin


def require_open(cohort: Cohort, work: Work) -> Cohort:
    if cohort.state is CohortState.CLOSED or cohort.ends_on < work.now.date():
        raise CohortClosed(program=cohort.program.name)
    return cohort


def require_running(pair: Mentorship) -> Mentorship:
    if pair.over:
        raise MentorshipOver
    return pair


def own(participant: Participant, work: Work) -> Participant:
    if participant.person_id != work.me.id:
        raise NotYours
    return participant


def my_side(pair: Mentorship | MatchProposal, work: Work) -> Side:
    side = pair.side_of(work.me.id)
    if side is None:
        raise NotYours
    return side


def both_active(pair: Mentorship | MatchProposal) -> bool:
    """Whether neither side is on a break: only then does a pair have a rhythm."""
    return all(member.state is ParticipantState.ACTIVE for member in (pair.mentor, pair.mentee))
