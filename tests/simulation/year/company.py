"""What those who run the programs do in a year: found them, open cohorts, let mentors in, and match every week."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from bot.domain.cards import CohortCard
from bot.domain.matching_terms import Pairing
from bot.domain.people import Profile
from bot.domain.programs import Opening
from bot.domain.runs_of_days import RunWish
from bot.domain.signup import CONSENT, Signup
from bot.domain.terms import Cadence, MentorRule, PersonKind, ProgramKind, Role
from tests.simulation.year.people import Human, Place, at_noon
from tests.simulation.year.town import Town

SKILLS = ("SQL", "Python", "Public speaking", "Design", "Negotiation", "Statistics", "Writing", "Finance")
WORDS = ("I would like to grow.", "To see how others do it.", "To change my field within two years.")
ENROLS = timedelta(weeks=2)
"""How long before its first day a cohort opens its doors."""
MATCHES_EVERY = 2
"""Weeks between the rounds of matching."""
MATCHED_FOR = timedelta(weeks=7)
"""For how long after its first day a cohort is matched again; who waits then waits for the next one."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program, the weeks of the year in which its cohorts begin, and which share of all people joins each."""

    name: str
    kind: ProgramKind
    pairing: Pairing
    cadence: Cadence
    minutes: int
    begins: tuple[int, ...]
    weeks: int | None
    share: float
    mentor_rule: MentorRule = MentorRule.OPEN


PROGRAMS = (
    Program("Craft", ProgramKind.SKILL_GROWTH, Pairing.TRADITIONAL, Cadence.BIWEEKLY, 30, (2, 19, 34), 14, 0.08),
    Program("Circles", ProgramKind.LEADERSHIP, Pairing.GROUP, Cadence.MONTHLY, 45, (5, 30), 18, 0.05),
    Program("Peers", ProgramKind.KNOWLEDGE_TRANSFER, Pairing.PEER, Cadence.MONTHLY_WEEKDAY, 30, (3,), None, 0.07),
    Program(
        "Upside down", ProgramKind.INCLUSION, Pairing.REVERSE, Cadence.WEEKLY, 15, (10, 32), 9, 0.035,
        MentorRule.APPROVED,
    ),
)  # fmt: skip


