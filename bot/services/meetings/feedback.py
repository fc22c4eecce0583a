"""How a meeting was, as each side says for itself. Never shown to the partner."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from bot.domain.cards import MeetingCard
from bot.domain.errors import FeedbackClosed, MeetingOver
from bot.domain.feedback import FeedbackCard, FeedbackDue, MeetingFeedback, asks_for_gap
from bot.domain.notices import FeedbackAsked
from bot.domain.people import Actor
from bot.domain.terms import CheckInAnswer, MeetingState, MentorshipState, Side
from bot.domain.zones import today_in
from bot.services.access import my_side
from bot.services.almanac import Almanac
from bot.services.care.signals import heed
from bot.services.meetings.feedback_steps import keep_steps
from bot.services.meetings.gatherings import (
    Gathering,
    said_of,
    speaks_for_all,
    spoken_of,
    still_planned,
    who_came,
)
from bot.services.meetings.passing_on import helpers_for, pass_on, standing_of
from bot.store import Store, Work
from models import Feedback, Meeting, Mentorship, Participant

OPEN_TO_ANSWERS = frozenset({MeetingState.PLANNED, MeetingState.HELD, MeetingState.UNKNOWN})


class FeedbackDesk:
    """Takes what people say of a meeting, until the two have met again."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def form(self, actor: Actor, meeting_id: UUID) -> FeedbackCard:
        """The questions with the person's own answers so far. Raise MeetingOver, FeedbackClosed or NotYours."""
        with self._store.reading(actor) as work:
            meeting = _open(work, meeting_id)
            return _feedback_card(work, meeting, _given(work, meeting))

    def offer(self, actor: Actor, meeting_id: UUID) -> FeedbackCard | None:
        """The same for whoever has just said that they met; None where a later meeting was held already."""
        try:
            return self.form(actor, meeting_id)
        except FeedbackClosed:
            return None

    def give(self, actor: Actor, meeting_id: UUID, said: MeetingFeedback) -> FeedbackCard:
        """Keep what one side says; what it leaves out stays as it was. Sending the same twice changes nothing.

        Raise as `form` does, or WrongInput naming what needs another look.
        """
        with self._store.writing(actor) as work:
            meeting = _open(work, meeting_id)
            side = my_side(meeting.mentorship, work)
            stop_asking_how_it_was(work, meeting, side)
            answers = said.checked()
            given = _given(work, meeting) or _begun(work, meeting, answers.rating)
            added = self._plan(work, meeting.mentorship, given, answers)
            for field, answer in answers.said():
                setattr(given, field, answer)
            given.updated_at = work.now
            for each in spoken_of(work, meeting, side):
                heed(work, each.mentorship)
            pass_on(work, self._almanac, meeting, given, answers)
            return _feedback_card(work, meeting, given, steps=added)

    def _plan(self, work: Work, pair: Mentorship, given: Feedback, answers: MeetingFeedback) -> int:
        if pair.over or answers.next_steps is None:
            return 0
        return keep_steps(work, self._almanac, pair, given, answers.next_steps)


def feedback_due(work: Work, pairs: Sequence[Mentorship]) -> Mapping[UUID, FeedbackDue]:
    """For each of these pairs of `me` that has met: its last meeting, and whether `me` has said how it was.

    The mentor of a group speaks once of all who met then: in the first of these pairs.
    """
    held = work.feedback.last_held([pair.id for pair in pairs])
    mine = {pair.id: pair.member(my_side(pair, work)) for pair in pairs}
    given = work.feedback.given_by([me.id for me in mine.values()], [meeting.id for meeting in held.values()])
    grouped = {pair.id: (pair.mentor_id, held[pair.id].starts_at) for pair in pairs if _of_all(pair, mine, held)}
    told = work.gatherings.told_of(*zip(*grouped.values(), strict=True)) if grouped else frozenset()
    first = {gathering: pair for pair, gathering in reversed(grouped.items())}
    return {
        pair: FeedbackDue(
            meeting=meeting.id,
            held_on=today_in(mine[pair].time_zone, meeting.starts_at),
            given=meeting.id in given or grouped.get(pair) in told,
        )
        for pair, meeting in held.items()
        if pair not in grouped or first[grouped[pair]] == pair
    }


def _of_all(pair: Mentorship, mine: Mapping[UUID, Participant], held: Mapping[UUID, Meeting]) -> bool:
    return pair.in_group and mine[pair.id].id == pair.mentor_id and pair.id in held


