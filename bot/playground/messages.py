"""Messages as they stand in a conversation; each is a value, so one kept from before an edit stays as it was."""

from dataclasses import dataclass, field

from bot.playground import blocks as kit
from bot.playground.wire import Json


@dataclass(frozen=True, slots=True)
class Message:
    """`only_for` names the single person who sees an ephemeral message; empty means every member does."""

    ts: str
    channel: str
    author: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str = ""
    broadcast: bool = False
    files: list[Json] = field(default_factory=list)
    reactions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    subtype: str = ""
    only_for: str = ""
    by_app: bool = False
    edited: bool = False

    @property
    def all_text(self) -> str:
        """Every string a reader sees. Slack shows `text` only where there are no blocks."""
        shown = kit.visible_text([*self.blocks, *self.attachments])
        return shown or self.text

    @property
    def buttons(self) -> list[str]:
        return kit.buttons([*self.blocks, *self.attachments])

    @property
    def ephemeral(self) -> bool:
        return bool(self.only_for)

    def __str__(self) -> str:
        return self.all_text
