"""A wrong setting stops the start with a sentence, and no sentence, repr or traceback ever holds a secret."""

import sys
import traceback
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.setting_values import ENCODER
from bot.settings import (
    LogFormat,
    LogLevel,
    Problem,
    Settings,
    TextMaker,
    Transport,
    WrongSettings,
    load_settings,
)

BOT = "xoxb-1111-2222-abcdefGHIJ"
APP = "xapp-1-A0123-4567-fedcba9876"
SIGNING = "8f742231b10e8888abcd99yyyzzz85a5"
SOCKET = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP}


def problems(**changes: str) -> list[Problem]:
    with pytest.raises(WrongSettings) as caught:
        load_settings(SOCKET | changes)
    return caught.value.problems


def sentence(**changes: str) -> str:
    (only,) = problems(**changes)
    return str(only)


def database(url: str) -> str:
    return load_settings(SOCKET | {"DATABASE_URL": url}).database_url.get_secret_value()


def test_two_tokens_are_enough_for_socket_mode() -> None:
    settings = load_settings(SOCKET)
    assert settings.transport is Transport.SOCKET
    assert settings.slack_bot_token.get_secret_value() == BOT
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.database_url.get_secret_value() == "sqlite:///data/mentorbot.db"
    assert (settings.host, settings.port) == ("127.0.0.1", 3000)
    assert (settings.mentorbot_admins, settings.mentorbot_workers) == (frozenset(), 8)
    assert (settings.log_level, settings.log_format) == (LogLevel.INFO, LogFormat.CONSOLE)


def test_without_an_app_token_a_signing_secret_means_http_mode() -> None:
    settings = load_settings({"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": SIGNING})
    assert settings.transport is Transport.HTTP


def test_with_both_an_app_token_and_a_signing_secret_the_app_token_decides() -> None:
    assert load_settings(SOCKET | {"SLACK_SIGNING_SECRET": SIGNING}).transport is Transport.SOCKET


def test_settings_cannot_be_changed_once_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings(SOCKET).port = 1  # type: ignore[misc]


def test_an_empty_or_blank_value_counts_as_not_set() -> None:
    settings = load_settings(SOCKET | {"PORT": "", "LOG_LEVEL": "  ", "SLACK_SIGNING_SECRET": ""})
    assert (settings.port, settings.log_level, settings.slack_signing_secret) == (3000, LogLevel.INFO, None)


def test_nothing_set_names_both_missing_tokens_at_once() -> None:
    with pytest.raises(WrongSettings) as caught:
        load_settings({})
    assert [problem.setting for problem in caught.value.problems] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]
    assert "is not set" in caught.value.problems[0].wrong
    assert "neither is SLACK_SIGNING_SECRET" in str(caught.value)


def test_a_broken_signing_secret_is_not_also_called_missing() -> None:
    with pytest.raises(WrongSettings) as caught:
        load_settings({"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": BOT})
    assert [problem.setting for problem in caught.value.problems] == ["SLACK_SIGNING_SECRET"]


def test_swapped_tokens_are_each_told_where_they_belong() -> None:
    first, second = problems(SLACK_BOT_TOKEN=APP, SLACK_APP_TOKEN=BOT)
    assert str(first).startswith(
        "SLACK_BOT_TOKEN holds an app-level token (xapp-): that belongs in SLACK_APP_TOKEN;"
    )
    assert str(second).startswith("SLACK_APP_TOKEN holds a bot token (xoxb-): that belongs in SLACK_BOT_TOKEN;")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("xoxp-1-2-3", "holds a user token (xoxp-)"),
        ("xoxe-1-2-3", "holds a token that expires or renews others (xoxe)"),
        ("xoxe.xoxb-1-2-3", "expires every 12 hours"),
        ("xoxa-1-2-3", "holds another kind of Slack token"),
        (SIGNING, "holds something that is no Slack token"),
        (f" {BOT}", "has blanks around it"),
        (f"{BOT}\n", "has blanks around it"),
        (f'"{BOT}"', "has quotation marks around it"),
        (f"'{BOT}'", "has quotation marks around it"),
        ("xoxb-1111 2222", "has a blank or a line break inside"),
        ("xoxb-", "is not a whole token"),
        ("xoxb-…", "is not a whole token"),
    ],
)
def test_a_wrong_bot_token_is_recognised_for_what_it_is(value: str, says: str) -> None:
    told = sentence(SLACK_BOT_TOKEN=value)
    assert told.startswith("SLACK_BOT_TOKEN ")
    assert says in told
    assert value.strip(" \n'\"") == "xoxb-" or value.strip(" \n'\"") not in told


@pytest.mark.parametrize("value", [BOT, APP, f" {SIGNING}", f"'{SIGNING}'"])
def test_a_wrong_signing_secret_is_recognised(value: str) -> None:
    assert sentence(SLACK_SIGNING_SECRET=value).startswith("SLACK_SIGNING_SECRET ")


@pytest.mark.parametrize(
    "value", ["http://127.0.0.1:4100/api", "http://localhost:4100/api/", "http://[::1]:4100/api"]
)
def test_a_simulated_slack_on_this_machine_may_be_spoken_to_in_clear(value: str) -> None:
    assert load_settings(SOCKET | {"SLACK_API_URL": value}).slack_api_url == value.rstrip("/") + "/"


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("http://slack.example/api/", "unencrypted"),
        ("https://slack.com/", "not the address of Slack's Web API"),
        ("slack.com/api", "not a web address"),
        ("https://", "not a web address"),
        ("https://[oops/api/", "not a web address"),
    ],
)
def test_an_address_that_is_not_slacks_is_refused(value: str, says: str) -> None:
    assert says in sentence(SLACK_API_URL=value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_means_psycopg(scheme: str) -> None:
    assert database(f"{scheme}://ada:p%40ss@db:5432/mentors") == "postgresql+psycopg://ada:p%40ss@db:5432/mentors"


def test_an_sqlite_file_stays_as_it_is() -> None:
    assert database("sqlite:////data/mentorbot.db") == "sqlite:////data/mentorbot.db"


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("mysql://ada:hunter2@db/mentors", "kind of database"),
        ("postgresql+asyncpg://ada:hunter2@db/mentors", "kind of database"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("hunter2", "cannot be read"),
        ("postgresql://ada:hunter2@db:port/mentors", "cannot be read"),
    ],
)
def test_a_database_that_we_cannot_use_is_refused(value: str, says: str) -> None:
    told = sentence(DATABASE_URL=value)
    assert says in told
    assert "hunter2" not in told


