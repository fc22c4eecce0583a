"""When somebody has gone quiet: a ladder of gentle words, then a rest from which either can come back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.care.rest_cards import QuietCard
from bot.domain.care.rest_errors import NotResting, PlaceTaken, RestedTooLong
from bot.domain.care.silence import LADDER, REOPEN_WITHIN, Close, Quiet, climb
from bot.domain.care.terms import Attempt, EndedBy, Health
from bot.domain.growth.terms import OccasionKind
from bot.domain.notices import EasyOffer, PairReopened, PairResting, RestingSoon, StillThere
from bot.domain.people import Actor
from bot.domain.terms import MentorshipState, ParticipantState, Side
from bot.domain.zones import today_in
from bot.services.access import both_active, is_open, my_side, own_running
from bot.services.almanac import Almanac
from bot.services.care.endings import asks_at
from bot.services.care.health import keep_answer, keep_attempt, offer, settle_case
from bot.services.care.signals import heed
from bot.services.care.vitals import counts_from, quiet_of, rung_key
from bot.services.matching.seats import seats_of
from bot.services.pairs.farewell import stop_rhythm
from bot.services.pairs.introducing import gather
from bot.services.proposals.readiness import be_ready
from bot.store import Store, Work
from models import Mentorship

A_WEEK = timedelta(days=7)
ASKED_LATELY = timedelta(days=14)
HERE = "here"
LADDER_BEGINS = Attempt.SILENT_WEEK
"""Once the end is near, it needs no word that a pair may rest; where one was said before, what it says holds."""


class Silences:
    """What somebody says of a silence: their own, or their partner's."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def here(self, actor: Actor, mentorship_id: UUID) -> QuietCard:
        """They are there. Raise NotYours or MentorshipOver."""
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            for step in LADDER:
                keep_answer(work, pair, step, HERE)
            heed(work, pair)
            return _card(work, pair)

    def tell(self, actor: Actor, mentorship_id: UUID) -> QuietCard:
        """The partner is silent: ask them how it goes, once in two weeks, in words that mention nobody.

        From that question on their silence counts, where nothing was waiting for them before. Whoever tells reads
        the same whatever the partner did. Raise NotYours or MentorshipOver.
        """
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            partner = my_side(pair, work).other
            lately = work.now - ASKED_LATELY
            reader = pair.member(partner).person_id
            if not work.wellbeing.written(reader, pair.id, lately, (EasyOffer,)) and both_active(pair):
                offer(work, self._almanac, pair, partner, since=work.now)
                keep_attempt(work, pair, Attempt.EASY_OFFER)
                work.occasions.look_by(pair.id, OccasionKind.SILENCE, work.now + A_WEEK)
            return _card(work, pair)

    def reopen(self, actor: Actor, mentorship_id: UUID) -> QuietCard:
        """Take up a pair again that came to rest; one that runs stays as it is.

        Raise NotYours, NotResting, RestedTooLong, or PlaceTaken where either has no place for it any more.
        """
        with self._store.writing(actor) as work:
            pair = work.mentorships.get(mentorship_id)
            side = my_side(pair, work)
            if pair.over:
                work.participants.lock(pair.mentor_id)  # so that nobody else takes the seat at the same moment
                work.participants.lock(pair.mentee_id)
                _require_room(work, pair)
                _take_up(work, self._almanac, pair, side)
            return _card(work, pair)


def speak_of_silence(work: Work, almanac: Almanac, pair: Mentorship) -> datetime | None:
    """Take the step that is due for each of the two, if any; tell when the next could be."""
    since = counts_from(work, pair)
    quiets = {side: quiet_of(work, pair, side, since) for side in Side}
    decisions = {side: climb(quiet, work.now) for side, quiet in quiets.items()}
    if any(isinstance(decision.step, Close) for decision in decisions.values()):
        put_to_rest(work, almanac, pair, [side for side in Side if quiets[side].since])
        return None
    ending = work.now >= asks_at(pair)
    steps = {
        side: decision.step
        for side, decision in decisions.items()
        if isinstance(decision.step, Attempt) and not (ending and decision.step is LADDER_BEGINS)
    }
    for side, step in steps.items():
        _say(work, almanac, pair, side, step, quiets)
        warned = {steps.get(side.other), *quiets[side.other].taken}
        if step is Attempt.SILENT_THREE_WEEKS and step not in warned:
            _tell_partner(work, almanac, pair, side.other, quiets[side])
    for step in set(steps.values()):
        keep_attempt(work, pair, step)
        heed(work, pair)
    return min(decision.look_again_at for decision in decisions.values())


