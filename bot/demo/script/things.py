"""What a message speaks of: one thing, or several where what was due on one day came as one message."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.playground import Message, Person
from bot.slack.parts import part_of

UNASKED = "Too many of these?"
"""Below every message that came because its time had come."""
MERGED = "for you, in one message"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing in a message, with its own buttons. `part` is how the ids of its blocks begin, "" for a whole."""

    reader: Person
    ts: str
    part: str = ""

    @property
    def message(self) -> Message:
        """The whole message as it is now; the bot may have rewritten it since."""
        return next(entry for entry in self.reader.dm if entry.ts == self.ts)

    @property
    def shown(self) -> Message:
        """As it is now, without the other things in the same message."""
        whole = self.message
        return _only(whole, part=self.part) if self.part else whole

    def nth(self, button: str) -> int:
        """How many buttons of that name belong to the things above."""
        return sum(
            thing.shown.buttons.count(button) for thing in things_in(self.reader, self.message) if thing < self
        )

    def __lt__(self, other: "Thing") -> bool:
        return self.part < other.part


def things_in(reader: Person, message: Message) -> Iterator[Thing]:
    """What a message speaks of, in reading order."""
    parts = dict.fromkeys(part_of(str(block["block_id"])) for block in message.blocks)
    yield from (Thing(reader, message.ts, part) for part in sorted(filter(None, parts)) or [""])


def _only(message: Message, *, part: str) -> Message:
    return replace(message, blocks=[block for block in message.blocks if part_of(str(block["block_id"])) == part])
