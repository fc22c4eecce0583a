"""What stays of a pair that is over: the list of past ones, a certificate, a word of thanks, and the ways on."""

from collections.abc import Collection
from uuid import UUID

from bot.domain.care.ending_cards import Certificate, CertificateCard, Door, PastPairCard, PathsCard
from bot.domain.care.ending_errors import NoCertificate, NothingPast, OutOfTouch, ThankedAlready
from bot.domain.care.endings import LONGEST_THANKS, MAY_GO_ON
from bot.domain.care.silence import REOPEN_WITHIN
from bot.domain.care.terms import EndedBy
from bot.domain.errors import MentorshipOver, WrongInput
from bot.domain.notices import PartnerThanked
from bot.domain.people import Actor
from bot.domain.terms import MentorshipState, Side
from bot.domain.zones import today_in
from bot.services.access import my_side
from bot.services.almanac import Almanac
from bot.services.care.endings import ended_on, may_go_on
from bot.store import Store, Work
from models import Mentorship


class Keepsakes:
    """A person's own past pairs."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def past(self, actor: Actor) -> tuple[PastPairCard, ...]:
        """The person's pairs that are over, the latest first. Raise NothingPast."""
        with self._store.reading(actor) as work:
            pairs = past_pairs(work)
            if not pairs:
                raise NothingPast
            met = work.farewells.met([pair.id for pair in pairs])
            return tuple(_past(work, pair, *met.get(pair.id, (0, 0))) for pair in pairs)

    def certificate(self, actor: Actor, mentorship_id: UUID) -> CertificateCard:
        """What a certificate would say, and which goals it may name. Raise NotYours or NoCertificate."""
        with self._store.reading(actor) as work:
            pair = work.mentorships.get(mentorship_id)
            side = my_side(pair, work)
            goals = work.farewells.reached_by(pair.id, pair.member(side).id)
            return CertificateCard(
                mentorship=pair.id,
                says=_certificate(work, pair, ()),
                partner=pair.member(side.other).person.as_someone(),
                goals=tuple(goals),
            )

    def issue(self, actor: Actor, mentorship_id: UUID, goals: Collection[UUID]) -> Certificate:
        """The certificate with those of the person's own goals that they want named. Raise what the page does."""
        with self._store.reading(actor) as work:
            pair = work.mentorships.get(mentorship_id)
            own = work.farewells.reached_by(pair.id, pair.member(my_side(pair, work)).id)
            return _certificate(work, pair, tuple(title for goal, title in own if goal in goals))

    def to_thank(self, actor: Actor, mentorship_id: UUID) -> PastPairCard:
        """A pair whose partner may be thanked. Raise NotYours, MentorshipOver, ThankedAlready or OutOfTouch."""
        with self._store.reading(actor) as work:
            pair = work.mentorships.get(mentorship_id)
            _require_thanks(work, pair)
            return _past(work, pair, *work.farewells.met([pair.id]).get(pair.id, (0, 0)))

    def thank(self, actor: Actor, mentorship_id: UUID, words: str) -> PastPairCard:
        """Pass a word on to the partner, once and as it is. Raise WrongInput, or what `to_thank` does."""
        said = words.strip()
        if not said or len(said) > LONGEST_THANKS:
            raise WrongInput(words=f"Write a sentence or two, of {LONGEST_THANKS} characters at most.")
        with self._store.writing(actor) as work:
            pair = work.mentorships.get(mentorship_id)
            _require_thanks(work, pair)
            side = my_side(pair, work)
            reader = pair.member(side.other)
            notice = PartnerThanked(
                partner=pair.member(side).person.as_someone(), program=pair.cohort.program.name, words=said
            )
            due_at = self._almanac.next_permitted(reader, work.now)
            work.outbox.to_person(reader.person, notice, key=_thanks(pair, side), due_at=due_at)
            return _past(work, pair, *work.farewells.met([pair.id]).get(pair.id, (0, 0)))

    def paths(self, actor: Actor, mentorship_id: UUID) -> PathsCard:
        """Where the person could go from a pair that is over. Raise NotYours."""
        with self._store.reading(actor) as work:
            pair = work.mentorships.get(mentorship_id)
            side = my_side(pair, work)
            program = pair.cohort.program
            places = {each.cohort_id: each for each in work.participants.of_person(work.me.id)}
            doors = [] if not work.me.may_join else work.cohorts.open(work.now.date())
            here = [each for each in doors if each.program_id == program.id]
            others = [each for each in doors if each.program_id != program.id]
            return PathsCard(
                program=program.name,
                could_guide=side is Side.MENTEE and not program.pairing.learns(Side.MENTOR),
                doors=tuple(
                    Door(
                        cohort=each.id,
                        program=each.program.name,
                        inside=each.id in places,
                        guides=each.id in places and places[each.id].role.mentors,
                        pairing=each.program.pairing,
                    )
                    for each in (*here, *others)
                ),
            )