class Company:
    """Runs the programs of a town, as one admin does who has a quiet hour on most days."""

    def __init__(self, town: Town, programs: Sequence[Program]) -> None:
        self.town = town
        self._programs = programs
        self.first_day = town.now.date()
        self.cohorts: list[CohortCard] = []

    def found(self) -> None:
        """Everybody is known to the bot, and the whole year of the admin is planned."""
        town = self.town
        everybody = [town.admin, *town.everybody()]
        town.services.directory.learn(
            town.admin.actor.team, [_profile(each, f"Person {place}") for place, each in enumerate(everybody)]
        )
        for program in self._programs:
            for number, week in enumerate(program.begins):
                starts_on = self.first_day + timedelta(weeks=week)
                self._plan(starts_on - ENROLS, "opened a cohort", partial(self._open, program, number, starts_on))
        for week in range(1, 53):
            day = self.first_day + timedelta(weeks=week, days=1)
            self._plan(day, "let mentors in", self._let_in)
            if not week % MATCHES_EVERY:
                self._plan(day + timedelta(days=1), "matched", self._match_all)

    def _plan(self, day: date, what: str, deed: Callable[[], object]) -> None:
        self.town.plan(at_noon(day), what, self.town.admin, deed)

    def _open(self, program: Program, number: int, starts_on: date) -> CohortCard:
        town, admin = self.town, self.town.admin.actor
        earlier = [each for each in self.cohorts if each.program == program.name]
        if number:
            draft = town.services.cohorts.again(admin, earlier[-1].id, f"Run {number + 1}", starts_on)
        else:
            draft = self._create(program, starts_on)
        cohort = town.services.cohorts.open(admin, draft.id).tally.cohort
        self.cohorts.append(cohort)
        self._invite(program, cohort)
        return cohort

    def _create(self, program: Program, starts_on: date) -> CohortCard:
        town, admin = self.town, self.town.admin.actor
        opening = Opening(
            name=program.name,
            objective="Learn from each other",
            cadence=program.cadence,
            minutes=program.minutes,
            starts_on=starts_on,
            ends_on=starts_on + timedelta(weeks=program.weeks, days=-3) if program.weeks else None,
            channel=town.room.id,
        )
        draft = town.services.programs.create(admin, opening, kind=program.kind)
        card = town.services.matching_rules.of(admin, draft.id)
        rules = replace(card.rules, pairing=program.pairing, group_min=2, group_max=4)
        town.services.matching_rules.change(admin, draft.id, card.version, rules)
        self._settings(program, draft)
        off = starts_on + timedelta(weeks=5)
        town.services.blackouts.change(
            admin, draft.id, RunWish(first=off, last=off + timedelta(days=6), name="Company week")
        )
        return draft

    def _settings(self, program: Program, draft: CohortCard) -> None:
        town, admin = self.town, self.town.admin.actor
        found = town.services.settings.of_program(admin, draft.id)
        settings = replace(found.settings, mentor_rule=program.mentor_rule, months=4)
        town.services.settings.change_program(admin, draft.id, found.version, settings)

    # -- who joins, and when -----------------------------------------------------------------------

    def _invite(self, program: Program, cohort: CohortCard) -> None:
        """A share of all people join, most of them before the first day, some when it has begun."""
        town = self.town
        spread = timedelta(weeks=40) if program.weeks is None else timedelta(weeks=4)
        for human in town.everybody():
            if human.dice.random() < program.share and not human.gone:
                at = town.now + timedelta(hours=3) + spread * human.dice.random() ** 2
                town.plan(at, "joined", human, partial(self.join, human, cohort))

    def join(self, human: Human, cohort: CohortCard) -> object:
        """Sign up, or come back."""
        town, dice = self.town, human.dice
        role = dice.choices([Role.MENTEE, Role.MENTOR, Role.BOTH], [5, 4, 2])[0]
        answers = Signup(
            role=role,
            offers=tuple(dice.sample(SKILLS, 2)) if role.mentors else (),
            wants=tuple(dice.sample(SKILLS, 2)) if role.learns else (),
            goals=dice.choice(WORDS),
            seats=dice.choice((1, 2, 2, 3)),
            time_zone=human.zone,
            consent=CONSENT,
        )
        shown = town.services.signups.form(human.actor, cohort.id).answers.as_answers()
        card = town.services.signups.join(human.actor, cohort.id, answers.as_answers(), shown=shown)
        (mine,) = (each for each in town.services.participation.of(human.actor) if each.cohort.id == cohort.id)
        human.places[cohort.id] = Place(mine.id, role)
        human.joined_at = human.joined_at or town.now
        return card

    # -- every week --------------------------------------------------------------------------------

    def _match_all(self) -> int:
        return sum(self._match(each.id) for each in self._live(since=MATCHED_FOR))

    def _match(self, cohort: UUID) -> bool:
        town, admin = self.town, self.town.admin
        services = town.services.matching
        draft = town.attempt("dry run", admin, lambda: services.dry_run(admin.actor, cohort))
        if draft is None:
            return False
        return bool(town.attempt("published", admin, lambda: services.publish(admin.actor, draft.round)))  # type: ignore[attr-defined]

    def _let_in(self) -> int:
        """Most of those who offer to mentor where mentors are let in."""
        town, admin = self.town, self.town.admin.actor
        decided = 0
        for cohort in self._live():
            if each_may_mentor(cohort):
                continue
            for offer in town.services.approvals.queue(admin, cohort.id).waiting:
                roll = town.dice.random()
                deed = (
                    partial(town.services.approvals.approve, admin, offer.id)
                    if roll < 0.8
                    else partial(town.services.approvals.decline, admin, offer.id)
                    if roll < 0.9
                    else partial(town.services.approvals.ask, admin, offer.id, "What would you like to share?")
                )
                decided += bool(town.attempt("answered an offer", town.admin, deed))
        return decided

    def _live(self, *, since: timedelta = timedelta(days=366)) -> Sequence[CohortCard]:
        """The cohorts that are open or run, and began no longer than so ago or keep going."""
        today = self.town.now.date()
        return [
            each
            for each in self.cohorts
            if each.ends_on is None or (today <= each.ends_on and today - each.starts_on < since)
        ]


def each_may_mentor(cohort: CohortCard) -> bool:
    """Whether nobody has to be let in there."""
    return cohort.mentor_rule is MentorRule.OPEN


def _profile(human: Human, name: str) -> Profile:
    return Profile(
        slack_id=human.user,
        name=name,
        time_zone=human.zone,
        is_admin=human.leads,
        kind=PersonKind.MEMBER,
        active=True,
    )
