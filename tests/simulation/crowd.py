"""People, who do whatever comes into their heads: mostly what the bot offers them, and sometimes all at once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, select

from bot.domain.care.concerns import Apart
from bot.domain.care.terms import ConcernKind
from bot.domain.errors import Refused
from bot.domain.people import Actor
from bot.domain.post.cards import Wish
from bot.domain.rematches import Afterwards
from bot.playground import Message, Person
from bot.playground.answers import UnfitError
from models import AgendaItem, AuditEntry, Base, MatchingRound, Mentorship, OutboxMessage, Participant, Workspace
from tests.simulation.bots import Bot, DiedError
from tests.simulation.fate import Fate
from tests.simulation.stage import Stage

TWICE = 0.3
LATEST = 6
"""So many of the newest messages are looked at."""
LIKELY = {"Accept": 12, "Choose": 4, "Yes, we met": 6, "Yes, everybody": 6, "Decline": 1}
"""How likely a button is pressed, compared with any other."""
NOT_THERE = (LookupError, UnfitError, RuntimeError)
"""What was to be pressed is gone, or who would press it may not even sign in."""
COUNTED: tuple[type[Base], ...] = (
    OutboxMessage, Participant, Mentorship, MatchingRound, AgendaItem, AuditEntry
)  # fmt: skip
ALL_THAT_COUNTS = [select(model.__table__) for model in COUNTED]
HELD_SINCE = select(cast(Table, Workspace.__table__).c.held_at)


class Crowd:
    """Everybody in the workspace."""

    def __init__(self, stage: Stage, bots: Sequence[Bot], fate: Fate) -> None:
        self._stage = stage
        self._bots = bots
        self._fate = fate
        self._gestures = count(1)
        self._rounds: list[UUID] = []
        self._deeds: dict[Callable[[], Awaitable[None]], int] = {
            self._press: 60,
            self._press_at_once: 14,
            self._take_a_break: 5,
            self._come_back: 4,
            self._leave: 1,
            self._ask_for_another: 1,
            self._end_early: 1,
            self._hear_less: 2,
            self._add_topic: 8,
            self._ask_for_help: 6,
            self._stop_or_release: 4,
            self._match: 4,
            self._undo_round: 1,
            self._deactivate: 2,
        }

    async def act(self) -> None:
        """Have somebody do something."""
        deeds = list(self._deeds)
        await self._fate.dice.choices(deeds, weights=list(self._deeds.values()))[0]()

    async def let_go(self) -> None:
        """Release what is stopped, so that everything can come to rest. It may take several tries: bots die."""
        if self._stopped:
            await self._stop_or_release()

    async def match(self) -> None:
        """Publish the first round, whose draft is there."""
        await self._publish(self._stage.draft)

    # -- what people do at their clients -----------------------------------------------------------

    async def _press(self) -> None:
        person = self._fate.dice.choice(self._stage.people)
        found = [(message, name) for message in self._seen_by(person) for name in message.buttons]
        if not found or person.account.deleted:
            return
        weights = [LIKELY.get(name, 1) for _, name in found]
        message, name = self._fate.dice.choices(found, weights=weights)[0]
        self._fate.note(person.name, f"presses {name}")
        self._fate.reach("pressed")
        try:
            await person.click(name, message)
            await asyncio.sleep(self._fate.dice.uniform(1, 8))
            if person.modal:
                await self._fill_in(person)
        except NOT_THERE:
            self._fate.reach("pressed in vain")

    async def _fill_in(self, person: Person) -> None:
        if person.modal and person.modal.definition.get("submit"):
            self._fate.reach("submitted")
            await person.submit()
        if person.modal:
            await person.close_all()

    async def _press_at_once(self) -> None:
        self._fate.reach("pressed at once")
        await asyncio.gather(self._press(), self._press(), self._press())

    def _seen_by(self, person: Person) -> list[Message]:
        return [*person.dm[-LATEST:], *(message for room in person.group_dms for message in room.messages[-2:])]

    # -- what is asked of the services -------------------------------------------------------------

    async def _take_a_break(self) -> None:
        me = self._somebody()
        for place in await self._ask(lambda bot: bot.world.services.participation.of, me) or ():
            await self._ask(lambda bot: bot.world.services.participation.pause, me, place.id, None)

    async def _come_back(self) -> None:
        await self._ask(lambda bot: bot.world.services.participation.resume, self._somebody())

    async def _leave(self) -> None:
        me = self._somebody()
        for place in await self._ask(lambda bot: bot.world.services.participation.of, me) or ():
            await self._ask(lambda bot: bot.world.services.participation.leave, me, place.id)

    async def _ask_for_another(self) -> None:
        me = self._somebody()
        for pair in await self._ask(lambda bot: bot.world.services.rematches.mine, me) or ():
            await self._ask(lambda bot: bot.world.services.rematches.ask, me, pair.mentorship, "")

    async def _end_early(self) -> None:
        me = self._somebody()
        for pair in await self._ask(lambda bot: bot.world.services.early_ends.mine, me) or ():
            nobody = Afterwards.NOBODY
            await self._ask(lambda bot: bot.world.services.early_ends.end, me, pair.mentorship, "", nobody)

    async def _hear_less(self) -> None:
        wish = self._fate.dice.choice((Wish.LESS_OFTEN, Wish.PAUSE))
        await self._ask(lambda bot: bot.world.services.reminders.grant, self._somebody(), wish)

    async def _add_topic(self) -> None:
        me = self._somebody()
        for pair in await self._ask(lambda bot: bot.world.services.rematches.mine, me) or ():
            await self._ask(lambda bot: bot.world.services.agendas.add, me, pair.mentorship, "How do we begin?")

    async def _ask_for_help(self) -> None:
        me, words = self._somebody(), {"words": "May I ask you something?", "to": None, "apart": Apart.NO}
        for place in await self._ask(lambda bot: bot.world.services.participation.of, me) or ():
            about = (ConcernKind.CONCERN, place.id, None)
            await self._ask(lambda bot: bot.world.services.concerns.send, me, *about, **words)

    async def _stop_or_release(self) -> None:
        if self._stopped:
            await self._ask(lambda bot: bot.world.services.holding.release, self._stage.admin)
        else:
            await self._ask(lambda bot: bot.world.services.holding.stop, self._stage.admin, "")

    @property
    def _stopped(self) -> bool:
        """As it is, and not as it would be if every wish had been heard."""
        with self._stage.engine.connect() as connection:
            return connection.scalar(HELD_SINCE) is not None

    async def _match(self) -> None:
        cohort, admin = self._stage.cohort, self._stage.admin
        draft = await self._ask(lambda bot: bot.world.services.matching.dry_run, admin, cohort)
        if draft:
            await self._publish(draft.round)

    async def _publish(self, draft: UUID) -> None:
        published = await self._ask(lambda bot: bot.world.services.matching.publish, self._stage.admin, draft)
        self._fate.reach("round published" if published else "round not published")
        self._rounds.append(draft)

    async def _undo_round(self) -> None:
        if self._rounds:
            await self._ask(lambda bot: bot.world.services.matching.undo, self._stage.admin, self._rounds[-1])

    async def _deactivate(self) -> None:
        person = self._fate.dice.choice(self._stage.people[1:])
        slack = self._stage.slack
        (slack.reactivate if person.account.deleted else slack.deactivate)(person)
        self._fate.reach("deactivated" if person.account.deleted else "activated again")

    def _state_of_things(self) -> Sequence[Any]:
        with self._stage.engine.connect() as connection:
            return [connection.execute(each).all() for each in ALL_THAT_COUNTS]

    def _somebody(self) -> Actor:
        person = self._fate.dice.choice(self._stage.people[1:])
        return Actor(self._stage.slack.team_id, person.id)

    async def _ask(self, service: Callable[[Bot], Callable[..., Any]], me: Actor, *words: Any, **named: Any) -> Any:
        """Ask any bot that lives for something; a refusal is an answer, and so is none at all."""
        alive = [bot for bot in self._bots if not bot.dead]
        if not alive:
            return None
        bot = self._fate.dice.choice(alive)
        deed = service(bot)
        gesture = replace(me, gesture=f"gesture {next(self._gestures)}")
        try:
            answer = await bot.run(deed, gesture, *words, **named)
            if self._fate.strikes(TWICE):
                self._ask_again(deed, gesture, *words, **named)
        except (Refused, DiedError) as refused:
            self._fate.note("asked", type(refused).__name__)
            return None
        return answer

    def _ask_again(self, deed: Callable[..., Any], gesture: Actor, *words: Any, **named: Any) -> None:
        """The very same gesture once more has no effect: nothing that is written, and nothing that is sent."""
        before = self._state_of_things()
        try:
            deed(gesture, *words, **named)
        except Refused as refused:
            self._fate.reach(f"same gesture again: {type(refused).__name__}")
        if self._state_of_things() != before:
            self._fate.find(f"the same gesture had its effect twice: {deed.__qualname__}")
