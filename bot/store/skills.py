"""Questions about the workspace's vocabulary of skills."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from bot.domain.errors import NotYours
from bot.domain.skills import folded, skill_key, traces
from bot.domain.terms import SkillKind, WordOrigin
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

    def under(self, skill: Skill) -> Skill:
        """The word that a merged one was merged into."""
        return self._session.scalars(self._all().where(Skill.id == skill.under_id)).one()

    def by_use(self, most: int) -> Mapping[Skill, int]:
        """The words with how many people named each, or one that counts as it; the most frequent first.

        Aliases are left out, and so is a merged word whose very name the other one has now.
        """
        other = aliased(Skill)
        of_its_own = or_(other.id.is_(None), other.label != Skill.label)
        words = self._all().outerjoin(other, other.id == Skill.under_id)
        return self._counted(words.where(Skill.origin == WordOrigin.NAMED, of_its_own), most)

    def found(self, query: str, most: int) -> Mapping[Skill, int]:
        """The same for words one of whose names holds `query`; a merged one is left out, but leads to its word."""
        named = select(func.coalesce(Skill.merged_into_id, Skill.id)).where(
            Skill.workspace_id == self._workspace_id,
            or_(*(Skill.key.contains(trace, autoescape=True) for trace in traces(query))),
        )
        return self._counted(self._counting().where(Skill.id.in_(named)), most)

    def kinds(self, most: int) -> Mapping[str, SkillKind]:
        """How the workspace spells what it names, the most frequent first; what was merged is left out."""
        return {skill.label: skill.kind for skill in self._counted(self._counting(), most)}

    def _counted(self, words: Select[Skill], most: int) -> Mapping[Skill, int]:
        meant = func.coalesce(Skill.merged_into_id, Skill.id)
        counted = (
            select(meant.label("skill_id"), func.count(ParticipantSkill.participant_id.distinct()).label("uses"))
            .join(Skill, Skill.id == ParticipantSkill.skill_id)
            .where(ParticipantSkill.workspace_id == self._workspace_id)
            .group_by(meant)
            .subquery()
        )
        number = func.coalesce(counted.c.uses, 0)
        statement = (
            words.add_columns(number)
            .outerjoin(counted, counted.c.skill_id == Skill.id)
            .order_by(number.desc(), Skill.key)
            .limit(most)
            .execution_options(populate_existing=True)  # a merge of this transaction is seen
        )
        return dict(self._session.execute(statement).all())

    def _counting(self) -> Select[Skill]:
        return self._all().where(Skill.merged_into_id.is_(None))

    def _all(self) -> Select[Skill]:
        return select(Skill).where(Skill.workspace_id == self._workspace_id).options(joinedload(Skill.merged_into))
