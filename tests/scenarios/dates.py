"""When the database next wants attention, so that a story can jump there instead of waiting hour by hour."""

import re
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.domain.terms import DeliveryState
from models import Cohort, Digest, DirectoryRun, MatchProposal, Mentorship, OutboxMessage, Participant, Workspace

OPEN = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.VERIFY)
MOMENTS: tuple[
    tuple[
        InstrumentedAttribute[datetime | None] | InstrumentedAttribute[datetime], *tuple[ColumnElement[bool], ...]
    ],
    ...,
] = (
    (Mentorship.look_again_at,),
    (MatchProposal.look_again_at,),
    (Participant.look_again_at,),
    (DirectoryRun.look_again_at,),
    (Cohort.look_again_at,),
    (Digest.look_again_at,),
    (Workspace.paused_until,),
    (OutboxMessage.next_at, OutboxMessage.state.in_(OPEN)),
)


def next_due(engine: Engine, now: datetime) -> datetime | None:
    """The first moment after `now` at which there is something to do, if any."""
    with Session(engine) as session:
        found = [
            session.scalar(select(func.min(moment)).where(moment > now, *conditions))
            for moment, *conditions in MOMENTS
        ]
    return min((moment for moment in found if moment), default=None)


def moments_in(text: str) -> list[datetime]:
    """The instants that a message shows to each reader in their own zone."""
    return [datetime.fromtimestamp(int(seconds), UTC) for seconds in re.findall(r"<!date\^(\d+)\^", text)]
