"""Where the story plays: the simulated Slack, the bot connected to it, the people, and time that can be moved."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from bot.bootstrap import Bot, Schedule, running
from bot.demo.company import COLLEAGUES, INES
from bot.demo.installation import arrive, settings_for, take_manifest
from bot.demo.script.stage import expect
from bot.playground import Channel, Message, Person, Role, SimulatedSlack, View, VirtualClock

OPENING_DAY = datetime(2026, 8, 31, 8, 0, tzinfo=UTC)
"""A Monday, nine in the morning in London."""


class Town:
    """`people` go by first name."""

    def __init__(self, slack: SimulatedSlack, bot: Bot, people: Mapping[str, Person], room: Channel) -> None:
        self.slack = slack
        self.people = people
        self.names = {person.id: person.name for person in people.values()}
        self.room = room
        self._bot = bot

    @property
    def now(self) -> datetime:
        return self.slack.clock.now()

    @property
    def admin(self) -> Person:
        return self.people[INES.first_name]

    def first_name(self, user_id: str) -> str:
        return self.names[user_id].partition(" ")[0]

    def said_by_bot(self) -> list[Message]:
        """Everything the bot has written where somebody else reads it, in any conversation."""
        rooms = self.slack.workspace.rooms.values()
        return [entry for room in rooms for entry in room.messages if entry.author == self.slack.bot_user_id]

    def day_of(self, message: Message) -> date:
        """The day (UTC) on which a message was written."""
        return datetime.fromtimestamp(float(message.ts), UTC).date()

    async def rest(self) -> None:
        """Wait until the bot has finished answering."""
        await self._bot.router.drain(10)
        await self.slack.until(lambda: not self.slack.workspace.log.in_flight, what="Slack and the bot are at rest")

    async def work(self) -> int:
        """Let the bot do all due work; return how many messages it sent."""
        done = await self._bot.tick()
        expect(not done.failed, f"all due work succeeds ({done.failed} errands failed)")
        await self.rest()
        return done.sent.total()

    async def heard(self) -> None:
        """Wait until the bot has heard what Slack itself tells it, then let it work."""
        await self.slack.settled()
        await self.rest()
        await self.work()

    async def command(self, person: Person, words: str, channel: Channel | None = None) -> Message | None:
        answer = await person.command("/mentor", words, channel)
        await self.rest()
        return answer

    async def click(self, person: Person, button: str, where: Message | View, *, nth: int = 0) -> None:
        await person.click(button, where, nth=nth)
        await self.rest()

    async def go_on(self, person: Person, answers: Mapping[str, object]) -> None:
        """Send one page of a form that has another one after it."""
        await person.submit(answers)
        await self.rest()

    async def submit(self, person: Person, answers: Mapping[str, object]) -> str:
        """Send the open form, and return what is on the screen then. Its modals are closed afterwards."""
        await person.submit(answers)
        await self.rest()
        modal = person.modal
        expect(not (modal and modal.errors), f"the form of {person.name} is taken: {modal and modal.errors}")
        shown = modal.text if modal else ""
        if modal:
            await person.close_all()
            await self.rest()
        return shown


def opened(person: Person, title: str) -> View:
    """The modal in front of somebody; raise Unseen if it is another one."""
    modal = person.modal
    shown = modal.title if modal else "nothing"
    expect(shown == title, f"{person.name} sees “{title}” (but sees {shown})")
    assert modal
    return modal


def received(person: Person, words: str) -> Message:
    """The newest message of the bot to this person with these words in it; raise Unseen if there is none."""
    found = [entry for entry in person.dm if words in entry.all_text]
    expect(found, f"{person.name} reads “{words}”")
    return found[-1]


@asynccontextmanager
async def a_town(folder: Path) -> AsyncIterator[Town]:
    """A company in which nothing has happened yet, with the unmodified bot connected over Socket Mode."""
    slack = SimulatedSlack(clock=VirtualClock(OPENING_DAY))
    take_manifest(slack)
    async with slack.serving():
        people = {INES.first_name: arrive(slack, INES, Role.ADMIN)}
        people |= {each.first_name: arrive(slack, each) for each in COLLEAGUES}
        room = slack.add_channel("mentoring", members=list(people.values()))
        settings = settings_for(slack, f"sqlite:///{folder / 'demo.db'}")
        async with running(settings, clock=slack.clock, schedule=Schedule.OFF) as bot:
            await slack.connected()
            yield Town(slack, bot, people, room)
