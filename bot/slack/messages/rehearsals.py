"""A sample of a message as an admin gets it: a line that says whose it is, and buttons that do nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.domain.notices import Rehearsed
from bot.domain.samples import NAMES, Sample
from bot.slack.blocks import section
from bot.slack.ids import ONLY_A_TEST
from bot.slack.message import Message, message
from bot.slack.text import line


def dressed_up(notice: Rehearsed, sample: Sample, shown: Message) -> Message:
    """The message that `sample` renders to, with a line above it. Made-up people are named, not mentioned."""
    above = message(section(f"*Test {notice.number} of {notice.total}.* This is what {sample.when}:"))
    blocks = [_harmless(block, number) for number, block in enumerate(shown.blocks)]
    return Message(f"{above.text}\n{_named(shown.text)}", [*above.blocks, *blocks])


def retired(notice: Rehearsed) -> Message:
    """For a sample that an older version put into the outbox and this one does not have."""
    program = line(notice.program, 400, otherwise="this program")
    return message(
        section(
            f"*Test {notice.number} of {notice.total}.* This message of {program} has changed: please test again."
        )
    )


def _harmless(block: Mapping[str, Any], number: int) -> dict[str, Any]:
    """The same block, with an id that tells its buttons from real ones, and without links out of Slack."""
    quiet: dict[str, Any] = _quiet(block)
    return {**quiet, "block_id": f"{ONLY_A_TEST}{number}"} if any(_buttons(quiet)) else quiet


def _quiet(part: Any) -> Any:
    if isinstance(part, Mapping):
        return {
            key: _quiet(value) for key, value in part.items() if not (key == "url" and part.get("type") == "button")
        }
    if isinstance(part, list):
        return [_quiet(each) for each in part]
    return _named(part) if isinstance(part, str) else part


def _buttons(part: Any) -> Iterator[str]:
    if isinstance(part, Mapping):
        yield from filter(None, [part.get("action_id")])
        for value in part.values():
            yield from _buttons(value)
    elif isinstance(part, list):
        for each in part:
            yield from _buttons(each)


def _named(text: str) -> str:
    for slack_id, name in NAMES.items():
        text = text.replace(f"<@{slack_id}>", name)
    return text
