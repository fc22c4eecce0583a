"""Ideas for a first meeting, and any other time for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.growth.kickoff_cards import FirstMeetingCard, IdeasCard
from bot.domain.growth.kits import CALLINGS, agenda, icebreakers
from bot.slack.answers import Answers
from bot.slack.blocks import actions, button, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import question, time_picker
from bot.slack.metadata import MessageRef
from bot.slack.modals.frame import form, page
from bot.slack.refs.kickoff import IdeasRef, OtherTimeRef
from bot.slack.text import lines, mention, plural, when
from bot.slack.wording.terms import program_name

TOMORROW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FirstTimeForm:
    """A time for the first meeting, and the chosen one that the form showed; None for none."""

    mentorship: UUID
    starts_at: datetime | None
    seen: datetime | None

    FIELDS: ClassVar[Mapping[str, Field]] = {"starts_at": Field.FIRST_TIME}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        carried = OtherTimeRef.parse(view["private_metadata"])
        return cls(
            mentorship=carried.mentorship,
            starts_at=Answers.of(view).instant(Field.FIRST_TIME),
            seen=datetime.fromtimestamp(carried.seen_time, UTC) if carried.seen_time else None,
        )


def first_time_modal(card: FirstMeetingCard, opened_from: MessageRef | None = None) -> View:
    chosen = card.starts_at if card.by else None
    return form(
        "Your first meeting",
        [
            section(_so_far(card)),
            question(
                Field.FIRST_TIME,
                "The time you suggest",
                time_picker(Field.FIRST_TIME, card.starts_at or card.as_of + TOMORROW),
                hint="In your own time zone. I will pass it on.",
            ),
        ],
        callback=Callback.FIRST_TIME,
        carries=OtherTimeRef(card.mentorship, int(chosen.timestamp()) if chosen else 0),
        submit="Plan it",
        opened_from=opened_from,
    )


def ideas_modal(card: IdeasCard) -> View:
    """The rapport kit: questions, an agenda, and who is what to whom."""
    calling, parts = CALLINGS[card.pairing], agenda(card.pairing, card.minutes)
    return page(
        "Your first meeting",
        [
            section(f"Some ideas for beginning well in {program_name(card.program)}. Take what suits you."),
            section(_listed("Two questions to break the ice", _questions(card))),
            actions(
                button(
                    "Two more",
                    Action.IDEAS_MORE,
                    IdeasRef(card.mentorship, card.turn + 1),
                    aloud="Two more questions",
                )
            ),
            section(
                _listed(
                    f"An agenda for {plural(card.minutes, 'minute')}",
                    (f"{part.minutes} min: {part.words}" for part in parts),
                )
            ),
            section(f"*{calling.title}*"),
            section(_listed("Is", calling.is_)),
            section(_listed("Is not", calling.is_not)),
            small("Everybody in your conversation finds the same ideas here."),
        ],
    )


def _questions(card: IdeasCard) -> tuple[str, str]:
    return icebreakers(card.mentorship, card.kind, card.pairing, card.turn)


def _so_far(card: FirstMeetingCard) -> str:
    if card.starts_at is None:
        return "When would you like to meet for the first time?"
    if card.by is None:
        return f"Nobody has chosen a time yet. {when(card.starts_at)} is what I would suggest."
    return f"{mention(card.by)} has chosen {when(card.starts_at)} for your first meeting."


def _listed(title: str, points: Iterable[str]) -> str:
    return lines((f"*{title}*", *(f"• {point}" for point in points)))
