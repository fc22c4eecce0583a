"""Saying after a meeting how it was: a few questions, and a few more for whoever would like to say more."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, CheckboxesElement
from slack_sdk.models.views import View

from bot.domain.feedback import (
    LONGEST_NOTE,
    QUESTIONS,
    RATINGS,
    REPORT_FLOOR,
    WORTHS,
    FeedbackCard,
    HelpState,
    MeetingFeedback,
)
from bot.domain.insight.terms import Sharing
from bot.slack.answers import Answers, needed
from bot.slack.blocks import actions, button, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, option, question, radio, text_field
from bot.slack.messages.gatherings import named
from bot.slack.metadata import MeetingRef, MessageRef
from bot.slack.modals.frame import form
from bot.slack.text import listed, mention, when

RATING_OPTIONS = tuple(option(str(rating), words) for rating, words in RATINGS.items())
WORTH_OPTIONS = tuple(option(str(worth), words) for worth, words in WORTHS.items())
TEXTS = {
    "moved_forward": Field.FEEDBACK_FORWARD,
    "next_steps": Field.FEEDBACK_STEPS,
    "successes": Field.FEEDBACK_SUCCESSES,
    "challenges": Field.FEEDBACK_CHALLENGES,
    "change": Field.FEEDBACK_CHANGE,
    "gap": Field.FEEDBACK_GAP,
}
FURTHER = ("successes", "challenges", "change")
HELP_OPTION = "pass_on"
SHARING = {
    Sharing.THEMES: option(Sharing.THEMES, "Count what comes up", "With what others say; never with your name"),
    Sharing.QUOTE: option(Sharing.QUOTE, "Quote me without my name", "To those who run the program"),
}
LETS = {
    Sharing.PRIVATE: (),
    Sharing.THEMES: (Sharing.THEMES,),
    Sharing.QUOTE: (Sharing.THEMES, Sharing.QUOTE),
}


class Extent(Enum):
    """How much a form asks."""

    SHORT = "short"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """What one side says of a meeting: what differs from what the form had shown, so two windows undo nothing."""

    meeting: UUID
    feedback: MeetingFeedback

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "rating": Field.FEEDBACK_RATING,
        "worth": Field.FEEDBACK_WORTH,
        **TEXTS,
        "help_wanted": Field.FEEDBACK_HELP,
        "sharing": Field.FEEDBACK_SHARING,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if the rating is missing, which Slack does not let through."""
        sent, shown = Answers.of(view), Answers.shown(view)
        texts = {name: sent.text(field) for name, field in TEXTS.items() if field in sent.values}
        wanted, sharing = None, _sharing_in(sent)
        if Field.FEEDBACK_HELP in sent.values:
            wanted = HELP_OPTION in sent.choices(Field.FEEDBACK_HELP)
        return cls(
            meeting=MeetingRef.parse(view["private_metadata"]).meeting,
            feedback=MeetingFeedback(
                rating=needed(sent.number(Field.FEEDBACK_RATING), rating="Choose one of the four."),
                worth=sent.number(Field.FEEDBACK_WORTH),
                **{name: words for name, words in texts.items() if words != shown.text(TEXTS[name])},
                help_wanted=wanted,
                sharing=sharing if sharing is not _sharing_in(shown) else None,
            ),
        )


def _sharing_in(answers: Answers) -> Sharing:
    """To be quoted is to be counted as well."""
    ticked = answers.choices(Field.FEEDBACK_SHARING) if Field.FEEDBACK_SHARING in answers.values else ()
    return next((each for each in (Sharing.QUOTE, Sharing.THEMES) if each in ticked), Sharing.PRIVATE)


