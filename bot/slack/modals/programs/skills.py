"""The admin's page that keeps the vocabulary of skills in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import ActionsBlock, Block, ExternalDataSelectElement
from slack_sdk.models.views import View

from bot.domain.cards import VocabularyCard, WordCard
from bot.domain.signup import LONGEST_SKILL
from bot.domain.terms import SkillKind
from bot.slack.answers import Answers
from bot.slack.blocks import MOST_IN_VIEW, button, fitting, section
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback, Suggestion
from bot.slack.inputs import (
    LONGEST_OPTION,
    MOST_OPTIONS,
    Need,
    Rows,
    option,
    question,
    radio,
    text_field,
    words_only,
)
from bot.slack.metadata import SkillRef
from bot.slack.modals.frame import form, page
from bot.slack.text import line, plain, plural

MOST_MERGED = 50


KINDS = {SkillKind.TECHNICAL: "Technical", SkillKind.SOFT: "Soft", SkillKind.OTHER: "Other"}
SORTS = tuple(option(kind, words) for kind, words in KINDS.items())


def word_options(words: Sequence[WordCard]) -> list[dict[str, Any]]:
    return [_option(SkillRef(word.id).dump(), word.label) for word in words][:MOST_OPTIONS]


def _option(value: str, words: str) -> dict[str, Any]:
    return {"text": {"type": "plain_text", "text": plain(words, LONGEST_OPTION)}, "value": value}


def vocabulary_modal(card: VocabularyCard) -> View:
    """Every word with how many people named it."""
    if not card.words:
        return page(
            "Skills", [section("Nobody has named a skill yet. The first words come with the first signup.")]
        )
    search = ExternalDataSelectElement(
        action_id=Suggestion.SKILL_FIND, min_query_length=1, placeholder=words_only("Find a skill")
    )
    intro = section(
        "*The words people use for skills.* Matching compares them. Merge two that mean the same, or give "
        "one a better "
        "name; nobody's answers change, and both can be undone."
    )
    words = fitting(card.words, _word, room=MOST_IN_VIEW - 2, more=_more)
    return page("Skills", [intro, ActionsBlock(elements=[search]), *words])


def _word(word: WordCard) -> list[Block]:
    named = f"*{line(word.label, 120)}*"
    if word.counts_as is not None:
        apart = button("Take apart", Action.SKILL_SPLIT, SkillRef(word.id), aloud=f"Take {word.label} apart")
        return [section(f"{named} counts as {line(word.counts_as, 120)}", accessory=apart)]
    change = button("Change", Action.SKILL_CHANGE, SkillRef(word.id), aloud=f"Change {word.label}")
    by = plural(word.uses, "person", "people")
    return [section(f"{named}, {KINDS[word.kind].lower()}, named by {by}", accessory=change)]


def _more(number: int) -> str:
    return f"And {plural(number, 'more skill')}. The search finds them."


def _more_merged(number: int) -> str:
    return f"And {plural(number, 'more skill')} merged into it."


@dataclass(frozen=True, slots=True)
class SkillForm:
    """A new name and kind for a skill, or the one it means the same as."""

    skill: UUID
    label: str
    kind: SkillKind | None
    into: UUID | None

    FIELDS: ClassVar[Mapping[str, Field]] = {"label": Field.SKILL_LABEL, "into": Field.SKILL_INTO}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers = Answers.of(view)
        into = SkillRef.found_in(answers.choice(Field.SKILL_INTO) or "")
        return cls(
            skill=SkillRef.parse(view["private_metadata"]).skill,
            label=answers.text(Field.SKILL_LABEL),
            kind=SkillKind(kind) if (kind := answers.choice(Field.SKILL_KIND)) else None,
            into=into.skill if into else None,
        )


def skill_modal(word: WordCard) -> View:
    return form(
        "Change a skill",
        [
            question(
                Field.SKILL_LABEL,
                "Name",
                text_field(Field.SKILL_LABEL, word.label, longest=LONGEST_SKILL, rows=Rows.ONE),
                hint="How it is shown everywhere. Whoever types the old name still means this skill.",
            ),
            question(
                Field.SKILL_KIND,
                "What kind of skill is it?",
                radio(Field.SKILL_KIND, SORTS, word.kind),
                hint="People who search for a skill find it under this heading.",
            ),
            question(
                Field.SKILL_INTO,
                "Means the same as",
                ExternalDataSelectElement(action_id=Suggestion.SKILL_INTO, min_query_length=1),
                hint="Choose another skill to count the two as one. Leave it empty to change name and kind only.",
                need=Need.OPTIONAL,
            ),
            *fitting(word.merged, _word, room=MOST_MERGED, more=_more_merged),
        ],
        callback=Callback.SKILL,
        carries=SkillRef(word.id),
        submit="Save",
    )
