"""What our buttons and forms carry, as typed JSON in a button's `value` and a view's `private_metadata`.

Ids, and nothing that people wrote; but for a change of settings while an admin looks at what it means.
"""

import json
from dataclasses import MISSING, Field, dataclass, fields
from typing import Any, Self
from uuid import UUID

from bot.domain.errors import OutdatedButton


@dataclass(frozen=True, slots=True)
class Reference:
    """Ids that lead back to a row. Read with `parse`, written with `dump`."""

    def dump(self) -> str:
        return together(self)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the reference in `text`, whatever else is there; raise OutdatedButton if none of this kind is."""
        try:
            values = json.loads(text)
            return cls(**{field.name: _typed(field.type, _value(values, field)) for field in fields(cls)})
        except (KeyError, TypeError, ValueError) as error:
            raise OutdatedButton from error

    @classmethod
    def found_in(cls, text: str) -> Self | None:
        """The reference in `text`, or None if there is none of this kind."""
        try:
            return cls.parse(text)
        except OutdatedButton:
            return None


def together(*references: Reference) -> str:
    """Several references in one text, where each is found again by its own kind."""
    named = ((each.name, getattr(reference, each.name)) for reference in references for each in fields(reference))
    return json.dumps({name: _plain(value) for name, value in named}, separators=(",", ":"))


def id_in(text: str) -> UUID | None:
    """The id that a reference holds as text, None where it holds none; raise OutdatedButton for anything else."""
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise OutdatedButton from error


@dataclass(frozen=True, slots=True)
class CohortRef(Reference):
    cohort: UUID


@dataclass(frozen=True, slots=True)
class RoomRef(Reference):
    """A page of the control room, by how many cohorts come before it."""

    start: int


@dataclass(frozen=True, slots=True)
class KindRef(Reference):
    """What a new program is for, by its stored word."""

    kind: str


@dataclass(frozen=True, slots=True)
class FinishRef(Reference):
    """A cohort and the step that ends it."""

    cohort: UUID
    step: str


@dataclass(frozen=True, slots=True)
class SettingsRef(Reference):
    """A cohort or its program, and the version on the screen, so that two admins notice each other."""

    cohort: UUID
    version: int


@dataclass(frozen=True, slots=True)
class ProgramChangeRef(Reference):
    """A change of a program's settings that is looked at, but for its long texts: nothing of it is saved yet."""

    cohort: UUID
    version: int
    name: str
    cadence: str
    minutes: int
    months: int
    mentor_rule: str
    newcomers: str


@dataclass(frozen=True, slots=True)
class CohortChangeRef(Reference):
    """A change of a cohort's settings that is looked at. "" is no last day, 0 room for everybody."""

    cohort: UUID
    version: int
    name: str
    starts_on: str
    ends_on: str
    channel: str
    size_limit: int


@dataclass(frozen=True, slots=True)
class LeaderRef(Reference):
    """A leader of a program, and the cohort they were looked at or asked for."""

    leader: UUID
    cohort: UUID


@dataclass(frozen=True, slots=True)
class PeopleRef(Reference):
    """A page of the people in a cohort, by how many of them come before it."""

    cohort: UUID
    people_start: int


@dataclass(frozen=True, slots=True)
class LogRef(Reference):
    """A page of the audit log, by how many lines come before it, of the program that a cohort belongs to."""

    cohort: UUID
    chapter: str
    log_start: int


@dataclass(frozen=True, slots=True)
class WholeLogRef(Reference):
    """A page of the audit log of everything."""

    chapter: str
    log_start: int


@dataclass(frozen=True, slots=True)
class SignupRef(Reference):
    """A page of the signup form, and the state of the answers it showed ("" while joining)."""

    cohort: UUID
    signup_page: int
    seen: str


@dataclass(frozen=True, slots=True)
class ApprovalRef(Reference):
    approval: UUID


@dataclass(frozen=True, slots=True)
class SightRef(Reference):
    """The offers that a page of a cohort showed, by their marks with spaces between."""

    cohort: UUID
    sights: str


@dataclass(frozen=True, slots=True)
class KitRef(Reference):
    """The starter kit of a cohort, and the mark of the question it showed."""

    cohort: UUID
    asked: str


@dataclass(frozen=True, slots=True)
class SkillRef(Reference):
    skill: UUID


@dataclass(frozen=True, slots=True)
class ParticipantRef(Reference):
    participant: UUID


@dataclass(frozen=True, slots=True)
class ProposalRef(Reference):
    proposal: UUID


@dataclass(frozen=True, slots=True)
class MeetingRef(Reference):
    meeting: UUID


@dataclass(frozen=True, slots=True)
class MentorshipRef(Reference):
    mentorship: UUID


@dataclass(frozen=True, slots=True)
class GoalRef(Reference):
    """A goal and the version that was on the screen, so that two editors notice each other."""

    goal: UUID
    version: int


@dataclass(frozen=True, slots=True)
class NewStepRef(Reference):
    """Where a new action step belongs: a pair, and the id of the goal it leads to, "" for none."""

    mentorship: UUID
    toward: str

    @property
    def goal(self) -> UUID | None:
        """The goal; raise OutdatedButton where that is no id."""
        return id_in(self.toward)


@dataclass(frozen=True, slots=True)
class StepRef(Reference):
    """An action step."""

    step: UUID


@dataclass(frozen=True, slots=True)
class RatingRef(Reference):
    """The questions of a form about skills: the moment, and the skills' ids in order with spaces between."""

    mentorship: UUID
    moment: str
    asked: str


@dataclass(frozen=True, slots=True)
class SkillGoalRef(Reference):
    """A skill that a goal of a pair is to be about."""

    mentorship: UUID
    skill: UUID


@dataclass(frozen=True, slots=True)
class PileRef(Reference):
    """Messages of one kind, a Notice's name, to one sort of audience."""

    kind: str
    audience: str


@dataclass(frozen=True, slots=True)
class HeldPageRef(Reference):
    """A page, counted from 0, of the list of messages held back."""

    held_page: int


@dataclass(frozen=True, slots=True)
class FileRef(Reference):
    """An uploaded file by Slack's id, and the digest of its bytes when it was checked."""

    file: str
    digest: str


@dataclass(frozen=True, slots=True)
class MessageRef(Reference):
    """A message of ours, by Slack's own ids: the conversation it stands in and its timestamp there.

    `part` is how the ids of those blocks begin that belong together, "" where that is the whole message.
    """

    channel: str
    ts: str
    part: str = ""


def _value(values: Any, field: Field[Any]) -> object:
    """What stands there, or what holds where an older version wrote nothing; raise KeyError without either."""
    return values[field.name] if field.default is MISSING else values.get(field.name, field.default)


def _plain(value: UUID | int | str) -> str | int:
    return str(value) if isinstance(value, UUID) else value


def _typed(kind: Any, value: object) -> UUID | int | str:
    """A value as its field wants it; raise TypeError or ValueError where it is something else."""
    if kind is UUID and isinstance(value, str):
        return UUID(value)
    if kind is not UUID and isinstance(value, kind) and isinstance(value, int | str):
        return value
    raise TypeError(value)
