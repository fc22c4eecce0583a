"""What an administrator does to a workspace: people and channels come and change, the app is removed."""

from collections.abc import Sequence

from bot.playground import events
from bot.playground.accounts import Account, Role
from bot.playground.changes import ChangeKind
from bot.playground.channel import Channel
from bot.playground.channels import ChannelKind
from bot.playground.delivery.courier import Courier
from bot.playground.founding import SLACKBOT
from bot.playground.installation import Standing
from bot.playground.person import Person
from bot.playground.workspace import Workspace


class Administration:
    """Every change here is told to the app by the events Slack sends."""

    def __init__(self, workspace: Workspace, courier: Courier) -> None:
        self.workspace = workspace
        self.courier = courier

    def add_person(
        self, name: str, *, tz: str = "Europe/London", role: Role = Role.MEMBER, title: str = "", email: str = ""
    ) -> Person:
        """Add someone to the workspace; the app hears team_join."""
        account = Account(
            self.workspace.ids.next("U"),
            self.workspace.app.team_id if role is not Role.STRANGER else "T9999",
            name,
            tz,
            role,
            title,
            email,
            self.workspace.clock.now(),
        )
        account.email = email or f"{account.handle}@{self.workspace.domain}.example"
        self.workspace.add_account(account)
        if role is not Role.STRANGER:
            self.workspace.emit(events.team_join(self.workspace.user(account), self.workspace.ids.ts()))
        return Person(account, self.workspace, self.courier)

    def add_channel(self, name: str, *, members: Sequence[Person] = (), private: bool = False) -> Channel:
        """Make a channel; the bot is not in it until invited."""
        kind = ChannelKind.PRIVATE if private else ChannelKind.PUBLIC
        ids = [person.id for person in members]
        room = self.workspace.add_room(kind, name, ids, creator=ids[0] if ids else SLACKBOT)
        return Channel(room, self.workspace)

    def person(self, user_id: str) -> Person:
        return Person(self.workspace.accounts[user_id], self.workspace, self.courier)

    def channel(self, channel_id: str) -> Channel:
        return Channel(self.workspace.rooms[channel_id], self.workspace)

    def deactivate(self, person: Person) -> None:
        """Deactivate an account: it leaves its channels and can no longer be written to."""
        person.account.deleted = True
        for room in self.workspace.rooms.values():
            if not room.is_direct:
                self.workspace.leave(room, person.id)
        self.workspace.account_changed(person.account)

    def reactivate(self, person: Person) -> None:
        person.account.deleted = False
        self.workspace.account_changed(person.account)

    def make_guest(self, person: Person) -> None:
        person.account.role = Role.GUEST
        self.workspace.account_changed(person.account)

    def change_role(self, person: Person, role: Role) -> None:
        person.account.role = role
        self.workspace.account_changed(person.account)

    def change_time_zone(self, person: Person, tz: str) -> None:
        person.account.tz = tz
        self.workspace.account_changed(person.account)

    def rename(self, person: Person, name: str) -> None:
        person.account.real_name = name
        self.workspace.account_changed(person.account)

    def uninstall(self) -> None:
        """Remove the app: its token dies first, then it hears app_uninstalled and tokens_revoked."""
        self.workspace.app.standing = Standing.UNINSTALLED
        self.workspace.changed(ChangeKind.APP)
        self.workspace.emit(events.app_uninstalled(self.workspace.ids.ts()))
        self.workspace.emit(events.tokens_revoked(self.workspace.app, self.workspace.ids.ts()))

    def revoke_token(self) -> None:
        """Revoke the bot token alone; calls answer token_revoked."""
        self.workspace.app.standing = Standing.REVOKED
        self.workspace.changed(ChangeKind.APP)
        self.workspace.emit(events.tokens_revoked(self.workspace.app, self.workspace.ids.ts()))

    def reinstall(self) -> None:
        self.workspace.app.standing = Standing.INSTALLED
        self.workspace.changed(ChangeKind.APP)
