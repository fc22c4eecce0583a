"""What the pages of mentors carry: where in the list somebody is, and what they are about to do from there."""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.finding_cards import Wanted
from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class FindRef(Reference):
    """A page of mentors: the marks of a skill and a language, "" for any, shared hours a week, where it starts."""

    cohort: UUID
    skill: str
    language: str
    hours: int
    mentors_start: int


@dataclass(frozen=True, slots=True)
class AskRef(FindRef):
    """A mentor who is about to be asked from there."""

    participant: UUID


@dataclass(frozen=True, slots=True)
class NoteRef(FindRef):
    """A request that is looked at from there."""

    proposal: UUID


def reference(wanted: Wanted) -> FindRef:
    return FindRef(*parts_of(wanted))


def parts_of(wanted: Wanted) -> tuple[UUID, str, str, int, int]:
    return wanted.cohort, wanted.skill, wanted.language, wanted.hours, wanted.start


def wanted_in(ref: FindRef) -> Wanted:
    return Wanted(
        cohort=ref.cohort, skill=ref.skill, language=ref.language, hours=ref.hours, start=ref.mentors_start
    )
