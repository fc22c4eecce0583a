"""Approving mentors: the admin's queue, and the mentor's starter kit with its self-check."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, CheckboxesElement
from slack_sdk.models.views import View

from bot.domain.approval_cards import ApprovalCard, ApprovalsCard, DeclinedCard, MentorKitCard
from bot.domain.approvals import CHECKS, OPEN, mark_of
from bot.domain.terms import ApprovalState
from bot.slack.answers import Answers
from bot.slack.blocks import MOST_IN_VIEW, actions, button, confirmation, divider, fitting, plainly, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, option, question, text_field
from bot.slack.metadata import ApprovalRef, KitRef, SightRef
from bot.slack.modals.frame import form, page
from bot.slack.text import Style, lines, mention, paragraphs, plain, plural, quote, when
from bot.slack.wording.terms import program_name, skills

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
    ApprovalState.WITHDRAWN: "Your offer to mentor no longer stands.",
}
SAVED = {
    ApprovalState.WAITING: "Saved. I will write as soon as there is news.",
    ApprovalState.ASKED: "Saved. The question is still there for whenever you have an answer.",
}
OWN = "Your own offer: somebody else who runs the program decides about it."
OPTIONS = tuple(option(name, words) for name, words in CHECKS.items())


def queue_modal(card: ApprovalsCard, note: str = "") -> View:
    """Who waits, and `note` above them: why the last press did nothing."""
    said = [plainly(note)] if note else []
    name, number = program_name(card.cohort.program), len(card.waiting) + card.more
    declined = _declined_lately(card)
    if not card.waiting:
        return page("Mentors to approve", [*said, section(f"Nobody waits for approval in {name}."), *declined])
    head = [
        *said,
        section(f"{plural(number, 'person', 'people')} would like to mentor in {name}. Each hears from you."),
        *_all_at_once(card),
        divider(),
    ]
    room = MOST_IN_VIEW - len(head) - len(declined) - 1
    people = fitting(card.waiting, _waiting, room=room, more=_more)
    more = [small(_more(card.more))] if card.more else []
    return page("Mentors to approve", [*head, *people, *more, *declined])


def _all_at_once(card: ApprovalsCard) -> list[Block]:
    """One press for everybody on this page of whom nothing is asked; who comes later was not looked at."""
    ready = [each for each in card.waiting if each.at_once]
    if len(ready) < 2:
        return []
    number = len(ready)
    sure = confirmation(
        "Approve all?",
        f"This approves the {number} people on this page whose answer you do not wait for. Each of them is told.",
        yes=f"Approve {number}",
        no="Not yet",
        style="primary",
    )
    shown = SightRef(card.cohort.id, " ".join(each.sight for each in ready))
    return [actions(button("Approve all", Action.APPROVE_ALL, shown, confirm=sure))]


def _waiting(card: ApprovalCard) -> list[Block]:
    since = "since today" if card.days < 1 else f"for {plural(card.days, 'day')}"
    answered = " and has answered" if card.answer and card.state is ApprovalState.WAITING else ""
    told = (
        f"{mention(card.person)} waits {since}{answered}. Self-check: {_checked(card)}.",
        f"Offers {skills(card.offers)}." if card.offers else "",
        quote(card.goals, 600),
        f"*You asked:*\n{quote(card.question, 600)}" if card.question else "",
        f"*The answer:*\n{quote(card.answer, 600)}" if card.answer else _silence(card),
    )
    return [section(lines(told)), small(OWN) if card.own else _answers(card)]


def _checked(card: ApprovalCard) -> str:
    return f"{card.ticked} of {len(CHECKS)}" if card.ticked else "not done yet"


def _answers(card: ApprovalCard) -> Block:
    reference, name = ApprovalRef(card.id), card.person.name
    sure = confirmation(
        f"Decline {plain(name, 80)}?",
        "They are told kindly that the offer was not taken up this time. For 30 days you can still let them in.",
        yes="Decline",
        no="Not yet",
    )
    return actions(
        button("Approve", Action.APPROVE, reference, style="primary", aloud=f"Approve {name}"),
        button("Ask", Action.APPROVAL_ASK, reference, aloud=f"Ask {name} a question"),
        button("Decline", Action.APPROVAL_DECLINE, reference, aloud=f"Decline {name}", confirm=sure),
    )


def _declined_lately(card: ApprovalsCard) -> list[Block]:
    if not card.declined:
        return []
    return [divider(), section("*Declined lately*"), *map(_declined, card.declined)]


def _declined(card: DeclinedCard) -> Block:
    said = f"{mention(card.person)}, {when(card.at, Style.SHORT)}"
    if card.own:
        return section(said)
    reverse = button(
        "Let in after all",
        Action.APPROVAL_REVERSE,
        ApprovalRef(card.id),
        aloud=f"Let {card.person.name} in after all",
    )
    return section(said, accessory=reverse)


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
    """A self-check, and an answer to the question of this mark where something was asked."""

    cohort: UUID
    ticked: tuple[str, ...]
    answer: str | None
    asked: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"ticked": Field.MENTOR_CHECKS, "answer": Field.MENTOR_ANSWER}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers, asked = Answers.of(view), {block.get("block_id") for block in view["blocks"]}
        reference = KitRef.parse(view["private_metadata"])
        return cls(
            cohort=reference.cohort,
            ticked=answers.choices(Field.MENTOR_CHECKS),
            answer=answers.text(Field.MENTOR_ANSWER) if Field.MENTOR_ANSWER in asked else None,
            asked=reference.asked,
        )


def saved_kit(card: MentorKitCard) -> View:
    """The kit once more, with a word on what becomes of it."""
    return kit_modal(card, SAVED.get(card.state, "Saved."))


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
        carries=KitRef(card.cohort.id, mark_of(card.question)),
        submit="Save",
        close="Close",
    )


def _asked(card: MentorKitCard) -> list[Block]:
    if not card.question:
        return []
    asked = section(f"*You were asked:*\n{quote(card.question, 1000)}")
    if card.state not in OPEN:
        return [asked, *([section(f"*Your answer:*\n{quote(card.answer, 1000)}")] if card.answer else [])]
    return [
        asked,
        question(
            Field.MENTOR_ANSWER,
            "Your answer",
            text_field(Field.MENTOR_ANSWER, card.answer, longest=LONGEST_WORDS, rows=Rows.SEVERAL),
            hint="The people who run the program read it. You can change it until they decide.",
            need=Need.OPTIONAL,
        ),
    ]
