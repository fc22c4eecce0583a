"""What lies in the outbox although it could leave: the sign of a relay that does not do its work."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, func, literal_column, or_, select

from models import OutboxMessage, Workspace

STATE = OutboxMessage.state
"""States are literals, so that the partial index of what is open is used."""


def untaken_for(engine: Engine, now: datetime) -> timedelta:
    """For how long the oldest message that nothing holds has been free to take; zero if there is none.

    A workspace may be paused because Slack asks us to wait, or held because an admin has stopped all messages.
    """
    held = select(Workspace.id).where(or_(Workspace.paused_until > now, Workspace.held_at.is_not(None)))
    oldest = select(func.min(OutboxMessage.next_at)).where(
        STATE.in_([literal_column(f"'{state}'") for state in ("pending", "sending", "verify")]),
        literal_column("'pending'") == STATE,
        OutboxMessage.next_at <= now,
        OutboxMessage.workspace_id.not_in(held),
    )
    with engine.connect() as connection:
        free_since: datetime | None = connection.execute(oldest).scalar()
    return now - free_since if free_since else timedelta()
