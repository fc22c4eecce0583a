"""What operators copy and read agrees with the code: the example file, the guide, the image and its wiring."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from bot.settings import load_settings, setting_names

ROOT = Path(__file__).parents[2]
TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1-2-three", "SLACK_APP_TOKEN": "xapp-1-A1-2-three"}
# compose.yaml reads this one, to make the database that the bot is then pointed at.
OF_COMPOSE = {"POSTGRES_PASSWORD"}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def example() -> dict[str, str]:
    return dict(re.findall(r"^(?:# )?([A-Z][A-Z_]+)=(.*)$", text(".env.example"), re.MULTILINE))


def documented() -> dict[str, str]:
    """The rows of the table under "Settings": name and default."""
    section = text("docs/install.md").partition("\n## Settings\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| `([A-Z_]+)` \|.*\| (.+?) \|$", section, re.MULTILINE))


def test_the_example_file_names_every_setting_and_no_other() -> None:
    assert example().keys() - OF_COMPOSE == set(setting_names())


def test_the_installation_guide_names_every_setting_and_no_other() -> None:
    assert documented().keys() == set(setting_names())


def test_every_setting_of_the_example_file_is_explained_above_it() -> None:
    lines = text(".env.example").splitlines()
    for above, line in pairwise(lines):
        if re.match(r"(# )?[A-Z][A-Z_]+=", line):
            assert re.match(r"# .+\.$", above), line


def test_the_example_file_shows_the_real_defaults() -> None:
    shown = {name: value for name, value in example().items() if value}
    assert load_settings(TOKENS | shown) == load_settings(TOKENS)


def test_the_installation_guide_shows_the_same_defaults() -> None:
    for name, value in example().items():
        if value:
            assert documented()[name] == f"`{value}`", name


def test_the_example_file_as_it_is_asks_for_the_tokens_only() -> None:
    active = dict(re.findall(r"^([A-Z][A-Z_]+)=(.*)$", text(".env.example"), re.MULTILINE))
    assert set(active) == {"SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"}
    assert not any(active.values())


@pytest.mark.parametrize("name", sorted(OF_COMPOSE))
def test_a_name_that_is_no_setting_is_one_that_compose_reads(name: str) -> None:
    assert "${" + name in text("compose.yaml")
    assert name in example()


def test_the_image_sets_only_settings_and_what_python_reads() -> None:
    block = re.search(r"^ENV PATH=.*?(?:[^\\]\n)", text("Dockerfile"), re.MULTILINE | re.DOTALL)
    assert block is not None
    given = dict(re.findall(r"^(?:ENV)?\s+([A-Z_]+)=(\S+)", block.group(), re.MULTILINE))
    ours = {name: value for name, value in given.items() if name != "PATH" and not name.startswith("PYTHON")}
    assert ours.keys() <= set(setting_names())
    load_settings(TOKENS | ours)


def test_the_image_and_the_makefile_take_the_same_uv() -> None:
    (in_makefile,) = re.findall(r"^UV_VERSION := (\S+)$", text("Makefile"), re.MULTILINE)
    (in_image,) = re.findall(r"^ARG UV_VERSION=(\S+)$", text("Dockerfile"), re.MULTILINE)
    assert in_makefile == in_image
