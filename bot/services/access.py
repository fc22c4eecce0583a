"""Who may do what: one small question each, raising the sentence the person reads."""

from uuid import UUID

from bot.domain.cohorts import OPEN_DOORS
from bot.domain.errors import (
    AdminsOnly,
    CohortClosed,
    MentorshipOver,
    NotOpenYet,
    NotTakingPart,
    NotYours,
    Refused,
    why_not,
)
from bot.domain.terms import CohortState, ParticipantState, Side
from bot.store import Work
from models import Cohort, MatchProposal, Mentorship, Participant, Person


def require_admin(work: Work) -> None:
    """For what concerns the whole workspace: its admins and owners, and whom the operator named."""
    if not work.by_admin:
        raise AdminsOnly


def require_runs(work: Work, program_id: UUID) -> None:
    """For what concerns one program: whoever may do everything, and the admins of that program."""
    if not runs(work, program_id):
        raise AdminsOnly


def require_runs_any(work: Work) -> None:
    """For the control room itself, which shows what the person runs."""
    if not runs_any(work, work.me):
        raise AdminsOnly


def run_cohort(work: Work, cohort_id: UUID) -> Cohort:
    """A cohort of a program that the person runs. Raise AdminsOnly, or NotYours if there is none of that id."""
    require_runs_any(work)
    cohort = work.cohorts.get(cohort_id)
    require_runs(work, cohort.program_id)
    return cohort


def runs(work: Work, program_id: UUID) -> bool:
    return work.by_admin or work.programs.is_run_by(work.me.id, program_id)


def runs_any(work: Work, person: Person) -> bool:
    return work.runs_all(person) or work.programs.is_run_by(person.id)


def require_member(work: Work) -> None:
    """For what only full members do. Raise CannotJoin, as one of its kinds where it says more."""
    if not work.me.may_join:
        raise why_not(work.me.kind)


def not_taking_part(work: Work) -> Refused:
    """Why somebody finds nothing of theirs here: they are no full member any more, or are in nowhere."""
    return NotTakingPart() if work.me.may_join else why_not(work.me.kind)


def require_open(cohort: Cohort, work: Work) -> Cohort:
    """For what needs open doors: joining, changing answers, matching. Raise NotOpenYet or CohortClosed."""
    if cohort.state is CohortState.DRAFT:
        raise NotOpenYet(program=cohort.program.name)
    if not is_open(cohort, work):
        raise CohortClosed(program=cohort.program.name)
    return cohort


def is_open(cohort: Cohort, work: Work) -> bool:
    over = cohort.ends_on is not None and cohort.ends_on < work.now.date()
    return cohort.state in OPEN_DOORS and not over


def require_running(pair: Mentorship) -> Mentorship:
    if pair.over:
        raise MentorshipOver
    return pair


def own_running(mentorship_id: UUID, work: Work) -> Mentorship:
    """The person's own pair, held until the transaction ends. Raise NotYours or MentorshipOver."""
    pair = work.mentorships.get(mentorship_id)
    my_side(pair, work)
    return require_running(pair)


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
