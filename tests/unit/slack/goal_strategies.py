"""Cards of goals as people could have them: ordinary, empty, enormous and hostile, and fifty of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from bot.domain.growth import goal_cards
from bot.domain.growth.goals import LARGEST_VALUE, MOST_MILESTONES, GoalWish, Hint
from bot.domain.growth.terms import (
    GoalEvent,
    GoalMeasure,
    GoalScope,
    GoalStanding,
    GoalTerm,
    GoalVisibility,
)
from bot.domain.terms import GoalState, ProgramKind
from bot.services.growth.goal_pages import LATEST, LINES_ON_A_PAGE, ON_A_PAGE
from bot.slack.refs.goals import NO_LIST
from bot.slack.wording.goals import LABELS
from tests.unit.slack import step_strategies as steps
from tests.unit.slack import strategies as some

T = TypeVar("T")

amounts = st.floats(-LARGEST_VALUE, LARGEST_VALUE, allow_nan=False).map(lambda value: round(value, 3))
goals = st.builds(
    goal_cards.GoalCard,
    id=some.uuids,
    title=some.texts,
    measure=some.texts,
    due_on=some.days,
    percent=some.percents,
    state=st.sampled_from(GoalState),
    yours=st.booleans(),
    version=st.integers(1, 10_000),
    why=some.texts,
    measured_by=st.sampled_from(GoalMeasure),
    unit=some.texts,
    start=st.none() | amounts,
    target=st.none() | amounts,
    current=st.none() | amounts,
    term=st.sampled_from(GoalTerm),
    visibility=st.sampled_from(GoalVisibility),
    scope=st.sampled_from(GoalScope),
    standing=st.none() | st.sampled_from(GoalStanding),
    owner=st.none() | some.people,
    milestones=st.integers(0, MOST_MILESTONES),
    done=st.integers(0, MOST_MILESTONES),
).map(
    lambda goal: (
        replace(goal, visibility=GoalVisibility.PAIR)
        if (goal.scope, goal.visibility) == (GoalScope.SHARED, GoalVisibility.MINE)
        else goal
    )
)
pairs = st.builds(goal_cards.GoalsPair, id=some.uuids, partner=some.people, program=some.texts, over=st.booleans())
starts = st.sampled_from((0, ON_A_PAGE, 6 * ON_A_PAGE))


def paged(found: st.SearchStrategy[T], most: int) -> st.SearchStrategy[tuple[T, ...]]:
    """As many as a page shows at most."""
    return some.crowds(found).map(lambda each: each[:most])


@st.composite
def lists(draw: st.DrawFn) -> goal_cards.GoalsCard:
    pair = draw(pairs)
    others: Sequence[goal_cards.GoalsPair] = draw(st.lists(pairs, max_size=3) | st.just([draw(pairs)] * 150))
    return goal_cards.GoalsCard(
        pairs=tuple(draw(st.permutations([pair, *others[:3]]))) + tuple(others[3:]),
        pair=pair,
        goals=draw(paged(goals, ON_A_PAGE)),
        start=draw(starts),
        on_a_page=ON_A_PAGE,
        number=draw(st.integers(0, 50)),
        may_set=draw(st.booleans()),
        pairing=draw(some.pairings),
    )


wishes = st.builds(
    GoalWish,
    title=some.texts,
    measure=some.texts,
    due_on=some.days,
    why=some.texts,
    measured_by=st.sampled_from(GoalMeasure),
    unit=some.texts,
    start=st.none() | amounts,
    target=st.none() | amounts,
    term=st.sampled_from(GoalTerm),
    visibility=st.sampled_from(GoalVisibility),
    scope=st.sampled_from(GoalScope),
    milestones=some.crowds(some.texts),
)
meanwhile = st.lists(st.tuples(st.sampled_from(sorted(LABELS)), some.texts), max_size=11).map(tuple)
forms = st.builds(
    goal_cards.GoalFormCard,
    mentorship=some.uuids,
    partner=some.people,
    wish=st.none() | wishes,
    goal=st.none() | some.uuids,
    seen=st.sampled_from(("", "0123456789abcdef")),
    kind=st.sampled_from(ProgramKind),
    you_are=some.sides,
    pairing=some.pairings,
    hints=st.lists(st.sampled_from(Hint), unique=True).map(tuple),
    hinted=st.booleans(),
    meanwhile=meanwhile,
)
milestones = st.builds(
    goal_cards.MilestoneCard,
    id=some.uuids,
    title=some.texts,
    due_on=st.none() | some.days,
    done_on=st.none() | some.days,
    gone=st.booleans(),
)
milestone_forms = st.builds(
    goal_cards.MilestoneFormCard, goal=some.uuids, goal_title=some.texts, milestone=st.none() | milestones
)
updates = st.builds(
    goal_cards.GoalUpdateCard,
    event=st.sampled_from(GoalEvent),
    by=some.people,
    on=some.instants,
    percent=some.percents,
    note=some.texts,
    changes=st.dictionaries(
        st.sampled_from((*LABELS, "unheard_of")), st.tuples(some.texts, some.texts), max_size=len(LABELS)
    ),
)
pages = st.builds(
    goal_cards.GoalPageCard,
    goal=goals,
    mentorship=some.uuids,
    owner=some.people,
    running=st.booleans(),
    milestones=paged(milestones, MOST_MILESTONES),
    steps=some.crowds(steps.every_step),
    updates=paged(updates, LATEST),
    history=st.integers(0, 1000),
)
histories = st.builds(
    goal_cards.HistoryCard,
    goal=some.uuids,
    title=some.texts,
    updates=paged(updates, LINES_ON_A_PAGE),
    start=st.sampled_from((0, LINES_ON_A_PAGE)),
    on_a_page=st.just(LINES_ON_A_PAGE),
    number=st.integers(0, 1000),
)
of_programs = st.builds(
    goal_cards.ProgramGoalsCard,
    cohort=some.uuids,
    program=some.texts,
    name=some.texts,
    goals=paged(goals, ON_A_PAGE),
    start=starts,
    on_a_page=st.just(ON_A_PAGE),
    number=st.integers(0, 1000),
)
places = st.sampled_from((NO_LIST, 0, ON_A_PAGE))
