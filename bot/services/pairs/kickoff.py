"""The first meeting: ideas for it, and one press that chooses its time for everybody in the conversation."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.cadence import Slot
from bot.domain.errors import WrongInput
from bot.domain.growth.errors import PairRests
from bot.domain.growth.kickoff_cards import Ending, FirstMeetingCard, IdeasCard
from bot.domain.notices import GroupIntroduction, Introduction, MeetingMoved
from bot.domain.nudges import PlanMeeting
from bot.domain.people import Actor
from bot.domain.terms import CheckInAnswer, MentorshipState, Side
from bot.domain.zones import today_in
from bot.services.access import my_side
from bot.services.almanac import Almanac
from bot.services.meetings.planning import plan_meeting
from bot.services.meetings.settling import keep_reply
from bot.services.meetings.times import FURTHEST_MOVE, confirm, reschedule, tell_new_time
from bot.services.pairs.circles import Circle, first_choice, group_id, own_circle
from bot.store import Store, Work
from models import Meeting, Mentorship, Participant


@dataclass(frozen=True, slots=True)
class _Facts:
    """Where the first meeting of a conversation stands: what is planned for each pair, and who chose it."""

    mine: Mentorship
    circle: Circle
    planned: dict[UUID, Meeting]
    by: Participant | None
    met: bool

    @property
    def meeting(self) -> Meeting | None:
        return self.planned.get(self.mine.id)


class KickOff:
    """What helps people to begin."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def ideas(self, actor: Actor, mentorship_id: UUID, turn: int = 0) -> IdeasCard:
        """What a pair may begin with. Raise NotYours or MentorshipOver."""
        with self._store.reading(actor) as work:
            mine, _ = own_circle(work, mentorship_id)
            program = mine.cohort.program
            return IdeasCard(
                mentorship=mentorship_id,
                program=program.name,
                kind=program.kind,
                pairing=program.pairing,
                minutes=mine.rhythm[1],
                turn=turn,
            )

    def first_meeting(self, actor: Actor, mentorship_id: UUID) -> FirstMeetingCard:
        """What is planned, for choosing another time. Raise NotYours, MentorshipOver or PairRests."""
        with self._store.reading(actor) as work:
            facts = _facts(work, mentorship_id)
            return _card(work, facts, Ending.MET if facts.met else Ending.STANDS)

    def choose(
        self, actor: Actor, mentorship_id: UUID, starts_at: datetime, *, ts: str | None = None
    ) -> FirstMeetingCard:
        """Take one of the times that were offered in the message `ts`; everybody else hears of it once.

        Whoever chose may change it by choosing again. Raise NotYours, MentorshipOver or PairRests.
        """
        with self._store.writing(actor) as work:
            facts = _facts(work, mentorship_id)
            theirs = facts.by is not None and facts.by.person_id != work.me.id
            if facts.met:
                ending = Ending.MET
            elif theirs and facts.meeting and facts.meeting.starts_at > work.now:
                same = facts.meeting.starts_at == starts_at
                ending = Ending.STANDS if same else Ending.TAKEN
            elif starts_at <= work.now:
                ending = Ending.PASSED
            else:
                facts, ending = self._settle(work, facts, starts_at), Ending.STANDS
            return _card(work, facts, ending, ts)

    def choose_another(
        self,
        actor: Actor,
        mentorship_id: UUID,
        starts_at: datetime | None,
        *,
        seen: datetime | None,
        ts: str | None,
    ) -> FirstMeetingCard:
        """Choose any time, in place of the chosen one that was `seen`; where there is another by now, it stands.

        Raise as `choose` does, and WrongInput for a time that cannot be.
        """
        with self._store.writing(actor) as work:
            facts = _facts(work, mentorship_id)
            if facts.met:
                return _card(work, facts, Ending.MET, ts)
            if starts_at is None or not work.now < starts_at <= work.now + FURTHEST_MOVE:
                raise WrongInput(starts_at="Choose a time within the next 90 days.")
            chosen = facts.meeting.starts_at if facts.meeting and facts.by else None
            if chosen not in {None, seen, starts_at}:
                return _card(work, facts, Ending.TAKEN, ts)
            if chosen != starts_at:
                facts = self._settle(work, facts, starts_at)
            return _card(work, facts, Ending.STANDS, ts)

    def _settle(self, work: Work, facts: _Facts, starts_at: datetime) -> _Facts:
        """Plan the first meeting of every pair in the conversation for then, and tell all but whoever chose."""
        first = facts.by is None
        active = [pair for pair in facts.circle if pair.state is MentorshipState.ACTIVE]
        me = facts.mine.member(my_side(facts.mine, work))
        planned = {pair.id: self._put(work, pair, facts.planned.get(pair.id), starts_at, by=me) for pair in active}
        side = keep_reply(work, work.mentorships.meeting(planned[facts.mine.id].id), CheckInAnswer.MOVED)
        if side is Side.MENTEE:
            self._tell(work, facts, planned[facts.mine.id], facts.mine, Side.MENTOR, first=first)
        for pair in active:
            if side is Side.MENTOR or pair is not facts.mine:
                self._tell(work, facts, planned[pair.id], pair, Side.MENTEE, first=first)
        return _Facts(facts.mine, facts.circle, planned, facts.mine.member(side), met=False)

    def _put(
        self, work: Work, pair: Mentorship, meeting: Meeting | None, starts_at: datetime, *, by: Participant
    ) -> Meeting:
        """Plan the pair's first meeting for this time. Its day sets the beat of those that follow."""
        pair.first_day = today_in(pair.mentee.time_zone, starts_at)
        if meeting is None:
            number = work.meetings.highest_number(pair.id)
            meeting = plan_meeting(work, pair, PlanMeeting(number + 1, Slot(starts_at=starts_at)))
        else:
            reschedule(work, self._almanac, pair, meeting, starts_at, by=by)
        confirm(work, pair, meeting, by)
        return meeting

    def _tell(
        self, work: Work, facts: _Facts, meeting: Meeting, pair: Mentorship, told: Side, *, first: bool
    ) -> None:
        notice = MeetingMoved(
            meeting=meeting.id,
            number=meeting.number,
            partner=work.me.as_someone(),
            starts_at=meeting.starts_at,
            minutes=meeting.minutes,
            chosen=True,
            first=first,
            group=pair.id if facts.mine.in_group else None,
            pair=pair.id,
        )
        tell_new_time(work, self._almanac, pair, notice, told=told, revision=meeting.revision)


