"""People get a kind, an e-mail address and their place in the company; readings of the directory are remembered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KINDS = ("member", "guest", "bot", "stranger")


def upgrade() -> None:
    with op.batch_alter_table("people") as batch:
        batch.add_column(sa.Column("kind", sa.String(32), nullable=False, server_default="member"))
        batch.add_column(sa.Column("email", sa.String(254), nullable=False, server_default=""))
        batch.add_column(sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("department", sa.String(200), nullable=False, server_default=""))
        batch.add_column(sa.Column("manager_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("level", sa.String(200), nullable=False, server_default=""))
        batch.add_column(sa.Column("location", sa.String(200), nullable=False, server_default=""))
        batch.add_column(sa.Column("hired_on", sa.Date(), nullable=True))
        batch.create_foreign_key(op.f("fk_people_manager_id"), "people", ["manager_id"], ["id"])
        batch.create_check_constraint(op.f("ck_people_personkind"), f"kind IN {KINDS}")
    # Which of the three they are was not kept before; the next reading of the directory says.
    op.execute(sa.text("UPDATE people SET kind = 'guest' WHERE NOT may_join"))
    with op.batch_alter_table("people") as batch:
        batch.drop_column("may_join")

    op.create_table(
        "directory_runs",
        sa.Column(
            "state",
            sa.Enum(
                "waiting", "running", "done", "failed",
                name="syncstate", native_enum=False, create_constraint=True, length=32,
            ),
            nullable=False,
        ),
        sa.Column("cursor", sa.String(500), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_directory_runs_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_directory_runs"),
    )  # fmt: skip
    op.create_index("ix_directory_runs_workspace_id", "directory_runs", ["workspace_id"], unique=False)
    _index("uq_directory_runs_open", "workspace_id", "state IN ('waiting', 'running')", unique=True)
    _index("ix_directory_runs_due", "look_again_at", "look_again_at IS NOT NULL", unique=False)


def downgrade() -> None:
    op.drop_table("directory_runs")
    with op.batch_alter_table("people") as batch:
        batch.add_column(sa.Column("may_join", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.execute(sa.text("UPDATE people SET may_join = (kind = 'member')"))
    with op.batch_alter_table("people") as batch:
        batch.alter_column("may_join", existing_type=sa.Boolean(), server_default=None)
        batch.drop_constraint(op.f("ck_people_personkind"), type_="check")
        batch.drop_constraint(op.f("fk_people_manager_id"), type_="foreignkey")
        for column in ("kind", "email", "seen_at", "department", "manager_id", "level", "location", "hired_on"):
            batch.drop_column(column)


def _index(name: str, column: str, where: str, *, unique: bool) -> None:
    condition = sa.text(where)
    op.create_index(
        name, "directory_runs", [column], unique=unique, postgresql_where=condition, sqlite_where=condition
    )
