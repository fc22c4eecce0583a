"""Sending notices: opening a conversation, posting, and looking a message up again after a lost answer.

Every call ends as one of the outcomes of `bot.domain.delivery`. The client retries nothing by itself: a repeated
post after a reset would be a duplicate.
"""

import asyncio
from collections.abc import Callable, Collection
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Any
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.delivery import (
    Ambiguous,
    Apart,
    Impossible,
    Locked,
    NotSent,
    Outcome,
    Sent,
    Unverifiable,
)
from bot.domain.later import later
from bot.domain.notices import CalendarFile, ExportFile, Notice
from bot.slack.message import Message
from bot.slack.messages import render
from bot.slack.messages.files import without_file
from bot.slack.outcomes import call
from bot.slack.uploads import Attachment, Brought, NoFiles, bring, is_marked, share

EVENT_TYPE = "mentorbot_notice"
LOOK_BACK = timedelta(minutes=2)
PAGE = 15
NO_LATER_THAN = 5.0
"""Seconds after the first call for a message, at which the last may begin: a claim is lent for as long as that."""

Press = Callable[[ExportFile, UUID], AbstractAsyncContextManager[Attachment | NoFiles | Outcome]]
"""Writes a list into a file, which is gone afterwards, or says why there is none."""

MOST_IN_GROUP_DM = 8
"""Besides ourselves (docs.slack.dev/reference/methods/conversations.open)."""
CANNOT_COME = {
    "already_in_channel",
    "cant_invite",
    "cant_invite_self",
    "invitee_cant_see_channel",
    "no_external_invite_permission",
    "org_user_not_in_team",
    "ura_max_channels",
    "user_is_restricted",
    "user_not_found",
}
"""Who is in already, or cannot be in any channel (docs.slack.dev/reference/methods/conversations.invite)."""
NOT_THERE = {"not_in_channel", "user_not_found"}


@dataclass(frozen=True, slots=True)
class NameTaken:
    """There is a channel of that name, which we may not even see."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A conversation that cannot be that of a group: it is archived, gone, or no channel at all."""


