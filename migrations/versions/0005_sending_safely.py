"""Since when all messages of a workspace are stopped, who stopped them and why."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("workspaces") as batch:
        batch.add_column(sa.Column("held_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("held_by", sa.String(length=32), nullable=True))
        batch.add_column(sa.Column("hold_reason", sa.String(length=300), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("workspaces") as batch:
        batch.drop_column("hold_reason")
        batch.drop_column("held_by")
        batch.drop_column("held_at")
