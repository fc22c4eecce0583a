"""Goals on their way as people could have them: what was said, reviews, and who cheers."""

from hypothesis import strategies as st

from bot.domain.growth import review_cards
from bot.domain.growth.reviews import Heard, Place
from bot.domain.growth.terms import GoalEvent, GoalMeasure, GoalStanding, GoalVisibility
from bot.domain.terms import GoalState
from bot.slack.modals.pairs.progress import Spot
from tests.unit.slack.strategies import counts, days, people, percents, texts, uuids

amounts = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3))
own_goals = st.builds(
    review_cards.OwnGoalCard,
    id=uuids,
    version=st.integers(1, 10_000),
    mentorship=uuids,
    title=texts,
    percent=percents,
    due_on=days,
    state=st.sampled_from(GoalState),
    visibility=st.sampled_from(GoalVisibility),
    partner=people,
    owned=st.booleans(),
    standing=st.none() | st.sampled_from(GoalStanding),
    measured_by=st.just(GoalMeasure.YES_NO),
)
counted_goals = st.builds(
    review_cards.OwnGoalCard,
    id=uuids,
    version=st.integers(1, 10_000),
    mentorship=uuids,
    title=texts,
    percent=percents,
    due_on=days,
    state=st.just(GoalState.OPEN),
    visibility=st.sampled_from(GoalVisibility),
    partner=people,
    measured_by=st.just(GoalMeasure.NUMBER),
    unit=texts.map(lambda unit: unit[:40]),
    start=amounts,
    target=amounts,
    current=amounts,
)
sayings = st.builds(
    review_cards.SaidCard,
    goal=own_goals,
    event=st.sampled_from(GoalEvent),
    update=uuids,
    note=texts,
    heard=st.sampled_from(Heard),
    asked=st.booleans(),
    back=st.booleans(),
)
reviewed = st.builds(review_cards.ReviewedGoal, goal=own_goals, said=st.none() | sayings)
reviews = st.builds(
    review_cards.ReviewCard,
    mentorship=uuids,
    partner=people,
    goals=st.lists(reviewed, min_size=1, max_size=5).map(tuple),
    more=counts,
)
cheers = st.builds(
    review_cards.CheerCard,
    goal=uuids,
    version=st.integers(1, 10_000),
    title=texts,
    partner=people,
    channel=st.just("C012345678"),
    agreed=st.booleans(),
    told=st.booleans(),
)
spots = st.builds(Spot, st.sampled_from(Place), st.integers(-1, 40))
