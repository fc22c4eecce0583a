"""The settings of a program and of a cohort as forms. A change is looked at on its own page before it counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.admin_cards import CohortSettingsCard, ProgramSettingsCard
from bot.domain.programs import (
    LARGEST_COHORT,
    LONGEST_NAME,
    LONGEST_OBJECTIVE,
    LONGEST_RUN,
    LONGEST_TEXT,
    SHORTEST_RUN,
    SMALLEST_COHORT,
)
from bot.domain.settings import WORDY, CohortSettings, ProgramSettings
from bot.domain.terms import Cadence, MentorRule, Newcomers
from bot.slack.answers import Answers, needed
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import (
    Need,
    Rows,
    channel_picker,
    date_picker,
    number_field,
    option,
    question,
    radio,
    select,
    text_field,
)
from bot.slack.metadata import SettingsRef
from bot.slack.modals.frame import form
from bot.slack.modals.programs.founding import CADENCES, DATED, EVERGREEN, LENGTHS, MINUTES

MENTORS = (
    option(MentorRule.OPEN, "Everybody who offers to", "Whoever joins as a mentor is in."),
    option(
        MentorRule.APPROVED,
        "Whoever an admin has approved",
        "They get a starter kit with a self-check; you decide.",
    ),
)
NEWCOMERS = (
    option(Newcomers.QUIET, "No", "They find the program by themselves."),
    option(Newcomers.INVITED, "Yes", "The bot tells new employees of it once."),
)


@dataclass(frozen=True, slots=True)
class ProgramSettingsForm:
    """What an admin wants a program to be like from now on."""

    cohort: UUID
    version: int
    settings: ProgramSettings

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "name": Field.PROGRAM_NAME,
        "objective": Field.PROGRAM_OBJECTIVE,
        "values": Field.PROGRAM_VALUES,
        "expectations": Field.PROGRAM_EXPECTATIONS,
        "confidentiality": Field.PROGRAM_CONFIDENTIALITY,
        "cadence": Field.PROGRAM_CADENCE,
        "minutes": Field.PROGRAM_MINUTES,
        "months": Field.PROGRAM_MONTHS,
        "mentor_rule": Field.PROGRAM_MENTORS,
        "newcomers": Field.PROGRAM_NEWCOMERS,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if a required answer is missing, which Slack does not let through."""
        answers, reference = Answers.of(view), SettingsRef.parse(view["private_metadata"])
        settings = ProgramSettings(
            name=answers.text(Field.PROGRAM_NAME),
            objective=answers.text(Field.PROGRAM_OBJECTIVE),
            values=answers.text(Field.PROGRAM_VALUES),
            expectations=answers.text(Field.PROGRAM_EXPECTATIONS),
            confidentiality=answers.text(Field.PROGRAM_CONFIDENTIALITY),
            cadence=Cadence(needed(answers.choice(Field.PROGRAM_CADENCE), cadence="Choose a rhythm.")),
            minutes=needed(answers.number(Field.PROGRAM_MINUTES), minutes="Choose a length."),
            months=needed(answers.number(Field.PROGRAM_MONTHS), months="Give a number of months."),
            mentor_rule=MentorRule(needed(answers.choice(Field.PROGRAM_MENTORS), mentor_rule="Choose one.")),
            newcomers=Newcomers(needed(answers.choice(Field.PROGRAM_NEWCOMERS), newcomers="Choose one.")),
        )
        return cls(reference.cohort, reference.version, settings)


def program_settings_modal(card: ProgramSettingsCard) -> View:
    return form(
        "Program settings",
        [*_texts(card.settings), *_rules(card.settings)],
        callback=Callback.PROGRAM_SETTINGS,
        carries=SettingsRef(card.cohort, card.version),
        submit="Preview",
    )


def _texts(settings: ProgramSettings) -> list[Block]:
    name = text_field(Field.PROGRAM_NAME, settings.name, longest=LONGEST_NAME, rows=Rows.ONE)
    return [question(Field.PROGRAM_NAME, "Name of the program", name), *wordy_questions(settings, WORDY)]


def wordy_questions(settings: ProgramSettings, names: Collection[str]) -> list[Block]:
    """The questions for these long texts, with what the settings say."""
    return [
        question(
            field,
            label,
            text_field(field, getattr(settings, name), longest=longest, rows=Rows.SEVERAL),
            hint=hint,
            need=Need.OPTIONAL,
        )
        for name, (field, label, longest, hint) in _WORDY.items()
        if name in names
    ]