@pytest.mark.parametrize("value", ["U0ADA,W0GRACE", "U0ADA W0GRACE", " U0ADA , W0GRACE, ", "U0ADA;W0GRACE\n"])
def test_admins_are_listed_with_commas_or_blanks(value: str) -> None:
    assert load_settings(SOCKET | {"MENTORBOT_ADMINS": value}).mentorbot_admins == {"U0ADA", "W0GRACE"}


def test_an_admin_who_is_no_user_id_is_named_by_place() -> None:
    told = sentence(MENTORBOT_ADMINS="U0ADA, @grace")
    assert "entry 2 of 2" in told
    assert "grace" not in told


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "http"),
        ("PORT", "³"),
        ("MENTORBOT_WORKERS", "0"),
        ("MENTORBOT_WORKERS", "65"),
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
        ("MENTORBOT_TEXT", "psychic"),
        ("MENTORBOT_UNCONFIRMED", "perhaps"),
        ("HOST", "http://0.0.0.0"),
    ],
)
def test_a_value_out_of_range_is_refused_with_what_would_do(name: str, value: str) -> None:
    told = sentence(**{name: value})
    assert told.startswith(f"{name} is not ")
    assert ": write " in told


def test_texts_are_compared_by_words_unless_the_extra_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings(SOCKET).mentorbot_text is TextMaker.HASHED
    monkeypatch.setitem(sys.modules, ENCODER, None)
    assert sentence(MENTORBOT_TEXT="semantic") == (
        "MENTORBOT_TEXT asks for the extra `semantic`, which is not installed: "
        "run `uv sync --locked --inexact --extra semantic`, or write hashed."
    )
    installed = ModuleType(ENCODER)
    installed.__spec__ = ModuleSpec(ENCODER, None)
    monkeypatch.setitem(sys.modules, ENCODER, installed)
    assert load_settings(SOCKET | {"MENTORBOT_TEXT": " Semantic"}).mentorbot_text is TextMaker.SEMANTIC


def test_values_are_read_whatever_their_case_and_blanks() -> None:
    settings = load_settings(SOCKET | {"log_level": " debug", "LOG_FORMAT": "JSON", "PORT": " 8080 "})
    assert (settings.log_level, settings.log_format, settings.port) == (LogLevel.DEBUG, LogFormat.JSON, 8080)


def test_an_unknown_name_of_ours_leads_to_the_closest_known_one() -> None:
    assert sentence(MENTORBOT_ADMIN="U0ADA") == "MENTORBOT_ADMIN is not a setting: did you mean MENTORBOT_ADMINS."
    assert sentence(MENTORBOT_THREADS="4").startswith("MENTORBOT_THREADS is not a setting: did you mean MENTORBOT_")


def test_names_of_others_are_none_of_our_business() -> None:
    assert load_settings(SOCKET | {"PATH": "/bin", "POSTGRES_PASSWORD": "x", "_": "y"}).port == 3000


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        f"SLACK_BOT_TOKEN={BOT}",
        f'SLACK_APP_TOKEN="{APP}"',
        "PORT=4000",
        "LOG_LEVEL=ERROR",
        "MENTORBOT_ADMINS=",
    ]
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("PORT", "5000")
    monkeypatch.setenv("LOG_LEVEL", "")
    settings = load_settings()
    assert (settings.port, settings.log_level, settings.transport) == (5000, LogLevel.ERROR, Transport.SOCKET)


def test_a_file_in_another_encoding_is_a_problem_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_bytes("SLACK_BOT_TOKEN=".encode("utf-16"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongSettings, match=r"^\.env cannot be read"):
        load_settings()


def test_a_typo_in_the_file_is_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("MENTORBOT_WORKER=4\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongSettings, match="did you mean MENTORBOT_WORKERS"):
        load_settings()


def test_no_secret_shows_in_the_settings_themselves() -> None:
    settings = load_settings(
        SOCKET | {"SLACK_SIGNING_SECRET": SIGNING, "DATABASE_URL": "postgres://ada:hunter2@db/m"}
    )
    shown = repr(settings) + str(settings) + settings.model_dump_json()
    for secret in (BOT, APP, SIGNING, "hunter2"):
        assert secret not in shown


NAMES = st.sampled_from(sorted(field.upper() for field in Settings.model_fields))


def refusal(env: dict[str, str]) -> WrongSettings | None:
    try:
        load_settings(env)
    except WrongSettings as error:
        return error
    return None


@given(NAMES, st.text(min_size=8, max_size=40).map(lambda text: text + "hunter2"))
def test_no_refused_value_ever_shows_in_the_error_or_its_traceback(name: str, value: str) -> None:
    error = refusal(SOCKET | {name: value})
    assume(error is not None)
    assert error is not None
    assert "hunter2" not in "".join(traceback.format_exception(error)) + repr(error)
    assert error.__context__ is None
    assert all(problem.setting == name and problem.mend for problem in error.problems)
