"""Where a message is posted: a conversation opened once for a person or a pair, and gathered anew for a group."""

from bot.domain.delivery import Apart, Envelope, Group, Impossible, Outcome
from bot.ports import Run
from bot.services.messages.delivery import Delivery
from bot.slack.channel_names import channel_names
from bot.slack.messenger import MOST_IN_GROUP_DM, Messenger, NameTaken, Unfit


class Conversations:
    """Finds or makes the conversation of a message, and remembers it before anything is posted there."""

    def __init__(self, delivery: Delivery, messenger: Messenger, *, run: Run) -> None:
        self._delivery = delivery
        self._messenger = messenger
        self._run = run

    async def of(self, envelope: Envelope) -> str | Outcome:
        """The conversation with everybody whom a message is for, or what stood in the way.

        A group that is too large for a group DM has a private channel. Where a group cannot be brought together,
        the message is put into the outbox for each of them.
        """
        if envelope.group is None:
            return await self._opened(envelope)
        if len(envelope.recipients) > MOST_IN_GROUP_DM:
            found = await self._channel(envelope, envelope.group)
        else:
            found = await self._opened(envelope)
        if isinstance(found, Impossible):
            found = Apart(found.reason)
        if isinstance(found, Apart):
            await self._run(self._delivery.tell_each, envelope)
        return found

    async def _opened(self, envelope: Envelope) -> str | Outcome:
        opened = await self._messenger.open(envelope.recipients)
        if isinstance(opened, str):
            await self._run(self._delivery.opened, envelope, opened)
        return opened

    async def _channel(self, envelope: Envelope, group: Group) -> str | Outcome:
        """The group's own channel with all who belong there and nobody else; a new one where it is of no use."""
        if group.room:
            trouble = await self._bring_together(group.room, envelope.recipients, group.gone)
            if trouble is None:
                await self._run(self._delivery.opened, envelope, group.room)
                return group.room
            if not isinstance(trouble, Unfit):
                return trouble
        created = await self._create(envelope, group)
        if not isinstance(created, str):
            return created
        await self._run(self._delivery.opened, envelope, created)
        trouble = await self._bring_together(created, envelope.recipients, ())
        if trouble is None:
            return created
        return Apart("no channel for all") if isinstance(trouble, Unfit) else trouble

    async def _create(self, envelope: Envelope, group: Group) -> str | Outcome:
        for name in channel_names(group.name, envelope.id.hex[-8:]):
            created = await self._messenger.create_channel(name)
            if not isinstance(created, NameTaken):
                return created
        return Apart("name_taken")

    async def _bring_together(
        self, channel: str, people: tuple[str, ...], gone: tuple[str, ...]
    ) -> Outcome | Unfit | None:
        trouble = await self._messenger.invite(channel, people)
        for person in gone:
            trouble = trouble or await self._messenger.remove(channel, person)
        return trouble
