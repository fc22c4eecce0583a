"""What one person has in front of them: modals, the Home tab, ephemeral messages and Slack's own complaints."""

from dataclasses import dataclass, field

from bot.playground.messages import Message
from bot.playground.state import Typed
from bot.playground.views import View
from bot.playground.wire import Json


@dataclass(slots=True, eq=False)
class Screen:
    """`failures` are the sentences Slack itself shows when the app did not do its part.

    `suggested` holds what the app offered last for an external menu, by block_id and action_id.
    """

    modals: list[View] = field(default_factory=list)
    home: View | None = None
    ephemerals: list[Message] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    typed: dict[tuple[str, str], Typed] = field(default_factory=dict)
    suggested: dict[tuple[str, str], list[Json]] = field(default_factory=dict)

    def modal(self, view_id: str) -> View | None:
        return next((view for view in self.modals if view.id == view_id), None)
