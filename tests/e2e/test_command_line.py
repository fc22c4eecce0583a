"""The command line as an operator uses it, each command in a process of its own."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.playground import SimulatedSlack, VirtualClock
from bot.store import make_engine
from tests.installation import Mode, environment, take_manifest
from tests.integration.office import Office


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


async def mentorbot(*words: str, folder: Path, settings: Mapping[str, str] | None = None) -> Said:
    """Run a command in an empty folder, with these settings and no others."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words,
        cwd=folder, env={"PATH": os.environ["PATH"], "COLUMNS": "200", **(settings or {})},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    return Said(process.returncode or 0, out.decode(), err.decode())


@pytest.fixture
async def slack() -> AsyncIterator[SimulatedSlack]:
    slack = SimulatedSlack(clock=VirtualClock())
    take_manifest(slack)
    async with slack.serving():
        yield slack


@pytest.fixture
def settings(slack: SimulatedSlack, sqlite_url: str) -> Mapping[str, str]:
    return environment(slack, sqlite_url, Mode.SOCKET)


async def test_without_settings_nothing_starts_and_each_missing_one_is_named(tmp_path: Path) -> None:
    said = await mentorbot("run", folder=tmp_path)

    assert said.code == 2
    assert "SLACK_BOT_TOKEN is not set" in said.err
    assert "Traceback" not in said.err


async def test_a_tick_says_that_there_was_nothing_to_do(tmp_path: Path, settings: Mapping[str, str]) -> None:
    said = await mentorbot("tick", folder=tmp_path, settings=settings)

    assert said.code == 0, said.err
    assert "planned: 0" in said.out
    assert "sent: 0" in said.out


async def test_a_tick_refuses_an_instant_to_come(tmp_path: Path, settings: Mapping[str, str]) -> None:
    said = await mentorbot("tick", "--at", "2099-12-07T09:00:00Z", folder=tmp_path, settings=settings)

    assert said.code == 2
    assert "--rehearse" in said.err


async def test_a_rehearsal_may_act_as_of_an_instant_to_come(tmp_path: Path, settings: Mapping[str, str]) -> None:
    said = await mentorbot("tick", "--at", "2099-12-07T09:00:00Z", "--rehearse", folder=tmp_path, settings=settings)

    assert said.code == 0, said.err
    assert "As of 2099-12-07 09:00 UTC" in said.out


async def test_a_tick_refuses_what_is_not_an_instant(tmp_path: Path, settings: Mapping[str, str]) -> None:
    said = await mentorbot("tick", "--at", "next Monday", folder=tmp_path, settings=settings)

    assert said.code == 2
    assert "2026-12-07T09:00:00Z" in said.err


async def test_migrate_makes_the_schema(tmp_path: Path, settings: Mapping[str, str]) -> None:
    fresh = {**settings, "DATABASE_URL": f"sqlite:///{tmp_path / 'new' / 'bot.db'}"}

    said = await mentorbot("migrate", folder=tmp_path, settings=fresh)

    assert said.code == 0, said.err
    assert "up to date" in said.out
    assert (tmp_path / "new" / "bot.db").exists()


async def test_a_database_that_cannot_be_used_is_told_in_a_sentence(
    tmp_path: Path, settings: Mapping[str, str]
) -> None:
    nowhere = {**settings, "DATABASE_URL": "postgresql://nobody:secret@127.0.0.1:1/nothing"}

    said = await mentorbot("migrate", folder=tmp_path, settings=nowhere)

    assert said.code == 1
    assert "DATABASE_URL" in said.err
    assert "secret" not in said.err + said.out
    assert "Traceback" not in said.err


async def test_the_doctor_finds_a_healthy_installation_healthy(tmp_path: Path, settings: Mapping[str, str]) -> None:
    await mentorbot("migrate", folder=tmp_path, settings=settings)

    said = await mentorbot("doctor", "--json", folder=tmp_path, settings=settings)

    report = json.loads(said.out)
    assert (said.code, report["ok"]) == (0, True), said.out


async def test_the_doctor_names_a_scope_that_was_not_granted(
    tmp_path: Path, slack: SimulatedSlack, settings: Mapping[str, str]
) -> None:
    slack.granted_scopes.discard("im:write")

    said = await mentorbot("doctor", folder=tmp_path, settings=settings)

    assert said.code == 1
    assert "im:write" in said.out


async def test_the_manifest_needs_no_settings_and_is_the_one_in_the_repository(tmp_path: Path) -> None:
    said = await mentorbot("manifest", folder=tmp_path)

    assert said.code == 0, said.err
    assert said.out == Path("manifest.json").read_text(encoding="utf-8")


async def test_the_manifest_link_opens_the_page_that_creates_an_app(tmp_path: Path) -> None:
    said = await mentorbot("manifest", "--link", folder=tmp_path)

    assert said.out.startswith("https://api.slack.com/apps?new_app=1&manifest_json=%7B")
    assert len(said.out.splitlines()) == 1


async def test_the_manifest_for_http_mode_carries_the_request_url_everywhere(tmp_path: Path) -> None:
    url = "https://mentor.example.com/slack/events"

    said = await mentorbot("manifest", "--request-url", url, folder=tmp_path)

    manifest = json.loads(said.out)
    assert manifest["settings"]["socket_mode_enabled"] is False
    assert said.out.count(url) == 4


async def test_people_are_imported_from_a_file_once_it_was_looked_at(
    tmp_path: Path, settings: Mapping[str, str]
) -> None:
    (tmp_path / "people.csv").write_text("email,department\nada@example.com,Tools\n")
    engine = make_engine(settings["DATABASE_URL"], patience_ms=5_000)
    await mentorbot("migrate", folder=tmp_path, settings=settings)
    Office(engine).learn("ada", email="ada@example.com")
    engine.dispose()

    looked = await mentorbot("import-people", "people.csv", folder=tmp_path, settings=settings)
    applied = await mentorbot("import-people", "people.csv", "--apply", folder=tmp_path, settings=settings)
    again = await mentorbot("import-people", "people.csv", folder=tmp_path, settings=settings)

    assert "would change: 1" in looked.out
    assert "Add --apply" in looked.out
    assert "changed: 1" in applied.out
    assert "would change: 0" in again.out


async def test_a_file_that_cannot_be_imported_is_told_in_a_sentence(
    tmp_path: Path, settings: Mapping[str, str]
) -> None:
    said = await mentorbot("import-people", "people.csv", folder=tmp_path, settings=settings)

    assert said.code == 1
    assert "people.csv cannot be read" in said.err
    assert "Traceback" not in said.err
