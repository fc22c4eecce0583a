"""What would you like at the end: to go on, to finish well, or to let it end; and what that comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.care.ending_cards import EndingCard
from bot.domain.care.endings import Wish
from bot.domain.care.terms import EndChoice
from bot.slack.answers import Answers
from bot.slack.blocks import section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, date_picker, option, question, radio, select
from bot.slack.messages.endings import what_was_chosen
from bot.slack.metadata import MentorshipRef, MessageRef
from bot.slack.modals.frame import form, page
from bot.slack.text import day, mention, plural
from bot.slack.wording.terms import joined, program_name, your_part

TITLE = "Your time together"
ANOTHER_DAY = "day"


class Answer(StrEnum):
    """What can be chosen. To finish now is to graduate without waiting for the planned day."""

    GO_ON = "extend"
    FINISH = "graduate"
    FINISH_NOW = "now"
    LET_END = "stop"


WISHED = {
    EndChoice.EXTEND: Answer.GO_ON,
    EndChoice.GRADUATE: Answer.FINISH,
    EndChoice.STOP: Answer.LET_END,
}


@dataclass(frozen=True, slots=True)
class EndingForm:
    """What somebody would like. `until`: the day they chose to go on until, None if they chose none."""

    mentorship: UUID
    answer: Answer
    until: date | None

    FIELDS: ClassVar[Mapping[str, Field]] = {"choice": Field.ENDING_CHOICE, "until": Field.ENDING_UNTIL}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Where nothing but going on can be chosen, it is not asked."""
        answers = Answers.of(view)
        length = answers.choice(Field.ENDING_LENGTH) or ANOTHER_DAY
        return cls(
            mentorship=MentorshipRef.parse(view["private_metadata"]).mentorship,
            answer=Answer(answers.choice(Field.ENDING_CHOICE) or Answer.GO_ON),
            until=answers.date(Field.ENDING_UNTIL) if length == ANOTHER_DAY else date.fromisoformat(length),
        )

    def wish(self, today: date) -> Wish:
        match self.answer:
            case Answer.GO_ON:
                return Wish(choice=EndChoice.EXTEND, until=self.until)
            case Answer.FINISH_NOW:
                return Wish(choice=EndChoice.GRADUATE, until=today)
            case Answer.FINISH:
                return Wish(choice=EndChoice.GRADUATE)
            case _:  # LET_END
                return Wish(choice=EndChoice.STOP)


def ending_modal(card: EndingCard, first: Answer | None = None, opened_from: MessageRef | None = None) -> View:
    """The choice, with `first` chosen at the beginning, or what the person said before."""
    chosen = first or _said(card)
    return form(
        TITLE,
        [
            section(_where_it_stands(card)),
            *([] if card.over else [_choice(card, chosen)]),
            *(_length(card) if card.bounds.open else []),
            small(_who_hears(card)),
        ],
        callback=Callback.ENDING,
        carries=MentorshipRef(card.mentorship),
        submit="Keep this",
        close="Not now",
        opened_from=opened_from,
    )


def _where_it_stands(card: EndingCard) -> str:
    partner, program = mention(card.partner), program_name(card.program)
    if card.over:
        return (
            f"Your time with {partner} in {program} ended on {day(card.ends_on)}. If that came too early for both "
            "of you, it can be taken up again."
        )
    part = your_part(card.you_are, card.pairing)
    where = f"Your time with {partner} in {program}{part}{',' if part else ''}"
    return f"{where} is planned until {day(card.ends_on)}. What would you like?"


def _choice(card: EndingCard, chosen: Answer | None) -> Block:
    options = [
        option(Answer.FINISH, "Finish well on the planned day", "With a look back at what you have reached"),
        option(Answer.FINISH_NOW, "Finish well now", "As soon as both of you say so"),
        option(Answer.LET_END, "Let it end on the planned day", "Nobody is told that you chose this"),
    ]
    more = option(Answer.GO_ON, "Go on together", "Takes both of you; the earlier of two days counts")
    return question(
        Field.ENDING_CHOICE,
        "I would like to",
        radio(Field.ENDING_CHOICE, [more, *options] if card.bounds.open else options, chosen),
    )


def _length(card: EndingCard) -> list[Block]:
    bounds = card.bounds
    months = [
        option(end.isoformat(), f"{plural(number, 'month')} more, until {day(end)}")
        for number, end in bounds.months()
    ]
    lengths = [*months, option(ANOTHER_DAY, "Until the day below")]
    until = card.mine.until if card.mine and card.mine.choice is EndChoice.EXTEND else None
    known = until is not None and any(end == until for _, end in bounds.months())
    first = until.isoformat() if until and known else ANOTHER_DAY if until else lengths[0].value
    return [
        question(
            Field.ENDING_LENGTH,
            "If you go on, for how long?",
            select(Field.ENDING_LENGTH, lengths, first),
            need=Need.OPTIONAL,
        ),
        question(
            Field.ENDING_UNTIL,
            "Or until this day",
            date_picker(Field.ENDING_UNTIL, until if until and not known else None),
            hint=f"From {day(bounds.first)} to {day(bounds.latest)}.",
            need=Need.OPTIONAL,
        ),
    ]


def _who_hears(card: EndingCard) -> str:
    partner = mention(card.partner)
    if card.over:
        return f"It takes both of you. {partner} hears that you would like it, and may or may not."
    return joined(
        f"What takes both of you, to go on or to finish now, {partner} hears from me, without any pressure."
        if card.bounds.open
        else f"The program ends then, so no time can be added. To finish now takes both: {partner} hears it.",
        "Anything else stays between you and me. Without a word from you it ends as planned.",
    )


def _said(card: EndingCard) -> Answer | None:
    if card.mine is None:
        return None
    return Answer.FINISH_NOW if card.mine.at_once else WISHED[card.mine.choice]


def ending_page(card: EndingCard) -> View:
    """What the choice comes to, where there is no message to say it in."""
    return page(TITLE, what_was_chosen(card))
