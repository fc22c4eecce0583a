"""Stopping all messages: the form that does it, and the pages that show, discard and release what is held back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.held import HeldCard, HeldMessage, HeldPage, ReleaseCard
from bot.domain.holding import LONGEST_REASON, Audience, Hold, Pile
from bot.domain.previews import Preview
from bot.slack.answers import Answers
from bot.slack.blocks import MOST_IN_VIEW, actions, button, confirmation, divider, fitting, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, question, text_field
from bot.slack.metadata import HeldPageRef, PileRef
from bot.slack.modals.frame import form, page
from bot.slack.previews import foretold
from bot.slack.text import Style, channel_name, lines, mention_id, paragraphs, plural, quote, when
from bot.slack.wording.kinds import of_kind, one_of_kind

TO_WHOM = {
    Audience.PERSON: "to people",
    Audience.PAIR: "to group chats of pairs",
    Audience.CHANNEL: "to channels",
}
WHAT_STOPPING_MEANS = (
    "*Once you confirm, I send nothing more*: no direct messages, no group chats, no posts in channels. "
    "One that is on its way to Slack at that moment may still arrive.",
    "People can go on clicking and get their answers; what a click would have sent to anybody waits with the rest. "
    "Time goes on as well: meetings are planned and breaks end, but nobody is told.",
    "You can look at what is held back, discard some of it or release it at any time.",
)


@dataclass(frozen=True, slots=True)
class StopForm:
    """The decision to stop all messages, with the reason or ""."""

    reason: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"reason": Field.HOLD_REASON}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(Answers.of(view).text(Field.HOLD_REASON))


def stop_modal() -> View:
    return form(
        "Stop all messages",
        [
            section(paragraphs(*WHAT_STOPPING_MEANS)),
            question(
                Field.HOLD_REASON,
                "Why?",
                text_field(Field.HOLD_REASON, "", longest=LONGEST_REASON, rows=Rows.SEVERAL),
                hint="Other admins read it in the control room. You need not give a reason.",
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.MESSAGES_STOP,
        carries=None,
        submit="Stop all messages",
    )


def stop_button() -> ButtonElement:
    """The way to the form, for the control room."""
    return button("Stop all messages", Action.MESSAGES_STOP, style="danger")


def stopped_banner(card: HeldCard, *, may_act: bool) -> list[Block]:
    """Says loudly, on top of the control room, that nothing goes out, and leads to what is held back."""
    ways_on: Block = small("A workspace admin can look at what is held back, and release it.")
    if may_act:
        ways_on = actions(button("Look, discard or release", Action.MESSAGES_LOOK, style="primary"))
    return [section(lines((_since(card.hold), _how_much(card)))), ways_on, divider()]


def held_modal(card: HeldCard) -> View:
    """What is held back, pile by pile."""
    top = [section(lines((_since(card.hold), _how_much(card)))), actions(*_ways_on(card)), divider()]
    bottom = [small(words) for words in _also(card)]
    room = MOST_IN_VIEW - len(top) - len(bottom)
    thrown = fitting(card.discarded, _discarded, room=room // 3, more=_more)
    piles = fitting(card.piles, _pile, room=room - len(thrown), more=_more)
    return page("Messages are stopped", [*top, *piles, *thrown, *bottom])


def held_page_modal(card: HeldPage) -> View:
    """A part of the list of what is held back: kinds, readers and times, never words."""
    if not card.messages:
        return page("Held back", [section("Nothing is held back.")])
    last = card.first + len(card.messages) - 1
    title = section(
        f"*{card.first:,} to {last:,} of {card.total:,}*, the oldest first. What they say is not shown."
    )
    turns = [
        *([button("Earlier ones", Action.MESSAGES_EARLIER, HeldPageRef(card.number - 1))] if card.number else []),
        *([] if card.is_last else [button("Later ones", Action.MESSAGES_LATER, HeldPageRef(card.number + 1))]),
    ]
    return page("Held back", [title, *map(_message, card.messages), *([actions(*turns)] if turns else [])])


def release_modal(card: ReleaseCard) -> View:
    """What a release would send, before the button that does it."""
    return form(
        "Release messages",
        [section(_since(card.hold)), section(paragraphs(release_in_words(card), "Nothing has been released yet."))],
        callback=Callback.MESSAGES_RELEASE,
        carries=None,
        submit="Release",
        close="Not yet",
    )


def release_in_words(card: ReleaseCard) -> str:
    preview = card.preview
    if not preview.messages and not preview.dropped:
        return "Nothing is held back. From the release on, messages go out as usual."
    dropped = (
        f"{plural(preview.dropped, 'message')} lost {'its' if preview.dropped == 1 else 'their'} point meanwhile, "
        "such as the reminder of a meeting that is over, and will not be sent."
        if preview.dropped
        else ""
    )
    return paragraphs(f"If you release now: {foretold(preview)}", dropped)


def released(preview: Preview) -> str:
    """What a release has set on its way, as one sentence or two."""
    leaving = f" {foretold(preview)}" if preview.messages else ""
    return f"Messages go out again.{leaving}"


def _since(hold: Hold) -> str:
    by = f" by {mention_id(hold.by)}" if hold.by else ""
    since = when(hold.since, Style.DATED)
    return lines((f"*All messages are stopped*, since {since}{by}.", quote(hold.reason, 700)))


def _how_much(card: HeldCard) -> str:
    total = sum(pile.count for pile in card.piles)
    if not total:
        return "Nothing is held back so far."
    oldest = min(pile.oldest for pile in card.piles)
    is_held = "is" if total == 1 else "are"
    return f"*{plural(total, 'message')}* {is_held} held back; the oldest was due {when(oldest)}."


def _ways_on(card: HeldCard) -> list[ButtonElement]:
    release = button("Release …", Action.MESSAGES_RELEASE, style="primary", aloud="Release messages")
    listed = button("Show the list", Action.MESSAGES_LIST, HeldPageRef(0))
    return [release, listed] if card.piles else [release]


def _also(card: HeldCard) -> list[str]:
    later = f"{plural(card.later, 'more message')} not due yet: after a release they leave at their own time."
    under_way = (
        f"{plural(card.under_way, 'message')} may have been on the way when messages were stopped: "
        "I look up whether Slack has it, and hold it back if not."
    )
    return [*([later] if card.later else []), *([under_way] if card.under_way else [])]


def _pile(pile: Pile) -> list[Block]:
    count = of_kind(pile.kind, pile.count)
    sure = confirmation(
        "Discard these?",
        f"{count} {TO_WHOM[pile.audience]} will not be sent. Until the release you can bring them back.",
        yes="Discard",
        no="Keep",
    )
    reference = PileRef(pile.kind, pile.audience)
    discard = button("Discard these", Action.MESSAGES_DISCARD, reference, aloud=f"Discard {count}", confirm=sure)
    return [section(f"*{count}* {TO_WHOM[pile.audience]}, the oldest due {when(pile.oldest)}", accessory=discard)]


def _discarded(pile: Pile) -> list[Block]:
    count = of_kind(pile.kind, pile.count)
    reference = PileRef(pile.kind, pile.audience)
    restore = button("Bring back", Action.MESSAGES_RESTORE, reference, aloud=f"Bring back {count}")
    return [section(f"Discarded: {count} {TO_WHOM[pile.audience]}", accessory=restore)]


def _message(message: HeldMessage) -> Block:
    if message.person:
        reader = mention_id(message.person)
    else:
        reader = channel_name(message.channel) if message.channel else "the group chat of a pair"
    return small(f"{one_of_kind(message.kind)} to {reader}, due {when(message.due_at, Style.SHORT)}")


def _more(number: int) -> str:
    return f"And {plural(number, 'more kind')} of messages."
