"""Questions about the meetings of groups: those of a mentor's pairs at one time, and what was said of them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from bot.domain.matching_terms import Pairing
from bot.domain.terms import MeetingState
from bot.store.mentorships import MEMBERS
from bot.store.queries import Queries
from models import CheckInReply, Cohort, Feedback, Meeting, Mentorship, Participant, Program

Said = tuple[UUID, datetime]
"""A participant, and the time of the meeting of which they have said how it was."""


class Gatherings(Queries):
    """Meetings that belong together, since a group has one mentor and meets at one time."""

    def mentor_of(self, meeting_id: UUID) -> UUID | None:
        """The mentor, as a participant, whose group a meeting belongs to; None outside of groups."""
        statement = (
            select(Mentorship.mentor_id)
            .join(Meeting, Meeting.mentorship_id == Mentorship.id)
            .join(Cohort, Cohort.id == Mentorship.cohort_id)
            .join(Program, Program.id == Cohort.program_id)
            .where(Meeting.workspace_id == self._workspace_id, Meeting.id == meeting_id)
            .where(Program.pairing == Pairing.GROUP)
        )
        return self._session.scalar(statement)

    def hold(self, mentor_id: UUID) -> None:
        """Hold a group until the transaction ends: its mentor's place, then its pairs, always in the same order.

        Meetings come after that, as wherever a pair is moved on: so of those who answer at once, nobody waits for
        another who waits for them. Who moves the meeting at that moment may have to try again.
        """
        place = (Participant.workspace_id == self._workspace_id, Participant.id == mentor_id)
        self._session.execute(select(Participant.id).where(*place).with_for_update(key_share=True))
        pairs = (Mentorship.workspace_id == self._workspace_id, Mentorship.mentor_id == mentor_id)
        self._session.execute(
            select(Mentorship.id).where(*pairs).order_by(Mentorship.id).with_for_update(key_share=True)
        )

    def at(self, mentor_id: UUID, starts_at: datetime) -> Sequence[Meeting]:
        """The meetings of a mentor's pairs at one time as they are now, with their pairs, the oldest pair first.

        Those that were cancelled are left out: a pair that rested or was over by then has no part in it.
        """
        statement = (
            select(Meeting)
            .join(Meeting.mentorship)
            .options(contains_eager(Meeting.mentorship).options(*MEMBERS))
            .where(Meeting.workspace_id == self._workspace_id, Mentorship.mentor_id == mentor_id)
            .where(Meeting.starts_at == starts_at, Meeting.state != MeetingState.CANCELLED)
            .order_by(Mentorship.started_at, Mentorship.id)
        )
        return self._session.scalars(statement.execution_options(populate_existing=True)).all()

    def replies(self, meeting_ids: Collection[UUID]) -> Sequence[CheckInReply]:
        """Everything that was answered to "Did you meet?" about these meetings."""
        statement = select(CheckInReply).where(
            CheckInReply.workspace_id == self._workspace_id, CheckInReply.meeting_id.in_(meeting_ids)
        )
        return self._session.scalars(statement).all()

    def said_by(self, participant_id: UUID, meeting_ids: Collection[UUID]) -> Feedback | None:
        """What somebody has said of these meetings, the first where they did so more than once."""
        statement = select(Feedback).where(
            Feedback.workspace_id == self._workspace_id,
            Feedback.participant_id == participant_id,
            Feedback.meeting_id.in_(meeting_ids),
        )
        return self._session.scalars(statement.order_by(Feedback.given_at, Feedback.id)).first()

    def told_of(self, participant_ids: Collection[UUID], times: Collection[datetime]) -> frozenset[Said]:
        """Of which meetings at these times these participants have said how they were."""
        statement = (
            select(Feedback.participant_id, Meeting.starts_at)
            .join(Meeting, Meeting.id == Feedback.meeting_id)
            .where(Feedback.workspace_id == self._workspace_id, Feedback.participant_id.in_(participant_ids))
            .where(Meeting.starts_at.in_(times))
        )
        return frozenset((row.participant_id, row.starts_at) for row in self._session.execute(statement))

    def felt(self, mentorship_id: UUID, mentor_id: UUID) -> Sequence[tuple[int, int | None]]:
        """How the mentor of a group found the meetings in which one pair took part, the latest first.

        They say so once of each, whichever pair their answer is kept with.
        """
        mine = (Meeting.workspace_id == self._workspace_id, Meeting.mentorship_id == mentorship_id)
        times = select(Meeting.starts_at).where(*mine, Meeting.state == MeetingState.HELD)
        statement = (
            select(Feedback.rating, Feedback.worth)
            .join(Meeting, Meeting.id == Feedback.meeting_id)
            .where(Feedback.workspace_id == self._workspace_id, Feedback.participant_id == mentor_id)
            .where(Meeting.starts_at.in_(times))
            .order_by(Meeting.starts_at.desc(), Feedback.id)
        )
        return [(rating, worth) for rating, worth in self._session.execute(statement)]

    def asked_since(self, mentorship_id: UUID, since: datetime) -> Sequence[datetime]:
        """The times of the meetings of a pair that were asked about later than `since`."""
        mine = (Meeting.workspace_id == self._workspace_id, Meeting.mentorship_id == mentorship_id)
        return self._session.scalars(select(Meeting.starts_at).where(*mine, Meeting.asked_at > since)).all()
