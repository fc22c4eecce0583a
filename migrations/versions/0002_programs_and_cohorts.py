"""Programs get texts, rules, admins and leaders; cohorts get a whole life; the audit log gets readers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = ("skill_growth", "knowledge_transfer", "leadership", "onboarding", "inclusion", "career_transition")
STATES = ("draft", "enrolling", "matching", "running", "closing", "closed")
STATES_BEFORE = ("enrolling", "running", "closed")


def upgrade() -> None:
    _describe_programs()
    _let_people_run_and_carry_them()
    _give_cohorts_a_life()
    _give_the_log_readers()


def _describe_programs() -> None:
    with op.batch_alter_table("programs") as batch:
        batch.add_column(sa.Column("kind", sa.String(32), nullable=False, server_default="skill_growth"))
        batch.add_column(sa.Column("values_text", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("expectations", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("confidentiality", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("months", sa.Integer(), nullable=False, server_default="6"))
        batch.add_column(sa.Column("mentor_rule", sa.String(32), nullable=False, server_default="open"))
        batch.add_column(sa.Column("newcomers", sa.String(32), nullable=False, server_default="quiet"))
        batch.add_column(sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch.create_check_constraint(op.f("ck_programs_months"), "months BETWEEN 1 AND 36")
        batch.create_check_constraint(op.f("ck_programs_programkind"), _in("kind", KINDS))
        batch.create_check_constraint(op.f("ck_programs_mentorrule"), _in("mentor_rule", ("open", "approved")))
        batch.create_check_constraint(op.f("ck_programs_newcomers"), _in("newcomers", ("quiet", "invited")))


def _let_people_run_and_carry_them() -> None:
    op.create_table(
        "program_admins",
        sa.Column("program_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name="fk_program_admins_program_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_program_admins_person_id"),
        sa.ForeignKeyConstraint(["added_by"], ["people.id"], name="fk_program_admins_added_by"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_program_admins_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_program_admins"),
        sa.UniqueConstraint("program_id", "person_id", name="uq_program_admins_program_id_person_id"),
    )
    op.create_index("ix_program_admins_person_id", "program_admins", ["person_id"], unique=False)
    op.create_index("ix_program_admins_workspace_id", "program_admins", ["workspace_id"], unique=False)

    op.create_table(
        "program_leaders",
        sa.Column("program_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("flagged_by", sa.Uuid(), nullable=False),
        sa.Column("flagged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "answer",
            sa.Enum(
                "willing", "not_now", name="leaderanswer", native_enum=False, create_constraint=True, length=32
            ),
            nullable=True,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name="fk_program_leaders_program_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_program_leaders_person_id"),
        sa.ForeignKeyConstraint(["flagged_by"], ["people.id"], name="fk_program_leaders_flagged_by"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_program_leaders_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_program_leaders"),
        sa.UniqueConstraint("program_id", "person_id", name="uq_program_leaders_program_id_person_id"),
    )
    op.create_index("ix_program_leaders_person_id", "program_leaders", ["person_id"], unique=False)
    op.create_index("ix_program_leaders_workspace_id", "program_leaders", ["workspace_id"], unique=False)


def _give_cohorts_a_life() -> None:
    with op.batch_alter_table("cohorts") as batch:
        for check in ("cohortstate", "dates"):
            batch.drop_constraint(op.f(f"ck_cohorts_{check}"), type_="check")
        batch.alter_column("ends_on", existing_type=sa.Date(), nullable=True)
        batch.add_column(sa.Column("name", sa.String(200), nullable=False, server_default=""))
        batch.add_column(sa.Column("size_limit", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("cloned_from_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch.create_foreign_key(op.f("fk_cohorts_cloned_from_id"), "cohorts", ["cloned_from_id"], ["id"])
        batch.create_check_constraint(op.f("ck_cohorts_cohortstate"), _in("state", STATES))
        batch.create_check_constraint(op.f("ck_cohorts_dates"), "ends_on IS NULL OR ends_on > starts_on")
        batch.create_check_constraint(op.f("ck_cohorts_size_limit"), "size_limit IS NULL OR size_limit > 0")
    op.create_index(
        "ix_cohorts_due",
        "cohorts",
        ["look_again_at"],
        unique=False,
        postgresql_where=sa.text("look_again_at IS NOT NULL"),
        sqlite_where=sa.text("look_again_at IS NOT NULL"),
    )
    op.execute("UPDATE cohorts SET opened_at = created_at")
    op.execute("UPDATE cohorts SET look_again_at = created_at WHERE state <> 'closed'")
    op.execute(
        "UPDATE cohorts SET state = 'matching' WHERE state = 'enrolling' AND EXISTS (SELECT 1 FROM "
        "matching_rounds WHERE matching_rounds.cohort_id = cohorts.id AND matching_rounds.state = 'published')"
    )


def _give_the_log_readers() -> None:
    with op.batch_alter_table("audit_log") as batch:
        batch.alter_column("actor_id", existing_type=sa.Uuid(), nullable=True)
        batch.add_column(sa.Column("program_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("detail", sa.JSON(), nullable=False, server_default=sa.text("'{}'")))
        batch.create_foreign_key(op.f("fk_audit_log_program_id"), "programs", ["program_id"], ["id"])
        batch.create_index("ix_audit_log_program_id", ["program_id"])


def downgrade() -> None:
    """Drafts and evergreen cohorts were unknown before: both are kept as closed, with a last day."""
    _log_without_readers()
    _cohorts_without_a_life()
    op.drop_table("program_leaders")
    op.drop_table("program_admins")
    _programs_without_texts()


def _log_without_readers() -> None:
    with op.batch_alter_table("audit_log") as batch:
        batch.drop_index("ix_audit_log_program_id")
        batch.drop_constraint(op.f("fk_audit_log_program_id"), type_="foreignkey")
        batch.drop_column("program_id")
        batch.drop_column("detail")
    op.execute("DELETE FROM audit_log WHERE actor_id IS NULL")
    with op.batch_alter_table("audit_log") as batch:
        batch.alter_column("actor_id", existing_type=sa.Uuid(), nullable=False)


def _cohorts_without_a_life() -> None:
    op.execute("UPDATE cohorts SET state = 'enrolling' WHERE state = 'matching'")
    op.execute("UPDATE cohorts SET state = 'running' WHERE state = 'closing'")
    op.execute("UPDATE cohorts SET state = 'closed' WHERE state = 'draft' OR ends_on IS NULL")
    op.execute(_with_a_last_day())
    op.drop_index("ix_cohorts_due", "cohorts")
    with op.batch_alter_table("cohorts") as batch:
        for check in ("cohortstate", "dates", "size_limit"):
            batch.drop_constraint(op.f(f"ck_cohorts_{check}"), type_="check")
        batch.drop_constraint(op.f("fk_cohorts_cloned_from_id"), type_="foreignkey")
        for column in (
            "name", "size_limit", "opened_at", "closed_at", "cloned_from_id", "look_again_at", "version"
        ):  # fmt: skip
            batch.drop_column(column)
        batch.alter_column("ends_on", existing_type=sa.Date(), nullable=False)
        batch.create_check_constraint(op.f("ck_cohorts_cohortstate"), _in("state", STATES_BEFORE))
        batch.create_check_constraint(op.f("ck_cohorts_dates"), "ends_on > starts_on")


def _programs_without_texts() -> None:
    with op.batch_alter_table("programs") as batch:
        for check in ("months", "programkind", "mentorrule", "newcomers"):
            batch.drop_constraint(op.f(f"ck_programs_{check}"), type_="check")
        for column in (
            "kind", "values_text", "expectations", "confidentiality", "months", "mentor_rule", "newcomers",
            "updated_at", "version",
        ):  # fmt: skip
            batch.drop_column(column)


def _in(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def _with_a_last_day() -> str:
    if op.get_bind().dialect.name == "sqlite":
        return "UPDATE cohorts SET ends_on = date(starts_on, '+1 year') WHERE ends_on IS NULL"
    return "UPDATE cohorts SET ends_on = starts_on + 365 WHERE ends_on IS NULL"
