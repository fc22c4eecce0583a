"""What an admin reads of a dry run: the facts in a line each, the people left over, and what a change would do."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.matching import Criterion, Exclusion
from bot.domain.matching.balance import balanced
from bot.domain.matching_rules import Effect, MatchingRules, MatchingRulesCard
from bot.domain.matching_terms import AskedFirst, DailyRun, Pairing, Weight
from bot.domain.people import Someone
from bot.domain.round_cards import ChoicesCard, Gain, LeftOverCard, MentorChoice, Spread
from bot.domain.rounds import Exposure, Grouping
from bot.domain.terms import Side, Stage
from bot.slack.modals.rounds.choices import choice_modal, why_page
from bot.slack.modals.rounds.consequences import of_matching_changes
from bot.slack.modals.rounds.dry_run import dry_run_modal
from bot.slack.modals.rounds.rules import matching_change_page
from bot.slack.refs.rounds import RoundPageRef
from tests.unit.slack.examples import ADA, DRY_RUN, GRACE, ID, PAIR_CARD, PREVIEW
from tests.unit.slack.reading import labels, words

PLACE = RoundPageRef(ID, 1, 0, 0)
USUAL = MatchingRules(
    pairing=Pairing.TRADITIONAL,
    group_min=3,
    group_max=6,
    asked_first=AskedFirst.BOTH,
    daily_run=DailyRun.NEVER,
    manager_levels=1,
    weights=dict.fromkeys(Criterion, Weight.USUAL),
)


def looked_at(after: MatchingRules, effect: Effect, *, endless: bool = True) -> MatchingRulesCard:
    shares = balanced(after.weights)
    return MatchingRulesCard(
        cohort=ID,
        program="Orbit",
        version=1,
        before=USUAL,
        rules=after,
        shares={each: shares.share(each) for each in Criterion},
        endless=endless,
        effect=effect,
    )


def mentors_for_ada(*mentors: MentorChoice) -> ChoicesCard:
    return ChoicesCard(participant=ID, mentee=ADA, now=None, mentors=mentors)


NOTHING = Effect(pairs_before=4, pairs_after=4, same=4, moved=0)


def test_the_facts_of_a_plan_are_told_in_a_line_each() -> None:
    told = replace(
        DRY_RUN,
        spread=replace(DRY_RUN.spread, locked=1, held_back=2),
        new=1,
        gone=2,
        exposure=(
            Exposure(grouping=Grouping.STAGE, value=Stage.STARTING, placed=3, people=9),
            Exposure(grouping=Grouping.DEPARTMENT, value="Sales", placed=5, people=6),
        ),
        gains=(Gain(mentor=GRACE, pairs=1, points=-20), Gain(mentor=ADA, pairs=0, points=30)),
    )
    shown = words(dry_run_modal(told, PREVIEW))
    assert "no plan is better in this, around what you decided by hand." in shown
    assert "By hand: 1 locked, 2 left out this time." in shown
    assert "Since the last look: 1 pair is new, 2 pairs are gone." in shown
    assert "Would have a mentor: 3 of 9 “starting out”; 5 of 6 in Sales." in shown
    assert "One more seat: with <@U000000002> 1 more pair; with <@U000000001> 30 more points." in shown


def test_what_there_is_nothing_to_say_about_is_not_said() -> None:
    even = Exposure(grouping=Grouping.STAGE, value=Stage.STARTING, placed=5, people=5)
    quiet = replace(DRY_RUN, proven=False, exposure=(even, even), gains=(Gain(mentor=ADA, pairs=0, points=0),))
    shown = words(dry_run_modal(quiet, PREVIEW))
    for unsaid in ("Proven", "By hand", "Since the last look", "Would have a mentor", "One more seat"):
        assert unsaid not in shown
    assert "Since the last look: the same pairs." in words(dry_run_modal(replace(quiet, new=0, gone=0), PREVIEW))


def test_whoever_stays_over_is_told_with_what_stands_in_the_way_and_no_confidence_by_itself() -> None:
    alone = LeftOverCard(
        person=ADA,
        side=Side.MENTEE,
        why="Every mentor who fits has their seats taken.",
        participant=ID,
        excluded=(
            (Exclusion.OWN_PERSON, 1),
            (Exclusion.KEPT_APART, 1),
            (Exclusion.PAIRED_BEFORE, 2),
            (Exclusion.NO_SEAT, 4),
            (Exclusion.NO_COMMON_HOUR, 1),
        ),
        contested=(GRACE, Someone("U000000009", "Hedy")),
    )
    view = dry_run_modal(replace(DRY_RUN, left_over=(alone, replace(alone, side=Side.MENTOR))), PREVIEW)
    shown = words(view)
    assert "3 mentors cannot be paired with them, 4 mentors have no seat free and 1 mentor never works" in shown
    assert "One more seat with <@U000000002> or <@U000000009> would help." in shown
    assert labels(view).count("Choose a mentor") == 1


def test_pages_of_a_long_dry_run_say_where_they_are() -> None:
    long = replace(DRY_RUN, spread=Spread(pairs=45, lowest=1, highest=9, mean=5), pairs=(PAIR_CARD,) * 20, start=20)
    view = dry_run_modal(long, PREVIEW)
    assert "Pairs 21 to 40 of 45. Publish sends all of them." in words(view)
    assert [each for each in labels(view) if "page" in each or "first" in each] == [
        "Weakest first",
        "Previous page",
        "Next page",
    ]
    last = replace(long, start=40, pairs=(PAIR_CARD,) * 5, weakest_first=True)
    assert [each for each in labels(dry_run_modal(last, PREVIEW)) if "page" in each or "first" in each] == [
        "Best first",
        "Previous page",
    ]


def test_the_points_of_a_pair_are_told_by_what_they_are_for() -> None:
    card = replace(PAIR_CARD, points=((Criterion.SKILLS, 420), (Criterion.HOURS, 130)), regret=1, why="They asked.")
    shown = words(why_page(card, PLACE))
    assert "Skills wanted and offered: *420*\nShared working hours: *130*" in shown
    assert "The best mentor of all for <@U000000001> would have had 1 point more." in shown
    assert "Chosen by hand: They asked." in shown
    assert "No mentor fits <@U000000001> better." in words(why_page(PAIR_CARD, PLACE))


def test_mentors_to_choose_from_are_told_with_what_would_be_overridden() -> None:
    from_whom = MentorChoice(
        participant=ID,
        person=GRACE,
        score=640,
        seat_free=False,
        objections=(Exclusion.PAIRED_BEFORE, Exclusion.NO_SEAT),
    )
    card = mentors_for_ada(from_whom)
    shown = words(choice_modal(card, PLACE))
    assert "Grace · good fit (640)" in shown
    assert "paired before, somebody else makes room" in shown
    assert "Nobody else can be their mentor at the moment." in words(choice_modal(mentors_for_ada(), PLACE))


CHANGES = {
    "reverse": (
        {"pairing": Pairing.REVERSE},
        "Junior colleagues mentor senior ones: career stages count the other way round.",
    ),
    "groups": ({"pairing": Pairing.GROUP, "group_max": 5}, "One mentor meets 3 to 5 mentees."),
    "who first": (
        {"asked_first": AskedFirst.MENTOR},
        "Mentors are asked first; the mentee hears of it once they said yes.",
    ),
    "every day": (
        {"daily_run": DailyRun.DRAFT},
        "Every morning a dry run is prepared for who waits. Nobody is asked before you publish it.",
    ),
    "two levels": ({"manager_levels": 2}, "Nobody is paired with whom they report to, up to 2 levels."),
    "all levels": ({"manager_levels": 10}, "Nobody is paired with whom they report to, at any level."),
    "weights": (
        {"weights": {**USUAL.weights, Criterion.HOURS: Weight.OFF}},
        "Some answers count more or less than before; below is how much.",
    ),
}


@pytest.mark.parametrize(("changes", "told"), CHANGES.values(), ids=CHANGES)
def test_a_change_of_the_rules_is_told_in_one_sentence(changes: dict[str, Any], told: str) -> None:
    first, effect = of_matching_changes(looked_at(replace(USUAL, **changes), NOTHING))
    assert first == told
    assert effect.endswith("would have 4 pairs, as now, with the same mentor for everybody who has one now.")


def test_the_effect_of_a_change_is_told_in_pairs_and_mentors() -> None:
    changed = replace(USUAL, manager_levels=2)
    fewer = Effect(pairs_before=5, pairs_after=1, same=0, moved=1)
    assert of_matching_changes(looked_at(changed, fewer))[-1] == (
        "A dry run of this cohort would have 1 pair instead of 5, and 1 mentee would get another mentor than now; "
        "0 would keep theirs."
    )
    nobody = Effect(pairs_before=0, pairs_after=0, same=0, moved=0)
    assert "nobody could be matched right now" in of_matching_changes(looked_at(changed, nobody))[-1]
    assert of_matching_changes(looked_at(USUAL, NOTHING)) == ["Nothing differs from what is saved."]
    dated = looked_at(replace(USUAL, daily_run=DailyRun.PUBLISH), NOTHING, endless=False)
    assert (
        "This cohort has a last day, so it is not matched by itself; cohorts without one are."
        in of_matching_changes(dated)
    )


def test_a_change_to_peers_and_back_is_told_with_what_follows_from_it() -> None:
    peers = replace(USUAL, pairing=Pairing.PEER, asked_first=AskedFirst.MENTEE)
    moved = Effect(pairs_before=5, pairs_after=5, same=3, moved=2)
    paired, first, texts, let_in, effect = of_matching_changes(replace(looked_at(peers, moved), let_in=2))
    assert paired == "People are paired as equals: nobody is the mentor."
    assert first == "One of the two is asked first; the other hears of it once they said yes."
    assert texts.startswith("What counts and what is expected speak of partners,")
    assert let_in == (
        "Nobody has to be approved any more; 2 people who wait for it are in at once, and told so in their working "
        "hours."
    )
    assert effect.endswith("as now, and 2 people would get another partner than now; 3 would keep theirs.")
    both = replace(peers, asked_first=AskedFirst.BOTH)
    again = of_matching_changes(replace(looked_at(both, NOTHING), before=peers))
    assert again[0] == "Both sides of a match are asked at the same time."
    assert len(again) == 2
    back = of_matching_changes(replace(looked_at(USUAL, NOTHING), before=both))
    assert any(each.startswith("What counts and what is expected speak of mentors,") for each in back)


def test_what_counts_is_drawn_and_adds_up() -> None:
    shown = words(matching_change_page(looked_at(USUAL, NOTHING)))
    assert "▓▓▓▓▓▓▓▓░░░░░░░░░░░░ Skills wanted and offered: 420" in shown
