"""Signups tell more: about a person, in confidence, by steps, with a draft; skills merge; somebody asks to be reminded."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATES = ("active", "paused", "left", "applied", "declined", "waitlisted")
STATES_BEFORE = ("active", "paused", "left")
ENUMS = {
    "stage": ("stage", ("starting", "growing", "experienced", "leading", "changing")),
    "communication": ("communication", ("direct", "gentle", "structured", "spontaneous")),
    "mentoring_style": ("mentoringstyle", ("directive", "non_directive", "situational")),
    "learning_preference": ("learningpreference", ("guided", "exploring", "mixed")),
    "personality": ("personality", ("quiet", "outgoing", "between")),
}
APPROVALS = ("waiting", "asked", "approved", "declined")
KINDS = ("technical", "soft", "other")


def upgrade() -> None:
    with op.batch_alter_table("participants") as batch:
        batch.drop_constraint(op.f("ck_participants_participantstate"), type_="check")
        batch.add_column(sa.Column("topics", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("transition", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("interests", sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
        batch.add_column(sa.Column("languages", sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
        for column in ENUMS:
            batch.add_column(sa.Column(column, sa.String(32), nullable=True))
        batch.add_column(sa.Column("hours_pledged", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("consent_version", sa.String(32), nullable=True))
        batch.add_column(sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("waitlisted_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_check_constraint(op.f("ck_participants_participantstate"), _in("state", STATES))
        for column, (name, values) in ENUMS.items():
            batch.create_check_constraint(op.f(f"ck_participants_{name}"), _in(column, values))

    with op.batch_alter_table("skills") as batch:
        batch.add_column(sa.Column("kind", sa.String(32), nullable=False, server_default="other"))
        batch.add_column(sa.Column("merged_into_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(op.f("fk_skills_merged_into_id"), "skills", ["merged_into_id"], ["id"])
        batch.create_check_constraint(op.f("ck_skills_skillkind"), _in("kind", KINDS))
    op.create_index("ix_skills_merged_into_id", "skills", ["merged_into_id"], unique=False)

    op.create_table(
        "confidential_wishes",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("affinity", sa.Text(), nullable=False),
        *_scoped("confidential_wishes"),
        _points_to("confidential_wishes", "participant_id", "participants.id", ondelete="CASCADE"),
        sa.UniqueConstraint("participant_id", name="uq_confidential_wishes_participant_id"),
    )
    op.create_table(
        "never_matches",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        *_scoped("never_matches"),
        _points_to("never_matches", "participant_id", "participants.id", ondelete="CASCADE"),
        _points_to("never_matches", "person_id", "people.id"),
        sa.UniqueConstraint("participant_id", "person_id", name="uq_never_matches_participant_id_person_id"),
    )
    op.create_table(
        "mentor_approvals",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(*APPROVALS, name="approvalstate", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("self_check", sa.JSON(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *_scoped("mentor_approvals"),
        _points_to("mentor_approvals", "participant_id", "participants.id", ondelete="CASCADE"),
        _points_to("mentor_approvals", "decided_by", "people.id"),
        sa.UniqueConstraint("participant_id", name="uq_mentor_approvals_participant_id"),
    )
    op.create_table(
        "signup_drafts",
        sa.Column("cohort_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        *_scoped("signup_drafts"),
        _points_to("signup_drafts", "cohort_id", "cohorts.id"),
        _points_to("signup_drafts", "person_id", "people.id"),
        sa.UniqueConstraint("cohort_id", "person_id", name="uq_signup_drafts_cohort_id_person_id"),
    )
    op.create_table(
        "later_reminders",
        sa.Column("cohort_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        *_scoped("later_reminders"),
        _points_to("later_reminders", "cohort_id", "cohorts.id"),
        _points_to("later_reminders", "person_id", "people.id"),
        sa.UniqueConstraint("cohort_id", "person_id", name="uq_later_reminders_cohort_id_person_id"),
    )
    op.create_index(
        "ix_later_reminders_due",
        "later_reminders",
        ["look_again_at"],
        unique=False,
        postgresql_where=sa.text("look_again_at IS NOT NULL"),
        sqlite_where=sa.text("look_again_at IS NOT NULL"),
    )
    for table in ("confidential_wishes", "never_matches", "mentor_approvals", "signup_drafts", "later_reminders"):
        op.create_index(f"ix_{table}_workspace_id", table, ["workspace_id"], unique=False)
    for table in ("never_matches", "signup_drafts", "later_reminders"):
        op.create_index(f"ix_{table}_person_id", table, ["person_id"], unique=False)


def downgrade() -> None:
    """What was merged is apart again; who waited or applied has left."""
    for table in ("later_reminders", "signup_drafts", "mentor_approvals", "never_matches", "confidential_wishes"):
        op.drop_table(table)
    op.drop_index("ix_skills_merged_into_id", "skills")
    with op.batch_alter_table("skills") as batch:
        batch.drop_constraint(op.f("ck_skills_skillkind"), type_="check")
        batch.drop_constraint(op.f("fk_skills_merged_into_id"), type_="foreignkey")
        batch.drop_column("merged_into_id")
        batch.drop_column("kind")
    op.execute("UPDATE participants SET state = 'left' WHERE state IN ('applied', 'declined', 'waitlisted')")
    with op.batch_alter_table("participants") as batch:
        batch.drop_constraint(op.f("ck_participants_participantstate"), type_="check")
        for name, _ in ENUMS.values():
            batch.drop_constraint(op.f(f"ck_participants_{name}"), type_="check")
        for column in (
            "topics",
            "transition",
            "interests",
            "languages",
            *ENUMS,
            "hours_pledged",
            "consent_version",
        ):
            batch.drop_column(column)
        batch.drop_column("consented_at")
        batch.drop_column("waitlisted_at")
        batch.create_check_constraint(op.f("ck_participants_participantstate"), _in("state", STATES_BEFORE))


def _scoped(table: str) -> tuple[sa.Column | sa.Constraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        _points_to(table, "workspace_id", "workspaces.id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )


def _points_to(table: str, column: str, other: str, *, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=f"fk_{table}_{column}", ondelete=ondelete)


def _in(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"
