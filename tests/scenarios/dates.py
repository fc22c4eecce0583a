"""When the database next wants attention, so that a story can jump there instead of waiting hour by hour."""

import re
from datetime import UTC, datetime
from enum import Enum, auto

from sqlalchemy import ColumnElement, Engine, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.terms import DeliveryState
from models import (
    Cohort,
    DailyLook,
    Digest,
    DirectoryRun,
    Letterbox,
    MatchProposal,
    Mentorship,
    NextSearch,
    Occasion,
    OutboxMessage,
    Participant,
    SummarySchedule,
    Workspace,
)

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
    (Cohort.look_again_at,),
    (Digest.look_again_at,),
    (NextSearch.look_again_at,),
    (DailyLook.look_again_at,),
    (Occasion.look_again_at,),
    (Letterbox.look_again_at,),
    (SummarySchedule.look_again_at,),
    (Workspace.paused_until,),
    (OutboxMessage.next_at, OutboxMessage.state.in_(OPEN)),
    (DirectoryRun.look_again_at,),
)


class Nights(Enum):
    """Whether a story stops for each reading of the directory; where not, that is read when time stops next."""

    HEEDED = auto()
    SLEPT_THROUGH = auto()


EARLIEST = select(
    *(
        select(func.min(moment)).where(moment > bindparam("now"), *conditions).scalar_subquery()
        for moment, *conditions in MOMENTS
    )
)


def next_due(engine: Engine, now: datetime, nights: Nights) -> datetime | None:
    """The first moment after `now` at which there is something to do, if any."""
    with engine.connect() as connection:
        *found, night = connection.execute(EARLIEST, {"now": now}).one()
    if nights is Nights.HEEDED:
        found.append(night)
    return min(filter(None, found), default=None)


def moments_in(text: str) -> list[datetime]:
    """The instants that a message shows to each reader in their own zone."""
    return [datetime.fromtimestamp(int(seconds), UTC) for seconds in re.findall(r"<!date\^(\d+)\^", text)]
