"""A round remembers what its plan was to be the best in."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

OBJECTIVES = ("coverage", "bottleneck", "stable", "fewest_changes")
KNOWN = ", ".join(f"'{objective}'" for objective in OBJECTIVES)


def upgrade() -> None:
    with op.batch_alter_table("matching_rounds") as batch:
        batch.add_column(sa.Column("objective", sa.String(32), nullable=False, server_default="coverage"))
        batch.create_check_constraint(op.f("ck_matching_rounds_objective"), f"objective IN ({KNOWN})")


def downgrade() -> None:
    with op.batch_alter_table("matching_rounds") as batch:
        batch.drop_constraint(op.f("ck_matching_rounds_objective"), type_="check")
        batch.drop_column("objective")
