"""What a change of the rules of matching means, one sentence for each, and what it would do to who waits."""

from collections.abc import Callable, Mapping

from bot.domain.matching.reporting import ANY_LEVEL
from bot.domain.matching_rules import Effect, MatchingRules, MatchingRulesCard
from bot.domain.matching_terms import AskedFirst, DailyRun, Pairing
from bot.slack.text import plural
from bot.slack.wording.called import CALLED, Called

ASKED = {
    AskedFirst.BOTH: "Both sides of a match are asked at the same time.",
    AskedFirst.MENTEE: "Mentees are asked first; the mentor hears of it once they said yes.",
    AskedFirst.MENTOR: "Mentors are asked first; the mentee hears of it once they said yes.",
}
ONE_PEER_FIRST = "One of the two is asked first; the other hears of it once they said yes."
EVERY_DAY = {
    DailyRun.NEVER: "Nothing is matched by itself.",
    DailyRun.DRAFT: "Every morning a dry run is prepared for who waits. Nobody is asked before you publish it.",
    DailyRun.PUBLISH: "Every morning people who wait are matched and asked, without anybody looking first.",
}
NOT_HERE = "This cohort has a last day, so it is not matched by itself; cohorts without one are."
ITS_WORDS = "What counts and what is expected speak of {guides}, as far as nobody has changed the template’s words."
OTHER_WEIGHTS = "Some answers count more or less than before; below is how much."


def of_matching_changes(card: MatchingRulesCard) -> list[str]:
    assert card.effect is not None
    if not card.changes:
        return ["Nothing differs from what is saved."]
    told = [tell(card.rules) for name, tell in _TOLD.items() if name in card.changes]
    if Pairing.PEER in {card.before.pairing, card.rules.pairing} and "pairing" in card.changes:
        told.append(ITS_WORDS.format(guides=CALLED[card.rules.pairing].guides))
    if card.let_in:
        people = plural(card.let_in, "person who waits for it is", "people who wait for it are")
        told.append(f"Nobody has to be approved any more; {people} in at once, and told so in their working hours.")
    waits_in_vain = card.rules.daily_run is not DailyRun.NEVER and not card.endless
    return [*dict.fromkeys(told), *([NOT_HERE] if waits_in_vain else []), _effect(card.effect, card.rules.pairing)]


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


def _asked_first(rules: MatchingRules) -> str:
    one_peer = rules.pairing is Pairing.PEER and rules.asked_first is not AskedFirst.BOTH
    return ONE_PEER_FIRST if one_peer else ASKED[rules.asked_first]


def _levels(rules: MatchingRules) -> str:
    steps = f"up to {plural(rules.manager_levels, 'level')}"
    any_level = rules.manager_levels == ANY_LEVEL
    return f"Nobody is paired with whom they report to, {'at any level' if any_level else steps}."


_TOLD: Mapping[str, Callable[[MatchingRules], str]] = {
    "pairing": _pairing,
    "group_min": _pairing,
    "group_max": _pairing,
    "asked_first": _asked_first,
    "daily_run": lambda rules: EVERY_DAY[rules.daily_run],
    "manager_levels": _levels,
    "weights": lambda _: OTHER_WEIGHTS,
}


def _effect(effect: Effect, pairing: Pairing) -> str:
    if not effect.pairs_before and not effect.pairs_after:
        return "In this cohort nobody could be matched right now, before or after the change."
    after, before = plural(effect.pairs_after, "pair"), f"{effect.pairs_before:,}"
    number = f"{after}, as now" if effect.pairs_after == effect.pairs_before else f"{after} instead of {before}"
    return f"A dry run of this cohort would have {number}, {_moved(effect, CALLED[pairing])}."


def _moved(effect: Effect, called: Called) -> str:
    if not effect.moved:
        return f"with the same {called.guide} for everybody who has one now"
    others = plural(effect.moved, f"{called.learner} would get", f"{called.learners} would get")
    return f"and {others} another {called.guide} than now; {effect.same:,} would keep theirs"
