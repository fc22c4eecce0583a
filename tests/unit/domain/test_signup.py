"""Which answers of a signup make sense, and how typed skills become a list."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import WrongInput
from bot.domain.signup import (
    LONGEST_GOALS,
    LONGEST_SKILL,
    MOST_SEATS,
    MOST_SKILLS,
    Signup,
    Step,
    asked,
    skills_in,
)
from bot.domain.skills import LONGEST_KEY, skill_key
from bot.domain.terms import Role
from bot.domain.writing import word

ADA = Signup(
    role=Role.BOTH,
    offers=("Python",),
    wants=("Negotiation",),
    goals="Lead a team.",
    seats=2,
    time_zone="Europe/London",
)
MANY = tuple(f"skill {number}" for number in range(MOST_SKILLS + 1))


def problems(answers: Signup) -> dict[str, str]:
    with pytest.raises(WrongInput) as refusal:
        answers.checked()
    return refusal.value.fields


@pytest.mark.parametrize(
    "answers",
    [
        ADA,
        replace(ADA, role=Role.MENTOR, wants=()),
        replace(ADA, role=Role.MENTEE, offers=()),
        replace(ADA, seats=1),
        replace(ADA, seats=MOST_SEATS),
        replace(ADA, goals="x" * LONGEST_GOALS),
        replace(ADA, goals=""),
        replace(ADA, offers=MANY[:-1], wants=("x" * LONGEST_SKILL,)),
        replace(ADA, time_zone="Asia/Kathmandu"),
    ],
)
def test_sensible_answers_are_taken_as_they_are(answers: Signup) -> None:
    assert answers.checked() is answers


@pytest.mark.parametrize(
    ("answers", "field", "word"),
    [
        (replace(ADA, offers=()), "offers", "offer"),
        (replace(ADA, wants=()), "wants", "want to learn"),
        (replace(ADA, role=Role.MENTOR, offers=()), "offers", "offer"),
        (replace(ADA, role=Role.MENTEE, wants=()), "wants", "want to learn"),
        (replace(ADA, wants=MANY), "wants", str(MOST_SKILLS)),
        (replace(ADA, role=Role.MENTOR, offers=MANY), "offers", str(len(MANY))),
        (replace(ADA, offers=("Python", "x" * (LONGEST_SKILL + 1))), "offers", "x" * 30 + "…"),
        (replace(ADA, goals="x" * (LONGEST_GOALS + 1)), "goals", str(LONGEST_GOALS)),
        (replace(ADA, seats=0), "seats", str(MOST_SEATS)),
        (replace(ADA, seats=MOST_SEATS + 1), "seats", str(MOST_SEATS)),
        (replace(ADA, time_zone="Europe/Atlantis"), "time_zone", "time zone"),
        (replace(ADA, time_zone=""), "time_zone", "time zone"),
    ],
)
def test_an_answer_that_needs_another_look_is_named_with_a_way_on(answers: Signup, field: str, word: str) -> None:
    found = problems(answers)
    assert list(found) == [field]
    assert word in found[field]
    assert found[field].endswith(".")


def test_all_problems_are_named_at_once() -> None:
    wrong = Signup(role=Role.BOTH, offers=(), wants=MANY, goals="x" * 9999, seats=99, time_zone="Mars")
    assert set(problems(wrong)) == {"offers", "wants", "goals", "seats", "time_zone"}


@pytest.mark.parametrize(
    ("typed", "skills"),
    [
        ("Python, SQL; Go\nRust", ("Python", "SQL", "Go", "Rust")),
        ("  public   speaking ,, ;\n\n, SQL ", ("public speaking", "SQL")),
        ("Python, python, PYTHON", ("Python",)),
        ("Straße, STRASSE", ("Straße",)),
        ("ＳＱＬ, sql", ("ＳＱＬ",)),
        ("C++, C#, C", ("C++", "C#", "C")),
        ("Data\tscience\r\nSQL", ("Data science", "SQL")),
        (" ,;\n", ()),
        ("", ()),
    ],
)
def test_typed_skills_are_parted_trimmed_and_folded_in_the_persons_own_spelling(
    typed: str, skills: tuple[str, ...]
) -> None:
    assert skills_in(typed) == skills


@given(st.text())
def test_skills_keep_what_was_typed_each_once_and_without_loose_spaces(typed: str) -> None:
    skills = skills_in(typed)
    assert len({skill_key(skill) for skill in skills}) == len(skills)
    for skill in skills:
        assert skill == " ".join(skill.split())
        assert not set(skill) & set(",;\n")
        assert skill in word(typed)


@given(st.text(), st.sampled_from([", ", ";", "\n", " ,\n; "]))
def test_skills_read_back_are_the_same_skills(typed: str, between: str) -> None:
    assert skills_in(between.join(skills_in(typed))) == skills_in(typed)


@given(st.text(max_size=300))
def test_a_key_fits_and_does_not_depend_on_spacing(label: str) -> None:
    assert len(skill_key(label)) <= LONGEST_KEY
    assert skill_key("  " + "   ".join(label.split()) + "\t") == skill_key(" ".join(label.split()))


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0xFF)))
def test_a_key_does_not_depend_on_capitals(label: str) -> None:
    assert skill_key(label.title()) == skill_key(label.upper().lower()) == skill_key(label)


def test_each_role_is_asked_what_it_needs() -> None:
    for_mentee, for_mentor = asked(Step.ESSENTIALS, Role.MENTEE), asked(Step.ESSENTIALS, Role.MENTOR)
    assert for_mentee == ("role", "wants", "goals", "consent")
    assert for_mentor == ("role", "offers", "goals", "seats", "consent")
    assert set(asked(Step.ESSENTIALS, Role.BOTH)) == {*for_mentee, *for_mentor}
    assert "learning_preference" not in asked(Step.ABOUT, Role.MENTOR)
    assert "mentoring_style" not in asked(Step.ABOUT, Role.MENTEE)
    assert asked(Step.CONFIDENTIAL, Role.MENTOR) == asked(Step.CONFIDENTIAL, Role.MENTEE)


def test_nobody_is_asked_to_mend_what_they_are_not_asked() -> None:
    typed_as_both = replace(ADA, offers=("x" * 200,), seats=99)
    assert set(problems(typed_as_both)) == {"offers", "seats"}
    as_mentee = replace(typed_as_both, role=Role.MENTEE)
    assert as_mentee.checked() is as_mentee


def test_answers_that_are_not_asked_stay_as_they_were() -> None:
    changed = replace(ADA, role=Role.MENTEE, offers=("Rust",), seats=5, wants=("Go",))
    assert changed.as_asked(ADA) == replace(ADA, role=Role.MENTEE, wants=("Go",))
    assert replace(changed, role=Role.BOTH).as_asked(ADA) == replace(changed, role=Role.BOTH)
