"""Who should be paired with whom, and why: `propose` turns facts about people into one explained plan."""

from bot.domain.matching.doors import objections, propose, reasons_for
from bot.domain.matching.facts import Candidate, Criterion, History, Rules
from bot.domain.matching.inputs import Inputs, digest_of
from bot.domain.matching.plan import SOFT, Exclusion, LeftOver, LeftOverReason, Pair, Plan, Reasons

__all__ = [
    "SOFT",
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
    "objections",
    "propose",
    "reasons_for",
]
