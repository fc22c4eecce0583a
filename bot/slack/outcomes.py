"""How a call to Slack ends, as one of the outcomes of `bot.domain.delivery`. Nothing is retried here."""

from collections.abc import Awaitable
from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.delivery import Ambiguous, Impossible, Locked, NotSent, Outcome, RateLimited, Unreachable

LOCKED = {
    "account_inactive",
    "ekm_access_denied",
    "invalid_auth",
    "missing_scope",
    "no_permission",
    "not_allowed_token_type",
    "not_authed",
    "org_login_required",
    "team_access_not_granted",
    "token_expired",
    "token_revoked",
}
IMPOSSIBLE = {
    "as_user_not_supported",
    "attachment_payload_limit_exceeded",
    "cannot_dm_bot",
    "cannot_reply_to_message",
    "channel_not_found",
    "invalid_arguments",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_metadata_format",
    "invalid_metadata_schema",
    "invalid_user_combination",
    "is_archived",
    "messages_tab_disabled",
    "metadata_too_large",
    "method_not_supported_for_channel_type",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_text",
    "not_enough_users",
    "not_in_channel",
    "restricted_action",
    "restricted_action_non_threadable_channel",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
    "restricted_action_thread_only_channel",
    "team_not_found",
    "too_many_attachments",
    "too_many_users",
    "user_disabled",
    "user_not_found",
    "user_not_visible",
}
LIMITED = {"ratelimited", "rate_limited"}
LATER = {"service_unavailable", "team_added_to_org", "message_limit_exceeded"}


async def call(request: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse | Outcome:
    try:
        return await request
    except SlackApiError as error:
        return _refused(error)
    except (aiohttp.ClientConnectorError, aiohttp.ClientConnectorDNSError):
        return Unreachable()
    except (aiohttp.ClientError, TimeoutError) as error:
        return Ambiguous(type(error).__name__)


def _refused(error: SlackApiError) -> Outcome:
    """Sort what Slack answered. An undocumented error says nothing about the message, which is then in doubt."""
    response = error.response
    status: int = response.status_code if isinstance(response, AsyncSlackResponse) else response.status
    body = response.data if isinstance(response, AsyncSlackResponse) else None
    reason = body.get("error", "") if isinstance(body, dict) else ""  # a 5xx may answer in plain words
    if status == 429 or reason in LIMITED:
        return RateLimited(timedelta(seconds=int(response.headers.get("Retry-After", 30))))
    if reason in LOCKED:
        return Locked(reason)
    if reason in IMPOSSIBLE:
        return Impossible(reason)
    return NotSent(reason) if reason in LATER else Ambiguous(reason or f"HTTP {status}")
