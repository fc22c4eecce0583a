"""Calls to Slack on behalf of a gesture. None is retried here: the person is waiting, and can try again."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.domain.errors import FileGone, FileNotSent, FileOutOfReach, WrongInput
from bot.domain.imports import MOST_BYTES
from bot.domain.people import Profile
from bot.slack.message import Message
from bot.slack.metadata import MessageRef
from bot.slack.parts import renewed
from bot.slack.profiles import read_profile
from bot.slack.wire import as_json

CANNOT_JOIN = "I cannot post in this channel. Choose a public channel that is not archived."

NOT_IN = {"channel_not_found", "channel_is_limited_access", "missing_scope", "no_permission", "not_in_channel"}
OUT_OF_REACH = {
    "cant_update_message",
    "channel_not_found",
    "edit_window_closed",
    "external_channel_migrating",
    "is_inactive",
    "message_not_found",
    "missing_scope",
    "no_permission",
    "not_in_channel",
    "update_failed",
}
"""Why a message stays as it is (docs.slack.dev/reference/methods/chat.update).

Without the scope to read its own conversations, the bot cannot see the other parts of a message made of several.
"""


class SlackCalls:
    """The few methods that gestures need."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def open_view(self, trigger_id: str, view: View | Mapping[str, Any]) -> str:
        """Open a modal and return its id."""
        answer = await self._client.views_open(trigger_id=trigger_id, view=as_json(view))
        return str(answer["view"]["id"])

    async def push_view(self, trigger_id: str, view: View | Mapping[str, Any]) -> str:
        """Open a modal above the one that is open and return its id."""
        answer = await self._client.views_push(trigger_id=trigger_id, view=as_json(view))
        return str(answer["view"]["id"])

    async def update_view(self, view_id: str, view: View | Mapping[str, Any]) -> None:
        """Renew a modal, unless the person has closed it meanwhile."""
        try:
            await self._client.views_update(view_id=view_id, view=as_json(view))
        except SlackApiError as error:
            if error.response["error"] != "not_found":
                raise

    async def publish_home(self, user: str, view: View) -> None:
        await self._client.views_publish(user_id=user, view=as_json(view))

    async def respond(self, response_url: str, message: Message, *, replace: bool) -> bool:
        """Answer in place: replace the message that held the button, or add one that only this person sees.

        Tell whether Slack took it: an address is good for half an hour and five answers
        (docs.slack.dev/interactivity/handling-user-interaction).
        """
        hook = AsyncWebhookClient(response_url, session=self._client.session, retry_handlers=[])
        answer = await hook.send(
            text=message.text,
            blocks=message.blocks,
            replace_original=replace,
            response_type=None if replace else "ephemeral",
        )
        return answer.status_code == HTTPStatus.OK

    async def rewrite(self, place: MessageRef, message: Message) -> bool:
        """Put new words in place of a message of ours, or of a part of it; tell whether they stand there now."""
        try:
            words = renewed(await self._shown(place), place.part, message) if place.part else message
            await self._client.chat_update(channel=place.channel, ts=place.ts, text=words.text, blocks=words.blocks)
        except SlackApiError as error:
            if error.response["error"] not in OUT_OF_REACH:
                raise
            return False
        return True

    async def tell(self, user: str, message: Message) -> None:
        """Say something to a person in their conversation with us, where it could not be said in place."""
        await self._client.chat_postMessage(channel=user, text=message.text, blocks=message.blocks)

    async def _shown(self, place: MessageRef) -> list[dict[str, Any]]:
        """The blocks of one message of ours as it reads now. Nothing else of the conversation is asked for.

        Source: docs.slack.dev/reference/methods/conversations.history
        """
        answer = await self._client.conversations_history(
            channel=place.channel, oldest=place.ts, latest=place.ts, inclusive=True, limit=1
        )
        return next((found["blocks"] for found in answer["messages"] if found["ts"] == place.ts), [])

    async def profile(self, user: str) -> Profile:
        answer = await self._client.users_info(user=user)
        return read_profile(answer["user"])

    async def require_files(self) -> None:
        """Raise FileOutOfReach without the scope, with which alone Slack shows a field for files.

        Source: docs.slack.dev/reference/block-kit/block-elements/file-input-element
        """
        answer = await self._client.auth_test()
        headers = {name.lower(): value for name, value in answer.headers.items()}
        if "files:read" not in headers.get("x-oauth-scopes", "").split(","):
            raise FileOutOfReach

    async def is_in(self, channel: str) -> bool:
        """Whether we are in a channel. Nothing there is read: we ask for what came before there was Slack.

        Without the scope for it nobody knows, and we find out when we post. Source:
        docs.slack.dev/reference/methods/conversations.history
        """
        try:
            await self._client.conversations_history(channel=channel, latest="0.000001", limit=1)
        except SlackApiError as error:
            if error.response["error"] not in NOT_IN:
                raise
            return str(error.response["error"]) == "missing_scope"
        return True

    async def fetch(self, file: str) -> bytes:
        """The bytes of a file that somebody uploaded. Raise FileOutOfReach without the scope, FileGone without it.

        Source: docs.slack.dev/reference/objects/file-object (`url_private_download`, with the token as bearer).
        """
        try:
            facts = (await self._client.files_info(file=file))["file"]
        except SlackApiError as error:
            raise FileOutOfReach if error.response["error"] == "missing_scope" else FileGone from error
        url = str(facts.get("url_private_download") or facts.get("url_private"))
        if not self._is_slacks(url) or int(facts.get("size") or 0) > MOST_BYTES:
            raise FileGone
        assert self._client.session
        headers = {"Authorization": f"Bearer {self._client.token}"}
        async with self._client.session.get(url, headers=headers, proxy=self._client.proxy) as answer:
            if answer.status != HTTPStatus.OK or answer.content_type == "text/html":  # Slack's page for signing in
                raise FileGone
            return await answer.read()

    async def send_file(self, user: str, *, name: str, title: str, content: bytes) -> None:
        """Send a file to a person. Raise FileNotSent without the scope."""
        try:
            opened = await self._client.conversations_open(users=user)
            channel = opened["channel"]["id"]
            await self._client.files_upload_v2(channel=channel, filename=name, title=title, content=content)
        except SlackApiError as error:
            if error.response["error"] != "missing_scope":
                raise
            raise FileNotSent from error

    def _is_slacks(self, url: str) -> bool:
        """Whether our token may go to this address: Slack's own, or that of the Slack that we were told to use."""
        ours, there = urlsplit(self._client.base_url), urlsplit(url)
        at_slack = there.scheme == "https" and f".{there.hostname}".endswith(".slack.com")
        return at_slack or (there.scheme, there.netloc) == (ours.scheme, ours.netloc)

    async def join_channel(self, channel: str) -> None:
        """Become a member of a public channel, if we are not; raise WrongInput where that cannot be."""
        try:
            await self._client.conversations_join(channel=channel)
        except SlackApiError as error:
            raise WrongInput(channel=f"{CANNOT_JOIN} ({error.response['error']})") from error