def past_pairs(work: Work) -> list[Mentorship]:
    """The pairs of `me` that are over, the latest first."""
    places = [participant.id for participant in work.participants.ever_of(work.me.id)]
    return [pair for pair in work.mentorships.ever_of(places) if pair.over]


def _past(work: Work, pair: Mentorship, meetings: int, minutes: int) -> PastPairCard:
    side = my_side(pair, work)
    zone = pair.member(side).time_zone
    assert pair.ended_at is not None
    again = may_go_on(work, pair)
    return PastPairCard(
        mentorship=pair.id,
        program=pair.cohort.program.name,
        you_are=side,
        partner=pair.member(side.other).person.as_someone(),
        started_on=today_in(zone, pair.started_at),
        ended_on=ended_on(pair, zone),
        completed=pair.state is MentorshipState.COMPLETED,
        meetings=meetings,
        minutes=minutes,
        certificate=pair.state is MentorshipState.COMPLETED and meetings > 0,
        thanks=_why_not_thank(work, pair) is None,
        again_until=today_in(zone, pair.ended_at + MAY_GO_ON) if again else None,
        silent=pair.ended_by is EndedBy.SILENCE and work.now <= pair.ended_at + REOPEN_WITHIN,
        pairing=pair.cohort.program.pairing,
    )


def _certificate(work: Work, pair: Mentorship, titles: tuple[str, ...]) -> Certificate:
    meetings, minutes = work.farewells.met([pair.id]).get(pair.id, (0, 0))
    if pair.state is not MentorshipState.COMPLETED or not meetings or pair.ended_at is None:
        raise NoCertificate
    side = my_side(pair, work)
    zone = pair.member(side).time_zone
    return Certificate(
        owner=pair.member(side).person.name,
        partner=pair.member(side.other).person.name,
        you_are=side,
        pairing=pair.cohort.program.pairing,
        program=pair.cohort.program.name,
        started_on=today_in(zone, pair.started_at),
        ended_on=ended_on(pair, zone),
        meetings=meetings,
        minutes=minutes,
        goals=work.mentorships.count_goals_reached(pair.id, pair.member(side).id),
        titles=titles,
    )


def _require_thanks(work: Work, pair: Mentorship) -> None:
    problem = _why_not_thank(work, pair)
    if problem:
        raise problem


def _why_not_thank(work: Work, pair: Mentorship) -> MentorshipOver | ThankedAlready | OutOfTouch | None:
    """Thanks are for pairs that have completed, once, and for a partner who is still here."""
    side = my_side(pair, work)
    if pair.state is not MentorshipState.COMPLETED:
        return MentorshipOver()
    if not pair.member(side.other).person.may_join:
        return OutOfTouch()
    return ThankedAlready() if work.farewells.is_put(_thanks(pair, side)) else None


def _thanks(pair: Mentorship, by: Side) -> str:
    return f"mentorship:{pair.id}:thanks:{by}"
