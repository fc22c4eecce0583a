"""Questions about surveys."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Select, select

from bot.domain.care.terms import PulseKind
from bot.domain.errors import NotYours
from bot.store.queries import Queries
from models import PulseAnswer


class Pulses(Queries):
    """Surveys with their answers, for whoever answered."""

    def get(self, pulse_id: UUID) -> PulseAnswer:
        """Return the survey, locked; raise NotYours if this workspace has none of that id."""
        found = self._session.scalar(self._all().where(PulseAnswer.id == pulse_id).with_for_update())
        if found is None:
            raise NotYours
        return found

    def last_on_the_way(self, mentorship_id: UUID) -> PulseAnswer | None:
        """The latest survey that a pair was sent on its way."""
        on_the_way = self._all().where(
            PulseAnswer.mentorship_id == mentorship_id, PulseAnswer.kind == PulseKind.REGULAR
        )
        return self._session.scalar(on_the_way.order_by(PulseAnswer.asked_at.desc()).limit(1))

    def exits_of(self, participant_id: UUID) -> Sequence[PulseAnswer]:
        """The last surveys of somebody, in each pair of theirs."""
        last = self._all().where(PulseAnswer.participant_id == participant_id, PulseAnswer.kind == PulseKind.EXIT)
        return self._session.scalars(last).all()

    def is_superseded(self, pulse: PulseAnswer) -> bool:
        """Whether the same person has been sent a later survey in the same pair."""
        later = select(PulseAnswer.id).where(
            PulseAnswer.workspace_id == self._workspace_id,
            PulseAnswer.mentorship_id == pulse.mentorship_id,
            PulseAnswer.participant_id == pulse.participant_id,
            PulseAnswer.asked_at > pulse.asked_at,
        )
        return self._session.scalar(later.limit(1)) is not None

    def unanswered_of(self, participant_ids: Collection[UUID]) -> Sequence[PulseAnswer]:
        """What these participants have neither answered nor skipped, the oldest first."""
        waiting = self._all().where(
            PulseAnswer.participant_id.in_(participant_ids), PulseAnswer.answered_at.is_(None)
        )
        return self._session.scalars(waiting.order_by(PulseAnswer.asked_at)).all()

    def _all(self) -> Select[PulseAnswer]:
        return select(PulseAnswer).where(PulseAnswer.workspace_id == self._workspace_id)
