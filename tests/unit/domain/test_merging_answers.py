"""Two windows of one form: nothing that anybody typed is lost, and what cannot be brought together is named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import WrongInput
from bot.domain.signup import NAMES, STEPS, Signup, Step, blank, merge, step_of, words_in
from bot.domain.terms import Role, Stage

answers = st.fixed_dictionaries(
    {
        "goals": st.sampled_from(("", "To grow.", "To lead.")),
        "seats": st.integers(1, 3),
        "offers": st.lists(st.sampled_from(("SQL", "Go", "C")), unique=True).map(tuple),
    }
)


@given(answers, answers, answers)
def test_what_one_window_did_not_touch_comes_from_the_other(
    shown: dict[str, object], sent: dict[str, object], kept: dict[str, object]
) -> None:
    merged = merge(shown=shown, sent=sent, kept=kept)  # type: ignore[arg-type]
    for name, own in sent.items():
        if own == shown[name]:
            assert merged.answers[name] == kept[name]
        elif kept[name] == shown[name]:
            assert merged.answers[name] == own


@given(answers, answers, answers)
def test_skills_added_in_either_window_are_in_and_those_removed_in_either_are_out(
    shown: dict[str, object], sent: dict[str, object], kept: dict[str, object]
) -> None:
    before, own, other = (set(each["offers"]) for each in (shown, sent, kept))  # type: ignore[call-overload]
    merged = set(merge(shown=shown, sent=sent, kept=kept).answers["offers"])  # type: ignore[arg-type]
    assert merged >= (own | other) - before
    assert not merged & ((before - own) | (before - other))


def test_where_both_said_something_different_the_field_is_named() -> None:
    merged = merge(shown={"goals": "a"}, sent={"goals": "mine"}, kept={"goals": "theirs"})
    assert (merged.answers, merged.clashes) == ({"goals": "mine"}, ("goals",))
    assert merge(shown={"goals": "a"}, sent={"goals": "same"}, kept={"goals": "same"}).clashes == ()
    assert merge(shown={}, sent={"goals": "mine"}, kept={}).clashes == ()


def test_every_answer_has_its_page() -> None:
    assert sorted(name for names in STEPS.values() for name in names) == sorted(NAMES)
    assert step_of("never") is Step.CONFIDENTIAL


def test_answers_go_to_a_draft_and_back_unchanged() -> None:
    ada = replace(blank("UTC"), role=Role.BOTH, stage=Stage.LEADING, hours=3, never=("U1",), languages=("English",))
    assert blank("Europe/London").answering(ada.as_answers()) == ada


def test_answers_that_no_field_wants_leave_it_as_it_was() -> None:
    ada = replace(blank("UTC"), stage=Stage.GROWING)
    odd: dict[str, object] = {
        "role": "captain", "stage": "royal", "seats": "many", "goals": 7, "offers": "SQL", "mood": "good",
    }  # fmt: skip
    assert ada.answering(odd) == ada  # type: ignore[arg-type]
    assert ada.answering({"stage": None, "hours": None, "role": None}) == replace(ada, stage=None)


def test_a_typed_list_loses_blanks_and_repeats() -> None:
    assert words_in(" English, Deutsch;english\n ,") == ("english", "Deutsch")


def test_everything_about_a_person_has_a_kind_limit() -> None:
    from_forms = Signup(
        role=Role.MENTEE, offers=(), wants=("SQL",), goals="", seats=1, time_zone="UTC", topics="x" * 301,
        transition="x" * 301, affinity="x" * 501, interests=("x",) * 21, languages=("x" * 61,), hours=21,
        never=tuple(f"U{number}" for number in range(21)),
    )  # fmt: skip
    with pytest.raises(WrongInput) as refusal:
        from_forms.checked()
    found = refusal.value.fields
    assert set(found) == {"topics", "transition", "affinity", "interests", "languages", "hours", "never"}
