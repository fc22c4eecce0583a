"""What stands beside a file, and in place of one that cannot be sent."""

from bot.domain.insight.exports import Export
from bot.domain.notices import CalendarFile, ExportFile, Notice
from bot.slack.blocks import section, small
from bot.slack.message import Message, message
from bot.slack.messages.times import no_calendar_file
from bot.slack.text import day, line
from bot.slack.uploads import Because
from bot.slack.wording.exports import LIST_WORDS, part_of

KEPT_OUT = (
    "It holds names, so please keep it as carefully as any list of colleagues. What people write to each other or "
    "to me in confidence is not in it."
)


def export_file_sent(notice: ExportFile) -> Message:
    return message(
        section(f"Here is what you asked for: {_list(notice)}{part_of(notice)}, as of {day(notice.asked_on)}."),
        *([] if notice.list is Export.MEASURES else [small(KEPT_OUT)]),
    )


def without_file(notice: Notice, because: Because) -> Message:
    """The same in words, and why."""
    if isinstance(notice, CalendarFile):
        return no_calendar_file(notice)
    assert isinstance(notice, ExportFile)
    if because is Because.ACCESS:
        return message(section(f"You no longer run {line(notice.about, 200)}, so I did not write the list."))
    return message(
        section(
            f"I cannot send files in this workspace, so {_list(notice)} stays here. Whoever installed me can grant "
            "the scope `files:write`; then ask for it once more with `/mentor export`."
        )
    )


def _list(notice: ExportFile) -> str:
    return f"{LIST_WORDS[notice.list]} of {line(notice.about, 200)}"
