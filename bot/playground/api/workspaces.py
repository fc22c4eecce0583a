"""auth.test, team.info and apps.connections.open: who am I, where am I, and a socket please."""

from bot.playground.api.arguments import Arguments
from bot.playground.api.refusal import ApiError
from bot.playground.api.registry import method
from bot.playground.installation import Token
from bot.playground.ratelimits import Tier
from bot.playground.wire import Json
from bot.playground.workspace import Workspace


@method("auth.test", Tier.SPECIAL)
def auth_test(workspace: Workspace, _arguments: Arguments) -> Json:
    app = workspace.app
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": workspace.accounts[app.bot_user_id].handle,
        "team_id": app.team_id,
        "user_id": app.bot_user_id,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


@method("team.info", Tier.THREE, scopes=("team:read",))
def team_info(workspace: Workspace, arguments: Arguments) -> Json:
    if arguments.text("team", workspace.app.team_id) != workspace.app.team_id:
        raise ApiError("team_not_found")
    team = {
        "id": workspace.app.team_id,
        "name": workspace.name,
        "url": f"https://{workspace.domain}.slack.com/",
        "domain": workspace.domain,
        "email_domain": "",
        "icon": {"image_default": True},
    }
    return {"team": team}


@method("apps.connections.open", Tier.THREE, token=Token.APP, post_only=True)
def connections_open(workspace: Workspace, _arguments: Arguments) -> Json:
    if workspace.outbound is None:
        raise ApiError("internal_error")
    ticket = workspace.outbound.new_socket_ticket()
    host = workspace.base_url.removeprefix("http://")
    return {"url": f"ws://{host}/link/?ticket={ticket}&app_id={workspace.app.app_id}"}
