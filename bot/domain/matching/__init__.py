"""Who should be paired with whom, and why: `propose` turns facts about people into one explained plan."""

from bot.domain.matching.facts import Candidate, Criterion, History, Rules
from bot.domain.matching.inputs import Inputs, digest_of
from bot.domain.matching.plan import Exclusion, LeftOver, LeftOverReason, Pair, Plan, Reasons
from bot.domain.matching.proposing import propose

__all__ = [
    "Candidate",
    "Criterion",
    "Exclusion",
    "History",
    "Inputs",
    "LeftOver",
    "LeftOverReason",
    "Pair",
    "Plan",
    "Reasons",
    "Rules",
    "digest_of",
    "propose",
]
