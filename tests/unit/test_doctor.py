"""The doctor against a tiny Slack on loopback: each finding, its grade, and no secret in any of them."""

import io
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from rich.console import Console
from sqlalchemy.exc import OperationalError

from bot.doctor import Grade, ManifestScopes, Report, SchemaFacts, examine, rendered
from bot.settings import Settings, WrongSettings, load_settings
from bot.store.schema import Standing

T0 = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
BOT, APP, SIGNING = "xoxb-1-2-three", "xapp-1-A1-2-three", "0123456789abcdef0123456789abcdef"
SCOPES = ManifestScopes(required=frozenset({"chat:write", "commands"}), optional=frozenset({"mpim:history"}))
GRANTED = "chat:write,commands,mpim:history"


class StandingClock:
    def now(self) -> datetime:
        return T0


@dataclass
class FakeSlack:
    """Answers the two methods that a doctor calls, with whatever a test wants said."""

    scopes: str | None = GRANTED
    date: datetime | str = T0
    answers: dict[str, object] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.tokens[method] = request.headers["Authorization"].removeprefix("Bearer ")
        said = {"ok": True, "team": "Acme", "user": "mentorbot", "url": "https://acme.slack.com/"}
        headers = {"Date": self.date if isinstance(self.date, str) else format_datetime(self.date, usegmt=True)}
        if self.scopes is not None:
            headers["x-oauth-scopes"] = self.scopes
        text = self.answers.get(method, said)
        return web.Response(text=text if isinstance(text, str) else json.dumps(text), headers=headers)


@asynccontextmanager
async def at_slack(slack: FakeSlack) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/api/{method}", slack.answer)
    async with TestServer(app) as server:
        yield str(server.make_url("/api/"))


