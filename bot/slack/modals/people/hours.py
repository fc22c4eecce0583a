"""When somebody works: the form with their week and days away, and what holds once it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import Block, CheckboxesElement, ExternalDataSelectElement
from slack_sdk.models.views import View

from bot.domain.hours import Hours, HoursCard, HoursWish
from bot.slack.answers import Answers, needed
from bot.slack.blocks import actions, button, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback, Suggestion
from bot.slack.inputs import Need, clock_picker, option, question
from bot.slack.modals.frame import form, page
from bot.slack.modals.people.days import DaysFields, days, days_questions, read_days
from bot.slack.modals.people.regions import NOWHERE, region_chosen
from bot.slack.refs.hours import UsualRef
from bot.slack.text import Style, line, lines, listed, when

TITLE = "When I work"
LONGEST_REASON = 300
WHAT_FOR = "I suggest meetings in these hours, and write to you in them. Nobody else sees what you choose here."
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = tuple(option(str(number), name) for number, name in enumerate(WEEKDAYS))
AWAY = DaysFields(Field.AWAY_KEPT, Field.AWAY_FIRST, Field.AWAY_LAST)


@dataclass(frozen=True, slots=True)
class HoursForm:
    """What somebody says of their week."""

    wish: HoursWish

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "weekdays": Field.HOURS_DAYS,
        "starts": Field.HOURS_STARTS,
        "ends": Field.HOURS_ENDS,
        "region": Field.HOURS_REGION,
        "first": Field.AWAY_FIRST,
        "last": Field.AWAY_LAST,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if a time is missing, which Slack does not let through."""
        answers, usual = Answers.of(view), UsualRef.parse(view["private_metadata"]).usual_region
        hours = Hours(
            weekdays=frozenset(map(int, answers.choices(Field.HOURS_DAYS))),
            starts=needed(answers.time(Field.HOURS_STARTS), starts="Choose a time."),
            ends=needed(answers.time(Field.HOURS_ENDS), ends="Choose a time."),
            region=region_chosen(answers.choice(Field.HOURS_REGION), usual),
        )
        return cls(HoursWish(hours=hours, away=read_days(view, AWAY)))


def hours_modal(card: HoursCard) -> View:
    hours = card.hours
    blocks: list[Block] = [
        section(WHAT_FOR),
        *_week(hours),
        question(
            Field.HOURS_REGION,
            "Whose public holidays do you keep?",
            _region(card),
            hint="Type a country, or a part of one.",
            need=Need.OPTIONAL,
        ),
        *days_questions(AWAY, card.leaves, kept="Days away", first="Away from (first day)"),
        small(f"Times are those of {card.zone}, as your Slack profile has it. Partners read no more than that you "
              "are away."),
        *_back(card),
    ]  # fmt: skip
    return form(TITLE, blocks, callback=Callback.HOURS, carries=UsualRef(card.usual.region), submit="Save")


def _week(hours: Hours) -> list[Block]:
    chosen = [DAYS[day] for day in sorted(hours.weekdays)]
    boxes = CheckboxesElement(action_id=Field.HOURS_DAYS, options=DAYS, initial_options=chosen or None)
    return [
        question(Field.HOURS_DAYS, "Which days do you work?", boxes),
        question(Field.HOURS_STARTS, "From", clock_picker(Field.HOURS_STARTS, hours.starts)),
        question(Field.HOURS_ENDS, "To", clock_picker(Field.HOURS_ENDS, hours.ends)),
    ]


def _region(card: HoursCard) -> ExternalDataSelectElement:
    """What is chosen now; empty where the usual ones are none."""
    here = option(card.hours.region, card.place) if card.place else None
    nowhere = option(*NOWHERE) if card.usual.region else None
    return ExternalDataSelectElement(
        action_id=Suggestion.REGION, min_query_length=0, initial_option=here or nowhere
    )


def _back(card: HoursCard) -> list[Block]:
    if card.hours == card.usual:
        return []
    return [actions(button("Back to the usual week", Action.HOURS_USUAL, aloud="Work as is usual where you live"))]


def hours_page(card: HoursCard) -> View:
    """What holds now, and when the next message may come."""
    hours = card.hours
    week = listed([WEEKDAYS[day] for day in sorted(hours.weekdays)])
    holidays = f"the public holidays of {line(card.place, 200)}" if card.place else "no public holidays"
    away = [f"Away: {days(run)}" for run in card.leaves]
    return page(
        TITLE,
        [
            section(
                lines(
                    (
                        f"Saved. You work on {week}, from {hours.starts:%H:%M} to {hours.ends:%H:%M} "
                        f"({card.zone}), and keep {holidays}.",
                        *away,
                    )
                )
            ),
            section(
                "A time that I suggested and that suits you no more is replaced; one that is confirmed stands."
                f"{_next_message(card)}"
            ),
            actions(button("Change", Action.HOURS_AGAIN)),
        ],
    )


def _next_message(card: HoursCard) -> str:
    """When the next message may come, where that is not as everybody would expect."""
    if card.because is None:
        return ""
    why = line(card.because.own_sentence, LONGEST_REASON)
    return f" My next message can come on {when(card.next_at, Style.ON_DAY)}: {why}."
