"""Asking for help: a form that says first who will read it, and the sender's page on where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement, CheckboxesElement
from slack_sdk.models.views import View

from bot.domain.care.concern_cards import AskCard, RequestCard
from bot.domain.care.concerns import LONGEST_WORDS, Apart, Origin
from bot.domain.care.terms import ConcernKind
from bot.domain.errors import OutdatedButton
from bot.slack.answers import Answers
from bot.slack.blocks import actions, button, confirmation, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import MOST_OPTIONS, Need, Rows, option, question, select, text_field
from bot.slack.metadata import MentorshipRef, id_in
from bot.slack.modals.frame import form, page
from bot.slack.refs.concerns import ConcernRef, HelpRef
from bot.slack.text import day, lines, mention, paragraphs
from bot.slack.wording.concerns import TITLES, about, everybody, in_full, one_by_name, standing

EVERYBODY = "all"
KEEP_APART = "apart"
NOBODY_IS_LEFT = (
    "Everybody who could read this here has a part in it: they are one of you, or work above or below one of you. "
    "So I take nothing down. Please turn to somebody you trust outside of the program, such as your people team."
)
STAND_INS = {
    Origin.NAMED: "Whoever runs this program has a part in it, so it goes past them to whom your company named.",
    Origin.WORKSPACE: "Whoever runs this program has a part in it, so it goes past them to workspace admins.",
}
NOT_FOR_EMERGENCIES = "This is not for emergencies: readers are told in their working hours."


@dataclass(frozen=True, slots=True)
class HelpForm:
    """A request for help. `to` is the reader chosen, None for everybody who is named."""

    kind: ConcernKind
    participant: UUID
    pair: UUID | None
    words: str
    to: UUID | None
    apart: Apart

    FIELDS: ClassVar[Mapping[str, Field]] = {"words": Field.HELP_WORDS, "to": Field.HELP_TO}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers, ref = Answers.of(view), HelpRef.parse(view["private_metadata"])
        to = answers.choice(Field.HELP_TO)
        return cls(
            kind=kind_in(ref),
            participant=ref.participant,
            pair=ref.pair,
            words=answers.text(Field.HELP_WORDS),
            to=None if to == EVERYBODY else id_in(to or ""),
            apart=Apart.YES if KEEP_APART in answers.choices(Field.HELP_APART) else Apart.NO,
        )


@dataclass(frozen=True, slots=True)
class MoreForm:
    """What the sender adds."""

    concern: UUID
    words: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"words": Field.HELP_MORE}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        words = Answers.of(view).text(Field.HELP_MORE)
        return cls(concern=ConcernRef.parse(view["private_metadata"]).concern, words=words)


def kind_in(ref: HelpRef) -> ConcernKind:
    """What a button is for; raise OutdatedButton for anything we do not know."""
    try:
        return ConcernKind(ref.help_kind)
    except ValueError as error:
        raise OutdatedButton from error


def help_modal(card: AskCard) -> View:
    if not card.readers:
        return page(TITLES[card.kind], [section(NOBODY_IS_LEFT)])
    return form(
        TITLES[card.kind],
        [section(_beforehand(card)), _to(card), _words(card.kind), *_apart(card), small(NOT_FOR_EMERGENCIES)],
        callback=Callback.HELP,
        carries=HelpRef(card.kind, card.place.participant, str(card.place.mentorship or "")),
        submit="Send",
    )


def more_modal(concern: UUID) -> View:
    words = text_field(Field.HELP_MORE, "", longest=LONGEST_WORDS, rows=Rows.SEVERAL)
    hint = "The same people read it, and are told that there is something new."
    return form(
        "Add to it",
        [question(Field.HELP_MORE, "What would you like to add?", words, hint=hint)],
        callback=Callback.HELP_MORE,
        carries=ConcernRef(concern),
        submit="Add",
    )


def request_page(card: RequestCard, note: str = "") -> View:
    """Where a request stands, with everything its sender can still do."""
    return page(
        TITLES[card.kind],
        [
            *([section(note)] if note else []),
            section(_where_it_stands(card)),
            *_answer(card),
            *([small("*What you wrote*"), *in_full(card.words)] if card.words else []),
            *_kept_apart(card),
            *([actions(*_ways(card))] if card.words else []),
        ],
    )


def _beforehand(card: AskCard) -> str:
    readers = everybody([person for _, person in card.readers])
    partner = mention(card.place.partner) if card.place.partner else ""
    bosses = "either of you" if partner else "yours"
    several = ", or the one you choose below. If that one can no longer take it on, the others do"
    return paragraphs(
        f"This is about {about(card.place)}.",
        lines(
            (
                "*Who reads it*",
                STAND_INS.get(card.origin, ""),
                f"• {readers}{several if len(card.readers) > 1 else ''}.",
                f"• Nobody else{f': not {partner}' if partner else ''}, no manager of {bosses}, no other admin. "
                "They do not see that it exists.",
            )
        ),
        lines(
            (
                "*What happens next*",
                *_next(card, partner),
                "• You can add to it, or take it back: then the words are gone.",
            )
        ),
    )


def _next(card: AskCard, partner: str) -> tuple[str, ...]:
    answer = f"• They are asked to answer by {day(card.answer_by)}. You see who has read it, and the answer."
    if card.kind is ConcernKind.CONCERN:
        return (answer, "• Nothing else is done about it without you.")
    return (answer, f"• A talk with {partner} comes about only if you say so: I ask you before I invite {partner}.")


def _to(card: AskCard) -> Block:
    named = [option(str(id_), one_by_name(person)) for id_, person in card.readers[: MOST_OPTIONS - 1]]
    options = [option(EVERYBODY, "All who are named above"), *named] if len(card.readers) > 1 else named
    first = EVERYBODY if len(card.readers) > 1 else str(card.readers[0][0])
    return question(Field.HELP_TO, "Who should read it?", select(Field.HELP_TO, options, first))


def _words(kind: ConcernKind) -> Block:
    asked = "What has happened?" if kind is ConcernKind.CONCERN else "What would you like to talk about?"
    words = text_field(Field.HELP_WORDS, "", longest=LONGEST_WORDS, rows=Rows.SEVERAL)
    return question(Field.HELP_WORDS, asked, words, hint="As much or as little as you like.")


def _apart(card: AskCard) -> list[Block]:
    """Not where the two are to talk."""
    if not card.place.partner or card.kind is ConcernKind.MEDIATION:
        return []
    words = "Keep us apart from now on"
    said = "We are never matched again, in any program."
    return [
        question(
            Field.HELP_APART,
            "And later?",
            CheckboxesElement(action_id=Field.HELP_APART, options=[option(KEEP_APART, words, said)]),
            hint="Nobody is told so. It does not end the time you have together now: “Another partner” does that.",
            need=Need.OPTIONAL,
        )
    ]


def _where_it_stands(card: RequestCard) -> str:
    hears = f"They are asked to answer by {day(card.answer_by)}." if card.open and not card.reply else ""
    readers = f"Only {everybody(card.readers)} can read it." if card.readers and card.words else ""
    return lines((f"About {about(card.place)}.", standing(card.state, card.handler, card.readings), readers, hears))


def _answer(card: RequestCard) -> list[Block]:
    if not card.reply:
        return []
    return [small(f"*The answer{f' of {mention(card.handler)}' if card.handler else ''}*"), *in_full(card.reply)]


def _kept_apart(card: RequestCard) -> list[Block]:
    if not (card.keep_apart and card.place.partner):
        return []
    lift = button("Lift this", Action.HELP_LIFT, ConcernRef(card.id), aloud="No longer keep us apart")
    return [section(f"You and {mention(card.place.partner)} are never matched again.", accessory=lift)]


def _ways(card: RequestCard) -> list[ButtonElement]:
    ref, place = ConcernRef(card.id), card.place
    ways = [button("Add to it", Action.HELP_MORE, ref)]
    if card.may_invite and place.partner and card.handler and card.open:
        ways.append(
            button(
                f"Invite {one_by_name(place.partner)}"[:60],
                Action.HELP_INVITE,
                ref,
                confirm=confirmation(
                    "A talk of three",
                    f"{one_by_name(place.partner)} reads that you and {one_by_name(card.handler)} would like a "
                    "talk of the three of you. Nothing of what you wrote.",
                    yes="Invite",
                    no="Not yet",
                    style="primary",
                ),
            )
        )
    if card.others and card.open:
        ways.append(button("Let the others read it", Action.HELP_SHARE, ref))
    if place.running and place.mentorship:
        ways.append(button("Another partner", Action.REMATCH_OPEN, MentorshipRef(place.mentorship)))
    return [*ways, button("Take it back", Action.HELP_WITHDRAW, ref, style="danger", confirm=_SURE)]


_SURE = confirmation(
    "Take it back?",
    "Everything you wrote in it is gone, for everybody, and so is the answer.",
    yes="Take it back",
    no="Keep it",
)
