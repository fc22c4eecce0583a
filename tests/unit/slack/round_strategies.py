"""Cards of matching rounds as admins could see them: small, crowded and hostile."""

from hypothesis import strategies as st

from bot.domain import matching_rules, round_cards
from bot.domain.guests import MOST_GUESTS, MOST_SEATS
from bot.domain.matching import Criterion, Exclusion
from bot.domain.matching.balance import balanced
from bot.domain.matching_terms import AskedFirst, DailyRun, HandKind, Objective, Pairing, Weight
from bot.domain.rounds import Exposure, Grouping
from bot.domain.terms import Stage
from bot.slack.refs.rounds import RoundPageRef
from tests.unit.slack import strategies as some

points = st.integers(0, 1000)
pairs = st.builds(
    round_cards.PairCard,
    proposal=some.uuids,
    mentor=some.people,
    mentee=some.people,
    score=points,
    reason=some.reasons,
    hand=st.sampled_from((None, HandKind.LOCKED, HandKind.HELD_BACK)),
    points=st.just(()) | st.just(tuple((criterion, 100) for criterion in Criterion)),
    regret=points,
    why=some.texts,
    pairing=some.pairings,
)
left_over = st.builds(
    round_cards.LeftOverCard,
    person=some.people,
    side=some.sides,
    why=some.texts,
    participant=st.none() | some.uuids,
    excluded=st.lists(st.tuples(st.sampled_from(Exclusion), st.integers(1, 9999)), max_size=9).map(tuple),
    contested=st.lists(some.people, max_size=3).map(tuple),
    pairing=some.pairings,
)
bans = st.builds(
    round_cards.ForbiddenCard, mentor_id=some.uuids, mentee_id=some.uuids, mentor=some.people, mentee=some.people
)
spreads = st.builds(
    round_cards.Spread,
    pairs=st.integers(0, 9999),
    lowest=points,
    highest=points,
    mean=points,
    locked=some.counts,
    held_back=some.counts,
)
shares = st.builds(
    Exposure,
    grouping=st.just(Grouping.DEPARTMENT),
    value=some.texts,
    placed=st.integers(0, 5),
    people=st.integers(5, 999),
) | st.builds(
    Exposure,
    grouping=st.just(Grouping.STAGE),
    value=st.sampled_from(Stage),
    placed=st.integers(0, 5),
    people=st.integers(5, 999),
)
dry_runs = st.builds(
    round_cards.DryRunCard,
    round=some.uuids,
    version=st.integers(1, 9999),
    cohort=some.uuids,
    program=some.texts,
    objective=st.sampled_from(
        (Objective.COVERAGE, Objective.BOTTLENECK, Objective.STABLE, Objective.FEWEST_CHANGES)
    ),
    spread=spreads,
    pairs=some.crowds(pairs).map(lambda found: found[: round_cards.PAIRS_ON_A_PAGE]),
    start=st.sampled_from((0, 20, 400)),
    weakest_first=st.booleans(),
    left_over=some.crowds(left_over),
    forbidden=some.crowds(bans),
    blocking=st.integers(0, 999),
    fewer_pairs=st.integers(0, 999),
    fewer_points=st.integers(-9999, 9999),
    proven=st.booleans(),
    exposure=st.lists(shares, max_size=6).map(tuple),
    gains=st.lists(
        st.builds(round_cards.Gain, mentor=some.people, pairs=st.integers(0, 1), points=st.integers(-999, 999)),
        max_size=3,
    ).map(tuple),
    new=st.none() | st.integers(0, 99),
    gone=st.none() | st.integers(0, 99),
    pairing=some.pairings,
)
places = st.builds(
    RoundPageRef,
    round=some.uuids,
    round_version=st.integers(1, 9),
    round_start=st.integers(0, 99),
    weakest=st.integers(0, 1),
)
choices = st.builds(
    round_cards.ChoicesCard,
    participant=some.uuids,
    mentee=some.people,
    now=st.none() | some.people,
    mentors=st.lists(
        st.builds(
            round_cards.MentorChoice,
            participant=some.uuids,
            person=some.people,
            score=points,
            seat_free=st.booleans(),
            objections=st.lists(
                st.sampled_from((Exclusion.PAIRED_BEFORE, Exclusion.NO_COMMON_HOUR, Exclusion.NO_SEAT)), max_size=3
            ).map(tuple),
        ),
        max_size=100,
        unique_by=lambda choice: choice.participant,
    ).map(tuple),
    pairing=some.pairings,
)
what_ifs = st.builds(
    round_cards.WhatIfCard,
    program=some.texts,
    mentors=st.integers(1, MOST_GUESTS),
    seats=st.integers(1, MOST_SEATS),
    skills=st.lists(some.texts, max_size=9).map(tuple),
    pairs_before=some.counts,
    pairs_after=some.counts,
    points_before=points,
    points_after=points,
    served=some.crowds(some.people),
)
_weights = st.fixed_dictionaries({criterion: st.sampled_from(Weight) for criterion in Criterion})
rules = st.builds(
    matching_rules.MatchingRules,
    pairing=st.sampled_from(Pairing),
    group_min=st.integers(1, 5),
    group_max=st.integers(5, 20),
    asked_first=st.sampled_from(AskedFirst),
    daily_run=st.sampled_from(DailyRun),
    manager_levels=st.sampled_from((1, 2, 3, 10)),
    weights=_weights,
)
_effects = st.builds(
    matching_rules.Effect, pairs_before=some.counts, pairs_after=some.counts, same=some.counts, moved=some.counts
)


@st.composite
def rules_cards(draw: st.DrawFn, *, looked_at: bool) -> matching_rules.MatchingRulesCard:
    chosen = draw(rules)
    shares = balanced(chosen.weights)
    return matching_rules.MatchingRulesCard(
        cohort=draw(some.uuids),
        program=draw(some.texts),
        version=draw(st.integers(1, 99)),
        before=draw(rules),
        rules=chosen,
        shares={criterion: shares.share(criterion) for criterion in Criterion},
        endless=draw(st.booleans()),
        effect=draw(_effects) if looked_at else None,
        let_in=draw(some.counts),
    )
