"""How often and how long: two choices, one tap to send them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.care.rest_cards import PaceCard
from bot.domain.programs import MEETING_MINUTES
from bot.domain.terms import Cadence
from bot.slack.answers import Answers, needed
from bot.slack.blocks import section
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import option, question, select
from bot.slack.metadata import MentorshipRef, MessageRef
from bot.slack.modals.frame import form
from bot.slack.text import mention
from bot.slack.wording.agreements import capital
from bot.slack.wording.terms import HOW_OFTEN, program_name, rhythm

CHOOSE = "Choose what suits you."


@dataclass(frozen=True, slots=True)
class PaceForm:
    """The pace that somebody would like in a pair."""

    mentorship: UUID
    cadence: Cadence
    minutes: int

    FIELDS: ClassVar[Mapping[str, Field]] = {"cadence": Field.PACE_CADENCE, "minutes": Field.PACE_MINUTES}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if a choice is missing, which Slack does not let through."""
        answers = Answers.of(view)
        return cls(
            mentorship=MentorshipRef.parse(view["private_metadata"]).mentorship,
            cadence=Cadence(needed(answers.choice(Field.PACE_CADENCE), cadence=CHOOSE)),
            minutes=needed(answers.number(Field.PACE_MINUTES), minutes=CHOOSE),
        )


def pace_modal(card: PaceCard, opened_from: MessageRef | None = None) -> View:
    often = [option(each, capital(HOW_OFTEN[each])) for each in Cadence]
    lengths = sorted({*MEETING_MINUTES, card.minutes})
    long = [option(str(each), f"{each} minutes") for each in lengths]
    return form(
        "Change the pace",
        [
            section(_what_happens(card)),
            question(Field.PACE_CADENCE, "How often you meet", select(Field.PACE_CADENCE, often, card.cadence)),
            question(
                Field.PACE_MINUTES, "How long a meeting is", select(Field.PACE_MINUTES, long, str(card.minutes))
            ),
        ],
        callback=Callback.PACE,
        carries=MentorshipRef(card.mentorship),
        submit="Change" if not card.agreed else "Propose",
        opened_from=opened_from,
    )


def _what_happens(card: PaceCard) -> str:
    partner = mention(card.partner)
    now = f"You and {partner} meet for {rhythm(card.cadence, card.minutes)} in {program_name(card.program)}."
    if card.agreed:
        return f"{now} You have agreed on that, so a change counts once {partner} confirms it."
    return f"{now} A change holds from your next meeting on. {partner} hears of it, and may change it back."
