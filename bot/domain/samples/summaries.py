"""A summary with made-up figures, for admins who read a program before anybody else does."""

from collections.abc import Iterator
from datetime import timedelta

from bot.domain import notices
from bot.domain.care.terms import Health
from bot.domain.insight.measures import Measure
from bot.domain.insight.report import Week
from bot.domain.insight.telling import InState, Told
from bot.domain.notices import Notice, Rehearsed

HELD = (4, 6, 5, 7)


def summary_samples(facts: Rehearsed) -> Iterator[tuple[str, Notice]]:
    """One of the first month, and the word that none comes any more."""
    first = facts.starts_on
    yield (
        "a channel reads when an admin posts a summary there",
        notices.ProgramSummary(
            title=facts.program,
            first=first,
            last=first + timedelta(days=27),
            compared=True,
            changed="22 meetings took place, 6 more than before.",
            next_step="2 people still wait for a match: do you know somebody who would enjoy taking part?",
            figures=FIGURES,
            weeks=tuple(
                Week(monday=first + timedelta(weeks=number), held=held, skipped=1, unknown=0)
                for number, held in enumerate(HELD)
            ),
            states=(InState(Health.ON_TRACK, 11), InState(Health.SLIPPING, 1)),
        ),
    )
    yield (
        "an admin reads whose summaries cannot be posted any more",
        notices.SummariesStopped(title=facts.program, channel="C000000000"),
    )


FIGURES = (
    Told(measure=Measure.PARTICIPANTS, value=26, before=24),
    Told(measure=Measure.JOINED, value=2, before=24),
    Told(measure=Measure.MATCHED, value=24, before=20),
    Told(measure=Measure.WAITING, value=2, before=4),
    Told(measure=Measure.TIME_TO_MATCH, value=6.5, before=8.0, spread=2.1),
    Told(measure=Measure.MEETINGS_HELD, value=22, before=16),
    Told(measure=Measure.MEETING_RATE, value=0.88, before=0.8, part=22, whole=25),
    Told(measure=Measure.FEEDBACK_GIVEN, value=30, before=21),
    Told(measure=Measure.SATISFACTION, value=3.6, before=3.5, spread=0.6),
    Told(measure=Measure.GOALS_SET, value=10, before=8),
    Told(measure=Measure.GOALS_MOVING, value=6, before=5),
    Told(measure=Measure.GOALS_REACHED, value=3, before=1),
    Told(measure=Measure.SKILL_GROWTH, value=None),
)
