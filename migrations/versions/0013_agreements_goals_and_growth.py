"""Agreements in versions, goals with their history, milestones and steps, skills rated over time, and occasions."""

from collections.abc import Sequence
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

CADENCES = ("weekly", "biweekly", "monthly")
GOAL_STATES_BEFORE = ("open", "reached")
GOAL_STATES = (*GOAL_STATES_BEFORE, "dropped")
OF_GOALS = {
    "goalmeasure": ("measured_by", ("yes_no", "number"), "yes_no"),
    "goalterm": ("term", ("short", "long"), "short"),
    "goalvisibility": ("visibility", ("pair", "mine", "program"), "pair"),
    "goalscope": ("scope", ("personal", "shared"), "personal"),
}
STANDINGS = ("on_track", "stuck")
EVENTS = (
    "set", "reworded", "moved", "on_track", "stuck", "milestone_done", "milestone_reopened", "kept", "adjusted",
    "dropped", "reached", "reopened",
)  # fmt: skip
OCCASIONS = ("agreement", "review", "skills", "steps")

GOALS = sa.table(
    "goals",
    *(sa.column(name, sa.Uuid()) for name in ("id", "workspace_id", "owner_id")),
    sa.column("visibility", sa.String()),
    sa.column("created_at", sa.DateTime(timezone=True)),
)
UPDATES = sa.table(
    "goal_updates",
    *(sa.column(name, sa.Uuid()) for name in ("id", "workspace_id", "goal_id", "by_id")),
    sa.column("event", sa.String()),
    sa.column("percent", sa.Integer()),
    sa.column("note", sa.Text()),
    sa.column("made_at", sa.DateTime(timezone=True)),
)
PAIRS = sa.table(
    "mentorships",
    *(sa.column(name, sa.Uuid()) for name in ("id", "workspace_id")),
    sa.column("state", sa.String()),
    sa.column("started_at", sa.DateTime(timezone=True)),
)
DUE = sa.table(
    "occasions",
    *(sa.column(name, sa.Uuid()) for name in ("id", "workspace_id", "mentorship_id")),
    sa.column("kind", sa.String()),
    sa.column("look_again_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    with op.batch_alter_table("mentorships") as batch:
        batch.add_column(sa.Column("cadence", sa.String(32), nullable=True))
        batch.add_column(sa.Column("minutes", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("mentor_rates_since", sa.DateTime(timezone=True), nullable=True))
        batch.create_check_constraint(op.f("ck_mentorships_cadence"), _in("cadence", CADENCES))
        batch.create_check_constraint(
            op.f("ck_mentorships_minutes"), "minutes IS NULL OR minutes BETWEEN 5 AND 240"
        )
    _goals()
    _goal_updates()
    _agreements()
    _milestones()
    _action_steps()
    _skill_ratings()
    _occasions()


def _goals() -> None:
    with op.batch_alter_table("goals") as batch:
        batch.add_column(sa.Column("why", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("unit", sa.String(40), nullable=False, server_default=""))
        for column in ("start_value", "target_value", "current_value"):
            batch.add_column(sa.Column(column, sa.Double(), nullable=True))
        for name, (column, values, usual) in OF_GOALS.items():
            batch.add_column(sa.Column(column, sa.String(32), nullable=False, server_default=usual))
            batch.create_check_constraint(op.f(f"ck_goals_{name}"), _in(column, values))
        batch.add_column(sa.Column("standing", sa.String(32), nullable=True))
        batch.create_check_constraint(op.f("ck_goals_goalstanding"), _in("standing", STANDINGS))
        for column in ("dropped_at", "owner_cheers_at", "partner_cheers_at"):
            batch.add_column(sa.Column(column, sa.DateTime(timezone=True), nullable=True))
        batch.drop_constraint(op.f("ck_goals_goalstate"), type_="check")
        batch.create_check_constraint(op.f("ck_goals_goalstate"), _in("state", GOAL_STATES))


def _goal_updates() -> None:
    """Every update so far was one of progress, made by the goal's owner; each goal gets the word that began it."""
    with op.batch_alter_table("goal_updates") as batch:
        batch.add_column(sa.Column("by_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("event", sa.String(32), nullable=False, server_default="moved"))
        batch.add_column(sa.Column("value", sa.Double(), nullable=True))
        batch.add_column(sa.Column("wording", sa.JSON(), nullable=True))
        batch.create_check_constraint(op.f("ck_goal_updates_goalevent"), _in("event", EVENTS))
        batch.create_foreign_key("fk_goal_updates_by_id", "participants", ["by_id"], ["id"])
    op.execute("UPDATE goal_updates SET event = 'reached' WHERE percent = 100")
    op.execute(
        "UPDATE goal_updates SET by_id = (SELECT goals.owner_id FROM goals WHERE goals.id = goal_updates.goal_id)"
    )
    connection = op.get_bind()
    begun = [
        {"id": uuid4(), "workspace_id": goal.workspace_id, "goal_id": goal.id, "by_id": goal.owner_id,
         "event": "set", "percent": 0, "note": "", "made_at": goal.created_at}
        for goal in connection.execute(sa.select(GOALS))
    ]  # fmt: skip
    if begun:
        connection.execute(sa.insert(UPDATES), begun)
    with op.batch_alter_table("goal_updates") as batch:
        batch.alter_column("by_id", existing_type=sa.Uuid(), nullable=False)
        batch.create_index("ix_goal_updates_by_id", ["by_id"])


def _agreements() -> None:
    words = ("roles", "cancelling", "confidentiality", "feedback_ways", "if_it_fails")
    op.create_table(
        "agreements",
        sa.Column("mentorship_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _one_of("state", "agreementstate", ("proposed", "in_force", "replaced", "withdrawn")),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("mentor_expects", "mentee_expects", *words)),
        _one_of("cadence", "cadence", CADENCES),
        sa.Column("minutes", sa.Integer(), nullable=False),
        _one_of("meet_by", "meetby", ("huddle", "video", "in_person", "walk", "mixed")),
        _one_of("agenda_owner", "agendaowner", ("mentee", "mentor", "in_turn")),
        sa.Column("version", sa.Integer(), nullable=False),
        *_scoped(),
        sa.CheckConstraint("minutes BETWEEN 5 AND 240", name="minutes"),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name="fk_agreements_mentorship_id"),
        sa.ForeignKeyConstraint(["proposed_by"], ["participants.id"], name="fk_agreements_proposed_by"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_agreements_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_agreements"),
        sa.UniqueConstraint("mentorship_id", "number", name="uq_agreements_mentorship_id_number"),
    )
    for column in ("proposed_by", "workspace_id"):
        op.create_index(f"ix_agreements_{column}", "agreements", [column], unique=False)
    for state in ("proposed", "in_force"):
        only = sa.text(f"state = '{state}'")
        op.create_index(
            f"uq_agreements_{state}",
            "agreements",
            ["mentorship_id"],
            unique=True,
            postgresql_where=only,
            sqlite_where=only,
        )


def _milestones() -> None:
    op.create_table(
        "milestones",
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        *_scoped(),
        sa.ForeignKeyConstraint(["goal_id"], ["goals.id"], name="fk_milestones_goal_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_milestones_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_milestones"),
    )
    for column in ("goal_id", "workspace_id"):
        op.create_index(f"ix_milestones_{column}", "milestones", [column], unique=False)


def _action_steps() -> None:
    op.create_table(
        "action_steps",
        sa.Column("mentorship_id", sa.Uuid(), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        _one_of("kind", "stepkind", ("step", "practice", "stretch")),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.Column(name, sa.DateTime(timezone=True), nullable=True)
            for name in ("done_at", "dropped_at", "reminded_at")
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        *_scoped(),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name="fk_action_steps_mentorship_id"),
        sa.ForeignKeyConstraint(["goal_id"], ["goals.id"], name="fk_action_steps_goal_id"),
        sa.ForeignKeyConstraint(["owner_id"], ["participants.id"], name="fk_action_steps_owner_id"),
        sa.ForeignKeyConstraint(["created_by"], ["participants.id"], name="fk_action_steps_created_by"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_action_steps_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_action_steps"),
    )
    for column in ("mentorship_id", "goal_id", "owner_id", "created_by", "workspace_id"):
        op.create_index(f"ix_action_steps_{column}", "action_steps", [column], unique=False)


def _skill_ratings() -> None:
    op.create_table(
        "skill_ratings",
        sa.Column("mentorship_id", sa.Uuid(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.Column("rater_id", sa.Uuid(), nullable=False),
        _one_of("moment", "ratingmoment", ("start", "middle", "end")),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        *_scoped(),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name="fk_skill_ratings_mentorship_id"),
        sa.ForeignKeyConstraint(["skill_id"], ["skills.id"], name="fk_skill_ratings_skill_id"),
        sa.ForeignKeyConstraint(["rater_id"], ["participants.id"], name="fk_skill_ratings_rater_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_skill_ratings_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_skill_ratings"),
        sa.UniqueConstraint(
            "mentorship_id", "skill_id", "rater_id", "moment",
            name="uq_skill_ratings_mentorship_id_skill_id_rater_id_moment",
        ),
    )  # fmt: skip
    for column in ("skill_id", "rater_id", "workspace_id"):
        op.create_index(f"ix_skill_ratings_{column}", "skill_ratings", [column], unique=False)


def _occasions() -> None:
    """Pairs that run already are looked at at once, for everything but steps, of which there are none yet."""
    op.create_table(
        "occasions",
        sa.Column("mentorship_id", sa.Uuid(), nullable=False),
        _one_of("kind", "occasionkind", OCCASIONS),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True),
        *_scoped(),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name="fk_occasions_mentorship_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_occasions_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_occasions"),
        sa.UniqueConstraint("mentorship_id", "kind", name="uq_occasions_mentorship_id_kind"),
    )
    op.create_index("ix_occasions_workspace_id", "occasions", ["workspace_id"], unique=False)
    due = sa.text("look_again_at IS NOT NULL")
    op.create_index(
        "ix_occasions_due", "occasions", ["look_again_at"], unique=False, postgresql_where=due, sqlite_where=due
    )
    connection = op.get_bind()
    running = sa.select(PAIRS).where(PAIRS.c.state.in_(("active", "paused")))
    rows = [
        {"id": uuid4(), "workspace_id": pair.workspace_id, "mentorship_id": pair.id, "kind": kind,
         "look_again_at": pair.started_at}
        for pair in connection.execute(running)
        for kind in OCCASIONS
        if kind != "steps"
    ]  # fmt: skip
    if rows:
        connection.execute(sa.insert(DUE), rows)


def downgrade() -> None:
    """Goals for their owner's eyes alone are forgotten: the version before would show them to the partner."""
    for table in ("occasions", "skill_ratings", "action_steps", "milestones", "agreements"):
        op.drop_table(table)
    op.execute(
        "DELETE FROM goal_updates WHERE goal_id IN (SELECT id FROM goals WHERE visibility = 'mine')"
        " OR event NOT IN ('moved', 'reached')"
    )
    op.execute("DELETE FROM goals WHERE visibility = 'mine'")
    op.execute("UPDATE goals SET state = 'open' WHERE state = 'dropped'")
    with op.batch_alter_table("goal_updates") as batch:
        batch.drop_index("ix_goal_updates_by_id")
        batch.drop_constraint("fk_goal_updates_by_id", type_="foreignkey")
        batch.drop_constraint(op.f("ck_goal_updates_goalevent"), type_="check")
        for column in ("wording", "value", "event", "by_id"):
            batch.drop_column(column)
    _forget_goals()
    with op.batch_alter_table("mentorships") as batch:
        for name in ("minutes", "cadence"):
            batch.drop_constraint(op.f(f"ck_mentorships_{name}"), type_="check")
        for column in ("mentor_rates_since", "minutes", "cadence"):
            batch.drop_column(column)


def _forget_goals() -> None:
    with op.batch_alter_table("goals") as batch:
        batch.drop_constraint(op.f("ck_goals_goalstate"), type_="check")
        batch.create_check_constraint(op.f("ck_goals_goalstate"), _in("state", GOAL_STATES_BEFORE))
        for name in ("goalstanding", *OF_GOALS):
            batch.drop_constraint(op.f(f"ck_goals_{name}"), type_="check")
        columns = [column for column, _, _ in OF_GOALS.values()]
        kept = ("why", "unit", "start_value", "target_value", "current_value", "standing")
        for column in (*columns, *kept, "dropped_at", "owner_cheers_at", "partner_cheers_at"):
            batch.drop_column(column)


def _one_of(column: str, name: str, values: Sequence[str]) -> sa.Column[str]:
    return sa.Column(
        column,
        sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32),
        nullable=False,
    )


def _scoped() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
    )


def _in(column: str, values: Sequence[str]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"
