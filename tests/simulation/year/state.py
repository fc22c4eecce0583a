"""What has to be true of the database at any moment: nothing is stuck, nobody has more than they can bear."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, func, select

from models import Cohort, Letterbox, MatchProposal, Meeting, Mentorship, OutboxMessage, Participant, Program


def look_at_the_state(connection: Connection, now: datetime) -> Iterator[str]:
    """What is wrong, in a sentence each."""
    yield from _stuck(connection)
    yield from _crowded(connection)
    yield from _lost(connection, now)


def facts_of(connection: Connection) -> Counter[str]:
    """How many pairs there were, how they ended, and what became of their meetings."""
    ended = select(Mentorship.state, Mentorship.ended_by, func.count()).group_by(
        Mentorship.state, Mentorship.ended_by
    )
    pairs = {f"pairs {state} {why or ''}".strip(): number for state, why, number in connection.execute(ended)}
    settled = select(Meeting.state, func.count()).group_by(Meeting.state)
    meetings = {f"meetings {state}": number for state, number in connection.execute(settled)}
    return Counter(pairs | meetings)


def _stuck(connection: Connection) -> Iterator[str]:
    """Whatever is not over has a next look."""
    for name, table, open_ in (
        ("pairs", Mentorship, Mentorship.state.in_(("active", "paused"))),
        ("proposals", MatchProposal, MatchProposal.state == "proposed"),
        (
            "cohorts",
            Cohort,
            Cohort.state.in_(("enrolling", "matching", "running", "closing")) & Cohort.ends_on.is_not(None),
        ),
    ):
        number = connection.execute(
            select(func.count()).select_from(table).where(open_, table.look_again_at.is_(None))
        ).scalar_one()
        if number:
            yield f"{number} {name} are stuck"
    dangling = select(func.count()).select_from(Meeting).join(Mentorship)
    dangling = dangling.where(Meeting.state == "planned", Mentorship.state.in_(("completed", "ended")))
    if number := connection.execute(dangling).scalar_one():
        yield f"{number} meetings are planned in pairs that are over"


def _crowded(connection: Connection) -> Iterator[str]:
    running = (
        select(Mentorship.mentor_id, func.count().label("mentees"))
        .where(Mentorship.state.in_(("active", "paused")))
        .group_by(Mentorship.mentor_id)
        .subquery()
    )
    rows = connection.execute(
        select(running.c.mentees, Participant.seats, Program.pairing, Program.group_max)
        .join(Participant, Participant.id == running.c.mentor_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .join(Program, Program.id == Cohort.program_id)
    )
    for mentees, seats, pairing, group_max in rows:
        most = {"peer": 1, "group": group_max}.get(pairing, seats)
        if mentees > most:
            yield f"a mentor of a {pairing} program has {mentees} mentees and {most} seats"


def _lost(connection: Connection, now: datetime) -> Iterator[str]:
    """Every message was sent, left in another, has a reason why not, or waits for a time to come."""
    table = OutboxMessage
    over = select(table.kind, table.state, table.outcome, func.count()).group_by(
        table.kind, table.state, table.outcome
    )
    for kind, state, outcome, number in connection.execute(over):
        if state in {"given_up", "verify", "sending"} or (state == "expired" and not outcome):
            yield f"{number} of {kind} are {state}: {outcome}"
    late = select(func.count()).select_from(table).where(table.state == "pending", table.next_at <= now)
    if number := connection.execute(late).scalar_one():
        yield f"{number} messages are late"
    waiting = (
        select(func.count())
        .select_from(table)
        .outerjoin(Letterbox, Letterbox.person_id == table.person_id)
        .where(table.state == "queued", Letterbox.look_again_at.is_(None))
    )
    if number := connection.execute(waiting).scalar_one():
        yield f"{number} messages wait in letterboxes that nobody looks into"
    whole = table.__table__.alias("whole")
    merged = (
        select(func.count())
        .select_from(table)
        .outerjoin(whole, whole.c.id == table.merged_into_id)
        .where(table.state == "merged", whole.c.state.not_in(("sent", "pending")) | whole.c.state.is_(None))
    )
    if number := connection.execute(merged).scalar_one():
        yield f"{number} messages left in messages that did not"
