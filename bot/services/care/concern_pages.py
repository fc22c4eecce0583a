"""Requests for help as their senders and their readers see them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from bot.domain.care.concern_cards import (
    DeskCard,
    DeskLine,
    HelpCard,
    HelpPlace,
    RequestCard,
    RequestLine,
)
from bot.domain.care.concerns import answer_by
from bot.domain.care.terms import ConcernKind
from bot.domain.people import Someone
from bot.domain.zones import today_in
from bot.services.care.concern_access import (
    Matter,
    called,
    circle_of,
    matter_of,
    readers_of,
    readings_of,
)
from bot.store import Work
from models import Concern

MOST_REQUESTS = 10


def help_card(work: Work) -> HelpCard:
    """Pairs under way, then past ones, then the programs themselves; and the latest requests."""
    places = {place.id: place for place in work.participants.ever_of(work.me.id)}
    pairs = work.mentorships.ever_of(list(places))
    matters = [Matter(place, pair) for pair in pairs for place in (pair.mentor, pair.mentee) if place.id in places]
    rest = [Matter(place, None) for place in places.values()]
    requests = work.concerns.of_person(work.me.id)[:MOST_REQUESTS]
    return HelpCard(
        places=tuple(map(place_of, (*matters, *rest))),
        requests=tuple(
            RequestLine(
                id=each.id,
                kind=each.kind,
                state=each.state,
                sent_at=each.sent_at,
                partner=_partner(matter_of(each)),
            )
            for each in requests
        ),
    )


def place_of(matter: Matter) -> HelpPlace:
    program, pair = matter.sender.cohort.program, matter.pair
    return HelpPlace(
        participant=matter.sender.id,
        program=program.name,
        mentorship=pair.id if pair else None,
        partner=_partner(matter),
        you_are=pair.side_held_by(matter.sender.id) if pair else None,
        pairing=program.pairing,
        running=pair is not None and not pair.over,
    )


def request_card(work: Work, concern: Concern, readers: tuple[Someone, ...]) -> RequestCard:
    """A request for the eyes of its sender."""
    matter = matter_of(concern)
    could = circle_of(work, matter)
    handler = _holder(concern, could.readers)
    return RequestCard(
        id=concern.id,
        kind=concern.kind,
        state=concern.state,
        program=concern.participant.cohort.program.name,
        words=concern.words,
        sent_at=concern.sent_at,
        answer_by=_answer_by(concern),
        place=place_of(matter),
        readers=readers,
        others=called(work, set(could.readers) - {concern.handler_id}) if handler else (),
        handler=handler,
        readings=readings_of(work, concern),
        reply=concern.reply,
        keep_apart=concern.keep_apart,
        may_invite=may_invite(work, concern),
    )


def desk_card(work: Work, concern: Concern) -> DeskCard:
    """A request for the eyes of one who may read it."""
    matter = matter_of(concern)
    return DeskCard(
        id=concern.id,
        version=concern.version,
        kind=concern.kind,
        state=concern.state,
        program=concern.participant.cohort.program.name,
        sender=concern.participant.person.as_someone(),
        partner=_partner(matter),
        words=concern.words,
        sent_at=concern.sent_at,
        answer_by=_answer_by(concern),
        readers=called(work, readers_of(work, concern)),
        yours=concern.handler_id == work.me.id,
        readings=readings_of(work, concern),
        reply=concern.reply,
        keep_apart=concern.keep_apart,
        may_offer_talk=_may_talk(concern),
    )


def desk_lines(work: Work, concerns: Sequence[Concern]) -> tuple[DeskLine, ...]:
    return tuple(
        DeskLine(
            id=concern.id,
            kind=concern.kind,
            state=concern.state,
            sender=concern.participant.person.as_someone(),
            sent_at=concern.sent_at,
            answer_by=_answer_by(concern),
            yours=concern.handler_id == work.me.id,
        )
        for concern in concerns
    )


def may_invite(work: Work, concern: Concern) -> bool:
    """Whether somebody has it in hand, and has answered, who could talk with the two of a pair under way."""
    return _may_talk(concern) and bool(concern.reply) and concern.handler_id in readers_of(work, concern)


def _may_talk(concern: Concern) -> bool:
    """Only where the two are to talk, and can: never after a concern, of which the partner is to know nothing."""
    pair = concern.mentorship
    return concern.kind is ConcernKind.MEDIATION and pair is not None and not pair.over


def _holder(concern: Concern, readers: Sequence[UUID]) -> Someone | None:
    return concern.handler.as_someone() if concern.handler and concern.handler.id in readers else None


def _partner(matter: Matter) -> Someone | None:
    return matter.partner.person.as_someone() if matter.partner else None


def _answer_by(concern: Concern) -> date:
    return answer_by(today_in(concern.participant.person.time_zone, concern.sent_at))
