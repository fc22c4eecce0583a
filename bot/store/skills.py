"""Questions about the workspace's vocabulary of skills."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from bot.domain.errors import NotYours
from bot.domain.skills import folded, skill_key
from bot.store.queries import Queries
from models import ParticipantSkill, Skill


class Skills(Queries):
    """Words of the vocabulary, each with the one it was merged into."""

    def get(self, skill_id: UUID) -> Skill:
        """Return the skill, kept from others; raise NotYours if this workspace has none of that id."""
        found = self._session.scalar(
            self._all().where(Skill.id == skill_id).with_for_update(of=Skill, key_share=True)
        )
        if found is None:
            raise NotYours
        return found

    def known(self, labels: Collection[str]) -> dict[str, Skill]:
        """The skills among `labels`, by key. Rows of a version that folded less are found too."""
        keys = {skill_key(label) for label in labels} | {folded(label)[:100] for label in labels}
        found = self._session.scalars(self._all().where(Skill.key.in_(keys)))
        return {
            skill_key(skill.key): skill for skill in sorted(found, key=lambda each: each.key == skill_key(each.key))
        }

    def find(self, label: str) -> Skill | None:
        return self.known([label]).get(skill_key(label))

    def merged_into(self, skill_id: UUID) -> Sequence[Skill]:
        return self._session.scalars(self._all().where(Skill.merged_into_id == skill_id)).all()

    def by_use(self, most: int) -> Mapping[Skill, int]:
        """The words in use or not, with how many people named each, the most frequent first."""
        uses = func.count(ParticipantSkill.participant_id.distinct())
        counted = (
            select(ParticipantSkill.skill_id, uses.label("uses"))
            .where(ParticipantSkill.workspace_id == self._workspace_id)
            .group_by(ParticipantSkill.skill_id)
            .subquery()
        )
        number = func.coalesce(counted.c.uses, 0)
        statement = (
            self._all()
            .add_columns(number)
            .outerjoin(counted, counted.c.skill_id == Skill.id)
            .order_by(number.desc(), Skill.key)
            .limit(most)
            .execution_options(populate_existing=True)  # a merge of this transaction is seen
        )
        return dict(self._session.execute(statement).all())

    def labels(self, most: int) -> Sequence[str]:
        """How the workspace spells what it names, the most frequent first; what was merged is left out."""
        return [skill.label for skill in self.by_use(most) if skill.merged_into_id is None]

    def _all(self) -> Select[Skill]:
        return select(Skill).where(Skill.workspace_id == self._workspace_id).options(joinedload(Skill.merged_into))
