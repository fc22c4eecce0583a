"""Whoever logs, and in whatever shape: no secret and nothing that people wrote reaches the log."""

import io
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from sqlalchemy.exc import IntegrityError

from bot.logs import set_up_logging
from bot.settings import LogFormat, LogLevel
from bot.tokens import masked

SECRETS = {
    "xoxb-1111-2222-abcdefGHIJ": "xoxb-1111-2222-abcdefGHIJ",
    "xapp-1-A0123-4567-fedcba9876": "xapp-1-A0123-4567-fedcba9876",
    "xoxe.xoxb-1-abcdef": "abcdef",
    "xoxe-1-abcdef": "abcdef",
    "https://hooks.slack.com/actions/T1/2/s3cret": "s3cret",
    "wss://wss-primary.slack.com/link/?ticket=s3cret&app_id=A1": "s3cret",
    "postgresql+psycopg://ada:s3cret@db:5432/mentors": "s3cret",
    "postgresql://ada:s3c@r/et@db/mentors": "r/et",
    "host=db user=ada password=s3cret dbname=mentors": "s3cret",
    "Authorization: Bearer s3cret": "s3cret",
}


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    known = {name: logging.getLogger(name).level for name in list(root.manager.loggerDict)}
    ours = structlog.get_config()
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in list(root.manager.loggerDict):
        logging.getLogger(name).setLevel(known.get(name, logging.NOTSET))
    logging.captureWarnings(capture=False)
    structlog.configure(**ours)


def log_to(format: LogFormat = LogFormat.JSON, level: LogLevel = LogLevel.DEBUG) -> io.StringIO:  # noqa: A002
    stream = io.StringIO()
    set_up_logging(level, format, stream=stream)
    return stream


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("format", list(LogFormat))
@pytest.mark.parametrize(("text", "secret"), SECRETS.items())
def test_a_secret_is_masked_wherever_it_stands(format: LogFormat, text: str, secret: str) -> None:  # noqa: A002
    stream = log_to(format)
    logging.getLogger("third.party").warning("sent %s", text)
    structlog.stdlib.get_logger("ours").info("sent", url=text, nested={"list": [text], "object": ValueError(text)})
    try:
        raise ValueError(text)
    except ValueError:
        logging.getLogger("third.party").exception("failed")
        structlog.stdlib.get_logger("ours").exception("failed")
    assert stream.getvalue().count("ValueError") >= 3
    assert secret not in stream.getvalue()


def test_what_people_wrote_is_withheld_even_when_a_line_offers_it() -> None:
    stream = log_to()
    structlog.stdlib.get_logger("ours").info("saved", goal="Lead a team", update={"feedback": "She was late"}, id=7)
    (line,) = lines(stream)
    assert (line["goal"], line["update"], line["id"]) == ("[withheld]", {"feedback": "[withheld]"}, 7)


def test_rows_that_a_database_quotes_in_its_error_are_hidden() -> None:
    stream = log_to()
    written = "Lead a team\n\nof ten"
    cause = Exception(f'violates "ck_goal"\nDETAIL:  Failing row contains (7, {written}).')
    try:
        raise IntegrityError("INSERT INTO goal", {"text": written}, cause) from cause
    except IntegrityError:
        logging.getLogger("third.party").exception("failed")
    (line,) = lines(stream)
    assert "Lead a team" not in line["exception"]
    assert "of ten" not in line["exception"]
    assert "ck_goal" in line["exception"]


@pytest.mark.parametrize("name", ["slack_bolt.AsyncApp", "slack_sdk.web.async_client", "sqlalchemy.engine.Engine"])
def test_those_who_would_print_payloads_stay_quiet_at_debug(name: str) -> None:
    stream = log_to(level=LogLevel.DEBUG)
    logging.getLogger(name).debug("Sending a request with the text of a message")
    logging.getLogger("ours").debug("our own")
    assert [line["event"] for line in lines(stream)] == ["our own"]


def test_statements_are_quiet_at_info_too() -> None:
    stream = log_to(level=LogLevel.INFO)
    logging.getLogger("sqlalchemy.engine.Engine").info("INSERT INTO goal")
    logging.getLogger("apscheduler.executors.default").info("Running job")
    logging.getLogger("uvicorn.error").info("Started")
    assert [line["event"] for line in lines(stream)] == ["Started"]


def test_a_higher_level_than_the_cap_holds_for_everyone() -> None:
    stream = log_to(level=LogLevel.ERROR)
    logging.getLogger("slack_bolt").warning("quiet")
    structlog.stdlib.get_logger("ours").warning("quiet")
    assert stream.getvalue() == ""


def test_a_line_says_when_who_and_how_grave() -> None:
    stream = log_to()
    structlog.stdlib.get_logger("bot.relay").warning("sent %d", 3, at=datetime(2026, 12, 7, 9, tzinfo=UTC))
    (line,) = lines(stream)
    assert (line["level"], line["logger"], line["event"]) == ("warning", "bot.relay", "sent 3")
    assert line["at"] == "2026-12-07 09:00:00+00:00"
    assert datetime.fromisoformat(line["timestamp"]).tzinfo is not None


def test_context_of_the_task_is_on_every_line_of_it() -> None:
    stream = log_to()
    with structlog.contextvars.bound_contextvars(reference="K7Q2"):
        logging.getLogger("third.party").warning("odd")
    assert lines(stream)[0]["reference"] == "K7Q2"


def test_setting_up_twice_writes_each_line_once_and_to_the_last_stream() -> None:
    first, second = log_to(), log_to()
    logging.getLogger("third.party").warning("odd")
    assert first.getvalue() == ""
    assert len(lines(second)) == 1


def test_a_secret_value_object_stays_secret() -> None:
    stream = log_to()
    structlog.stdlib.get_logger("ours").info("start", given=SecretStr("hunter2"), raw=b"xoxb-1-2-3")
    assert "hunter2" not in stream.getvalue()
    assert "xoxb-1" not in stream.getvalue()


@given(st.text(alphabet=st.characters(exclude_characters="\"' \n\r\t", exclude_categories=["Z", "C"]), min_size=6))
def test_a_password_of_any_letters_is_masked_in_an_address(password: str) -> None:
    assert masked(f"cannot reach postgresql://ada:{password}@db/mentors now") == (
        "cannot reach postgresql://ada:[password]@db/mentors now"
    )


@given(st.from_regex(r"xox[abeprs]-[A-Za-z0-9-]{10,60}", fullmatch=True), st.text(), st.text())
def test_a_token_is_masked_between_any_neighbours(token: str, before: str, after: str) -> None:
    assert token not in masked(f"{before} {token} {after}")


def test_harmless_text_is_left_alone() -> None:
    text = "GET https://slack.com/api/users.info?user=U1 took 3:04, see https://docs.slack.dev (ada@example.com)"
    assert masked(text) == text
