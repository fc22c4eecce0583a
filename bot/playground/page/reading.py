"""What each person has read already, whichever tab they read it in. Slack itself would know; an app never does."""

from dataclasses import dataclass, field

from bot.playground.channels import Room
from bot.playground.workspace import Workspace

MOST_COUNTED = 100


@dataclass(slots=True)
class Reading:
    """Everything is unread until somebody looks at it, or answers it."""

    _read: dict[tuple[str, str], str] = field(default_factory=dict)
    _homes: dict[str, str] = field(default_factory=dict)
    _dismissed: dict[str, set[int]] = field(default_factory=dict)

    def read(self, person: str, room: Room) -> None:
        if room.messages:
            self._read[person, room.id] = room.messages[-1].ts

    def unread(self, person: str, room: Room) -> int:
        """Count the messages since the person read or wrote there; no further than to a hundred."""
        mark = self._read.get((person, room.id), "")
        count = 0
        for message in reversed(room.messages):
            if message.ts <= mark or message.author == person or count == MOST_COUNTED:
                break
            count += 1
        return count

    def read_everything(self, workspace: Workspace) -> None:
        """Take everything there is as read by everybody."""
        for room in workspace.rooms.values():
            for member in room.members:
                self.read(member, room)
        for person, screen in workspace.screens.items():
            if screen.home is not None:
                self.saw_home(person, screen.home.hash)

    def saw_home(self, person: str, view_hash: str) -> None:
        self._homes[person] = view_hash

    def has_seen_home(self, person: str, view_hash: str) -> bool:
        return self._homes.get(person) == view_hash

    def dismiss(self, person: str, number: int) -> None:
        """Put one of Slack's complaints aside; they count from 1."""
        self._dismissed.setdefault(person, set()).add(number)

    def standing(self, person: str, failures: list[str]) -> list[tuple[int, str]]:
        """Return the complaints that have not been put aside, each with its number."""
        aside = self._dismissed.get(person, set())
        return [(number, text) for number, text in enumerate(failures, start=1) if number not in aside]
