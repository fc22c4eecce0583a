"""Whatever two windows and two people do with one goal: no words are lost, and its history is only added to."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain.errors import Collision, Refused
from bot.domain.growth.goal_cards import GoalDraft
from bot.domain.growth.goals import GoalWish, Progress, differences
from bot.domain.growth.terms import GoalEvent, GoalMeasure, GoalTerm, GoalVisibility
from models import Goal, GoalUpdate, Milestone
from tests.databases import SqliteFiles
from tests.integration.office import TODAY, Office, an_office

WINDOWS = ("laptop", "telephone")
FIELDS: dict[str, st.SearchStrategy[object]] = {
    "title": st.sampled_from(("Give a talk", "Give two talks", "Write a book")),
    "measure": st.sampled_from(("", "Twenty people listen", "It is printed")),
    "why": st.sampled_from(("", "To be heard", "For the fun of it")),
    "due_on": st.integers(0, 40).map(lambda days: TODAY + timedelta(days=days)),
    "term": st.sampled_from(GoalTerm),
    "visibility": st.sampled_from(GoalVisibility),
    "measured_by": st.sampled_from(GoalMeasure),
}
COURSE = settings(max_examples=6, stateful_step_count=30, deadline=None, phases=(Phase.generate,))
"""Without shrinking, which takes minutes on a database: a course of thirty steps can be read as it is."""

windows = st.sampled_from(WINDOWS)
some_changes = st.sampled_from(tuple(FIELDS)).flatmap(lambda name: st.tuples(st.just(name), FIELDS[name]))


@dataclass(frozen=True, slots=True)
class Window:
    """A form that stands open: the wording it is based on, and what its person has typed."""

    seen: str
    wish: GoalWish


@contextmanager
def unless_refused() -> Iterator[None]:
    """A sentence to the person instead of a change is fine."""
    with suppress(Refused):
        yield


class Wordings(RuleBasedStateMachine):
    """A mentee with one goal and two windows, and a mentor who reads, on a real database."""

    reached: set[str]

    def __init__(self, office: Office, reached: set[str]) -> None:
        super().__init__()
        self.office, self.reached = office, reached
        self.mentor, self.owner = office.person("ada"), office.person("bob")
        self.pair = office.pair(self.mentor, self.owner, office.cohort())
        wish = GoalWish(title="Give a talk", measure="", due_on=TODAY + timedelta(days=30))
        self.goal = office.services.goals.set(self.owner, self.pair, wish).id
        self.windows: dict[str, Window] = {}
        self.worded = [wish.wording]
        self.history: list[tuple[object, ...]] = []

    # -- what the owner does -----------------------------------------------------------------------

    @rule(window=windows, change=some_changes)
    def type_and_send(self, window: str, change: tuple[str, object]) -> None:
        """As the form does: what was changed elsewhere is shown first, and the own words stay."""
        with unless_refused():
            self.open_on_both()
            self.type(window, *change)
            self.send(window)

    def open_on_both(self) -> None:
        form = self.office.services.goals.form(self.owner, self.goal)
        assert form.wish
        for window in WINDOWS:
            self.windows.setdefault(window, Window(form.seen, form.wish))

    def send(self, window: str) -> None:
        there, current = self.windows[window], self.row().as_wish()
        draft = GoalDraft(mentorship=self.pair, goal=self.goal, seen=there.seen, wish=there.wish, hinted=True)
        again = self.office.services.goals.look_over(self.owner, draft)
        if again:
            assert again.wish == there.wish
            assert dict(again.meanwhile) == {
                name: now for name, (_, now) in differences(there.wish, current).items()
            }
            self.refuses_to_overwrite(there)
            self.windows[window] = Window(again.seen, there.wish)
            return
        self.office.services.goals.edit(self.owner, self.goal, there.seen, there.wish)
        del self.windows[window]
        assert self.row().as_wish().wording == there.wish.wording
        self.worded.append(there.wish.wording)

    def type(self, window: str, name: str, value: object) -> None:
        there = self.windows[window]
        typed = replace(there.wish, **{name: value})  # type: ignore[arg-type]
        numbers = {"start": 0.0, "target": 4.0} if typed.measured_by is GoalMeasure.NUMBER else {}
        self.windows[window] = Window(there.seen, replace(typed, **numbers))  # type: ignore[arg-type]

    def refuses_to_overwrite(self, there: Window) -> None:
        self.reached.add("conflict")
        with pytest.raises(Collision):
            self.office.services.goals.edit(self.owner, self.goal, there.seen, there.wish)

    @rule(visibility=st.sampled_from(GoalVisibility))
    def show(self, visibility: GoalVisibility) -> None:
        with unless_refused():
            self.office.services.goals.show_to(self.owner, self.goal, visibility)
            self.worded.append(self.row().as_wish().wording)

    @rule(title=st.sampled_from(("Slides", "Room", "Rehearsal")))
    def add_a_milestone(self, title: str) -> None:
        with unless_refused():
            self.office.services.milestones.add(self.owner, self.goal, title)

    @rule(deed=st.sampled_from(("tick", "untick", "take_away")), which=st.integers(0, 5))
    def change_a_milestone(self, deed: str, which: int) -> None:
        stages = sorted(self.office.rows(Milestone), key=lambda stage: stage.id)
        if stages:
            with unless_refused():
                getattr(self.office.services.milestones, deed)(self.owner, stages[which % len(stages)].id)

    @rule(percent=st.sampled_from((0, 25, 50, 75)))
    def tell_progress(self, percent: int) -> None:
        row = self.row()
        value = 4.0 * percent / 100 if row.measured_by is GoalMeasure.NUMBER else None
        progress = Progress(percent=percent, note="A word", value=value)
        with unless_refused():
            self.office.services.progress.record(self.owner, self.goal, row.version, progress)

    @rule(deed=st.sampled_from(("milestone", "words", "visibility")))
    def somebody_else_tries(self, deed: str) -> None:
        """The partner reads, and changes nothing."""
        services, before = self.office.services, self.row().version
        deeds: dict[str, Callable[[], object]] = {
            "milestone": lambda: services.milestones.add(self.mentor, self.goal, "Theirs"),
            "words": lambda: services.goals.form(self.mentor, self.goal),
            "visibility": lambda: services.goals.show_to(self.mentor, self.goal, GoalVisibility.PROGRAM),
        }
        with pytest.raises(Refused):
            deeds[deed]()
        assert self.row().version == before

    # -- what holds all the time -------------------------------------------------------------------

    @invariant()
    def history_is_only_added_to(self) -> None:
        rows = sorted(self.office.rows(GoalUpdate), key=lambda row: row.id)
        told: list[tuple[object, ...]] = [
            (row.id, row.by_id, row.event, row.percent, row.value, row.note, row.wording, row.made_at)
            for row in rows
        ]
        assert told[: len(self.history)] == self.history
        self.history = told

    @invariant()
    def every_wording_there_ever_was_can_be_read_from_the_history(self) -> None:
        """From today's words back, line by line."""
        words = dict(self.row().as_wish().wording)
        found = [dict(words)]
        for row in sorted(self.office.rows(GoalUpdate), key=lambda row: row.id, reverse=True):
            if row.event is GoalEvent.REWORDED and "milestone" not in (row.wording or {}):
                for name, (before, after) in (row.wording or {}).items():
                    assert words[name] == after
                    words[name] = before
                found.append(dict(words))
        assert all(dict(each) in found for each in self.worded)
        assert len(found) <= len(self.worded)

    @invariant()
    def progress_is_what_its_measure_says(self) -> None:
        row = self.row()
        stages = [stage for stage in self.office.rows(Milestone) if stage.removed_at is None]
        done = sum(stage.done_at is not None for stage in stages)
        assert 0 <= row.percent <= 100
        telling = [each for each in self.office.rows(GoalUpdate) if set(each.wording or ()) != {"visibility"}]
        latest = max(telling, key=lambda update: update.id)
        if latest.event is not GoalEvent.MOVED and (stages or row.measured_by is GoalMeasure.NUMBER):
            assert row.percent == row.as_gauge(done=done, milestones=len(stages), said=0).percent

    @invariant()
    def what_is_for_its_owner_alone_is_seen_and_heard_of_by_nobody_else(self) -> None:
        if self.row().visibility is GoalVisibility.MINE:
            assert self.office.services.goal_pages.of(self.mentor).goals == ()
            assert not [
                each for each in self.office.letters(self.mentor) if getattr(each, "goal", None) == self.goal
            ]

    def row(self) -> Goal:
        return self.office.row(Goal)


def test_words_are_never_lost_and_history_is_only_added_to(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    reached: set[str] = set()
    with ExitStack() as offices:

        def somewhere_new() -> Wordings:
            offices.pop_all().close()
            url = offices.enter_context(sqlite_files.fresh(tmp_path))
            return Wordings(offices.enter_context(an_office(url)), reached)

        run_state_machine_as_test(cast(type[Wordings], somewhere_new), settings=COURSE)
    assert reached == {"conflict"}
