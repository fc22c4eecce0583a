"""Setting up a program: first a template, then the form filled with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.programs import LONGEST_NAME, LONGEST_OBJECTIVE, MEETING_MINUTES, Opening
from bot.domain.templates import TEMPLATES, Template
from bot.domain.terms import Cadence, MentorRule, ProgramKind
from bot.slack.answers import Answers, needed
from bot.slack.blocks import divider, section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, Rows, channel_picker, date_picker, option, question, radio, select, text_field
from bot.slack.metadata import KindRef
from bot.slack.modals.frame import form
from bot.slack.text import plural
from bot.slack.wording.terms import HOW_OFTEN, rhythm


class Doors(StrEnum):
    """What an admin does with a cohort once it is set up. It opens from its announcement's preview only."""

    LOOK = "look"
    DRAFT = "draft"


DATED, EVERGREEN = "dated", "evergreen"
LENGTHS = (
    option(DATED, "Until the last day"),
    option(EVERGREEN, "Without an end: people join and are matched all year round"),
)
CADENCES = tuple(option(cadence, words.capitalize()) for cadence, words in HOW_OFTEN.items())
MINUTES = tuple(option(str(number), f"{number} minutes") for number in MEETING_MINUTES)
DOORS = (
    option(
        Doors.LOOK, "Look at the announcement first", "You see how it looks in the channel before it goes there."
    ),
    option(Doors.DRAFT, "Keep it as a draft", "Nobody hears of it until you open it in the control room."),
)


@dataclass(frozen=True, slots=True)
class TemplateForm:
    """The choice of what a new program is for."""

    kind: ProgramKind

    FIELDS: ClassVar[Mapping[str, Field]] = {"kind": Field.COHORT_KIND}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(ProgramKind(needed(Answers.of(view).choice(Field.COHORT_KIND), kind="Choose one of the six.")))


def template_modal(templates: Sequence[Template]) -> View:
    """The first step. The most common template is chosen already, so that one press goes on."""
    options = [option(each.kind, each.title, _in_short(each)) for each in templates]
    choose = question(
        Field.COHORT_KIND, "What kind of program is it?", radio(Field.COHORT_KIND, options, templates[0].kind)
    )
    why = [small(f"*{each.title}:* {each.for_whom} What to look at: {_measures(each)}.") for each in templates]
    intro = section(
        "A template fills the form for you. What it fills in you can change, now and while it runs. The kind "
        "stays: it says what to look at, and which questions the sponsor kit asks."
    )
    return form(
        "Choose a template",
        [intro, choose, divider(), *why],
        callback=Callback.TEMPLATE,
        carries=None,
        submit="Next",
    )


def _in_short(template: Template) -> str:
    return f"{rhythm(template.cadence, template.minutes).capitalize()}, for {plural(template.months, 'month')}."


def _measures(template: Template) -> str:
    return "; ".join(measure[0].lower() + measure[1:] for measure in template.measures)


