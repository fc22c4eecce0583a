"""Questions about when a pair meets: whose meeting it is, a series, one called off, and copies in calendars."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from bot.domain.errors import MeetingOver
from bot.domain.terms import MeetingState
from bot.store.queries import Queries
from models import CalendarCopy, Meeting, Workspace


class MeetingTimes(Queries):
    """Meetings by their time."""

    def team(self) -> str:
        """Slack's id of the workspace."""
        return self._session.scalars(
            select(Workspace.slack_team_id).where(Workspace.id == self._workspace_id)
        ).one()

    def pair_of(self, meeting_id: UUID) -> UUID:
        """Whose meeting it is; raise MeetingOver if this workspace has none of that id."""
        pair = self._session.scalar(
            select(Meeting.mentorship_id).where(
                Meeting.workspace_id == self._workspace_id, Meeting.id == meeting_id
            )
        )
        if pair is None:
            raise MeetingOver
        return pair

    def anchor_of(self, mentorship_id: UUID, *, begins: datetime, ends: datetime) -> datetime | None:
        """When the meeting begins that sets a series: the confirmed one on its first day, else the latest one."""
        confirmed = select(Meeting.starts_at).where(
            Meeting.workspace_id == self._workspace_id,
            Meeting.mentorship_id == mentorship_id,
            Meeting.confirmed_at.is_not(None),
        )
        on_the_day = confirmed.where(Meeting.starts_at >= begins, Meeting.starts_at < ends)
        newest = Meeting.number.desc()
        found = self._session.scalar(on_the_day.order_by(newest).limit(1))
        return found or self._session.scalar(confirmed.order_by(newest).limit(1))

    def called_off(self, mentorship_ids: Sequence[UUID], *, after: datetime) -> dict[UUID, Meeting]:
        """The latest meeting of each pair that somebody called off and whose time is still to come."""
        statement = select(Meeting).where(
            Meeting.workspace_id == self._workspace_id,
            Meeting.mentorship_id.in_(mentorship_ids),
            Meeting.state == MeetingState.SKIPPED,
            Meeting.starts_at > after,
        )
        rows = self._session.scalars(statement.order_by(Meeting.number))
        return {meeting.mentorship_id: meeting for meeting in rows}

    def around(self, mentorship_id: UUID, *, begins: datetime, ends: datetime) -> Sequence[Meeting]:
        """The meetings of a pair between two instants that were not cancelled, the earliest first."""
        statement = select(Meeting).where(
            Meeting.workspace_id == self._workspace_id,
            Meeting.mentorship_id == mentorship_id,
            Meeting.state != MeetingState.CANCELLED,
            Meeting.starts_at >= begins,
            Meeting.starts_at < ends,
        )
        return self._session.scalars(statement.order_by(Meeting.starts_at)).all()

    def highest_number(self, mentorship_id: UUID) -> int:
        """The number of the newest meeting of a pair, 0 where it has none."""
        statement = select(func.max(Meeting.number)).where(
            Meeting.workspace_id == self._workspace_id, Meeting.mentorship_id == mentorship_id
        )
        return self._session.scalar(statement) or 0

    def copies(self, meeting_id: UUID) -> Sequence[CalendarCopy]:
        """Who has a meeting in their calendar."""
        return self._session.scalars(
            select(CalendarCopy).where(
                CalendarCopy.workspace_id == self._workspace_id, CalendarCopy.meeting_id == meeting_id
            )
        ).all()
