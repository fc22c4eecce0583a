"""What time brings to a pair: meetings are planned, reminded of, asked about, and the pair completes."""

from datetime import datetime
from uuid import UUID

from bot.domain.notices import CheckIn, MeetingNudge, MentorshipCompleted, Notice
from bot.domain.nudges import AskIfMet, Complete, PlanMeeting, Pulse, Remind, Step, decide, decide_at_rest
from bot.domain.people import Someone
from bot.domain.rematches import Part
from bot.domain.terms import MeetingState, MentorshipState, Side
from bot.domain.zones import today_in
from bot.services.almanac import Almanac
from bot.services.meetings.planning import last_day_of, plan_meeting
from bot.services.pairs.circles import first_choice, introduced_at
from bot.services.pairs.rematches import part_in_time
from bot.store import Store, Work
from models import Meeting, Mentorship


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
            asked = work.rematches.of(pair.id)
            if asked:
                return part_in_time(work, self._almanac, pair, asked)
            meeting = work.mentorships.planned([pair.id]).get(pair.id)
            pulse = pulse_of(work, pair, self._almanac, meeting)
            resting = pair.state is MentorshipState.PAUSED
            decision = decide_at_rest(pulse, work.now) if resting else decide(pulse, work.now)
            pair.look_again_at = decision.look_again_at
            if decision.step:
                self._take(work, pair, meeting, decision.step)
            return decision.step

    def _take(self, work: Work, pair: Mentorship, meeting: Meeting | None, step: Step) -> None:
        match step:
            case PlanMeeting():
                plan_meeting(work, pair, step)
            case Complete():
                self._complete(work, pair)
            case Remind() if meeting:
                self._remind(work, pair, meeting)
            case AskIfMet(attempt=attempt) if meeting:
                self._ask(work, pair, meeting, attempt)
            case _:  # LeaveUnknown
                assert meeting is not None
                meeting.state, meeting.settled_at = MeetingState.UNKNOWN, work.now

    def _remind(self, work: Work, pair: Mentorship, meeting: Meeting) -> None:
        meeting.reminded_at = work.now
        first = not work.mentorships.count_meetings(pair.id, MeetingState.HELD, MeetingState.UNKNOWN)
        chosen = first_choice(work, pair, meeting) is not None
        for side in Side:
            notice = MeetingNudge(
                meeting=meeting.id,
                number=meeting.number,
                partner=_partner(pair, side),
                starts_at=meeting.starts_at,
                minutes=meeting.minutes,
                shared_hours=meeting.shared_hours,
                moved_for=meeting.moved_for,
                first=first,
                chosen=chosen,
            )
            key = f"meeting:{meeting.id}:reminder:{meeting.revision}:{side}"
            self._tell(work, pair, side, notice, key=key, about=meeting.id, expires_at=meeting.starts_at)

    def _ask(self, work: Work, pair: Mentorship, meeting: Meeting, attempt: int) -> None:
        meeting.asks, meeting.asked_at = attempt, work.now
        for side in Side:
            notice = CheckIn(
                meeting=meeting.id,
                number=meeting.number,
                partner=_partner(pair, side),
                starts_at=meeting.starts_at,
                attempt=attempt,
            )
            key = f"meeting:{meeting.id}:check_in:{meeting.revision}.{attempt}:{side}"
            self._tell(work, pair, side, notice, key=key, about=meeting.id)

    def _complete(self, work: Work, pair: Mentorship) -> None:
        pair.state, pair.ended_at = MentorshipState.COMPLETED, work.now
        held = work.mentorships.count_meetings(pair.id, MeetingState.HELD)
        for side in Side:
            notice = MentorshipCompleted(
                partner=_partner(pair, side),
                program=pair.cohort.program.name,
                meetings_held=held,
                goals_reached=work.mentorships.count_goals_reached(pair.id, pair.member(side).id),
            )
            key = f"mentorship:{pair.id}:completed:{side}"
            self._tell(work, pair, side, notice, key=key, about=pair.id)

    def _tell(
        self,
        work: Work,
        pair: Mentorship,
        side: Side,
        notice: Notice,
        *,
        key: str,
        about: UUID,
        expires_at: datetime | None = None,
    ) -> None:
        reader = pair.member(side)
        due_at = self._almanac.next_permitted(reader, work.now)
        work.outbox.to_person(reader.person, notice, key=key, about=about, due_at=due_at, expires_at=expires_at)


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
    )


def _partner(pair: Mentorship, side: Side) -> Someone:
    return pair.member(side.other).person.as_someone()