def _facts(work: Work, mentorship_id: UUID) -> _Facts:
    mine, circle = own_circle(work, mentorship_id)
    if mine.state is MentorshipState.PAUSED:
        raise PairRests
    ids = [pair.id for pair in circle]
    planned = work.mentorships.planned(ids)
    meeting = planned.get(mine.id)
    by = first_choice(work, mine, meeting) if meeting else None
    return _Facts(mine, circle, planned, by, met=bool(work.mentorships.have_met(ids)))


def _card(work: Work, facts: _Facts, ending: Ending, ts: str | None = None) -> FirstMeetingCard:
    meeting = facts.meeting
    return FirstMeetingCard(
        mentorship=facts.mine.id,
        ending=ending,
        minutes=meeting.minutes if meeting else facts.mine.rhythm[1],
        as_of=work.now,
        meeting=meeting.id if meeting else None,
        starts_at=meeting.starts_at if meeting else None,
        by=facts.by.person.as_someone() if facts.by else None,
        by_you=facts.by is not None and facts.by.person_id == work.me.id,
        group=facts.mine.in_group,
        introduction=_introduction(work, facts, ts) if ts else None,
    )


def _introduction(work: Work, facts: _Facts, ts: str) -> Introduction | GroupIntroduction | None:
    if facts.mine.in_group:
        return work.outbox.said_in(GroupIntroduction, group_id(facts.mine), ts)
    return work.outbox.said_in(Introduction, facts.mine.id, ts)
