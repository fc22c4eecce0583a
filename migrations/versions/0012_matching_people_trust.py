"""Matching that people trust: who is asked first, rounds with their proof, changes by hand, requests, re-matches."""

from collections.abc import Sequence
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

PAIRINGS = ("traditional", "reverse", "peer", "group")
ASKED_FIRST = ("both", "mentee", "mentor")
DAILY_RUNS = ("never", "draft", "publish")
ROUND_STATES_BEFORE = ("draft", "published")
ROUND_STATES = (*ROUND_STATES_BEFORE, "undone")
ROUND_ORIGINS = ("admin", "daily")
HAND_KINDS = ("locked", "forbidden", "held_back")
PROPOSAL_STATES_BEFORE = ("draft", "proposed", "accepted", "declined", "expired", "withdrawn")
PROPOSAL_STATES = (*PROPOSAL_STATES_BEFORE, "not_now")
PROPOSAL_ORIGINS = ("round", "next", "request")

ROUNDS = sa.table(
    "matching_rounds",
    *(sa.column(name, sa.Uuid()) for name in ("id", "workspace_id", "cohort_id", "created_by")),
    *(sa.column(name, sa.String()) for name in ("state", "digest", "objective")),
    sa.column("seed", sa.Integer()),
    sa.column("created_at", sa.DateTime(timezone=True)),
)
PROPOSALS = sa.table(
    "match_proposals",
    *(sa.column(name, sa.Uuid()) for name in ("id", "workspace_id", "cohort_id", "mentee_id", "round_id")),
    sa.column("state", sa.String()),
    sa.column("proposed_at", sa.DateTime(timezone=True)),
)
COHORTS = sa.table(
    "cohorts",
    *(sa.column(name, sa.Uuid()) for name in ("id", "workspace_id")),
    sa.column("state", sa.String()),
    sa.column("ends_on", sa.Date()),
    sa.column("created_at", sa.DateTime(timezone=True)),
)
DAILY_LOOKS = sa.table(
    "daily_looks",
    *(sa.column(name, sa.Uuid()) for name in ("id", "workspace_id", "cohort_id")),
    sa.column("look_again_at", sa.DateTime(timezone=True)),
)
PARTICIPANTS = sa.table("participants", sa.column("id", sa.Uuid()), sa.column("person_id", sa.Uuid()))


