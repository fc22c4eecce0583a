"""Choosing when to meet: a time that is offered or any other, calling a meeting off, and planning it after all."""

from datetime import datetime
from uuid import UUID

from bot.domain.errors import NoPairUnderWay, WrongInput
from bot.domain.meeting_cards import Became, MeetingPage, TimeCard
from bot.domain.meeting_errors import CannotReturn, NothingToRepeat
from bot.domain.notices import MeetingCalledOff
from bot.domain.people import Actor
from bot.domain.terms import CheckInAnswer, MeetingState, MentorshipState, Scheduling, Side
from bot.domain.zones import today_in
from bot.services.access import my_side, own_running
from bot.services.almanac import Almanac
from bot.services.meetings.calendars import renew_copies, take_out_of_calendars
from bot.services.meetings.pages import page_of, time_card
from bot.services.meetings.settling import cancel, keep_reply, settle
from bot.services.meetings.times import FURTHEST_MOVE, Held, Shared, hold, hold_planned, settle_time, sharing
from bot.services.pairs.circles import circle_of
from bot.store import Store, Work
from models import Meeting, Mentorship


class Choosing:
    """Either of two may decide; whoever comes second reads what stands, and the other side hears of it once."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def mine(self, actor: Actor) -> tuple[MeetingPage, ...]:
        """The meetings of every pair of the person that is under way. Raise NoPairUnderWay if there is none."""
        with self._store.reading(actor) as work:
            places = [place.id for place in work.participants.of_person(work.me.id)]
            pairs = work.mentorships.running_of(places)
            if not pairs:
                raise NoPairUnderWay
            return tuple(page_of(work, self._almanac, pair) for pair in pairs)

    def page(self, actor: Actor, mentorship_id: UUID) -> MeetingPage:
        """The meetings of one pair of the person. Raise NotYours or MentorshipOver."""
        with self._store.reading(actor) as work:
            pair = work.mentorships.get(mentorship_id)
            my_side(pair, work)
            return page_of(work, self._almanac, pair)

    def to_move(self, actor: Actor, meeting_id: UUID) -> TimeCard:
        """The meeting that is about to get another time. Raise MeetingOver once it is settled, or NotYours."""
        with self._store.reading(actor) as work:
            held = hold_planned(work, meeting_id)
            return time_card(work, held.pair, held.meeting, Became.CHOSEN, suggested=_suggested(held.meeting))

    def choose(self, actor: Actor, meeting_id: UUID, starts_at: datetime) -> TimeCard:
        """Take one of the times that were offered. A time that the other has chosen meanwhile stands.

        Raise MeetingOver, NotYours or MentorshipOver.
        """
        with self._store.writing(actor) as work:
            held = hold_planned(work, meeting_id)
            return self._settled(work, held, starts_at, _choice(work, held, starts_at))

    def move(self, actor: Actor, meeting_id: UUID, starts_at: datetime | None, *, seen: datetime) -> TimeCard:
        """Give the meeting any time, in place of the one that was `seen`; what the other chose meanwhile stands.

        Raise as `choose` does, or WrongInput for a time that cannot be.
        """
        with self._store.writing(actor) as work:
            held = hold_planned(work, meeting_id)
            if starts_at is None or not work.now < starts_at <= work.now + FURTHEST_MOVE:
                raise WrongInput(
                    starts_at="Choose a time within the next 90 days. If you have met already, say so instead."
                )
            theirs = held.meeting.confirmed_by not in {None, held.me.id}
            if theirs and held.meeting.starts_at not in {seen, starts_at}:
                return time_card(work, held.pair, held.meeting, Became.TAKEN)
            keep_reply(work, held.meeting, CheckInAnswer.MOVED)
            stands = held.meeting.confirmed_at and held.meeting.starts_at == starts_at
            return self._settled(work, held, starts_at, None if stands else Became.CHOSEN)

    def call_off(self, actor: Actor, meeting_id: UUID) -> TimeCard:
        """Leave a meeting out; the next one follows at the usual rhythm. A mentor does so for their whole group.

        Raise MeetingOver, NotYours or MentorshipOver.
        """
        with self._store.writing(actor) as work:
            held = hold_planned(work, meeting_id)
            suggested = _suggested(held.meeting)
            shared = sharing(work, held) if held.side is Side.MENTOR else [(held.pair, held.meeting)]
            for pair, each in shared:
                meeting = work.mentorships.meeting(each.id)
                settle(work, meeting, MeetingState.SKIPPED)
                take_out_of_calendars(work, pair, meeting)
                self._tell_called_off(work, held, pair, meeting, suggested=suggested)
            return time_card(work, held.pair, held.meeting, Became.CALLED_OFF, suggested=suggested)

    def plan_after_all(self, actor: Actor, meeting_id: UUID) -> TimeCard:
        """Plan a meeting again that was called off, unless its time has passed or another one is chosen by now.

        Raise MeetingOver, NotYours or MentorshipOver.
        """
        with self._store.writing(actor) as work:
            held = hold(work, meeting_id)
            if held.meeting.state is MeetingState.PLANNED:
                return time_card(work, held.pair, held.meeting, Became.BACK_ON)
            off = _called_off_with(work, held)
            planned = work.mentorships.planned([pair.id for pair, _ in off])
            if not _may_return(work, held, planned.get(held.pair.id)):
                raise CannotReturn
            for pair, meeting in off:
                following = planned.get(pair.id)
                if _may_return(work, Held(pair, meeting, held.side), following):
                    _replace(work, pair, meeting, following)
            settle_time(work, self._almanac, held, held.meeting.starts_at, after_all=True)
            for pair, meeting in sharing(work, held):
                renew_copies(work, self._almanac, pair, meeting, by=held.me)
            return time_card(work, held.pair, held.meeting, Became.BACK_ON)

    def repeat(self, actor: Actor, mentorship_id: UUID) -> MeetingPage:
        """Meet at the same time from now on, that of the meeting that is planned and confirmed.

        Raise NothingToRepeat where there is none, NotYours or MentorshipOver.
        """
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            meeting = work.mentorships.planned([pair.id]).get(pair.id)
            if pair.scheduling is not Scheduling.SERIES:
                if meeting is None or _suggested(meeting):
                    raise NothingToRepeat
                pair.scheduling = Scheduling.SERIES
                pair.first_day = today_in(pair.mentee.time_zone, meeting.starts_at)
            return page_of(work, self._almanac, pair)

    def choose_each(self, actor: Actor, mentorship_id: UUID) -> MeetingPage:
        """Choose each time anew; what is planned stays. Raise NotYours or MentorshipOver."""
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            pair.scheduling = Scheduling.ONE_BY_ONE
            return page_of(work, self._almanac, pair)

    def _settled(self, work: Work, held: Held, starts_at: datetime, became: Became | None) -> TimeCard:
        """None: the time stands already, so that nobody needs to hear of it again."""
        if became is Became.CHOSEN:
            settle_time(work, self._almanac, held, starts_at)
        return time_card(work, held.pair, held.meeting, became or Became.CHOSEN)

    def _tell_called_off(
        self, work: Work, held: Held, pair: Mentorship, meeting: Meeting, *, suggested: bool
    ) -> None:
        told = Side.MENTEE if held.side is Side.MENTOR else Side.MENTOR
        reader = pair.member(told)
        notice = MeetingCalledOff(
            meeting=meeting.id,
            mentorship=pair.id,
            partner=held.me.person.as_someone(),
            starts_at=meeting.starts_at,
            group=held.pair.in_group and held.side is Side.MENTOR,
            suggested=suggested,
        )
        permitted = self._almanac.next_permitted(reader, work.now)
        work.outbox.to_person(
            reader.person,
            notice,
            key=f"meeting:{meeting.id}:called_off:{meeting.revision}:{told}",
            about=meeting.id,
            due_at=permitted if permitted < meeting.starts_at else work.now,
        )


def _choice(work: Work, held: Held, starts_at: datetime) -> Became | None:
    """What becomes of a press on a time: None where that one stands already."""
    meeting = held.meeting
    if meeting.confirmed_at and meeting.starts_at > work.now:
        if meeting.starts_at == starts_at:
            return None
        if meeting.confirmed_by != held.me.id:
            return Became.TAKEN
    return Became.CHOSEN if starts_at > work.now else Became.PASSED


def _suggested(meeting: Meeting) -> bool:
    return meeting.confirmed_at is None


def _may_return(work: Work, held: Held, following: Meeting | None) -> bool:
    called_off = held.meeting.state is MeetingState.SKIPPED and held.meeting.starts_at > work.now
    chosen = following is not None and following.confirmed_by is not None
    return called_off and held.pair.state is MentorshipState.ACTIVE and not chosen


def _called_off_with(work: Work, held: Held) -> Shared:
    """What was called off together: where a mentor plans again, the meeting of their whole group."""
    if held.side is Side.MENTEE or not held.pair.in_group:
        return [(held.pair, held.meeting)]
    circle = circle_of(work, held.pair)
    off = work.meetings.called_off([pair.id for pair in circle], after=work.now)
    found = [(pair, off[pair.id]) for pair in circle if pair.id in off]
    return [(pair, meeting) for pair, meeting in found if meeting.starts_at == held.meeting.starts_at]


def _replace(work: Work, pair: Mentorship, meeting: Meeting, following: Meeting | None) -> None:
    """Plan a meeting again in place of the one that was planned since, which nobody has chosen."""
    work.outbox.withdraw(meeting.id)
    if following:
        cancel(work, pair, following)
    work.flush()
    meeting.state, meeting.settled_at = MeetingState.PLANNED, None
    meeting.revision += 1
    meeting.prepared_at, meeting.reminded_at = None, None
    work.flush()
