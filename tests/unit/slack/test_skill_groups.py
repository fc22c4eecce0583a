"""What a select of skills offers: known ones under the heading of their kind, a new one as it was typed."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.signup import skills_in
from bot.domain.skills import Offered, offered
from bot.domain.terms import SkillKind
from bot.slack.modals.joining.skill_groups import skill_groups
from tests.unit.slack.strategies import texts


def headings(groups: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {group["label"]["text"]: [option["text"]["text"] for option in group["options"]] for group in groups}


def values(groups: list[dict[str, Any]]) -> list[str]:
    return [option["value"] for group in groups for option in group["options"]]


def test_each_kind_has_its_heading_and_the_best_fit_comes_first() -> None:
    found = [
        Offered("coaching", SkillKind.SOFT),
        Offered("SQL", SkillKind.TECHNICAL),
        Offered("Falconry", SkillKind.OTHER),
        Offered("mentoring", SkillKind.SOFT),
    ]
    assert headings(skill_groups(found)) == {
        "Soft skills": ["coaching", "mentoring"],
        "Technical skills": ["SQL"],
        "Other skills": ["Falconry"],
    }


def test_a_new_skill_stands_there_as_it_will_be_shown() -> None:
    assert headings(skill_groups([Offered("rust belt history", None)])) == {
        "Add in your own words": ["rust belt history"]
    }


def test_a_list_says_as_many_of_its_skills_as_there_is_room_for() -> None:
    words = "rust belt history, negotiating with suppliers, growing bonsai, reading old maps"
    (group,) = skill_groups([Offered(words, None)])
    assert group["options"][0]["text"]["text"] == (
        "rust belt history, negotiating with suppliers, growing bonsai and 1 more"
    )
    assert group["options"][0]["value"] == words


def test_a_long_list_is_cut_between_skills_and_says_in_how_many_parts() -> None:
    skills = [f"skill number {number}" for number in range(40)]
    groups = skill_groups(offered(", ".join(skills), {}))
    heading = next(iter(headings(groups)))
    assert heading == "Your list in 5 parts: choose each of them"
    parts = [option["value"] for option in groups[0]["options"]]
    assert [skill for part in parts for skill in skills_in(part)] == skills


def test_what_holds_no_skill_offers_none_of_its_own() -> None:
    assert skill_groups([Offered(",", None)]) == []


@given(st.lists(st.text("abcdef ", min_size=1, max_size=60).filter(str.strip), max_size=40).map(", ".join))
def test_no_skill_of_a_pasted_list_is_lost(words: str) -> None:
    found = [each for each in offered(words, {}) if each.kind is None]
    assert skills_in(", ".join(values(skill_groups(found)))) == (skills_in(words) if found else ())


@given(texts)
def test_slack_takes_every_option_whatever_is_typed(query: str) -> None:
    groups = skill_groups(offered(query, {}))
    assert sum(len(group["options"]) for group in groups) <= 100
    for group in groups:
        assert 0 < len(group["label"]["text"]) <= 75
        for option in group["options"]:
            assert 0 < len(option["text"]["text"]) <= 75
            assert 0 < len(option["value"]) <= 150
