"""The days before the page opens: the company talks, Ines opens a program, and people join by the real forms.

Whatever has happened already is left as it is, so a start that was cut short is simply made again. People join side
by side; nothing here depends on who is first.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial

from bot.bootstrap import Bot
from bot.demo.company import COLLEAGUES, INES, OBJECTIVE, PROGRAM, Profile
from bot.demo.installation import arrive
from bot.demo.playground.chatter import MENTORING, REMARKS, found_channels, room, say
from bot.demo.playground.crowd import colleagues
from bot.demo.playground.host import QUIET
from bot.demo.playground.story import MENTEE, WELCOME, seen
from bot.demo.reading import stands_before
from bot.domain.errors import Busy
from bot.playground import Message, Person, Role, SimulatedSlack
from bot.playground.accounts import Account
from bot.playground.founding import SLACKBOT

FOUNDED = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
ANNOUNCED = datetime(2026, 9, 3, 8, 30, tzinfo=UTC)
JOINING = (
    datetime(2026, 9, 3, 8, 40, tzinfo=UTC),
    datetime(2026, 9, 4, 8, 0, tzinfo=UTC),
    datetime(2026, 9, 7, 13, 0, tzinfo=UTC),
)
PAGE_OPENS = datetime(2026, 9, 9, 9, 0, tzinfo=UTC)
"""A Wednesday morning in London. A week later, a pair that forms now has met once and was asked about it once."""
FIRST_DAY, LAST_DAY = date(2026, 9, 7), date(2026, 11, 27)
AT_ONCE = 3
"""People who fill in the form at the same time. More are not sooner done, since all share one interpreter, but wait
longer each: at eight, on a machine with much else to do, Slack's three seconds pass before a form opens."""
MOST_JOINING = 200
JOINING_AMONG = 3
"""Of the generated colleagues, so every third joins, up to MOST_JOINING in all."""
BY_BUTTON = 12
"""So many join by the button of the announcement; the others write `/mentor join`."""
PATIENCE = 20.0

Report = Callable[[int, int], None]
Day = tuple[datetime, Callable[[], Awaitable[None]]]


def found_company(slack: SimulatedSlack, number: int) -> None:
    """Let so many people begin to work here, with channels to talk in."""
    people = {INES.name: arrive(slack, INES, Role.ADMIN)}
    people |= {each.name: arrive(slack, each) for each in colleagues(number - 1)}
    found_channels(slack, _cast(people), everybody=list(people.values()))


