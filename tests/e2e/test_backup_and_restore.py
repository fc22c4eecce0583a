"""Backups as an operator makes them and brings them back, beside a bot that runs."""

import socket
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from bot.playground import SimulatedSlack, VirtualClock
from bot.store import make_engine
from models import Person
from tests.e2e.processes import BotProcess
from tests.e2e.test_command_line import mentorbot
from tests.installation import Mode, environment, take_manifest
from tests.integration.office import Office

COMMON = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def names(url: str) -> set[str]:
    engine = make_engine(url, patience_ms=5_000)
    found = {person.name for person in Office(engine).rows(Person)}
    engine.dispose()
    return found


def meet(url: str, name: str) -> None:
    engine = make_engine(url, patience_ms=5_000)
    Office(engine).learn(name)
    engine.dispose()


async def test_a_backup_is_made_beside_the_running_bot_and_restored_once_it_has_stopped(
    tmp_path: Path, sqlite_url: str
) -> None:
    slack = SimulatedSlack(clock=VirtualClock())
    take_manifest(slack)
    meet(sqlite_url, "ada")
    database = Path(make_url(sqlite_url).database or "")
    async with slack.serving():
        settings = environment(slack, sqlite_url, Mode.SOCKET) | {"PORT": str(free_port())}
        bot = BotProcess(settings, slack.api_url.replace("/api/", "/playground/clock"), tmp_path / "log")
        async with bot:
            saved = await mentorbot("backup", "saved.db", folder=tmp_path, settings=settings)
            again = await mentorbot("backup", "saved.db", folder=tmp_path, settings=settings)
            refused = await mentorbot("restore", "saved.db", folder=tmp_path, settings=settings)
            assert await bot.stop() == 0
            meet(sqlite_url, "bob")
            restored = await mentorbot("restore", "saved.db", folder=tmp_path, settings=settings)
            await bot.start()
            assert await bot.stop() == 0

    assert (saved.code, again.code, refused.code, restored.code) == (0, 1, 1, 0), restored.err
    assert f"saved.db is a whole copy of {database}" in saved.out
    assert "saved.db exists already. Choose another name, or add --force" in again.err
    assert f"{database} is in use" in refused.err
    assert f"{database} is now what saved.db holds" in restored.out
    assert names(sqlite_url) == {"Ada"}
    (kept,) = database.parent.glob("*.replaced-*")
    assert f"The database as it was is {kept}" in restored.out
    assert names(f"sqlite:///{kept}") == {"Ada", "Bob"}


@pytest.mark.parametrize(
    ("command", "instead"),
    [
        (
            "backup",
            "pg_dump --format=custom --dbname=postgresql://mentor@db.example:5433/mentors --file='of today'",
        ),
        (
            "restore",
            "pg_restore --clean --if-exists --single-transaction "
            "--dbname=postgresql://mentor@db.example:5433/mentors 'of today'",
        ),
    ],
)
async def test_for_postgresql_its_own_tools_are_named_without_the_password(
    tmp_path: Path, command: str, instead: str
) -> None:
    url = "postgresql://mentor:secret@db.example:5433/mentors"
    said = await mentorbot(command, "of today", folder=tmp_path, settings={**COMMON, "DATABASE_URL": url})
    assert said.code == 1
    assert said.err.strip().endswith(instead)
    assert "secret" not in said.err + said.out
    assert len(said.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("sqlite:///notes.txt", "DATABASE_URL: the file is no SQLite database. To mend it, check the path"),
        ("sqlite:////proc/none/bot.db", "DATABASE_URL: the folder /proc/none cannot be made"),
    ],
)
async def test_a_file_that_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, url: str, sentence: str) -> None:
    (tmp_path / "notes.txt").write_text("Not a database. " * 500)
    said = await mentorbot("run", folder=tmp_path, settings={**COMMON, "DATABASE_URL": url})
    assert said.code == 1
    assert sentence in said.err
    assert "Traceback" not in said.err
