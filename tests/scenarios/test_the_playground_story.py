"""The playground's six steps, played as a newcomer would: go where a step says, and press what it names."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap import Bot, Schedule, running
from bot.demo.installation import settings_for, take_manifest
from bot.demo.playground.host import DemoHost
from bot.demo.playground.seeding import AT_ONCE, FOUNDED, PAGE_OPENS, Seeding, found_company, members
from bot.demo.playground.story import named
from bot.playground import Message, Person, SimulatedSlack, View, VirtualClock
from bot.playground.page import Step
from tests.scenarios.places import HERE, THERE, Place

STEPS = ["join", "match", "time", "goal", "week", "summary"]


class Newcomer:
    """Somebody at the page, who acts as anybody and looks only where the story sends them."""

    def __init__(self, slack: SimulatedSlack, bot: Bot, *, at_once: int) -> None:
        self.slack = slack
        self.host = DemoHost(slack, bot)
        self.seed = Seeding(slack, bot, report=lambda _done, _of: None, at_once=at_once)

    def person(self, name: str) -> Person:
        return named(self.slack, name)

    @property
    def done(self) -> list[str]:
        return [step.key for step in self.host.story() if step.done]

    @property
    def next(self) -> Step:
        return next(step for step in self.host.story() if not step.done)

    @property
    def actor(self) -> Person:
        return self.slack.person(self.next.there.person)

    async def shown(self) -> Sequence[Message | View]:
        """What stands where the next step leads, newest first."""
        person, place = self.actor, self.next.there.place
        if place == "home":
            await person.open_home()
            await self.host.settle()
            return [person.home] if person.home else []
        room = person.dm if place == "app" else person.sees(self.slack.channel(place))
        return room[::-1]

    async def press(self, button: str) -> Person:
        """Press a button that is to be seen where the next step leads."""
        assert button in self.next.detail, self.next.detail
        person, shown = self.actor, await self.shown()
        places = [where for where in shown if button in where.buttons]
        assert places, f"{person.name} sees no {button} where the story leads, but {[one.buttons for one in shown]}"
        aisha = self.person("Aisha Rahman").mention  # a mentor may be asked about others as well
        about_her = [where for where in places if isinstance(where, Message) and aisha in where.all_text]
        await person.click(button, (about_her or places)[0])
        await self.host.settle()
        return person

    async def press_in_modal(self, person: Person, button: str) -> None:
        await person.click(button, person.modal)
        await self.host.settle()

    async def submit(self, person: Person, answers: Mapping[str, object]) -> None:
        await person.submit(answers)
        await self.host.settle()
        assert not (person.modal and person.modal.errors), person.modal
        if person.modal:
            await person.close_all()

    async def pass_time(self, **time: float) -> None:
        """Move the clock as the page does: in steps of at most an hour."""
        end = self.slack.clock.now() + timedelta(**time)
        while self.slack.clock.now() < end:
            self.slack.clock.travel_to(min(self.slack.clock.now() + timedelta(hours=1), end))
            await self.host.settle()

    async def joins(self) -> None:
        aisha = await self.press("Join")
        await self.press_in_modal(aisha, "Join as a mentee")
        await self.submit(
            aisha,
            {"Skills you would like to learn": "design leadership, facilitation", "Your consent": True},
        )

    async def finds_matches(self) -> None:
        ines = await self.press("Control room")
        await self.press_in_modal(ines, "Match")
        await self.submit(ines, {})

    async def sets_goal(self) -> None:
        aisha = await self.press("Set a first goal")
        answers = {
            "What do you want to reach?": "Run the review myself",
            "How will you know that you are there?": "It happened",
            "Why does it matter to you?": "To stand on my own feet",
            "By when?": "2026-11-27",
            "Milestones on the way": "Invite the teams",
        }
        await self.submit(aisha, answers)


@asynccontextmanager
async def a_playground(database_url: str, people: int = 24, at_once: int = AT_ONCE) -> AsyncIterator[Newcomer]:
    slack = SimulatedSlack(clock=VirtualClock(FOUNDED))
    take_manifest(slack)
    found_company(slack, people)
    async with slack.serving():
        settings = settings_for(slack, database_url)
        async with running(settings, clock=slack.clock, schedule=Schedule.OFF) as bot:
            await slack.connected()
            newcomer = Newcomer(slack, bot, at_once=at_once)
            await newcomer.seed()
            yield newcomer
            await newcomer.host.close()


@pytest.fixture
async def newcomer(place: Place) -> AsyncIterator[Newcomer]:
    async with a_playground(place[1]) as newcomer:
        yield newcomer


@pytest.mark.parametrize("place", [HERE, THERE], indirect=True, ids=["sqlite", "postgres"])
async def test_a_newcomer_follows_the_story_from_joining_to_the_summary(newcomer: Newcomer) -> None:
    story = newcomer
    assert [step.key for step in story.host.story()] == STEPS
    assert (story.done, story.actor.name) == ([], "Aisha Rahman")

    aisha = await story.press("Join")
    await story.press_in_modal(aisha, "Join as a mentee")
    await aisha.submit({"Your consent": True})
    await story.host.settle()
    assert (story.done, bool(aisha.modal)) == ([], True), "the form says what is missing, and nothing has happened"
    await story.joins()
    assert (story.done, story.actor.name) == (["join"], "Ines Duarte")

    await story.finds_matches()
    assert (story.done, story.actor.name) == (["join"], "Aisha Rahman")
    await story.press("Accept")
    assert (story.done, story.actor.name) == (["join"], "Lena Hoffmann")
    await story.press("Accept")
    assert (story.done, story.actor.name) == (["join", "match"], "Aisha Rahman")

    await story.press("Choose")
    assert story.done == ["join", "match", "time"]

    await story.sets_goal()
    assert story.done == ["join", "match", "time", "goal"]

    assert "+1 week" in story.next.detail
    await story.pass_time(weeks=1)
    assert story.done == ["join", "match", "time", "goal"]
    for name in ("Aisha Rahman", "Lena Hoffmann"):
        asked = [entry.all_text for entry in story.person(name).dm if "Yes, we met" in entry.buttons]
        assert [("get to meet?" in text, "One last question" in text) for text in asked] == [
            (True, False),
            (True, True),
        ], "asked, and three days later once more"
    await story.press("Yes, we met")
    assert "week" not in story.done, "having met is not yet having said how it was"
    await aisha.close_all()
    await story.press("Give feedback")
    await story.submit(aisha, {"How was it for you?": "Great"})
    assert (story.done, story.actor.name) == (["join", "match", "time", "goal", "week"], "Ines Duarte")

    ines = await story.press("Control room")
    await story.press_in_modal(ines, "Post summary")
    await ines.submit({})
    await story.host.settle()
    assert "summary" not in story.done, "it is read first"
    await story.submit(ines, {})
    assert story.done == STEPS
    assert not story.slack.refused
    assert not any(story.person(each.real_name).failures for each in members(story.slack))


async def test_a_match_that_is_declined_leads_back_to_ines(newcomer: Newcomer) -> None:
    await newcomer.joins()
    await newcomer.finds_matches()
    aisha = newcomer.actor
    await aisha.click("Decline")
    await newcomer.host.settle()
    await newcomer.submit(aisha, {})

    assert (newcomer.done, newcomer.actor.name) == (["join"], "Ines Duarte")


async def test_outside_working_hours_the_story_says_to_wait(newcomer: Newcomer) -> None:
    await newcomer.joins()
    await newcomer.pass_time(hours=6.5)
    assert newcomer.slack.clock.now().hour == 15, "half past four in London, half past five in Berlin"
    await newcomer.finds_matches()
    await newcomer.press("Accept")

    assert "Lena is asked in their own working hours" in newcomer.next.detail
    await newcomer.pass_time(days=1)
    assert newcomer.actor.name == "Lena Hoffmann"
    await newcomer.press("Accept")
    assert "Both said yes" in newcomer.next.detail
    await newcomer.pass_time(days=1)
    assert newcomer.done == ["join", "match"]


@pytest.mark.parametrize("place", [HERE], indirect=True, ids=["sqlite"])
async def test_when_the_page_opens_the_company_is_in_full_swing(place: Place) -> None:
    async with a_playground(place[1], people=60) as newcomer:
        slack = newcomer.slack
        people = [slack.person(each.id) for each in members(slack)]
        welcomed = {person.name for person in people if any("Welcome to" in entry.all_text for entry in person.dm)}
        rooms = {room.name: room for room in slack.workspace.rooms.values() if not room.is_direct}

        assert slack.clock.now() == PAGE_OPENS
        assert len({person.name for person in people}) == 60
        assert len(welcomed) == 22 + 12, "of the cast, everybody but Ines and Aisha; of the others, every third"
        assert set(rooms) == {"general", "random", "mentoring", "research", "design-critique"}
        assert all(room.messages for room in rooms.values())
        assert sum("Join" in entry.buttons for entry in rooms["mentoring"].messages) == 1
        assert not any(screen.modals for screen in slack.workspace.screens.values())

        await newcomer.joins()
        await newcomer.finds_matches()
        await newcomer.press("Accept")
        assert newcomer.actor.name == "Lena Hoffmann", "nobody of the crowd takes her place"


async def test_the_company_is_the_same_whoever_is_first_and_seeding_it_again_changes_nothing(
    tmp_path: Path,
) -> None:
    companies = []
    for at_once in (1, 4):
        async with a_playground(f"sqlite:///{tmp_path}/{at_once}.db", at_once=at_once) as newcomer:
            rooms = newcomer.slack.workspace.rooms
            before = {room.id: (room.name, sorted(room.members), _texts(room.messages)) for room in rooms.values()}
            await newcomer.seed()
            after = {room.id: (room.name, sorted(room.members), _texts(room.messages)) for room in rooms.values()}
            companies += [before, after]

    assert companies[0] == companies[1] == companies[2] == companies[3]


async def test_settling_outlasts_every_trouble_and_many_tabs(newcomer: Newcomer) -> None:
    slack, aisha = newcomer.slack, newcomer.person("Aisha Rahman")
    troubles: tuple[Callable[[], None], ...] = (
        lambda: slack.faults.rate_limited(30, times=3),
        lambda: slack.faults.server_error(times=3),
        lambda: slack.faults.bad_body(times=3),
        slack.drop_sockets,
        slack.uninstall,
    )
    for trouble in troubles:
        trouble()
        await aisha.command("/mentor", "join")
        slack.clock.advance(timedelta(hours=1))
        async with asyncio.timeout(6):
            await asyncio.gather(*(newcomer.host.settle() for _ in range(4)))
        assert newcomer.done == []


def _texts(messages: Sequence[Message]) -> list[str]:
    return [entry.all_text for entry in messages]
