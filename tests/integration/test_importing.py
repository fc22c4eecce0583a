"""Importing people from the command line: it looks first, and says in words what an operator can mend."""

from pathlib import Path

import pytest

from bot.importing import CannotImportError, import_people, told
from bot.settings import Settings, load_settings
from models import Person
from tests.integration.office import Office

FILE = "email,department,mood\nada@example.com,Tools,good\nzoe@example.com,Sales,\n"


@pytest.fixture
def settings(database_url: str) -> Settings:
    return load_settings(
        {
            "SLACK_BOT_TOKEN": "xoxb-1-1-abc",
            "SLACK_SIGNING_SECRET": "0" * 32,
            "DATABASE_URL": database_url,
        }
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(FILE)
    return path


def words(settings: Settings, file: Path, *, apply: bool) -> str:
    return "\n".join(told(import_people(settings, file, team=None, apply=apply), applied=apply))


def test_it_looks_first_and_changes_when_told_to(office: Office, settings: Settings, file: Path) -> None:
    office.learn("ada", email="ada@example.com")
    looked = words(settings, file, apply=False)
    assert "People in the file: 1; would change: 1" in looked
    assert "Unknown e-mail address, left out: zoe@example.com" in looked
    assert "Unknown column, left out: mood" in looked
    assert "Add --apply" in looked
    assert office.row(Person).department == ""

    assert "People in the file: 1; changed: 1" in words(settings, file, apply=True)
    assert office.row(Person).department == "Tools"
    assert "Add --apply" not in words(settings, file, apply=False)


def test_a_workspace_without_addresses_says_what_to_do(office: Office, settings: Settings, file: Path) -> None:
    office.person("ada")
    assert "users:read.email" in words(settings, file, apply=False)


def test_many_unknown_addresses_are_counted(office: Office, settings: Settings, file: Path) -> None:
    office.learn("ada", email="ada@example.com")
    file.write_text("email\n" + "".join(f"p{number}@example.com\n" for number in range(60)))
    assert "... and 10 more" in words(settings, file, apply=False)


def test_what_is_wrong_in_the_file_is_told_by_line(office: Office, settings: Settings, file: Path) -> None:
    office.person("ada")
    file.write_text("email\nada\n")
    with pytest.raises(CannotImportError, match="line 2: “ada” is no e-mail address"):
        import_people(settings, file, team=None, apply=True)


def test_a_file_that_is_not_there_is_named(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(CannotImportError, match=r"people\.csv cannot be read"):
        import_people(settings, tmp_path / "people.csv", team=None, apply=False)


def test_the_workspace_must_be_clear(office: Office, settings: Settings, file: Path) -> None:
    with pytest.raises(CannotImportError, match="No workspace is known yet"):
        import_people(settings, file, team=None, apply=False)
    office.person("ada")
    office.team = "T2"
    office.learn("ada", email="ada@example.com")
    with pytest.raises(CannotImportError, match="T1, T2"):
        import_people(settings, file, team=None, apply=False)
    assert import_people(settings, file, team="T2", apply=False).changed == 1