def feedback_modal(
    card: FeedbackCard, opened_from: MessageRef | None = None, extent: Extent = Extent.SHORT
) -> View:
    """The form; whole where it was asked for, or where an answer to the further questions is there already."""
    given = card.given
    return form(
        "How was the meeting?",
        [
            section(f"About {_which(card)}, {when(card.starts_at)}."),
            question(
                Field.FEEDBACK_RATING,
                "How was it for you?",
                radio(Field.FEEDBACK_RATING, RATING_OPTIONS, str(given.rating) if given else None),
            ),
            question(
                Field.FEEDBACK_WORTH,
                "Was it worth the time?",
                radio(Field.FEEDBACK_WORTH, WORTH_OPTIONS, str(given.worth) if given else None),
                need=Need.OPTIONAL,
            ),
            _text(card, "moved_forward"),
            *_next_steps(card),
            *_further(card, extent),
            *_gap(card),
            _sharing(card),
            *_help(card),
            small(_who_sees(card)),
        ],
        callback=Callback.FEEDBACK,
        carries=MeetingRef(card.meeting),
        submit="Send",
        opened_from=opened_from,
    )


def _which(card: FeedbackCard) -> str:
    if card.members:
        return f"your group’s meeting with {named(card.members)}"
    return f"your meeting with {mention(card.partner)}"


def _text(card: FeedbackCard, name: str, hint: str = "") -> Block:
    field = TEXTS[name]
    value = getattr(card.given, name, None) or ""
    element = text_field(field, value, longest=LONGEST_NOTE, rows=Rows.SEVERAL)
    return question(field, QUESTIONS[name], element, hint=hint, need=Need.OPTIONAL)


def _next_steps(card: FeedbackCard) -> list[Block]:
    if card.members:
        return [small("What you will do next for one of them goes onto your list: `/mentor steps`.")]
    if not card.may_plan:
        return []
    return [
        _text(card, "next_steps", "One to a line. They go onto your list of steps, which the two of you share.")
    ]


def _further(card: FeedbackCard, extent: Extent) -> list[Block]:
    if extent is Extent.WHOLE or any(getattr(card.given, name, "") for name in FURTHER):
        return [_text(card, name) for name in FURTHER]
    return [actions(button("Say more", Action.FEEDBACK_MORE, aloud="Say more: what went well, what was difficult"))]


def _gap(card: FeedbackCard) -> list[Block]:
    if not card.asks_gap:
        return []
    hint = "Now and then it helps to write this down. Nobody else reads it, unless you ask for help with it below."
    return [_text(card, "gap", hint if card.helpers else "Now and then it helps to write this down, for yourself.")]


def _sharing(card: FeedbackCard) -> Block:
    """What reports may make of the words; nothing is ticked before the author has ticked it."""
    chosen = card.given.sharing if card.given else None
    ticked = [SHARING[each] for each in LETS[chosen or Sharing.PRIVATE]]
    box = CheckboxesElement(
        action_id=Field.FEEDBACK_SHARING, options=list(SHARING.values()), initial_options=ticked or None
    )
    return question(Field.FEEDBACK_SHARING, "May reports use your words?", box, need=Need.OPTIONAL)


def _help(card: FeedbackCard) -> list[Block]:
    """The way to those who run the program; once they have it, a word that it is there."""
    names = listed([mention(each) for each in card.helpers])
    if card.help is HelpState.DELIVERED:
        return [small(f"What you said is with {names or 'those who run the program'}, as you asked.")]
    if not card.helpers:
        return []
    passed = option(HELP_OPTION, "Pass these answers on to those who run the program")
    ticked = [passed] if card.help is HelpState.ON_ITS_WAY else None
    box = CheckboxesElement(action_id=Field.FEEDBACK_HELP, options=[passed], initial_options=ticked)
    return [
        question(Field.FEEDBACK_HELP, "Would you like help?", box, need=Need.OPTIONAL),
        small(f"That is {names}. Until they have read it, you can take it back here."),
    ]


def _who_sees(card: FeedbackCard) -> str:
    partner = "Your group" if card.members else mention(card.partner)
    kept = (
        f"{partner} never sees your answers, only the steps on your list."
        if card.may_plan
        else f"{partner} never sees your answers."
    )
    who = f"at least {REPORT_FLOOR} people have answered"
    return f"{kept} Admins see the average rating of the whole program, once {who}."
