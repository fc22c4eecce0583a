"""What follows from a program's rule that mentors are approved first: who asks, who waits, who may mentor."""

from uuid import UUID

from bot.domain.approvals import OPEN
from bot.domain.notices import MentorApplied
from bot.domain.terms import ApprovalState, MentorRule, Role
from bot.store import Work
from models import Cohort, MentorApproval, Participant


def needs_approval(work: Work, cohort: Cohort, participant: Participant) -> bool:
    """Whether somebody who would like to mentor has to wait for an answer first."""
    if not participant.role.mentors or cohort.program.mentor_rule is MentorRule.OPEN:
        return False
    approval = work.approvals.of(participant.id)
    return approval is None or approval.state is not ApprovalState.APPROVED


def apply(work: Work, cohort: Cohort, participant: Participant) -> None:
    """Ask for approval, once. Who was declined earlier and joins anew asks anew."""
    approval = work.approvals.of(participant.id)
    if approval is None:
        approval = work.add(
            MentorApproval,
            participant_id=participant.id,
            state=ApprovalState.WAITING,
            self_check=[],
            question="",
            answer="",
            created_at=work.now,
        )
    elif approval.state in OPEN:
        return
    else:
        approval.state, approval.created_at, approval.question, approval.answer = (
            ApprovalState.WAITING, work.now, "", "",
        )  # fmt: skip
    notice = MentorApplied(
        cohort=cohort.id, program=cohort.program.name, meanwhile_mentee=participant.role is Role.BOTH
    )
    work.outbox.to_person(work.me, notice, key=work.fresh_key("applied", participant.id), about=participant.id)


def kept_from_mentoring(work: Work, cohort: Cohort) -> frozenset[UUID]:
    """The participants whose offer to mentor is not approved yet. Who mentored before the rule goes on."""
    return frozenset() if cohort.program.mentor_rule is MentorRule.OPEN else work.approvals.unapproved_in(cohort.id)
