"""A leader who is counted out keeps what they were asked and said; the next cohort may ask them again."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ASKED_FOR = """
UPDATE program_leaders SET invited_for = (
    SELECT cohorts.id FROM cohorts WHERE cohorts.program_id = program_leaders.program_id AND cohorts.opened_at IS NOT NULL
    ORDER BY cohorts.created_at DESC, cohorts.id DESC LIMIT 1
) WHERE invited_at IS NOT NULL
"""
"""Nobody kept which cohort it was. With the newest, nobody is asked twice for the one that is open now."""


def upgrade() -> None:
    with op.batch_alter_table("program_leaders") as batch:
        batch.add_column(sa.Column("unflagged_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("invited_for", sa.Uuid(), nullable=True))
        batch.create_foreign_key(op.f("fk_program_leaders_invited_for"), "cohorts", ["invited_for"], ["id"])
    op.create_index("ix_program_leaders_invited_for", "program_leaders", ["invited_for"], unique=False)
    op.execute(ASKED_FOR)


def downgrade() -> None:
    op.drop_index("ix_program_leaders_invited_for", "program_leaders")
    op.execute("DELETE FROM program_leaders WHERE unflagged_at IS NOT NULL")
    with op.batch_alter_table("program_leaders") as batch:
        batch.drop_constraint(op.f("fk_program_leaders_invited_for"), type_="foreignkey")
        batch.drop_column("invited_for")
        batch.drop_column("unflagged_at")
