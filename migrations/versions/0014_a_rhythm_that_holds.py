"""Working weeks, times that are chosen, a budget for what is unasked, feedback in more words, health, help and ends."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

CADENCES_BEFORE = ("weekly", "biweekly", "monthly")
CADENCES = (*CADENCES_BEFORE, "monthly_weekday")
DELIVERY_BEFORE = ("pending", "sending", "verify", "sent", "given_up", "expired")
DELIVERY = ("queued", "merged", *DELIVERY_BEFORE)
OCCASIONS_BEFORE = ("agreement", "review", "skills", "steps")
OCCASIONS = (*OCCASIONS_BEFORE, "pulse", "retrospective", "questions", "health", "silence", "ending")
PACES = ("usual", "fewer", "none")
SCHEDULING = ("one_by_one", "series")
HEALTH = ("new", "on_track", "slipping", "at_risk", "silent")
ENDED_BY = ("planned_end", "graduated", "stopped", "parted", "left", "silence")
OF_PEOPLE = ("heard_at", "work_starts", "work_ends", "workdays", "holiday_region", "leaves", "nudge_pace",
             "nudges_rest_until", "muted")  # fmt: skip
OF_PAIRS = ("scheduling", "ends_on", "ended_by", "health", "health_score", "health_reasons", "health_since")
OF_MEETINGS = ("confirmed_at", "confirmed_by", "offers", "offered_at", "prepared_at", "logged")
OF_FEEDBACK = ("challenges", "successes", "next_steps", "worth", "gap_asked", "gap", "help_wanted")
NEW_TABLES = ("farewells", "help_attempts", "concerns", "agenda_items", "questions", "retrospectives", "pulse_answers",
              "calendar_copies", "letterboxes")  # fmt: skip
FIRST_LOOKS = {
    "pulse": timedelta(days=30),
    "retrospective": timedelta(weeks=6),
    "health": timedelta(days=7),
    "silence": timedelta(days=7),
    "ending": timedelta(0),
}
"""Counted from the day on which a pair formed."""

MEETINGS = sa.table(
    "meetings",
    sa.column("id", sa.Uuid()),
    sa.column("state", sa.String()),
    sa.column("confirmed_at", sa.DateTime(timezone=True)),
)
REPLIES = sa.table(
    "check_in_replies",
    sa.column("meeting_id", sa.Uuid()),
    sa.column("answer", sa.String()),
    sa.column("answered_at", sa.DateTime(timezone=True)),
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
    _people()
    _pairs()
    _meetings()
    _outbox()
    for table in ("programs", "mentorships", "agreements"):
        _widen(table, "cadence", CADENCES)
    _widen("occasions", "kind", OCCASIONS, name="occasionkind")
    with op.batch_alter_table("programs") as batch:
        batch.add_column(_list("blackouts"))
    _letterboxes()
    _calendar_copies()
    _surveys()
    _questions()
    _concerns()
    _ends()
    _carry_on()


def _people() -> None:
    with op.batch_alter_table("people") as batch:
        batch.add_column(sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("work_starts", sa.Time(), nullable=True))
        batch.add_column(sa.Column("work_ends", sa.Time(), nullable=True))
        batch.add_column(sa.Column("workdays", sa.String(7), nullable=True))
        batch.add_column(sa.Column("holiday_region", sa.String(16), nullable=True))
        batch.add_column(_list("leaves"))
        batch.add_column(sa.Column("nudge_pace", sa.String(32), nullable=False, server_default="usual"))
        batch.add_column(sa.Column("nudges_rest_until", sa.Date(), nullable=True))
        batch.add_column(_list("muted"))
        batch.create_check_constraint(op.f("ck_people_nudgepace"), _in("nudge_pace", PACES))


def _pairs() -> None:
    with op.batch_alter_table("mentorships") as batch:
        batch.add_column(sa.Column("scheduling", sa.String(32), nullable=False, server_default="one_by_one"))
        batch.add_column(sa.Column("ends_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("ended_by", sa.String(32), nullable=True))
        batch.add_column(sa.Column("health", sa.String(32), nullable=False, server_default="new"))
        batch.add_column(sa.Column("health_score", sa.Integer(), nullable=True))
        batch.add_column(_list("health_reasons"))
        batch.add_column(sa.Column("health_since", sa.DateTime(timezone=True), nullable=True))
        batch.create_check_constraint(op.f("ck_mentorships_scheduling"), _in("scheduling", SCHEDULING))
        batch.create_check_constraint(op.f("ck_mentorships_endedby"), _in("ended_by", ENDED_BY))
        batch.create_check_constraint(op.f("ck_mentorships_health"), _in("health", HEALTH))
        batch.create_check_constraint(
            op.f("ck_mentorships_health_score"), "health_score IS NULL OR health_score BETWEEN 0 AND 100"
        )


def _meetings() -> None:
    with op.batch_alter_table("meetings") as batch:
        batch.add_column(sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("confirmed_by", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("offers", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("logged", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.create_foreign_key("fk_meetings_confirmed_by", "participants", ["confirmed_by"], ["id"])
    with op.batch_alter_table("feedback") as batch:
        for column in ("challenges", "successes", "next_steps", "gap"):
            batch.add_column(sa.Column(column, sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("worth", sa.Integer(), nullable=True))
        for column in ("gap_asked", "help_wanted"):
            batch.add_column(sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.create_check_constraint(op.f("ck_feedback_worth"), "worth IS NULL OR worth BETWEEN 1 AND 3")


def _outbox() -> None:
    _widen("outbox", "state", DELIVERY, name="deliverystate")
    with op.batch_alter_table("outbox") as batch:
        batch.add_column(sa.Column("topic", sa.String(120), nullable=True))
        batch.add_column(sa.Column("merged_into_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key("fk_outbox_merged_into_id", "outbox", ["merged_into_id"], ["id"])
        batch.create_index("ix_outbox_merged_into_id", ["merged_into_id"])


def _letterboxes() -> None:
    _create(
        "letterboxes",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True),
        refers={"person_id": "people"},
        unique=("person_id",),
    )
    due = sa.text("look_again_at IS NOT NULL")
    op.create_index(
        "ix_letterboxes_due", "letterboxes", ["look_again_at"], unique=False, postgresql_where=due, sqlite_where=due
    )


def _calendar_copies() -> None:
    _create(
        "calendar_copies",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        refers={"meeting_id": "meetings", "participant_id": "participants"},
        unique=("meeting_id", "participant_id"),
        indexed=("participant_id",),
    )


def _surveys() -> None:
    of_pair = {"mentorship_id": "mentorships", "participant_id": "participants"}
    _create(
        "pulse_answers",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in of_pair),
        _one_of("kind", "pulsekind", ("regular", "exit")),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        refers=of_pair,
        unique=("mentorship_id", "participant_id", "kind", "number"),
        indexed=("participant_id",),
    )
    _create(
        "retrospectives",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in of_pair),
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("works", "change")),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        refers=of_pair,
        unique=("mentorship_id", "participant_id", "number"),
        indexed=("participant_id",),
    )


def _questions() -> None:
    _create(
        "questions",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("mentorship_id", "asker_id")),
        _one_of("state", "questionstate", ("waiting", "answered", "for_meeting", "withdrawn")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("text", "context", "answer")),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in ("reminded_at", "answered_at")),
        sa.Column("version", sa.Integer(), nullable=False),
        refers={"mentorship_id": "mentorships", "asker_id": "participants"},
        indexed=("mentorship_id", "asker_id"),
    )
    _create(
        "agenda_items",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("mentorship_id", "author_id")),
        sa.Column("question_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in ("done_at", "removed_at")),
        refers={"mentorship_id": "mentorships", "author_id": "participants", "question_id": "questions"},
        indexed=("mentorship_id", "author_id"),
    )


def _concerns() -> None:
    _create(
        "concerns",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("mentorship_id", sa.Uuid(), nullable=True),
        _one_of("kind", "concernkind", ("mediation", "concern")),
        _one_of("state", "concernstate", ("received", "seen", "handled", "withdrawn")),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("keep_apart", sa.Boolean(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("handler_id", sa.Uuid(), nullable=True),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in ("sent_at", "updated_at")),
        sa.Column("version", sa.Integer(), nullable=False),
        refers={"participant_id": "participants", "mentorship_id": "mentorships", "handler_id": "people"},
        indexed=("participant_id", "mentorship_id"),
    )


def _ends() -> None:
    _create(
        "help_attempts",
        sa.Column("mentorship_id", sa.Uuid(), nullable=False),
        _one_of(
            "what",
            "attempt",
            ("easy_offer", "silent_week", "silent_two_weeks", "silent_three_weeks", "admin_told"),
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(32), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        refers={"mentorship_id": "mentorships"},
        indexed=("mentorship_id",),
    )
    _create(
        "farewells",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("mentorship_id", "participant_id")),
        _one_of("choice", "endchoice", ("extend", "graduate", "stop")),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        refers={"mentorship_id": "mentorships", "participant_id": "participants"},
        unique=("mentorship_id", "participant_id"),
        indexed=("participant_id",),
    )


def _carry_on() -> None:
    """Times that somebody chose are confirmed; pairs that run are looked after like those that begin from now on."""
    connection = op.get_bind()
    chosen = sa.select(REPLIES.c.answered_at).where(
        REPLIES.c.meeting_id == MEETINGS.c.id, REPLIES.c.answer == "moved"
    )
    connection.execute(
        sa.update(MEETINGS)
        .where(MEETINGS.c.state == "planned", chosen.exists())
        .values(confirmed_at=chosen.order_by(REPLIES.c.answered_at.desc()).limit(1).scalar_subquery())
    )
    rows = [
        {"id": uuid4(), "workspace_id": pair.workspace_id, "mentorship_id": pair.id, "kind": kind,
         "look_again_at": pair.started_at + after}
        for pair in connection.execute(sa.select(PAIRS).where(PAIRS.c.state.in_(("active", "paused"))))
        for kind, after in FIRST_LOOKS.items()
    ]  # fmt: skip
    if rows:
        connection.execute(sa.insert(DUE), rows)


def downgrade() -> None:
    """What waits for its turn is sent without a turn; what left merged with others has left."""
    op.execute("UPDATE outbox SET state = 'pending' WHERE state = 'queued'")
    op.execute("UPDATE outbox SET state = 'sent' WHERE state = 'merged'")
    op.execute("DELETE FROM outbox WHERE kind = 'Several' AND state IN ('pending', 'sending', 'verify')")
    for table in NEW_TABLES:
        op.drop_table(table)
    for table in ("programs", "mentorships", "agreements"):
        rows = sa.table(table, sa.column("cadence"))
        op.execute(sa.update(rows).where(rows.c.cadence == "monthly_weekday").values(cadence="monthly"))
        _widen(table, "cadence", CADENCES_BEFORE)
    kind = sa.column("kind", sa.String())
    op.execute(sa.delete(sa.table("occasions", kind)).where(kind.not_in(OCCASIONS_BEFORE)))
    _widen("occasions", "kind", OCCASIONS_BEFORE, name="occasionkind")
    with op.batch_alter_table("outbox") as batch:
        batch.drop_index("ix_outbox_merged_into_id")
        batch.drop_constraint("fk_outbox_merged_into_id", type_="foreignkey")
        for column in ("merged_into_id", "topic"):
            batch.drop_column(column)
    _widen("outbox", "state", DELIVERY_BEFORE, name="deliverystate")
    _forget("programs", ("blackouts",))
    _forget("people", OF_PEOPLE, checks=("nudgepace",))
    _forget("mentorships", OF_PAIRS, checks=("scheduling", "endedby", "health", "health_score"))
    _forget("feedback", OF_FEEDBACK, checks=("worth",))
    with op.batch_alter_table("meetings") as batch:
        batch.drop_constraint("fk_meetings_confirmed_by", type_="foreignkey")
    _forget("meetings", OF_MEETINGS)


def _forget(table: str, columns: Sequence[str], *, checks: Sequence[str] = ()) -> None:
    with op.batch_alter_table(table) as batch:
        for name in checks:
            batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
        for column in columns:
            batch.drop_column(column)


def _widen(table: str, column: str, values: Sequence[str], *, name: str = "") -> None:
    check = op.f(f"ck_{table}_{name or column}")
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(check, type_="check")
        batch.create_check_constraint(check, _in(column, values))


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


def _list(column: str) -> sa.Column[object]:
    return sa.Column(column, sa.JSON(), nullable=False, server_default="[]")


def _one_of(column: str, name: str, values: Sequence[str]) -> sa.Column[object]:
    kind: sa.Enum = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)
    return sa.Column(column, kind, nullable=False)


def _in(column: str, values: Sequence[str]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"
