"""Which messages come because time has come, what each is about, and what it is worth to its reader.

News is not among them: somebody did something, and whoever it concerns hears of it at once. Neither is what a
person asked for, as the one reminder of "remind me later", nor a match, which names its own days and is reminded of
once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from bot.domain.notices import (
    AgendaAsked,
    AgreementOffered,
    CheckIn,
    EasyOffer,
    EndingAsked,
    FeedbackAsked,
    FirstGoalAsked,
    GentleWord,
    GoalsReview,
    MeetingBrief,
    MeetingNudge,
    MeetingOffered,
    Notice,
    PulseAsked,
    QuestionReminder,
    RestingSoon,
    RetrospectiveAsked,
    Several,
    SkillsAsked,
    StepsDue,
    StillThere,
)


class Topic(StrEnum):
    """What a person can hear of unasked, and can stop. Values are stored and never change once shipped."""

    MEETINGS = "meetings"
    AGENDAS = "agendas"
    CHECK_INS = "check_ins"
    FEEDBACK = "feedback"
    QUESTIONS = "questions"
    AGREEMENT = "agreement"
    GOALS = "goals"
    SKILLS = "skills"
    SURVEYS = "surveys"
    LOOKING_BACK = "looking_back"
    SUPPORT = "support"
    ENDINGS = "endings"


@dataclass(frozen=True, slots=True)
class Unasked:
    """A message that nobody waits for. `worth` is from 0 to 100: where there is room for one, the greatest goes.

    `thing` finds in the notice what it reminds of, where that is not what it is put as being about.
    """

    topic: Topic
    worth: int
    thing: Callable[[Any], UUID] | None = None


def _first_step(notice: StepsDue) -> UUID:
    """Steps of another day are another thing, though they belong to the same pair."""
    return notice.steps[0].step


def _first_meeting(notice: MeetingBrief) -> UUID:
    """One of a group is put as being about its mentor, whose next meeting is another thing."""
    return notice.meeting


WORTH: Mapping[type[Notice], Unasked] = MappingProxyType(
    {
        MeetingNudge: Unasked(Topic.MEETINGS, 90),
        MeetingOffered: Unasked(Topic.MEETINGS, 90),
        CheckIn: Unasked(Topic.CHECK_INS, 82),
        AgendaAsked: Unasked(Topic.AGENDAS, 78),
        MeetingBrief: Unasked(Topic.AGENDAS, 75, _first_meeting),
        EndingAsked: Unasked(Topic.ENDINGS, 75),
        FeedbackAsked: Unasked(Topic.FEEDBACK, 80),
        QuestionReminder: Unasked(Topic.QUESTIONS, 55),
        StepsDue: Unasked(Topic.GOALS, 80, _first_step),
        AgreementOffered: Unasked(Topic.AGREEMENT, 50),
        GoalsReview: Unasked(Topic.GOALS, 45),
        FirstGoalAsked: Unasked(Topic.GOALS, 40),
        SkillsAsked: Unasked(Topic.SKILLS, 35),
        RestingSoon: Unasked(Topic.ENDINGS, 95),
        StillThere: Unasked(Topic.SUPPORT, 65),
        EasyOffer: Unasked(Topic.SUPPORT, 55),
        GentleWord: Unasked(Topic.SUPPORT, 60),
        RetrospectiveAsked: Unasked(Topic.LOOKING_BACK, 42),
        PulseAsked: Unasked(Topic.SURVEYS, 30),
    }
)
"""What tells of a moment that passes comes first; what can as well be said next week comes last."""


def topics_of(notice: Notice) -> tuple[Topic, ...]:
    """What a message that came unasked is about, each topic once; nothing where it is no such message."""
    parts = notice.parts if isinstance(notice, Several) else (notice,)
    return tuple(dict.fromkeys(WORTH[type(part)].topic for part in parts if type(part) in WORTH))


def thing_of(notice: Notice, unasked: Unasked, about: UUID) -> str:
    """What may not be spoken of twice within a few days."""
    return f"{unasked.topic}:{unasked.thing(notice) if unasked.thing else about}"
