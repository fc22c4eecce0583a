"""Changing how a program matches: the form, what a change would do to the cohort at hand, and the change itself."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from bot.domain import matching
from bot.domain.errors import ChangedMeanwhile
from bot.domain.matching import Criterion, Inputs, Plan
from bot.domain.matching.balance import as_chosen, as_stored, balanced
from bot.domain.matching_rules import USUAL_GROUP, Effect, MatchingRules, MatchingRulesCard, changed
from bot.domain.matching_terms import Objective, Pairing
from bot.domain.people import Actor
from bot.domain.templates import TEMPLATES
from bot.domain.terms import MentorRule
from bot.services.access import run_cohort
from bot.services.almanac import Almanac
from bot.services.joining.decisions import let_everybody_in
from bot.services.matching.candidates import inputs_of
from bot.store import Store, Work
from models import Cohort, Program


class RulesOffice:
    """Rules of matching, with the program's version: two admins at once notice each other."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor, cohort_id: UUID) -> MatchingRulesCard:
        """The rules of the program that a cohort belongs to."""
        with self._store.reading(actor) as work:
            cohort = run_cohort(work, cohort_id)
            now = rules_of(cohort.program)
            return _card(cohort, cohort.program.version, before=now, rules=now)

    def preview(self, actor: Actor, cohort_id: UUID, version: int, rules: MatchingRules) -> MatchingRulesCard:
        """What the change would do to those who wait in this cohort. Nothing stays. Raise as the change does."""
        with self._store.rehearsing(actor) as work:
            cohort = run_cohort(work, cohort_id)
            before, now = rules_of(cohort.program), _inputs(work, cohort)
            waiting = work.approvals.count_in([each.id for each in work.cohorts.live_of(cohort.program_id)])
            _change(work, self._almanac, _same(cohort.program, version), rules)
            work.flush()
            after = _inputs(work, cohort)
            card = _card(cohort, version, before=before, rules=rules)
            let_in = waiting if cohort.program.pairing is Pairing.PEER else 0
        # Thousands of people take their time, in which nobody who writes should have to wait.
        return replace(card, let_in=let_in, effect=_effect(matching.propose(*now), matching.propose(*after)))

    def change(self, actor: Actor, cohort_id: UUID, version: int, rules: MatchingRules) -> None:
        """Save the rules. Raise WrongInput naming the fields, or ChangedMeanwhile."""
        with self._store.writing(actor) as work:
            _change(work, self._almanac, _same(run_cohort(work, cohort_id).program, version), rules)


def rules_of(program: Program) -> MatchingRules:
    """The rules as they stand; groups have a usual size where none was ever chosen."""
    smallest, largest = USUAL_GROUP
    return MatchingRules(
        pairing=program.pairing,
        group_min=program.group_min or smallest,
        group_max=program.group_max or largest,
        asked_first=program.asked_first,
        daily_run=program.daily_run,
        manager_levels=program.manager_levels,
        weights=as_chosen(program.weights),
    )


def _change(work: Work, almanac: Almanac, program: Program, rules: MatchingRules) -> None:
    """Drafts worked out under other rules are outdated by themselves: their digest says so."""
    rules.checked()
    before = rules_of(program)
    names = changed(before, rules)
    if not names:
        return
    _say_it_for(program, rules.pairing)
    program.pairing, program.asked_first, program.daily_run = rules.pairing, rules.asked_first, rules.daily_run
    program.manager_levels, program.weights = rules.manager_levels, as_stored(rules.weights)
    grouped = rules.pairing is Pairing.GROUP
    program.group_min, program.group_max = (rules.group_min, rules.group_max) if grouped else (None, None)
    program.updated_at = work.now
    work.audit("program:matching", program.id, program=program.id, **_in_the_log(before, rules, names))
    if program.pairing is Pairing.PEER and program.mentor_rule is MentorRule.APPROVED:
        # Where nobody mentors, nobody can wait for leave to.
        program.mentor_rule = MentorRule.OPEN
        let_everybody_in(work, almanac, work.cohorts.live_of(program.id))


def _say_it_for(program: Program, pairing: Pairing) -> None:
    """What the program says of itself follows the kind of pairing, as long as nobody has put it in other words."""
    template = TEMPLATES[program.kind]
    before, after = template.words(program.pairing), template.words(pairing)
    if program.values_text == before["values"]:
        program.values_text = after["values"]
    if program.expectations == before["expectations"]:
        program.expectations = after["expectations"]


def _in_the_log(before: MatchingRules, after: MatchingRules, names: Collection[str]) -> dict[str, list[str]]:
    """Old and new values; of the weights only that they changed."""
    return {
        name: [] if name == "weights" else [str(getattr(before, name)), str(getattr(after, name))]
        for name in sorted(names)
    }


def _same(program: Program, version: int) -> Program:
    if program.version != version:
        raise ChangedMeanwhile
    return program


def _inputs(work: Work, cohort: Cohort) -> Inputs:
    return inputs_of(work, cohort, work.participants.active_in(cohort.id), Objective.COVERAGE, as_of=work.now)


def _effect(before: Plan, after: Plan) -> Effect:
    had, have = ({pair.mentee: pair.mentor for pair in plan.pairs} for plan in (before, after))
    same = sum(had.get(mentee) == mentor for mentee, mentor in have.items())
    moved = sum(mentee in had and had[mentee] != mentor for mentee, mentor in have.items())
    return Effect(pairs_before=len(had), pairs_after=len(have), same=same, moved=moved)


def _card(cohort: Cohort, version: int, *, before: MatchingRules, rules: MatchingRules) -> MatchingRulesCard:
    points = balanced(rules.weights)
    return MatchingRulesCard(
        cohort=cohort.id,
        program=cohort.program.name,
        version=version,
        before=before,
        rules=rules,
        shares={criterion: points.share(criterion) for criterion in Criterion},
        endless=cohort.ends_on is None,
    )
