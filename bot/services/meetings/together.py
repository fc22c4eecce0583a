"""What the mentor of a group says of its meeting, once for everybody: all were there, some were, or not yet."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from bot.domain.errors import MeetingOver, WrongInput
from bot.domain.meeting_cards import Became, TimeCard
from bot.domain.meetings.gathering import GatheringCard, everybody, only
from bot.domain.people import Actor
from bot.domain.terms import CheckInAnswer, MeetingState, Side
from bot.services.almanac import Almanac
from bot.services.meetings.feedback import ask_how_it_was, stop_asking_how_it_was
from bot.services.meetings.gatherings import Gathering, card_of_group, own_gathering, seats_of, still_planned
from bot.services.meetings.pages import time_card
from bot.services.meetings.putting_off import put_off
from bot.services.meetings.settling import keep_reply, settle
from bot.store import Store, Work


class GroupMeetings:
    """One press settles whatever is still open of it, once; what a mentee has said of themself stands.

    A gathering is named by one meeting of it and the time that was asked about: at another time it is another one.
    """

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor, meeting_id: UUID, asked_of: datetime) -> GatheringCard:
        """The gathering, for saying who was there. Raise NotYours, or MeetingOver where nothing is open by now."""
        with self._store.reading(actor) as work:
            card = _card(work, own_gathering(work, meeting_id, asked_of), meeting_id, asked_of)
            if not card.open:
                raise MeetingOver
            return card

    def came_of(self, actor: Actor, meeting_id: UUID, asked_of: datetime) -> GatheringCard:
        """What stands by now, for whoever has an old question before them. Raise NotYours or MeetingOver."""
        with self._store.reading(actor) as work:
            gathering = own_gathering(work, meeting_id, asked_of)
            meeting = work.mentorships.meeting(meeting_id)
            moved = meeting.state is MeetingState.PLANNED and meeting.starts_at != asked_of
            return card_of_group(
                work,
                gathering,
                asked_of=asked_of,
                meeting_id=meeting_id,
                new_time=meeting.starts_at if moved else None,
            )

    def to_move(self, actor: Actor, meeting_id: UUID, asked_of: datetime) -> TimeCard:
        """What of it is about to get another time. Raise NotYours, or MeetingOver once all of it is settled."""
        with self._store.reading(actor) as work:
            planned = still_planned(own_gathering(work, meeting_id, asked_of))
            if not planned:
                raise MeetingOver
            suggested = planned[0].confirmed_at is None
            return time_card(work, planned[0].mentorship, planned[0], Became.CHOSEN, suggested=suggested)

    def all_met(self, actor: Actor, meeting_id: UUID, asked_of: datetime) -> GatheringCard:
        """Everybody was there, save who has said themself that they were not. Said twice, it is as said once.

        Raise NotYours, or MeetingOver where it did not take place.
        """
        with self._store.writing(actor) as work:
            gathering = own_gathering(work, meeting_id, asked_of)
            self._settle(work, gathering, everybody(seats_of(work, gathering)))
            return _held(work, gathering, meeting_id, asked_of)

    def some_met(
        self, actor: Actor, meeting_id: UUID, asked_of: datetime, present: Collection[UUID]
    ) -> GatheringCard:
        """These were there and the others were not, save who has said themself that they were.

        Raise NotYours, MeetingOver where it did not take place, or WrongInput where nobody was there.
        """
        with self._store.writing(actor) as work:
            gathering = own_gathering(work, meeting_id, asked_of)
            seats = seats_of(work, gathering)
            becomes = only(seats, present)
            held = MeetingState.HELD
            if becomes and held not in {*becomes.values(), *(seat.state for seat in seats)}:
                raise WrongInput(present="Choose who was there. If nobody was, close this and press “Not yet”.")
            self._settle(work, gathering, becomes)
            return _held(work, gathering, meeting_id, asked_of)

    def not_yet(self, actor: Actor, meeting_id: UUID, asked_of: datetime) -> GatheringCard:
        """Not yet: one new time is found for all of whom nothing is known, unless the next one is due by then.

        Raise NotYours, or MeetingOver where nothing is open any more.
        """
        with self._store.writing(actor) as work:
            gathering = own_gathering(work, meeting_id, asked_of)
            planned = still_planned(gathering)
            if not planned:
                raise MeetingOver
            for meeting in planned:
                keep_reply(work, meeting, CheckInAnswer.NOT_YET)
            new_time = put_off(work, self._almanac, planned, by=planned[0].mentorship.mentor)
            return card_of_group(work, gathering, asked_of=asked_of, meeting_id=planned[0].id, new_time=new_time)

    def _settle(self, work: Work, gathering: Gathering, becomes: Mapping[UUID, MeetingState]) -> None:
        """Each meeting becomes what was said of it, and who was there is asked how it was, once."""
        for meeting in gathering:
            stop_asking_how_it_was(work, meeting, Side.MENTOR)
            if state := becomes.get(meeting.id):
                held = state is MeetingState.HELD
                keep_reply(work, meeting, CheckInAnswer.MET if held else CheckInAnswer.NOT_YET)
                settle(work, meeting, state)
                if held:
                    ask_how_it_was(work, self._almanac, meeting, Side.MENTEE)


def _held(work: Work, gathering: Gathering, meeting_id: UUID, asked_of: datetime) -> GatheringCard:
    card = _card(work, gathering, meeting_id, asked_of)
    if not card.present:
        raise MeetingOver
    return card


def _card(work: Work, gathering: Gathering, meeting_id: UUID, asked_of: datetime) -> GatheringCard:
    return card_of_group(work, gathering, asked_of=asked_of, meeting_id=meeting_id)
