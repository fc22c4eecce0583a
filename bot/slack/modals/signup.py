"""The signup form: who somebody would like to be in a cohort, what helps to find a match, and their time zone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, ClassVar, Self
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from slack_sdk.models.blocks import Block, ExternalDataSelectElement, InputBlock
from slack_sdk.models.views import View

from bot.domain.cards import CohortCard, SignupCard
from bot.domain.signup import LONGEST_GOALS, MOST_SEATS, Signup, skills_in
from bot.domain.terms import Role
from bot.slack.answers import Answers, needed
from bot.slack.blocks import section, small
from bot.slack.ids import Callback, Field, Suggestion
from bot.slack.inputs import LONGEST_INPUT, MOST_OPTIONS, Need, Rows, option, question, radio, select, text_field
from bot.slack.metadata import CohortRef
from bot.slack.modals.frame import form
from bot.slack.text import day, paragraphs, quote
from bot.slack.words import program_name, rhythm

ROLES = (
    option(Role.MENTEE, "Mentee", "I would like to learn from somebody."),
    option(Role.MENTOR, "Mentor", "I would like to share what I know."),
    option(Role.BOTH, "Both", "Learn from one person and support another."),
)
SEATS = tuple(option(str(number), str(number)) for number in range(1, MOST_SEATS + 1))
NOT_PLACES = ("Etc/", "SystemV/", "posix/", "right/")
PRIVACY = (
    "I keep these answers to find your match. A person I suggest to you sees your skills and your goals; program "
    "admins see your name, your role and the skills a suggested pair shares. `/mentor leave` works at any time."
)


@dataclass(frozen=True, slots=True)
class SignupForm:
    """A filled signup form."""

    cohort: UUID
    answers: Signup

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "role": Field.SIGNUP_ROLE,
        "offers": Field.SIGNUP_OFFERS,
        "wants": Field.SIGNUP_WANTS,
        "goals": Field.SIGNUP_GOALS,
        "seats": Field.SIGNUP_SEATS,
        "time_zone": Field.SIGNUP_ZONE,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if the role is missing, which Slack does not let through."""
        answers = Answers.of(view)
        return cls(
            cohort=CohortRef.parse(view["private_metadata"]).cohort,
            answers=Signup(
                role=Role(needed(answers.choice(Field.SIGNUP_ROLE), role="Choose one of the three.")),
                offers=skills_in(answers.text(Field.SIGNUP_OFFERS)),
                wants=skills_in(answers.text(Field.SIGNUP_WANTS)),
                goals=answers.text(Field.SIGNUP_GOALS),
                seats=answers.number(Field.SIGNUP_SEATS) or 1,
                time_zone=answers.choice(Field.SIGNUP_ZONE) or "",
            ),
        )


def signup_modal(card: SignupCard) -> View:
    return form(
        "Your answers" if card.joined else "Join the program",
        [section(_invitation(card.cohort)), *_questions(card.answers), small(PRIVACY)],
        callback=Callback.SIGNUP,
        carries=CohortRef(card.cohort.id),
        submit="Save" if card.joined else "Join",
    )


def _invitation(cohort: CohortCard) -> str:
    return paragraphs(
        f"{program_name(cohort.program)}: {rhythm(cohort.cadence, cohort.minutes)}, "
        f"from {day(cohort.starts_on)} to {day(cohort.ends_on)}.",
        quote(cohort.objective, 1500),
    )


def _questions(answers: Signup) -> list[Block]:
    return [
        question(Field.SIGNUP_ROLE, "I would like to take part as", radio(Field.SIGNUP_ROLE, ROLES, answers.role)),
        _skills(
            Field.SIGNUP_OFFERS,
            "Skills you can share",
            answers.offers,
            hint="For mentors. Separate them with commas: SQL, public speaking, hiring.",
        ),
        _skills(
            Field.SIGNUP_WANTS,
            "Skills you would like to learn",
            answers.wants,
            hint="For mentees. Separate them with commas; they count most when I look for your match.",
        ),
        question(
            Field.SIGNUP_GOALS,
            "What would you like to reach?",
            text_field(Field.SIGNUP_GOALS, answers.goals, longest=LONGEST_GOALS, rows=Rows.SEVERAL),
            hint="In your own words. It helps a possible match to say yes, and only they read it.",
            need=Need.OPTIONAL,
        ),
        question(
            Field.SIGNUP_SEATS,
            "How many people could you mentor at a time?",
            select(Field.SIGNUP_SEATS, SEATS, str(answers.seats)),
            hint="For mentors. One is plenty to begin with, and you can change it later.",
            need=Need.OPTIONAL,
        ),
        _zone(answers.time_zone),
    ]


def _skills(field: Field, words: str, skills: tuple[str, ...], *, hint: str) -> InputBlock:
    element = text_field(field, ", ".join(skills), longest=LONGEST_INPUT, rows=Rows.ONE)
    return question(field, words, element, hint=hint, need=Need.OPTIONAL)


def _zone(zone: str) -> InputBlock:
    element = ExternalDataSelectElement(
        action_id=Suggestion.TIME_ZONE,
        min_query_length=1,
        initial_option=option(zone, zone) if zone else None,
    )
    hint = "So that meetings and messages fall into your working day. Type a city near you to change it."
    return question(Field.SIGNUP_ZONE, "Your time zone", element, hint=hint)


def zone_options(query: str, now: datetime) -> list[dict[str, Any]]:
    """At most 100 options whose names contain every word of `query`; those whose city begins with it come first."""
    words = _plain(query).split()
    found = sorted((zone for zone in _zones() if all(word in _plain(zone) for word in words)), key=_rank(words))
    return [
        {"text": {"type": "plain_text", "text": zone_label(zone, now)}, "value": zone}
        for zone in found[:MOST_OPTIONS]
    ]


def zone_label(zone: str, now: datetime) -> str:
    """Write "Europe/London (UTC+0)"."""
    minutes = int((now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{zone} (UTC{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''})"


def _rank(words: Sequence[str]) -> Any:
    start = " ".join(words)
    return lambda zone: (not _plain(zone.rpartition("/")[2]).startswith(start), zone)


def _plain(text: str) -> str:
    return text.casefold().replace("_", " ").replace("/", " ").strip()


@cache
def _zones() -> tuple[str, ...]:
    # Read once: listing the zone files takes longer than a whole gesture should.
    return tuple(
        sorted(z for z in available_timezones() if z == "UTC" or ("/" in z and not z.startswith(NOT_PLACES)))
    )
