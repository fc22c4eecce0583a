"""Asking a mentor with a note, putting the note in other words, and taking the request back.

A request is a proposal whose mentee has said yes already. It holds no seat: the first yes of anybody wins.
"""

from dataclasses import replace
from uuid import UUID

from bot.domain.errors import AskedAlready, CannotBeAsked, EnoughAsked, RequestOver, WrongInput
from bot.domain.finding import LONGEST_NOTE, MOST_OPEN, NOTE_SETTLES, NOTE_TOLD_EVERY
from bot.domain.finding_cards import AskedCard, RequestCard
from bot.domain.matching_terms import AskedFirst, ProposalOrigin, ProposalState
from bot.domain.notices import MentorRequested, RequestNoteChanged
from bot.domain.people import Actor
from bot.domain.proposals import REMIND_AFTER
from bot.domain.terms import DeliveryState, Side
from bot.services.access import my_side
from bot.services.almanac import Almanac
from bot.services.matching.keeping import stored_reason
from bot.services.pairs.farewell import come_to_nothing
from bot.services.proposals.finding import Findable
from bot.services.proposals.lookers import looking_in, request_card, requests_of
from bot.services.proposals.requests import request_notice
from bot.store import Store, Work
from models import MatchProposal, Participant


class Asking:
    """The requests of a mentee."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def ask(self, actor: Actor, participant_id: UUID, note: str) -> AskedCard:
        """Ask a mentor.

        Raise WrongInput for a note that is empty or too long, AskedAlready, EnoughAsked, CannotBeAsked, or whatever
        else stands in the person's way.
        """
        written = _checked(note)
        with self._store.writing(actor) as work:
            work.finding.hold(work.me.id, participant_id)
            mentor = work.participants.get(participant_id)
            me, before = looking_in(work, mentor.cohort_id), requests_of(work)
            if any(each.mentor_id == mentor.id for each in before):
                raise AskedAlready(name=mentor.person.name)
            if len(before) >= MOST_OPEN:
                raise EnoughAsked
            request = _request(work, Findable(work, me, [mentor]), mentor, written)
            me.silent_since = None
            work.outbox.to_person(
                mentor.person,
                request_notice(request),
                key=f"proposal:{request.id}:proposed:{Side.MENTOR}",
                about=request.id,
                due_at=self._almanac.next_permitted(mentor, work.now),
            )
            return AskedCard(mentor=mentor.person.as_someone(), answer_by=request.answer_by, open=len(before) + 1)

    def mine(self, actor: Actor, proposal_id: UUID) -> RequestCard:
        """One's own open request. Raise RequestOver."""
        with self._store.reading(actor) as work:
            return request_card(_own(work, proposal_id))

    def change_note(self, actor: Actor, proposal_id: UUID, note: str) -> RequestCard:
        """Say it in other words, which the mentor reads instead of or after the first. Raise RequestOver."""
        written = _checked(note)
        with self._store.writing(actor) as work:
            request = _own(work, proposal_id)
            if request.note != written:
                request.note = written
                _reword(work, request)
                if work.finding.was_read(request.id, request.mentor.person_id):
                    self._tell_note(work, request)
            return request_card(request)

    def withdraw(self, actor: Actor, proposal_id: UUID) -> RequestCard:
        """Take a request back. A mentor who has read it hears that nothing is needed. Raise RequestOver."""
        with self._store.writing(actor) as work:
            request = _own(work, proposal_id)
            come_to_nothing(work, self._almanac, request, ProposalState.WITHDRAWN, tell={Side.MENTOR})
            return request_card(request)

    def _tell_note(self, work: Work, request: MatchProposal) -> None:
        """Once a day at most, and only when the words have stood for a while."""
        last = work.finding.last_told(request.id, RequestNoteChanged)
        if last and last[0] is DeliveryState.PENDING:
            return
        since = max(work.now + NOTE_SETTLES, last[1] + NOTE_TOLD_EVERY if last else work.now)
        work.outbox.to_person(
            request.mentor.person,
            RequestNoteChanged(
                proposal=request.id,
                program=request.mentor.cohort.program.name,
                mentee=request.mentee.person.as_someone(),
                note=request.note,
                answer_by=request.answer_by,
            ),
            key=work.fresh_key("proposal", request.id, "note"),
            about=request.id,
            due_at=self._almanac.next_permitted(request.mentor, since),
        )


def _checked(note: str) -> str:
    written = note.strip()
    if not written:
        raise WrongInput(note="Please write a sentence or two, so that your mentor knows what to say yes to.")
    if len(written) > LONGEST_NOTE:
        raise WrongInput(note=f"Please keep it to {LONGEST_NOTE} characters. There is time to talk later.")
    return written


def _request(work: Work, found: Findable, mentor: Participant, note: str) -> MatchProposal:
    """Write the request down. Raise CannotBeAsked in the same words whatever the reason is."""
    fit = next((each for each in found.fits if each.mentor.id == mentor.id), None)
    if fit is None:
        raise CannotBeAsked(name=mentor.person.name)
    added = work.add(
        MatchProposal,
        cohort_id=mentor.cohort_id,
        origin=ProposalOrigin.REQUEST,
        mentor_id=mentor.id,
        mentee_id=found.me.id,
        state=ProposalState.PROPOSED,
        score=fit.points,
        reason=stored_reason(found.pair(fit), found.people),
        note=note,
        asked_first=AskedFirst.MENTEE,
        proposed_at=work.now,
        second_asked_at=work.now,
        mentee_accepted_at=work.now,
        look_again_at=work.now + REMIND_AFTER,
    )
    return work.matching.proposal(added.id)


def _own(work: Work, proposal_id: UUID) -> MatchProposal:
    """A request of the person acting, held until the transaction ends."""
    request = work.matching.proposal(proposal_id)
    asked = my_side(request, work) is Side.MENTEE and request.origin is ProposalOrigin.REQUEST
    if not asked or request.state is not ProposalState.PROPOSED:
        raise RequestOver
    return request


def _reword(work: Work, request: MatchProposal) -> None:
    """Change what has not been sent yet."""

    def asked(said: MentorRequested) -> MentorRequested:
        return replace(said, note=request.note) if said.proposal == request.id else said

    def changed(said: RequestNoteChanged) -> RequestNoteChanged:
        return replace(said, note=request.note) if said.proposal == request.id else said

    work.outbox.rewrite(MentorRequested, asked)
    work.outbox.rewrite(RequestNoteChanged, changed)