def socket_mode(url: str, **more: str) -> Settings:
    return load_settings({"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP, "SLACK_API_URL": url, **more})


def http_mode(url: str) -> Settings:
    return load_settings({"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": SIGNING, "SLACK_API_URL": url})


def current() -> SchemaFacts:
    return SchemaFacts(Standing.CURRENT, "0001", "0001")


async def look(settings: Settings, schema: Callable[[], SchemaFacts] = current) -> Report:
    async with aiohttp.ClientSession() as http:
        return await examine(
            settings, schema_version=schema, manifest_scopes=SCOPES, http=http, clock=StandingClock()
        )


async def examined(slack: FakeSlack, make: Callable[[str], Settings] = socket_mode) -> Report:
    async with at_slack(slack) as url:
        return await look(make(url))


def grades(report: Report, check: str) -> list[Grade]:
    return [finding.grade for finding in report.findings if finding.check == check]


def told(report: Report) -> str:
    return "\n".join(f"{finding.says} {finding.mend}" for finding in report.findings)


async def test_a_sound_installation_has_nothing_to_mend() -> None:
    slack = FakeSlack()
    report = await examined(slack)
    assert [finding.check for finding in report.findings] == [
        "tokens", "auth.test", "scopes", "socket", "clock", "database",
    ]  # fmt: skip
    assert all(finding.grade is Grade.OK and not finding.mend for finding in report.findings)
    assert report.exit_code == 0
    assert slack.tokens == {"auth.test": BOT, "apps.connections.open": APP}
    assert "as mentorbot in Acme (https://acme.slack.com/)" in told(report)


async def test_in_http_mode_no_socket_is_asked_for() -> None:
    slack = FakeSlack()
    report = await examined(slack, http_mode)
    assert (slack.tokens, report.exit_code, grades(report, "socket")) == ({"auth.test": BOT}, 0, [])


@pytest.mark.parametrize(
    ("error", "says"),
    [
        ("invalid_auth", "does not know SLACK_BOT_TOKEN"),
        ("token_revoked", "no longer valid"),
        ("org_login_required", "refuses SLACK_BOT_TOKEN with org_login_required"),
    ],
)
async def test_a_token_that_slack_refuses_is_a_failure(error: str, says: str) -> None:
    report = await examined(FakeSlack(answers={"auth.test": {"ok": False, "error": error}}))
    assert (grades(report, "auth.test"), grades(report, "scopes"), report.exit_code) == ([Grade.FAILURE], [], 1)
    assert says in told(report)


async def test_being_asked_to_slow_down_is_no_failure() -> None:
    report = await examined(FakeSlack(answers={"auth.test": {"ok": False, "error": "ratelimited"}}))
    assert (grades(report, "auth.test"), report.exit_code) == ([Grade.WARNING], 0)


async def test_an_app_token_without_its_scope_is_told_which() -> None:
    report = await examined(FakeSlack(answers={"apps.connections.open": {"ok": False, "error": "missing_scope"}}))
    assert (grades(report, "socket"), report.exit_code) == ([Grade.FAILURE], 1)
    assert "connections:write" in told(report)


@pytest.mark.parametrize("said", ["<html>Welcome</html>", "[]"])
async def test_an_address_where_no_slack_lives_is_told(said: str) -> None:
    report = await examined(FakeSlack(answers={"auth.test": said}))
    assert grades(report, "auth.test") == [Grade.FAILURE]
    assert "not that of Slack's Web API" in told(report)


async def test_no_answer_at_all_is_told_and_the_rest_is_still_looked_at() -> None:
    report = await look(socket_mode("http://127.0.0.1:1/api/"))
    assert grades(report, "auth.test") == grades(report, "socket") == [Grade.FAILURE]
    assert grades(report, "database") == [Grade.OK]
    assert "Check the network" in told(report)


async def test_missing_optional_and_superfluous_scopes_differ_in_grade() -> None:
    report = await examined(FakeSlack(scopes="commands, files:read"))
    assert grades(report, "scopes") == [Grade.FAILURE, Grade.WARNING, Grade.WARNING]
    says = [finding.says for finding in report.findings if finding.check == "scopes"]
    for name, said in zip(("chat:write", "mpim:history", "files:read"), says, strict=True):
        assert name in said


async def test_an_optional_scope_not_granted_does_not_fail() -> None:
    report = await examined(FakeSlack(scopes="commands,chat:write"))
    assert (grades(report, "scopes"), report.exit_code) == ([Grade.OK, Grade.WARNING], 0)


async def test_where_nobody_may_look_up_a_message_the_doctor_says_what_the_setting_leads_to() -> None:
    def leaving(url: str) -> Settings:
        return socket_mode(url, MENTORBOT_UNCONFIRMED="leave")

    blind = FakeSlack(scopes="commands,chat:write")
    repeated, left, sighted = await examined(blind), await examined(blind, leaving), await examined(FakeSlack())
    assert grades(repeated, "lost answers") == grades(left, "lost answers") == [Grade.WARNING]
    assert "In group messages nobody can look up" in told(repeated)
    assert "MENTORBOT_UNCONFIRMED=repeat, it is sent once more there and may be read twice." in told(repeated)
    assert "MENTORBOT_UNCONFIRMED=leave, it is not sent again and may be lost" in told(left)
    assert grades(sighted, "lost answers") == []
    assert repeated.exit_code == left.exit_code == 0


async def test_an_answer_without_scopes_is_said_to_be_so() -> None:
    assert grades(await examined(FakeSlack(scopes=None)), "scopes") == [Grade.WARNING]


@pytest.mark.parametrize(
    ("skew", "in_socket_mode", "in_http_mode"),
    [
        (0, Grade.OK, Grade.OK),
        (60, Grade.OK, Grade.OK),
        (-61, Grade.WARNING, Grade.WARNING),
        (299, Grade.WARNING, Grade.WARNING),
        (-300, Grade.WARNING, Grade.FAILURE),
    ],
)
async def test_a_clock_that_is_off_warns_and_stops_http_mode_at_300_seconds(
    skew: int, in_socket_mode: Grade, in_http_mode: Grade
) -> None:
    slack = FakeSlack(date=T0 - timedelta(seconds=skew))
    assert grades(await examined(slack), "clock") == [in_socket_mode]
    assert grades(await examined(slack, http_mode), "clock") == [in_http_mode]


async def test_a_date_that_cannot_be_read_is_no_reason_to_fall_over() -> None:
    report = await examined(FakeSlack(date="today"))
    assert (grades(report, "clock"), report.exit_code) == ([], 0)


@pytest.mark.parametrize(
    ("state", "grade"),
    [
        (Standing.CURRENT, Grade.OK),
        (Standing.GROWN, Grade.OK),
        (Standing.EMPTY, Grade.OK),
        (Standing.BEHIND, Grade.WARNING),
        (Standing.AHEAD, Grade.FAILURE),
    ],
)
async def test_each_state_of_the_schema_has_its_grade(state: Standing, grade: Grade) -> None:
    async with at_slack(FakeSlack()) as url:
        report = await look(socket_mode(url), lambda: SchemaFacts(state, "0002", "0001"))
    assert grades(report, "database") == [grade]


async def test_a_database_out_of_reach_is_told_without_its_password() -> None:
    def unreachable() -> SchemaFacts:
        raise OperationalError("SELECT 1", {}, Exception("cannot reach postgresql://ada:hunter2@db:5432/mentors"))

    async with at_slack(FakeSlack()) as url:
        settings = socket_mode(url, DATABASE_URL="postgresql://ada:hunter2@db:5432/mentors")
        report = await look(settings, unreachable)
    assert grades(report, "database") == [Grade.FAILURE]
    assert "The PostgreSQL database mentors at db cannot be used" in told(report)
    assert "hunter2" not in told(report)


async def test_a_report_never_holds_a_token() -> None:
    answers: dict[str, object] = {"auth.test": {"ok": False, "error": f"bad {BOT}"}}
    report = await examined(FakeSlack(answers=answers))
    for secret in (BOT, APP):
        assert secret not in report.as_json()


async def test_machines_read_the_report_as_json() -> None:
    facts = json.loads((await examined(FakeSlack(scopes="commands"))).as_json())
    assert facts["ok"] is False
    assert {"check", "grade", "says", "mend"} == set(facts["findings"][0])


async def test_people_read_grades_as_words_and_what_to_do_behind_an_arrow() -> None:
    out = io.StringIO()
    Console(file=out, width=200, no_color=True).print(rendered(await examined(FakeSlack(scopes="commands"))))
    assert "failure  scopes" in out.getvalue()
    assert "→ Add them on your app's page" in out.getvalue()
    assert out.getvalue().rstrip().endswith("the arrows say what to do.")


def test_wrong_settings_make_a_report_too() -> None:
    with pytest.raises(WrongSettings) as caught:
        load_settings({"SLACK_APP_TOKEN": APP})
    report = Report.of_problems(caught.value.problems)
    assert report.exit_code == 1
    assert told(report).startswith("SLACK_BOT_TOKEN is not set. Copy the Bot User OAuth Token")


async def test_stopped_messages_are_mentioned_and_are_no_failure() -> None:
    async with at_slack(FakeSlack()) as url:
        report = await look(
            socket_mode(url), lambda: SchemaFacts(Standing.CURRENT, "0005", "0005", (("T1", T0), ("T2", T0)))
        )
    found = [finding for finding in report.findings if finding.check == "messages"]
    assert [finding.grade for finding in found] == [Grade.WARNING, Grade.WARNING]
    assert "T1 has stopped all messages, since 2026-12-07 09:00 UTC" in found[0].says
    assert "/mentor admin" in found[0].mend
    assert report.exit_code == 0
