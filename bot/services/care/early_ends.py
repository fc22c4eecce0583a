"""Ending a pair before its time, by either side: no reason needed, nobody to blame, and a way back for a while.

It travels the way of `bot.services.pairs.rematches`: until the partner hears of it, it has not happened for them.
"""

from uuid import UUID

from bot.domain.care.ending_cards import EarlyEndCard
from bot.domain.care.terms import EndChoice
from bot.domain.errors import NoPairUnderWay
from bot.domain.people import Actor
from bot.domain.rematches import Afterwards
from bot.services.access import is_open, my_side, own_running
from bot.services.almanac import Almanac
from bot.services.pairs.farewell import steps_left
from bot.services.pairs.rematches import hears_at, part_from_partner
from bot.store import Store, Work
from models import Farewell, Mentorship


class EarlyEnds:
    """A person's own wish to stop with a pair and to stay in the program."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def mine(self, actor: Actor) -> tuple[EarlyEndCard, ...]:
        """The person's pairs under way, the oldest first. Raise NoPairUnderWay."""
        with self._store.reading(actor) as work:
            places = [participant.id for participant in work.participants.of_person(work.me.id)]
            pairs = work.mentorships.running_of(places)
            if not pairs:
                raise NoPairUnderWay
            return tuple(self._card(work, pair) for pair in pairs)

    def of(self, actor: Actor, mentorship_id: UUID) -> EarlyEndCard:
        """One of the person's pairs. Raise NotYours or MentorshipOver."""
        with self._store.reading(actor) as work:
            return self._card(work, own_running(mentorship_id, work))

    def end(self, actor: Actor, mentorship_id: UUID, reason: str, afterwards: Afterwards) -> EarlyEndCard:
        """End the pair once the partner may hear of it; saying so again changes nothing. Raise MentorshipOver.

        `reason` stays with us. Whoever would like nobody for now is not suggested anybody until they say so.
        """
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            me = pair.member(my_side(pair, work))
            before = work.rematches.of(pair.id)
            part_from_partner(work, self._almanac, pair, reason)
            if before is None:
                _remember(work, pair, me.id)
            if afterwards is Afterwards.NOBODY and me.silent_since is None:
                me.silent_since = work.now
            return self._card(work, pair)

    def _card(self, work: Work, pair: Mentorship) -> EarlyEndCard:
        """What the other side has asked for is not to be noticed, so only one's own wish is shown."""
        side = my_side(pair, work)
        asked = work.rematches.of(pair.id)
        mine = asked is not None and (pair.over or asked.participant_id == pair.member(side).id)
        since = work.now if pair.over or asked is None else asked.asked_at
        return EarlyEndCard(
            mentorship=pair.id,
            program=pair.cohort.program.name,
            you_are=side,
            partner=pair.member(side.other).person.as_someone(),
            goes_on=is_open(pair.cohort, work),
            steps=steps_left(work, pair, side),
            hears_at=hears_at(self._almanac, pair, side.other, since) if mine else None,
            pairing=pair.cohort.program.pairing,
        )


def _remember(work: Work, pair: Mentorship, participant_id: UUID) -> None:
    """That this is an end for its own sake: a wish for another partner is counted apart."""
    work.add(
        Farewell,
        mentorship_id=pair.id,
        participant_id=participant_id,
        choice=EndChoice.STOP,
        until=None,
        chosen_at=work.now,
    )
