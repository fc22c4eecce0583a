"""The planned end: each side is asked in time, says what they would like, and may change their mind until then."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.domain.care.ending_cards import EndingCard, EndingGlance
from bot.domain.care.ending_errors import NoWayBack, PartingAlready, PlacesTaken
from bot.domain.care.endings import (
    ASK_BEFORE,
    MAY_GO_ON,
    Bounds,
    EndNow,
    GoOn,
    Settled,
    Wish,
    asks_on,
    checked,
    latest_day,
    settle,
)
from bot.domain.care.terms import EndChoice, EndedBy
from bot.domain.errors import MentorshipOver
from bot.domain.notices import EndingAsked, EndWished
from bot.domain.participation import PRESENT
from bot.domain.people import Actor
from bot.domain.terms import MentorshipState, Side
from bot.domain.zones import beginning_of, today_in
from bot.services.access import my_side
from bot.services.almanac import Almanac
from bot.services.care.closing import complete, go_on
from bot.services.matching.seats import seats_of
from bot.services.meetings.planning import last_day_of
from bot.store import Store, Work
from models import Farewell, Mentorship

A_DAY = timedelta(days=1)


class Endings:
    """What people would like once their time together comes to its end."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor, mentorship_id: UUID) -> EndingCard:
        """The end of one's own pair. Raise NotYours, or MentorshipOver once there is nothing to choose any more."""
        with self._store.reading(actor) as work:
            pair = _to_choose(work, mentorship_id)
            return _card(work, pair, None)

    def choose(self, actor: Actor, mentorship_id: UUID, wish: Wish) -> EndingCard:
        """Keep what the person would like, in place of what they said before; what both wish happens at once.

        Raise WrongInput for a day that cannot be, PartingAlready for whoever has asked to part, PlacesTaken where a
        pair that is over cannot be taken up again, MentorshipOver.
        """
        with self._store.writing(actor) as work:
            pair = _to_choose(work, mentorship_id)
            side, bounds = my_side(pair, work), bounds_of(work, pair)
            if pair.over and wish.choice is not EndChoice.EXTEND:
                raise MentorshipOver
            _keep(work, pair, side, checked(wish, bounds))
            settled = settle(wish, wish_of(work, pair, side.other), bounds)
            self._bring_about(work, pair, side, settled)
            return _card(work, pair, settled, bounds)

    def _bring_about(self, work: Work, pair: Mentorship, side: Side, settled: Settled) -> None:
        match settled:
            case GoOn(until=until):
                go_on(work, self._almanac, pair, until, tell=side.other)
            case EndNow():
                work.audit("pair:graduate", pair.id, program=pair.cohort.program_id)
                complete(work, self._almanac, pair, by=EndedBy.GRADUATED)
            case _:
                _tell_wish(work, self._almanac, pair, side)


def speak_of_ending(work: Work, almanac: Almanac, pair: Mentorship) -> datetime | None:
    """Ask each side, once for each end, what they would like; whoever has said it already is not asked."""
    asked_at = work.outbox.due_of(EndingAsked, about=pair.id)
    due_at = max(asks_at(pair), asked_at + ASK_BEFORE) if asked_at else asks_at(pair)
    if work.now < due_at:
        return due_at
    if today_in(pair.mentee.time_zone, work.now) < last_day_of(pair):
        said = work.farewells.of(pair.id)
        for side in Side:
            if pair.member(side).id not in said:
                _ask(work, almanac, pair, side)
    return None


def asks_at(pair: Mentorship) -> datetime:
    """From when the two are asked what they would like at the end."""
    zone = pair.mentee.time_zone
    return beginning_of(asks_on(today_in(zone, pair.started_at), last_day_of(pair)), zone)


def endings_of(work: Work, pairs: Sequence[Mentorship]) -> dict[UUID, EndingGlance]:
    """The end of each of these pairs, which all run and are the person's own."""
    mine = {pair.id: pair.member(my_side(pair, work)).id for pair in pairs}
    said = {each.mentorship_id: each for each in _said_by(work, mine)}
    return {
        pair.id: EndingGlance(
            ends_on=last_day_of(pair),
            soon=work.now >= asks_at(pair),
            mine=_as_wish(said[pair.id]) if pair.id in said else None,
        )
        for pair in pairs
    }


def bounds_of(work: Work, pair: Mentorship) -> Bounds:
    """Until when the two may go on, in the days of the mentee."""
    zone = pair.mentee.time_zone
    ends_on = ended_on(pair, zone) if pair.ended_at else last_day_of(pair)
    return Bounds(today=today_in(zone, work.now), ends_on=ends_on, latest=latest_day(pair.cohort.ends_on, ends_on))


def ended_on(pair: Mentorship, zone: str) -> date:
    """The last day of a pair that is over: one that ends as planned is closed once that day has passed."""
    assert pair.ended_at is not None
    return min(today_in(zone, pair.ended_at), last_day_of(pair))