def put_to_rest(work: Work, almanac: Almanac, pair: Mentorship, silent: list[Side]) -> None:
    """End a quiet pair, and tell both so in the same words. Whoever is silent is suggested nobody new meanwhile."""
    stop_rhythm(work, pair)
    settle_case(work, pair)
    pair.state, pair.ended_at, pair.ended_by = MentorshipState.ENDED, work.now, EndedBy.SILENCE
    for side in silent:
        pair.member(side).silent_since = work.now
    work.audit_by_itself("pair:silence", pair.id, program=pair.cohort.program_id)
    for side in Side:
        reader = pair.member(side)
        notice = PairResting(
            mentorship=pair.id,
            partner=pair.member(side.other).person.as_someone(),
            program=pair.cohort.program.name,
            until=today_in(reader.time_zone, work.now + REOPEN_WITHIN),
        )
        key = work.fresh_key("mentorship", pair.id, "rests", side)
        due_at = almanac.next_permitted(reader, work.now)
        work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at)
    gather(work, almanac, pair)


def _say(
    work: Work, almanac: Almanac, pair: Mentorship, side: Side, step: Attempt, quiets: Mapping[Side, Quiet]
) -> None:
    """One step of the ladder to whoever is on it, once for each silence."""
    key = rung_key(pair, side, step, _began(quiets[side]))
    if step is Attempt.SILENT_THREE_WEEKS:
        rests_at = _rests_at(quiets[side.other], work.now)
        _put(work, almanac, pair, side, _soon(pair, side, rests_at, yours=True), key=key)
        return
    notice = StillThere(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        again=step is Attempt.SILENT_TWO_WEEKS,
    )
    _put(work, almanac, pair, side, notice, key=key)


def _tell_partner(work: Work, almanac: Almanac, pair: Mentorship, side: Side, quiet: Quiet) -> None:
    """Both are to know of the rest beforehand, also whoever is there."""
    key = rung_key(pair, side, "told", _began(quiet))
    _put(work, almanac, pair, side, _soon(pair, side, work.now + A_WEEK, yours=False), key=key)


def _rests_at(other: Quiet, now: datetime) -> datetime:
    """In a week, or on the day that was named before, where the other side is silent for longer."""
    return min(now, other.taken.get(Attempt.SILENT_THREE_WEEKS, now)) + A_WEEK


def _soon(pair: Mentorship, side: Side, rests_at: datetime, *, yours: bool) -> RestingSoon:
    return RestingSoon(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        on=today_in(pair.member(side).time_zone, rests_at),
        yours=yours,
    )


def _began(quiet: Quiet) -> str:
    return quiet.since.isoformat() if quiet.since else ""


def _put(
    work: Work, almanac: Almanac, pair: Mentorship, side: Side, notice: StillThere | RestingSoon, *, key: str
) -> None:
    reader = pair.member(side)
    due_at = almanac.next_permitted(reader, work.now)
    work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at)


def _require_room(work: Work, pair: Mentorship) -> None:
    if pair.ended_by is not EndedBy.SILENCE or pair.ended_at is None:
        raise NotResting
    if work.now > pair.ended_at + REOPEN_WITHIN or not is_open(pair.cohort, work):
        raise RestedTooLong
    present = {ParticipantState.ACTIVE, ParticipantState.PAUSED}
    if any(member.state not in present for member in (pair.mentor, pair.mentee)):
        raise PlaceTaken
    two, apart = (pair.mentor.person_id, pair.mentee.person_id), work.wishes.apart() | work.concerns.apart()
    if two in apart or two[::-1] in apart:
        raise PlaceTaken
    running = work.mentorships.running_of([pair.mentee_id])
    learning = any(each.mentee_id == pair.mentee_id for each in running)
    if learning or work.mentorships.mentees_of(pair.mentor_id) >= seats_of(pair.mentor):
        raise PlaceTaken


def _take_up(work: Work, almanac: Almanac, pair: Mentorship, side: Side) -> None:
    """Go on where the two stopped, and tell the other."""
    pair.state = MentorshipState.ACTIVE if both_active(pair) else MentorshipState.PAUSED
    pair.ended_at = pair.ended_by = None
    pair.look_again_at = work.now
    pair.health, pair.health_since, pair.health_score, pair.health_reasons = Health.NEW, work.now, None, []
    be_ready(work, pair.member(side))
    work.outbox.call_in(PairResting, pair.id)
    for kind in OccasionKind:
        work.occasions.look_at_each([pair.id], kind, work.now + A_WEEK)
    work.audit("pair:reopen", pair.id, program=pair.cohort.program_id)
    reader = pair.member(side.other)
    notice = PairReopened(
        mentorship=pair.id,
        partner=pair.member(side).person.as_someone(),
        program=pair.cohort.program.name,
    )
    key = work.fresh_key("mentorship", pair.id, "reopened")
    due_at = almanac.next_permitted(reader, work.now)
    work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at)
    work.flush()
    gather(work, almanac, pair)


def _card(work: Work, pair: Mentorship) -> QuietCard:
    return QuietCard(
        mentorship=pair.id,
        program=pair.cohort.program.name,
        partner=pair.member(my_side(pair, work).other).person.as_someone(),
    )
