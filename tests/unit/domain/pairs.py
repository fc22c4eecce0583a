"""A pair kept in memory: it takes the steps that are decided and gives the answers that people give."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.domain.cadence import Days, WorkingTime
from bot.domain.nudges import (
    AskIfMet,
    CallTogether,
    Complete,
    Decision,
    LeaveUnknown,
    Offer,
    PlanMeeting,
    Prepare,
    Step,
    SuggestAnew,
    decide,
)
from bot.domain.pulse import OpenMeeting, Pulse
from bot.domain.suggesting import postponed
from bot.domain.terms import Cadence, MeetingState, Scheduling
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


def a_meeting(starts_at: datetime, *, asked_at: tuple[datetime, ...] = (), **facts: object) -> OpenMeeting:
    """The second meeting of a pair, suggested, of which nothing has been said yet."""
    usual = OpenMeeting(
        id=UUID(int=2),
        number=2,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        asks=len(asked_at),
        asked_at=asked_at[-1] if asked_at else None,
    )
    return replace(usual, **facts)  # type: ignore[arg-type]


@dataclass(kw_only=True)
class KeptMeeting:
    """A meeting with all that happened to it. All but `offers` belongs to its present time."""

    number: int
    starts_at: datetime
    minutes: int
    state: MeetingState = MeetingState.PLANNED
    confirmed: bool = False
    offers: list[datetime] = field(default_factory=list)
    told_twice: bool = False
    prepared: bool = False
    called: bool = False
    asks: list[datetime] = field(default_factory=list)

    def as_open(self) -> OpenMeeting:
        return OpenMeeting(
            id=UUID(int=self.number),
            number=self.number,
            starts_at=self.starts_at,
            ends_at=self.starts_at + timedelta(minutes=self.minutes),
            confirmed=self.confirmed,
            offers=2 if self.told_twice else min(len(self.offers), 2),
            offered_at=self.offers[-1] if self.offers else None,
            prepared=self.prepared,
            called=self.called,
            asks=len(self.asks),
            asked_at=self.asks[-1] if self.asks else None,
        )


class Pair:
    """The story of a pair: its meetings so far and when to look at it again."""

    def __init__(self, *, cadence: Cadence, mentor: WorkingTime, mentee: WorkingTime, ends_on: date) -> None:
        self._facts = a_pulse(cadence=cadence, mentor=mentor, mentee=mentee, ends_on=ends_on, introduced_at=T0)
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
            case PlanMeeting(number, slot, agreed):
                assert meeting is None
                self._first_day = self._first_day or local(self._facts.mentee, slot.starts_at).date()
                kept = KeptMeeting(
                    number=number, starts_at=slot.starts_at, minutes=self._facts.minutes, confirmed=agreed
                )
                self.meetings.append(kept)
            case Complete():
                assert meeting is None
                self.completed = True
            case SuggestAnew(slot=slot) if meeting:
                meeting.starts_at = slot.starts_at
                meeting.offers = meeting.offers[-1:]
            case Offer() if meeting:
                meeting.offers.append(now)
            case Prepare() if meeting:
                meeting.prepared = True
            case CallTogether() if meeting:
                meeting.called = True
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
            meeting = self.open_meeting
            assert meeting
            meeting.confirmed, meeting.told_twice = False, True
            meeting.offers.append(now)
        else:
            self._settle(MeetingState.SKIPPED, now)

    def move(self, starts_at: datetime, now: datetime) -> None:
        meeting = self.open_meeting
        assert meeting
        meeting.starts_at, meeting.confirmed = starts_at, True
        meeting.prepared, meeting.called, meeting.asks = False, False, []
        self._first_day = self._first_day or local(self._facts.mentee, starts_at).date()
        self.look_again_at = now

    def repeat(self, now: datetime) -> None:
        """The same time each time, from a meeting on whose time stands."""
        meeting = self.open_meeting
        assert meeting
        at = local(self._facts.mentee, meeting.starts_at)
        self._first_day = at.date()
        self._facts = replace(self._facts, scheduling=Scheduling.SERIES, series_time=at.time())
        self.look_again_at = now

    def goes_away(self, now: datetime) -> None:
        """The mentee is away for four days from tomorrow on, and says so."""
        first = local(self._facts.mentee, now).date() + timedelta(days=1)
        leaves = (*self._facts.mentee.leaves, Days(first, first + timedelta(days=3)))
        self._facts = replace(self._facts, mentee=replace(self._facts.mentee, leaves=leaves))
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
