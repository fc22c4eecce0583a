"""Installing the bot into a simulated Slack: what the manifest grants, and what an operator puts into `.env`."""

from enum import StrEnum

from bot.playground import SimulatedSlack
from bot.slack.manifest import BOT_EVENTS, OPTIONAL_SCOPES, SCOPES, manifest


class Mode(StrEnum):
    """How Slack reaches the bot."""

    SOCKET = "socket"
    HTTP = "http"


def take_manifest(slack: SimulatedSlack) -> None:
    """Grant the scopes, subscribe to the events and offer the shortcuts of our manifest, and nothing else."""
    slack.granted_scopes.clear()
    slack.granted_scopes.update(SCOPES, OPTIONAL_SCOPES)
    slack.subscriptions.clear()
    slack.subscriptions.update(BOT_EVENTS.values())
    slack.declare_shortcuts(manifest()["features"]["shortcuts"])


def environment(slack: SimulatedSlack, database_url: str, mode: Mode) -> dict[str, str]:
    """The settings for this Slack, on any free port."""
    common = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": database_url,
        "HOST": "127.0.0.1",
        "PORT": "0",
        "MENTORBOT_WORKERS": "4",
    }
    return common | ({"SLACK_APP_TOKEN": slack.app_token} if mode is Mode.SOCKET else {})
