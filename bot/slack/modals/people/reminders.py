"""How much somebody wants to hear unasked: how often, from when on, and of what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import Block, CheckboxesElement, InputBlock
from slack_sdk.models.views import View

from bot.domain.post.cards import RemindersCard, RemindersWish
from bot.domain.post.worth import Topic
from bot.domain.terms import NudgePace
from bot.slack.answers import Answers, needed
from bot.slack.blocks import section
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, date_picker, option, question, radio
from bot.slack.modals.frame import form
from bot.slack.wording.topics import TOPICS

TITLE = "Reminders"
WHAT_FOR = (
    "I write unasked when something of yours has its time: a meeting, a check-in, a step. What comes on one day is "
    "one message, and none comes outside your working hours. News and answers to what you do always reach you."
)
PACES = {
    NudgePace.USUAL: ("As usual", "One message a day and three a week at most"),
    NudgePace.FEWER: ("Less often", "One message a week at most"),
    NudgePace.NONE: ("Never", "You look by yourself: /mentor shows all there is"),
}
MEETING = (Topic.MEETINGS, Topic.AGENDAS, Topic.CHECK_INS, Topic.FEEDBACK, Topic.QUESTIONS)
BEYOND = tuple(topic for topic in Topic if topic not in MEETING)
"""A group of checkboxes has ten at most (docs.slack.dev/reference/block-kit/block-elements/checkboxes-element)."""


@dataclass(frozen=True, slots=True)
class RemindersForm:
    """What somebody chose."""

    wish: RemindersWish

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "pace": Field.REMINDERS_PACE,
        "rests_until": Field.REMINDERS_REST,
        "meeting": Field.REMINDERS_MEETING,
        "beyond": Field.REMINDERS_BEYOND,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers = Answers.of(view)
        ticked = (*answers.choices(Field.REMINDERS_MEETING), *answers.choices(Field.REMINDERS_BEYOND))
        pace = needed(answers.choice(Field.REMINDERS_PACE), pace="Choose how often.")
        return cls(
            RemindersWish(
                pace=NudgePace(pace),
                rests_until=answers.date(Field.REMINDERS_REST),
                wanted=frozenset(map(Topic, ticked)),
            )
        )


def reminders_modal(card: RemindersCard) -> View:
    paces = [option(pace, *words) for pace, words in PACES.items()]
    blocks: list[Block] = [
        section(WHAT_FOR),
        question(Field.REMINDERS_PACE, "How often?", radio(Field.REMINDERS_PACE, paces, card.pace)),
        question(
            Field.REMINDERS_REST,
            "Pause until",
            date_picker(Field.REMINDERS_REST, card.rests_until),
            hint="On that day I begin again by myself.",
            need=Need.OPTIONAL,
        ),
        _topics(Field.REMINDERS_MEETING, "Around my meetings, write to me about", MEETING, card),
        _topics(Field.REMINDERS_BEYOND, "Beyond them, write to me about", BEYOND, card),
    ]
    return form(TITLE, blocks, callback=Callback.REMINDERS, carries=None, submit="Save")


def _topics(field: Field, words: str, topics: Sequence[Topic], card: RemindersCard) -> InputBlock:
    options = [option(topic, *TOPICS[topic]) for topic in topics]
    wanted = [each for each, topic in zip(options, topics, strict=True) if topic not in card.muted]
    boxes = CheckboxesElement(action_id=field, options=options, initial_options=wanted or None)
    return question(field, words, boxes, need=Need.OPTIONAL)
