"""Points: the same for one pair and for all at once, in whole numbers, and each criterion as it says of itself."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.matching import Candidate, Criterion, History, Rules
from bot.domain.matching.exact import FORBIDDEN
from bot.domain.matching.makers import HASHED, Texts
from bot.domain.matching.scoring import points_for, reasons_for, scores
from bot.domain.matching.survey import survey
from bot.domain.matching.text import likeness, vector
from bot.domain.terms import Communication, LearningPreference, MentoringStyle, Personality, Stage
from tests.unit.domain.matching.people import candidates, mentee, mentor

ROOT = Path(__file__).parents[4]
DEFAULT = Rules()
TEXTS = ("", "…", "Lead a team", "I want to lead a team one day", "Ein Team führen", "Grow tomatoes", "😀 &<>")
LANGUAGES = ("english", "german", "hindi")
LETTERS = Texts("letters", 1 << 12, lambda texts: np.array([[90 * ("e" in text)] for text in texts], np.float32))
"""Another maker of vectors, which looks for one letter."""


@st.composite
def people(draw: st.DrawFn, number: int) -> Candidate:
    """Somebody who answered some of the questions."""
    words = st.lists(st.sampled_from(LANGUAGES), max_size=2, unique=True).map(tuple)
    return replace(
        draw(candidates(number)),
        text=draw(st.sampled_from(TEXTS)),
        interests=draw(words),
        languages=draw(words),
        stage=draw(st.none() | st.sampled_from(Stage)),
        communication=draw(st.none() | st.sampled_from(Communication)),
        mentoring_style=draw(st.none() | st.sampled_from(MentoringStyle)),
        learning_preference=draw(st.none() | st.sampled_from(LearningPreference)),
        personality=draw(st.none() | st.sampled_from(Personality)),
        department=draw(st.sampled_from(("", "Finance", "Sales"))),
    )


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Any way to share a thousand points."""
    cuts = sorted(draw(st.lists(st.integers(0, 1000), min_size=len(Criterion) - 1, max_size=len(Criterion) - 1)))
    shares = [end - start for start, end in zip([0, *cuts], [*cuts, 1000], strict=True)]
    named: dict[str, Any] = {criterion.value: share for criterion, share in zip(Criterion, shares, strict=True)}
    return Rules(**named, texts=draw(st.sampled_from((HASHED, LETTERS))))


@settings(deadline=None, max_examples=2 * settings().max_examples)
@given(st.data(), rules())
def test_all_pairs_at_once_get_the_points_of_each_alone(data: st.DataObject, chosen: Rules) -> None:
    mentees = [data.draw(people(number)) for number in range(data.draw(st.integers(1, 4)))]
    mentors = [data.draw(people(number)) for number in range(10, 10 + data.draw(st.integers(1, 4)))]
    at_once = scores(mentees, mentors, chosen).matrix()
    for row, learner in enumerate(mentees):
        for column, guide in enumerate(mentors):
            earned = points_for(guide, learner, chosen)
            assert list(earned) == list(Criterion)
            assert all(0 <= points <= chosen.share(criterion) for criterion, points in earned.items())
            assert at_once[row, column] == sum(earned.values())


def test_points_do_not_depend_on_how_the_work_is_cut_up() -> None:
    crowd = [
        replace(
            mentee(number, wants=[f"skill {number % 7}", "sql"], waiting_days=number % 50),
            text=f"Goal {number % 9}",
        )
        for number in range(1100)
    ]
    guides = [mentor(number, offers=[f"skill {number % 5}"]) for number in range(2000, 2030)]
    seen = scores(crowd, guides, DEFAULT)
    whole = seen.of_rows(slice(None))
    assert (seen.matrix() == whole).all()
    assert (np.vstack([seen.of_rows(slice(start, start + 7)) for start in range(0, 1100, 7)]) == whole).all()


def test_points_do_not_depend_on_how_many_threads_share_the_work() -> None:
    code = """if True:
        from dataclasses import replace
        from hashlib import sha256
        from bot.domain.matching import Rules
        from bot.domain.matching.scoring import scores
        from tests.unit.domain.matching.people import mentee, mentor

        crowd = [replace(mentee(n, wants=[f"skill {n % 7}", "sql"]), text=f"Goal {n % 90}") for n in range(600)]
        guides = [replace(mentor(n, offers=[f"skill {n % 5}"]), text=f"Goal {n % 70}") for n in range(600, 900)]
        print(sha256(scores(crowd, guides, Rules()).matrix().tobytes()).hexdigest())
    """
    alone, together = (
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"OPENBLAS_NUM_THREADS": threads},
        ).stdout
        for threads in ("1", "4")
    )
    assert alone == together


