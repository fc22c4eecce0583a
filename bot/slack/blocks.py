"""Block Kit in our own few words. Limits are Slack's: docs.slack.dev/reference/block-kit/blocks."""

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    PlainTextObject,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
    SectionBlock,
    StaticSelectElement,
)

from bot.slack.ids import Action
from bot.slack.metadata import Reference
from bot.slack.text import plain, sentence, spoken

T = TypeVar("T")

MOST_IN_VIEW = 100
MOST_IN_MESSAGE = 50
LONGEST_HEADING = 150
LONGEST_SECTION = 3000
LONGEST_BUTTON = 75
LONGEST_CONFIRMATION = 300


def heading(words: str) -> HeaderBlock:
    return HeaderBlock(text=PlainTextObject(text=plain(words, LONGEST_HEADING), emoji=True))


Accessory = ButtonElement | StaticSelectElement | OverflowMenuElement


def section(mrkdwn: str, accessory: Accessory | None = None) -> SectionBlock:
    return SectionBlock(text=_still(mrkdwn), accessory=accessory)


def plainly(words: str) -> SectionBlock:
    """A sentence that may quote people, such as a refusal: nothing in it comes alive, and it is cut to fit."""
    return section(sentence(words, LONGEST_SECTION))


def quoted(words: str, limit: int) -> list[Block]:
    """People's words as a quote in which nothing is taken for formatting; no block where they said nothing.

    Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block#rich-text-quote-element-type
    """
    said = spoken(words, limit)
    if not said:
        return []
    return [RichTextBlock(elements=[RichTextQuoteElement(elements=[RichTextElementParts.Text(text=said)])])]


def beside(title: str, left: str, right: str) -> SectionBlock:
    """Two texts side by side under a title; one below the other where the screen is narrow."""
    return SectionBlock(text=_still(title), fields=[_still(left), _still(right)])


def small(mrkdwn: str) -> ContextBlock:
    return ContextBlock(elements=[_still(mrkdwn)])


def divider() -> DividerBlock:
    return DividerBlock()


def actions(*elements: Accessory) -> ActionsBlock:
    return ActionsBlock(elements=elements)


def button(
    words: str,
    action: Action,
    reference: Reference | None = None,
    *,
    style: Literal["primary", "danger"] | None = None,
    aloud: str | None = None,
    confirm: ConfirmObject | None = None,
) -> ButtonElement:
    """A button that carries `reference`. `aloud` is read by screen readers where the words alone are ambiguous."""
    return ButtonElement(
        text=PlainTextObject(text=words, emoji=True),
        action_id=action,
        value=reference.dump() if reference else None,
        style=style,
        accessibility_label=plain(aloud, LONGEST_BUTTON) if aloud else None,
        confirm=confirm,
    )


def link(words: str, action: Action, url: str) -> ButtonElement:
    """A button that opens a page outside of Slack. Slack tells us of the press as well, which has to be answered.

    Source: docs.slack.dev/reference/block-kit/block-elements/button-element
    """
    return ButtonElement(text=PlainTextObject(text=words, emoji=True), action_id=action, url=url)


def overflow(action: Action, options: Sequence[tuple[str, Reference]]) -> OverflowMenuElement:
    """A menu behind three dots, of at most five entries."""
    return OverflowMenuElement(
        action_id=action,
        options=[
            Option(value=reference.dump(), text=PlainTextObject(text=words, emoji=True))
            for words, reference in options
        ],
    )


def confirmation(
    title: str, words: str, *, yes: str, no: str, style: Literal["primary", "danger"] = "danger"
) -> ConfirmObject:
    """The question that Slack asks before it passes a press on to us. All of it plain text.

    `style` is "primary" where the press takes nothing from anybody.
    """
    return ConfirmObject(
        title=PlainTextObject(text=title),
        text=PlainTextObject(text=plain(words, LONGEST_CONFIRMATION)),
        confirm=PlainTextObject(text=yes),
        deny=PlainTextObject(text=no),
        style=style,
    )


def fitting(
    items: Sequence[T], draw: Callable[[T], Sequence[Block]], *, room: int, more: Callable[[int], str]
) -> list[Block]:
    """The blocks of as many items as fit in `room`, then, if some are left out, a line saying how many."""
    drawn = [draw(item) for item in items[:room]]
    if len(drawn) == len(items) and sum(map(len, drawn)) <= room:
        return [block for blocks in drawn for block in blocks]
    shown: list[Block] = []
    number = 0
    while number < len(drawn) and len(shown) + len(drawn[number]) < room:
        shown.extend(drawn[number])
        number += 1
    return [*shown, small(more(len(items) - number))]


def _still(mrkdwn: str) -> MarkdownTextObject:
    # Verbatim, so that a plain "@channel" or a channel's name in people's words is left as they typed it.
    return MarkdownTextObject(text=mrkdwn, verbatim=True)
