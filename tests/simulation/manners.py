"""What people may count on: how much they hear and when, whom they are matched with, and that it is on record."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, select

from bot.domain.matching_terms import RoundState
from bot.domain.terms import DeliveryState
from models import AuditEntry, Letterbox, MatchingRound, Mentorship, OutboxMessage, Participant

A_WEEK = timedelta(days=7)
MOST_A_WEEK = 3
OPENS, CLOSES = time(9), time(17)
DRIFT = timedelta(seconds=45)
"""The clock is set back now and then, and a call takes its time."""
RUNNING = ("active", "paused")
ENDS = ("pair:complete", "pair:graduate", "pair:leave", "pair:stop", "pair:silence", "pair:rematch")

Arrived = dict[UUID, datetime]
Look = Callable[[Engine, Arrived], Iterator[str]]


def budget(engine: Engine, arrived: Arrived) -> Iterator[str]:
    """Nobody hears unasked more than once a day, or three times a week."""
    days: defaultdict[UUID, list[date]] = defaultdict(list)
    zones = _zones(engine)
    for row in _unasked(engine):
        if row.id in arrived:
            days[row.person_id].append(arrived[row.id].astimezone(zones[row.person_id]).date())
    for person, heard in days.items():
        for day in set(heard):
            if heard.count(day) > 1:
                yield f"{person} heard {heard.count(day)} things unasked on {day}"
            if sum(day <= other < day + A_WEEK for other in heard) > MOST_A_WEEK:
                yield f"{person} heard too much unasked in the week from {day}"


def window(engine: Engine, arrived: Arrived) -> Iterator[str]:
    """What nobody asked for leaves in working hours; nothing comes before its time or once it is pointless."""
    zones = _zones(engine)
    for row in _rows(engine, OutboxMessage):
        came = arrived.get(row.id)
        if came and came < row.due_at - DRIFT:
            yield f"{row.kind} came at {came}, before {row.due_at}"
        if came and row.expires_at and came > row.expires_at + DRIFT:
            yield f"{row.kind} came at {came}, after {row.expires_at}"
    for row in _unasked(engine):
        if row.id in arrived:
            let_go = row.due_at.astimezone(zones[row.person_id])
            if let_go.weekday() >= 5 or not OPENS <= let_go.time() <= CLOSES:
                yield f"{row.kind} was let go at {let_go}"


def places(engine: Engine, _: Arrived) -> Iterator[str]:
    """No mentor has more mentees than seats, nobody learns from two, and no two are a pair twice."""
    running = [row for row in _rows(engine, Mentorship) if row.state in RUNNING]
    seats = {row.id: row.seats for row in _rows(engine, Participant)}
    for mentor, taken in Counter(row.mentor_id for row in running).items():
        if taken > seats[mentor]:
            yield f"{mentor} has {taken} mentees and {seats[mentor]} seats"
    for mentee, pairs in Counter(row.mentee_id for row in running).items():
        if pairs > 1:
            yield f"{mentee} has {pairs} mentors"
    for pair, times in Counter((row.mentor_id, row.mentee_id) for row in running).items():
        if times > 1:
            yield f"{pair} are a pair {times} times"


def one_of_each(engine: Engine, _: Arrived) -> Iterator[str]:
    """The same is not put down twice within one transaction's or one gesture's time, whatever its key."""
    alike: defaultdict[tuple[Any, ...], list[datetime]] = defaultdict(list)
    for row in _rows(engine, OutboxMessage):
        if row.outcome not in {"withdrawn", "put together anew"} and row.kind != "Several":
            to = (row.person_id, row.mentorship_id, row.channel)
            alike[(*to, row.kind, row.about_id, str(row.payload))].append(row.created_at)
    for what, moments in alike.items():
        if any(later - earlier < DRIFT for earlier, later in pairwise(moments)):
            yield f"the same twice: {what[3]} about {what[4]}"


def legal(engine: Engine, _: Arrived) -> Iterator[str]:
    """Rows are what their state says: over or not, held by somebody or not, waiting in a letterbox or not."""
    looked_at = {row.person_id for row in _rows(engine, Letterbox) if row.look_again_at}
    states = {row.id: row.state for row in _rows(engine, OutboxMessage)}
    for row in _rows(engine, OutboxMessage):
        if row.token and row.state not in (DeliveryState.SENDING, DeliveryState.VERIFY):
            yield f"{row.kind} is {row.state} and held"
        if row.state is DeliveryState.QUEUED and row.person_id not in looked_at:
            yield f"{row.kind} waits in a letterbox that nobody looks into"
        if row.state is DeliveryState.MERGED and row.merged_into_id not in states:
            yield f"{row.kind} is part of nothing"


def on_record(engine: Engine, _: Arrived) -> Iterator[str]:
    """Each move of a participant stands in the audit log, in an unbroken chain; so do pairs and rounds."""
    entries: defaultdict[str, list[Any]] = defaultdict(list)
    for entry in _rows(engine, AuditEntry):
        entries[entry.subject].append(entry)
    for row in _rows(engine, Participant):
        moves = [each.detail for each in entries[str(row.id)] if "is" in each.detail and "was" in each.detail]
        if not moves or moves[-1]["is"] != row.state:
            yield f"participant {row.id} is {row.state}, which no audit line says"
        for earlier, later in pairwise(moves):
            if later["was"] != earlier["is"]:
                yield f"participant {row.id}: the audit log jumps from {earlier['is']} to {later['was']}"
    for row in _rows(engine, Mentorship):
        said = Counter(each.action for each in entries[str(row.id)])
        ends = sum(said[end] for end in ENDS) - said["pair:reopen"]
        if (said["pair:begin"], ends) != (1, row.state not in RUNNING):
            yield f"pair {row.id} is {row.state}: begun {said['pair:begin']}, ended {ends} times"
    for row in _rows(engine, MatchingRound):
        said = Counter(each.action for each in entries[str(row.id)])
        published, undone = said["round:publish"] + said["round:daily"], said["round:undo"]
        expected = {RoundState.DRAFT: (0, 0), RoundState.PUBLISHED: (1, 0), RoundState.UNDONE: (1, 1)}
        if (published, undone) != expected[row.state]:
            yield f"round {row.id} is {row.state}: published {published}, undone {undone} times"


LOOKS: Sequence[Look] = (budget, window, places, one_of_each, legal, on_record)


def _rows(engine: Engine, model: Any) -> list[Any]:
    table = model.__table__
    order = [table.c.happened_at, table.c.id] if model is AuditEntry else [table.c.id]
    order = [table.c.created_at, table.c.id] if model is OutboxMessage else order
    with engine.connect() as connection:
        return list(connection.execute(select(table).order_by(*order)))


def _unasked(engine: Engine) -> list[Any]:
    return [row for row in _rows(engine, OutboxMessage) if row.topic and not row.merged_into_id]


def _zones(engine: Engine) -> dict[UUID, ZoneInfo]:
    return {row.person_id: ZoneInfo(row.time_zone) for row in _rows(engine, Participant)}
