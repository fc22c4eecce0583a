"""What could not be delivered: why, what to do about it, and to whom it was to go. Never what it says."""

from slack_sdk.models.blocks import Block, ButtonElement, ConfirmObject
from slack_sdk.models.views import View

from bot.domain.undelivered import (
    FINAL,
    Deed,
    Obstacle,
    Reckoning,
    UndeliveredCard,
    UndeliveredMessage,
    UndeliveredPage,
    UndeliveredPile,
)
from bot.slack.blocks import actions, button, confirmation, divider, section, small
from bot.slack.ids import Action
from bot.slack.modals.frame import page
from bot.slack.refs.undelivered import DismissalRef, LetterRef, ObstacleRef, UndeliveredRef
from bot.slack.text import Style, channel_name, line, lines, listed, mention_id, plural, when
from bot.slack.wording.kinds import one_of_kind
from bot.slack.wording.undelivered import WHY, could_not, reckoned

TITLE = "Not delivered"
SLACKS_WORDS = frozenset({Obstacle.UNFIT, Obstacle.NOT_ALLOWED, Obstacle.NOBODY, Obstacle.TROUBLE})
"""Where Slack's own word for it helps whoever runs the bot."""
MOST_REASONS = 5


def undelivered_line(number: int) -> list[Block]:
    """The way there from the control room and the digest; nothing where everything has arrived."""
    if not number:
        return []
    look = button("Look at them", Action.UNDELIVERED_OPEN, aloud="Look at what could not be delivered")
    return [section(f"*{could_not(number)}*", accessory=look)]


def undelivered_modal(card: UndeliveredCard, reckoning: Reckoning | None = None) -> View:
    """One paragraph for each obstacle, with what can be done about all of its messages at once."""
    done = _done(reckoning, "", 0)
    if not card.piles:
        return page(TITLE, [*done, section("Nothing is left here: what could be delivered has been.")])
    total = sum(pile.count for pile in card.piles)
    intro = section(f"*{could_not(total)}*. You see to whom and why; what they say is nobody's but their readers'.")
    return page(TITLE, [*done, intro, *(block for pile in card.piles for block in _pile(pile))])


def undelivered_page_modal(card: UndeliveredPage, reckoning: Reckoning | None = None) -> View:
    """Some messages with one obstacle, each with its two buttons."""
    done = _done(reckoning, card.obstacle, card.start)
    if not card.messages:
        return page(TITLE, [*done, section("No message of this sort is left.")])
    last = card.start + len(card.messages)
    intro = section(
        lines((_why(card.obstacle), f"*{card.start + 1:,} to {last:,} of {card.total:,}*, the newest first"))
    )
    rows = [block for message in card.messages for block in _message(message, card)]
    return page(TITLE, [*done, intro, *rows, *_turning(card)])


def _done(reckoning: Reckoning | None, obstacle: str, start: int) -> list[Block]:
    """What has just been done, and the way back where there is one."""
    if reckoning is None:
        return []
    undo = None
    if reckoning.deed is Deed.DISMISSED and reckoning.mark and reckoning.moved:
        reference = DismissalRef(obstacle, start, reckoning.mark.isoformat())
        undo = button("Undo", Action.UNDELIVERED_RECALL, reference, aloud="Undo: list them again")
    return [section(reckoned(reckoning), accessory=undo), divider()]


def _pile(pile: UndeliveredPile) -> list[Block]:
    reference = ObstacleRef(pile.obstacle)
    what = could_not(pile.count)
    again = button(
        "Try again" if pile.count == 1 else "Try all again",
        Action.UNDELIVERED_RETRY_ALL,
        reference,
        aloud=f"Try again: {WHY[pile.obstacle][0]}",
        confirm=_twice() if pile.obstacle is Obstacle.UNCONFIRMED else None,
    )
    ways_on = [
        *([] if pile.obstacle in FINAL else [again]),
        button("Show the list", Action.UNDELIVERED_LIST, UndeliveredRef(pile.obstacle, 0), aloud=f"Show {what}"),
        button(
            "Dismiss" if pile.count == 1 else "Dismiss all",
            Action.UNDELIVERED_DISMISS_ALL,
            reference,
            aloud=f"Dismiss: {WHY[pile.obstacle][0]}",
        ),
    ]
    count = plural(pile.count, "message")
    newest = f"{'The newest' if pile.count > 1 else 'Given up'} on {when(pile.newest, Style.DATED)}"
    return [
        divider(),
        section(lines((f"{count}: {_why(pile.obstacle)}", f"{newest}{_reasons(pile)}"))),
        actions(*ways_on),
    ]


def _why(obstacle: Obstacle) -> str:
    why, what_to_do = WHY[obstacle]
    return f"*{why}* {what_to_do}"


def _reasons(pile: UndeliveredPile) -> str:
    if pile.obstacle not in SLACKS_WORDS or not pile.reasons:
        return ""
    words = [line(reason, 60) for reason in pile.reasons]
    more = ["others"] if words[MOST_REASONS:] else []
    return f" · Reason: {listed([*words[:MOST_REASONS], *more])}"


def _message(message: UndeliveredMessage, card: UndeliveredPage) -> list[Block]:
    reference = LetterRef(card.obstacle, card.start, message.id)
    kind = one_of_kind(message.kind)
    again = button(
        "Try again",
        Action.UNDELIVERED_RETRY,
        reference,
        aloud=f"Try again: {kind}",
        confirm=_twice() if card.obstacle is Obstacle.UNCONFIRMED else None,
    )
    dismiss = button("Dismiss", Action.UNDELIVERED_DISMISS, reference, aloud=f"Dismiss: {kind}")
    ways_on: list[ButtonElement] = [*([] if card.obstacle in FINAL else [again]), dismiss]
    return [
        section(f"{kind} to {_reader(message)}, given up on {when(message.given_up_at, Style.DATED)}"),
        actions(*ways_on),
    ]


def _reader(message: UndeliveredMessage) -> str:
    if message.channel:
        return channel_name(message.channel)
    return listed([mention_id(reader) for reader in message.readers])


def _twice() -> ConfirmObject:
    return confirmation(
        "May it arrive twice?",
        "Nobody knows whether Slack has this already. Sent again, it may be read twice.",
        yes="Try again",
        no="Not now",
        style="primary",
    )


def _turning(card: UndeliveredPage) -> list[Block]:
    """Both ways through the pages, where there is more than one."""
    newer, older = max(card.start - card.on_a_page, 0), card.start + card.on_a_page
    turns = [
        *([button("Newer", Action.UNDELIVERED_BACK, UndeliveredRef(card.obstacle, newer))] if card.start else []),
        *(
            [button("Older", Action.UNDELIVERED_TURN, UndeliveredRef(card.obstacle, older))]
            if card.start + len(card.messages) < card.total
            else []
        ),
    ]
    return [actions(*turns)] if turns else [small("That is all of them.")] if card.start else []
