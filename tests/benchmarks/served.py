"""What is measured over HTTP, as a process of its own: our bot as operators run it, and Bolt with bare calls."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from sqlalchemy import Engine, insert, select, update
from starlette.applications import Starlette
from starlette.routing import Route

from bot.bootstrap import make_client, make_session, running
from bot.collector import spare_what_stays
from bot.logs import set_up_logging
from bot.settings import Settings, load_settings
from bot.store import make_engine
from bot.store.engine import BEGIN_IMMEDIATE
from bot.threads import Threads
from bot.web import listen, serve_on
from models import Goal, InboxEntry, Mentorship, Participant, Person
from tests.benchmarks.edge import SECRET, bare_app

A_PAGE = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Goals"},
    "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": f"*Goal {each}*"}} for each in range(12)],
}


class Served(StrEnum):
    """OURS: the whole bot. CALLS: Bolt, one transaction and one call to Slack. ACKS: Bolt that only answers."""

    OURS = "ours"
    CALLS = "calls"
    ACKS = "acks"


@asynccontextmanager
async def served(what: Served, database_url: str, slack_url: str) -> AsyncIterator[tuple[str, int]]:
    """The URL of its door for Slack, and the id of the process."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, what, database_url, slack_url, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    try:
        yield (await process.stdout.readline()).decode().strip(), process.pid
    finally:
        process.terminate()
        await process.communicate()


def settings_for(database_url: str, slack_url: str) -> Settings:
    return load_settings(
        {
            "SLACK_BOT_TOKEN": "xoxb-1-2-three",
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": slack_url,
            "DATABASE_URL": database_url,
            "HOST": "127.0.0.1",
            "PORT": "0",
            "LOG_LEVEL": "ERROR",
        }
    )


class BareCalls:
    """The same effects as plain statements, and pages that are there already."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writes = engine.execution_options(**{BEGIN_IMMEDIATE: True})

    def look(self, user: str) -> int:
        """Who asks, and the goals of their pairs."""
        with self._engine.connect() as connection:
            who = connection.execute(select(Person.id).where(Person.slack_user_id == user)).scalar_one()
            goals = select(Goal.title, Goal.due_on, Goal.state).join(
                Mentorship, Mentorship.id == Goal.mentorship_id
            )
            mine = goals.join(Participant, Participant.id == Mentorship.mentee_id).where(
                Participant.person_id == who
            )
            return len(connection.execute(mine).all())

    def change(self, user: str, key: str) -> None:
        """Who clicks, that this click was received, and the new value."""
        with self._writes.begin() as connection:
            who = connection.execute(select(Person).where(Person.slack_user_id == user)).one()
            row = {"id": uuid4(), "workspace_id": who.workspace_id, "key": key, "received_at": datetime.now(UTC)}
            connection.execute(insert(InboxEntry).values(row))
            owners = select(Participant.id).where(Participant.person_id == who.id)
            chosen = select(Goal.id).where(Goal.owner_id.in_(owners)).limit(1)
            goal = connection.execute(chosen).scalar_one()
            connection.execute(
                update(Goal).where(Goal.id == goal).values(title="Give a talk", version=Goal.version)
            )


async def _serve_ours(settings: Settings) -> None:
    async with running(settings) as bot:
        spare_what_stays()
        _tell(bot.events_url)
        await asyncio.Event().wait()


async def _serve_bare(settings: Settings, what: Served) -> None:
    engine = make_engine(settings.database_url.get_secret_value(), patience_ms=5_000)
    run, calls = Threads(8), BareCalls(engine)
    async with make_session() as http:
        client = make_client(settings, http)

        async def just_answer(ack: AsyncAck) -> None:
            await ack()

        async def look(ack: AsyncAck, body: dict[str, Any]) -> None:
            await run(calls.look, body["user_id"])
            await ack()
            await client.views_open(trigger_id=body["trigger_id"], view=A_PAGE)

        async def change(ack: AsyncAck, body: dict[str, Any]) -> None:
            await run(calls.change, body["user"]["id"], body["actions"][0]["action_ts"])
            await ack()
            await client.views_update(view_id=body["view"]["id"], view=A_PAGE)

        listeners: tuple[Callable[..., Any], ...] = (look, change)
        app = bare_app(client, *(listeners if what is Served.CALLS else (just_answer, just_answer)))
        listener = listen("127.0.0.1", 0)
        _tell(f"http://127.0.0.1:{listener.getsockname()[1]}/slack/events")
        await serve_on(listener, _door(app))


def _door(app: AsyncApp) -> Starlette:
    return Starlette(routes=[Route("/slack/events", AsyncSlackRequestHandler(app).handle, methods=["POST"])])


def _tell(url: str) -> None:
    sys.stdout.write(f"{url}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    chosen = Served(sys.argv[1])
    configured = settings_for(*sys.argv[2:])
    set_up_logging(configured.log_level, configured.log_format)
    asyncio.run(_serve_ours(configured) if chosen is Served.OURS else _serve_bare(configured, chosen))
