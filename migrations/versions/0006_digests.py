"""A digest for everybody who runs programs, of what waits for them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digests",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "wanted",
            sa.Enum("waiting", "never", name="digestwish", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_digests_person_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_digests_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_digests"),
        sa.UniqueConstraint("workspace_id", "person_id", name="uq_digests_workspace_id_person_id"),
    )
    op.create_index("ix_digests_workspace_id", "digests", ["workspace_id"], unique=False)
    op.create_index("ix_digests_person_id", "digests", ["person_id"], unique=False)
    op.create_index(
        "ix_digests_due",
        "digests",
        ["look_again_at"],
        unique=False,
        postgresql_where=sa.text("look_again_at IS NOT NULL"),
        sqlite_where=sa.text("look_again_at IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_table("digests")
