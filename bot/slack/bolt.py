"""Bolt at the very edge: one listener for each kind of gesture, all leading to our router."""

import logging
import re
from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.gestures import (
    Gesture,
    read_action,
    read_command,
    read_event,
    read_other,
    read_shortcut,
    read_submission,
    read_suggestion,
)
from bot.slack.router import Router

ANYTHING = re.compile(".*")
Read = Callable[[Mapping[str, Any], str], Gesture]


def make_bolt_app(router: Router[Any], *, client: AsyncWebClient, signing_secret: str) -> AsyncApp:
    """An app that acknowledges with what the router returns. Nothing here waits for Slack."""

    async def authorize(enterprise_id: str | None, team_id: str | None, user_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_token=client.token
        )

    # Bolt's own logger takes its level from the root, and prints the body of what it cannot match.
    logger = logging.getLogger("slack_bolt.quiet")
    logger.setLevel(logging.ERROR)
    app = AsyncApp(
        name="mentorbot",
        logger=logger,
        client=AsyncWebClient(base_url=client.base_url),  # Bolt's own; nothing of ours uses it
        authorize=authorize,
        signing_secret=signing_secret,
        process_before_response=True,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
    )
    for register, read in (
        (app.command(ANYTHING), read_command),
        (app.block_action(ANYTHING), read_action),
        (app.view_submission(ANYTHING), read_submission),
        (app.options(ANYTHING), read_suggestion),
        (app.event(ANYTHING), read_event),
        (app.view_closed(ANYTHING), read_other),
        (app.shortcut(ANYTHING), read_shortcut),
    ):
        register(_listener(router, read))
    return app


def _listener(router: Router[Any], read: Read) -> Callable[..., Any]:
    async def listen(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack(**await router.receive(read(body, context.team_id or "")))

    return listen
