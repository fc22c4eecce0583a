"""`mentorbot demo` as a process of its own: it opens the page, ends when asked to, and goes on where it stopped."""

import asyncio
import signal
import socket
import sys
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp
import pytest
from sqlalchemy import create_engine

from bot.playground import SimulatedSlack
from tests.databases import PostgresServer
from tests.e2e.playground.demo import DemoProcess

BOT_TOKEN = SimulatedSlack().bot_token
"""The same in every simulated Slack."""
MENTORING = "C0003"
ENDS_WITHIN = 4.0
"""It takes less than two seconds; the rest is for a machine that is busy with other tests."""
JOINED_BY_THEN = 22


async def get(demo: DemoProcess, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as http, http.get(f"{demo.url.rstrip('/')}{path}") as answer:
        return answer.status, await answer.text()


async def call(demo: DemoProcess, method: str, **arguments: str) -> Any:
    """Ask the simulated Slack as the bot would."""
    headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.post(f"{demo.url.rstrip('/')}/api/{method}", data=arguments) as answer,
    ):
        return await answer.json()


async def advance(demo: DemoProcess, *, hours: int) -> None:
    async with aiohttp.ClientSession() as http:
        await http.post(f"{demo.url.rstrip('/')}/playground/clock", json={"advance": hours * 3600})


async def welcomed(demo: DemoProcess) -> int:
    """How many people have read that they are in."""
    people = (await call(demo, "users.list"))["members"]
    rooms = [await call(demo, "conversations.open", users=each["id"]) for each in people if not each["is_bot"]]
    chats = [await call(demo, "conversations.history", channel=room["channel"]["id"]) for room in rooms]
    return sum(any("Welcome to" in str(message) for message in chat["messages"]) for chat in chats)


async def start(folder: Path, *words: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--no-browser", *words,
        cwd=folder, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip


async def refused(folder: Path, *words: str) -> tuple[int | None, str]:
    """The exit code and the words of a start that does not succeed."""
    process = await start(folder, *words)
    said, _ = await process.communicate()
    return process.returncode, " ".join(said.decode().split())


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_it_serves_the_page_until_it_is_told_to_stop(tmp_path: Path, how: signal.Signals) -> None:
    async with DemoProcess(tmp_path) as demo:
        status, page = await get(demo, "/")
        began = monotonic()
        code = await demo.stop(how)
        took = monotonic() - began

    assert (status, page[:15].lower()) == (200, "<!doctype html>")
    assert "24 people" in demo.said
    assert "only until you stop" in demo.said
    assert "Goodbye" in demo.said
    assert (code, list(tmp_path.iterdir())) == (0, []), "nothing is left behind"
    assert took < ENDS_WITHIN


async def test_it_can_be_stopped_while_the_company_is_being_set_up(tmp_path: Path) -> None:
    process = await start(
        tmp_path, "--port", "0", "--people", "2000", "--database", f"sqlite:///{tmp_path}/play.db"
    )
    assert process.stdout
    await process.stdout.readline()
    await _written(tmp_path / "play.db", at_least=300_000)
    began = monotonic()
    process.terminate()
    said, _ = await process.communicate()

    assert process.returncode == 0, said.decode()
    assert said.decode() == "Goodbye. The playground is closed.\n"
    assert monotonic() - began < ENDS_WITHIN


async def test_with_a_database_it_goes_on_where_it_stopped(tmp_path: Path) -> None:
    options = ("--database", f"sqlite:///{tmp_path / 'play.db'}")
    async with DemoProcess(tmp_path, *options) as demo:
        await advance(demo, hours=30)
        clock, room = (
            await get(demo, "/playground/clock"),
            await call(demo, "conversations.history", channel=MENTORING),
        )
        assert await demo.stop() == 0
    async with DemoProcess(tmp_path, *options) as again:
        assert await get(again, "/playground/clock") == clock
        assert await call(again, "conversations.history", channel=MENTORING) == room
        code, said = await refused(tmp_path, "--port", "0", *options)
        assert (code, "in use by another playground" in said) == (1, True)
        assert await again.stop() == 0

    assert "is open for joining" in str(room)
    assert "play.db.slack.jsonl" in again.said
    code, said = await refused(tmp_path, "--port", "0", "--people", "30", *options)
    assert (code, "24 people work here already" in said) == (1, True)


async def test_for_a_database_on_a_server_the_simulated_slack_is_kept_in_the_data_folder(
    tmp_path: Path, postgres_server: PostgresServer
) -> None:
    with postgres_server.fresh() as database:
        engine = create_engine(database)
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        engine.dispose()
        async with DemoProcess(tmp_path, "--database", database) as demo:
            room = await call(demo, "conversations.history", channel=MENTORING)
            assert await demo.stop() == 0
        async with DemoProcess(tmp_path, "--database", database) as again:
            assert await call(again, "conversations.history", channel=MENTORING) == room
            assert await again.stop() == 0

    assert "is open for joining" in str(room)
    assert {path.suffix for path in (tmp_path / "data" / "playground").iterdir()} == {".jsonl", ".log"}
    assert "data/playground/" in demo.said


async def test_a_playground_that_is_killed_again_and_again_while_people_join_fits_together(tmp_path: Path) -> None:
    options = ("--database", f"sqlite:///{tmp_path / 'play.db'}")
    for size in (1, 350_000, 450_000):
        process = await start(tmp_path, "--port", "0", *options)
        await _written(tmp_path / "play.db", at_least=size)
        process.kill()
        await process.communicate()

    async with DemoProcess(tmp_path, *options) as demo:
        await advance(demo, hours=1)
        number = await welcomed(demo)
        assert await demo.stop() == 0

    assert number == JOINED_BY_THEN
    assert "channel_not_found" not in (tmp_path / "play.db.bot.log").read_text()


async def test_a_port_that_is_taken_is_told_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = await refused(tmp_path, "--port", str(port))

    assert code == 1
    assert f"Port {port} is in use" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--script", "--people", "30"), 2, "--script plays in the terminal and takes no other option."),
        (("--people", "3"), 2, "24"),
        (("--database", "play.db"), 1, "--database cannot be read as the address of a database"),
        (("--database", "mysql://here/play"), 1, "--database names a kind of database"),
        (("--database", "sqlite:////dev/null/play.db"), 1, "The playground cannot go on"),
        (("--database", "postgresql://127.0.0.1:1/play"), 1, "The database cannot be used"),
    ],
)
async def test_what_does_not_fit_together_is_told_in_a_sentence(
    tmp_path: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    found, said = await refused(tmp_path, *words)

    assert found == code, said
    assert sentence in said
    assert "Traceback" not in said


async def test_the_database_of_a_real_bot_is_left_alone(tmp_path: Path, sqlite_url: str) -> None:
    code, said = await refused(tmp_path, "--port", "0", "--database", sqlite_url)

    assert code == 1
    assert "Name a database of its own" in said


async def _written(database: Path, *, at_least: int) -> None:
    """Wait until a process has written so much; there is nothing else to be seen of it from outside."""
    async with asyncio.timeout(60):
        while sum(path.stat().st_size for path in database.parent.glob("play.db*")) < at_least:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
