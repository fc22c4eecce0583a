"""What one browser tab shows: its panes, and the news that concern everybody. Knows what the tab has been sent."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.playground.changes import Change, ChangeKind
from bot.playground.founding import SLACKBOT
from bot.playground.not_simulated import NOT_SIMULATED
from bot.playground.page import trouble
from bot.playground.page.frames import push, written
from bot.playground.page.inspector import Inspector
from bot.playground.page.scene import News, Part, Scene
from bot.playground.page.sight import Sight
from bot.playground.wire import Json

LOG_LINES = 300
NEWS = {
    ChangeKind.PERSON: News.PEOPLE,
    ChangeKind.CLOCK: News.CLOCK,
    ChangeKind.SOCKET: News.APP,
    ChangeKind.APP: News.APP,
    ChangeKind.CALL: News.APP,
    ChangeKind.DELIVERY: News.APP,
}


class Showing:
    """Collects what may look different, and writes what does; `wake` is called when there is something to write."""

    def __init__(self, scene: Scene, wake: Callable[[], None]) -> None:
        self.scene = scene
        self.inspector = Inspector(scene.slack.workspace)
        self.panes: dict[str, Sight] = {}
        self._wake = wake
        self._stale: set[News] = set(News)
        self._sent: dict[News, str] = {}
        self._lines: set[int] = set()
        self._watches_log = False

    # -- what may look different -------------------------------------------------------------------

    def hear(self, news: News) -> None:
        self._stale.add(news)
        self._wake()

    def look_again(self, person: str, parts: Iterable[Part]) -> None:
        for sight in self.panes.values():
            if sight.person.id == person:
                sight.stale.update(parts)
        self._wake()

    def notice(self, change: Change) -> None:
        if change.kind in NEWS:
            self._stale.add(NEWS[change.kind])
        if change.entry is not None and self._watches_log:
            self._lines.add(change.entry.number)
        for sight in self.panes.values():
            sight.notice(change)
        self._wake()

    def watch_log(self) -> None:
        """Show the log from now on, beginning with its newest lines."""
        self._watches_log = True
        last = len(self.scene.slack.workspace.log.entries)
        self._lines = set(range(max(1, last - LOG_LINES + 1), last + 1))

    def leave_log(self) -> None:
        self._watches_log = False
        self._lines.clear()

    def close(self) -> None:
        """Show nothing more: the tab is gone."""
        self.panes.clear()
        self.leave_log()

    # -- what is written ---------------------------------------------------------------------------

    def hello(self) -> str:
        """Return the first push: what stays as it is."""
        slack, host = self.scene.slack, self.scene.host
        bot = slack.person(slack.bot_user_id)
        content: Json = {
            "workspace": {"name": slack.name},
            "bot": {"id": bot.id, "name": bot.name},
            "commands": [
                {"name": each.name, "description": each.description, "usage_hint": each.usage_hint}
                for each in host.commands
            ],
            "shortcuts": [
                {
                    "name": each.name,
                    "callback_id": each.callback_id,
                    "type": each.type,
                    "description": each.description,
                }
                for each in host.shortcuts
            ],
            "not_simulated": list(NOT_SIMULATED),
        }
        return push("hello", content, {})

    def frames(self) -> list[str]:
        """Return the pushes that bring the tab up to date."""
        news = [frame for each in News if each in self._stale and (frame := self._news(each))]
        self._stale.clear()
        sights = [frame for sight in self.panes.values() if (frame := sight.frame())]
        return [*news, *sights, *self._log()]

    def _news(self, news: News) -> str | None:
        content = _NEWS[news](self.scene)
        text = written(content)
        if self._sent.get(news) == text:
            return None
        self._sent[news] = text
        return push(news.value, content, {})

    def _log(self) -> list[str]:
        """Return the lines that are new or changed; in a burst only the newest."""
        numbers = sorted(self._lines)[-LOG_LINES:]
        self._lines.clear()
        found = [entry for number in numbers if (entry := self.inspector.numbered(number))]
        return [push("log", {"entries": [self.inspector.summary(entry) for entry in found]}, {})] if found else []


def _people(scene: Scene) -> Json:
    accounts = scene.slack.workspace.accounts.values()
    return {
        "people": [
            {
                "id": each.id,
                "name": each.real_name,
                "handle": each.handle,
                "title": each.title,
                "tz": each.tz,
                "role": each.role.value,
                "deleted": each.deleted,
                "bot": bool(each.bot_id) or each.id == SLACKBOT,
            }
            for each in accounts
        ]
    }


def _clock(scene: Scene) -> Json:
    return {"now": scene.slack.clock.now().isoformat(), "moving": scene.moving}


def _story(scene: Scene) -> Json:
    return {
        "steps": [
            {
                "key": step.key,
                "title": step.title,
                "detail": step.detail,
                "done": step.done,
                "there": {"person": step.there.person, "place": step.there.place},
            }
            for step in scene.story
        ]
    }


_NEWS: dict[News, Callable[[Scene], Any]] = {
    News.PEOPLE: _people,
    News.CLOCK: _clock,
    News.STORY: _story,
    News.APP: trouble.shown,
}
