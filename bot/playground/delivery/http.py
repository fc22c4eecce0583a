"""Signed delivery over HTTP to a request URL (docs.slack.dev/authentication/verifying-requests-from-slack)."""

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.playground.delivery.route import Envelope, Reply
from bot.playground.record import Kind, Outcome


@dataclass(slots=True, eq=False)
class HttpRoute:
    """One request URL for events, interactivity and commands alike."""

    url: str
    signing_secret: str
    client: aiohttp.ClientSession

    @property
    def in_use(self) -> bool:
        return True

    async def send(self, envelope: Envelope) -> Reply:
        body, content_type = _encoded(envelope)
        headers = {"Content-Type": content_type, **self._signed(body), **_retry_headers(envelope)}
        try:
            async with self.client.post(self.url, data=body, headers=headers) as response:
                final = response.headers.get("x-slack-no-retry") == "1"
                if not response.ok:
                    return Reply(Outcome.REFUSED, await response.text(), final=final)
                return Reply(Outcome.ANSWERED, _decoded(await response.text()))
        except aiohttp.ClientError:
            return Reply(Outcome.UNREACHABLE)

    def _signed(self, body: bytes) -> dict[str, str]:
        """Sign with the real time: verifiers compare it with their own clock."""
        now = str(int(time.time()))
        base = b"v0:" + now.encode() + b":" + body
        signature = hmac.new(self.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": f"v0={signature}",
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        }


def _encoded(envelope: Envelope) -> tuple[bytes, str]:
    form = "application/x-www-form-urlencoded"
    if envelope.kind is Kind.EVENT:
        return json.dumps(envelope.payload).encode(), "application/json"
    if envelope.kind is Kind.COMMAND:
        return urlencode(envelope.payload).encode(), form
    return urlencode({"payload": json.dumps(envelope.payload)}).encode(), form


def _retry_headers(envelope: Envelope) -> dict[str, str]:
    if envelope.attempt == 0:
        return {}
    return {"X-Slack-Retry-Num": str(envelope.attempt), "X-Slack-Retry-Reason": envelope.reason}


def _decoded(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except json.JSONDecodeError:
        return text
