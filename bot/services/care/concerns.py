"""Asking for help in confidence, past partner and managers: sending, following, adding, taking back."""

from uuid import UUID

from bot.domain.care.concern_cards import AskCard, HelpCard, RequestCard
from bot.domain.care.concern_errors import NobodyElse, NobodyToTell, NoTalkYet, TakenBack
from bot.domain.care.concerns import LONGEST_WORDS, MOST_WORDS, Apart, answer_by, with_more
from bot.domain.care.terms import ConcernKind, ConcernState
from bot.domain.errors import WrongInput
from bot.domain.matching_terms import ProposalState
from bot.domain.notices import HelpReceived, HelpWanted, TalkInvited
from bot.domain.people import Actor
from bot.domain.zones import today_in
from bot.services.almanac import Almanac
from bot.services.care.concern_access import (
    Matter,
    called,
    circle_of,
    for_sender,
    matter_of,
    own_matter,
    readers_of,
)
from bot.services.care.concern_pages import help_card, may_invite, place_of, request_card
from bot.services.pairs.farewell import come_to_nothing
from bot.store import Store, Work
from models import Concern, Mentorship, Participant


class Concerns:
    """The sender's side of requests for help."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def page(self, actor: Actor) -> HelpCard:
        """What trouble may be about, and what the person has asked for already. For everybody, also outside."""
        with self._store.reading(actor) as work:
            return help_card(work)

    def form(self, actor: Actor, kind: ConcernKind, participant_id: UUID, mentorship_id: UUID | None) -> AskCard:
        """Who would read it and what happens next, before a word is written. Raise NotYours."""
        with self._store.reading(actor) as work:
            matter = own_matter(work, participant_id, mentorship_id)
            could = circle_of(work, matter)
            people = work.concerns.people(could.readers)
            return AskCard(
                kind=kind,
                place=place_of(matter),
                readers=tuple((person.id, person.as_someone()) for person in people),
                origin=could.origin,
                answer_by=answer_by(today_in(work.me.time_zone, work.now)),
            )

    def send(
        self,
        actor: Actor,
        kind: ConcernKind,
        participant_id: UUID,
        mentorship_id: UUID | None,
        *,
        words: str,
        to: UUID | None,
        apart: Apart,
    ) -> RequestCard:
        """Pass on what somebody wrote, to one reader or to all. Raise NotYours, NobodyToTell or WrongInput."""
        with self._store.writing(actor) as work:
            matter = own_matter(work, participant_id, mentorship_id)
            _check(words)
            concern = receive(work, self._almanac, matter.sender, matter.pair, kind, words, to=to)
            if apart is Apart.YES and matter.pair:
                concern.keep_apart = True
                _keep_apart(work, self._almanac, matter)
            return _card(work, concern)

    def mine(self, actor: Actor, concern_id: UUID) -> RequestCard:
        """Where the person's own request stands. Raise NothingForYou."""
        with self._store.reading(actor) as work:
            return _card(work, for_sender(work, concern_id))

    def add(self, actor: Actor, concern_id: UUID, more: str) -> RequestCard:
        """Say more; where it was handled, that opens it again. Raise NothingForYou, TakenBack or WrongInput."""
        with self._store.writing(actor) as work:
            concern = _standing(work, concern_id)
            _check(more)
            words = with_more(concern.words, more)
            if len(words) > MOST_WORDS:
                raise WrongInput(words="That is more than one request holds. Please send another one.")
            concern.words, concern.state, concern.updated_at = words, ConcernState.RECEIVED, work.now
            _tell_readers(work, self._almanac, concern, again=True)
            return _card(work, concern)

    def withdraw(self, actor: Actor, concern_id: UUID) -> RequestCard:
        """Take it back: all words of it are gone, for everybody. Being kept apart stays. Raise NothingForYou."""
        with self._store.writing(actor) as work:
            concern = for_sender(work, concern_id)
            take_back(work, concern)
            return _card(work, concern)

    def share(self, actor: Actor, concern_id: UUID) -> RequestCard:
        """Let everybody read it who may, and not only the one it lies with. Raise NothingForYou or NobodyElse."""
        with self._store.writing(actor) as work:
            concern = _standing(work, concern_id)
            before = readers_of(work, concern)
            concern.handler_id, concern.handler = None, None
            if set(before) == set(readers_of(work, concern)):
                raise NobodyElse
            concern.state, concern.updated_at = ConcernState.RECEIVED, work.now
            _tell_readers(work, self._almanac, concern, again=False, but=before)
            return _card(work, concern)

    def lift(self, actor: Actor, concern_id: UUID) -> RequestCard:
        """No longer keep the two apart. Raise NothingForYou."""
        with self._store.writing(actor) as work:
            concern = for_sender(work, concern_id)
            concern.keep_apart, concern.updated_at = False, work.now
            return _card(work, concern)

    def invite(self, actor: Actor, concern_id: UUID) -> RequestCard:
        """Have the partner invited to a talk of three. Raise NothingForYou, TakenBack or NoTalkYet."""
        with self._store.writing(actor) as work:
            concern = _standing(work, concern_id)
            partner = matter_of(concern).partner
            if not may_invite(work, concern) or not (partner and concern.handler):
                raise NoTalkYet
            notice = TalkInvited(
                partner=work.me.as_someone(),
                host=concern.handler.as_someone(),
                program=concern.participant.cohort.program.name,
            )
            due_at = self._almanac.next_permitted(partner, work.now)
            work.outbox.to_person(
                partner.person, notice, key=f"concern:{concern.id}:talk", about=concern.id, due_at=due_at
            )
            return _card(work, concern)


