"""What is about to go out, as a sentence an admin reads before pressing the button."""

from bot.domain.previews import Preview, Wave
from bot.slack.text import listed, plural

MOST_WAVES = 6


STOPPED = "once an admin releases messages, all of which are stopped now"


def foretold(preview: Preview) -> str:
    """Write "26 people get this: 19 of them right away, 7 on Tuesday 8 December at 09:00 their time."."""
    if not preview.messages:
        return "Nothing goes out."
    readers = preview.people + preview.pairs + preview.channels
    what = "this" if preview.messages == readers else f"{preview.messages:,} messages"
    get = "gets" if readers == 1 else "get"
    if preview.stopped:
        return f"{_readers(preview)} {get} {what} {STOPPED}."
    return f"{_readers(preview)} {get} {what}{_times(preview.waves)}."


def foretold_to(name: str, preview: Preview) -> str:
    """Write "Hana Sato gets one message on Monday 9 November at 09:00 their time.": `preview` is of that alone."""
    return f"{name} gets one message{f' {STOPPED}' if preview.stopped else _times(preview.waves)}."


def _readers(preview: Preview) -> str:
    counts = (
        (preview.people, "person", "people"),
        (preview.pairs, "group chat", "group chats"),
        (preview.channels, "channel", "channels"),
    )
    return listed([plural(number, one, several) for number, one, several in counts if number])


def _times(waves: tuple[Wave, ...]) -> str:
    if len(waves) == 1:
        return f" {_moment(waves[0])}"
    shown = [f"{wave.readers:,} {_moment(wave)}" for wave in waves[:MOST_WAVES]]
    rest = sum(wave.readers for wave in waves[MOST_WAVES:])
    return f": {listed([*shown, *([f'{rest:,} after that'] if rest else [])])}"


def _moment(wave: Wave) -> str:
    if wave.day is None or wave.at is None:
        return "right away"
    day = "today" if wave.today else f"on {wave.day:%A} {wave.day.day} {wave.day:%B}"
    return f"{day} at {wave.at:%H:%M} their time"
