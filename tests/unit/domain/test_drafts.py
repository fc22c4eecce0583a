"""A form that is not sent: what is typed in any order, in any window, is neither lost nor wins unseen."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drafts import Draft
from bot.domain.signup import CONFIDENTIAL, STEPS, Answer, Step, blank

SAVED = replace(blank("Europe/London"), goals="Grow", wants=("SQL",), never=("U1",))
PAGE: dict[str, Answer] = {name: SAVED.as_answers()[name] for name in STEPS[Step.ESSENTIALS]}

texts = st.sampled_from(("", "a", "b", "Grow"))
lists = st.lists(st.sampled_from(("SQL", "Go", "U1")), unique=True).map(tuple)
answers: st.SearchStrategy[dict[str, Answer]] = st.fixed_dictionaries(
    {},
    optional={"goals": texts, "topics": texts, "affinity": texts, "wants": lists, "never": lists},
)
drafts = st.lists(st.tuples(answers, st.sampled_from("12345")), max_size=4).map(lambda notes: _noted(*notes))


def _noted(*notes: tuple[dict[str, Answer], str]) -> Draft:
    draft = Draft()
    for typed, heard in notes:
        draft = draft.noting(typed, shown={}, heard=heard, saved=SAVED)
    return draft


@given(drafts)
def test_a_draft_reads_back_from_its_two_parts_and_only_one_holds_confidences(draft: Draft) -> None:
    in_the_open, in_confidence = (
        json.loads(json.dumps(part)) for part in (draft.in_the_open(), draft.in_confidence())
    )
    assert Draft.of(in_the_open, in_confidence) == draft
    for part in in_the_open.values():
        assert not set(part) & set(CONFIDENTIAL)
    for part in in_confidence.values():
        assert set(part) <= set(CONFIDENTIAL)


@given(answers)
def test_what_was_typed_last_is_what_the_form_says(typed: dict[str, Answer]) -> None:
    draft = _noted(({"goals": "x", "affinity": "x"}, "1"), (typed, "2"))
    said = SAVED.answering(draft.onto(SAVED).answers).as_answers()
    assert {name: said[name] for name in typed} == typed
    assert all(answer != SAVED.as_answers()[name] for name, answer in draft.given.items())


def test_a_late_word_changes_nothing() -> None:
    draft = _noted(({"goals": "To lead"}, "2"), ({"goals": "To le"}, "1"))
    assert draft.given == {"goals": "To lead"}


def test_back_to_what_is_saved_is_no_change_at_all() -> None:
    assert _noted(({"goals": "To lead"}, "1"), ({"goals": "Grow"}, "2")).given == {}


def test_names_that_no_form_asks_are_not_kept() -> None:
    assert _noted(({"goals": "To lead", "shoe size": "43"}, "1")).given == {"goals": "To lead"}


def test_a_page_left_untouched_takes_what_was_saved_meanwhile() -> None:
    meanwhile = replace(SAVED, goals="To rest", wants=("SQL", "Go"))
    draft = Draft().turning({**PAGE, "wants": ("SQL", "Rust")}, shown=PAGE, saved=meanwhile)
    merged = draft.onto(meanwhile)
    assert merged.clashes == ()
    assert set(draft.given) == {"wants"}
    assert merged.answers["wants"] == ("SQL", "Rust", "Go")


def test_a_form_that_began_with_the_draft_is_not_taken_for_untouched() -> None:
    draft = _noted(({"goals": "To lead"}, "1"))
    page: dict[str, Answer] = {**PAGE, "goals": "To lead"}
    assert draft.turning(page, shown=page, saved=SAVED).given == {"goals": "To lead"}


@pytest.mark.parametrize(("saved", "clashes"), [("Grow", ()), ("To lead", ()), ("To rest", ("goals",))])
def test_only_what_somebody_else_changed_to_something_else_clashes(saved: str, clashes: tuple[str, ...]) -> None:
    draft = _noted(({"goals": "To lead"}, "1"))
    assert draft.onto(replace(SAVED, goals=saved)).clashes == clashes
