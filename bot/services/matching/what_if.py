"""What more mentors would change in a dry run. Nothing of it is kept, and nobody hears of it."""

from dataclasses import replace
from uuid import UUID

from bot.domain import matching
from bot.domain.guests import Guests
from bot.domain.matching import Candidate, Plan
from bot.domain.matching.hours import weekly_slots
from bot.domain.people import Actor
from bot.domain.round_cards import WhatIfCard
from bot.domain.skills import skill_key
from bot.services.access import run_cohort
from bot.services.matching.candidates import inputs_of
from bot.services.matching.drafting import draft_of, hands_in
from bot.store import Store, Work

NOBODY = UUID(int=0)


class WhatIf:
    """Tries things out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def more_mentors(self, actor: Actor, round_id: UUID, guests: Guests) -> WhatIfCard:
        """The plan of a draft with these mentors beside the plan without them.

        They work when the admin does. Raise WrongInput, or RoundOutdated for a round that is no draft any more.
        """
        guests.checked()
        with self._store.reading(actor) as work:
            draft = draft_of(work, round_id)
            cohort = run_cohort(work, draft.cohort_id)
            people = {each.id: each for each in work.participants.active_in(cohort.id)}
            hands = hands_in(work, draft)
            inputs = inputs_of(work, cohort, people.values(), draft.objective, as_of=work.now, hands=hands)
            invited = inputs._replace(candidates=(*inputs.candidates, *_guests(work, guests)))
        before, after = matching.propose(*inputs), matching.propose(*invited)
        newly = _served(after) - _served(before)
        return WhatIfCard(
            program=cohort.program.name,
            mentors=guests.mentors,
            seats=guests.seats,
            skills=guests.skills,
            pairs_before=len(before.pairs),
            pairs_after=len(after.pairs),
            points_before=_mean(before),
            points_after=_mean(after),
            served=tuple(people[each].person.as_someone() for each in people if each in newly),
        )


def _guests(work: Work, guests: Guests) -> list[Candidate]:
    """They say nothing of themselves but what they offer, so that nothing else speaks for or against them."""
    known = work.skills.known(guests.skills)
    keys = [known[key].match_key if (key := skill_key(label)) in known else key for label in guests.skills]
    slots = weekly_slots(work.me.time_zone, on=work.now.date())
    guest = Candidate(
        id=NOBODY,
        person=NOBODY,
        name="",
        mentor_seats=guests.seats,
        wants_mentor=False,
        offers=tuple(keys),
        wants=(),
        time_zone=work.me.time_zone,
        working_minutes=slots,
        waiting_days=0,
    )
    ids = [UUID(int=number) for number in range(1, guests.mentors + 1)]
    return [replace(guest, id=each, person=each) for each in ids]


def _served(plan: Plan) -> set[UUID]:
    return {pair.mentee for pair in plan.pairs}


def _mean(plan: Plan) -> int:
    return round(sum(pair.score for pair in plan.pairs) / len(plan.pairs)) if plan.pairs else 0
