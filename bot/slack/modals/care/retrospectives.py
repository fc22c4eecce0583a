"""Looking back: what works, what to change, and the way to change it at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement, CheckboxesElement
from slack_sdk.models.views import View

from bot.domain.care.retrospectives import LONGEST, RHYTHM, LookBack, RetroCard
from bot.domain.care.terms import RetroWish
from bot.slack.answers import Answers
from bot.slack.blocks import actions, button, quoted, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, option, question, text_field
from bot.slack.metadata import MentorshipRef, MessageRef
from bot.slack.modals.frame import form, page
from bot.slack.text import mention, plain
from bot.slack.wording.care import WISHES
from bot.slack.wording.terms import program_name

TITLE = "Look back"
OPTIONS = tuple(option(wish, words) for wish, words in WISHES.items())
LONGEST_BEFORE = 600


@dataclass(frozen=True, slots=True)
class RetroForm:
    """One side's look back at a pair."""

    mentorship: UUID
    said: LookBack

    FIELDS: ClassVar[Mapping[str, Field]] = {"works": Field.RETRO_WORKS, "change": Field.RETRO_CHANGE}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers = Answers.of(view)
        return cls(
            mentorship=MentorshipRef.parse(view["private_metadata"]).mentorship,
            said=LookBack(
                works=answers.text(Field.RETRO_WORKS),
                change=answers.text(Field.RETRO_CHANGE),
                wishes=frozenset(map(RetroWish, answers.choices(Field.RETRO_WISHES))),
                share=bool(answers.choices(Field.RETRO_SHARE)),
            ),
        )


def retro_modal(card: RetroCard, opened_from: MessageRef | None = None) -> View:
    before = [section("*Last time you would have changed*"), *quoted(card.before, LONGEST_BEFORE)]
    return form(
        TITLE,
        [
            section(f"Your time with {mention(card.partner)} in {program_name(card.program)} so far."),
            *(before if card.before.strip() else []),
            *_what_works(card),
            *_what_to_change(card),
        ],
        callback=Callback.RETRO,
        carries=MentorshipRef(card.mentorship),
        submit="Save",
        opened_from=opened_from,
    )


def _what_works(card: RetroCard) -> list[Block]:
    share = option("share", f"{plain(card.partner.name, 40)} may read what works")
    ticked = [share] if card.answer.share else None
    return [
        question(
            Field.RETRO_WORKS,
            "What works well?",
            text_field(Field.RETRO_WORKS, card.answer.works, longest=LONGEST, rows=Rows.SEVERAL),
            need=Need.OPTIONAL,
        ),
        question(
            Field.RETRO_SHARE,
            "Pass it on?",
            CheckboxesElement(action_id=Field.RETRO_SHARE, options=[share], initial_options=ticked),
            need=Need.OPTIONAL,
        ),
    ]


def _what_to_change(card: RetroCard) -> list[Block]:
    ticked = [each for each in OPTIONS if each.value in card.answer.wishes]
    return [
        question(
            Field.RETRO_CHANGE,
            "What would make it better?",
            text_field(Field.RETRO_CHANGE, card.answer.change, longest=LONGEST, rows=Rows.SEVERAL),
            hint="For your eyes alone. I show it to you again next time.",
            need=Need.OPTIONAL,
        ),
        question(
            Field.RETRO_WISHES,
            "What would you like to change?",
            CheckboxesElement(action_id=Field.RETRO_WISHES, options=list(OPTIONS), initial_options=ticked or None),
            hint="The next page leads to it. Nothing changes before you say so there.",
            need=Need.OPTIONAL,
        ),
    ]


def looked_back_page(card: RetroCard) -> View:
    """Thanks, and the way to whatever somebody would like to change."""
    ways = _ways(card)
    shared = f" {mention(card.partner)} reads what works." if card.answer.share and card.answer.works else ""
    return page(
        TITLE,
        [
            section(f"Thank you for looking back.{shared}"),
            *([section("*Would you like to change it now?*"), actions(*ways)] if ways else []),
            small("`/mentor retro` brings you back here at any time."),
        ],
    )


def _ways(card: RetroCard) -> list[ButtonElement]:
    pair, wishes = MentorshipRef(card.mentorship), card.answer.wishes
    found = []
    if wishes & RHYTHM:
        found.append(button("Change the pace", Action.PACE_OPEN, pair))
    if RetroWish.GOALS in wishes:
        found += [button("Look at goals", Action.GOALS_OF_PAIR, pair), button("New goal", Action.GOAL_NEW, pair)]
    if RetroWish.MATCH in wishes:
        found.append(button("Another partner", Action.REMATCH_OPEN, pair))
    return found