_WORDY: Mapping[str, tuple[Field, str, int, str]] = {
    "objective": (
        Field.PROGRAM_OBJECTIVE,
        "What is it for?",
        LONGEST_OBJECTIVE,
        "Shown to everybody who thinks about joining, and in the welcome.",
    ),
    "values": (Field.PROGRAM_VALUES, "Our values", LONGEST_TEXT, ""),
    "expectations": (Field.PROGRAM_EXPECTATIONS, "What we expect", LONGEST_TEXT, ""),
    "confidentiality": (Field.PROGRAM_CONFIDENTIALITY, "Confidentiality", LONGEST_TEXT, ""),
}


def _rules(settings: ProgramSettings) -> list[Block]:
    minutes = select(Field.PROGRAM_MINUTES, MINUTES, str(settings.minutes))
    return [
        question(
            Field.PROGRAM_CADENCE,
            "How often do pairs meet?",
            select(Field.PROGRAM_CADENCE, CADENCES, settings.cadence),
        ),
        question(Field.PROGRAM_MINUTES, "How long is a meeting?", minutes),
        question(
            Field.PROGRAM_MONTHS,
            "How many months does a pair last?",
            number_field(Field.PROGRAM_MONTHS, settings.months, least=SHORTEST_RUN, most=LONGEST_RUN),
            hint="For cohorts without an end. In every other one a pair lasts until its last day.",
        ),
        question(
            Field.PROGRAM_MENTORS,
            "Who may mentor?",
            radio(Field.PROGRAM_MENTORS, MENTORS, settings.mentor_rule),
            hint="Among peers nobody mentors, so there it is always everybody.",
        ),
        question(
            Field.PROGRAM_NEWCOMERS,
            "Invite people who join the company?",
            radio(Field.PROGRAM_NEWCOMERS, NEWCOMERS, settings.newcomers),
        ),
    ]


@dataclass(frozen=True, slots=True)
class CohortSettingsForm:
    """What an admin wants a cohort to be like from now on."""

    cohort: UUID
    version: int
    settings: CohortSettings

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "name": Field.RUN_NAME,
        "starts_on": Field.RUN_STARTS,
        "ends_on": Field.RUN_ENDS,
        "channel": Field.RUN_CHANNEL,
        "size_limit": Field.RUN_SIZE,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if a required answer is missing, which Slack does not let through."""
        answers, reference = Answers.of(view), SettingsRef.parse(view["private_metadata"])
        evergreen = answers.choice(Field.RUN_LENGTH) == EVERGREEN
        last_day = answers.date(Field.RUN_ENDS)
        settings = CohortSettings(
            name=answers.text(Field.RUN_NAME),
            starts_on=needed(answers.date(Field.RUN_STARTS), starts_on="Choose a day."),
            ends_on=None if evergreen else needed(last_day, ends_on="Choose a day, or no end below."),
            channel=needed(answers.conversation(Field.RUN_CHANNEL), channel="Choose a channel."),
            size_limit=answers.number(Field.RUN_SIZE),
        )
        return cls(reference.cohort, reference.version, settings)


def cohort_settings_modal(card: CohortSettingsCard) -> View:
    settings = card.settings
    return form(
        "Cohort settings",
        [*_days(settings), *_frame(settings)],
        callback=Callback.COHORT_SETTINGS,
        carries=SettingsRef(card.cohort, card.version),
        submit="Preview",
    )


def _days(settings: CohortSettings) -> list[Block]:
    name = text_field(Field.RUN_NAME, settings.name, longest=LONGEST_NAME, rows=Rows.ONE)
    length = DATED if settings.ends_on else EVERGREEN
    return [
        question(
            Field.RUN_NAME,
            "Name of this cohort",
            name,
            hint="For example Spring 2027. Leave it empty if the program's name says enough.",
            need=Need.OPTIONAL,
        ),
        question(
            Field.RUN_STARTS,
            "First day",
            date_picker(Field.RUN_STARTS, settings.starts_on),
            hint="It can be moved until the first match is published.",
        ),
        question(Field.RUN_ENDS, "Last day", date_picker(Field.RUN_ENDS, settings.ends_on), need=Need.OPTIONAL),
        question(Field.RUN_LENGTH, "How long does it run?", select(Field.RUN_LENGTH, LENGTHS, length)),
    ]


def _frame(settings: CohortSettings) -> list[Block]:
    return [
        question(Field.RUN_CHANNEL, "Announcement channel", channel_picker(Field.RUN_CHANNEL, settings.channel)),
        question(
            Field.RUN_SIZE,
            "How many people at most?",
            number_field(Field.RUN_SIZE, settings.size_limit, least=SMALLEST_COHORT, most=LARGEST_COHORT),
            hint="Whoever comes later goes on a waitlist, in order. Empty means everybody fits.",
            need=Need.OPTIONAL,
        ),
    ]