def wish_of(work: Work, pair: Mentorship, side: Side) -> Wish | None:
    said = work.farewells.of(pair.id).get(pair.member(side).id)
    return _as_wish(said) if said else None


def may_go_on(work: Work, pair: Mentorship) -> bool:
    """Whether a pair that has completed may still be taken up again."""
    if pair.state is not MentorshipState.COMPLETED or pair.ended_at is None:
        return False
    return work.now < pair.ended_at + MAY_GO_ON and bounds_of(work, pair).open


def _to_choose(work: Work, mentorship_id: UUID) -> Mentorship:
    """One's own pair, held until the transaction ends, at whose end there is something to choose."""
    pair = work.mentorships.get(mentorship_id)
    me = pair.member(my_side(pair, work))
    if pair.state is MentorshipState.COMPLETED:
        _require_way_back(work, pair)
    elif pair.over:
        raise MentorshipOver
    asked = work.rematches.of(pair.id)
    if asked and asked.participant_id == me.id:
        raise PartingAlready(partner=pair.member(pair.side_held_by(me.id).other).person.name)
    return pair


def _require_way_back(work: Work, pair: Mentorship) -> None:
    """Raise MentorshipOver once it is too late, NoWayBack for whoever is gone, PlacesTaken by somebody new."""
    if not may_go_on(work, pair):
        raise MentorshipOver
    if not all(member.state in PRESENT for member in (pair.mentor, pair.mentee)):
        raise NoWayBack
    work.participants.lock(pair.mentor_id)
    learns = any(each.mentee_id == pair.mentee_id for each in work.mentorships.running_of([pair.mentee_id]))
    if learns or work.mentorships.mentees_of(pair.mentor_id) >= seats_of(pair.mentor):
        raise PlacesTaken


def _keep(work: Work, pair: Mentorship, side: Side, wish: Wish) -> None:
    me = pair.member(side)
    work.farewells.forget(pair.id, me.id)
    work.add(
        Farewell,
        mentorship_id=pair.id,
        participant_id=me.id,
        choice=wish.choice,
        until=wish.until,
        chosen_at=work.now,
    )
    work.outbox.take_back(_key(EndingAsked, pair, side))


def _tell_wish(work: Work, almanac: Almanac, pair: Mentorship, side: Side) -> None:
    """Tell the other what takes both, once for each end, and without pressure; what takes nobody is not told."""
    wish, reader = wish_of(work, pair, side), pair.member(side.other)
    assert wish is not None
    work.outbox.withdraw_keyed(_key(EndWished, pair, side.other), told=reader.person)
    if not (wish.at_once or wish.choice is EndChoice.EXTEND) or work.rematches.of(pair.id):
        return
    notice = EndWished(
        mentorship=pair.id,
        partner=pair.member(side).person.as_someone(),
        program=pair.cohort.program.name,
        choice=wish.choice,
        until=wish.until,
        ends_on=bounds_of(work, pair).ends_on,
        over=pair.over,
    )
    key = f"{_key(EndWished, pair, side.other)}:{wish.choice}"
    due_at = almanac.next_permitted(reader, work.now)
    work.outbox.restore(key, due_at=due_at, notice=notice)
    work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at)


def _ask(work: Work, almanac: Almanac, pair: Mentorship, side: Side) -> None:
    reader, ends_on = pair.member(side), last_day_of(pair)
    bounds = bounds_of(work, pair)
    notice = EndingAsked(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        program=pair.cohort.program.name,
        ends_on=ends_on,
        may_go_on=bounds.open,
    )
    key, due_at = _key(EndingAsked, pair, side), almanac.next_permitted(reader, work.now)
    until = beginning_of(ends_on + A_DAY, pair.mentee.time_zone)
    work.outbox.restore(key, due_at=due_at, notice=notice)
    work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at, expires_at=until)


def _key(kind: type[EndingAsked] | type[EndWished], pair: Mentorship, reader: Side) -> str:
    """One for each end: what is asked about one day need not be asked about it again."""
    return f"ending:{pair.id}:{kind.__name__}:{last_day_of(pair)}:{reader}"


def _said_by(work: Work, places: dict[UUID, UUID]) -> list[Farewell]:
    found = work.farewells.of_each(places)
    return [each for each in found if places[each.mentorship_id] == each.participant_id]


def _as_wish(said: Farewell) -> Wish:
    return Wish(choice=said.choice, until=said.until)


def _card(work: Work, pair: Mentorship, settled: Settled, bounds: Bounds | None = None) -> EndingCard:
    side = my_side(pair, work)
    return EndingCard(
        mentorship=pair.id,
        program=pair.cohort.program.name,
        you_are=side,
        partner=pair.member(side.other).person.as_someone(),
        bounds=bounds or bounds_of(work, pair),
        mine=wish_of(work, pair, side),
        over=pair.over,
        settled=settled,
        pairing=pair.cohort.program.pairing,
    )
