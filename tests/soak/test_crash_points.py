"""The process is killed at each point there is; another one goes on, and all is as if nothing had happened."""

import pytest

from tests.soak.comparing import Comparison, usual_place_of
from tests.soak.points import POINTS

KEEPS_BUTTONS = {"decline: after the commit", "decline: before the question has new words"}
"""There the answer counts, but the question goes on asking until somebody presses one of its buttons."""
OLD_QUESTION = "| Accept | Not now | Decline"


@pytest.mark.parametrize("point", [point for point in POINTS if point not in KEEPS_BUTTONS])
async def test_nothing_is_lost_or_said_twice_when_the_process_dies(point: str, comparison: Comparison) -> None:
    assert not "\n".join(await comparison.of(point, usual_place_of(point)))


@pytest.mark.parametrize("point", sorted(KEEPS_BUTTONS))
async def test_an_answer_counts_whose_question_could_not_be_given_new_words(
    point: str, comparison: Comparison
) -> None:
    answer, question = await comparison.of(point, usual_place_of(point))

    assert "missing 1 x You" in answer
    assert "too many, 1 x I have found a mentor for you" in question
    assert question.endswith(OLD_QUESTION)
