"""Looking into a letterbox whose time has come: one message goes, alone or made of several, and the rest waits."""

from datetime import timedelta
from uuid import UUID

from bot.domain.cadence import WorkingTime, next_permitted
from bot.domain.post.budget import Box, Letter, Wishes, decide
from bot.domain.post.worth import WORTH, Topic
from bot.services.almanac import Almanac
from bot.store import Store, Work
from bot.store.letterboxes import Lately
from models import OutboxMessage, Person

A_DAY = timedelta(days=1)
A_MOMENT = timedelta(minutes=5)
"""In which the relay puts away what has lost its time."""
WORTHS = {kind.__name__: unasked.worth for kind, unasked in WORTH.items()}
"""By the name under which a message is kept; one of an older version is worth nothing any more."""


class Letterboxes:
    """Sees to it that nobody hears more unasked than they can bear."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def look(self, workspace_id: UUID, letterbox_id: UUID) -> int:
        """Post what may go now, drop what has lost its point; return how many things were posted.

        Nothing is posted while all messages are stopped: it would all leave at once afterwards.
        """
        with self._store.inside(workspace_id) as work:
            letterbox, person = work.letterboxes.opened(letterbox_id)
            rows = {row.id: row for row in work.letterboxes.waiting(person.id)}
            lately = work.letterboxes.lately(person.id)
            box = _box(work, self._almanac, person, lately, list(rows.values()))
            if rows and work.holding.current():
                letterbox.look_again_at = next_permitted(box.working, work.now + A_DAY)
                return 0
            decision = decide(box, work.now)
            work.letterboxes.drop(decision.dropped)
            expires_at = work.letterboxes.post([rows[letter.id] for letter in decision.post])
            expiries = (max(each, work.now + A_MOMENT) for each in (expires_at, lately.expires_at) if each)
            letterbox.look_again_at = min(filter(None, (decision.look_again_at, *expiries)), default=None)
            return len(decision.post)


def wishes_of(person: Person) -> Wishes:
    """How much somebody wants to hear unasked."""
    known = frozenset(map(str, Topic))
    return Wishes(
        pace=person.nudge_pace,
        rests_until=person.nudges_rest_until,
        muted=frozenset(Topic(name) for name in person.muted if name in known),
    )


def _box(work: Work, almanac: Almanac, person: Person, lately: Lately, rows: list[OutboxMessage]) -> Box:
    return Box(
        letters=[_letter(row) for row in rows],
        posted=lately.posted,
        worthy=lately.worthy,
        spoken_of=lately.spoken_of,
        working=_working_time(work, almanac, person),
        wishes=wishes_of(person),
    )


def _working_time(work: Work, almanac: Almanac, person: Person) -> WorkingTime:
    """In the zone in which they take part, which may not be the one that Slack has."""
    return almanac.week_of(person, work.now, zone=work.participants.zone_of(person.id))


def _letter(row: OutboxMessage) -> Letter:
    assert row.topic is not None
    return Letter(
        id=row.id,
        topic=Topic(row.topic.partition(":")[0]),
        thing=row.topic,
        worth=WORTHS.get(row.kind, 0),
        due_at=row.due_at,
        expires_at=row.expires_at,
    )
