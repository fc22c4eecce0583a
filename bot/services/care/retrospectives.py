"""Looking back: each side is asked by itself, keeps what it says, and shares what works if it likes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.domain.care.retrospectives import EVERY, OPEN_FOR, LookBack, RetroCard
from bot.domain.care.terms import RetroWish
from bot.domain.errors import NoPairUnderWay
from bot.domain.notices import RetrospectiveAsked, WorksShared
from bot.domain.people import Actor
from bot.domain.terms import Side
from bot.services.access import my_side, own_running
from bot.services.almanac import Almanac
from bot.services.care.signals import heed
from bot.services.pairs.rematches import news_from
from bot.store import Store, Work
from models import Mentorship, Retrospective

KEPT_FOR = OPEN_FOR
"""How long the question waits for a working hour and for its turn."""


class Retrospectives:
    """Looks back of the person's own. Their partner reads what works, if they tick it, and nothing else."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def mine(self, actor: Actor) -> tuple[RetroCard, ...]:
        """One for each of the person's pairs under way, the oldest first. Raise NoPairUnderWay."""
        with self._store.reading(actor) as work:
            places = [participant.id for participant in work.participants.of_person(work.me.id)]
            pairs = work.mentorships.running_of(places)
            if not pairs:
                raise NoPairUnderWay
            return tuple(_card(work, pair) for pair in pairs)

    def of(self, actor: Actor, mentorship_id: UUID) -> RetroCard:
        """The look back that is open in one pair, or a new one. Raise NotYours or MentorshipOver."""
        with self._store.reading(actor) as work:
            return _card(work, own_running(mentorship_id, work))

    def answer(self, actor: Actor, mentorship_id: UUID, said: LookBack) -> RetroCard:
        """Keep what one side says; saying it again within three weeks replaces it.

        Raise NotYours, MentorshipOver, or WrongInput naming what needs another look.
        """
        said = said.checked()
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            row = _open(work, pair) or _asked(work, pair, my_side(pair, work), _next_number(work, pair))
            row.works, row.change, row.answered_at = said.works, said.change, work.now
            row.wishes = sorted(wish.value for wish in said.wishes)
            work.flush()
            heed(work, pair)
            if said.share and said.works:
                self._share(work, pair, row)
            return _card(work, pair, share=said.share)

    def _share(self, work: Work, pair: Mentorship, row: Retrospective) -> None:
        """Pass on what works, once for each look back; new words take the place of those that have not left yet."""
        side = my_side(pair, work)
        reader = pair.member(side.other)
        notice = WorksShared(mentorship=pair.id, partner=pair.member(side).person.as_someone(), words=row.works)
        key = f"retrospective:{row.id}:works"
        due_at = self._almanac.next_permitted(reader, news_from(work, self._almanac, pair, side.other))
        work.outbox.reword(key, notice, due_at=due_at)
        work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at)


def speak_of_retrospective(work: Work, almanac: Almanac, pair: Mentorship) -> datetime | None:
    """Ask each of the two to look back, unless they have just done so by themselves."""
    number = _next_number(work, pair)
    for side in Side:
        latest = _latest(work, pair, side)
        if latest and work.now - latest.asked_at < OPEN_FOR:
            continue
        _asked(work, pair, side, number)
        reader = pair.member(side)
        notice = RetrospectiveAsked(
            mentorship=pair.id,
            partner=pair.member(side.other).person.as_someone(),
            program=pair.cohort.program.name,
            pairing=pair.cohort.program.pairing,
        )
        work.outbox.to_person(
            reader.person,
            notice,
            key=f"retrospective:{pair.id}:{number}:{side}",
            about=pair.id,
            due_at=almanac.next_permitted(reader, work.now),
            expires_at=work.now + KEPT_FOR,
        )
    return work.now + EVERY


def _asked(work: Work, pair: Mentorship, side: Side, number: int) -> Retrospective:
    return work.add(
        Retrospective,
        mentorship_id=pair.id,
        participant_id=pair.member(side).id,
        number=number,
        works="",
        change="",
        wishes=[],
        asked_at=work.now,
    )


def _next_number(work: Work, pair: Mentorship) -> int:
    return max((row.number for row in work.retrospectives.of(pair.id)), default=0) + 1


def _rows(work: Work, pair: Mentorship, side: Side) -> Sequence[Retrospective]:
    member = pair.member(side).id
    return [row for row in work.retrospectives.of(pair.id) if row.participant_id == member]


def _latest(work: Work, pair: Mentorship, side: Side) -> Retrospective | None:
    return next(reversed(_rows(work, pair, side)), None)


def _open(work: Work, pair: Mentorship) -> Retrospective | None:
    """The person's own latest one, as long as an answer still belongs to it."""
    latest = _latest(work, pair, my_side(pair, work))
    return latest if latest and work.now - latest.asked_at < OPEN_FOR else None


def _card(work: Work, pair: Mentorship, *, share: bool = False) -> RetroCard:
    side = my_side(pair, work)
    row = _open(work, pair)
    earlier = [each for each in _rows(work, pair, side) if each is not row and each.answered_at]
    wishes = frozenset(map(RetroWish, row.wishes)) if row else frozenset()
    return RetroCard(
        mentorship=pair.id,
        program=pair.cohort.program.name,
        partner=pair.member(side.other).person.as_someone(),
        answer=LookBack(row.works if row else "", row.change if row else "", wishes, share),
        before=earlier[-1].change if earlier else "",
    )
