"""What stands in somebody's queue, for tests of whatever leads there."""

from bot.domain.insight.desk_cards import EntryCard
from bot.domain.people import Actor
from bot.domain.tasks import Task, Urge
from tests.integration.office import Office


def entries(office: Office, reader: Actor, urge: Urge | None = None) -> list[EntryCard]:
    """The first page of the queue, or those of one sort on it."""
    return [each for each in office.services.desk.look(reader).entries if urge in {None, each.entry.urge}]


def tasks(office: Office, reader: Actor) -> list[Task]:
    """What waits in whole cohorts, the most valuable first."""
    return [each.entry.task for each in entries(office, reader) if each.entry.task]
