"""What people do of their own accord in a year: travel, take leave and breaks, ask, part, leave, and come back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from functools import partial
from uuid import UUID

from bot.domain.care.concerns import Apart
from bot.domain.care.terms import ConcernKind
from bot.domain.errors import CannotBeAsked, NoPairUnderWay
from bot.domain.finding_cards import Wanted
from bot.domain.growth.goals import GoalWish
from bot.domain.growth.steps import StepWish, Whose
from bot.domain.growth.terms import StepKind
from bot.domain.hours import HoursWish
from bot.domain.rematches import Afterwards
from bot.domain.runs_of_days import RunWish
from bot.domain.terms import Cadence
from tests.simulation.year.company import Company
from tests.simulation.year.people import COUNTRIES, Human
from tests.simulation.year.town import Town

Whim = Callable[["Whims", Human], object]
BETWEEN = timedelta(days=8)
"""How often, on average, something comes into somebody's mind."""


@dataclass(frozen=True, slots=True)
class Whims:
    """Puts what people do unasked into the plan of their town."""

    town: Town
    company: Company

    def begin(self) -> None:
        for human in self.town.everybody():
            self._later(human)

    def _later(self, human: Human) -> None:
        at = self.town.now + BETWEEN * human.dice.expovariate(1)
        self.town.plan(at, "lived", human, partial(self._have, human))

    def _have(self, human: Human) -> None:
        self._later(human)
        if not human.places:
            return
        (name,) = human.dice.choices(list(WHIMS), [weight for weight, _ in WHIMS.values()])
        self.town.attempt(name, human, lambda: WHIMS[name][1](self, human))

    # -- where and when people work ----------------------------------------------------------------

    def travel(self, human: Human) -> object:
        """Some weeks somewhere else: Slack tells of it, and nothing else does."""
        self._go(human, human.dice.choice(list(COUNTRIES)))
        back = self.town.now + timedelta(days=human.dice.randrange(4, 30))
        self.town.plan(back, "came home", human, partial(self._go, human, human.home))
        return human.zone

    def _go(self, human: Human, zone: str) -> None:
        human.zone = zone
        slack = self.town.world.slack
        slack.change_time_zone(slack.person(human.user), zone)

    def take_leave(self, human: Human) -> object:
        """Told some days ahead, or in the evening before."""
        first = human.today(self.town.now) + timedelta(days=human.dice.choice((1, 2, 10)))
        last = first + timedelta(days=human.dice.randrange(1, 21))
        card = self.town.services.hours.look(human.actor)
        wish = HoursWish(hours=card.hours, away=RunWish(first=first, last=last))
        self.town.services.hours.save(human.actor, wish)
        human.away.append((first, last))
        return first

    def work_otherwise(self, human: Human) -> object:
        """Another day's length, and Fridays free; whose holidays are kept stays as it is at home."""
        card = self.town.services.hours.look(human.actor)
        weekdays = frozenset(sorted(card.hours.weekdays)[:4])
        hours = card.usual.__class__(
            weekdays=weekdays, starts=time(human.dice.choice((8, 10))), ends=time(16), region=card.usual.region
        )
        self.town.services.hours.save(human.actor, HoursWish(hours=hours, away=RunWish()))
        human.weekdays, human.starts, human.ends = weekdays, hours.starts, hours.ends
        return card

    # -- breaks, farewells -------------------------------------------------------------------------

    def pause(self, human: Human) -> object:
        cohort, place = human.dice.choice(list(human.places.items()))
        until = human.today(self.town.now) + timedelta(days=human.dice.randrange(7, 40))
        open_end = human.dice.random() < 0.2
        self.town.services.participation.pause(human.actor, place.participant, None if open_end else until)
        place.rests, place.rests_until = True, None if open_end else until
        if open_end:
            self.town.plan(self.town.now + timedelta(days=25), "came back", human, partial(self.resume, human))
        return cohort

    def resume(self, human: Human) -> object:
        cards = self.town.services.participation.resume(human.actor)
        for card in cards:
            human.places[card.cohort.id].rests = False
        return cards

    def leave(self, human: Human) -> object:
        cohort, place = human.dice.choice(list(human.places.items()))
        self.town.services.participation.leave(human.actor, place.participant)
        del human.places[cohort]
        return cohort

    def quit(self, human: Human) -> object:
        """Their account is closed; sometimes the company makes a guest of them instead."""
        slack = self.town.world.slack
        how = slack.make_guest if human.dice.random() < 0.2 else slack.deactivate
        how(slack.person(human.user))
        human.gone = True
        human.places.clear()
        return how

    def rematch(self, human: Human) -> object:
        return self.town.services.rematches.ask(human.actor, self._pair(human), "It does not fit.")

    def rematch_and_back(self, human: Human) -> object:
        """Asked for in haste, and taken back within the hour."""
        pair = self._pair(human)
        self.town.services.rematches.ask(human.actor, pair, "It does not fit.")
        back = partial(self.town.services.rematches.take_back, human.actor, pair)
        self.town.plan(self.town.now + timedelta(minutes=20), "took a rematch back", human, back)
        return pair

    def end_early(self, human: Human) -> object:
        afterwards = human.dice.choice(list(Afterwards))
        return self.town.services.early_ends.end(human.actor, self._pair(human), "", afterwards)

    # -- around a pair -----------------------------------------------------------------------------

    def ask(self, human: Human) -> object:
        return self.town.services.questions.ask(human.actor, self._pair(human), "Which book?", "I like stories.")

    def met_anyway(self, human: Human) -> object:
        at = self.town.now - timedelta(hours=human.dice.randrange(2, 60))
        return self.town.services.past_meetings.log(human.actor, self._pair(human), at)

    def repeat(self, human: Human) -> object:
        return self.town.services.choosing.repeat(human.actor, self._pair(human))

    def partner_is_quiet(self, human: Human) -> object:
        return self.town.services.silences.tell(human.actor, self._pair(human))

    def another_pace(self, human: Human) -> object:
        cadence = human.dice.choice(list(Cadence))
        return self.town.services.paces.change(human.actor, self._pair(human), cadence, 30)

    def set_a_goal(self, human: Human) -> object:
        due_on = (self.town.now + timedelta(days=45)).date()
        wish = GoalWish(title="Lead a project", measure="It is done", due_on=due_on)
        return self.town.services.goals.set(human.actor, self._pair(human), wish)

    def give_a_step(self, human: Human) -> object:
        due_on = (self.town.now + timedelta(days=human.dice.randrange(2, 12))).date()
        whose = human.dice.choice(list(Whose))
        wish = StepWish(title="Write it down", kind=StepKind.STEP, whose=whose, goal=None, due_on=due_on)
        return self.town.services.steps.add(human.actor, self._pair(human), wish)

    def let_the_mentor_rate(self, human: Human) -> object:
        return self.town.services.skills.invite(human.actor, self._pair(human))

    def something_is_wrong(self, human: Human) -> object:
        pair, cohort = self._pair_and_cohort(human)
        return self.town.services.concerns.send(
            human.actor,
            human.dice.choice(list(ConcernKind)),
            human.places[cohort].participant,
            pair,
            words="I would like to talk about this with somebody.",
            to=None,
            apart=Apart.NO,
        )

    def look_for_a_mentor(self, human: Human) -> object:
        cohort = human.dice.choice(list(human.places))
        found = self.town.services.finding.look(human.actor, Wanted(cohort=cohort))
        if not found.mentors:
            raise CannotBeAsked(name="anybody")
        mentor = human.dice.choice(found.mentors)
        return self.town.services.asking.ask(human.actor, mentor.participant, "I would like to learn SQL from you.")

    def _pair(self, human: Human) -> UUID:
        return self._pair_and_cohort(human)[0]

    def _pair_and_cohort(self, human: Human) -> tuple[UUID, UUID]:
        """One of the pairs they are in; whoever is in none asks nothing."""
        running = self.town.pairs.running_of(human.user)
        mine = [each for each in running if each[1] in human.places]
        if not mine:
            raise NoPairUnderWay
        return human.dice.choice(mine)


WHIMS: dict[str, tuple[float, Whim]] = {
    "travelled": (2, Whims.travel),
    "took leave": (2, Whims.take_leave),
    "works otherwise": (0.3, Whims.work_otherwise),
    "took a break": (1, Whims.pause),
    "left": (0.5, Whims.leave),
    "was deactivated": (0.25, Whims.quit),
    "asked for another partner": (0.6, Whims.rematch),
    "asked for another partner in haste": (0.3, Whims.rematch_and_back),
    "ended early": (0.3, Whims.end_early),
    "asked a question": (1.5, Whims.ask),
    "met anyway": (2, Whims.met_anyway),
    "repeats the time": (0.8, Whims.repeat),
    "told of a quiet partner": (0.7, Whims.partner_is_quiet),
    "changed the pace": (0.7, Whims.another_pace),
    "set a goal unasked": (1, Whims.set_a_goal),
    "gave a step": (1, Whims.give_a_step),
    "let the mentor rate": (0.4, Whims.let_the_mentor_rate),
    "asked for help": (0.3, Whims.something_is_wrong),
    "looked for a mentor": (2, Whims.look_for_a_mentor),
}
