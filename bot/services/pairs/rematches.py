"""Another partner, without blame: either side asks, may take it back, and then the pair parts.

Until the partner hears of it the pair stands as it was for everybody but whoever asked, only that nothing is sent:
so nobody finds a mentorship gone, or a new match, before they have read a word about it.
"""

from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.care.terms import EndChoice, EndedBy
from bot.domain.errors import NoPairUnderWay
from bot.domain.notices import PairParted
from bot.domain.people import Actor
from bot.domain.rematches import A_DAY_LATER, GRACE, LONGEST_REASON, Part, RematchCard
from bot.domain.terms import MentorshipState, Side
from bot.services.access import is_open, my_side, own_running
from bot.services.almanac import Almanac
from bot.services.pairs.farewell import steps_left, stop_rhythm
from bot.services.pairs.introducing import gather
from bot.services.proposals.readiness import be_ready
from bot.store import Store, Work
from models import Mentorship, Rematch

WHILE_STOPPED = timedelta(minutes=15)
"""How often to look whether messages go out again: the partner would not hear of it before."""


class Rematches:
    """A person's own wish for another partner."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def mine(self, actor: Actor) -> tuple[RematchCard, ...]:
        """The person's pairs under way, the oldest first. Raise NoPairUnderWay."""
        with self._store.reading(actor) as work:
            places = [participant.id for participant in work.participants.of_person(work.me.id)]
            pairs = work.mentorships.running_of(places)
            if not pairs:
                raise NoPairUnderWay
            asked = work.rematches.of_each([pair.id for pair in pairs])
            return tuple(_card(work, self._almanac, pair, asked.get(pair.id)) for pair in pairs)

    def of(self, actor: Actor, mentorship_id: UUID) -> RematchCard:
        """One of the person's pairs. Raise MentorshipOver."""
        with self._store.reading(actor) as work:
            pair = own_running(mentorship_id, work)
            return _card(work, self._almanac, pair, work.rematches.of(pair.id))

    def ask(self, actor: Actor, mentorship_id: UUID, reason: str) -> RematchCard:
        """Let the pair part once the partner may hear of it; asking again changes nothing. Raise MentorshipOver.

        Where both have asked there is nothing left to wait for.
        """
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            part_from_partner(work, self._almanac, pair, reason)
            return _card(work, self._almanac, pair, work.rematches.of(pair.id), asked_at=work.now)

    def take_back(self, actor: Actor, mentorship_id: UUID) -> RematchCard:
        """Let the pair go on, with all that was held back. Raise MentorshipOver once the partner has heard."""
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            asked = work.rematches.of(pair.id)
            if asked and _is_mine(work, pair, asked):
                me = pair.member(my_side(pair, work))
                work.farewells.forget(pair.id, me.id)
                if me.silent_since == asked.asked_at:
                    be_ready(work, me)
                work.rematches.forget(asked)
                pair.look_again_at = work.now
                meeting = work.mentorships.planned([pair.id]).get(pair.id)
                work.outbox.put_back(
                    [pair.id, meeting.id] if meeting else [pair.id],
                    withdrawn_at=asked.asked_at,
                    not_before=self._almanac.next_common(pair, work.now),
                )
            return _card(work, self._almanac, pair, None)


def part_from_partner(work: Work, almanac: Almanac, pair: Mentorship, reason: str) -> None:
    """Let the person's pair part once the partner may hear of it; where both ask, there is nothing to wait for."""
    asked = work.rematches.of(pair.id)
    if asked is None:
        _begin_to_part(work, almanac, pair, reason)
    elif not _is_mine(work, pair, asked):
        told = my_side(pair, work).other
        _part(work, almanac, pair, told, due_at=hears_at(almanac, pair, told, work.now))


def part_in_time(work: Work, almanac: Almanac, pair: Mentorship, asked: Rematch) -> Part | None:
    """Let a pair part if it is time for the partner to hear of it; nothing else happens to it before."""
    told = _side_of(pair, asked).other
    due_at = hears_at(almanac, pair, told, asked.asked_at)
    if work.now < due_at:
        pair.look_again_at = due_at
        return None
    if work.holding.current():
        pair.look_again_at = work.now + WHILE_STOPPED
        return None
    _part(work, almanac, pair, told, due_at=almanac.next_permitted(pair.member(told), work.now))
    return Part()


