"""Taking a break and leaving: plainly what happens, and no reason asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.cards import ParticipationCard
from bot.slack.answers import Answers, needed
from bot.slack.blocks import section
from bot.slack.ids import Callback, Field
from bot.slack.inputs import Need, date_picker, option, question, select
from bot.slack.metadata import ParticipantRef
from bot.slack.modals.frame import form
from bot.slack.words import AS_ROLE, program_name

PAUSE_MEANS = (
    "During a break I send you no reminders and propose no meetings. Your partner hears that you are on a break "
    "and until when, not why. `/mentor resume` ends it at any time."
)
LEAVE_MEANS = (
    "Your mentorships in this program end and all reminders stop. Your partner hears that you no longer take part, "
    "without a reason. If you only need some time, `/mentor pause` keeps your place; and while a cohort is open, "
    "`/mentor join` brings you back."
)


@dataclass(frozen=True, slots=True)
class PauseForm:
    """A break, with its last day if one was given."""

    participant: UUID
    until: date | None

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "participant": Field.PAUSE_PARTICIPANT,
        "until": Field.PAUSE_UNTIL,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if no program was chosen, which Slack does not let through."""
        return cls(
            participant=_participant(view, Field.PAUSE_PARTICIPANT),
            until=Answers.of(view).date(Field.PAUSE_UNTIL),
        )


def pause_modal(participations: tuple[ParticipationCard, ...]) -> View:
    return form(
        "Take a break",
        [
            *_choice(participations, Field.PAUSE_PARTICIPANT, "Which program would you like to pause?"),
            section(PAUSE_MEANS),
            question(
                Field.PAUSE_UNTIL,
                "The last day of your break",
                date_picker(Field.PAUSE_UNTIL, None),
                hint="I will carry on the day after. Leave it empty if you do not know yet.",
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.PAUSE,
        carries=_only(participations),
        submit="Take a break",
    )


@dataclass(frozen=True, slots=True)
class LeaveForm:
    """A farewell to one cohort."""

    participant: UUID

    FIELDS: ClassVar[Mapping[str, Field]] = {"participant": Field.LEAVE_PARTICIPANT}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if no program was chosen, which Slack does not let through."""
        return cls(participant=_participant(view, Field.LEAVE_PARTICIPANT))


def leave_modal(participations: tuple[ParticipationCard, ...]) -> View:
    return form(
        "Leave the program",
        [
            *_choice(participations, Field.LEAVE_PARTICIPANT, "Which program would you like to leave?"),
            section(LEAVE_MEANS),
        ],
        callback=Callback.LEAVE,
        carries=_only(participations),
        submit="Leave",
        close="Stay",
    )


def _choice(participations: Sequence[ParticipationCard], field: Field, words: str) -> list[Block]:
    if len(participations) == 1:
        only = participations[0]
        return [section(f"You take part in {program_name(only.cohort.program)} {AS_ROLE[only.role]}.")]
    options = [option(ParticipantRef(each.id).dump(), each.cohort.program) for each in participations]
    return [question(field, words, select(field, options, None))]


def _only(participations: Sequence[ParticipationCard]) -> ParticipantRef | None:
    return ParticipantRef(participations[0].id) if len(participations) == 1 else None


def _participant(view: Mapping[str, Any], field: Field) -> UUID:
    carried = view.get("private_metadata") or needed(
        Answers.of(view).choice(field), participant="Choose a program."
    )
    return ParticipantRef.parse(carried).participant