class Seeding:
    """`report` hears how many have joined, of how many."""

    def __init__(self, slack: SimulatedSlack, bot: Bot, report: Report, *, at_once: int = AT_ONCE) -> None:
        self._slack = slack
        self._bot = bot
        self._report = report
        self._people = {each.real_name: slack.person(each.id) for each in members(slack)}
        self._cast = _cast(self._people)
        self._room = room(slack, MENTORING)
        self._places = asyncio.Semaphore(at_once)
        self._joined = 0

    async def __call__(self) -> None:
        """Let the days pass, up to the one on which the page opens."""
        await self._work()
        for moment, deed in self._days():
            if moment > self._slack.clock.now():
                self._slack.clock.travel_to(moment)
            await deed()

    def _days(self) -> list[Day]:
        remarks: list[Day] = [(each.at, partial(say, self._slack, self._cast, each)) for each in REMARKS]
        joining = joiners(colleagues(len(self._people) - 1))
        groups = [joining[first :: len(JOINING)] for first in range(len(JOINING))]
        joins: list[Day] = [
            (moment, partial(self._all_join, group, of=len(joining)))
            for moment, group in zip(JOINING, groups, strict=True)
        ]
        days: list[Day] = [*remarks, (ANNOUNCED, self._announce), *joins, (PAGE_OPENS, self._work)]
        return sorted(days, key=lambda day: day[0])

    async def _announce(self) -> None:
        if self._announcement():
            return
        ines = self._people[INES.name]
        await ines.open_home()
        await ines.command("/mentor", "admin")
        await self._in_front_of(ines, "Control room")
        await ines.click("New program", ines.modal)
        await self._in_front_of(ines, "Choose a template")
        await ines.submit()
        await self._in_front_of(ines, "New program")
        await ines.submit(
            {
                "Name of the program": PROGRAM,
                "What is it for?": OBJECTIVE,
                "How often do pairs meet?": "Every two weeks",
                "How long is a meeting?": "30 minutes",
                "First day": FIRST_DAY,
                "Last day": LAST_DAY,
                "Announcement channel": self._room,
            }
        )
        await self._in_front_of(ines, "Open and announce")
        await ines.submit()
        await self._in_front_of(ines, "Cohort")
        await ines.close_all()
        await self._work()

    async def _all_join(self, group: Sequence[Profile], *, of: int) -> None:
        for profile in group:
            self._open_direct(profile)
        await asyncio.gather(*(self._join(profile, of) for profile in group))
        await self._work()

    def _open_direct(self, profile: Profile) -> None:
        """Open the conversation with the bot now, so that it has the same id whoever is first with the form."""
        person = self._people[profile.name]
        self._slack.workspace.open_direct([person.id, self._slack.bot_user_id], creator=person.id)

    async def _join(self, profile: Profile, of: int) -> None:
        person = self._people[profile.name]
        async with self._places:
            while not seen(person, WELCOME) and not await self._fill_in(person, profile):
                await person.close_all()
        self._joined += 1
        self._report(self._joined, of)

    async def _fill_in(self, person: Person, profile: Profile) -> bool:
        """Whether the form was taken; on a machine with much else to do somebody may be asked to try again."""
        announcement = self._announcement()
        if profile in COLLEAGUES[:BY_BUTTON] and announcement:
            await person.click("Join", announcement)
        else:
            await person.command("/mentor", "join")
        await self._in_front_of(person, "About the program", "Your answers")
        if person.modal and person.modal.title == "About the program":
            await person.click(profile.door, person.modal)
            await self._in_front_of(person, "Join the program")
            if _asked_to_wait(person):
                return False
            await person.submit(profile.answers)
            await self._in_front_of(person, "You are in", "Your profile")
        taken = not _asked_to_wait(person)
        await person.close_all()
        return taken

    async def _in_front_of(self, person: Person, *titles: str) -> None:
        """Wait until somebody sees a modal of one of these titles."""
        await self._slack.until(
            lambda: stands_before(person, *titles) or _asked_to_wait(person),
            what=f"{person.name} sees {' or '.join(titles)}",
            timeout=PATIENCE,
        )

    async def _work(self) -> None:
        """Let the bot finish answering and do all due work."""
        await self._slack.settled(quiet=QUIET)
        await self._bot.router.drain(PATIENCE)
        await self._bot.tick()
        await self._slack.settled(quiet=QUIET)

    def _announcement(self) -> Message | None:
        return next((entry for entry in self._room.messages if "Join" in entry.buttons), None)


def _asked_to_wait(person: Person) -> bool:
    return bool(person.modal and str(Busy()) in person.modal.text)


def members(slack: SimulatedSlack) -> list[Account]:
    """Everybody who works here, bots not counted."""
    accounts = slack.workspace.accounts.values()
    return [each for each in accounts if each.role is not Role.BOT and each.id != SLACKBOT]


def joiners(profiles: Sequence[Profile]) -> list[Profile]:
    """Who has joined by the time the page opens: not the one the story begins with, and not everybody."""
    crowd = profiles[len(COLLEAGUES) :: JOINING_AMONG]
    cast = [each for each in COLLEAGUES if each.name != MENTEE]
    return [*cast, *crowd[: MOST_JOINING - len(cast)]]


def _cast(people: Mapping[str, Person]) -> dict[str, Person]:
    """The people of the story, by first name."""
    return {each.first_name: people[each.name] for each in (INES, *COLLEAGUES)}
