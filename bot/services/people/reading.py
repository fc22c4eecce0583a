"""Reading Slack's whole directory, page by page: what is kept of each page, and where to go on after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.delivery import Locked, Outcome, RateLimited
from bot.domain.directory import AGAIN_AFTER, GIVEN_UP_AFTER, PACE, Page, next_night
from bot.domain.people import Profile
from bot.domain.terms import SyncState
from bot.ports import Clock, Ids
from bot.services.almanac import Almanac
from bot.services.pairs.farewell import part_from
from bot.services.people.directory import differs, new_row, update
from bot.store import Store, Work
from models import DirectoryRun

STALE_CURSOR = "invalid_cursor"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The next page of a reading, claimed for us; `cursor` is "" for the first."""

    workspace_id: UUID
    run_id: UUID
    cursor: str


class DirectoryReading:
    """Any number of processes may read: the row says which page comes next, and when it may be asked for."""

    def __init__(self, store: Store, almanac: Almanac, *, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._almanac = almanac
        self._clock = clock
        self._ids = ids

    def claim(self) -> Sequence[Stretch]:
        """Take what may be asked for now. A workspace without a reading gets its first one at once."""
        with self._store.due() as due:
            now = self._clock.now()
            for workspace_id in due.workspaces_without_reading():
                due.plan_reading(self._first(workspace_id, now))
            return [Stretch(run.workspace_id, run.id, run.cursor) for run in due.readings(now)]

    def keep(self, stretch: Stretch, page: Page) -> None:
        """Remember what a page says and go on after it. A page that is read twice changes nothing the second time.

        Who is gone leaves in a transaction of their own, so that no gesture waits for a whole page of farewells.
        """
        gone = self._part_from(stretch, page)
        with self._store.inside(stretch.workspace_id) as work:
            run = work.readings.hold(stretch.run_id, stretch.cursor)
            if run is None:
                return
            run.state, run.started_at = SyncState.RUNNING, run.started_at or work.now
            run.changed += gone + _take_in(work, page.profiles)
            run.pages, run.people, run.cursor = run.pages + 1, run.people + len(page.profiles), page.cursor
            if page.cursor:
                run.look_again_at = work.now + PACE
            else:
                self._end(work, run, SyncState.DONE)

    def fall_behind(self, stretch: Stretch, outcome: Outcome) -> None:
        """Slack did not give us the page: try again later, or another night where that would change nothing."""
        with self._store.inside(stretch.workspace_id) as work:
            run = work.readings.hold(stretch.run_id, stretch.cursor)
            if run is None:
                return
            reason = getattr(outcome, "reason", None)
            run.state, run.started_at = SyncState.RUNNING, run.started_at or work.now
            if reason == STALE_CURSOR:
                run.cursor = ""
            if isinstance(outcome, RateLimited):
                run.look_again_at = work.now + max(outcome.wait, PACE)
            elif isinstance(outcome, Locked) or work.now - run.started_at > GIVEN_UP_AFTER:
                run.problem = reason or "no connection"
                self._end(work, run, SyncState.FAILED)
            else:
                run.look_again_at = work.now + AGAIN_AFTER

    def _part_from(self, stretch: Stretch, page: Page) -> int:
        with self._store.inside(stretch.workspace_id) as work:
            people = work.people.among([profile.slack_id for profile in page.profiles if not profile.may_join])
            leaving = {slack_id for slack_id, person in people.items() if person.may_join}
        for profile in page.profiles:
            if profile.slack_id in leaving:
                with self._store.inside(stretch.workspace_id) as work:
                    person = work.people.known(profile.slack_id)
                    update(work, person, profile)
                    part_from(work, self._almanac, person)
        return len(leaving)

    def _end(self, work: Work, run: DirectoryRun, state: SyncState) -> None:
        run.state, run.finished_at, run.look_again_at = state, work.now, None
        work.flush()
        tonight = next_night(work.workspace_id, work.now)
        work.add(DirectoryRun, state=SyncState.WAITING, created_at=work.now, look_again_at=tonight)

    def _first(self, workspace_id: UUID, now: datetime) -> DirectoryRun:
        return DirectoryRun(
            id=self._ids.new(),
            workspace_id=workspace_id,
            state=SyncState.WAITING,
            created_at=now,
            look_again_at=now,
        )


def _take_in(work: Work, profiles: Sequence[Profile]) -> int:
    """Add members we have not met and change what is news; return how many that was.

    Guests, bots and closed accounts that we have never met stay unknown: nothing here is for them.
    """
    known = work.people.among([profile.slack_id for profile in profiles])
    new = [profile for profile in profiles if profile.slack_id not in known and profile.may_join]
    changed = [
        (known[profile.slack_id], profile)
        for profile in profiles
        if profile.slack_id in known and differs(known[profile.slack_id], profile)
    ]
    for person, profile in changed:
        update(work, person, profile)
    work.people.meet_all([work.identified(new_row(profile, work.now)) for profile in new])
    work.people.seen([profile.slack_id for profile in profiles if profile.active], work.now)
    return len(new) + len(changed)
