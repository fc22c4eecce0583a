"""The summary as its channel would read it, before the button that posts it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.insight.summary_cards import Look, SummaryPreview, Wish
from bot.slack.blocks import actions, button, divider, section, small
from bot.slack.ids import Action, Callback
from bot.slack.messages.summaries import in_preview
from bot.slack.modals.frame import form
from bot.slack.previews import STOPPED
from bot.slack.refs.summaries import LookRef, look_ref, wish_ref
from bot.slack.text import Style, channel_name, lines, when
from bot.slack.wording.summaries import EVERY

CHANGED = "*The figures have changed since you looked.* This is what would stand there now."


@dataclass(frozen=True, slots=True)
class PreviewForm:
    """The decision to post a summary, or to have it posted from now on."""

    wish: Wish
    look: Look

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        carried = LookRef.parse(view["private_metadata"])
        return cls(carried.wish, carried.look)


def summary_preview(card: SummaryPreview, mark: str) -> View:
    """The message, who would read it and when. `mark` is of what stands in it."""
    change = button("Change", Action.SUMMARY_CHANGE, wish_ref(card.wish), aloud="Change what is asked for")
    blocks: list[Block] = [
        section(lines((CHANGED if card.changed else "", _nothing_yet(card)))),
        actions(change),
        divider(),
        *in_preview(card.notice),
        *([small("In the channel the rows of bars are charts.")] if card.notice.weeks else []),
    ]
    return form(
        "Summary",
        blocks,
        callback=Callback.SUMMARY_POST,
        carries=look_ref(card.wish, Look(card.looked_at, mark)),
        submit="Have it posted" if card.wish.every else "Post it",
        close="Not yet",
    )


def _nothing_yet(card: SummaryPreview) -> str:
    where = channel_name(card.wish.channel)
    stopped = f" {STOPPED}" if card.stopped else ""
    if card.wish.every is None:
        return (
            f"*Nothing has been posted yet.* Everybody in {where} reads this{stopped or ' as soon as you post it'}:"
        )
    first = f", for the first time on {when(card.first_at, Style.ON_DAY)}" if card.first_at else ""
    return (
        f"*Nothing has been posted yet.* Everybody in {where} reads such a summary {EVERY[card.wish.every]}{first}"
        f"{stopped} (in the morning of {card.zone}). Where there is nothing to tell, none comes. "
        "Today it would say:"
    )
