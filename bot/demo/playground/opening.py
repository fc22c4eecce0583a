"""`mentorbot demo`: from the command to the open page, and to the end of it."""

import asyncio
import signal
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass

from pydantic import SecretStr
from rich.console import Console
from sqlalchemy.exc import OperationalError

from bot.bootstrap import Bot, Schedule, running
from bot.demo.installation import settings_for, take_manifest
from bot.demo.playground.doorplate import greeting, joining
from bot.demo.playground.host import DemoHost
from bot.demo.playground.seeding import FOUNDED, Seeding, found_company, members
from bot.demo.playground.storage import CannotOpenError, Slack, Storage, refuse_foreign, storage
from bot.demo.playground.street import open_browser, vacant_port
from bot.logs import set_up_logging
from bot.playground import SimulatedSlack, VirtualClock
from bot.playground.keeping import CannotKeepError
from bot.playground.page import Page
from bot.setting_values import Refusal, read_database_url
from bot.settings import LogFormat, LogLevel
from bot.tokens import masked

USUAL_SIZE = 24
RETRY_PACE = 30.0
"""Slack waits a minute, then five, before it delivers an event again; nobody at the page would."""
FAREWELL = 1.5
"""Seconds for an orderly end. What takes longer is given up; everything worth keeping is written by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was asked for on the command line; None where the usual will do."""

    port: int | None = None
    people: int | None = None
    database: str | None = None
    browser: bool = True


async def open_playground(wishes: Wishes, *, out: Console, err: Console) -> int:
    """Open the page and keep it open until somebody stops it; return the exit code."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    try:
        with storage(_readable(wishes.database)) as place:
            await _open_until(stop, wishes, place, out)
    except (CannotOpenError, CannotKeepError, OperationalError, OSError) as problem:
        err.print(_sentence(problem), highlight=False, soft_wrap=True)
        return 1
    out.print("Goodbye. The playground is closed.")
    return 0


async def _open_until(stop: asyncio.Event, wishes: Wishes, place: Storage, out: Console) -> None:
    place.log.parent.mkdir(parents=True, exist_ok=True)
    with place.log.open("a", encoding="utf-8") as log:
        set_up_logging(LogLevel.INFO, LogFormat.CONSOLE, stream=log)
        house = AsyncExitStack()
        opening = asyncio.create_task(_open(house, wishes, place, out))
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({opening, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if opening.done():
                opening.result()
            await stopped
        finally:
            opening.cancel()
            stopped.cancel()
            await asyncio.wait({opening, stopped})
            await _close(house)


async def _open(house: AsyncExitStack, wishes: Wishes, place: Storage, out: Console) -> None:
    slack = SimulatedSlack(clock=VirtualClock(FOUNDED), retry_pace=RETRY_PACE)
    port = vacant_port(wishes.port)
    await _move_in(slack, wishes, place)
    if place.keeper:
        house.enter_context(place.keeper.keeping(slack))
    await house.enter_async_context(slack.serving(port))
    bot = await house.enter_async_context(
        running(settings_for(slack, place.database_url), clock=slack.clock, schedule=Schedule.OFF)
    )
    await slack.connected()
    await _seed(slack, bot, out)
    host = DemoHost(slack, bot)
    house.push_async_callback(host.close)
    slack.show(Page(slack, host).routes)
    url = f"{slack.workspace.base_url}/"
    out.print(greeting(url, people=len(members(slack)), kept=place.words, log=place.log), soft_wrap=True)
    if wishes.browser:
        open_browser(url)


async def _move_in(slack: SimulatedSlack, wishes: Wishes, place: Storage) -> None:
    """Bring the Slack of the last time back, or found a company."""
    standing = _standing(slack, continues=place.keeper is not None and place.keeper.load(slack))
    if place.keeper:
        await asyncio.to_thread(refuse_foreign, place, standing)
    take_manifest(slack)
    number = len(members(slack))
    if standing is Slack.NEW:
        found_company(slack, wishes.people or USUAL_SIZE)
    elif wishes.people not in {None, number}:
        raise CannotOpenError(f"{number:,} people work here already. Leave --people out, or name another database.")


def _standing(slack: SimulatedSlack, *, continues: bool) -> Slack:
    if not continues:
        return Slack.NEW
    met = any(slack.bot_user_id in room.members for room in slack.workspace.rooms.values())
    return Slack.KNOWN_TO_THE_BOT if met else Slack.UNTOUCHED


async def _seed(slack: SimulatedSlack, bot: Bot, out: Console) -> None:
    with joining(out) as report:
        try:
            await Seeding(slack, bot, report)()
        except AssertionError as problem:
            raise CannotOpenError(f"The company could not be set up. {problem}") from problem


async def _close(house: AsyncExitStack) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(FAREWELL):
            await house.aclose()


def _readable(database: str | None) -> str | None:
    """The URL with its driver; raise CannotOpenError for one that cannot be read."""
    try:
        return database and read_database_url(SecretStr(database)).get_secret_value()
    except Refusal as refusal:
        raise CannotOpenError(f"--database {refusal.wrong}: {refusal.mend}.") from None


def _sentence(problem: Exception) -> str:
    match problem:
        case OperationalError():
            return f"The database cannot be used: {masked(str(problem.orig)).strip()}"
        case OSError():
            where = f" ({problem.filename})" if problem.filename else ""
            return f"The playground cannot go on: {problem.strerror}{where}."
    return str(problem)
