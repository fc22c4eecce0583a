"""What is said in confidence: the people to be kept apart from are a person's own, and drafts of it stand apart."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CONFIDENTIAL = ("never", "affinity")
PARTICIPANTS = sa.table("participants", sa.column("id", sa.Uuid()), sa.column("person_id", sa.Uuid()))
NEVER = sa.table(
    "never_matches",
    sa.column("id", sa.Uuid()),
    sa.column("workspace_id", sa.Uuid()),
    sa.column("author_id", sa.Uuid()),
    sa.column("participant_id", sa.Uuid()),
    sa.column("person_id", sa.Uuid()),
)
DRAFTS = sa.table(
    "signup_drafts",
    sa.column("id", sa.Uuid()),
    sa.column("workspace_id", sa.Uuid()),
    sa.column("answers", sa.JSON()),
)
CONFIDED = sa.table(
    "confidential_drafts",
    sa.column("id", sa.Uuid()),
    sa.column("workspace_id", sa.Uuid()),
    sa.column("draft_id", sa.Uuid()),
    sa.column("answers", sa.JSON()),
)


def upgrade() -> None:
    """Lists of one person become one list; what drafts hold in confidence moves to a table of its own."""
    with op.batch_alter_table("never_matches") as batch:
        batch.add_column(sa.Column("author_id", sa.Uuid(), nullable=True))
    author = sa.select(PARTICIPANTS.c.person_id).where(PARTICIPANTS.c.id == NEVER.c.participant_id)
    op.execute(sa.update(NEVER).values(author_id=author.scalar_subquery()))
    twin = NEVER.alias()
    op.execute(
        sa.delete(NEVER).where(
            sa.exists().where(
                twin.c.author_id == NEVER.c.author_id,
                twin.c.person_id == NEVER.c.person_id,
                twin.c.id < NEVER.c.id,
            )
        )
    )
    with op.batch_alter_table("never_matches") as batch:
        batch.drop_constraint("uq_never_matches_participant_id_person_id", type_="unique")
        batch.drop_constraint("fk_never_matches_participant_id", type_="foreignkey")
        batch.drop_column("participant_id")
        batch.alter_column("author_id", existing_type=sa.Uuid(), nullable=False)
        batch.create_foreign_key("fk_never_matches_author_id", "people", ["author_id"], ["id"])
        batch.create_unique_constraint("uq_never_matches_author_id_person_id", ["author_id", "person_id"])

    op.create_table(
        "confidential_drafts",
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["signup_drafts.id"], name="fk_confidential_drafts_draft_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_confidential_drafts_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_confidential_drafts"),
        sa.UniqueConstraint("draft_id", name="uq_confidential_drafts_draft_id"),
    )
    op.create_index("ix_confidential_drafts_workspace_id", "confidential_drafts", ["workspace_id"], unique=False)
    _part_drafts()


def downgrade() -> None:
    """Each list is copied to every place of its author, as the forms knew it before; drafts are whole again."""
    _join_drafts()
    op.drop_table("confidential_drafts")

    with op.batch_alter_table("never_matches") as batch:
        batch.drop_constraint("uq_never_matches_author_id_person_id", type_="unique")
        batch.add_column(sa.Column("participant_id", sa.Uuid(), nullable=True))
    _copy_lists()
    with op.batch_alter_table("never_matches") as batch:
        batch.drop_constraint("fk_never_matches_author_id", type_="foreignkey")
        batch.drop_column("author_id")
        batch.alter_column("participant_id", existing_type=sa.Uuid(), nullable=False)
        batch.create_foreign_key(
            "fk_never_matches_participant_id", "participants", ["participant_id"], ["id"], ondelete="CASCADE"
        )
        batch.create_unique_constraint("uq_never_matches_participant_id_person_id", ["participant_id", "person_id"])


def _part_drafts() -> None:
    connection = op.get_bind()
    for draft in connection.execute(sa.select(DRAFTS)).all():
        confided = _only(draft.answers, wanted=True)
        if any(confided.values()):
            connection.execute(
                sa.insert(CONFIDED).values(
                    id=uuid4(), workspace_id=draft.workspace_id, draft_id=draft.id, answers=confided
                )
            )
            rest = _only(draft.answers, wanted=False)
            connection.execute(sa.update(DRAFTS).where(DRAFTS.c.id == draft.id).values(answers=rest))


def _join_drafts() -> None:
    connection = op.get_bind()
    query = sa.select(DRAFTS.c.id, DRAFTS.c.answers, CONFIDED.c.answers.label("confided"))
    for draft in connection.execute(query.join(CONFIDED, CONFIDED.c.draft_id == DRAFTS.c.id)).all():
        whole = {part: {**draft.answers.get(part, {}), **values} for part, values in draft.confided.items()}
        both = {**draft.answers, **whole}
        connection.execute(sa.update(DRAFTS).where(DRAFTS.c.id == draft.id).values(answers=both))


def _only(answers: Mapping[str, Mapping[str, Any]], *, wanted: bool) -> dict[str, dict[str, Any]]:
    return {
        part: {name: value for name, value in values.items() if (name in CONFIDENTIAL) is wanted}
        for part, values in answers.items()
    }


def _copy_lists() -> None:
    connection = op.get_bind()
    named = connection.execute(sa.select(NEVER.c.workspace_id, NEVER.c.author_id, NEVER.c.person_id)).all()
    places = connection.execute(sa.select(PARTICIPANTS.c.id, PARTICIPANTS.c.person_id)).all()
    connection.execute(sa.delete(NEVER))
    copies = [
        {
            "id": uuid4(),
            "workspace_id": each.workspace_id,
            "author_id": each.author_id,
            "participant_id": place.id,
            "person_id": each.person_id,
        }
        for each in named
        for place in places
        if place.person_id == each.author_id
    ]
    if copies:
        connection.execute(sa.insert(NEVER), copies)
