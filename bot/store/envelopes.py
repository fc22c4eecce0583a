"""Claimed rows as envelopes: what is said, and to whom."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Row, bindparam, func, select
from sqlalchemy.orm import aliased

from bot.domain.delivery import Envelope
from bot.domain.notices import Notice
from bot.domain.terms import DeliveryState
from bot.store.claims import MOMENT, OPEN, OUTBOX
from bot.store.codec import load_notice
from models import Mentorship, Participant, Person

LEASED_UNTIL: BindParameter[datetime] = bindparam("leased_until", type_=MOMENT)
CLAIMANT: BindParameter[UUID] = bindparam("claimant", type_=OUTBOX.c.token.type)
MENTOR, MENTEE = aliased(Participant), aliased(Participant)
MENTOR_PERSON, MENTEE_PERSON = aliased(Person), aliased(Person)
KEPT = ("id", "workspace_id", "token", "kind", "payload", "state", "person_id", "mentorship_id", "attempts",
        "tried_at", "due_at", "about_id", "sent_channel")  # fmt: skip
CLAIMED = (
    select(
        *(OUTBOX.c[name] for name in KEPT),
        Person.slack_user_id.label("reader"),
        MENTOR_PERSON.slack_user_id.label("mentor"),
        MENTEE_PERSON.slack_user_id.label("mentee"),
        func.coalesce(Person.dm_channel, Mentorship.channel, OUTBOX.c.channel).label("place"),
    )
    .select_from(OUTBOX)
    .outerjoin(Person, Person.id == OUTBOX.c.person_id)
    .outerjoin(Mentorship, Mentorship.id == OUTBOX.c.mentorship_id)
    .outerjoin(MENTOR, MENTOR.id == Mentorship.mentor_id)
    .outerjoin(MENTEE, MENTEE.id == Mentorship.mentee_id)
    .outerjoin(MENTOR_PERSON, MENTOR_PERSON.id == MENTOR.person_id)
    .outerjoin(MENTEE_PERSON, MENTEE_PERSON.id == MENTEE.person_id)
    .where(OPEN, OUTBOX.c.next_at == LEASED_UNTIL, OUTBOX.c.token == CLAIMANT)
    .order_by(OUTBOX.c.due_at, OUTBOX.c.created_at, OUTBOX.c.id)
)


def notice_in(row: Row[*tuple[Any, ...]]) -> Notice:
    """What a claimed row says. Raise KeyError or ValidationError for what another version has written."""
    return load_notice(row.kind, row.payload)


def envelope_of(row: Row[*tuple[Any, ...]], notice: Notice) -> Envelope:
    return Envelope(
        id=row.id,
        workspace_id=row.workspace_id,
        token=row.token,
        notice=notice,
        recipients=tuple(filter(None, (row.reader, row.mentor, row.mentee))),
        person_id=row.person_id,
        mentorship_id=row.mentorship_id,
        channel=row.place,
        attempts=row.attempts,
        doubtful=row.state is DeliveryState.VERIFY,
        tried_at=row.tried_at,
        due_at=row.due_at,
        about_id=row.about_id,
    )