@dataclass(frozen=True, slots=True)
class CohortForm:
    """What an admin decided for a new program and its first cohort."""

    opening: Opening
    kind: ProgramKind
    doors: Doors

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "name": Field.COHORT_NAME,
        "objective": Field.COHORT_OBJECTIVE,
        "cadence": Field.COHORT_CADENCE,
        "minutes": Field.COHORT_MINUTES,
        "starts_on": Field.COHORT_STARTS,
        "ends_on": Field.COHORT_ENDS,
        "channel": Field.COHORT_CHANNEL,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if a required answer is missing, which Slack does not let through."""
        answers = Answers.of(view)
        evergreen = answers.choice(Field.COHORT_LENGTH) == EVERGREEN
        last_day = answers.date(Field.COHORT_ENDS)
        return cls(
            Opening(
                name=answers.text(Field.COHORT_NAME),
                objective=answers.text(Field.COHORT_OBJECTIVE),
                cadence=Cadence(needed(answers.choice(Field.COHORT_CADENCE), cadence="Choose a rhythm.")),
                minutes=needed(answers.number(Field.COHORT_MINUTES), minutes="Choose a length."),
                starts_on=needed(answers.date(Field.COHORT_STARTS), starts_on="Choose a day."),
                ends_on=None if evergreen else needed(last_day, ends_on="Choose a day."),
                channel=needed(answers.conversation(Field.COHORT_CHANNEL), channel="Choose a channel."),
            ),
            kind=ProgramKind(KindRef.parse(view["private_metadata"]).kind),
            doors=Doors(answers.choice(Field.COHORT_DOORS) or Doors.DRAFT),
        )


def cohort_modal(opening: Opening, kind: ProgramKind = ProgramKind.SKILL_GROWTH) -> View:
    """The second step, beginning with what suits the template."""
    questions = _questions(opening, TEMPLATES[kind])
    return form("New program", questions, callback=Callback.COHORT, carries=KindRef(kind), submit="Create")


def _questions(opening: Opening, template: Template) -> list[Block]:
    return [
        small(_what_comes_along(template)),
        *_what_it_is(opening),
        *_rhythm(opening, template),
        *_dates(opening),
        question(
            Field.COHORT_CHANNEL,
            "Announcement channel",
            channel_picker(Field.COHORT_CHANNEL, opening.channel),
            hint="A public channel: for the announcement, and for a summary whenever you ask for one.",
        ),
        question(Field.COHORT_DOORS, "What happens now?", radio(Field.COHORT_DOORS, DOORS, Doors.LOOK)),
        small(
            "Values, expectations, confidentiality, who may mentor and how long a pair lasts come from the "
            "template. You find them under Program settings."
        ),
    ]


def _what_comes_along(template: Template) -> str:
    """What the template decides besides the answers below."""
    approved = template.mentor_rule is MentorRule.APPROVED
    first = " An admin approves each mentor first." if approved else " Whoever joins as a mentor is in at once."
    return f"*{template.title}.* {template.for_whom}{first} What to look at: {_measures(template)}."


def _what_it_is(opening: Opening) -> list[Block]:
    return [
        question(
            Field.COHORT_NAME,
            "Name of the program",
            text_field(Field.COHORT_NAME, opening.name, longest=LONGEST_NAME, rows=Rows.ONE),
        ),
        question(
            Field.COHORT_OBJECTIVE,
            "What is it for?",
            text_field(Field.COHORT_OBJECTIVE, opening.objective, longest=LONGEST_OBJECTIVE, rows=Rows.SEVERAL),
            hint="A sentence or two. Everybody who thinks about joining reads it first.",
            need=Need.OPTIONAL,
        ),
    ]


def _rhythm(opening: Opening, template: Template) -> list[Block]:
    cadence = select(Field.COHORT_CADENCE, CADENCES, opening.cadence)
    minutes = select(Field.COHORT_MINUTES, MINUTES, str(opening.minutes))
    return [
        question(
            Field.COHORT_CADENCE,
            "How often do pairs meet?",
            cadence,
            hint=f"{HOW_OFTEN[template.cadence].capitalize()} is usual for this kind of program.",
        ),
        question(Field.COHORT_MINUTES, "How long is a meeting?", minutes),
    ]


def _dates(opening: Opening) -> list[Block]:
    length = DATED if opening.ends_on else EVERGREEN
    return [
        question(Field.COHORT_STARTS, "First day", date_picker(Field.COHORT_STARTS, opening.starts_on)),
        question(
            Field.COHORT_ENDS,
            "Last day",
            date_picker(Field.COHORT_ENDS, opening.ends_on),
            need=Need.OPTIONAL,
        ),
        question(
            Field.COHORT_LENGTH,
            "How long does it run?",
            select(Field.COHORT_LENGTH, LENGTHS, length),
            hint="Without an end, the last day above does not count, and each pair still has one of its own.",
        ),
    ]
