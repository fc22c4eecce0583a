"""A skill remembers which word it was merged into, also when that one merges further, and which are only new names."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ALIASES = """
UPDATE skills SET origin = 'alias'
WHERE merged_into_id IS NOT NULL
  AND label = (SELECT target.label FROM skills AS target WHERE target.id = skills.merged_into_id)
"""
"""A rename kept the new name as a word merged into the one it names; of the two, one label shows the other."""


def upgrade() -> None:
    with op.batch_alter_table("skills") as batch:
        batch.add_column(sa.Column("origin", sa.String(32), nullable=False, server_default="named"))
        batch.add_column(sa.Column("under_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(op.f("fk_skills_under_id"), "skills", ["under_id"], ["id"])
        batch.create_check_constraint(op.f("ck_skills_wordorigin"), "origin IN ('named', 'alias')")
    op.create_index("ix_skills_under_id", "skills", ["under_id"], unique=False)
    op.execute("UPDATE skills SET under_id = merged_into_id")
    op.execute(ALIASES)


def downgrade() -> None:
    op.drop_index("ix_skills_under_id", "skills")
    with op.batch_alter_table("skills") as batch:
        batch.drop_constraint(op.f("ck_skills_wordorigin"), type_="check")
        batch.drop_constraint(op.f("fk_skills_under_id"), type_="foreignkey")
        batch.drop_column("under_id")
        batch.drop_column("origin")
