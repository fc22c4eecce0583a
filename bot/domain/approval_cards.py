"""What is shown of offers to mentor: the queue to those who run a program, the starter kit to the mentor."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.cards import CohortCard
from bot.domain.people import Someone
from bot.domain.terms import ApprovalState


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalCard:
    """Somebody who would like to mentor, for how many days they have waited, and what was asked and answered.

    `own`: the offer of whoever looks, about which somebody else decides. `sight` is the mark of what is shown.
    """

    id: UUID
    person: Someone
    offers: tuple[str, ...]
    goals: str
    ticked: int
    days: int
    state: ApprovalState
    question: str
    answer: str
    own: bool = False
    sight: str = ""

    @property
    def at_once(self) -> bool:
        """Whether "Approve all" means this one too: nothing was asked that has no answer yet."""
        return self.state is ApprovalState.WAITING and not self.own


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinedCard:
    """Somebody who was declined lately, and when. `own` as above."""

    id: UUID
    person: Someone
    at: datetime
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalsCard:
    """Who waits for approval in a cohort, longest first, and `more` who do; who was declined lately."""

    cohort: CohortCard
    waiting: tuple[ApprovalCard, ...]
    more: int = 0
    declined: tuple[DeclinedCard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorKitCard:
    """A mentor's own side of it: the self-check as far as it is done, and a question to answer."""

    cohort: CohortCard
    state: ApprovalState
    ticked: tuple[str, ...]
    question: str
    answer: str
