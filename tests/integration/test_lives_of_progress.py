"""Whatever is said of a goal, in any order and by old buttons: its history only grows, and says where it stands."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain.growth.goals import GoalWish, Progress
from bot.domain.growth.reviews import standing_after
from bot.domain.growth.terms import GoalEvent, GoalMeasure
from bot.domain.terms import GoalState
from models import Goal, GoalUpdate
from tests.databases import SqliteFiles
from tests.integration.office import TODAY, Office, an_office
from tests.integration.test_lives_of_participants import COURSE, unless_refused

QUIET_COURSE = settings(COURSE, max_examples=6, stateful_step_count=40, derandomize=True)
"""The same on every run, so that its reach can be relied on."""
WISH = GoalWish(
    title="Read", measure="", due_on=TODAY + timedelta(days=400), measured_by=GoalMeasure.NUMBER, start=0, target=10
)
BY_STATE = {
    GoalEvent.REACHED: GoalState.REACHED,
    GoalEvent.DROPPED: GoalState.DROPPED,
    GoalEvent.REOPENED: GoalState.OPEN,
}
Row = tuple[UUID, GoalEvent, str, int]


class Lives(RuleBasedStateMachine):
    """One goal, with whatever buttons and forms have ever been on a screen."""

    def __init__(self, office: Office, reached: set[GoalEvent]) -> None:
        super().__init__()
        self.office, self.services, self.reached = office, office.services, reached
        ada, self.bob = office.person("ada"), office.person("bob")
        pair = office.pair(ada, self.bob, office.cohort())
        self.goal = self.services.goals.set(self.bob, pair, WISH).id
        self.before = self.history()
        self.number = 0

    @rule(nth=st.integers(0, 200), old=st.integers(0, 60))
    def something_is_said(self, nth: int, old: int) -> None:
        """Often the newest button, at times an old one."""
        deeds = self.deeds(self.before[-1 - old % min(4, len(self.before))][0])
        with unless_refused():
            deeds[nth % len(deeds)]()

    @rule(hours=st.sampled_from((0, 1, 24)))
    def time_passes(self, hours: int) -> None:
        self.office.wait(hours=hours)

    def deeds(self, update: UUID) -> list[Callable[[], object]]:
        bob, goal, progress, reviews = self.bob, self.goal, self.services.progress, self.services.reviews
        kept = self.office.row(Goal)
        self.number += 1
        value = Progress(percent=0, note="", value=self.number % 10)
        later = kept.due_on + timedelta(days=1)
        return [
            lambda: progress.on_track(bob, goal),
            lambda: progress.stuck(bob, goal),
            lambda: progress.done(bob, goal),
            lambda: progress.note(bob, goal, update, f"Note {self.number}"),
            lambda: progress.undo(bob, goal, update),
            lambda: progress.ask_for_help(bob, goal, update),
            lambda: progress.adjust(bob, goal, kept.version, due_on=later, why=""),
            lambda: progress.record(bob, goal, kept.version, value),
            lambda: reviews.keep(bob, goal),
            lambda: reviews.drop(bob, goal, kept.version, "Why not"),
            lambda: reviews.reopen(bob, goal),
        ]

    @invariant()
    def the_history_only_grows(self) -> None:
        now = self.history()
        assert now[: len(self.before)] == self.before
        self.before = now
        self.reached |= {event for _, event, _, _ in now}

    @invariant()
    def the_history_says_where_the_goal_stands(self) -> None:
        goal, events = self.office.row(Goal), [event for _, event, _, _ in self.before]
        assert goal.standing == standing_after(events)
        states = [BY_STATE[event] for event in events if event in BY_STATE]
        assert goal.state is (states[-1] if states else GoalState.OPEN)
        assert (goal.reached_at is not None) is (goal.state is GoalState.REACHED)
        assert (goal.dropped_at is not None) is (goal.state is GoalState.DROPPED)

    @invariant()
    def its_progress_is_that_of_its_number_unless_it_is_reached(self) -> None:
        goal = self.office.row(Goal)
        assert goal.percent == (100 if goal.state is GoalState.REACHED else 10 * int(goal.current_value or 0))

    def history(self) -> list[Row]:
        rows = sorted(self.office.rows(GoalUpdate), key=lambda row: (row.made_at, row.id))
        return [(row.id, row.event, row.note, row.percent) for row in rows]


def test_a_goal_keeps_its_history_in_every_order(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    reached: set[GoalEvent] = set()
    with ExitStack() as offices:

        def somewhere_new() -> Lives:
            offices.pop_all().close()
            return Lives(
                offices.enter_context(an_office(offices.enter_context(sqlite_files.fresh(tmp_path)))), reached
            )

        run_state_machine_as_test(cast(type[Lives], somewhere_new), settings=QUIET_COURSE)
    never_here = {GoalEvent.REWORDED, GoalEvent.MILESTONE_DONE, GoalEvent.MILESTONE_REOPENED}
    assert reached == set(GoalEvent) - never_here, "the machine reaches every word"