def receive(
    work: Work,
    almanac: Almanac,
    sender: Participant,
    pair: Mentorship | None,
    kind: ConcernKind,
    words: str,
    *,
    to: UUID | None = None,
) -> Concern:
    """Keep a request for help and tell its readers that there is one; also for help asked for in other forms.

    `to` is the one reader chosen, as a person. Raise NobodyToTell, or WrongInput where `to` cannot read it.
    """
    could = circle_of(work, Matter(sender, pair))
    if not could.readers:
        raise NobodyToTell
    if to and to not in could.readers:
        raise WrongInput(to="This person can no longer read it. Please choose once more.")
    chosen = work.concerns.people([to])[0] if to else None
    concern = work.add(
        Concern,
        participant_id=sender.id,
        participant=sender,
        mentorship_id=pair.id if pair else None,
        mentorship=pair,
        kind=kind,
        state=ConcernState.RECEIVED,
        words=words.strip(),
        keep_apart=False,
        reply="",
        handler_id=to,
        handler=chosen,
        sent_at=work.now,
        updated_at=work.now,
    )
    _tell_readers(work, almanac, concern, again=False)
    work.outbox.to_person(
        sender.person, HelpReceived(concern=concern.id), key=f"concern:{concern.id}:received", about=concern.id
    )
    return concern


def take_back(work: Work, concern: Concern) -> None:
    """Take every word of a request away, also those on their way; also where it was made in other forms."""
    work.outbox.withdraw(concern.id)
    concern.words, concern.reply = "", ""
    concern.state, concern.updated_at = ConcernState.WITHDRAWN, work.now


def _check(words: str) -> None:
    if not words.strip():
        raise WrongInput(words="Please say in a few words what it is about.")
    if len(words) > LONGEST_WORDS:
        raise WrongInput(words=f"Please keep it to {LONGEST_WORDS:,} characters; you can add more afterwards.")


def _standing(work: Work, concern_id: UUID) -> Concern:
    """The person's own request, unless they took it back."""
    concern = for_sender(work, concern_id)
    if concern.state is ConcernState.WITHDRAWN:
        raise TakenBack
    return concern


def _tell_readers(
    work: Work, almanac: Almanac, concern: Concern, *, again: bool, but: tuple[UUID, ...] = ()
) -> None:
    """One word to each reader that something is there, without a word of it."""
    notice = HelpWanted(concern=concern.id, again=again)
    for person in work.concerns.people(readers_of(work, concern)):
        if person.id not in but:
            key = work.fresh_key("concern", concern.id, "wanted", person.id)
            due_at = almanac.next_permitted_of(person, work.now)
            work.outbox.to_person(person, notice, key=key, about=concern.id, due_at=due_at)


def _keep_apart(work: Work, almanac: Almanac, matter: Matter) -> None:
    """Close what would bring the two together again right now, neutrally; what is matched later knows of it."""
    assert matter.partner
    sender, partner = matter.sender.person_id, matter.partner.person_id
    places = [place.id for place in work.participants.of_person(sender)]
    for proposal in work.matching.open_of(places):
        if {proposal.mentor.person_id, proposal.mentee.person_id} == {sender, partner}:
            side = proposal.side_of(sender)
            assert side
            come_to_nothing(work, almanac, proposal, ProposalState.WITHDRAWN, tell={side.other})


def _card(work: Work, concern: Concern) -> RequestCard:
    work.flush()
    return request_card(work, concern, called(work, readers_of(work, concern)))
