"""What a story leaves behind: every row, and what everybody reads, apart from ids and times."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import Engine, func, select

from bot.domain.terms import DeliveryState
from bot.playground import Message, SimulatedSlack
from models import Base, DirectoryRun, InboxEntry, OutboxMessage

Left = Mapping[str, Counter[str]]

PASSING = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}"  # ids
    r"|\b[0-9a-f]{10}\b|\b[0-9a-f]{24}\b"  # the mark in the name of a file, and of who is in a group
    r"|\b[CDG]\d{4}\b|\b[0-9a-f]{8}\b"  # rooms, and what tells channels of one name apart
    r"|\b\d{10}(?:\.\d+)?\b"  # Slack's times
    r"|\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\+\d\d:\d\d)?)?"
    r"|(?<=An easy way to start: )[^?.]+[?.]"  # chosen by the id of the pair
    r"|<!date\^[^>]*>|\b\d\d?:\d\d\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d+ \w+"
)
HOW_IT_CAME_ABOUT = {
    "outbox": {"attempts", "outcome", "posted_at", "sent_ts", "sent_channel"},
    "matching_rounds": {"certificate", "digest", "seed"},
}
"""Columns that tell of a crash, as they should, or that are worked out from ids."""
COMES_BY_ITSELF = {DirectoryRun.__tablename__}
"""There is one more with each night, so that their number tells nothing."""
UNDER_WAY = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.VERIFY)
LOST = (DeliveryState.GIVEN_UP,)


def rows_of(engine: Engine) -> Left:
    """Every row of every table but the inbox, which also counts gestures that were tried again."""
    tables = [table for table in Base.metadata.sorted_tables if table.name != InboxEntry.__tablename__]
    found: dict[str, Counter[str]] = {}
    with engine.connect() as connection:
        for table in tables:
            names = [column for column in table.c if column.name not in HOW_IT_CAME_ABOUT.get(table.name, ())]
            told = (
                _told({column.name: value for column, value in zip(names, row, strict=True)})
                for row in connection.execute(select(*names))
            )
            found[table.name] = Counter(set(told) if table.name in COMES_BY_ITSELF else told)
    return found


def words_of(slack: SimulatedSlack) -> Left:
    """What stands in every conversation that holds anything, by who is in it."""
    found: dict[str, Counter[str]] = {}
    for room in slack.workspace.rooms.values():
        channel = slack.channel(room.id)
        said = Counter(_read(message) for message in channel.messages if message.by_app and not message.ephemeral)
        if said:
            place = ", ".join(sorted(channel.members))
            found[place] = found.get(place, Counter()) + said
    return found


def trouble_in(engine: Engine) -> list[str]:
    """Messages that are under way although time has passed, or given up without a reason."""
    stuck = select(OutboxMessage.kind, OutboxMessage.state).where(OutboxMessage.state.in_(UNDER_WAY))
    stuck = stuck.where(OutboxMessage.tried_at.is_not(None))
    mute = select(OutboxMessage.kind, OutboxMessage.state).where(
        OutboxMessage.state.in_(LOST), func.coalesce(OutboxMessage.outcome, "") == ""
    )
    with engine.connect() as connection:
        return [f"{kind} {state}" for which in (stuck, mute) for kind, state in connection.execute(which)]


def difference(calm: Left, stormy: Left) -> list[str]:
    """What one has and the other has not, in lines to read."""
    lines = []
    for place in sorted({*calm, *stormy}):
        before, after = calm.get(place, Counter()), stormy.get(place, Counter())
        lines += [f"{place}: missing {number} x {what}" for what, number in sorted((before - after).items())]
        lines += [f"{place}: too many, {number} x {what}" for what, number in sorted((after - before).items())]
    return lines


def _told(row: Mapping[str, object]) -> str:
    kept = {name: value for name, value in row.items() if not isinstance(value, UUID | date | datetime | time)}
    return PASSING.sub("…", json.dumps(kept, sort_keys=True, default=str, ensure_ascii=False))


def _read(message: Message) -> str:
    return PASSING.sub("…", " | ".join((message.all_text, *message.buttons)))
