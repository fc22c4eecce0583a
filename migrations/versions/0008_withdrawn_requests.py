"""An offer to mentor can be taken back, and says when a question was answered; a break stops a match's clock."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BEFORE = ("waiting", "asked", "approved", "declined")
AFTER = (*BEFORE, "withdrawn")
NOBODY_OFFERS = """
    UPDATE mentor_approvals SET state = 'withdrawn'
    WHERE state IN ('waiting', 'asked') AND participant_id IN (
        SELECT id FROM participants WHERE state IN ('left', 'declined') OR role = 'mentee'
    )
"""


def upgrade() -> None:
    _know_states(AFTER)
    op.execute(NOBODY_OFFERS)
    with op.batch_alter_table("mentor_approvals") as batch:
        batch.add_column(sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("match_proposals") as batch:
        batch.add_column(sa.Column("rests_since", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("rested_seconds", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("match_proposals") as batch:
        batch.drop_column("rested_seconds")
        batch.drop_column("rests_since")
    with op.batch_alter_table("mentor_approvals") as batch:
        batch.drop_column("answered_at")
    op.execute("UPDATE mentor_approvals SET state = 'declined' WHERE state = 'withdrawn'")
    _know_states(BEFORE)


def _know_states(states: tuple[str, ...]) -> None:
    known = ", ".join(f"'{state}'" for state in states)
    with op.batch_alter_table("mentor_approvals") as batch:
        batch.drop_constraint(op.f("ck_mentor_approvals_approvalstate"), type_="check")
        batch.create_check_constraint(op.f("ck_mentor_approvals_approvalstate"), f"state IN ({known})")
