"""Questions about what pairs agree on."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import bindparam, select

from bot.domain.errors import NotYours
from bot.domain.growth.terms import AgreementState
from bot.store.queries import Queries
from models import Agreement

STANDING = (AgreementState.PROPOSED, AgreementState.IN_FORCE)


class Agreements(Queries):
    """Versions of agreements. Hold the pair before reading what is to be answered."""

    def pair_of(self, agreement_id: UUID) -> UUID:
        """The pair that a version belongs to; raise NotYours if this workspace has none of that id."""
        found = self._session.scalar(
            select(Agreement.mentorship_id).where(
                Agreement.workspace_id == self._workspace_id, Agreement.id == agreement_id
            )
        )
        if found is None:
            raise NotYours
        return found

    def of(self, mentorship_id: UUID) -> Sequence[Agreement]:
        """All versions of a pair, the oldest first."""
        return self.of_each([mentorship_id])[mentorship_id]

    def of_each(self, mentorship_ids: Sequence[UUID]) -> Mapping[UUID, Sequence[Agreement]]:
        """All versions of each of these pairs, the oldest first."""
        found: dict[UUID, list[Agreement]] = {mentorship_id: [] for mentorship_id in mentorship_ids}
        for row in self._session.scalars(
            select(Agreement)
            .where(Agreement.workspace_id == self._workspace_id, Agreement.mentorship_id.in_(mentorship_ids))
            .order_by(Agreement.number)
        ):
            found[row.mentorship_id].append(row)
        return found

    def standing(self, mentorship_ids: Sequence[UUID]) -> Sequence[Agreement]:
        """What is proposed or in force in each of these pairs."""
        asked = {"workspace": self._workspace_id, "pairs": mentorship_ids}
        return self._session.scalars(STAND, asked).all()


STAND = select(Agreement).where(
    Agreement.workspace_id == bindparam("workspace"),
    Agreement.mentorship_id.in_(bindparam("pairs", expanding=True)),
    Agreement.state.in_(STANDING),
)
