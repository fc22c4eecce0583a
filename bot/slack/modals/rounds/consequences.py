"""What a change of the rules of matching means, one sentence for each, and what it would do to who waits."""

from collections.abc import Callable, Mapping

from bot.domain.matching.reporting import ANY_LEVEL
from bot.domain.matching_rules import Effect, MatchingRules, MatchingRulesCard
from bot.domain.matching_terms import AskedFirst, DailyRun, Pairing
from bot.slack.text import plural

ASKED = {
    AskedFirst.BOTH: "Both sides of a match are asked at the same time.",
    AskedFirst.MENTEE: "Mentees are asked first; the mentor hears of it once they said yes.",
    AskedFirst.MENTOR: "Mentors are asked first; the mentee hears of it once they said yes.",
}
EVERY_DAY = {
    DailyRun.NEVER: "Nothing is matched by itself.",
    DailyRun.DRAFT: "Every morning a dry run is prepared for who waits. Nobody is asked before you publish it.",
    DailyRun.PUBLISH: "Every morning people who wait are matched and asked, without anybody looking first.",
}
NOT_HERE = "This cohort has a last day, so it is not matched by itself; cohorts without one are."
OTHER_WEIGHTS = "Some answers count more or less than before; below is how much."


def of_matching_changes(card: MatchingRulesCard) -> list[str]:
    assert card.effect is not None
    if not card.changes:
        return ["Nothing differs from what is saved."]
    told = [tell(card.rules) for name, tell in _TOLD.items() if name in card.changes]
    waits_in_vain = card.rules.daily_run is not DailyRun.NEVER and not card.endless
    return [*dict.fromkeys(told), *([NOT_HERE] if waits_in_vain else []), _effect(card.effect)]


def _pairing(rules: MatchingRules) -> str:
    match rules.pairing:
        case Pairing.TRADITIONAL:
            return "Somebody with more experience mentors somebody with less."
        case Pairing.REVERSE:
            return "Junior colleagues mentor senior ones: career stages count the other way round."
        case Pairing.PEER:
            return "People are paired as equals: nobody is the mentor."
        case Pairing.GROUP:
            return f"One mentor meets {rules.group_min} to {rules.group_max} mentees."


def _levels(rules: MatchingRules) -> str:
    steps = f"up to {plural(rules.manager_levels, 'level')}"
    any_level = rules.manager_levels == ANY_LEVEL
    return f"Nobody is paired with whom they report to, {'at any level' if any_level else steps}."


_TOLD: Mapping[str, Callable[[MatchingRules], str]] = {
    "pairing": _pairing,
    "group_min": _pairing,
    "group_max": _pairing,
    "asked_first": lambda rules: ASKED[rules.asked_first],
    "daily_run": lambda rules: EVERY_DAY[rules.daily_run],
    "manager_levels": _levels,
    "weights": lambda _: OTHER_WEIGHTS,
}


def _effect(effect: Effect) -> str:
    if not effect.pairs_before and not effect.pairs_after:
        return "In this cohort nobody could be matched right now, before or after the change."
    after, before = plural(effect.pairs_after, "pair"), f"{effect.pairs_before:,}"
    number = f"{after}, as now" if effect.pairs_after == effect.pairs_before else f"{after} instead of {before}"
    return f"A dry run of this cohort would have {number}, {_moved(effect)}."


def _moved(effect: Effect) -> str:
    if not effect.moved:
        return "with the same mentor for everybody who has one now"
    others = plural(effect.moved, "mentee would get", "mentees would get")
    return f"and {others} another mentor than now; {effect.same:,} would keep theirs"
