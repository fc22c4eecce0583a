"""The workspace's words for skills: what to offer while somebody types, and how an admin keeps them in order."""

from dataclasses import replace
from uuid import UUID

from bot.domain.cards import VocabularyCard, WordCard
from bot.domain.errors import WrongInput
from bot.domain.people import Actor
from bot.domain.signup import LONGEST_SKILL
from bot.domain.skills import Offered, is_list, kind_of, offered, skill_key
from bot.domain.terms import SkillKind, WordOrigin
from bot.services.access import require_admin
from bot.store import Store, Work
from models import Skill

MOST_KNOWN = 500
MOST_LISTED = 200
MOST_FOUND = 100
"""As many as a select shows (docs.slack.dev/reference/block-kit/block-elements/select-menu-element)."""


class Vocabulary:
    """Words that many people share. Merging and renaming change how a skill counts and shows, nobody's answers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def suggest(self, actor: Actor, query: str) -> tuple[Offered, ...]:
        """What fits `query`: this workspace's words first, then the starters, then the new word itself."""
        with self._store.reading(actor) as work:
            return offered(query, work.skills.kinds(MOST_KNOWN))

    def of(self, actor: Actor) -> VocabularyCard:
        """The words in use, the most frequent first. Raise AdminsOnly."""
        with self._store.reading(actor) as work:
            require_admin(work)
            return _card(work)

    def find(self, actor: Actor, query: str) -> tuple[WordCard, ...]:
        """Words of this workspace of which some name begins with or contains `query`. Raise AdminsOnly."""
        with self._store.reading(actor) as work:
            require_admin(work)
            found = work.skills.found(query, MOST_FOUND)
            return tuple(_word(skill, uses=number) for skill, number in found.items())

    def word(self, actor: Actor, skill_id: UUID) -> WordCard:
        """One word with those merged into it. Raise AdminsOnly, or NotYours where there is none."""
        with self._store.reading(actor) as work:
            require_admin(work)
            skill = work.skills.get(skill_id)
            merged = tuple(_word(each, uses=0) for each in _words_under(work, skill))
            return replace(_word(skill, uses=0), merged=merged)

    def rename(self, actor: Actor, skill_id: UUID, label: str, *, kind: SkillKind | None = None) -> VocabularyCard:
        """Show a skill under another spelling from now on; who types the new one means it as well.

        A `kind` says under which heading it is found. Raise WrongInput for a name that cannot stand.
        """
        with self._store.writing(actor) as work:
            require_admin(work)
            skill = work.skills.get(skill_id)
            label = " ".join(label.split())
            _check(work, skill, label)
            if label != skill.label:
                work.audit("skill:rename", skill.id, old=skill.label, new=label)
                skill.label = label
            _lead_to(work, skill, label)
            _sort(work, skill, kind or skill.kind)
            work.flush()
            return _card(work)

    def merge(self, actor: Actor, skill_id: UUID, into_id: UUID) -> VocabularyCard:
        """Count a skill as another one from now on. What was merged into it follows; `split` undoes both."""
        with self._store.writing(actor) as work:
            require_admin(work)
            skill, target = work.skills.get(skill_id), work.skills.get(into_id).counts_as
            if target.id == skill.id:
                raise WrongInput(into="Choose another skill than this one.")
            following = _following(work, skill)
            skill.under_id = target.id
            for each in (skill, *following):
                each.merged_into_id = target.id
            work.audit("skill:merge", skill.id, skill=skill.label, into=target.label)
            work.flush()
            return _card(work)

    def split(self, actor: Actor, skill_id: UUID) -> VocabularyCard:
        """Let a merged skill be one of its own again, with what had been merged into it before."""
        with self._store.writing(actor) as work:
            require_admin(work)
            skill = work.skills.get(skill_id)
            if skill.merged_into and _is_a_word(skill, under=work.skills.under(skill).label):
                work.audit("skill:split", skill.id, skill=skill.label, out_of=skill.merged_into.label)
                for each in _following(work, skill):
                    each.merged_into_id = skill.id
                skill.merged_into_id = skill.under_id = None
            work.flush()
            return _card(work)


def _sort(work: Work, skill: Skill, kind: SkillKind) -> None:
    if kind is not skill.kind:
        work.audit("skill:kind", skill.id, skill=skill.label, old=skill.kind, new=kind)
        skill.kind = kind


def _check(work: Work, skill: Skill, label: str) -> None:
    if not skill_key(label):
        raise WrongInput(label="Give the skill a name.")
    if is_list(label):
        raise WrongInput(label="A comma or semicolon stands between two skills, so please leave it out here.")
    if len(label) > LONGEST_SKILL:
        raise WrongInput(label=f"Please keep this under {LONGEST_SKILL} characters.")
    other = work.skills.find(label)
    if other and other.counts_as.id != skill.id:
        raise WrongInput(
            label=f"“{other.counts_as.label}” is there already. Choose it below to count the two as one."
        )


def _lead_to(work: Work, skill: Skill, label: str) -> None:
    """Whoever types `label` means `skill` from now on."""
    named = work.skills.find(label)
    if named is None:
        work.add(
            Skill,
            key=skill_key(label),
            label=label,
            kind=kind_of(label),
            origin=WordOrigin.ALIAS,
            merged_into_id=skill.counts_as.id,
            under_id=skill.id,
        )
    else:
        named.label = label


def _is_a_word(skill: Skill, *, under: str) -> bool:
    """Whether a merged skill is more than another name of the one it is under, which is called so."""
    return skill.origin is WordOrigin.NAMED and skill.label != under


def _words_under(work: Work, skill: Skill) -> list[Skill]:
    """The words that count as a skill, without its other names."""
    family = work.skills.merged_into(skill.id)
    labels: dict[UUID | None, str] = {each.id: each.label for each in (skill, *family)}
    return [each for each in family if _is_a_word(each, under=labels[each.under_id])]


def _following(work: Work, skill: Skill) -> list[Skill]:
    """Everything that is under a skill, at however many removes."""
    family = work.skills.merged_into(skill.counts_as.id)
    found = [skill.id]
    for above in found:
        found.extend(each.id for each in family if each.under_id == above)
    return [each for each in family if each.id in found[1:]]


def _card(work: Work) -> VocabularyCard:
    uses = work.skills.by_use(MOST_LISTED)
    return VocabularyCard(words=tuple(_word(skill, uses=number) for skill, number in uses.items()))


def _word(skill: Skill, *, uses: int) -> WordCard:
    target = skill.merged_into
    return WordCard(
        id=skill.id, label=skill.label, kind=skill.kind, uses=uses, counts_as=target.label if target else None
    )
