"""Who may do what: one small question each, raising the sentence the person reads."""

from bot.domain.errors import AdminsOnly, CannotJoin, CohortClosed, MentorshipOver, NotYours
from bot.domain.terms import CohortState, Side
from bot.store import Work
from models import Cohort, MatchProposal, Mentorship, Participant


def require_admin(work: Work) -> None:
    if not work.by_admin:
        raise AdminsOnly


def require_member(work: Work) -> None:
    if not (work.me.may_join and work.me.active):
        raise CannotJoin


def require_open(cohort: Cohort) -> Cohort:
    if cohort.state is CohortState.CLOSED:
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
