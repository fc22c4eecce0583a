"""What time brings to a pair: meetings are planned, offered, prepared, asked about, and the pair completes."""

from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.cadence import LEAST_GAP
from bot.domain.nudges import (
    AskIfMet,
    CallTogether,
    Complete,
    LeaveUnknown,
    Offer,
    PlanMeeting,
    Prepare,
    Step,
    SuggestAnew,
    decide,
    decide_at_rest,
)
from bot.domain.pulse import Pulse
from bot.domain.rematches import Part
from bot.domain.terms import MentorshipState, Scheduling
from bot.domain.zones import beginning_of, today_in
from bot.services.almanac import Almanac
from bot.services.care.closing import complete
from bot.services.insight.parting import end_in_time
from bot.services.meetings.asking import ask_if_met
from bot.services.meetings.offering import call_together, offer
from bot.services.meetings.planning import last_day_of, plan_meeting
from bot.services.meetings.preparing import prepare
from bot.services.meetings.settling import leave_open
from bot.services.meetings.times import reschedule
from bot.services.pairs.circles import circle_of, introduced_at
from bot.services.pairs.rematches import part_in_time
from bot.store import Store, Work
from models import Meeting, Mentorship

A_DAY = timedelta(days=1)


class Rhythm:
    """Moves pairs on, one step at a time, each in a transaction of its own."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def move_on(self, workspace_id: UUID, mentorship_id: UUID) -> Step | Part | None:
        """Take the step the pair needs now, if any, and set the time to look again."""
        with self._store.inside(workspace_id) as work:
            pair = work.mentorships.get(mentorship_id)
            if pair.over:
                pair.look_again_at = None
                return None
            if pair.ended_by:
                return end_in_time(work, self._almanac, pair)
            asked = work.rematches.of(pair.id)
            if asked:
                return part_in_time(work, self._almanac, pair, asked)
            meeting = work.mentorships.planned([pair.id]).get(pair.id)
            pulse = pulse_of(work, pair, self._almanac, meeting)
            resting = pair.state is MentorshipState.PAUSED
            decision = decide_at_rest(pulse, work.now) if resting else decide(pulse, work.now)
            pair.look_again_at = decision.look_again_at
            if decision.step:
                self._take(work, pair, meeting, pulse, decision.step)
            return decision.step

    def _take(self, work: Work, pair: Mentorship, meeting: Meeting | None, pulse: Pulse, step: Step) -> None:
        match step:
            case PlanMeeting():
                _plan(work, pair, step)
            case Complete():
                complete(work, self._almanac, pair)
            case _:
                assert meeting is not None
                self._take_with(work, pair, meeting, pulse, step)

    def _take_with(self, work: Work, pair: Mentorship, meeting: Meeting, pulse: Pulse, step: Step) -> None:
        match step:
            case SuggestAnew(slot=slot):
                reschedule(work, self._almanac, pair, meeting, slot.starts_at)
                meeting.shared_hours, meeting.moved_for = slot.shared, slot.moved_for
                meeting.offers = min(meeting.offers, 1)
            case Offer():
                offer(work, self._almanac, pair, meeting, pulse, step)
            case Prepare():
                meeting.prepared_at = work.now
                prepare(work, self._almanac, pair, meeting)
            case CallTogether():
                call_together(work, pair, meeting)
            case AskIfMet(attempt=attempt):
                ask_if_met(work, self._almanac, pair, meeting, attempt)
            case _:
                assert isinstance(step, LeaveUnknown)
                leave_open(work, pair, meeting)


def pulse_of(work: Work, pair: Mentorship, almanac: Almanac, meeting: Meeting | None) -> Pulse:
    """The facts the rhythm of a pair depends on."""
    cadence, minutes = pair.rhythm
    count, latest = work.mentorships.meetings_so_far(pair.id)
    return Pulse(
        cadence=cadence,
        minutes=minutes,
        started_at=pair.started_at,
        starts_on=pair.cohort.starts_on,
        ends_on=last_day_of(pair),
        mentor=almanac.working_time(pair.mentor, work.now),
        mentee=almanac.working_time(pair.mentee, work.now),
        meetings=count,
        first_day=pair.first_day,
        last_day=today_in(pair.mentee.time_zone, latest) if latest else None,
        open_meeting=meeting.as_open() if meeting else None,
        introduced_at=introduced_at(work, pair) if count <= 1 else None,
        scheduling=pair.scheduling,
        series_time=series_time_of(work, pair),
    )


def series_time_of(work: Work, pair: Mentorship) -> time | None:
    """When the meetings of a series begin by the mentee's clock; None where there is no series."""
    if pair.scheduling is not Scheduling.SERIES or pair.first_day is None:
        return None
    zone = pair.mentee.time_zone
    begins, ends = beginning_of(pair.first_day, zone), beginning_of(pair.first_day + A_DAY, zone)
    anchor = work.meetings.anchor_of(pair.id, begins=begins, ends=ends)
    return anchor.astimezone(ZoneInfo(zone)).time() if anchor else None


def _plan(work: Work, pair: Mentorship, step: PlanMeeting) -> None:
    """Plan the next meeting; in a group at the time that others with the same mentor have for it, if one has."""
    planned = work.mentorships.planned([each.id for each in circle_of(work, pair)]) if pair.in_group else {}
    gap = LEAST_GAP[pair.rhythm[0]]
    others = (
        each
        for each in planned.values()
        if each.starts_at > work.now and abs(each.starts_at - step.slot.starts_at) < gap and not each.asks
    )
    theirs = min(others, key=lambda each: (each.confirmed_at is None, each.starts_at), default=None)
    if theirs is None:
        plan_meeting(work, pair, step)
        return
    meeting = plan_meeting(work, pair, replace(step, slot=replace(step.slot, starts_at=theirs.starts_at)))
    meeting.confirmed_at, meeting.confirmed_by = theirs.confirmed_at, theirs.confirmed_by