def upgrade() -> None:
    with op.batch_alter_table("programs") as batch:
        batch.add_column(sa.Column("pairing", sa.String(32), nullable=False, server_default="traditional"))
        batch.add_column(sa.Column("asked_first", sa.String(32), nullable=False, server_default="both"))
        batch.add_column(sa.Column("daily_run", sa.String(32), nullable=False, server_default="never"))
        batch.add_column(sa.Column("weights", sa.JSON(), nullable=False, server_default="{}"))
        batch.add_column(sa.Column("manager_levels", sa.Integer(), nullable=False, server_default="1"))
        batch.add_column(sa.Column("group_min", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("group_max", sa.Integer(), nullable=True))
        batch.create_check_constraint(op.f("ck_programs_pairing"), _in("pairing", PAIRINGS))
        batch.create_check_constraint(op.f("ck_programs_askedfirst"), _in("asked_first", ASKED_FIRST))
        batch.create_check_constraint(op.f("ck_programs_dailyrun"), _in("daily_run", DAILY_RUNS))
        batch.create_check_constraint(op.f("ck_programs_manager_levels"), "manager_levels BETWEEN 1 AND 10")
        batch.create_check_constraint(
            op.f("ck_programs_group_min"), "group_min IS NULL OR group_min BETWEEN 1 AND group_max"
        )
        batch.create_check_constraint(
            op.f("ck_programs_group_max"), "group_max IS NULL OR group_max BETWEEN 1 AND 20"
        )
    with op.batch_alter_table("participants") as batch:
        batch.add_column(sa.Column("quiet_until", sa.Date(), nullable=True))
        batch.add_column(sa.Column("silent_since", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("matching_rounds") as batch:
        batch.add_column(sa.Column("origin", sa.String(32), nullable=False, server_default="admin"))
        batch.add_column(sa.Column("weights", sa.JSON(), nullable=False, server_default="{}"))
        batch.add_column(sa.Column("certificate", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("outcome", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch.alter_column("created_by", existing_type=sa.Uuid(), nullable=True)
        batch.drop_constraint(op.f("ck_matching_rounds_roundstate"), type_="check")
        batch.create_check_constraint(op.f("ck_matching_rounds_roundstate"), _in("state", ROUND_STATES))
        batch.create_check_constraint(op.f("ck_matching_rounds_roundorigin"), _in("origin", ROUND_ORIGINS))
    with op.batch_alter_table("match_proposals") as batch:
        batch.add_column(sa.Column("origin", sa.String(32), nullable=False, server_default="round"))
        batch.add_column(sa.Column("note", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("asked_first", sa.String(32), nullable=False, server_default="both"))
        batch.add_column(sa.Column("second_asked_at", sa.DateTime(timezone=True), nullable=True))
        batch.alter_column("round_id", existing_type=sa.Uuid(), nullable=True)
        batch.drop_constraint(op.f("ck_match_proposals_proposalstate"), type_="check")
        batch.create_check_constraint(op.f("ck_match_proposals_proposalstate"), _in("state", PROPOSAL_STATES))
        batch.create_check_constraint(op.f("ck_match_proposals_proposalorigin"), _in("origin", PROPOSAL_ORIGINS))
        batch.create_check_constraint(op.f("ck_match_proposals_askedfirst"), _in("asked_first", ASKED_FIRST))
    _new_tables()


def _new_tables() -> None:
    _hand_changes()
    _rematches()
    _next_searches()
    _look_daily()


def _hand_changes() -> None:
    op.create_table(
        "hand_changes",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=False),
        sa.Column("mentee_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*HAND_KINDS, name="handkind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["matching_rounds.id"], name="fk_hand_changes_round_id"),
        sa.ForeignKeyConstraint(["mentor_id"], ["participants.id"], name="fk_hand_changes_mentor_id"),
        sa.ForeignKeyConstraint(["mentee_id"], ["participants.id"], name="fk_hand_changes_mentee_id"),
        sa.ForeignKeyConstraint(["changed_by"], ["people.id"], name="fk_hand_changes_changed_by"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_hand_changes_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_hand_changes"),
        sa.UniqueConstraint(
            "round_id", "mentor_id", "mentee_id", name="uq_hand_changes_round_id_mentor_id_mentee_id"
        ),
    )
    for column in ("mentor_id", "mentee_id", "workspace_id"):
        op.create_index(f"ix_hand_changes_{column}", "hand_changes", [column], unique=False)


def _rematches() -> None:
    op.create_table(
        "rematches",
        sa.Column("mentorship_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name="fk_rematches_mentorship_id"),
        sa.ForeignKeyConstraint(["participant_id"], ["participants.id"], name="fk_rematches_participant_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_rematches_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_rematches"),
        sa.UniqueConstraint("mentorship_id", name="uq_rematches_mentorship_id"),
    )
    for column in ("participant_id", "workspace_id"):
        op.create_index(f"ix_rematches_{column}", "rematches", [column], unique=False)


def _next_searches() -> None:
    op.create_table(
        "next_searches",
        sa.Column("cohort_id", sa.Uuid(), nullable=False),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name="fk_next_searches_cohort_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_next_searches_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_next_searches"),
        sa.UniqueConstraint("cohort_id", name="uq_next_searches_cohort_id"),
    )
    op.create_index("ix_next_searches_workspace_id", "next_searches", ["workspace_id"], unique=False)
    op.create_index(
        "ix_next_searches_due",
        "next_searches",
        ["look_again_at"],
        unique=False,
        postgresql_where=sa.text("look_again_at IS NOT NULL"),
        sqlite_where=sa.text("look_again_at IS NOT NULL"),
    )


def _look_daily() -> None:
    """Cohorts that keep going are looked at at once, and from then on every morning."""
    op.create_table(
        "daily_looks",
        sa.Column("cohort_id", sa.Uuid(), nullable=False),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name="fk_daily_looks_cohort_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_daily_looks_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_daily_looks"),
        sa.UniqueConstraint("cohort_id", name="uq_daily_looks_cohort_id"),
    )
    op.create_index("ix_daily_looks_workspace_id", "daily_looks", ["workspace_id"], unique=False)
    op.create_index(
        "ix_daily_looks_due",
        "daily_looks",
        ["look_again_at"],
        unique=False,
        postgresql_where=sa.text("look_again_at IS NOT NULL"),
        sqlite_where=sa.text("look_again_at IS NOT NULL"),
    )
    connection = op.get_bind()
    keeps_going = COHORTS.c.ends_on.is_(None) & (COHORTS.c.state == "running")
    rows = [
        {"id": uuid4(), "workspace_id": each.workspace_id, "cohort_id": each.id, "look_again_at": each.created_at}
        for each in connection.execute(sa.select(COHORTS).where(keeps_going))
    ]
    if rows:
        connection.execute(sa.insert(DAILY_LOOKS), rows)


def downgrade() -> None:
    """What only this version knows becomes what comes nearest: proposals of their own belong to a round each."""
    for table in ("daily_looks", "next_searches", "rematches", "hand_changes"):
        op.drop_table(table)
    _give_rounds()
    op.execute("UPDATE match_proposals SET state = 'withdrawn' WHERE state = 'not_now'")
    op.execute("UPDATE matching_rounds SET state = 'published' WHERE state = 'undone'")
    op.execute(
        "UPDATE matching_rounds SET created_by = (SELECT programs.created_by FROM programs"
        " JOIN cohorts ON cohorts.program_id = programs.id WHERE cohorts.id = matching_rounds.cohort_id)"
        " WHERE created_by IS NULL"
    )
    _forget_proposals()
    _forget_rounds()
    with op.batch_alter_table("participants") as batch:
        batch.drop_column("silent_since")
        batch.drop_column("quiet_until")
    with op.batch_alter_table("programs") as batch:
        for name in ("group_max", "group_min", "manager_levels", "dailyrun", "askedfirst", "pairing"):
            batch.drop_constraint(op.f(f"ck_programs_{name}"), type_="check")
        for column in (
            "group_max",
            "group_min",
            "manager_levels",
            "weights",
            "daily_run",
            "asked_first",
            "pairing",
        ):
            batch.drop_column(column)


def _forget_proposals() -> None:
    with op.batch_alter_table("match_proposals") as batch:
        for name in ("askedfirst", "proposalorigin", "proposalstate"):
            batch.drop_constraint(op.f(f"ck_match_proposals_{name}"), type_="check")
        batch.create_check_constraint(
            op.f("ck_match_proposals_proposalstate"), _in("state", PROPOSAL_STATES_BEFORE)
        )
        batch.alter_column("round_id", existing_type=sa.Uuid(), nullable=False)
        for column in ("second_asked_at", "asked_first", "note", "origin"):
            batch.drop_column(column)


def _forget_rounds() -> None:
    with op.batch_alter_table("matching_rounds") as batch:
        for name in ("roundorigin", "roundstate"):
            batch.drop_constraint(op.f(f"ck_matching_rounds_{name}"), type_="check")
        batch.create_check_constraint(op.f("ck_matching_rounds_roundstate"), _in("state", ROUND_STATES_BEFORE))
        batch.alter_column("created_by", existing_type=sa.Uuid(), nullable=False)
        for column in ("version", "outcome", "certificate", "weights", "origin"):
            batch.drop_column(column)


def _give_rounds() -> None:
    """Before, every proposal belonged to a round: one that does not gets a round of its own, under its own id."""
    connection = op.get_bind()
    alone = connection.execute(
        sa.select(PROPOSALS, PARTICIPANTS.c.person_id)
        .join(PARTICIPANTS, PARTICIPANTS.c.id == PROPOSALS.c.mentee_id)
        .where(PROPOSALS.c.round_id.is_(None))
    ).all()
    if not alone:
        return
    rounds = [
        {
            "id": each.id,
            "workspace_id": each.workspace_id,
            "cohort_id": each.cohort_id,
            "created_by": each.person_id,
            "state": "published",
            "digest": "",
            "objective": "coverage",
            "seed": 0,
            "created_at": each.proposed_at,
        }
        for each in alone
    ]
    connection.execute(sa.insert(ROUNDS), rounds)
    connection.execute(sa.update(PROPOSALS).where(PROPOSALS.c.round_id.is_(None)).values(round_id=PROPOSALS.c.id))


def _in(column: str, values: Sequence[str]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"
