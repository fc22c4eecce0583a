"""When two words are one skill, what a fresh workspace knows already, and what is offered while somebody types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.skills import MOST_OFFERED, Offered, kind_of, offered, proper_label, skill_key
from bot.domain.starters import STARTERS
from bot.domain.terms import SkillKind

FALCONRY = {"Falconry": SkillKind.OTHER}
EVERY_STARTER = [label for labels in STARTERS.values() for label in labels]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JS", "JavaScript"),
        ("java script", "JavaScript"),
        ("ＳＱＬ", "sql"),
        ("front-end", "Frontend development"),
        ("databases", "Database"),
        ("technologies", "Technology"),
        ("prioritisation", "Prioritization"),
        ("data modelling", "data modeling"),
        ("node.js", "nodejs"),
        ("k8s", "Kubernetes"),
        ("public  speaking", "Public Speaking"),
    ],
)
def test_two_spellings_are_one_skill(one: str, other: str) -> None:
    assert skill_key(one) == skill_key(other)


@pytest.mark.parametrize(("one", "other"), [("C", "C++"), ("C#", "C++"), ("Java", "JavaScript"), ("Go", "goals")])
def test_different_skills_stay_different(one: str, other: str) -> None:
    assert skill_key(one) != skill_key(other)


@given(st.text("abcsielny -./", max_size=40) | st.sampled_from(EVERY_STARTER))
def test_folding_a_folded_word_changes_nothing(label: str) -> None:
    assert skill_key(skill_key(label)) == skill_key(label)


def test_there_are_about_a_hundred_and_fifty_words_to_begin_with_each_once() -> None:
    assert 150 <= len(EVERY_STARTER) <= 200
    assert len({skill_key(label) for label in EVERY_STARTER}) == len(EVERY_STARTER)


def test_a_known_skill_has_its_usual_spelling_and_kind() -> None:
    assert (proper_label("js"), kind_of("js")) == ("JavaScript", SkillKind.TECHNICAL)
    assert (proper_label("Public speaking"), kind_of("Public speaking")) == ("public speaking", SkillKind.SOFT)
    assert (proper_label(" Falconry "), kind_of("falconry")) == ("Falconry", SkillKind.OTHER)


def test_what_fits_is_offered_the_words_of_this_workspace_first_and_a_new_one_last() -> None:
    found = offered("fa", FALCONRY)
    assert found[0] == Offered("Falconry", SkillKind.OTHER)
    assert Offered("facilitation", SkillKind.SOFT) in found
    assert found[-1] == Offered("fa", kind=None)


def test_a_known_word_is_first_and_not_offered_as_new_however_it_is_typed() -> None:
    assert offered("JS", {})[0] == Offered("JavaScript", SkillKind.TECHNICAL)
    assert all(each.kind for each in offered("js", {}))


def test_before_anything_is_typed_there_is_something_to_choose_from() -> None:
    found = offered("", FALCONRY)
    assert found[0] == Offered("Falconry", SkillKind.OTHER)
    assert len(found) == MOST_OFFERED


def test_a_pasted_list_is_offered_as_one_entry() -> None:
    assert offered("design leadership, facilitation", {})[0] == Offered("design leadership, facilitation", None)
    assert offered("Falconry\narchery", FALCONRY)[0] == Offered("Falconry, archery", None)


def test_the_kind_that_this_workspace_gave_a_word_is_the_one_it_is_offered_under() -> None:
    assert offered("sql", {"SQL": SkillKind.SOFT})[0] == Offered("SQL", SkillKind.SOFT)
