"""What follows from a program's rule that mentors are approved first: who asks, who waits, who may mentor."""

from uuid import UUID

from bot.domain.approvals import OPEN
from bot.domain.digests import Cause
from bot.domain.notices import MentorApplied, MentorApproved
from bot.domain.participation import PRESENT
from bot.domain.terms import ApprovalState, MentorRule, ParticipantState, Role
from bot.services.access import is_open
from bot.services.messages.digests import expect
from bot.store import Work
from models import Cohort, MentorApproval, Participant


def needs_approval(work: Work, participant: Participant, role: Role) -> bool:
    """Whether somebody would have to wait for an answer before they do what this role does."""
    if not role.mentors or participant.cohort.program.mentor_rule is MentorRule.OPEN:
        return False
    approval = work.approvals.of(participant.id)
    return approval is None or approval.state is not ApprovalState.APPROVED


def apply(work: Work, participant: Participant) -> None:
    """Ask for approval. Who was declined, or took the offer back, asks anew: nothing said before counts."""
    approval = work.approvals.of(participant.id) or work.add(
        MentorApproval,
        participant_id=participant.id,
        state=ApprovalState.WAITING,
        self_check=[],
        question="",
        answer="",
        created_at=work.now,
    )
    approval.state, approval.created_at = ApprovalState.WAITING, work.now
    approval.question, approval.answer, approval.answered_at = "", "", None
    approval.decided_by, approval.decided_at = None, None
    expect(work, participant.cohort.program, Cause.OFFER)


def tell_applied(work: Work, participant: Participant) -> None:
    """Say that the offer to mentor is looked at first, to whoever reads it in no other message."""
    approval = work.approvals.of(participant.id)
    assert approval is not None
    cohort = participant.cohort
    notice = MentorApplied(
        cohort=cohort.id, program=cohort.program.name, meanwhile_mentee=participant.state in PRESENT
    )
    key = work.fresh_key("applied", participant.id)
    work.outbox.to_person(participant.person, notice, key=key, about=approval.id)


def standing(work: Work, participant: Participant) -> ApprovalState | None:
    """Where an offer to mentor stands; None where there is none, nobody decides about it, or it is too late to."""
    anybody_may = participant.cohort.program.mentor_rule is MentorRule.OPEN
    if not participant.role.mentors or (anybody_may and participant.state is not ParticipantState.APPLIED):
        return None
    approval = work.approvals.of(participant.id)
    if approval is None or (approval.state is not ApprovalState.APPROVED and not is_open(participant.cohort, work)):
        return None
    return approval.state


def close_offers(work: Work, cohort: Cohort) -> None:
    """Settle what nobody has decided: the cohort is over, and neither a question nor a yes leads anywhere now."""
    for approval in work.approvals.waiting_in(cohort.id):
        work.outbox.withdraw(approval.id)
        approval.state = ApprovalState.WITHDRAWN
        person = approval.participant.person.slack_user_id
        work.audit_by_itself("mentor:lapsed", approval.participant_id, program=cohort.program_id, person=person)
    work.outbox.rewrite(MentorApproved, lambda told: None if told.cohort == cohort.id else told)


def awaits_answer(work: Work, participant: Participant) -> bool:
    """Whether somebody has asked to mentor, the program wants to look first, and nobody has answered yet."""
    return needs_approval(work, participant, participant.role) and standing(work, participant) in OPEN


def kept_from_mentoring(work: Work, cohort: Cohort) -> frozenset[UUID]:
    """The participants whose offer to mentor is not approved yet. Who mentored before the rule goes on."""
    return frozenset() if cohort.program.mentor_rule is MentorRule.OPEN else work.approvals.unapproved_in(cohort.id)
