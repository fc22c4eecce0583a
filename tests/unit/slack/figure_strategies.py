"""Reports with any figures, of anything."""

from hypothesis import strategies as st

from bot.domain.insight.figures import WITHHELD, Count, Gain, Mean, Share
from bot.domain.insight.measures import DEFINITIONS, Measure, Shape
from bot.domain.insight.periods import Period
from bot.domain.insight.report import Report, Scope
from tests.unit.slack import strategies as some

people = st.integers(5, 99_999)
marks = st.floats(1, 5)
OF_SHAPE = {
    Shape.COUNT: st.builds(Count, value=some.counts),
    Shape.SHARE: st.builds(Share, part=st.integers(0, 9), whole=st.integers(9, 9_999))
    | st.just(Share(part=0, whole=0)),
    Shape.MEAN: st.builds(Mean, value=marks, spread=st.none() | marks, count=people, people=people),
    Shape.GAIN: st.builds(
        Gain, before=marks, after=marks, people=people, low=st.none() | marks, high=st.none() | marks
    ),
}
figures = st.fixed_dictionaries(
    {}, optional={each: OF_SHAPE[DEFINITIONS[each].shape] | st.just(WITHHELD) for each in Measure}
)
scopes = st.builds(Scope, title=some.texts, cohorts=st.just(()), began=some.days)
periods = st.builds(lambda first: Period(first, first, "UTC"), some.days)
reports = st.builds(
    Report,
    scope=scopes,
    period=periods,
    figures=figures,
    previous=st.just({}),
    others=figures,
    named=st.just({}),
)
