"""Modals and the Home tab as they stand on someone's screen."""

from dataclasses import dataclass, field

from bot.playground import blocks as kit
from bot.playground.installation import Installation
from bot.playground.state import Typed, surviving, values
from bot.playground.wire import Json, text_of

STACK_LIMIT = 3


@dataclass(slots=True, eq=False)
class View:
    """A live view: it changes when the app updates it or its person types."""

    id: str
    person: str
    definition: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    typed: Typed = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """`modal` or `home`."""
        return str(self.definition["type"])

    @property
    def blocks(self) -> list[Json]:
        return list(self.definition["blocks"])

    @property
    def title(self) -> str:
        return text_of(self.definition.get("title"))

    @property
    def callback_id(self) -> str:
        return str(self.definition.get("callback_id") or "")

    @property
    def external_id(self) -> str:
        return str(self.definition.get("external_id") or "")

    @property
    def private_metadata(self) -> str:
        return str(self.definition.get("private_metadata") or "")

    @property
    def values(self) -> Json:
        """`state.values` as it stands now."""
        return values(self.blocks, self.typed)

    @property
    def parts(self) -> list[kit.Placed]:
        return list(kit.placed(self.blocks))

    @property
    def labels(self) -> list[str]:
        """What the usable elements are called, for choosing and for messages about a wrong name."""
        return [part.label or part.action_id for part in self.parts]

    @property
    def buttons(self) -> list[str]:
        """Buttons in the blocks, then the modal's own submit and close."""
        own = [text_of(self.definition.get(part)) for part in ("submit", "close")]
        return [*kit.buttons(self.blocks), *(name for name in own if name)]

    @property
    def text(self) -> str:
        """Every string its person sees, with what they typed and the errors under the fields."""
        typed = [str(entry["value"]) for entry in self.typed.values() if entry.get("value")]
        own = [text_of(self.definition.get(part)) for part in ("submit", "close")]
        parts = [self.title, kit.visible_text(self.blocks), *typed, *self.errors.values(), *own]
        return "\n".join(part for part in parts if part)

    def options(self, name: str) -> list[str]:
        """Return the texts on offer in a menu or list of choices; raises LookupError for an unknown name."""
        part = find(self.blocks, name)
        return [text_of(option["text"]) for option in kit.options_of(part.element)]

    def redefine(self, definition: Json, new_hash: str) -> None:
        """Show a new definition; typed input stays only where block_id and action_id stay."""
        self.typed = surviving(self.blocks, definition["blocks"], self.typed)
        self.definition = definition
        self.hash = new_hash
        self.errors = {}

    def payload(self, app: Installation, *, with_state: bool = True) -> Json:
        """Return the view object of answers and interaction payloads."""
        plain = {"private_metadata": "", "callback_id": "", "external_id": "", "close": None, "submit": None}
        flags = {"clear_on_close": False, "notify_on_close": False, "title": None}
        return {
            "id": self.id,
            "team_id": app.team_id,
            **plain,
            **flags,
            **self.definition,
            "state": {"values": self.values if with_state else {}},
            "hash": self.hash,
            "previous_view_id": self.previous_id,
            "root_view_id": self.root_id,
            "app_id": app.app_id,
            "app_installed_team_id": app.team_id,
            "bot_id": app.bot_id,
        }


def find(blocks: list[Json], name: str) -> kit.Placed:
    """Find an element by label, block_id, action_id or placeholder; raises LookupError naming those there are."""
    there = list(kit.placed(blocks))
    exact = [part for part in there if name in {part.label, part.block_id, part.action_id}]
    for part in exact or there:
        if part.answers_to(name):
            return part
    known = ", ".join(repr(part.label or part.action_id) for part in there)
    raise LookupError(f"Nothing called {name!r} here; there is {known or 'nothing to fill in'}")
