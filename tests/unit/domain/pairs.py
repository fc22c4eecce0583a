"""A pair kept in memory: it takes the steps that are decided and gives the answers that people give."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.domain.cadence import WorkingTime
from bot.domain.nudges import (
    AskIfMet,
    Complete,
    Decision,
    LeaveUnknown,
    OpenMeeting,
    PlanMeeting,
    Pulse,
    Remind,
    Step,
    decide,
    postponed,
)
from bot.domain.terms import Cadence, MeetingState
from tests.unit.domain.weeks import LONDON, T0, T, local


def a_pulse(**facts: object) -> Pulse:
    """A weekly pair in London, formed at T0, the first of twelve weeks, that has not met yet."""
    usual = Pulse(
        cadence=Cadence.WEEKLY,
        minutes=30,
        started_at=T0,
        starts_on=T0.date(),
        ends_on=T(weeks=12).date(),
        mentor=LONDON,
        mentee=LONDON,
        meetings=0,
        first_day=None,
        last_day=None,
        open_meeting=None,
    )
    return replace(usual, **facts)  # type: ignore[arg-type]


def a_meeting(starts_at: datetime, *, reminded: bool = False, asked_at: tuple[datetime, ...] = ()) -> OpenMeeting:
    return OpenMeeting(
        id=UUID(int=1),
        number=1,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        reminded=reminded,
        asks=len(asked_at),
        asked_at=asked_at[-1] if asked_at else None,
    )


@dataclass(kw_only=True)
class KeptMeeting:
    """A meeting with all that happened to it. `reminders` and `asks` belong to its present time."""

    number: int
    starts_at: datetime
    minutes: int
    state: MeetingState = MeetingState.PLANNED
    moved: bool = False
    reminders: list[datetime] = field(default_factory=list)
    asks: list[datetime] = field(default_factory=list)

    def as_open(self) -> OpenMeeting:
        return OpenMeeting(
            id=UUID(int=self.number),
            number=self.number,
            starts_at=self.starts_at,
            ends_at=self.starts_at + timedelta(minutes=self.minutes),
            reminded=bool(self.reminders) or self.moved,
            asks=len(self.asks),
            asked_at=self.asks[-1] if self.asks else None,
        )


class Pair:
    """The story of a pair: its meetings so far and when to look at it again."""

    def __init__(self, *, cadence: Cadence, mentor: WorkingTime, mentee: WorkingTime, ends_on: date) -> None:
        self._facts = a_pulse(cadence=cadence, mentor=mentor, mentee=mentee, ends_on=ends_on)
        self._first_day: date | None = None
        self.meetings: list[KeptMeeting] = []
        self.completed = False
        self.look_again_at: datetime | None = T0

    @property
    def open_meeting(self) -> KeptMeeting | None:
        planned = [meeting for meeting in self.meetings if meeting.state is MeetingState.PLANNED]
        assert len(planned) <= 1
        return planned[0] if planned else None

    @property
    def last_day(self) -> date | None:
        counted = [meeting.starts_at for meeting in self.meetings if meeting.state is not MeetingState.CANCELLED]
        return local(self._facts.mentee, max(counted)).date() if counted else None

    def pulse(self) -> Pulse:
        return replace(
            self._facts,
            meetings=len(self.meetings),
            first_day=self._first_day,
            last_day=self.last_day,
            open_meeting=self.open_meeting.as_open() if self.open_meeting else None,
        )

    def move_on(self, now: datetime) -> Decision:
        decision = decide(self.pulse(), now)
        self.look_again_at = decision.look_again_at
        if decision.step:
            self._take(decision.step, now)
        return decision

    def _take(self, step: Step, now: datetime) -> None:
        meeting = self.open_meeting
        match step:
            case PlanMeeting(number, slot):
                assert meeting is None
                self._first_day = self._first_day or local(self._facts.mentee, slot.starts_at).date()
                kept = KeptMeeting(number=number, starts_at=slot.starts_at, minutes=self._facts.minutes)
                self.meetings.append(kept)
            case Complete():
                assert meeting is None
                self.completed = True
            case Remind() if meeting:
                meeting.reminders.append(now)
            case AskIfMet(attempt=attempt) if meeting:
                meeting.asks.append(now)
                assert attempt == len(meeting.asks)
            case LeaveUnknown() if meeting:
                meeting.state = MeetingState.UNKNOWN

    def say_met(self, now: datetime) -> None:
        self._settle(MeetingState.HELD, now)

    def say_not_yet(self, now: datetime) -> None:
        slot = postponed(self.pulse(), now)
        if slot:
            self.move(slot.starts_at, now)
        else:
            self._settle(MeetingState.SKIPPED, now)

    def move(self, starts_at: datetime, now: datetime) -> None:
        meeting = self.open_meeting
        assert meeting
        meeting.starts_at, meeting.moved = starts_at, True
        meeting.reminders, meeting.asks = [], []
        self.look_again_at = now

    def rest(self, now: datetime, until: datetime) -> None:
        """A break: the planned meeting is cancelled, and the rhythm goes on afterwards."""
        if self.open_meeting:
            self._settle(MeetingState.CANCELLED, now)
        self.look_again_at = until

    def _settle(self, state: MeetingState, now: datetime) -> None:
        meeting = self.open_meeting
        assert meeting
        meeting.state = state
        self.look_again_at = now
