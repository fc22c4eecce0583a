"""What an admin chooses of each criterion, turned into points."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.matching import Criterion, Rules
from bot.domain.matching.balance import as_chosen, as_stored, balanced
from bot.domain.matching_terms import Weight

CHOICES = st.fixed_dictionaries({each: st.sampled_from(Weight) for each in Criterion})


def test_who_changes_nothing_has_the_usual_rules() -> None:
    assert balanced({}) == balanced(dict.fromkeys(Criterion, Weight.MUCH)) == Rules()


def test_who_turns_everything_off_has_the_usual_rules_as_well() -> None:
    assert balanced(dict.fromkeys(Criterion, Weight.OFF)) == Rules()


@given(CHOICES)
def test_the_shares_always_sum_to_a_thousand_and_what_is_off_earns_nothing(
    weights: dict[Criterion, Weight],
) -> None:
    rules = balanced(weights)
    assert sum(rules.share(each) for each in Criterion) == 1000
    if set(weights.values()) != {Weight.OFF}:
        assert all((rules.share(each) == 0) == (weights[each] is Weight.OFF) for each in Criterion)


def test_much_counts_twice_and_little_half_of_what_the_usual_does_beside_it() -> None:
    rules = balanced({Criterion.HOURS: Weight.MUCH, Criterion.STAGE: Weight.LITTLE})
    assert rules.hours == 236  # 260 of 1100
    assert rules.stage == 27  # 30 of 1100


@given(CHOICES)
def test_a_choice_is_kept_and_read_again(weights: dict[Criterion, Weight]) -> None:
    stored = as_stored(weights)
    assert as_chosen(stored) == weights
    assert "usual" not in stored.values()


def test_what_a_later_version_wrote_counts_as_usual() -> None:
    assert as_chosen({"skills": "enormous", "horoscope": "much"}) == dict.fromkeys(Criterion, Weight.USUAL)
