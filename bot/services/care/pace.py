"""How often and how long a pair meets, changed in two taps: at once, or proposed where there is an agreement."""

from dataclasses import replace
from uuid import UUID

from bot.domain.care.rest_cards import PaceCard
from bot.domain.errors import WrongInput
from bot.domain.growth.agreement_cards import AgreementPage
from bot.domain.growth.agreements import LONGEST_MEETING, SHORTEST_MEETING
from bot.domain.growth.terms import AgreementState
from bot.domain.notices import PaceChanged
from bot.domain.people import Actor
from bot.domain.terms import Cadence
from bot.services.access import my_side, own_running
from bot.services.almanac import Almanac
from bot.services.care.signals import heed
from bot.services.growth.agreements import Agreements
from bot.services.pairs.rematches import news_from
from bot.store import Store, Work
from models import Mentorship


class Paces:
    """The pace of the person's pairs."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac
        self._agreements = Agreements(store, almanac)

    def of(self, actor: Actor, mentorship_id: UUID) -> PaceCard:
        """What holds now. Raise NotYours or MentorshipOver."""
        with self._store.reading(actor) as work:
            return _card(work, own_running(mentorship_id, work))

    def change(self, actor: Actor, mentorship_id: UUID, cadence: Cadence, minutes: int) -> PaceCard:
        """Meet at this pace from now on, and tell the partner, who may change it back.

        Where the two have an agreement, it is proposed as a new version instead. Raise NotYours, MentorshipOver, or
        WrongInput for minutes that cannot be.
        """
        if not SHORTEST_MEETING <= minutes <= LONGEST_MEETING:
            raise WrongInput(minutes=f"Choose between {SHORTEST_MEETING} and {LONGEST_MEETING} minutes.")
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            card = _card(work, pair)
            chosen = replace(card, cadence=cadence, minutes=minutes, changed=True)
            if (card.cadence, card.minutes) == (cadence, minutes):
                return replace(card, changed=False)
            if not card.agreed:
                self._change(work, pair, card, chosen)
                return chosen
        return self._propose(actor, chosen)

    def _change(self, work: Work, pair: Mentorship, before: PaceCard, chosen: PaceCard) -> None:
        pair.cadence, pair.minutes, pair.look_again_at = chosen.cadence, chosen.minutes, work.now
        heed(work, pair)
        told = chosen.you_are.other
        notice = PaceChanged(
            mentorship=pair.id,
            partner=pair.member(chosen.you_are).person.as_someone(),
            you_are=told,
            cadence=chosen.cadence,
            minutes=chosen.minutes,
            cadence_before=before.cadence,
            minutes_before=before.minutes,
        )
        reader = pair.member(told)
        due_at = self._almanac.next_permitted(reader, news_from(work, self._almanac, pair, told))
        key = work.fresh_key("pace", pair.id, told)
        work.outbox.withdraw_keyed(f"pace:{pair.id}:{told}", told=reader.person)
        work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at)
        work.audit(
            "pair:pace", pair.id, program=pair.cohort.program_id, cadence=chosen.cadence, minutes=chosen.minutes
        )

    def _propose(self, actor: Actor, chosen: PaceCard) -> PaceCard:
        """What two have agreed on changes only once both say so: one proposes, the other confirms."""
        form = self._agreements.form(actor, chosen.mentorship)
        terms = replace(form.terms, cadence=chosen.cadence, minutes=chosen.minutes)
        answer = self._agreements.propose(actor, chosen.mentorship, seen=form.seen, terms=terms)
        return replace(chosen, changed=isinstance(answer, AgreementPage))


def _card(work: Work, pair: Mentorship) -> PaceCard:
    side = my_side(pair, work)
    cadence, minutes = pair.rhythm
    states = {row.state for row in work.agreements.standing([pair.id])}
    return PaceCard(
        mentorship=pair.id,
        program=pair.cohort.program.name,
        you_are=side,
        partner=pair.member(side.other).person.as_someone(),
        cadence=cadence,
        minutes=minutes,
        agreed=AgreementState.IN_FORCE in states,
    )
