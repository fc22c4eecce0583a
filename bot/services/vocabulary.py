"""The workspace's words for skills: what to offer while somebody types, and how an admin keeps them in order."""

from uuid import UUID

from bot.domain.cards import VocabularyCard, WordCard
from bot.domain.errors import WrongInput
from bot.domain.people import Actor
from bot.domain.signup import LONGEST_SKILL
from bot.domain.skills import Offered, kind_of, offered, skill_key
from bot.services.access import require_admin
from bot.store import Store, Work
from models import Skill

MOST_KNOWN = 500
MOST_LISTED = 200


class Vocabulary:
    """Words that many people share. Merging and renaming change how a skill counts and shows, nobody's answers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def suggest(self, actor: Actor, query: str) -> tuple[Offered, ...]:
        """What fits `query`: this workspace's words first, then the starters, then the new word itself."""
        with self._store.reading(actor) as work:
            return offered(query, work.skills.labels(MOST_KNOWN))

    def of(self, actor: Actor) -> VocabularyCard:
        """The words in use, the most frequent first. Raise AdminsOnly."""
        with self._store.reading(actor) as work:
            require_admin(work)
            return _card(work)

    def find(self, actor: Actor, query: str) -> tuple[WordCard, ...]:
        """Words of this workspace that begin with or contain `query`. Raise AdminsOnly."""
        with self._store.reading(actor) as work:
            require_admin(work)
            wanted = query.casefold().strip()
            return tuple(
                word for word in _card(work).words if wanted in word.label.casefold() and not word.counts_as
            )

    def word(self, actor: Actor, skill_id: UUID) -> WordCard:
        """One word. Raise AdminsOnly, or NotYours where there is none."""
        with self._store.reading(actor) as work:
            require_admin(work)
            skill = work.skills.get(skill_id)
            return _word(skill, uses=0)

    def rename(self, actor: Actor, skill_id: UUID, label: str) -> VocabularyCard:
        """Show a skill under another spelling from now on; who types the new one means it as well."""
        with self._store.writing(actor) as work:
            require_admin(work)
            skill = work.skills.get(skill_id)
            label = " ".join(label.split())
            _check(work, skill, label)
            if label != skill.label:
                work.audit("skill:rename", skill.id, old=skill.label, new=label)
                skill.label = label
            if work.skills.find(label) is None:
                work.add(Skill, key=skill_key(label), label=label, kind=kind_of(label), merged_into_id=skill.id)
            work.flush()
            return _card(work)

    def merge(self, actor: Actor, skill_id: UUID, into_id: UUID) -> VocabularyCard:
        """Count a skill as another one from now on. What was merged into it follows; `split` undoes it."""
        with self._store.writing(actor) as work:
            require_admin(work)
            skill, target = work.skills.get(skill_id), work.skills.get(into_id).counts_as
            if target.id == skill.id:
                raise WrongInput(into="Choose another skill than this one.")
            for each in (skill, *work.skills.merged_into(skill.id)):
                each.merged_into_id = target.id
            work.audit("skill:merge", skill.id, skill=skill.label, into=target.label)
            work.flush()
            return _card(work)

    def split(self, actor: Actor, skill_id: UUID) -> VocabularyCard:
        """Let a merged skill be one of its own again."""
        with self._store.writing(actor) as work:
            require_admin(work)
            skill = work.skills.get(skill_id)
            if skill.merged_into:
                work.audit("skill:split", skill.id, skill=skill.label, out_of=skill.merged_into.label)
                skill.merged_into_id = None
            work.flush()
            return _card(work)


def _check(work: Work, skill: Skill, label: str) -> None:
    if not skill_key(label):
        raise WrongInput(label="Give the skill a name.")
    if len(label) > LONGEST_SKILL:
        raise WrongInput(label=f"Please keep this under {LONGEST_SKILL} characters.")
    other = work.skills.find(label)
    if other and other.counts_as.id != skill.id:
        raise WrongInput(
            label=f"“{other.counts_as.label}” is there already. Choose it below to count the two as one."
        )


def _card(work: Work) -> VocabularyCard:
    uses = work.skills.by_use(MOST_LISTED)
    return VocabularyCard(words=tuple(_word(skill, uses=number) for skill, number in uses.items()))


def _word(skill: Skill, *, uses: int) -> WordCard:
    target = skill.merged_into
    return WordCard(
        id=skill.id, label=skill.label, kind=skill.kind, uses=uses, counts_as=target.label if target else None
    )