def news_from(work: Work, almanac: Almanac, pair: Mentorship, reader: Side) -> datetime:
    """From when one side may read small news of the other: not shortly before reading that the pair has parted."""
    asked = work.rematches.of(pair.id)
    if asked is None or _side_of(pair, asked) is reader:
        return work.now
    return hears_at(almanac, pair, reader, asked.asked_at) + A_DAY_LATER


def _begin_to_part(work: Work, almanac: Almanac, pair: Mentorship, reason: str) -> None:
    side = my_side(pair, work)
    meeting = work.mentorships.planned([pair.id]).get(pair.id)
    for about in (pair.id, meeting.id) if meeting else (pair.id,):
        work.outbox.withdraw(about)
    pair.look_again_at = hears_at(almanac, pair, side.other, work.now)
    work.farewells.forget(pair.id, pair.member(side).id)
    work.add(
        Rematch,
        mentorship_id=pair.id,
        participant_id=pair.member(side).id,
        reason=reason.strip()[:LONGEST_REASON],
        asked_at=work.now,
    )


def _part(work: Work, almanac: Almanac, pair: Mentorship, told: Side, *, due_at: datetime) -> None:
    """End the pair, and tell one side so. Neither who asked nor why is said, nor kept where others read it."""
    stop_rhythm(work, pair)
    pair.state, pair.ended_at, pair.ended_by = MentorshipState.ENDED, work.now, _as_asked(work, pair)
    for side in Side:
        work.outbox.withdraw(pair.member(side).id, told=pair.member(side.other).person)
    work.audit_by_itself("pair:rematch", pair.id, program=pair.cohort.program_id)
    goes_on = is_open(pair.cohort, work)
    if goes_on:
        work.searches.ask_for(pair.cohort_id)
    reader = pair.member(told)
    notice = PairParted(
        partner=pair.member(told.other).person.as_someone(),
        program=pair.cohort.program.name,
        you_are=told,
        goes_on=goes_on,
        pairing=pair.cohort.program.pairing,
        steps_left=steps_left(work, pair, told),
    )
    key = f"mentorship:{pair.id}:ended:{told}"
    work.outbox.to_person(reader.person, notice, key=key, due_at=due_at)
    gather(work, almanac, pair)


def _side_of(pair: Mentorship, asked: Rematch) -> Side:
    return pair.side_held_by(asked.participant_id)


def _is_mine(work: Work, pair: Mentorship, asked: Rematch) -> bool:
    return _side_of(pair, asked) is my_side(pair, work)


def _as_asked(work: Work, pair: Mentorship) -> EndedBy:
    """Whether whoever asked first would like to stop with this pair, or to meet somebody else instead."""
    asked = work.rematches.of(pair.id)
    farewell = work.farewells.of(pair.id).get(asked.participant_id) if asked else None
    return EndedBy.STOPPED if farewell and farewell.choice is EndChoice.STOP else EndedBy.PARTED


def hears_at(almanac: Almanac, pair: Mentorship, told: Side, asked_at: datetime) -> datetime:
    """When one side hears that the other has asked to part: not at once, and in their working hours."""
    return almanac.next_permitted(pair.member(told), asked_at + GRACE)


def _card(
    work: Work, almanac: Almanac, pair: Mentorship, asked: Rematch | None, *, asked_at: datetime | None = None
) -> RematchCard:
    """The pair as the person acting may see it: what the other side has asked for is not to be noticed."""
    side = my_side(pair, work)
    if asked and _is_mine(work, pair, asked):
        asked_at = asked.asked_at
    return RematchCard(
        mentorship=pair.id,
        cohort=pair.cohort_id,
        program=pair.cohort.program.name,
        you_are=side,
        pairing=pair.cohort.program.pairing,
        partner=pair.member(side.other).person.as_someone(),
        goes_on=is_open(pair.cohort, work),
        hears_at=hears_at(almanac, pair, side.other, asked_at) if asked_at else None,
    )
