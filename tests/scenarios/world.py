"""The words in which stories are told: programs open, people join, pairs form; and what they then read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta

from bot.playground import Channel, Message, Person, SimulatedSlack, VirtualClock
from tests.installation import Mode, take_manifest
from tests.scenarios.dates import moments_in
from tests.scenarios.stage import T0, Stage, T

__all__ = ["T0", "Mode", "T", "World", "a_world"]

LAST_DAY, SOON = date(2027, 3, 5), date(2026, 12, 23)
"""When programs end, if nobody says otherwise; and for stories of what comes after that."""


class World(Stage):
    """A company on a Monday morning. Every verb is something a person does at their Slack client."""

    async def opens_program(
        self,
        name: str = "Skill exchange",
        *,
        objective: str = "",
        every: str = "Every two weeks",
        first_day: date | None = None,
        last_day: date = LAST_DAY,
        how_long: str | None = None,
    ) -> None:
        """Ada opens a program that begins today, or on `first_day`."""
        await self.begins_a_program()
        answers: dict[str, object] = {
            "Name of the program": name,
            "What is it for?": objective,
            "How often do pairs meet?": every,
            "First day": first_day or self.now.date(),
            "Last day": last_day,
            "Announcement channel": self.room,
        }
        if how_long:
            answers["How long does it run?"] = how_long
        await self.submits(self.ada, answers)
        await self.submits(self.ada)  # the announcement as it will stand in the channel
        await self.ada.close_all()

    async def begins_a_program(self, template: str = "Skill growth") -> None:
        """Ada chooses a template and has the form before her."""
        await self.types(self.ada, "admin")
        await self.clicks(self.ada, "New program")
        await self.submits(self.ada, {"What kind of program is it?": template})

    async def joins(
        self,
        person: Person,
        role: str = "Mentee",
        *,
        offers: str = "",
        wants: str = "",
        goals: str = "",
        seats: int | None = None,
    ) -> None:
        """Join the one program there is, or change one's answers in it."""
        await self.begins_to_join(person, role)
        answers: dict[str, object] = {}
        if self.modal(person).title == "Join the program":
            answers["Your consent"] = True
        else:
            await self.turns_into(person, role)
        if offers:
            answers["Skills you can share"] = await self.picks(person, "Skills you can share", offers)
        if wants:
            answers["Skills you would like to learn"] = await self.picks(
                person, "Skills you would like to learn", wants
            )
        if goals:
            answers["What would you like to reach?"] = goals
        if seats:
            answers["How many people could you mentor at a time?"] = str(seats)
        await self.submits(person, answers)
        await person.close_all()

    async def turns_into(self, person: Person, role: str) -> None:
        """Choose a role in the form, which then asks what that role needs."""
        await self._heard(person, person.fill({"I would like to take part as": role}))

    async def begins_to_join(self, person: Person, role: str = "Mentee") -> None:
        """Come to the first page of the form, through the introduction for whoever is new."""
        await self.types(person, "join")
        if self.modal(person).title == "About the program":
            await self.clicks(person, "Join as both" if role == "Both" else f"Join as a {role.lower()}")

    async def picks(self, person: Person, label: str, words: str) -> list[str]:
        """What somebody chooses who types these skills one after the other: a known spelling, or their own."""
        chosen = []
        for word in (" ".join(piece.split()) for piece in words.split(",")):
            offered = await person.suggest(label, word)
            chosen.append(next((each for each in offered if each.casefold() == word.casefold()), word))
        return chosen

    async def matches(self) -> None:
        """Ada looks at the dry run and publishes it."""
        await self.looks_for_matches()
        await self.submits(self.ada)
        await self.ada.close_all()

    async def looks_for_matches(self) -> str:
        """Ada runs a match; return what she reads."""
        await self.types(self.ada, "admin")
        whisper = await self.clicks(self.ada, "Match")
        return whisper or self.modal(self.ada).text

    async def sums_up(self) -> None:
        """Ada reads the summary of all there is so far, where programs are announced, and posts it there."""
        await self.asks_for_summary(self.ada, "all")
        await self.submits(self.ada)
        await self.ada.close_all()

    async def asks_for_summary(self, person: Person, words: str = "", channel: Channel | None = None) -> str:
        """Type it in a channel, that of announcements if not told; return what the bot whispers back, or ""."""
        typed = f"summary {words}".strip()
        return await self._heard(person, person.command("/mentor", typed, channel or self.room))

    async def accepts(self, person: Person) -> str:
        return await self.clicks(person, "Accept")

    async def declines(self, person: Person, reason: str = "") -> None:
        await self.clicks(person, "Decline")
        await self.submits(person, {"What did not fit?": reason})
        await person.close_all()

    async def pair(
        self, mentor: str = "Mary", mentee: str = "Grace", *, tz: str = "Europe/London", last_day: date = LAST_DAY
    ) -> list[Person]:
        """A mentor and a mentee (in `tz`) who have just said yes to each other in a fresh program."""
        await self.opens_program(last_day=last_day)
        mary, grace = self.person(mentor), self.person(mentee, tz=tz)
        await self.joins(mary, "Mentor", offers="SQL")
        await self.joins(grace, "Mentee", wants="SQL")
        await self.matches()
        await self.until_asked(mary, grace)
        await self.accepts(mary)
        await self.accepts(grace)
        return [mary, grace]

    async def until_asked(self, *people: Person) -> None:
        """Let time pass until each of these people, in their own working hours, has a match to answer."""
        for _ in range(24):
            if all(self.found(person, "Would you like to meet?") for person in people):
                return
            await self.wait(hours=4)
        raise AssertionError("Nobody was asked for an answer")

    def noon_after(self, day: date) -> datetime:
        """Noon in London on the day after."""
        return datetime.combine(day + timedelta(days=1), time(12), UTC)

    async def chooses_time(self, person: Person, number: int = 2) -> datetime:
        """Press one of the times that came with an introduction, counted from 0, the last of three if not told."""
        (met,) = [message for room in person.group_dms for message in room.messages if "Choose" in message.buttons]
        await person.click("Choose", met, nth=number)
        await self.settle()
        return moments_in(met.all_text)[number]

    async def meeting_over(self, *people: Person) -> None:
        """Let time pass until the bot asks all of these people whether they have met."""
        for _ in range(60):
            if all(self.asked_if_met(person) for person in people):
                return
            await self.wait(hours=6)
        raise AssertionError("Nobody was asked whether they met")

    # -- what people then read ---------------------------------------------------------------------

    def asked_if_met(self, person: Person) -> list[Message]:
        """The open questions whether they have met, to the mentor of a group those about all of it."""
        asked = {"Yes, we met", "Yes, everybody"}
        return [message for message in self.dms(person) if asked.intersection(message.buttons)]

    def found(self, person: Person, *phrases: str) -> list[Message]:
        """What the bot has written to a person that holds all these phrases."""
        return [message for message in self.dms(person) if all(phrase in message.all_text for phrase in phrases)]

    def assert_dm(self, person: Person, *phrases: str) -> Message:
        """Exactly one message of the bot to this person says all of this."""
        found = self.found(person, *phrases)
        read = "\n---\n".join(message.all_text for message in self.dms(person))
        assert len(found) == 1, f"{person.name} should read {phrases} once, not {len(found)} times, in:\n{read}"
        return found[0]

    def assert_no_dm(self, person: Person, *phrases: str) -> None:
        """No message of the bot to this person says all of this; without phrases, there is none at all."""
        found = self.found(person, *phrases)
        assert not found, f"{person.name} should not read:\n{found[0].all_text}"


@asynccontextmanager
async def a_world(database_url: str, mode: Mode) -> AsyncIterator[World]:
    slack = SimulatedSlack(clock=VirtualClock(T0))
    take_manifest(slack)
    async with slack.serving():
        world = World(slack, database_url, mode)
        try:
            await world.start_bot()
            yield world
        finally:
            await world.stop_bot()
        world.assert_no_trouble()
