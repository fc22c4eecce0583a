"""Taking a break and leaving: plainly what happens, and no reason asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.cards import ParticipationCard
from bot.domain.terms import ParticipantState
from bot.slack.answers import Answers, needed
from bot.slack.blocks import plainly, section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, date_picker, option, question, select
from bot.slack.metadata import ParticipantRef
from bot.slack.modals.frame import form
from bot.slack.text import day
from bot.slack.wording.terms import as_role, program_name

PAUSE_MEANS = (
    "During a break I send you no reminders and propose no meetings. Your partner hears that you are on a break "
    "and until when, not why. A match that is still to answer waits for you, for up to two weeks. `/mentor resume` "
    "ends the break at any time."
)
LEAVE_MEANS = (
    "Your mentorships in this program end and all reminders stop. Your partner hears that you no longer take part, "
    "without a reason. If you only need some time, `/mentor pause` keeps your place; and while a cohort is open, "
    "`/mentor join` brings you back."
)
ONLY_THE_PARTNER = "If only one pair does not fit, `/mentor rematch` looks for another partner, without blame."


@dataclass(frozen=True, slots=True)
class PauseForm:
    """A break, with its last day if one was given."""

    participant: UUID
    until: date | None

    FIELDS: ClassVar[Mapping[str, Field]] = {"until": Field.PAUSE_UNTIL}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(
            participant=ParticipantRef.parse(view["private_metadata"]).participant,
            until=Answers.of(view).date(Field.PAUSE_UNTIL),
        )


def pause_modal(card: ParticipationCard, note: str = "") -> View:
    """A break to take, or the one that somebody is on, with its day; `note` says what was done before."""
    resting = card.state is ParticipantState.PAUSED
    return form(
        "Your break" if resting else "Take a break",
        [
            *([plainly(note)] if note else []),
            section(f"{_place(card)}{_until(card) if resting else ''}"),
            section(PAUSE_MEANS),
            *([] if note else [small(ONLY_THE_PARTNER)]),
            question(
                Field.PAUSE_UNTIL,
                "The last day of your break",
                date_picker(Field.PAUSE_UNTIL, card.paused_until if resting else None),
                hint="I will carry on the day after. Leave it empty if you do not know yet.",
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.PAUSE,
        carries=ParticipantRef(card.id),
        submit="Save" if resting else "Take a break",
    )


def _until(card: ParticipationCard) -> str:
    return f" You are on a break until {day(card.paused_until)}." if card.paused_until else " You are on a break."


@dataclass(frozen=True, slots=True)
class LeaveForm:
    """A farewell to one cohort."""

    participant: UUID

    FIELDS: ClassVar[Mapping[str, Field]] = {"participant": Field.LEAVE_PARTICIPANT}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if no program was chosen, which Slack does not let through."""
        return cls(participant=_participant(view, Field.LEAVE_PARTICIPANT))


def leave_modal(participations: tuple[ParticipationCard, ...], note: str = "") -> View:
    """A farewell; `note` says what was done before."""
    return form(
        "Leave the program",
        [
            *([plainly(note)] if note else []),
            *_choice(participations, Field.LEAVE_PARTICIPANT, "Which program would you like to leave?"),
            section(LEAVE_MEANS),
            *([] if note else [small(ONLY_THE_PARTNER)]),
        ],
        callback=Callback.LEAVE,
        carries=_only(participations),
        submit="Leave",
        close="Stay",
    )


def _choice(participations: Sequence[ParticipationCard], field: Field, words: str) -> list[Block]:
    if len(participations) == 1:
        only = participations[0]
        return [section(_place(only))]
    options = [option(ParticipantRef(each.id).dump(), each.cohort.program) for each in participations]
    return [question(field, words, select(field, options, None))]


def _place(card: ParticipationCard) -> str:
    return f"You take part in {program_name(card.cohort.program)} {as_role(card.role, card.cohort.pairing)}."


def _only(participations: Sequence[ParticipationCard]) -> ParticipantRef | None:
    return ParticipantRef(participations[0].id) if len(participations) == 1 else None


def _participant(view: Mapping[str, Any], field: Field) -> UUID:
    carried = view.get("private_metadata") or needed(
        Answers.of(view).choice(field), participant="Choose a program."
    )
    return ParticipantRef.parse(carried).participant
