"""Approving mentors: the admin's queue, and the mentor's starter kit with its self-check."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, CheckboxesElement
from slack_sdk.models.views import View

from bot.domain.approvals import CHECKS
from bot.domain.cards import ApprovalCard, ApprovalsCard, MentorKitCard
from bot.domain.terms import ApprovalState
from bot.slack.answers import Answers
from bot.slack.blocks import MOST_IN_VIEW, actions, button, divider, fitting, plainly, section, small
from bot.slack.ids import Action, Callback, Field
from bot.slack.inputs import Need, Rows, option, question, text_field
from bot.slack.metadata import ApprovalRef, CohortRef
from bot.slack.modals.frame import form, page
from bot.slack.text import lines, mention, paragraphs, plural, quote
from bot.slack.words import program_name, skills

LONGEST_WORDS = 1000
CARDS = (
    ("Listen first", "Ask, wait, and ask once more. Most people know more than they dare to say."),
    ("Open questions", "“What have you tried?” opens a talk; “Did you try X?” closes it."),
    ("Your own failures", "What went wrong, and what you did then, is worth more than a success story."),
    ("Mentor, not manager", "You do not assess. What is said stays between the two of you."),
    (
        "A good beginning",
        "In the first talk agree on what they want to reach, how often you meet, and what stays private.",
    ),
)
STANDING = {
    ApprovalState.WAITING: "Your offer to mentor is being looked at. I will write as soon as there is news.",
    ApprovalState.ASKED: "There is a question for you. Your answer goes to the people who run the program.",
    ApprovalState.APPROVED: "You are approved as a mentor.",
    ApprovalState.DECLINED: "Your offer to mentor was not taken up this time.",
}
OPTIONS = tuple(option(name, "Yes", words) for name, words in CHECKS.items())


def queue_modal(card: ApprovalsCard) -> View:
    name = program_name(card.cohort.program)
    if not card.waiting:
        return page("Mentors to approve", [section(f"Nobody waits for approval in {name}.")])
    several = [actions(button("Approve all", Action.APPROVE_ALL, CohortRef(card.cohort.id)))]
    head = [
        section(
            f"{plural(len(card.waiting), 'person', 'people')} would like to mentor in {name}. Each hears from you."
        ),
        *(several if len(card.waiting) > 1 else []),
        divider(),
    ]
    people = fitting(card.waiting, _waiting, room=MOST_IN_VIEW - len(head), more=_more)
    return page("Mentors to approve", [*head, *people])


def _waiting(card: ApprovalCard) -> list[Block]:
    reference, name = ApprovalRef(card.id), card.person.name
    since = "since today" if card.days < 1 else f"for {plural(card.days, 'day')}"
    told = (
        f"{mention(card.person)} waits {since}. Self-check: {card.ticked} of {len(CHECKS)}.",
        f"Offers {skills(card.offers)}." if card.offers else "",
        quote(card.goals, 600),
        f"*You asked:*\n{quote(card.question, 600)}" if card.question else "",
        f"*The answer:*\n{quote(card.answer, 600)}" if card.answer else _silence(card),
    )
    return [
        section(lines(told)),
        actions(
            button("Approve", Action.APPROVE, reference, style="primary", aloud=f"Approve {name}"),
            button("Ask", Action.APPROVAL_ASK, reference, aloud=f"Ask {name} a question"),
            button("Decline", Action.APPROVAL_DECLINE, reference, aloud=f"Decline {name}"),
        ),
    ]


def _silence(card: ApprovalCard) -> str:
    return "No answer yet." if card.state is ApprovalState.ASKED else ""


def _more(number: int) -> str:
    return f"And {plural(number, 'more person', 'more people')}, once these are answered."


@dataclass(frozen=True, slots=True)
class AskForm:
    """A question to a mentor."""

    approval: UUID
    question: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"question": Field.APPROVAL_QUESTION}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        reference = ApprovalRef.parse(view["private_metadata"])
        return cls(reference.approval, Answers.of(view).text(Field.APPROVAL_QUESTION))


def ask_modal(approval: UUID) -> View:
    asked = question(
        Field.APPROVAL_QUESTION,
        "What would you like to know?",
        text_field(Field.APPROVAL_QUESTION, "", longest=LONGEST_WORDS, rows=Rows.SEVERAL),
        hint="They read it with your name, and their answer comes back into this list.",
    )
    return form("Ask first", [asked], callback=Callback.APPROVAL_ASK, carries=ApprovalRef(approval), submit="Send")


@dataclass(frozen=True, slots=True)
class KitForm:
    """A self-check, and an answer where something was asked."""

    cohort: UUID
    ticked: tuple[str, ...]
    answer: str | None

    FIELDS: ClassVar[Mapping[str, Field]] = {"ticked": Field.MENTOR_CHECKS, "answer": Field.MENTOR_ANSWER}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers, asked = Answers.of(view), {block.get("block_id") for block in view["blocks"]}
        return cls(
            cohort=CohortRef.parse(view["private_metadata"]).cohort,
            ticked=answers.choices(Field.MENTOR_CHECKS),
            answer=answers.text(Field.MENTOR_ANSWER) if Field.MENTOR_ANSWER in asked else None,
        )


def kit_modal(card: MentorKitCard, note: str = "") -> View:
    """Five short cards, the self-check, and the question of an admin if there is one."""
    ticked = [each for each in OPTIONS if each.value in card.ticked]
    checks = CheckboxesElement(action_id=Field.MENTOR_CHECKS, options=list(OPTIONS), initial_options=ticked or None)
    return form(
        "For mentors",
        [
            *([plainly(note)] if note else []),
            section(paragraphs(program_name(card.cohort.program), STANDING[card.state])),
            *_asked(card),
            section("*Five minutes for a good start*"),
            *(section(f"*{title}*\n{words}") for title, words in CARDS),
            question(
                Field.MENTOR_CHECKS,
                "Does this sound like you?",
                checks,
                hint="For yourself first. The people who run the program see how many you ticked, not which.",
                need=Need.OPTIONAL,
            ),
            small("Nobody needs to tick everything."),
        ],
        callback=Callback.MENTOR_KIT,
        carries=CohortRef(card.cohort.id),
        submit="Save",
        close="Close",
    )


def _asked(card: MentorKitCard) -> list[Block]:
    if card.state is not ApprovalState.ASKED:
        return []
    return [
        section(f"*You were asked:*\n{quote(card.question, 1000)}"),
        question(
            Field.MENTOR_ANSWER,
            "Your answer",
            text_field(Field.MENTOR_ANSWER, card.answer, longest=LONGEST_WORDS, rows=Rows.SEVERAL),
            hint="The people who run the program read it.",
            need=Need.OPTIONAL,
        ),
    ]
