"""Calls to Slack on behalf of a gesture. None is retried here: the person is waiting, and can try again."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.domain.errors import WrongInput
from bot.domain.people import Profile
from bot.slack.message import Message
from bot.slack.metadata import MessageRef
from bot.slack.profiles import read_profile
from bot.slack.wire import as_json

CANNOT_JOIN = "I cannot post in this channel. Choose a public channel that is not archived."

OUT_OF_REACH = {
    "cant_update_message",
    "channel_not_found",
    "edit_window_closed",
    "is_inactive",
    "message_not_found",
}
"""Why a message stays as it is (docs.slack.dev/reference/methods/chat.update). The form has said it already."""


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

    async def respond(self, response_url: str, message: Message, *, replace: bool) -> None:
        """Answer in place: replace the message that held the button, or add one that only this person sees."""
        hook = AsyncWebhookClient(response_url, session=self._client.session, retry_handlers=[])
        await hook.send(
            text=message.text,
            blocks=message.blocks,
            replace_original=replace,
            response_type=None if replace else "ephemeral",
        )

    async def rewrite(self, place: MessageRef, message: Message) -> None:
        """Put new words in place of a message of ours, unless it cannot be changed any more."""
        try:
            await self._client.chat_update(
                channel=place.channel, ts=place.ts, text=message.text, blocks=message.blocks
            )
        except SlackApiError as error:
            if error.response["error"] not in OUT_OF_REACH:
                raise

    async def profile(self, user: str) -> Profile:
        answer = await self._client.users_info(user=user)
        return read_profile(answer["user"])

    async def join_channel(self, channel: str) -> None:
        """Become a member of a public channel, if we are not; raise WrongInput where that cannot be."""
        try:
            await self._client.conversations_join(channel=channel)
        except SlackApiError as error:
            raise WrongInput(channel=f"{CANNOT_JOIN} ({error.response['error']})") from error
