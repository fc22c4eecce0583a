"""Which of the messages held back are still worth sending."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from bot.domain.holding import ONE_IS_ENOUGH, Audience, Waiting, outrun, too_late
from bot.domain.notices import CheckIn, MatchProposed, MeetingMoved, MeetingOffered, MentorRequested

T0 = datetime(2026, 12, 7, 9, tzinfo=UTC)
KINDS = (CheckIn, MatchProposed, MeetingMoved, MeetingOffered, MentorRequested)
ADA, BOB, MEETING, OTHER = (UUID(int=number) for number in range(101, 105))


def waiting(
    number: int, kind: type, *, to: UUID = ADA, about: UUID | None = MEETING, expires_at: datetime | None = None
) -> Waiting:
    return Waiting(
        id=UUID(int=number),
        kind=kind.__name__,
        audience=Audience.PERSON,
        address=to,
        about=about,
        put_at=T0 + timedelta(hours=number),
        expires_at=expires_at,
    )


def ids(*numbers: int) -> frozenset[UUID]:
    return frozenset(UUID(int=number) for number in numbers)


def test_the_kinds_of_which_one_is_enough_are_notices() -> None:
    assert set(ONE_IS_ENOUGH) == {kind.__name__ for kind in KINDS}


@pytest.mark.parametrize("kind", [CheckIn, MatchProposed])
def test_a_reminder_of_what_was_never_read_says_less_than_the_message_itself(kind: type) -> None:
    assert outrun([waiting(2, kind), waiting(1, kind), waiting(3, kind)]) == ids(2, 3)


def test_of_two_new_times_of_a_meeting_the_later_one_holds() -> None:
    assert outrun([waiting(2, MeetingMoved), waiting(1, MeetingMoved)]) == ids(1)


def test_messages_to_others_about_others_or_about_nothing_do_not_compete() -> None:
    assert outrun([waiting(1, CheckIn), waiting(2, CheckIn, to=BOB), waiting(3, CheckIn, about=OTHER)]) == ids()
    assert outrun([waiting(1, CheckIn, about=None), waiting(2, CheckIn, about=None)]) == ids()
    assert outrun([waiting(1, CheckIn), waiting(2, MeetingMoved)]) == ids()


def test_a_message_is_too_late_from_the_moment_it_expires() -> None:
    message = waiting(1, CheckIn, expires_at=T0)
    assert not too_late(message, T0 - timedelta(seconds=1))
    assert too_late(message, T0)
    assert not too_late(waiting(1, CheckIn), T0)
