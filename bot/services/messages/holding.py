"""Stopping all messages of a workspace, looking at what is held back, and letting go what still makes sense."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from bot.domain.errors import AlreadyStopped, NotStopped
from bot.domain.held import HeldCard, HeldMessage, HeldPage, ReleaseCard
from bot.domain.holding import LONGEST_REASON, Audience, Hold, outrun, too_late
from bot.domain.people import Actor
from bot.domain.previews import Departure, Preview, foretell
from bot.services.access import require_admin
from bot.services.almanac import Almanac
from bot.store import Store, Work
from models import Person

ON_A_PAGE = 25
Readers = Mapping[UUID, tuple[Person, str]]
"""People by their id, each with the time zone in which they are written to."""


class Holding:
    """The switch that stops all messages at once."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def look(self, actor: Actor) -> HeldCard:
        """What is held back and why. Raise NotStopped while messages go out."""
        with self._store.reading(actor) as work:
            require_admin(work)
            return _card(work, _hold(work))

    def may_stop(self, actor: Actor) -> None:
        """Raise AlreadyStopped if somebody was quicker, and AdminsOnly."""
        with self._store.reading(actor) as work:
            require_admin(work)
            if work.holding.current():
                raise AlreadyStopped

    def stop(self, actor: Actor, reason: str) -> HeldCard:
        """Stop all messages of the workspace: once this is committed, no process begins to send another one."""
        with self._store.writing(actor) as work:
            require_admin(work)
            if not work.holding.begin(work.me.slack_user_id, reason.strip()[:LONGEST_REASON]):
                raise AlreadyStopped
            work.audit("messages:stop", work.workspace_id)
            return _card(work, _hold(work))

    def page(self, actor: Actor, number: int) -> HeldPage:
        """Some of the messages held back, the oldest first; pages count from 0. Nothing of what they say."""
        with self._store.reading(actor) as work:
            require_admin(work)
            _hold(work)
            total = sum(pile.count for pile in work.holding.piles())
            first = min(max(number, 0) * ON_A_PAGE, max(total - 1, 0) // ON_A_PAGE * ON_A_PAGE)
            rows = work.holding.page(first, ON_A_PAGE)
            messages = tuple(
                HeldMessage(kind=row.kind, person=reader, channel=row.channel, due_at=row.due_at)
                for row, reader in rows
            )
            return HeldPage(number=first // ON_A_PAGE, first=first + 1, total=total, messages=messages)

    def before_release(self, actor: Actor) -> ReleaseCard:
        """What a release would send, to how many people and when, and what of it has lost its point."""
        with self._store.reading(actor) as work:
            require_admin(work)
            return ReleaseCard(hold=_hold(work), preview=_foretold(work, *self._plan(work)))

    def release(self, actor: Actor) -> Preview:
        """Let messages go again: what was held back leaves at each reader's next working moment."""
        with self._store.writing(actor) as work:
            require_admin(work)
            if not work.holding.end():
                raise NotStopped
            leaving, pointless = self._plan(work)
            work.holding.expire(pointless)
            _postpone(work, leaving)
            work.letterboxes.look_into_all(work.now)
            work.audit("messages:release", work.workspace_id, sent=len(leaving), expired=len(pointless))
            return _foretold(work, leaving, pointless)

    def discard(self, actor: Actor, kind: str, audience: Audience) -> HeldCard:
        """Throw away what is held back of one kind. It can be brought back until the release."""
        with self._store.writing(actor) as work:
            require_admin(work)
            hold = _hold(work)
            count = work.holding.discard(kind, audience)
            work.audit("messages:discard", work.workspace_id, kind=kind, audience=audience, count=count)
            return _card(work, hold)

    def bring_back(self, actor: Actor, kind: str, audience: Audience) -> HeldCard:
        """Hold back again what was thrown away of one kind since messages were stopped."""
        with self._store.writing(actor) as work:
            require_admin(work)
            hold = _hold(work)
            count = work.holding.bring_back(kind, audience, hold.since)
            work.audit("messages:restore", work.workspace_id, kind=kind, audience=audience, count=count)
            return _card(work, hold)

    def _plan(self, work: Work) -> tuple[Sequence[tuple[UUID, Departure]], Sequence[UUID]]:
        """What leaves when, if messages are let go now, and the ids of what is not worth sending any more."""
        waiting, people = work.holding.waiting(), work.holding.readers()
        readers = {(message.audience, message.address) for message in waiting}
        ways = {reader: self._way(work, *reader, people) for reader in readers}
        stale = outrun(waiting) | work.holding.overtaken()
        leaving, pointless = [], []
        for message in waiting:
            way = ways[message.audience, message.address]
            if message.id in stale or too_late(message, way.due_at):
                pointless.append(message.id)
            else:
                leaving.append((message.id, way))
        return leaving, pointless

    def _way(self, work: Work, audience: Audience, address: UUID | str, people: Readers) -> Departure:
        """When a reader may next be written to: a person or a pair in working hours, a channel at once."""
        zone, due_at = "UTC", work.now
        if isinstance(address, UUID) and audience is Audience.PERSON:
            person, zone = people[address]
            due_at = self._almanac.next_permitted_of(person, work.now, zone=zone)
        elif isinstance(address, UUID):
            pair = work.mentorships.get(address)
            zone, due_at = pair.mentee.time_zone, self._almanac.next_common(pair, work.now)
        return Departure(audience=audience, reader=address, zone=zone, due_at=due_at)


def standing(work: Work) -> HeldCard | None:
    """What is held back, if all messages are stopped."""
    hold = work.holding.current()
    return _card(work, hold) if hold else None


def _hold(work: Work) -> Hold:
    hold = work.holding.current()
    if hold is None:
        raise NotStopped
    return hold


def _card(work: Work, hold: Hold) -> HeldCard:
    return HeldCard(
        hold=hold,
        piles=tuple(work.holding.piles()),
        discarded=tuple(work.holding.discarded(hold.since)),
        later=work.holding.later(),
        under_way=work.holding.under_way(),
    )


def _foretold(work: Work, leaving: Sequence[tuple[UUID, Departure]], pointless: Sequence[UUID]) -> Preview:
    return foretell((way for _, way in leaving), work.now, dropped=len(pointless))


def _postpone(work: Work, leaving: Sequence[tuple[UUID, Departure]]) -> None:
    together: defaultdict[datetime, list[UUID]] = defaultdict(list)
    for message, way in leaving:
        together[way.due_at].append(message)
    for due_at, messages in together.items():
        work.holding.postpone(due_at, messages)
