"""Messages leave at Slack's pace, in order within each conversation, and what can wait lets others pass."""

from uuid import uuid5

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

STILL_OPEN = sa.text("state IN ('pending', 'sending', 'verify')")
WAITS = sa.text("state = 'pending'")
LEAVES = sa.text("state IN ('pending', 'sending')")
EXPIRES = sa.text("state = 'pending' AND expires_at IS NOT NULL")
POSTED = sa.text("posted_at IS NOT NULL")
UNDISMISSED = sa.text(
    "dismissed_at IS NULL AND (state = 'given_up' OR (state = 'expired' AND outcome = 'its time had passed'))"
)
NEW = {
    "ix_outbox_turns": (["workspace_id", "bulk", "next_at", "id"], WAITS),
    "ix_outbox_conversations": (["conversation_id", "due_at", "id"], LEAVES),
    "ix_outbox_posted": (["conversation_id", "posted_at"], POSTED),
    "ix_outbox_expiring": (["expires_at"], EXPIRES),
    "ix_outbox_undelivered": (["workspace_id", "settled_at"], UNDISMISSED),
}
OVER = ("sent", "given_up")
OUTBOX = sa.table(
    "outbox",
    *(sa.column(name, sa.Uuid()) for name in ("workspace_id", "person_id", "mentorship_id", "conversation_id")),
    *(sa.column(name, sa.String()) for name in ("channel", "state")),
)


def upgrade() -> None:
    with op.batch_alter_table("outbox") as batch:
        batch.add_column(sa.Column("conversation_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("bulk", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("workspaces") as batch:
        batch.add_column(sa.Column("allotted_until", sa.DateTime(timezone=True), nullable=True))
    _name_conversations()
    for name, (columns, which) in NEW.items():
        _index(name, columns, which)
    _index_what_is_open(["state", "next_at"])


def _name_conversations() -> None:
    """Of what may still leave. Nothing that has left matters for longer than a second."""
    connection = op.get_bind()
    not_over = OUTBOX.c.state.not_in(OVER)
    connection.execute(
        sa.update(OUTBOX)
        .where(not_over)
        .values(conversation_id=sa.func.coalesce(OUTBOX.c.person_id, OUTBOX.c.mentorship_id))
    )
    places = sa.select(OUTBOX.c.workspace_id, OUTBOX.c.channel).where(
        not_over, OUTBOX.c.conversation_id.is_(None), OUTBOX.c.channel.is_not(None)
    )
    for workspace, channel in connection.execute(places.distinct()).all():
        connection.execute(
            sa.update(OUTBOX)
            .where(not_over, OUTBOX.c.workspace_id == workspace, OUTBOX.c.channel == channel)
            .where(OUTBOX.c.conversation_id.is_(None))
            .values(conversation_id=uuid5(workspace, channel))
        )


def downgrade() -> None:
    _index_what_is_open(["next_at"])
    for name in NEW:
        op.drop_index(name, "outbox")
    with op.batch_alter_table("workspaces") as batch:
        batch.drop_column("allotted_until")
    with op.batch_alter_table("outbox") as batch:
        for column in ("dismissed_at", "posted_at", "bulk", "conversation_id"):
            batch.drop_column(column)


def _index_what_is_open(columns: list[str]) -> None:
    """An index is nothing that older code depends on."""
    op.drop_index("ix_outbox_open", "outbox")
    _index("ix_outbox_open", columns, STILL_OPEN)


def _index(name: str, columns: list[str], which: sa.TextClause) -> None:
    op.create_index(name, "outbox", columns, unique=False, postgresql_where=which, sqlite_where=which)
