"""The queue of mentors who ask to be approved: an admin approves, declines or asks; the mentor hears of it."""

from collections.abc import Collection
from uuid import UUID

from bot.domain.approvals import CHECKS, OPEN, undecided
from bot.domain.cards import ApprovalCard, ApprovalsCard, MentorKitCard
from bot.domain.errors import NoLongerWaiting, NotTakingPart, WrongInput
from bot.domain.notices import MentorApproved, MentorAsked, MentorDeclined, Notice
from bot.domain.people import Actor
from bot.domain.terms import ApprovalState, ParticipantState, Role, Side
from bot.services.access import require_runs, run_cohort
from bot.services.almanac import Almanac
from bot.services.waitlist import take_place
from bot.store import Store, Work
from models import MentorApproval

GONE = (ParticipantState.LEFT, ParticipantState.DECLINED)


class Approvals:
    """Who may mentor, where a program wants to look first."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def queue(self, actor: Actor, cohort_id: UUID) -> ApprovalsCard:
        """Who waits and for how long. Raise AdminsOnly."""
        with self._store.reading(actor) as work:
            run_cohort(work, cohort_id)
            return _queue(work, cohort_id)

    def approve(self, actor: Actor, approval_id: UUID) -> ApprovalsCard:
        """Let somebody mentor. Raise DecidedAlready, or NoLongerWaiting for somebody who has left."""
        with self._store.writing(actor) as work:
            approval = _open(work, approval_id)
            self._let_in(work, approval)
            return _queue(work, approval.participant.cohort_id)

    def approve_all(self, actor: Actor, cohort_id: UUID) -> ApprovalsCard:
        """Let everybody mentor who waits."""
        with self._store.writing(actor) as work:
            run_cohort(work, cohort_id)
            for approval in work.approvals.waiting_in(cohort_id):
                self._let_in(work, work.approvals.get(approval.id))
            return _queue(work, cohort_id)

    def decline(self, actor: Actor, approval_id: UUID) -> ApprovalsCard:
        """Say no, kindly. Who is a mentee as well stays one. Raise as `approve` does."""
        with self._store.writing(actor) as work:
            approval = _open(work, approval_id)
            participant = approval.participant
            _decide(work, approval, ApprovalState.DECLINED)
            stays = participant.role is Role.BOTH
            if stays:
                participant.role = Role.MENTEE
            else:
                participant.state = ParticipantState.DECLINED
            program = participant.cohort.program.name
            self._tell(work, approval, MentorDeclined(program=program, stays_mentee=stays))
            return _queue(work, participant.cohort_id)

    def ask(self, actor: Actor, approval_id: UUID, question: str) -> ApprovalsCard:
        """Ask the mentor something first. Raise WrongInput for an empty question, else as `approve` does."""
        with self._store.writing(actor) as work:
            if not question.strip():
                raise WrongInput(question="Write what you would like to know.")
            approval = _open(work, approval_id)
            approval.state, approval.question, approval.answer = ApprovalState.ASKED, question.strip(), ""
            cohort = approval.participant.cohort
            work.audit("mentor:ask", approval.participant_id, program=cohort.program_id)
            notice = MentorAsked(
                cohort=cohort.id, program=cohort.program.name, by=work.me.as_someone(), question=approval.question
            )
            self._tell(work, approval, notice)
            return _queue(work, cohort.id)

    # -- the mentor's side -------------------------------------------------------------------------

    def kit(self, actor: Actor, cohort_id: UUID) -> MentorKitCard:
        """The starter kit and the self-check as far as it is done. Raise NotTakingPart."""
        with self._store.reading(actor) as work:
            return _kit(_mine(work, cohort_id))

    def keep(self, actor: Actor, cohort_id: UUID, *, ticked: Collection[str], answer: str | None) -> MentorKitCard:
        """Keep the self-check, and the answer to a question, which an admin then sees in the queue."""
        with self._store.writing(actor) as work:
            approval = _mine(work, cohort_id)
            approval.self_check = [name for name in CHECKS if name in ticked]
            if answer and answer.strip() and approval.state in OPEN:
                approval.state, approval.answer = ApprovalState.WAITING, answer.strip()
            return _kit(approval)

    def _let_in(self, work: Work, approval: MentorApproval) -> None:
        participant = approval.participant
        _decide(work, approval, ApprovalState.APPROVED)
        cohort = participant.cohort
        self._tell(work, approval, MentorApproved(cohort=cohort.id, program=cohort.program.name))
        if participant.state is ParticipantState.APPLIED:
            take_place(work, cohort, participant, participant.person)

    def _tell(self, work: Work, approval: MentorApproval, notice: Notice) -> None:
        participant = approval.participant
        work.outbox.withdraw(participant.id)
        due_at = self._almanac.next_permitted(participant, work.now)
        key = work.fresh_key("approval", approval.id)
        work.outbox.to_person(participant.person, notice, key=key, about=participant.id, due_at=due_at)


def _open(work: Work, approval_id: UUID) -> MentorApproval:
    approval = work.approvals.get(approval_id)
    require_runs(work, approval.participant.cohort.program_id)
    undecided(approval.state)
    if approval.participant.state in GONE:
        raise NoLongerWaiting
    return approval


def _decide(work: Work, approval: MentorApproval, state: ApprovalState) -> None:
    approval.state, approval.decided_by, approval.decided_at = state, work.me.id, work.now
    work.audit(f"mentor:{state}", approval.participant_id, program=approval.participant.cohort.program_id)


def _mine(work: Work, cohort_id: UUID) -> MentorApproval:
    participant = work.participants.find(cohort_id, work.me.id)
    approval = work.approvals.of(participant.id) if participant else None
    if participant is None or approval is None or participant.state in GONE:
        raise NotTakingPart
    return approval


def _kit(approval: MentorApproval) -> MentorKitCard:
    return MentorKitCard(
        cohort=approval.participant.cohort.as_card(),
        state=approval.state,
        ticked=tuple(approval.self_check),
        question=approval.question,
        answer=approval.answer,
    )


def _queue(work: Work, cohort_id: UUID) -> ApprovalsCard:
    work.flush()
    return ApprovalsCard(
        cohort=work.cohorts.get(cohort_id).as_card(),
        waiting=tuple(
            ApprovalCard(
                id=each.id,
                person=each.participant.person.as_someone(),
                offers=each.participant.labels(Side.MENTOR),
                goals=each.participant.goals,
                ticked=len(each.self_check),
                days=(work.now - each.created_at).days,
                state=each.state,
                question=each.question,
                answer=each.answer,
            )
            for each in work.approvals.waiting_in(cohort_id)
        ),
    )
