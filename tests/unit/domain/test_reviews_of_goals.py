"""What was last said of a goal, read from its history."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.growth.reviews import TAPPED, Word, latest_saying, note_of, standing_after, undoing
from bot.domain.growth.terms import GoalEvent, GoalStanding

ON_TRACK, STUCK, REACHED = GoalEvent.ON_TRACK, GoalEvent.STUCK, GoalEvent.REACHED


def word(event: GoalEvent, note: str = "") -> Word:
    return Word(
        id=UUID(int=0), event=event, percent=0, value=None, note=note, made_at=datetime(2026, 12, 7, tzinfo=UTC)
    )


words = st.builds(word, st.sampled_from(GoalEvent), st.sampled_from(("", "a note")))
histories = st.lists(words, max_size=12).map(lambda rest: [word(GoalEvent.SET), *rest])


def test_progress_makes_up_for_being_stuck_and_keeping_does_not() -> None:
    assert standing_after([GoalEvent.SET, STUCK, GoalEvent.KEPT]) is GoalStanding.STUCK
    assert standing_after([GoalEvent.SET, STUCK, GoalEvent.MOVED]) is None
    assert standing_after([STUCK, ON_TRACK, GoalEvent.REWORDED]) is GoalStanding.ON_TRACK


def test_notes_belong_to_the_tap_before_them() -> None:
    history = [word(GoalEvent.SET), word(STUCK), word(STUCK), word(STUCK, "first"), word(STUCK, "second")]
    assert latest_saying(history) == 2
    assert note_of(history[2:]) == "first\nsecond"


def test_a_reason_given_in_a_form_is_no_note_on_the_form_before() -> None:
    adjusted = [word(GoalEvent.SET), word(GoalEvent.ADJUSTED, "holidays"), word(GoalEvent.ADJUSTED, "illness")]
    assert latest_saying(adjusted) == 2


@given(histories)
def test_what_was_last_said_is_one_thing_at_the_end(history: list[Word]) -> None:
    saying = history[latest_saying(history) :]
    assert {each.event for each in saying} == {history[-1].event}
    assert all(each.note for each in saying[1:])


@given(histories, st.sampled_from(sorted(TAPPED)))
def test_taking_a_word_back_makes_hold_again_what_held_before(before: list[Word], said: GoalEvent) -> None:
    events = [each.event for each in before]
    back = [*events, said, undoing(before, said)]
    held = standing_after(events)
    assert standing_after(back) == (None if said is REACHED else held)
