"""The queue and what is found as people could make them."""

from hypothesis import strategies as st

from bot.domain.care.terms import Health
from bot.domain.insight import desk_cards, search_cards
from bot.domain.insight.desk import Entry
from bot.domain.insight.quiet import Cause, Quiet
from bot.domain.insight.terms import DeedKind
from bot.domain.tasks import NEWS, Urge
from bot.domain.terms import MentorshipState, ParticipantState, Role, Side
from tests.unit.slack import care_strategies as care
from tests.unit.slack import strategies as some

SIDES = st.lists(st.sampled_from(Side), unique=True).map(tuple)
TEAMS = st.just("T012345678")
past = st.builds(desk_cards.PastDeed, kind=st.sampled_from(DeedKind), by=some.people, done_at=some.instants)
deeds = st.lists(past, max_size=6).map(tuple)
matches = st.builds(
    desk_cards.UnansweredMatch,
    mentor=some.people,
    mentee=some.people,
    program=some.texts,
    proposed_at=some.instants,
    answer_by=some.days,
    unanswered=SIDES,
    reminded_at=st.none() | some.instants,
)
ends = st.none() | some.days
of_pair = st.builds(
    desk_cards.EntryCard,
    entry=st.builds(
        Entry,
        urge=st.just(Urge.HAND),
        subject=some.uuids,
        cohort=some.uuids,
        people=st.just(2),
        since=some.instants,
    ),
    program=some.texts,
    pair=care.pairs,
    ends_on=ends,
    deeds=deeds,
)
of_match = st.builds(
    desk_cards.EntryCard,
    entry=st.builds(Entry, urge=st.just(Urge.PROPOSAL), subject=some.uuids, cohort=some.uuids, people=st.just(2)),
    program=some.texts,
    match=matches,
    deeds=deeds,
)
of_cohort = some.tasks.filter(
    lambda task: task.urge not in NEWS | {Urge.HAND, Urge.PROPOSAL, Urge.UNDELIVERED}
).flatmap(
    lambda task: st.builds(
        desk_cards.EntryCard,
        entry=st.builds(
            Entry,
            urge=st.just(task.urge),
            subject=st.just(task.cohort),
            cohort=st.just(task.cohort),
            people=some.counts,
            task=st.just(task),
        ),
        program=st.just(task.program),
        quiet=st.builds(Quiet, days=st.integers(1, 60), cause=st.sampled_from(Cause))
        if task.urge is Urge.QUIET
        else st.none(),
    )
)
of_messages = st.builds(
    desk_cards.EntryCard,
    entry=st.builds(
        Entry, urge=st.just(Urge.UNDELIVERED), subject=some.uuids, cohort=st.none(), people=st.integers(1, 5000)
    ),
)
entries = of_pair | of_match | of_cohort | of_messages
names = st.builds(
    desk_cards.CohortName, id=some.uuids, program=some.texts, name=some.texts, starts_on=st.none() | some.days
)
KINDS = st.lists(st.sampled_from([urge.value for urge in Urge]), unique=True).map(tuple)


def desks(most: int) -> st.SearchStrategy[desk_cards.DeskCard]:
    """A page of at most so many entries."""
    return st.builds(
        desk_cards.DeskCard,
        entries=st.lists(entries, max_size=most).map(tuple),
        total=st.integers(0, 12_000),
        on_a_page=st.just(most),
        team=TEAMS,
        wish=st.builds(
            desk_cards.DeskWish,
            start=st.sampled_from((0, 8, 800)),
            cohort=st.none() | some.uuids,
            kind=st.sampled_from(("", *Urge)),
        ),
        recent=st.sampled_from((0, 1, 1200)),
        cohorts=st.lists(names, max_size=120, unique_by=lambda each: each.id).map(tuple),
        kinds=KINDS,
    )


done = st.builds(
    desk_cards.DeedCard,
    id=some.uuids,
    kind=st.sampled_from(DeedKind),
    about=st.sampled_from([urge.value for urge in Urge]),
    subject=some.uuids,
    done_at=some.instants,
    by=some.people,
    program=some.texts,
    people=st.lists(some.people, max_size=2).map(tuple),
    days=st.sampled_from((0, 1, 3, 7)),
    until=st.none() | some.days,
)
standings = st.builds(desk_cards.Standing, channel=st.just("D012345678"), ts=st.just("1.2"))
undone = st.builds(
    desk_cards.Undone, deed=done, stands=st.lists(standings, max_size=2).map(tuple), leaving=st.integers(0, 2)
)
news = st.none() | st.tuples(st.integers(0, 8), done | undone)
talks = st.builds(
    desk_cards.TalkCard,
    about=st.sampled_from(("hand", "proposal")),
    subject=some.uuids,
    team=TEAMS,
    program=some.texts,
    mentor=some.people,
    mentee=some.people,
)
places = st.builds(
    search_cards.PlaceLine,
    cohort=some.uuids,
    program=some.texts,
    role=st.sampled_from(Role),
    state=st.sampled_from(ParticipantState),
)
persons = st.builds(
    search_cards.PersonLine, id=some.uuids, who=some.people, places=st.lists(places, max_size=20).map(tuple)
)
found = st.builds(search_cards.PeopleFound, people=st.lists(persons, max_size=15).map(tuple), more=st.booleans())
lines = st.builds(
    search_cards.PairLine,
    id=some.uuids,
    mentor=some.people,
    mentee=some.people,
    program=some.texts,
    state=st.sampled_from(MentorshipState),
    health=st.sampled_from(Health),
)
waiting = st.builds(
    search_cards.OpenMatch,
    id=some.uuids,
    mentor=some.people,
    mentee=some.people,
    program=some.texts,
    waits_for=SIDES,
)
person_pages = st.builds(
    search_cards.PersonPage,
    line=persons,
    team=TEAMS,
    pairs=st.lists(lines, max_size=40).map(tuple),
    matches=st.lists(waiting, max_size=40).map(tuple),
    own=st.booleans(),
)
pair_pages = st.builds(
    search_cards.PairPage,
    line=lines,
    entry=of_pair,
    met=some.counts,
    last_met=st.none() | some.instants,
    next_meeting=st.none() | some.instants,
    next_look=st.none() | some.instants,
    last_day=some.days,
    may_act=st.booleans(),
)
pairs_pages = st.lists(names, max_size=99, unique_by=lambda each: each.id).flatmap(
    lambda cohorts: st.builds(
        search_cards.PairsPage,
        wish=st.builds(
            search_cards.PairsWish,
            start=st.sampled_from((0, 10, 9_990)),
            cohort=st.sampled_from([None, *(each.id for each in cohorts)]),
            state=st.none() | st.sampled_from(MentorshipState),
            health=st.none() | st.sampled_from(Health),
        ),
        pairs=st.lists(lines, max_size=10).map(tuple),
        cohorts=st.just(tuple(cohorts)),
        on_a_page=st.just(10),
        more=st.booleans(),
    )
)
