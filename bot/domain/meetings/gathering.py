"""The meeting of a group: who was there, as its mentor and each mentee say, and what follows for every one of them.

The meetings of all pairs of one mentor at one time are one gathering. Its mentor is asked once; each mentee speaks
for themself.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from uuid import UUID

from bot.domain.notices import CheckIn
from bot.domain.people import Someone
from bot.domain.terms import CheckInAnswer, MeetingState

OPEN = frozenset({MeetingState.PLANNED, MeetingState.UNKNOWN})
"""Of these nobody has said yet what became of them; a late word still counts where there was silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One mentee's part in a gathering. `own` is what they said of this time themself, None before that."""

    meeting: UUID
    who: Someone
    state: MeetingState
    own: CheckInAnswer | None = None

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def said_no(self) -> bool:
        return self.own is CheckInAnswer.NOT_YET


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringCard:
    """A gathering as its mentor sees it: planned for `asked_of`, with everybody's part in it, oldest pair first.

    `meeting` leads back to it, and to the form for feedback. `new_time`: what it was put off to; None where it was
    not, or where the next one is due anyway. `rating` is what the mentor said of it, None before that.
    """

    meeting: UUID
    asked_of: datetime
    seats: tuple[Seat, ...]
    new_time: datetime | None = None
    rating: int | None = None

    @property
    def present(self) -> tuple[Someone, ...]:
        return tuple(seat.who for seat in self.seats if seat.state is MeetingState.HELD)

    @property
    def absent(self) -> tuple[Someone, ...]:
        return tuple(seat.who for seat in self.seats if seat.state is MeetingState.SKIPPED)

    @property
    def open(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.open)


class Course(Enum):
    """What follows once a mentee has said that they have not met.

    WAIT: others have not spoken yet, and the mentor speaks for all. LEFT_OUT: the group has met without them.
    PUT_OFF: nobody of the group has met, so all of them need another time.
    """

    WAIT = auto()
    LEFT_OUT = auto()
    PUT_OFF = auto()


def everybody(seats: Sequence[Seat]) -> Mapping[UUID, MeetingState]:
    """What becomes of all that is open where the mentor says that all were there: who said no was not.

    Where that would leave nobody, the mentor's word counts for all of them, as a yes does between two.
    """
    was_there = [seat for seat in seats if seat.state is MeetingState.HELD or (seat.open and not seat.said_no)]
    return only(seats, [seat.meeting for seat in was_there or seats])


def only(seats: Sequence[Seat], present: Collection[UUID]) -> Mapping[UUID, MeetingState]:
    """The same where the mentor names those who were there; nobody's own yes is taken back."""
    open_seats = [seat.meeting for seat in seats if seat.open]
    return {each: MeetingState.HELD if each in present else MeetingState.SKIPPED for each in open_seats}


def after_a_no(seats: Sequence[Seat]) -> Course:
    """What follows from a mentee's no, which is among the seats already."""
    if any(seat.state is MeetingState.HELD for seat in seats):
        return Course.LEFT_OUT
    planned = [seat for seat in seats if seat.state is MeetingState.PLANNED]
    return Course.PUT_OFF if all(seat.said_no for seat in planned) else Course.WAIT


def without(asked: CheckIn, meeting: UUID) -> CheckIn | None:
    """The question to a mentor without one mentee of whom it is known by now; None where nobody is left."""
    if not asked.members:
        return None if asked.meeting == meeting else asked
    left = tuple(member for member in asked.members if member.meeting != meeting)
    return replace(asked, meeting=left[0].meeting, partner=left[0].who, members=left if len(left) > 1 else ())
