"""The queue of mentors who ask to be approved: an admin approves, declines or asks; the mentor hears of it."""

from collections.abc import Collection
from uuid import UUID

from bot.domain.approval_cards import ApprovalCard, ApprovalsCard, DeclinedCard, MentorKitCard
from bot.domain.approvals import (
    CHECKS,
    LATELY,
    MOST_DECLINED,
    MOST_WAITING,
    OPEN,
    declined,
    mark_of,
    sight_of,
    undecided,
)
from bot.domain.digests import Cause
from bot.domain.errors import NoLongerWaiting, NotMentoring, WrongInput
from bot.domain.notices import MentorAsked, MentorDeclined
from bot.domain.participation import OUTSIDE, Move
from bot.domain.people import Actor
from bot.domain.terms import ApprovalState, Role, Side
from bot.services.access import is_open, not_taking_part, require_open, require_runs, run_cohort
from bot.services.almanac import Almanac
from bot.services.joining.decisions import decide, let_in, others_decide, require_impartial, tell
from bot.services.joining.participant_life import change_role
from bot.services.messages.digests import expect
from bot.services.pairs.farewell import end_participation
from bot.store import Store, Work
from models import Cohort, MentorApproval


class Approvals:
    """Who may mentor, where a program wants to look first."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def queue(self, actor: Actor, cohort_id: UUID) -> ApprovalsCard:
        """Who waits and for how long. Raise AdminsOnly."""
        with self._store.reading(actor) as work:
            return _queue(work, run_cohort(work, cohort_id))

    def queue_with(self, actor: Actor, approval_id: UUID) -> ApprovalsCard:
        """The queue in which an offer stands, or stood. Raise AdminsOnly, or NotYours for no offer of ours."""
        with self._store.reading(actor) as work:
            participant = work.participants.get(work.approvals.participant_of(approval_id))
            return _queue(work, run_cohort(work, participant.cohort_id))

    def approve(self, actor: Actor, approval_id: UUID) -> ApprovalsCard:
        """Let somebody mentor.

        Raise DecidedAlready, NoLongerWaiting for an offer that was taken back, OwnOffer for one's own where
        somebody else runs the program too, and CohortClosed once nobody can join any more.
        """
        with self._store.writing(actor) as work:
            approval = _open(work, approval_id)
            let_in(work, self._almanac, approval)
            return _queue(work, approval.participant.cohort)

    def approve_all(self, actor: Actor, cohort_id: UUID, shown: Collection[str]) -> ApprovalsCard:
        """Let those mentor who wait and whose `sight` was `shown`: nobody who came, or has answered, since.

        Raise CohortClosed.
        """
        with self._store.writing(actor) as work:
            work.cohorts.hold(cohort_id)
            cohort = require_open(run_cohort(work, cohort_id), work)
            for approval in work.approvals.waiting_in(cohort_id):
                card = _card(work, approval)
                if card.at_once and card.sight in shown:
                    let_in(work, self._almanac, approval)
            return _queue(work, cohort)

    def let_in_after_all(self, actor: Actor, approval_id: UUID) -> ApprovalsCard:
        """Approve somebody who was declined lately. Raise NoLongerWaiting for who has gone, else as `approve`."""
        with self._store.writing(actor) as work:
            approval = _held(work, approval_id)
            declined(approval.state)
            cohort = approval.participant.cohort
            if approval not in work.approvals.declined_in(cohort.id, work.now - LATELY):
                raise NoLongerWaiting
            let_in(work, self._almanac, approval)
            return _queue(work, cohort)

    def decline(self, actor: Actor, approval_id: UUID) -> ApprovalsCard:
        """Say no, kindly. Who is a mentee as well stays one. Raise as `approve` does."""
        with self._store.writing(actor) as work:
            approval = _open(work, approval_id)
            participant = approval.participant
            decide(work, approval, ApprovalState.DECLINED)
            stays = participant.role is Role.BOTH
            if stays:
                change_role(work, participant, Role.MENTEE)
            else:
                end_participation(work, self._almanac, participant, Move.DECLINE)
            program = participant.cohort.program.name
            cohort = participant.cohort_id
            no = MentorDeclined(program=program, stays_mentee=stays, cohort=cohort)
            tell(work, self._almanac, approval, no)
            return _queue(work, participant.cohort)

    def ask(self, actor: Actor, approval_id: UUID, question: str) -> ApprovalsCard:
        """Ask the mentor something first. Raise WrongInput for an empty question, else as `approve` does."""
        with self._store.writing(actor) as work:
            if not question.strip():
                raise WrongInput(question="Write what you would like to know.")
            approval = _open(work, approval_id)
            approval.state, approval.question, approval.answer = ApprovalState.ASKED, question.strip(), ""
            cohort = approval.participant.cohort
            person = approval.participant.person.slack_user_id
            work.audit("mentor:ask", approval.participant_id, program=cohort.program_id, person=person)
            notice = MentorAsked(
                cohort=cohort.id, program=cohort.program.name, by=work.me.as_someone(), question=approval.question
            )
            tell(work, self._almanac, approval, notice)
            return _queue(work, cohort)

    # -- the mentor's side -------------------------------------------------------------------------

    def kit(self, actor: Actor, cohort_id: UUID) -> MentorKitCard:
        """The starter kit and the self-check as far as it is done. Raise NotTakingPart or NotMentoring."""
        with self._store.reading(actor) as work:
            return _kit(_mine(work, cohort_id))

    def keep(
        self, actor: Actor, cohort_id: UUID, *, ticked: Collection[str], answer: str | None, asked: str
    ) -> MentorKitCard:
        """Keep the self-check, and the answer to the question whose mark is `asked`; an empty one is taken back.

        Raise WrongInput for an answer to an earlier question, which the newer one must not seem to have. An
        answer that comes after the decision is of no use to anybody, and not kept.
        """
        with self._store.writing(actor) as work:
            mine = _mine(work, cohort_id)
            work.participants.hold(mine.participant_id)
            approval = work.approvals.get(mine.id)
            approval.self_check = [name for name in CHECKS if name in ticked]
            if answer is not None and approval.state in OPEN:
                _answer(work, approval, answer.strip(), asked)
            return _kit(approval)


def _held(work: Work, approval_id: UUID) -> MentorApproval:
    """An offer that the actor may decide about, held so that nobody leaves and no cohort ends in the meantime."""
    work.participants.hold(work.approvals.participant_of(approval_id))
    approval = work.approvals.get(approval_id)
    cohort = approval.participant.cohort
    require_runs(work, cohort.program_id)
    require_open(cohort, work)
    require_impartial(work, approval.participant)
    return approval


def _open(work: Work, approval_id: UUID) -> MentorApproval:
    approval = _held(work, approval_id)
    undecided(approval.state)
    return approval


def _mine(work: Work, cohort_id: UUID) -> MentorApproval:
    participant = work.participants.find(cohort_id, work.me.id)
    if participant is None or participant.state in OUTSIDE:
        raise not_taking_part(work)
    approval = work.approvals.of(participant.id)
    if approval is None or not participant.role.mentors:
        raise NotMentoring
    return approval


def _answer(work: Work, approval: MentorApproval, answer: str, asked: str) -> None:
    if asked == mark_of(approval.question):
        if answer and answer != approval.answer:
            approval.answered_at = work.now
            expect(work, approval.participant.cohort.program, Cause.OFFER)
        approval.answer = answer
        approval.state = ApprovalState.WAITING if answer else ApprovalState.ASKED
    elif answer:
        raise WrongInput(
            answer="Meanwhile you were asked something else, so this would answer the wrong question. The starter "
            "kit, opened anew, shows it."
        )


def _kit(approval: MentorApproval) -> MentorKitCard:
    return MentorKitCard(
        cohort=approval.participant.cohort.as_card(),
        state=approval.state,
        ticked=tuple(approval.self_check),
        question=approval.question,
        answer=approval.answer,
    )


def _queue(work: Work, cohort: Cohort) -> ApprovalsCard:
    work.flush()
    waiting = work.approvals.waiting_in(cohort.id)
    lately = work.approvals.declined_in(cohort.id, work.now - LATELY) if is_open(cohort, work) else ()
    return ApprovalsCard(
        cohort=cohort.as_card(),
        waiting=tuple(_card(work, each) for each in waiting[:MOST_WAITING]),
        more=len(waiting[MOST_WAITING:]),
        declined=tuple(_declined(work, each) for each in lately[:MOST_DECLINED]),
    )


def _card(work: Work, approval: MentorApproval) -> ApprovalCard:
    participant = approval.participant
    return ApprovalCard(
        id=approval.id,
        person=participant.person.as_someone(),
        offers=participant.labels(Side.MENTOR),
        goals=participant.goals,
        ticked=len(approval.self_check),
        days=(work.now - approval.created_at).days,
        state=approval.state,
        question=approval.question,
        answer=approval.answer,
        own=others_decide(work, participant),
        sight=sight_of(approval.id, made_at=approval.created_at, answer=approval.answer),
    )


def _declined(work: Work, approval: MentorApproval) -> DeclinedCard:
    assert approval.decided_at is not None
    return DeclinedCard(
        id=approval.id,
        person=approval.participant.person.as_someone(),
        at=approval.decided_at,
        own=others_decide(work, approval.participant),
    )
