"""Surveys: asked after thirty days, then every sixty, and at the end. Answers go into sums over many alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.care.pulses import (
    EDITABLE_FOR,
    LEFT_TO_THE_END,
    RETRY_AFTER,
    Item,
    PulseCard,
    PulseWords,
    items_for,
    next_due,
    voice_of,
)
from bot.domain.care.terms import PulseKind
from bot.domain.errors import NotYours, PulseClosed
from bot.domain.notices import PulseAsked
from bot.domain.people import Actor
from bot.domain.terms import Side
from bot.domain.zones import beginning_of
from bot.services.access import my_side
from bot.services.almanac import Almanac
from bot.services.meetings.planning import last_day_of
from bot.store import Store, Work
from models import Mentorship, PulseAnswer

KEPT_FOR = timedelta(days=7)
"""How long a question waits for a moment that suits before it is left out."""


class Pulses:
    """Answering a survey, or leaving it out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def form(self, actor: Actor, pulse_id: UUID) -> PulseCard:
        """The questions with the person's own answers so far. Raise PulseClosed or NotYours."""
        with self._store.reading(actor) as work:
            return _card(_open(work, pulse_id))

    def answer(self, actor: Actor, pulse_id: UUID, words: PulseWords) -> PulseCard:
        """Keep what was answered; what is left out stays as it was. Raise PulseClosed, NotYours or WrongInput."""
        with self._store.writing(actor) as work:
            found = _open(work, pulse_id)
            said = words.checked(found.items)
            pulse = found.pulse
            pulse.answers = {**pulse.answers, **{str(item): rating for item, rating in said.ratings.items()}}
            if said.comment is not None:
                pulse.comment = said.comment
            _settle(work, pulse)
            return _card(found)

    def skip(self, actor: Actor, pulse_id: UUID) -> PulseCard:
        """Leave it out; nobody is asked again. What was answered already stays. Raise PulseClosed or NotYours."""
        with self._store.writing(actor) as work:
            found = _open(work, pulse_id)
            _settle(work, found.pulse)
            return _card(found)


def speak_of_pulse(work: Work, almanac: Almanac, pair: Mentorship) -> datetime | None:
    """Ask each of the pair once it is time, unless the end is near; return when to look again."""
    last = work.pulses.last_on_the_way(pair.id)
    due = next_due(pair.started_at, last.asked_at if last else None)
    if due > work.now:
        return due
    if _soon_over(pair, work.now):
        return work.now + LEFT_TO_THE_END
    number = last.number + 1 if last else 1
    for side in Side:
        if _speaks_here(work, pair, side):
            _ask(work, almanac, pair, side, kind=PulseKind.REGULAR, number=number)
    return next_due(pair.started_at, work.now)


def ask_exit(work: Work, almanac: Almanac, pair: Mentorship, side: Side) -> None:
    """Send one side the last survey, once; in a group its mentor once for all whom they mentor."""
    me = pair.member(side)
    of_all = pair.in_group and side is Side.MENTOR
    if not any(of_all or each.mentorship_id == pair.id for each in work.pulses.exits_of(me.id)):
        _ask(work, almanac, pair, side, kind=PulseKind.EXIT, number=1)


def pulses_waiting(work: Work, pairs: Sequence[Mentorship]) -> Mapping[UUID, UUID]:
    """The survey that waits for `me` in each of these pairs that has one: the latest, if they sent several."""
    mine = [pair.member(my_side(pair, work)).id for pair in pairs]
    shown = {pair.id for pair in pairs}
    waiting = (each for each in work.pulses.unanswered_of(mine) if each.mentorship_id in shown)
    return {each.mentorship_id: each.id for each in waiting if not work.pulses.is_superseded(each)}


@dataclass(frozen=True, slots=True)
class _Found:
    """A survey of the person acting, with its pair and the side they take there."""

    pulse: PulseAnswer
    pair: Mentorship
    side: Side

    @property
    def items(self) -> tuple[Item, ...]:
        return items_for(voice_of(self.pair.cohort.program.pairing, self.side), self.pulse.kind)


def _open(work: Work, pulse_id: UUID) -> _Found:
    pulse = work.pulses.get(pulse_id)
    pair = work.mentorships.get(pulse.mentorship_id)
    side = pair.side_held_by(pulse.participant_id)
    if pair.member(side).person_id != work.me.id:
        raise NotYours
    late = pulse.answered_at is not None and work.now > pulse.answered_at + EDITABLE_FOR
    if late or (pulse.answered_at is None and work.pulses.is_superseded(pulse)):
        raise PulseClosed
    return _Found(pulse, pair, side)


def _settle(work: Work, pulse: PulseAnswer) -> None:
    """Counts from the first answer, so that it can be changed for so long and no longer."""
    pulse.answered_at = pulse.answered_at or work.now
    for again in (False, True):
        work.outbox.take_back(_key(pulse, again=again))


def _soon_over(pair: Mentorship, moment: datetime) -> bool:
    return moment + LEFT_TO_THE_END > beginning_of(last_day_of(pair), pair.mentee.time_zone)


def _speaks_here(work: Work, pair: Mentorship, side: Side) -> bool:
    """A mentor of a group speaks once, of all of them: in the pair that has run longest."""
    if side is Side.MENTEE or not pair.in_group:
        return True
    return work.mentorships.mentored_by(pair.mentor_id)[0].id == pair.id


def _ask(work: Work, almanac: Almanac, pair: Mentorship, side: Side, *, kind: PulseKind, number: int) -> None:
    """Put the question and its one retry, which an answer takes back."""
    reader = pair.member(side)
    pulse = work.add(
        PulseAnswer,
        mentorship_id=pair.id,
        participant_id=reader.id,
        kind=kind,
        number=number,
        answers={},
        comment="",
        asked_at=work.now,
        answered_at=None,
    )
    for again, after in ((False, timedelta()), (True, RETRY_AFTER)):
        notice = PulseAsked(
            pulse=pulse.id,
            partner=pair.member(side.other).person.as_someone(),
            kind=kind,
            again=again,
            group=pair.in_group and side is Side.MENTOR,
        )
        due_at = almanac.next_permitted(reader, work.now + after)
        work.outbox.to_person(
            reader.person,
            notice,
            key=_key(pulse, again=again),
            about=pulse.id if kind is PulseKind.EXIT else pair.id,
            due_at=due_at,
            expires_at=due_at + KEPT_FOR,
        )


def _card(found: _Found) -> PulseCard:
    pulse, pair, side = found.pulse, found.pair, found.side
    return PulseCard(
        pulse=pulse.id,
        partner=pair.member(side.other).person.as_someone(),
        kind=pulse.kind,
        voice=voice_of(pair.cohort.program.pairing, side),
        items=found.items,
        ratings={Item(item): rating for item, rating in pulse.answers.items()},
        comment=pulse.comment,
        until=pulse.answered_at + EDITABLE_FOR if pulse.answered_at else None,
        group=pair.in_group and side is Side.MENTOR,
    )


def _key(pulse: PulseAnswer, *, again: bool) -> str:
    return f"pulse:{pulse.id}:{'again' if again else 'asked'}"