class Messenger:
    """Slack as the relay sees it."""

    def __init__(
        self, client: AsyncWebClient, *, press: Press | None = None, seconds: Callable[[], float] = monotonic
    ) -> None:
        self._client = client
        self._press = press
        self._seconds = seconds

    async def open(self, recipients: tuple[str, ...]) -> str | Outcome:
        """Open the conversation with these people and return its id, or what stood in the way."""
        answer = await call(self._client.conversations_open(users=",".join(recipients)))
        if isinstance(answer, Ambiguous):
            return NotSent(answer.reason)
        return str(answer["channel"]["id"]) if isinstance(answer, AsyncSlackResponse) else answer

    async def create_channel(self, name: str) -> str | NameTaken | Outcome:
        """Make a private channel with nobody but ourselves in it, and return its id."""
        answer = await call(self._client.conversations_create(name=name, is_private=True))
        if isinstance(answer, AsyncSlackResponse):
            return str(answer["channel"]["id"])
        return NameTaken() if answer == Impossible("name_taken") else _no_room(answer)

    async def invite(self, channel: str, people: tuple[str, ...]) -> Outcome | Unfit | None:
        """Bring into a channel who is not in it yet; return what stood in the way, if anything."""
        answer = await call(self._client.conversations_invite(channel=channel, users=",".join(people), force=True))
        return _in_the_way(answer, none=CANNOT_COME)

    async def remove(self, channel: str, person: str) -> Outcome | Unfit | None:
        """Take somebody out of a channel who no longer belongs there; return what stood in the way, if anything."""
        answer = await call(self._client.conversations_kick(channel=channel, user=person))
        return _in_the_way(answer, none=NOT_THERE)

    async def post(self, channel: str, notice: Notice, outbox_id: UUID) -> Outcome:
        """Post a notice, marked with its outbox id so that it can be found again.

        Where Slack refuses its charts they are left out: the message says the same in words, and some have a
        picture instead. A refusal is sure that nothing was posted, so a second call is no repetition; and who tries
        again after a crash in between is refused again, so that nothing has to be remembered.
        """
        return await self._post_message(channel, render(notice), outbox_id)

    async def bring(self, notice: Notice, outbox_id: UUID) -> Brought | NoFiles | Outcome | None:
        """Give Slack the file that a notice stands for, before anybody sees it; None where it stands for none."""
        if isinstance(notice, CalendarFile):
            file: Attachment = later("bot.slack.calendar_files", "calendar_file")(notice, outbox_id)
            return await bring(self._client, file)
        if isinstance(notice, ExportFile):
            assert self._press, "whoever sends lists can read them"
            async with self._press(notice, outbox_id) as list_:
                return await bring(self._client, list_) if isinstance(list_, Attachment) else list_
        return None

    async def share(self, channel: str, notice: Notice, outbox_id: UUID, file: Brought | NoFiles) -> Outcome:
        """Let a conversation see a file; where Slack takes none from us, say the same in a message."""
        told = (
            await share(self._client, channel, file, beside=render(notice)) if isinstance(file, Brought) else file
        )
        if not isinstance(told, NoFiles):
            return told
        return await self._post_message(channel, without_file(notice, told.because), outbox_id)

    async def _post_message(self, channel: str, message: Message, outbox_id: UUID) -> Outcome:
        began = self._seconds()
        outcome = await self._post(channel, message.text, [*message.blocks, *message.charts], outbox_id)
        if message.charts and outcome == Impossible("invalid_blocks"):
            outcome = await self._post_without_charts(channel, message, outbox_id, began)
        return outcome

    async def _post_without_charts(self, channel: str, message: Message, outbox_id: UUID, began: float) -> Outcome:
        """With a picture of them where they are worth one; where Slack takes no files from us, with bars of text.

        What took long is tried again from the beginning, since a call under an old claim might outlive it.
        """
        picture = await self._picture(message, outbox_id) if message.bars else NoFiles()
        if self._seconds() - began > NO_LATER_THAN:
            return NotSent("Slack was slow to refuse a chart")
        if isinstance(picture, Brought):
            picture = await share(self._client, channel, picture, beside=message)
        if not isinstance(picture, NoFiles):
            return picture
        return await self._post(channel, message.text, [*message.blocks, *message.bars], outbox_id)

    async def _picture(self, message: Message, outbox_id: UUID) -> Brought | NoFiles | Outcome:
        """Drawn in a thread of its own: it takes longer than others may wait."""
        draw = later("bot.slack.chart_files", "chart_file")
        file: Attachment = await asyncio.to_thread(draw, message, outbox_id)
        return await bring(self._client, file)

    async def _post(self, channel: str, text: str, blocks: list[dict[str, Any]], outbox_id: UUID) -> Outcome:
        answer = await call(
            self._client.chat_postMessage(
                channel=channel,
                text=text,
                blocks=blocks,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"id": str(outbox_id)}},
                unfurl_links=False,
                unfurl_media=False,
            )
        )
        if isinstance(answer, AsyncSlackResponse):
            return Sent(str(answer["channel"]), str(answer["ts"]))
        return answer

    async def look_up(self, channel: str, outbox_id: UUID, since: datetime) -> Outcome:
        """Find our own message by its mark. Nothing else of the conversation is looked at or kept."""
        cursor, oldest = None, f"{(since - LOOK_BACK).timestamp():.6f}"
        while True:
            answer = await call(
                self._client.conversations_history(
                    channel=channel, oldest=oldest, limit=PAGE, cursor=cursor, include_all_metadata=True
                )
            )
            if not isinstance(answer, AsyncSlackResponse):
                return _unreadable(answer)
            found = next((ts for ts in _ours(answer["messages"], outbox_id)), None)
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if found:
                return Sent(channel, found)
            if not cursor:
                return NotSent("Slack does not have it")


def _in_the_way(answer: AsyncSlackResponse | Outcome, *, none: Collection[str]) -> Outcome | Unfit | None:
    """What keeps a channel from being that of a group; answers among `none` change nothing for the others."""
    match answer:
        case AsyncSlackResponse():
            return None
        case Impossible(reason) if reason in none:
            return None
        case Impossible():
            return Unfit()
        case _:
            return _no_room(answer)


def _no_room(outcome: Outcome) -> Outcome:
    """That no channel is to be had here is no fault of the message, and locks nothing. All else may be repeated."""
    match outcome:
        case Locked("missing_scope" | "no_permission" as reason) | Impossible(reason):
            return Apart(reason)
        case Ambiguous(reason):
            return NotSent(reason)
        case _:
            return outcome


def _ours(messages: list[dict[str, Any]], outbox_id: UUID) -> list[str]:
    mark = {"event_type": EVENT_TYPE, "event_payload": {"id": str(outbox_id)}}
    return [
        message["ts"] for message in messages if message.get("metadata") == mark or is_marked(message, outbox_id)
    ]


def _unreadable(outcome: Outcome) -> Outcome:
    """A failed search says nothing of the message, so it stays in doubt; a missing scope does not change."""
    match outcome:
        case Locked(reason="missing_scope") | Impossible():
            return Unverifiable()
        case NotSent(reason):
            return Ambiguous(reason)
        case _:
            return outcome