def ask_how_it_was(work: Work, almanac: Almanac, meeting: Meeting, side: Side) -> None:
    """Ask one side of a meeting that was held for feedback, once; nobody whose pair is over or rests.

    The mentor of a group is asked of all at once, as soon as nothing is left to ask about who was there, unless
    they have said so themself: then they have the form before them.
    """
    pair = meeting.mentorship
    if pair.state is not MentorshipState.ACTIVE:
        return
    gathering = spoken_of(work, meeting, side)
    if still_planned(gathering) or _has_spoken(work, gathering, pair.member(side)):
        return
    reader = pair.member(side)
    notice = FeedbackAsked(
        meeting=meeting.id,
        number=meeting.number,
        partner=pair.member(side.other).person.as_someone(),
        members=who_came(gathering),
    )
    due_at = almanac.next_permitted(reader, work.now)
    work.outbox.to_person(reader.person, notice, key=_asked_key(meeting, side), about=pair.id, due_at=due_at)


def _has_spoken(work: Work, gathering: Gathering, side: Participant) -> bool:
    """Whether they said of somebody in a group that they met; between two, who is asked has said nothing yet."""
    if len(gathering) == 1:
        return False
    replies = work.gatherings.replies([meeting.id for meeting in gathering])
    return any(each.participant_id == side.id and each.answer is CheckInAnswer.MET for each in replies)


def stop_asking_how_it_was(work: Work, meeting: Meeting, side: Side) -> None:
    """Take the question back, where it has not been read: this side has the form open, or has sent it."""
    work.outbox.take_back(_asked_key(meeting, side))


def answerable(meeting: Meeting) -> Meeting:
    """Return a meeting that can be spoken of; raise MeetingOver for one that was skipped or cancelled."""
    if meeting.state not in OPEN_TO_ANSWERS:
        raise MeetingOver
    return meeting


def card_of(work: Work, meeting: Meeting) -> MeetingCard:
    """A meeting as the person sees it, with what the person said of it in one word."""
    side = my_side(meeting.mentorship, work)
    reader = meeting.mentorship.member(side).id
    gathering = spoken_of(work, meeting, side)
    reply, given = work.mentorships.reply(meeting.id, reader), said_of(work, gathering, reader)
    return MeetingCard(
        id=meeting.id,
        number=meeting.number,
        partner=meeting.mentorship.member(side.other).person.as_someone(),
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        answer=reply.answer if reply else None,
        rating=given.rating if given else None,
    )


def _open(work: Work, meeting_id: UUID) -> Meeting:
    """A meeting of the person's own that feedback is still taken on; of a group, the one that it is kept with."""
    meeting = answerable(work.mentorships.meeting(meeting_id))
    gathering = spoken_of(work, meeting, my_side(meeting.mentorship, work))
    if work.feedback.held_after([each.mentorship_id for each in gathering], meeting.starts_at):
        raise FeedbackClosed
    given = said_of(work, gathering, meeting.mentorship.mentor_id) if len(gathering) > 1 else None
    kept_with = [each for each in gathering if given and each.id == given.meeting_id]
    held = [each for each in gathering if each.state is MeetingState.HELD]
    return next(iter([*kept_with, *held]), meeting)


def _given(work: Work, meeting: Meeting) -> Feedback | None:
    author = meeting.mentorship.member(my_side(meeting.mentorship, work))
    return work.mentorships.feedback(meeting.id, author.id)


def _begun(work: Work, meeting: Meeting, rating: int) -> Feedback:
    """The first words on a meeting: from now on it is clear whether the private question belongs to it."""
    return work.add(
        Feedback,
        meeting_id=meeting.id,
        participant_id=meeting.mentorship.member(my_side(meeting.mentorship, work)).id,
        rating=rating,
        moved_forward="",
        change="",
        gap_asked=_asks_gap(work, meeting),
        given_at=work.now,
        updated_at=work.now,
    )


def _asks_gap(work: Work, meeting: Meeting) -> bool:
    return asks_for_gap(work.feedback.held_until(meeting.mentorship_id, meeting.starts_at))


def _feedback_card(work: Work, meeting: Meeting, given: Feedback | None, *, steps: int = 0) -> FeedbackCard:
    pair = meeting.mentorship
    side = my_side(pair, work)
    members = who_came(spoken_of(work, meeting, side))
    return FeedbackCard(
        meeting=meeting.id,
        partner=pair.member(side.other).person.as_someone(),
        starts_at=meeting.starts_at,
        given=given.as_feedback() if given else None,
        asks_gap=given.gap_asked if given else _asks_gap(work, meeting),
        may_plan=not pair.over and not members,
        helpers=helpers_for(work, pair, pair.member(side)),
        help=standing_of(work, meeting, pair.member(side)),
        steps=steps,
        members=members,
    )


def _asked_key(meeting: Meeting, side: Side) -> str:
    pair = meeting.mentorship
    if speaks_for_all(pair, side):
        return f"group:{pair.mentor_id}:feedback:{int(meeting.starts_at.timestamp())}"
    return f"meeting:{meeting.id}:feedback:{side}"
