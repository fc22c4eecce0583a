"""The admin's side of reading Slack's directory: how it stands, and reading it now."""

from bot.domain.people import Actor
from bot.domain.people_cards import DirectoryCard
from bot.domain.terms import SyncState
from bot.services.access import require_admin
from bot.store import Store, Work
from models import DirectoryRun


class Readings:
    """What an admin sees and does about the directory."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, actor: Actor) -> DirectoryCard:
        """How the directory stands, for an admin."""
        with self._store.reading(actor) as work:
            require_admin(work)
            return _card(work)

    def begin(self, actor: Actor) -> DirectoryCard:
        """Read the directory now instead of tonight. One that is under way goes on as it is."""
        with self._store.writing(actor) as work:
            require_admin(work)
            run = work.readings.open()
            if run is None:
                run = work.add(DirectoryRun, state=SyncState.WAITING, created_at=work.now)
            if run.state is SyncState.WAITING:
                run.state, run.started_at, run.look_again_at = SyncState.RUNNING, work.now, work.now
                work.audit("directory:read", run.id)
            work.flush()
            return _card(work)


def _card(work: Work) -> DirectoryCard:
    run, last = work.readings.open(), work.readings.last()
    under_way = run is not None and run.state is SyncState.RUNNING
    return DirectoryCard(
        people=work.people.count(),
        unseen=work.people.count_unseen(last.started_at) if last and last.started_at and not last.problem else 0,
        next_at=run.look_again_at if run and not under_way else None,
        under_way=run.as_card() if run and under_way else None,
        last=last.as_card() if last else None,
    )
