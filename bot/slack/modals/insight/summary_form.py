"""What a summary is to be about, of which period, where and when: one form, after which it is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import Block, ExternalDataSelectElement
from slack_sdk.models.views import View

from bot.domain.errors import OutdatedButton, WrongInput
from bot.domain.insight.periods import Span
from bot.domain.insight.summary_cards import About, Begun, Choice, Wish
from bot.domain.insight.terms import ReportEvery
from bot.slack.answers import Answers, needed
from bot.slack.blocks import actions, button, section
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback, Suggestion
from bot.slack.inputs import conversation_picker, option, question, radio, select, words_only
from bot.slack.metadata import id_in
from bot.slack.modals.frame import form
from bot.slack.modals.joining.zones import NOT_FOUND
from bot.slack.refs.summaries import SchedulesRef, WishFormRef
from bot.slack.text import channel_name, line, plain, plural
from bot.slack.wording.summaries import EVERY, SPANS

TITLE = "Summary"
NOW = "now"
EVERYTHING = "all"
SPAN_OPTIONS = tuple(option(span, words) for span, words in SPANS.items())
WHEN = (option(NOW, "Now"), *(option(every, f"By itself, {words}") for every, words in EVERY.items()))
NOT_IN_THERE = "I am not in this channel. Write “/invite” with my name there, then press Preview again."
NOTHING = {"text": {"type": "plain_text", "text": "Nothing is called that."}, "value": NOT_FOUND["value"]}


@dataclass(frozen=True, slots=True)
class WishForm:
    """What an admin asks for."""

    wish: Wish

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "about": Field.SUMMARY_ABOUT,
        "span": Field.SUMMARY_SPAN,
        "channel": Field.SUMMARY_CHANNEL,
        "every": Field.SUMMARY_EVERY,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput for what is missing, which Slack does not let through."""
        answers = Answers.of(view)
        every = needed(answers.choice(Field.SUMMARY_EVERY), every="Choose when.")
        return cls(
            Wish(
                about=about_in(needed(answers.choice(Field.SUMMARY_ABOUT), about="Choose what it is about.")),
                span=Span(needed(answers.choice(Field.SUMMARY_SPAN), span="Choose a period.")),
                channel=needed(answers.conversation(Field.SUMMARY_CHANNEL), channel="Choose a channel."),
                every=None if every == NOW else ReportEvery(every),
                schedule=WishFormRef.parse(view["private_metadata"]).schedule,
            )
        )


def summary_form(card: Begun, *, not_in: str = "") -> View:
    """`not_in` is the channel it was asked for in, where we are not in there."""
    blocks: list[Block] = [
        *_heard(card, not_in),
        question(
            Field.SUMMARY_ABOUT,
            "What about?",
            about_select(card.choice),
            hint="Type a part of its name.",
        ),
        question(
            Field.SUMMARY_SPAN,
            "Which period?",
            select(Field.SUMMARY_SPAN, SPAN_OPTIONS, card.span),
            hint="What comes by itself tells of its own week, its own month, or of everything so far.",
        ),
        question(
            Field.SUMMARY_CHANNEL,
            "Where?",
            conversation_picker(Field.SUMMARY_CHANNEL, card.channel),
            hint="I have to be in there. Everybody in the channel reads it.",
        ),
        question(Field.SUMMARY_EVERY, "When?", radio(Field.SUMMARY_EVERY, WHEN, card.every or NOW)),
        *_schedules(card),
    ]
    carries = WishFormRef(str(card.schedule or ""))
    return form(TITLE, blocks, callback=Callback.SUMMARY, carries=carries, submit="Preview")


def about_options(found: Sequence[Choice]) -> list[dict[str, Any]]:
    """What fits what was typed; a word where nothing does, since Slack shows an empty list without one."""
    return [_option(each) for each in found] or [NOTHING]


def _heard(card: Begun, not_in: str) -> list[Block]:
    """What keeps us from doing at once what was asked for in words."""
    said: list[str] = []
    if card.unknown:
        name = line(card.unknown, 200)
        said.append(f"I know nothing of the name “{name}”, or more than one thing. Choose it here.")
    if not_in:
        where = channel_name(not_in)
        said.append(f"I am not in {where} yet. Write `/invite` with my name there, or choose another channel.")
    return [section(sentence) for sentence in said]


def about_select(choice: Choice | None) -> ExternalDataSelectElement:
    chosen = option(_value(choice.about), choice.title) if choice else None
    return ExternalDataSelectElement(
        action_id=Suggestion.SUMMARY_ABOUT,
        placeholder=words_only("A program or cohort"),
        min_query_length=0,
        initial_option=chosen,
    )


def _option(choice: Choice) -> dict[str, Any]:
    return {"text": {"type": "plain_text", "text": plain(choice.title, 75)}, "value": _value(choice.about)}


def _schedules(card: Begun) -> list[Block]:
    if not card.schedules:
        return []
    number = plural(card.schedules, "summary is", "summaries are")
    look = button("Show them", Action.SCHEDULES_OPEN, SchedulesRef(0), aloud="Show what is posted by itself")
    return [
        section(f"{number} posted by themselves." if card.schedules > 1 else f"{number} posted by itself."),
        actions(look),
    ]


def _value(about: About) -> str:
    if about.cohort:
        return f"cohort:{about.cohort}"
    return f"program:{about.program}" if about.program else EVERYTHING


def about_in(value: str) -> About:
    """Raise WrongInput for the word that nothing was found."""
    kind, _, found = value.partition(":")
    try:
        if kind in {"cohort", "program"} and found:
            return About(**{kind: id_in(found)})
    except OutdatedButton as error:
        raise WrongInput(about="Choose it once more.") from error
    if value != EVERYTHING:
        raise WrongInput(about="Choose a program or cohort.")
    return About()
