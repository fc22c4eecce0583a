"""Who may come in, what they are given, and that nothing they send brings the house down."""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.playground import Channel, Person, SimulatedSlack
from bot.playground.page import Page
from bot.playground.page.frames import Asked, UnableError
from bot.playground.page.link import MOST_AT_ONCE

from .browser import QuietHost, Tab, a_tab, address


async def fetched(slack: SimulatedSlack, path: str, **how: Any) -> tuple[int, Mapping[str, str]]:
    async with aiohttp.ClientSession() as session, session.get(address(slack, path), **how) as response:
        return response.status, response.headers


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/page/static/js/main.js", "text/javascript; charset=utf-8"),
        ("/page/static/css/base.css", "text/css; charset=utf-8"),
        ("/page/static/emoji.json", "application/json"),
        ("/page/static/mark.svg", "image/svg+xml"),
        ("/page/static/emoji.LICENSE", "text/plain; charset=utf-8"),
    ],
)
async def test_the_page_is_served_with_the_right_types_and_strict_headers(
    slack: SimulatedSlack, page: Page, path: str, kind: str
) -> None:
    status, headers = await fetched(slack, path)

    assert (status, headers["content-type"]) == (200, kind)
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/page/static/../app.py",
        "/page/static/%2e%2e/app.py",
        "/page/static/js/%2e%2e/%2e%2e/%2e%2e/link.py",
        "/page/static//etc/passwd",
        "/page/static/%00.js",
        "/page/static/js",
        "/page/static/nothing.js",
    ],
)
async def test_no_path_leads_out_of_the_folder(slack: SimulatedSlack, page: Page, path: str) -> None:
    _, _, rest = address(slack, "").partition("//")
    reader, writer = await asyncio.open_connection(*rest.split(":"))
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {rest}\r\nConnection: close\r\n\r\n".encode())
    status = (await reader.readline()).decode()
    writer.close()
    await writer.wait_closed()

    assert " 404 " in status


@pytest.mark.parametrize(
    "path",
    ["/", "/page/static/js/main.js", "/page/link", "/page/files", "/playground/clock", "/api/auth.test", "/link/"],
)
async def test_another_name_for_this_machine_is_not_served(slack: SimulatedSlack, page: Page, path: str) -> None:
    status, _ = await fetched(slack, path, headers={"Host": "mentors.example:80"})

    assert status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://localhost"])
async def test_another_site_gets_neither_a_socket_nor_an_upload(
    slack: SimulatedSlack, page: Page, ada: Person, origin: str
) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        async with a_tab(slack, {"Origin": origin}):
            pass
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            address(slack, f"/page/files?person={ada.id}"), data=b"x", headers={"Origin": origin}
        ) as answer,
    ):
        assert answer.status == 403

    assert refused.value.status == 403
    assert not slack.workspace.files


async def test_another_site_can_neither_move_the_clock_nor_speak_as_the_bot(
    slack: SimulatedSlack, room: Channel
) -> None:
    before = slack.clock.now()
    wishes: dict[str, dict[str, Any]] = {
        "/playground/clock": {"data": '{"advance": 3600}'},
        "/api/chat.postMessage": {"data": {"token": slack.bot_token, "channel": room.id, "text": "Hello"}},
    }
    async with aiohttp.ClientSession(headers={"Origin": "http://evil.example"}) as session:
        for path, content in wishes.items():
            async with session.post(address(slack, path), **content) as answer:
                assert answer.status == 403, path

    assert (slack.clock.now(), room.messages, slack.calls) == (before, [], [])


async def test_the_page_itself_may_connect_by_either_name(slack: SimulatedSlack, page: Page) -> None:
    port = address(slack, "").rpartition(":")[2]
    for name in ("127.0.0.1", "localhost"):
        async with a_tab(slack, {"Origin": f"http://{name}:{port}"}) as tab:
            assert tab.told["hello"]


async def test_slacks_own_paths_are_served_as_ever(slack: SimulatedSlack, page: Page) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{slack.api_url}auth.test", headers={"Authorization": f"Bearer {slack.bot_token}"}) as answer,
    ):
        assert (await answer.json())["ok"]
        assert "content-security-policy" not in answer.headers


