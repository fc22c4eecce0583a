"""Summaries asked for, looked at and posted by themselves, as full and as odd as they can be."""

from hypothesis import strategies as st

from bot.domain.insight.periods import Span
from bot.domain.insight.summary_cards import About, Begun, Choice, ScheduleCard, SchedulesPage, SummaryPreview, Wish
from bot.domain.insight.terms import ReportEvery
from bot.domain.notices import ProgramSummary
from tests.unit.slack import strategies as some

abouts = st.one_of(st.just(About()), st.builds(About, program=some.uuids), st.builds(About, cohort=some.uuids))
choices = st.builds(Choice, abouts, some.texts)
spans, everies = st.sampled_from(Span), st.none() | st.sampled_from(ReportEvery)
begun = st.builds(
    Begun,
    choice=st.none() | choices,
    span=spans,
    channel=some.channels,
    every=everies,
    schedule=st.none() | some.uuids,
    unknown=some.texts,
    schedules=some.counts,
)
wishes = st.builds(
    Wish,
    about=abouts,
    span=spans,
    channel=some.channels.filter(bool),
    every=everies,
    schedule=st.none() | some.uuids,
)
previews = st.builds(
    SummaryPreview,
    wish=wishes,
    choice=choices,
    notice=some.NOTICES[ProgramSummary],
    looked_at=some.instants,
    stopped=st.booleans(),
    first_at=st.none() | some.instants,
    zone=some.zones,
    changed=st.booleans(),
)
schedules = st.builds(
    ScheduleCard,
    id=some.uuids,
    choice=choices,
    channel=some.channels.filter(bool),
    every=st.sampled_from(ReportEvery),
    zone=some.zones,
    next_at=st.none() | some.instants,
    set_by=some.people,
)
pages = st.builds(
    SchedulesPage,
    schedules=st.lists(schedules, max_size=10).map(tuple),
    start=st.sampled_from((0, 10, 40)),
    total=st.integers(0, 60),
    on_a_page=st.just(10),
    stopped=st.none() | schedules,
)
