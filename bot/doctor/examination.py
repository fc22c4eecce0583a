"""What stands between these settings and a running bot: tokens, scopes, socket, clock, database."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp
from pydantic import SecretStr
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.doctor.report import Finding, Grade, Report
from bot.doctor.slack import UNREACHABLE, Answer, Slack
from bot.domain.terms import Unconfirmed
from bot.ports import Clock
from bot.settings import Settings, Transport
from bot.store.schema import Standing
from bot.tokens import masked

_SKEW_TO_MENTION = timedelta(seconds=60)
# Slack's advice for a signed request: docs.slack.dev/authentication/verifying-requests-from-slack
_SKEW_TO_REFUSE = timedelta(seconds=300)
_PLACES = {
    "im:history": "direct messages",
    "mpim:history": "group messages",
    "channels:history": "announcement channels",
    "groups:history": "private channels of groups",
}
_WHAT_BECOMES = {
    Unconfirmed.REPEAT: "it is sent once more there and may be read twice",
    Unconfirmed.LEAVE: "it is not sent again and may be lost; the control room lists it as not delivered",
}
_RENEW = {
    "SLACK_BOT_TOKEN": "Reinstall the app on its page OAuth & Permissions, and copy the Bot User OAuth Token.",
    "SLACK_APP_TOKEN": "Make a new app-level token with connections:write on your app's page Basic Information.",
}


@dataclass(frozen=True, slots=True)
class SchemaFacts:
    """Which revision the database is at, and which one this code wants.

    `stopped` names the Slack teams in which an admin has stopped all messages, and since when.
    """

    state: Standing
    found: str | None
    wanted: str
    stopped: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class ManifestScopes:
    required: frozenset[str]
    optional: frozenset[str]


async def examine(
    settings: Settings,
    *,
    schema_version: Callable[[], SchemaFacts],
    manifest_scopes: ManifestScopes,
    http: aiohttp.ClientSession,
    clock: Clock,
) -> Report:
    """Look at everything at once. `schema_version` may raise SQLAlchemyError or OSError: no database, then."""
    slack = Slack(http, settings.slack_api_url, clock)
    identity, socket, database = await asyncio.gather(
        slack.ask("auth.test", settings.slack_bot_token),
        _opened(slack, settings.slack_app_token),
        _database(settings, schema_version),
    )
    findings = [_transport(settings), _identity(identity, settings.slack_api_url)]
    if not identity.error:
        findings += _scopes(identity.scopes, manifest_scopes)
        findings += _unconfirmed(identity.scopes, manifest_scopes, settings.mentorbot_unconfirmed)
    if socket is not None:
        findings.append(_socket(socket))
    if identity.skew is not None:
        findings.append(_clock(identity.skew, settings.transport))
    return Report((*findings, *database))


async def _opened(slack: Slack, token: SecretStr | None) -> Answer | None:
    return None if token is None else await slack.ask("apps.connections.open", token)


def _transport(settings: Settings) -> Finding:
    if settings.transport is Transport.SOCKET:
        return Finding("tokens", Grade.OK, "A bot token and an app-level token: the bot runs in Socket Mode.")
    says = (
        "A bot token and a signing secret: the bot runs in HTTP mode, and Slack calls POST /slack/events. "
        "Whether the secret is right shows only when Slack calls."
    )
    return Finding("tokens", Grade.OK, says)


def _identity(answer: Answer, api_url: str) -> Finding:
    if answer.error:
        return _refused("auth.test", answer.error, "SLACK_BOT_TOKEN")
    team, user, url = (str(answer.body.get(key, "?")) for key in ("team", "user", "url"))
    return Finding("auth.test", Grade.OK, f"{api_url} knows this token as {user} in {team} ({url}).")


def _socket(answer: Answer) -> Finding:
    if answer.error == "missing_scope":
        says = "SLACK_APP_TOKEN lacks the scope connections:write."
        return Finding("socket", Grade.FAILURE, says, _RENEW["SLACK_APP_TOKEN"])
    if answer.error:
        return _refused("socket", answer.error, "SLACK_APP_TOKEN")
    return Finding("socket", Grade.OK, "Slack offers a socket to this app-level token.")


def _refused(check: str, error: str, setting: str) -> Finding:
    if error.startswith(UNREACHABLE):
        mend = "Check the network, the proxy and SLACK_API_URL."
        return Finding(check, Grade.FAILURE, f"Slack cannot be reached ({error.partition(': ')[2]}).", mend)
    if error in {"ratelimited", "rate_limited"}:
        return Finding(check, Grade.WARNING, "Slack asks us to slow down.", "Wait a minute and look again.")
    if error in {"invalid_auth", "not_authed"}:
        return Finding(
            check, Grade.FAILURE, f"Slack does not know {setting} ({error}).", "Copy it again in one piece."
        )
    if error in {"account_inactive", "token_revoked", "token_expired"}:
        return Finding(check, Grade.FAILURE, f"{setting} is no longer valid ({error}).", _RENEW[setting])
    mend = "Its meaning is listed at https://docs.slack.dev/reference/methods."
    return Finding(check, Grade.FAILURE, f"Slack refuses {setting} with {error}.", mend)


def _scopes(granted: frozenset[str] | None, manifest: ManifestScopes) -> Iterator[Finding]:
    if granted is None:
        yield Finding("scopes", Grade.WARNING, "Slack did not say which scopes this token has.")
        return
    if missing := manifest.required - granted:
        says = f"These scopes are missing: {_listed(missing)}."
        mend = "Add them on your app's page OAuth & Permissions under Bot Token Scopes, then reinstall the app."
        yield Finding("scopes", Grade.FAILURE, says, mend)
    else:
        yield Finding("scopes", Grade.OK, "Every required scope is granted.")
    if missing := manifest.optional - granted:
        says = f"These optional scopes are not granted: {_listed(missing)}."
        mend = "docs/install.md says what stops without each; to grant them, reinstall the app."
        yield Finding("scopes", Grade.WARNING, says, mend)
    if unused := granted - manifest.required - manifest.optional:
        says = f"The token may do more than mentorbot needs: {_listed(unused)}."
        mend = "Remove these scopes from the app, unless you added them on purpose."
        yield Finding("scopes", Grade.WARNING, says, mend)


def _unconfirmed(
    granted: frozenset[str] | None, manifest: ManifestScopes, setting: Unconfirmed
) -> Iterator[Finding]:
    """What a lost answer leads to where the bot may not look up its own messages."""
    wanted = manifest.required | manifest.optional
    blind = [place for scope, place in _PLACES.items() if scope in wanted and scope not in (granted or wanted)]
    if blind:
        says = (
            f"In {', '.join(blind)} nobody can look up whether a message arrived when Slack's answer is lost: with "
            f"MENTORBOT_UNCONFIRMED={setting}, {_WHAT_BECOMES[setting]}."
        )
        mend = "Grant the history scopes and reinstall the app; then it is looked up."
        yield Finding("lost answers", Grade.WARNING, says, mend)


def _clock(skew: timedelta, transport: Transport) -> Finding:
    seconds = round(abs(skew.total_seconds()))
    says = f"This machine's clock is {seconds} s {'ahead of' if skew > timedelta() else 'behind'} Slack's."
    mend = "Turn on time synchronisation (NTP) on this machine."
    if abs(skew) <= _SKEW_TO_MENTION:
        return Finding("clock", Grade.OK, says)
    if abs(skew) >= _SKEW_TO_REFUSE and transport is Transport.HTTP:
        return Finding("clock", Grade.FAILURE, says + " Every call from Slack would be refused as stale.", mend)
    says += " Reminders come that much off, and from 300 s HTTP mode stops."
    return Finding("clock", Grade.WARNING, says, mend)


async def _database(settings: Settings, schema_version: Callable[[], SchemaFacts]) -> tuple[Finding, ...]:
    name = _name(settings)
    try:
        facts = await asyncio.to_thread(schema_version)
    except (SQLAlchemyError, OSError) as error:
        reason = masked(str(error)).splitlines()[:1] or [type(error).__name__]
        mend = "Check DATABASE_URL, that the database runs, and that this user may write to it."
        return (Finding("database", Grade.FAILURE, f"{name} cannot be used: {reason[0]}", mend),)
    return (_schema(name, facts), *map(_stopped, facts.stopped))


def _stopped(where: tuple[str, datetime]) -> Finding:
    team, since = where
    says = f"An admin of {team} has stopped all messages, since {since:%Y-%m-%d %H:%M} UTC: nothing is sent there."
    mend = "A workspace admin releases them in the control room (/mentor admin)."
    return Finding("messages", Grade.WARNING, says, mend)


def _name(settings: Settings) -> str:
    url = make_url(settings.database_url.get_secret_value())
    if url.get_backend_name() == "sqlite":
        return f"The SQLite file {url.database}"
    return f"The PostgreSQL database {url.database or ''} at {url.host or 'this machine'}"


def _schema(name: str, facts: SchemaFacts) -> Finding:
    match facts.state:
        case Standing.CURRENT:
            return Finding(
                "database", Grade.OK, f"{name} answers, with the schema this code wants ({facts.wanted})."
            )
        case Standing.EMPTY:
            return Finding("database", Grade.OK, f"{name} answers and is empty: the first start makes its tables.")
        case Standing.BEHIND:
            says = f"{name} is at schema {facts.found}; this code wants {facts.wanted}."
            return Finding(
                "database", Grade.WARNING, says, "Back it up; the next start, or mentorbot migrate, mends it."
            )
        case Standing.GROWN:
            says = f"{name} is at schema {facts.found}, newer than this code ({facts.wanted}), and serves it, too."
            return Finding("database", Grade.OK, says)
        case Standing.AHEAD:
            says = f"{name} is at schema {facts.found}, which is newer than this code ({facts.wanted})."
            return Finding(
                "database", Grade.FAILURE, says, "Run the newer version, or go back to a backup of its time."
            )


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
