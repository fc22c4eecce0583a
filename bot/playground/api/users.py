"""users.info, users.list and users.lookupByEmail."""

from bot.playground.accounts import Role
from bot.playground.api import access
from bot.playground.api.arguments import Arguments
from bot.playground.api.paging import page
from bot.playground.api.refusal import ApiError
from bot.playground.api.registry import method
from bot.playground.ids import seconds
from bot.playground.ratelimits import Tier
from bot.playground.wire import Json
from bot.playground.workspace import Workspace


@method("users.info", Tier.FOUR, scopes=("users:read",))
def users_info(workspace: Workspace, arguments: Arguments) -> Json:
    wanted = arguments.items("user")
    if len(wanted) > 1:
        raise ApiError("too_many_users")
    account = access.person(workspace, arguments.text("user"))
    return {"user": workspace.user(account)}


@method("users.list", Tier.TWO, scopes=("users:read",))
def users_list(workspace: Workspace, arguments: Arguments) -> Json:
    """List everyone but people of other workspaces (Slack Connect)."""
    own = [account for account in workspace.accounts.values() if account.role is not Role.STRANGER]
    members, metadata = page(own, arguments, default=max(len(own), 1))
    users = [workspace.user(account) for account in members]
    return {"members": users, "cache_ts": seconds(workspace.clock.now()), **metadata}


@method("users.lookupByEmail", Tier.THREE, scopes=("users:read.email",), required=("email",))
def users_lookup_by_email(workspace: Workspace, arguments: Arguments) -> Json:
    """Find an active person; Slack does not find deactivated ones by e-mail."""
    email = arguments.text("email").lower()
    for account in workspace.accounts.values():
        if account.email.lower() == email and not account.deleted:
            return {"user": workspace.user(account)}
    raise ApiError("users_not_found")
