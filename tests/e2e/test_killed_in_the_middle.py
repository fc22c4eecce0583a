"""The bot is killed again and again in the middle of a story, and nothing is lost and nothing is said twice."""

import socket
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.demo.reading import stands_before
from bot.playground import Message, Person, Role, SimulatedSlack, VirtualClock
from tests.e2e.processes import BotProcess
from tests.installation import Mode, environment, take_manifest

PATIENCE = 60
STEP = timedelta(seconds=30)
"""Virtual time that passes while a story waits: leases lapse and doubts are settled within a few steps."""
DAYS = timedelta(hours=1)
"""The same where days have to pass. A process looks about once a second, and reminders go out in working hours
only: with longer steps it would hardly ever look during the day.
"""
A_WEEK = timedelta(days=7)
"""The times to choose from for a first meeting are over by then."""


class Story:
    """Four people from the announcement to the first feedback. `crash` may end the process at any of its marks."""

    def __init__(self, slack: SimulatedSlack, bot: BotProcess, *, crash: bool) -> None:
        self.slack = slack
        self.bot = bot
        self._crash = crash
        self.crashes = 0
        self.on_the_first_day: dict[str, int] = {}
        self.ada = slack.add_person("Ada", role=Role.ADMIN)
        self.mentors = [slack.add_person(name) for name in ("Grace", "Hedy")]
        self.mentees = [slack.add_person(name) for name in ("Linus", "Wangari")]
        self.room = slack.add_channel("mentoring", members=self.people)

    @property
    def people(self) -> list[Person]:
        return [self.ada, *self.mentors, *self.mentees]

    async def play(self) -> None:
        await self._open()
        for person in self.people[1:]:
            await self._join(person)
        await self._match()
        await self._say_yes()
        self.on_the_first_day = self.notices()
        await self._say_met()

    async def _open(self) -> None:
        await self._command(self.ada, "admin")
        await self.ada.click("New program")
        await self._modal(self.ada, "Choose a template")
        await self.ada.submit()
        await self._modal(self.ada, "New program")
        await self.ada.submit({"Name of the program": "Orbit", "Announcement channel": self.room})
        await self._modal(self.ada, "Open and announce")
        await self.ada.submit()
        await self._crash_here()
        await self._see(lambda: any("Orbit" in one.text for one in self.ada.sees(self.room)), "the announcement")

    async def _join(self, person: Person) -> None:
        await self._command(person, "join")
        side, others = ("Mentor", self.mentors) if person in self.mentors else ("Mentee", self.mentees)
        skill = ("SQL", "public speaking")[others.index(person)]
        await person.click(f"Join as a {side.lower()}")
        await self._modal(person, "Join the program")
        field = "signup:field:offers" if person in self.mentors else "signup:field:wants"
        await person.submit({field: skill, "signup:field:consent": True})
        await self._crash_here()
        await self._see(lambda: any("Orbit" in one.text for one in person.dm), f"{person.name} is welcome")

    async def _match(self) -> None:
        await self._command(self.ada, "admin")
        await self.ada.click("Match")
        await self._see(lambda: self.ada.modal and "Publish" in self.ada.modal.buttons, "the dry run")
        self.slack.faults.slow(0.2, method="chat.postMessage", times=2)
        await self.ada.submit()
        await self._see(lambda: any(self._asked(one) for one in self.people[1:]), "a first proposal")
        await self._crash_here()
        await self._see(lambda: all(self._asked(one) for one in self.people[1:]), "all proposals")

    async def _say_yes(self) -> None:
        before = self._look_ups()
        self.slack.faults.timeout_after_success(method="chat.postMessage", times=1)
        for person in self.people[1:]:
            await person.click("Accept")
        await self._see(lambda: any(person.group_dms for person in self.mentees), "a first pair")
        await self._crash_here()
        await self._see(lambda: all(self._introduced(person) for person in self.mentees), "both introductions")
        await self._see(lambda: self._look_ups() > before, "the look-up after the lost answer")

    async def _say_met(self) -> None:
        for person in self.mentees:
            await person.click("Choose")
            await self._crash_here()
        self.slack.clock.advance(A_WEEK)
        for person in self.mentees:
            await self._see(partial(self._has_button, person, "Yes, we met"), "the question", DAYS)
            await person.click("Yes, we met")
            await self._crash_here()
        for person in self.mentors:
            await self._see(partial(self._has_button, person, "Give feedback"), "the door to the form", DAYS)

    async def _command(self, person: Person, word: str) -> None:
        while person.modals:
            await person.close()
        await person.command("/mentor", word, channel=self.room)
        await self._see(lambda: person.modal, f"the answer to /mentor {word}")

    async def _modal(self, person: Person, title: str) -> None:
        await self._see(partial(stands_before, person, title), title)

    async def _see(self, condition: Callable[[], object], what: str, step: timedelta = STEP) -> None:
        """Wait for what people see, while virtual time passes."""
        for _ in range(PATIENCE):
            try:
                await self.slack.until(condition, what=what, timeout=0.5)
            except AssertionError:
                self.slack.clock.advance(step)
            else:
                return
        await self.slack.until(condition, what=what, timeout=1)

    async def _crash_here(self) -> None:
        if self._crash:
            await self.bot.kill()
            await self.bot.start()
            self.crashes += 1

    def _look_ups(self) -> int:
        return sum(call.method == "conversations.history" for call in self.slack.calls)

    def _asked(self, person: Person) -> bool:
        return self._has_button(person, "Accept")

    def _has_button(self, person: Person, label: str) -> bool:
        return any(label in message.buttons for message in person.dm)

    def _introduced(self, person: Person) -> bool:
        return any(self.written(room.messages) for room in person.group_dms)

    def written(self, messages: list[Message]) -> list[Message]:
        return [message for message in messages if message.author == self.slack.bot_user_id]

    def notices(self) -> dict[str, int]:
        """How many notices each conversation holds. One whose button was used has new words, and counts as one.

        Only the first day is compared by number: later, virtual days pass in real seconds, and a busy machine may
        let the time of a reminder go by, which then is rightly not sent any more.
        """
        return {name: len(texts) for name, texts in self._said().items()}

    def said_twice(self) -> dict[str, set[str]]:
        """What stands more than once in a conversation."""
        twice = {name: {text for text in texts if texts.count(text) > 1} for name, texts in self._said().items()}
        return {name: texts for name, texts in twice.items() if texts}

    def _said(self) -> dict[str, list[str]]:
        rooms = {person.name: person.dm for person in self.people}
        rooms |= {f"{person.name} and mentor": person.group_dms[0].messages for person in self.mentees}
        rooms["channel"] = self.ada.sees(self.room)
        return {name: [message.text for message in self.written(messages)] for name, messages in rooms.items()}


@pytest.mark.parametrize("mode", list(Mode))
async def test_a_bot_that_is_killed_again_and_again_says_everything_once(mode: Mode, tmp_path: Path) -> None:
    calm = await _play(mode, tmp_path / "calm", crash=False)
    stormy = await _play(mode, tmp_path / "stormy", crash=True)

    assert stormy.crashes >= 9
    assert stormy.on_the_first_day == calm.on_the_first_day
    for story in (calm, stormy):
        assert not story.said_twice()


async def _play(mode: Mode, folder: Path, *, crash: bool) -> Story:
    folder.mkdir()
    slack = SimulatedSlack(clock=VirtualClock())
    take_manifest(slack)
    async with slack.serving():
        settings = environment(slack, f"sqlite:///{folder / 'bot.db'}", mode) | {"PORT": str(_free_port())}
        bot = BotProcess(settings, slack.api_url.replace("/api/", "/playground/clock"), folder / "log")
        if mode is Mode.HTTP:
            slack.deliver_over_http(f"http://127.0.0.1:{settings['PORT']}/slack/events")
        async with bot:
            story = Story(slack, bot, crash=crash)
            await story.play()
            assert await bot.stop() == 0
    return story


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
