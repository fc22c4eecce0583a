"""Cards of action steps as pairs could have them: none, many and hostile."""

from hypothesis import strategies as st

from bot.domain.growth import step_cards
from bot.domain.growth.steps import LONGEST_TITLE, ON_A_PAGE, StepState, StepWish, Whose
from bot.domain.growth.terms import StepKind
from bot.slack.quoted_messages import Quoted
from bot.slack.refs.steps import Opened
from tests.unit.slack import strategies as some

kinds = st.sampled_from(StepKind)
titles = some.texts.map(lambda text: text[:LONGEST_TITLE])  # a step has room for no more
open_steps = st.builds(
    step_cards.StepCard,
    id=some.uuids,
    mentorship=some.uuids,
    partner=some.people,
    title=titles,
    kind=kinds,
    state=st.just(StepState.OPEN),
    due_on=st.none() | some.days,
    goal=some.texts,
    yours=st.booleans(),
    given=st.booleans(),
    past=st.booleans(),
    editable=st.booleans(),
)
every_step = open_steps | st.builds(
    step_cards.StepCard,
    id=some.uuids,
    mentorship=some.uuids,
    partner=some.people,
    title=titles,
    kind=kinds,
    state=st.sampled_from((StepState.DONE, StepState.DROPPED)),
    due_on=st.none() | some.days,
    goal=some.texts,
    yours=st.booleans(),
    given=st.booleans(),
    past=st.booleans(),
    editable=st.booleans(),
    settled_on=some.days,
)
steps_cards = st.builds(
    step_cards.StepsCard,
    steps=some.crowds(every_step).map(lambda steps: steps[:ON_A_PAGE]),
    start=st.sampled_from((0, ON_A_PAGE, 10 * ON_A_PAGE)),
    number=st.integers(0, 1000),
    running=st.integers(0, 3),
    today=some.days,
)
wishes = st.builds(
    StepWish,
    title=some.texts,
    kind=kinds,
    whose=st.sampled_from(Whose),
    goal=st.none() | some.uuids,
    due_on=st.none() | some.days,
)
pair_choices = st.builds(
    step_cards.PairChoice,
    mentorship=some.uuids,
    partner=some.people,
    program=some.texts,
    you_are=some.sides,
    pairing=some.pairings,
)
goal_choices = some.crowds(st.builds(step_cards.GoalChoice, goal=some.uuids, title=some.texts))
new_forms = st.builds(
    step_cards.StepFormCard,
    pairs=some.crowds(pair_choices).filter(bool),
    goals=goal_choices,
    wish=st.none(),
    toward=st.none() | some.uuids,
)
changed_forms = st.builds(
    step_cards.StepFormCard,
    pairs=st.tuples(pair_choices),
    goals=goal_choices,
    wish=wishes,
    step=some.uuids,
    version=st.integers(1, 10_000),
    changed=st.none() | wishes,
)
step_forms = new_forms | changed_forms
quoted = st.builds(Quoted, some.texts.map(lambda words: words[:300]), st.booleans())
opened = st.builds(
    Opened,
    steps_start=st.integers(-1, 120),
    page_of_goal=st.just("") | some.uuids.map(str),
    goals_from=st.integers(-1, 120),
)