async def test_uploads_need_somebody_and_have_a_limit(
    slack: SimulatedSlack, page: Page, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.playground.page.app.LARGEST_UPLOAD", 10)
    async with aiohttp.ClientSession() as session:
        for query, size, status in ((f"person={ada.id}", 11, 413), ("person=U9999", 1, 400), ("", 1, 400)):
            async with session.post(address(slack, f"/page/files?{query}"), data=b"x" * size) as answer:
                assert (answer.status, (await answer.json())["error"][-1]) == (status, ".")

    assert not slack.workspace.files


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "nonsense",
        "[]",
        "null",
        '"look"',
        "{}",
        '{"id": 7}',
        '{"id": 7, "do": null}',
        '{"id": 7, "do": "fly"}',
        '{"id": 7, "do": "look"}',
        '{"id": 7, "do": "look", "pane": [], "person": {}, "place": 3}',
        '{"id": 7, "do": "press", "person": "U0001", "where": []}',
        '{"id": 7, "do": "press", "person": "U0001", "where": {"channel": "app", "ts": 1}}',
        '{"id": 7, "do": "enter", "person": "U0001", "where": {"view": "V1"}, "block_id": 1}',
        '{"id": 7, "do": "entry", "number": true}',
        '{"id": 7, "do": "entry", "number": NaN}',
        '{"id": 7, "do": "write", "person": "U0001", "room": "app", "text": "\\ud800"}',
        '{"id": {"a": 1}, "do": "write", "person": ["U0001"]}',
        "[" * 100_000,
        '{"a":' * 100_000,
    ],
    ids=lambda frame: frame[:40],
)
async def test_a_malformed_request_is_answered_with_a_sentence(tab: Tab, ada: Person, frame: str) -> None:
    await tab.socket.send_str(frame)
    await tab.until(lambda: tab.frames[-1].get("ok") is False)

    assert tab.frames[-1]["error"].endswith(".")
    await tab.does("look", pane="left", person=ada.id, place="home")


async def test_bytes_are_no_request_and_hurt_nobody(tab: Tab, ada: Person) -> None:
    await tab.socket.send_bytes(b"\xff\xfe")
    await tab.until(lambda: tab.frames[-1].get("ok") is False)
    await tab.does("look", pane="left", person=ada.id, place="home")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["U0001", "app", "home"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = (
    *("look", "unlook", "earlier", "watch_log", "entry", "dismiss", "open_home", "command", "write", "join"),
    *("press", "enter", "suggest", "submit", "close", "close_all", "shortcut", "message_shortcut", "fault"),
)
FIELDS = (
    "person",
    "pane",
    "place",
    "room",
    "text",
    "where",
    "block_id",
    "action_id",
    "value",
    "view",
    "kind",
    "ts",
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(do=st.sampled_from(NAMES), fields=st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
def test_every_field_of_a_request_is_read_with_care(do: str, fields: dict[str, Any]) -> None:
    asked = Asked.read(json.dumps({"id": 1, "do": do, **fields}))
    for read in (asked.text, asked.number, asked.text_or_nothing, asked.inner):
        for name in FIELDS:
            assert isinstance(_found_or_sentence(read, name), str | int | Asked)


def _found_or_sentence(read: Callable[[str], object], name: str) -> object:
    try:
        return read(name)
    except UnableError as refused:
        return str(refused)


async def test_a_tab_that_asks_too_much_at_once_is_told_so(
    slack: SimulatedSlack, tab: Tab, host: QuietHost, ada: Person
) -> None:
    gate = asyncio.Event()

    async def work() -> None:
        await gate.wait()

    host.work = work
    for number in range(MOST_AT_ONCE + 1):
        await tab.socket.send_json({"id": f"w{number}", "do": "open_home", "person": ada.id})
    await tab.until(lambda: tab.frames[-1].get("re") == f"w{MOST_AT_ONCE}")
    assert "a little much at once" in tab.frames[-1]["error"]
    gate.set()
    await tab.until(lambda: sum(frame.get("ok") is True for frame in tab.frames) == MOST_AT_ONCE)


async def test_the_server_stops_at_once_with_tabs_open_and_requests_under_way(host: QuietHost) -> None:
    slack = SimulatedSlack()
    ada = slack.add_person("Ada")
    stopped = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    host.work = work
    async with asyncio.timeout(5):
        async with slack.serving():
            slack.show(Page(slack, host).routes)
            async with aiohttp.ClientSession() as session:
                socket = await session.ws_connect(address(slack, "/page/link"))
                await socket.send_json({"id": 1, "do": "move_clock", "by": "week", "person": ada.id})
                await slack.until(lambda: slack.clock.now().hour == 10, what="the clock moves")
        await stopped.wait()


async def test_tabs_that_close_in_the_middle_leave_nothing_behind(
    slack: SimulatedSlack, page: Page, tab: Tab, host: QuietHost, ada: Person
) -> None:
    for _ in range(5):
        async with a_tab(slack) as other:
            await other.socket.send_json({"id": 1, "do": "look", "pane": "a", "person": ada.id, "place": "app"})
            await other.socket.send_json({"id": 2, "do": "write", "person": ada.id, "room": "app", "text": "Hi"})
    await slack.until(lambda: len(ada.dm) == 5, what="all was written")
    await tab.looks(ada, "app")

    assert len(tab.texts()) == 5
