"""Summaries by schedule, what admins did about what waits for them, and who lets reports name or quote them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

SHARING = ("private", "themes", "quote")
EVERY = ("weekly", "monthly", "milestones")
STEPS = ("promoted", "left")
DEEDS = ("snoozed", "reminded", "wrote", "parted", "extended", "closed", "approved", "done")
NEW_TABLES = ("career_events", "desk_deeds", "summary_schedules")


def upgrade() -> None:
    with op.batch_alter_table("feedback") as batch:
        batch.add_column(sa.Column("sharing", sa.String(32), nullable=False, server_default="private"))
        batch.create_check_constraint(op.f("ck_feedback_sharing"), f"sharing IN {SHARING}")
    with op.batch_alter_table("participants") as batch:
        batch.add_column(sa.Column("nameable_since", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("cohorts") as batch:
        batch.add_column(sa.Column("quiet_told_at", sa.DateTime(timezone=True), nullable=True))
    _schedules()
    _deeds()
    _career()
    op.create_index("ix_meetings_told", "meetings", ["mentorship_id", "state", "starts_at", "asks"], unique=False)
    op.create_index("ix_feedback_told", "feedback", ["participant_id", "given_at", "rating", "worth"], unique=False)
    op.drop_index("ix_feedback_participant_id", table_name="feedback")  # the one before begins with it


def _schedules() -> None:
    _create(
        "summary_schedules",
        sa.Column("program_id", sa.Uuid(), nullable=False),
        sa.Column("cohort_id", sa.Uuid(), nullable=True),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("time_zone", sa.String(64), nullable=False),
        _one_of("every", "reportevery", EVERY),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *_instants("posted_at", "ended_at", "look_again_at"),
        sa.Column("version", sa.Integer(), nullable=False),
        refers={"program_id": "programs", "cohort_id": "cohorts", "created_by": "people"},
        indexed=("program_id", "cohort_id"),
    )
    due = sa.text("look_again_at IS NOT NULL")
    op.create_index(
        "ix_summary_schedules_due",
        "summary_schedules",
        ["look_again_at"],
        unique=False,
        postgresql_where=due,
        sqlite_where=due,
    )


def _deeds() -> None:
    _create(
        "desk_deeds",
        sa.Column("about", sa.String(32), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        _one_of("kind", "deedkind", DEEDS),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        *_instants("until", "undone_at"),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        refers={"by_id": "people"},
        indexed=("by_id",),
    )
    op.create_index("ix_desk_deeds_subject", "desk_deeds", ["workspace_id", "subject_id", "about"], unique=False)


def _career() -> None:
    _create(
        "career_events",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        _one_of("step", "careerstep", STEPS),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("imported_by", sa.Uuid(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        refers={"person_id": "people", "imported_by": "people"},
        unique=("person_id", "step", "happened_on"),
    )


def downgrade() -> None:
    op.create_index("ix_feedback_participant_id", "feedback", ["participant_id"], unique=False)
    op.drop_index("ix_feedback_told", table_name="feedback")
    op.drop_index("ix_meetings_told", table_name="meetings")
    for table in NEW_TABLES:
        op.drop_table(table)
    with op.batch_alter_table("cohorts") as batch:
        batch.drop_column("quiet_told_at")
    with op.batch_alter_table("participants") as batch:
        batch.drop_column("nameable_since")
    with op.batch_alter_table("feedback") as batch:
        batch.drop_constraint(op.f("ck_feedback_sharing"), type_="check")
        batch.drop_column("sharing")


def _create(
    table: str,
    *columns: sa.Column[object],
    refers: dict[str, str],
    unique: Sequence[str] = (),
    indexed: Sequence[str] = (),
) -> None:
    """A table of rows that belong to a workspace."""
    op.create_table(
        table,
        *columns,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{there}.id"], name=f"fk_{table}_{column}")
            for column, there in {**refers, "workspace_id": "workspaces"}.items()
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *([sa.UniqueConstraint(*unique, name=f"uq_{table}_{'_'.join(unique)}")] if unique else []),
    )
    for column in (*indexed, "workspace_id"):
        op.create_index(f"ix_{table}_{column}", table, [column], unique=False)


def _instants(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in names]


def _one_of(column: str, name: str, values: Sequence[str]) -> sa.Column[object]:
    kind: sa.Enum = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)
    return sa.Column(column, kind, nullable=False)
