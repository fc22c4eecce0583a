"""Short-lived rights: trigger ids (3 s, single use) and response URLs (30 min, 5 uses)."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.playground.clock import VirtualClock
from bot.playground.ids import Ids

# docs.slack.dev/interactivity/handling-user-interaction
TRIGGER_LIFE = 3.0
RESPONSE_URL_LIFE = timedelta(minutes=30)
RESPONSE_URL_USES = 5


class TicketError(Exception):
    """A ticket is not valid; the message is Slack's error name."""


@dataclass(slots=True)
class Trigger:
    """Lives 3 s of real time, since the bot's own work takes real time; `view` is set inside a modal."""

    person: str
    view: str
    issued: float = field(default_factory=time.monotonic)
    exchanged: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """`ts` is the message it came from; `ephemeral` tells whether that one was; neither for a slash command."""

    person: str
    channel: str
    issued: datetime
    ts: str = ""
    ephemeral: bool = False
    thread_ts: str = ""
    uses: int = 0


class Tickets:
    """Issue and take back trigger ids and response URLs."""

    def __init__(self, ids: Ids, clock: VirtualClock, *, trigger_life: float = TRIGGER_LIFE) -> None:
        """Live by the virtual clock, except for trigger ids: `trigger_life` is in real seconds."""
        self.trigger_life = trigger_life
        self._ids = ids
        self._clock = clock
        self._triggers: dict[str, Trigger] = {}
        self._urls: dict[str, ResponseUrl] = {}

    def trigger(self, person: str, *, view: str = "") -> str:
        number = 1000 + len(self._triggers)
        trigger_id = f"{number}.{number * 7919}.{self._ids.secret('trigger')}"
        self._triggers[trigger_id] = Trigger(person, view)
        return trigger_id

    def holder(self, trigger_id: str) -> str:
        """Return whose gesture a trigger id came from, used up or not; nothing for an unknown one."""
        trigger = self._triggers.get(trigger_id)
        return trigger.person if trigger else ""

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger id up; raises TicketError with Slack's error name."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise TicketError("invalid_trigger_id")
        if trigger.exchanged:
            raise TicketError("exchanged_trigger_id")
        if time.monotonic() - trigger.issued > self.trigger_life:
            raise TicketError("expired_trigger_id")
        trigger.exchanged = True
        return trigger

    def response_path(self, family: str, team_id: str, url: ResponseUrl) -> str:
        """Remember a response URL and return its path, `/commands/…` or `/actions/…`."""
        path = f"/{family}/{team_id}/{len(self._urls) + 1}/{self._ids.secret('response')}"
        self._urls[path] = url
        return path

    def made_for(self, path: str) -> tuple[str, str]:
        """Return the person and the conversation of a response URL, valid or not; nothing for an unknown one."""
        url = self._urls.get(path)
        return (url.person, url.channel) if url else ("", "")

    def response(self, path: str) -> ResponseUrl:
        """Use a response URL once; raises TicketError when it is unknown, too old or used up."""
        url = self._urls.get(path)
        if url is None or self._clock.now() - url.issued > RESPONSE_URL_LIFE:
            raise TicketError("expired_url")
        if url.uses >= RESPONSE_URL_USES:
            raise TicketError("used_url")
        url.uses += 1
        return url
