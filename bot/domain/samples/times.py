"""What people read about when to meet, for an admin to read first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from bot.domain import notices
from bot.domain.matching_terms import Pairing
from bot.domain.notices import GroupMember, Notice, OfferedTime, Rehearsed
from bot.domain.people import Someone

A_DAY = timedelta(days=1)


def check_in_samples(
    facts: Rehearsed, *, about: UUID, partner: Someone, group: Sequence[Someone]
) -> Iterator[tuple[str, Notice]]:
    """The question after a meeting; in a program of groups also as the mentor reads it of all of them."""
    starts_at = datetime.combine(facts.starts_on + timedelta(days=7), time(10), UTC)
    for attempt, when in ((1, "after a meeting"), (2, "if nobody has answered after three days")):
        asked = notices.CheckIn(meeting=about, number=2, partner=partner, starts_at=starts_at, attempt=attempt)
        yield f"{'a mentee reads' if facts.pairing is Pairing.GROUP else 'both sides read'} {when}", asked
        if facts.pairing is Pairing.GROUP:
            members = tuple(GroupMember(meeting=about, who=each) for each in group)
            yield f"the mentor of a group reads {when}", replace(asked, partner=group[0], members=members)


def time_samples(facts: Rehearsed, *, about: UUID, partner: Someone) -> Iterator[tuple[str, Notice]]:
    suggested = datetime.combine(facts.starts_on + timedelta(days=14), time(10), UTC)
    for attempt, when in ((1, "where nobody has chosen a first time yet"), (2, "before a later meeting")):
        yield (
            f"{'a mentee reads' if attempt == 1 else 'both sides read'} {when}",
            notices.MeetingOffered(
                meeting=about,
                mentorship=about,
                number=attempt,
                partner=partner,
                suggested=suggested,
                minutes=facts.minutes,
                times=tuple(OfferedTime(starts_at=suggested + later * A_DAY) for later in range(3)),
                attempt=attempt,
                first=attempt == 1,
            ),
        )
    yield (
        "one side reads when the other calls a meeting off",
        notices.MeetingCalledOff(meeting=about, mentorship=about, partner=partner, starts_at=suggested),
    )
    yield (
        "both sides read right before a meeting",
        notices.MeetingBegins(
            meeting=about, starts_at=suggested, minutes=facts.minutes, team="T0SAMPLE", channel="C0SAMPLE"
        ),
    )
    yield (
        "whoever asks for a meeting in their calendar reads with the file",
        notices.CalendarFile(
            meeting=about,
            sequence=0,
            partner=partner,
            program=facts.program,
            starts_at=suggested,
            minutes=facts.minutes,
            zone="Europe/London",
            made_at=suggested - 7 * A_DAY,
        ),
    )
