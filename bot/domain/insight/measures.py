"""What is measured: each measure by name, with what it means, its formula, and where the idea comes from.

The same definitions are read by chat, exports and docs/measures.md.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

_EBY = "Eby et al. 2013, Psychological Bulletin 139(2): contact goes with support"
_ALLEN = "Allen et al. 2004, Journal of Applied Psychology 89(1): what careers show is small"
_OWN = "a plain count of our own"


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


@dataclass(frozen=True, slots=True)
class Definition:
    """What a measure means. `target` is a share from 0 to 1, None where there is none.

    `unit` is what its numbers are counted in, such as "days" or "1 to 4"; `source` is where the idea comes from.
    """

    shape: Shape
    label: str
    meaning: str
    formula: str
    _: KW_ONLY
    unit: str = ""
    target: float | None = None
    source: str = _OWN


HAPPENED = (
    Measure.MATCH_RATE,
    Measure.PARTICIPATION,
    Measure.MEETINGS_HELD,
    Measure.MEETING_RATE,
    Measure.RESPONSE_RATE,
    Measure.TIME_TO_MATCH,
    Measure.TIME_TO_FIRST_MEETING,
    Measure.REMATCH_RATE,
)
"""What is told only of cohorts with at least five people."""

DEFINITIONS: Mapping[Measure, Definition] = {
    Measure.PARTICIPANTS: Definition(
        Shape.COUNT,
        "People taking part",
        "Who has a place at the end, people on a break included.",
        "people with a place at the end",
        unit="people",
    ),
    Measure.JOINED: Definition(
        Shape.COUNT,
        "Joined",
        "Who got a place in the period.",
        "people whose place began in the period",
        unit="people",
    ),
    Measure.LEFT: Definition(
        Shape.COUNT,
        "Left",
        "Who gave up their place in the period.",
        "people whose place ended in the period",
        unit="people",
    ),
    Measure.PARTICIPATION: Definition(
        Shape.SHARE,
        "Took an active part",
        "Of the people with a place at the end, those who met somebody in the period.",
        "people with a held meeting ÷ people with a place at the end",
        source="engagement, as the share of people who meet",
    ),
    Measure.WAITING: Definition(
        Shape.COUNT,
        "Waiting for a match",
        "Learners with a place at the end who are not matched.",
        "learners with a place − those matched",
        unit="people",
    ),
    Measure.MATCHED: Definition(
        Shape.COUNT,
        "Matched",
        "Learners with a place at the end whose pair runs then, or was completed.",
        "learners with a running or completed pair at the end",
        unit="people",
    ),
    Measure.MATCH_RATE: Definition(
        Shape.SHARE,
        "Match rate",
        "Of the learners with a place at the end, those who are matched.",
        "matched ÷ (matched + waiting)",
        source="a target of our own: seven in ten",
        target=0.7,
    ),
    Measure.TIME_TO_MATCH: Definition(
        Shape.MEAN,
        "Time to a match",
        "From getting a place to the first pair, of learners whose first pair formed in the period.",
        "Σ (first pair formed − place began) ÷ learners",
        unit="days",
    ),
    Measure.TIME_TO_FIRST_MEETING: Definition(
        Shape.MEAN,
        "Time to the first meeting",
        "From the pair forming to its first held meeting, of pairs whose first one was in the period.",
        "Σ (first held meeting − pair formed) ÷ pairs",
        unit="days",
    ),
    Measure.MEETINGS_HELD: Definition(
        Shape.COUNT,
        "Meetings held",
        "Meetings of the period of which one of the two said that they took place.",
        "meetings that began in the period and are held",
        unit="meetings",
    ),
    Measure.MEETING_RATE: Definition(
        Shape.SHARE,
        "Meeting rate",
        "Of the meetings whose time came, those known to be held. Silence is unknown, never missed: "
        "it is told beside it.",
        "held ÷ (held + skipped + unknown)",
        source=_EBY,
    ),
    Measure.RESPONSE_RATE: Definition(
        Shape.SHARE,
        "Check-ins answered",
        "Of the meetings after which we asked whether the two met, those where at least one of them said.",
        "answered ÷ asked, of meetings that began in the period",
    ),
    Measure.FEEDBACK_GIVEN: Definition(
        Shape.COUNT,
        "Feedback given",
        "Forms sent after meetings, by either side.",
        "forms first sent in the period",
        unit="forms",
    ),
    Measure.SATISFACTION: Definition(
        Shape.MEAN,
        "How meetings were",
        "The rating that people give a meeting: 4 great, 3 good, 2 so-so, 1 not helpful.",
        "Σ ratings ÷ ratings, with standard deviation (n − 1)",
        unit="1 to 4",
        source="a plain question of our own",
    ),
    Measure.WORTH: Definition(
        Shape.MEAN,
        "Worth the time",
        "Whether a meeting was worth the time: 3 yes, 2 partly, 1 not this time.",
        "Σ answers ÷ answers, with standard deviation (n − 1)",
        unit="1 to 3",
        source="a plain question of our own",
    ),
    Measure.GOALS_SET: Definition(
        Shape.COUNT,
        "Goals set",
        "Goals written down.",
        "goals set in the period",
        unit="goals",
        source="Locke & Latham 2002, American Psychologist 57(9): clear goals",
    ),
    Measure.GOALS_MOVING: Definition(
        Shape.COUNT,
        "Goals moving",
        "Goals of which somebody said in the period that they got on.",
        "goals with a step forward in the period",
        unit="goals",
        source="Locke & Latham 2002, American Psychologist 57(9): feedback on the way",
    ),
    Measure.GOALS_REACHED: Definition(
        Shape.COUNT, "Goals reached", "Goals that were reached.", "goals reached in the period", unit="goals"
    ),
    Measure.GOAL_COMPLETION: Definition(
        Shape.SHARE,
        "Goals reached of those ended",
        "Of the goals that came to an end, those that were reached and not dropped.",
        "reached ÷ (reached + dropped), in the period",
    ),
    Measure.SKILL_GROWTH: Definition(
        Shape.GAIN,
        "Skill growth",
        "How much better mentees say they are at the skills they chose than at the start: the same "
        "people, the same skills. At the end of a pair's time, or midway as long as there is no end.",
        "mean of (later − start) over pairs, each the mean of its skills; ± t(0.975; n − 1) · s ÷ √n",
        unit="points of 1 to 5",
        source=(
            "Student 1908, Biometrika 6(1); self-rated learning: Kraiger, Ford & Salas 1993, Journal of "
            "Applied Psychology 78(2)"
        ),
    ),
    Measure.CONFIDENCE: Definition(
        Shape.MEAN,
        "Trust in oneself",
        "“I trust myself with difficult things at work.”",
        "Σ answers ÷ answers",
        unit="1 to 5",
        source="self-efficacy: Chen, Gully & Eden 2001, Organizational Research Methods 4(1)",
    ),
    Measure.NETWORK: Definition(
        Shape.MEAN,
        "Whom to turn to",
        "“I know whom to turn to when I need help or advice at work.”",
        "Σ answers ÷ answers",
        unit="1 to 5",
        source="developmental networks: Higgins & Kram 2001, Academy of Management Review 26(2)",
    ),
    Measure.MENTOR_GROWTH: Definition(
        Shape.MEAN,
        "What mentors learn",
        "“I learn something from our talks myself.”",
        "Σ answers ÷ answers",
        unit="1 to 5",
        source="Allen 2007, in The Handbook of Mentoring at Work",
    ),
    Measure.REMATCH_RATE: Definition(
        Shape.SHARE,
        "Matches changed",
        "Of the pairs that ran in the period, those that parted because one of them would like to "
        "meet somebody else.",
        "pairs parted so in the period ÷ pairs that ran in it",
    ),
    Measure.RETENTION: Definition(
        Shape.SHARE,
        "Stayed with the company",
        "Of the people followed, those of whom no file says that they left. Association, not cause.",
        "1 − left ÷ followed, from the middle of the period to its end",
        source=_ALLEN,
    ),
    Measure.PROMOTION: Definition(
        Shape.SHARE,
        "Promoted",
        "Of the people followed, those of whom a file says that they were promoted. Association, not cause.",
        "promoted ÷ followed, from the middle of the period to its end",
        source=_ALLEN,
    ),
}
