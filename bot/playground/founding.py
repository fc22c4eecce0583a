"""Founding a workspace: its ids and secrets, Slackbot, and one installed app with its bot user."""

from bot.playground.accounts import Account, Role
from bot.playground.clock import VirtualClock
from bot.playground.ids import Ids
from bot.playground.installation import Installation
from bot.playground.ratelimits import Limiter, RateLimits
from bot.playground.workspace import Workspace

SLACKBOT = "USLACKBOT"


def new_workspace(name: str, clock: VirtualClock, mode: RateLimits) -> Workspace:
    """Found a workspace with Slackbot, one installed app and its bot user."""
    ids = Ids(clock)
    team_id = "T0001"
    domain = "-".join(name.lower().split())
    app = Installation(
        team_id,
        app_id="A0001",
        bot_id="B0001",
        bot_user_id="U0BOT",
        bot_token=f"xoxb-1-{ids.secret('bot')}",
        app_token=f"xapp-1-A0001-{ids.secret('app')}",
        signing_secret=ids.secret("signing"),
        verification_token=ids.secret("verification"),
    )
    workspace = Workspace(name, domain, clock, ids, app, Limiter(mode, clock))
    for user_id, real_name, role, bot_id in (
        (app.bot_user_id, "Mentor", Role.BOT, app.bot_id),
        (SLACKBOT, "Slackbot", Role.MEMBER, ""),
    ):
        account = Account(user_id, team_id, real_name, "UTC", role, "", "", clock.now(), bot_id=bot_id)
        workspace.add_account(account)
    return workspace
