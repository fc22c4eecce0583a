"""What everybody's words make of a group's meeting."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.meetings.gathering import Course, GatheringCard, Seat, after_a_no, everybody, only, without
from bot.domain.notices import CheckIn, GroupMember
from bot.domain.people import Someone
from bot.domain.terms import CheckInAnswer, MeetingState
from bot.store.codec import dump_notice, load_notice

T0 = datetime(2026, 12, 10, 9, tzinfo=UTC)
HELD, SKIPPED, PLANNED, UNKNOWN = (
    MeetingState.HELD,
    MeetingState.SKIPPED,
    MeetingState.PLANNED,
    MeetingState.UNKNOWN,
)
NO = CheckInAnswer.NOT_YET


def someone(number: int) -> Someone:
    return Someone(f"U{number}", f"Person {number}")


def seat(number: int, state: MeetingState = PLANNED, own: CheckInAnswer | None = None) -> Seat:
    return Seat(meeting=UUID(int=number), who=someone(number), state=state, own=own)


seats = st.lists(
    st.builds(
        seat,
        st.integers(1, 10_000),
        st.sampled_from((HELD, SKIPPED, PLANNED, UNKNOWN)),
        st.none() | st.sampled_from(CheckInAnswer),
    ),
    min_size=1,
    max_size=20,
    unique_by=lambda each: each.meeting,
)


def asked(*numbers: int) -> CheckIn:
    """The question to a mentor about these; the one between two where there is one alone."""
    members = tuple(GroupMember(meeting=UUID(int=number), who=someone(number)) for number in numbers)
    return CheckIn(
        meeting=members[0].meeting,
        number=1,
        partner=members[0].who,
        starts_at=T0,
        attempt=1,
        members=members if len(members) > 1 else (),
    )


@given(seats)
def test_everybody_settles_all_that_is_open_and_nothing_else(gathering: list[Seat]) -> None:
    becomes = everybody(gathering)
    assert set(becomes) == {each.meeting for each in gathering if each.open}
    assert set(becomes.values()) <= {HELD, SKIPPED}
    after = {**{each.meeting: each.state for each in gathering}, **becomes}
    assert not becomes or HELD in after.values()


@given(seats)
def test_who_said_no_was_there_only_if_nobody_else_was(gathering: list[Seat]) -> None:
    becomes = everybody(gathering)
    others = any(each.state is HELD or (each.open and not each.said_no) for each in gathering)
    for each in gathering:
        if each.open:
            assert becomes[each.meeting] is (SKIPPED if each.said_no and others else HELD)


@given(seats, st.sets(st.integers(1, 10_000)))
def test_ticks_settle_what_is_open_as_they_say(gathering: list[Seat], ticked: set[int]) -> None:
    present = {UUID(int=number) for number in ticked}
    expected = {each.meeting: HELD if each.meeting in present else SKIPPED for each in gathering if each.open}
    assert only(gathering, present) == expected


def test_a_no_waits_for_the_others_is_left_out_or_speaks_for_all() -> None:
    assert after_a_no([seat(1, own=NO), seat(2)]) is Course.WAIT
    assert after_a_no([seat(1, own=NO), seat(2, HELD)]) is Course.LEFT_OUT
    assert after_a_no([seat(1, own=NO), seat(2, own=NO), seat(3, SKIPPED)]) is Course.PUT_OFF
    assert after_a_no([seat(1, own=NO)]) is Course.PUT_OFF


def test_a_card_tells_who_was_there_who_was_not_and_of_whom_it_is_open() -> None:
    card = GatheringCard(
        meeting=UUID(int=1), asked_of=T0, seats=(seat(1, HELD), seat(2, SKIPPED), seat(3), seat(4, UNKNOWN))
    )
    assert (card.present, card.absent) == ((someone(1),), (someone(2),))
    assert [each.who for each in card.open] == [someone(3), someone(4)]


def test_the_question_leaves_out_one_after_the_other_until_none_is_left() -> None:
    assert without(asked(1, 2, 3), UUID(int=1)) == asked(2, 3)
    assert without(asked(1, 2), UUID(int=2)) == asked(1)
    assert without(asked(1), UUID(int=1)) is None
    assert without(asked(1), UUID(int=2)) == asked(1)
    assert without(asked(1, 2), UUID(int=9)) == asked(1, 2)


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=20, unique=True))
def test_the_question_is_gone_once_all_have_spoken_in_whatever_order(numbers: list[int]) -> None:
    left: CheckIn | None = asked(*numbers)
    for number in sorted(numbers):
        assert left is not None
        left = without(left, UUID(int=number))
    assert left is None


def test_questions_that_older_versions_put_into_the_outbox_are_still_read() -> None:
    old = {key: value for key, value in dump_notice(asked(1)).items() if key != "members"}
    assert load_notice("CheckIn", old) == asked(1)
    whole = asked(1, 2)
    assert load_notice("CheckIn", dump_notice(whole)) == whole
    feedback = {"meeting": str(UUID(int=1)), "number": 1, "partner": {"slack_id": "U1", "name": "Person 1"}}
    loaded = load_notice("FeedbackAsked", feedback)
    assert getattr(loaded, "members", None) == ()
