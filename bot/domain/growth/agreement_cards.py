"""What is shown of an agreement, as one of the two of a pair sees it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.growth.agreements import Terms
from bot.domain.growth.comparing import Difference
from bot.domain.growth.terms import AgreementState
from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementGlance:
    """Where the agreement of a pair stands. `in_force` and `proposed` are numbers of versions, or None.

    `since`: when the one in force was confirmed; `yours`: the reader proposed what is proposed, and waits.
    """

    in_force: int | None = None
    since: datetime | None = None
    proposed: int | None = None
    yours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionCard:
    """One version. `answered_at`: when it was confirmed, or replaced or taken back unconfirmed."""

    id: UUID
    number: int
    state: AgreementState
    yours: bool
    proposed_at: datetime
    answered_at: datetime | None
    terms: Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCard:
    """Whose agreement it is. `over`: the pair has ended, so it can only be read."""

    mentorship: UUID
    program: str
    pairing: Pairing
    you_are: Side
    partner: Someone
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """The agreement of a pair as it stands. `versions` counts all there ever were."""

    pair: PairCard
    in_force: VersionCard | None
    proposed: VersionCard | None
    versions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementForm:
    """The form to propose a version, beginning with `terms`. `seen`: the number of the newest version it knows of.

    `meanwhile`: a version that came while the form was open; nothing was proposed then, and `terms` are the draft.
    """

    pair: PairCard
    terms: Terms
    seen: int
    in_force: VersionCard | None = None
    proposed: VersionCard | None = None
    differences: tuple[Difference, ...] = ()
    meanwhile: VersionCard | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementAnswer:
    """What became of one version that somebody meant to confirm or to take back, and the page as it stands now."""

    version: VersionCard
    page: AgreementPage


@dataclass(frozen=True, slots=True, kw_only=True)
class PastVersion:
    """One of all `versions`, to be read."""

    pair: PairCard
    version: VersionCard
    versions: int
