"""Installing the bot into a simulated Slack, as an admin with our manifest and an operator with a `.env` would."""

from bot.demo.company import Profile
from bot.playground import Person, Role, SimulatedSlack
from bot.settings import Settings, load_settings
from bot.slack.manifest import BOT_EVENTS, OPTIONAL_SCOPES, SCOPES, manifest


def take_manifest(slack: SimulatedSlack) -> None:
    """Grant the manifest's scopes, subscribe to its events, offer its shortcuts, and give the bot its name."""
    slack.granted_scopes.clear()
    slack.granted_scopes.update(SCOPES, OPTIONAL_SCOPES)
    slack.subscriptions.clear()
    slack.subscriptions.update(BOT_EVENTS.values())
    slack.declare_shortcuts(manifest()["features"]["shortcuts"])
    name = manifest()["features"]["bot_user"]["display_name"]
    slack.rename(slack.person(slack.bot_user_id), name)


def settings_for(slack: SimulatedSlack, database_url: str) -> Settings:
    """Settings for a bot in this Slack, on any free port; raise WrongSettings for a URL that will not do."""
    return load_settings(
        {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
            "DATABASE_URL": database_url,
            "PORT": "0",
        }
    )


def arrive(slack: SimulatedSlack, profile: Profile, role: Role = Role.MEMBER) -> Person:
    """Let somebody begin to work here."""
    return slack.add_person(profile.name, tz=profile.zone, role=role, title=profile.title)
