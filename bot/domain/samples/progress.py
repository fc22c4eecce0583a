"""The messages about goals on their way, each once, for admins who read a program before anybody else does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from bot.domain import notices
from bot.domain.growth.terms import GoalEvent, GoalStanding
from bot.domain.notices import Notice, Rehearsed
from bot.domain.people import Someone
from bot.domain.terms import Side

NOTE = "I do not know how to begin. (A sample.)"


def progress_samples(
    facts: Rehearsed, *, about: UUID, mentor: Someone, mentee: Someone, title: str
) -> Iterator[tuple[str, Notice]]:
    """What is read of a goal from the question for a first one to the cheers."""
    first = notices.FirstGoalAsked(mentorship=about, partner=mentor, you_are=Side.MENTEE)
    yield "a mentee without a goal reads after ten days, once", first
    yield (
        "a mentor without a goal reads after ten days, once",
        replace(first, partner=mentee, you_are=Side.MENTOR),
    )
    line = notices.GoalLine(
        goal=about,
        version=1,
        title=title,
        percent=25,
        due_on=facts.starts_on + timedelta(days=60),
        standing=GoalStanding.ON_TRACK,
    )
    yield (
        "somebody with open goals reads every four weeks",
        notices.GoalsReview(mentorship=about, partner=mentor, goals=(line,)),
    )
    stuck = notices.GoalUpdated(
        goal=about, partner=mentee, title=title, percent=25, event=GoalEvent.STUCK, note=NOTE
    )
    yield "a mentor reads when the mentee is stuck with a goal", stuck
    yield (
        "a mentor reads when the mentee puts a goal aside",
        replace(stuck, event=GoalEvent.DROPPED, note=""),
    )
    yield (
        "a mentor reads when the mentee asks for help with a goal",
        notices.GoalHelpAsked(goal=about, partner=mentee, title=title, note=NOTE),
    )
    yield (
        "a pair reads in its group chat when a goal is reached",
        notices.GoalCelebrated(goal=about, owner=mentee, partner=mentor, title=title),
    )
    yield (
        "the announcement channel reads of a goal if both agree",
        notices.GoalShared(
            goal=about, owner=mentee, partner=mentor, owner_is=Side.MENTEE, title=title, program=facts.program
        ),
    )