def earned(criterion: Criterion, guide: Candidate, learner: Candidate) -> float:
    """The part of its share that a criterion earns."""
    return points_for(guide, learner, DEFAULT)[criterion] / DEFAULT.share(criterion)


GUIDE, LEARNER = mentor(1), mentee(2)


@pytest.mark.parametrize("criterion", [each for each in Criterion if each not in {"skills", "hours", "waiting"}])
def test_silence_counts_neither_for_nor_against(criterion: Criterion) -> None:
    assert earned(criterion, GUIDE, LEARNER) == 0.5


@pytest.mark.parametrize(
    ("learner", "guide", "part"),
    [
        (Stage.STARTING, Stage.EXPERIENCED, 1),
        (Stage.STARTING, Stage.LEADING, 0.5),
        (Stage.GROWING, Stage.GROWING, 0.5),
        (Stage.LEADING, Stage.STARTING, 0),
        (Stage.CHANGING, Stage.CHANGING, 1),
    ],
)
def test_a_mentor_is_best_a_step_or_two_ahead(learner: Stage, guide: Stage, part: float) -> None:
    assert earned(Criterion.STAGE, replace(GUIDE, stage=guide), replace(LEARNER, stage=learner)) == part


@pytest.mark.parametrize(
    ("criterion", "guide", "learner", "part"),
    [
        (Criterion.PERSONALITY, {"personality": Personality.QUIET}, {"personality": Personality.QUIET}, 1),
        (Criterion.PERSONALITY, {"personality": Personality.QUIET}, {"personality": Personality.OUTGOING}, 0),
        (Criterion.PERSONALITY, {"personality": Personality.QUIET}, {"personality": Personality.BETWEEN}, 0.5),
        (Criterion.LANGUAGES, {"languages": ("german", "english")}, {"languages": ("english",)}, 1),
        (Criterion.LANGUAGES, {"languages": ("german",)}, {"languages": ("english",)}, 0),
        (Criterion.DEPARTMENT, {"department": "Finance"}, {"department": "Sales"}, 1),
        (Criterion.DEPARTMENT, {"department": "Sales"}, {"department": "Sales"}, 0),
        (Criterion.INTERESTS, {"interests": ("chess",)}, {"interests": ("chess", "rowing")}, 0.5),
        (Criterion.INTERESTS, {"interests": ("chess",)}, {"interests": ("chess",)}, 1),
        (
            Criterion.STYLE,
            {"mentoring_style": MentoringStyle.DIRECTIVE, "communication": Communication.GENTLE},
            {"learning_preference": LearningPreference.GUIDED, "communication": Communication.GENTLE},
            1,
        ),
        (
            Criterion.STYLE,
            {"mentoring_style": MentoringStyle.DIRECTIVE, "communication": Communication.DIRECT},
            {"learning_preference": LearningPreference.EXPLORING, "communication": Communication.GENTLE},
            0,
        ),
    ],
)
def test_facts_fit_as_they_should(
    criterion: Criterion, guide: dict[str, object], learner: dict[str, object], part: float
) -> None:
    pair = replace(GUIDE, **guide), replace(LEARNER, **learner)  # type: ignore[arg-type]
    assert earned(criterion, *pair) == part


def test_texts_about_the_same_are_more_alike_than_others() -> None:
    def alike(one: str, other: str) -> int:
        return int(likeness(np.array([vector(one) @ vector(other)]).astype(np.int32), 1000)[0])

    goal = "I want to lead a small team well"
    assert alike(goal, goal) == 1000
    assert alike(goal, "Leading teams and giving feedback") > alike(goal, "Growing tomatoes on balconies")
    assert alike(goal, "") == 0


def test_reasons_name_what_both_said() -> None:
    guide = replace(GUIDE, interests=("chess", "rowing"), offers=("sql",))
    learner = replace(LEARNER, interests=("rowing",), wants=("sql", "go"))
    told = reasons_for(guide, learner, DEFAULT)
    assert (told.shared_skills, told.shared_interests) == (("sql",), ("rowing",))


def test_whoever_shares_no_language_or_no_hour_is_never_a_pair() -> None:
    far = replace(GUIDE, working_minutes=frozenset({1, 2}), languages=("german",))
    for learner, possible in (
        (replace(LEARNER, working_minutes=frozenset({3}), languages=("german",)), False),
        (replace(LEARNER, working_minutes=frozenset({2}), languages=("hindi",)), False),
        (replace(LEARNER, working_minutes=frozenset({2}), languages=("german",)), True),
        (LEARNER, True),
    ):
        seen = survey([far, learner], History(), DEFAULT, 1)
        assert (seen.problem.points[0, 0] != FORBIDDEN) == possible
