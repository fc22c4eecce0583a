"""What is measured: each measure by name, with what it means, its formula, and where the idea comes from.

The same definitions are read by chat, exports and docs/measures.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """Names appear in exports and never change once shipped."""

    PARTICIPANTS = "participants"
    JOINED = "joined"
    LEFT = "left"
    PARTICIPATION = "participation"
    WAITING = "waiting"
    MATCHED = "matched"
    MATCH_RATE = "match_rate"
    TIME_TO_MATCH = "time_to_match"
    TIME_TO_FIRST_MEETING = "time_to_first_meeting"
    MEETINGS_HELD = "meetings_held"
    MEETING_RATE = "meeting_rate"
    RESPONSE_RATE = "response_rate"
    FEEDBACK_GIVEN = "feedback_given"
    SATISFACTION = "satisfaction"
    WORTH = "worth"
    GOALS_SET = "goals_set"
    GOALS_MOVING = "goals_moving"
    GOALS_REACHED = "goals_reached"
    GOAL_COMPLETION = "goal_completion"
    SKILL_GROWTH = "skill_growth"
    CONFIDENCE = "confidence"
    NETWORK = "network"
    MENTOR_GROWTH = "mentor_growth"
    REMATCH_RATE = "rematch_rate"
    RETENTION = "retention"
    PROMOTION = "promotion"


class Shape(StrEnum):
    """What kind of figure a measure has; see `bot.domain.insight.figures`."""

    COUNT = "count"
    SHARE = "share"
    MEAN = "mean"
    GAIN = "gain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a measure means. `target` is a share from 0 to 1, None where there is none.

    `unit` is what its numbers are counted in, such as "days" or "1 to 4"; `source` is where the idea comes from.
    """

    label: str
    shape: Shape
    meaning: str
    formula: str
    unit: str = ""
    target: float | None = None
    source: str = ""


DEFINITIONS: Mapping[Measure, Definition] = {}
