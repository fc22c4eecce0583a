"""The summaries that are posted by themselves: each with the way to change it, to stop it, and to have it back."""

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.insight.summary_cards import ScheduleCard, SchedulesPage
from bot.slack.blocks import actions, button, divider, section
from bot.slack.ids import Action
from bot.slack.modals.frame import page
from bot.slack.refs.summaries import ScheduleRef, SchedulesRef
from bot.slack.text import Style, channel_name, line, lines, mention, when
from bot.slack.wording.summaries import EVERY

TITLE = "Posted by themselves"
NONE = "No summary is posted by itself. `/mentor summary` posts one, and asks whether more shall follow."


def schedules_modal(card: SchedulesPage) -> View:
    """A page of them, and on top what has just been stopped."""
    new = actions(button("Another summary", Action.SUMMARY_OPEN))
    stopped = _stopped(card)
    if not card.schedules:
        return page(TITLE, [*stopped, section(NONE), new])
    last = card.start + len(card.schedules)
    count = [section(f"*{card.start + 1:,} to {last:,} of {card.total:,}*")] if card.total > card.on_a_page else []
    rows = [block for each in card.schedules for block in _row(each, card.start)]
    return page(TITLE, [*stopped, *count, *rows, divider(), new, *_turning(card)])


def _stopped(card: SchedulesPage) -> list[Block]:
    if card.stopped is None:
        return []
    undo = button(
        "Undo", Action.SCHEDULE_RESUME, ScheduleRef(card.start, card.stopped.id), aloud="Undo: post it again"
    )
    name, where = line(card.stopped.choice.title, 200), channel_name(card.stopped.channel)
    return [section(f"Stopped: *{name}* is posted in {where} by itself no more.", accessory=undo), divider()]


def _row(each: ScheduleCard, start: int) -> list[Block]:
    reference, name = ScheduleRef(start, each.id), each.choice.title
    following = f"The next one: {when(each.next_at, Style.ON_DAY)}." if each.next_at else "No next one is in sight."
    return [
        section(
            lines(
                (
                    f"*{line(name, 200)}* in {channel_name(each.channel)}, {EVERY[each.every]}",
                    f"{following} Set by {mention(each.set_by)}.",
                )
            )
        ),
        actions(
            button("Change", Action.SCHEDULE_CHANGE, reference, aloud=f"Change the summary of {name}"),
            button("Stop", Action.SCHEDULE_STOP, reference, aloud=f"Stop the summary of {name}"),
        ),
    ]


def _turning(card: SchedulesPage) -> list[Block]:
    before, after = max(card.start - card.on_a_page, 0), card.start + card.on_a_page
    turns = [
        *([button("Previous page", Action.SCHEDULES_BACK, SchedulesRef(before))] if card.start else []),
        *([button("Next page", Action.SCHEDULES_TURN, SchedulesRef(after))] if after < card.total else []),
    ]
    return [actions(*turns)] if turns else []
