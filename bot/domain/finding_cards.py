"""What somebody who looks for a mentor sees: cards of mentors, the filters, and the requests they have made."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from bot.domain.notices import Reason
from bot.domain.people import Someone
from bot.domain.terms import Cadence


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorCard:
    """A mentor who can be asked. `languages` are those that both speak.

    `answers_in`: within how many days they usually answer, None if little is known.
    """

    participant: UUID
    mentor: Someone
    score: int
    reason: Reason
    offers: tuple[str, ...]
    languages: tuple[str, ...]
    answers_in: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCard:
    """A request of the person's own that is open."""

    proposal: UUID
    mentor: Someone
    program: str
    note: str
    answer_by: date


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter: its mark, and the word in the workspace's spelling."""

    mark: str
    words: str


class Filter(StrEnum):
    """What a list of mentors can be narrowed by."""

    SKILL = "skill"
    LANGUAGE = "language"
    HOURS = "hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page of a list: the marks of a skill and a language, "" for any; shared hours a week; where it starts."""

    cohort: UUID
    skill: str = ""
    language: str = ""
    hours: int = 0
    start: int = 0

    @property
    def filters(self) -> tuple[Filter, ...]:
        return tuple(each for each in Filter if getattr(self, each))

    def without(self, one: Filter) -> "Wanted":
        """The first page of the list that one filter less makes."""
        match one:
            case Filter.SKILL:
                return replace(self, skill="", start=0)
            case Filter.LANGUAGE:
                return replace(self, language="", start=0)
            case _:
                return replace(self, hours=0, start=0)


@dataclass(frozen=True, slots=True)
class Looser:
    """A list that one filter less would make, and how many mentors are in it."""

    without: Filter
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindCard:
    """A page of the mentors who can be asked, and above it what has been asked already.

    `number` counts the mentors in the whole list. `wishes` are skills the person would like to learn, `others` the
    rest of what is offered. `looser` are ways out of an empty list. `may_ask` is false once enough is asked.
    """

    wanted: Wanted
    program: str
    requests: tuple[RequestCard, ...]
    may_ask: bool
    mentors: tuple[MentorCard, ...]
    number: int
    on_a_page: int
    wishes: tuple[Choice, ...]
    others: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    looser: tuple[Looser, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskCard:
    """The form for a request: whom it goes to, and what a yes would take."""

    participant: UUID
    mentor: Someone
    program: str
    cadence: Cadence
    minutes: int
    answers_in: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCard:
    """A request that has just been made: when it is answered at the latest, and how many are open now."""

    mentor: Someone
    answer_by: date
    open: int
