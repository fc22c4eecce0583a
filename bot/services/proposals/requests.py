"""What people read of a request to a mentor: the question itself, and that it needs no answer any more."""

from datetime import timedelta

from bot.domain.notices import MentorRequested, RequestClosed, RequestWithdrawn
from bot.domain.terms import Side
from bot.services.almanac import Almanac
from bot.services.proposals.why import told_to_them
from bot.store import Work
from models import MatchProposal


def request_notice(request: MatchProposal, *, again: bool = False) -> MentorRequested:
    """The message that asks the mentor, or reminds them; always with the newest note."""
    cohort = request.mentor.cohort
    program = cohort.program
    return MentorRequested(
        proposal=request.id,
        program=program.name,
        mentee=request.mentee.person.as_someone(),
        note=request.note,
        mentee_goals=request.mentee.goals,
        reason=told_to_them(request),
        cadence=program.cadence,
        minutes=program.minutes,
        months=None if cohort.ends_on else program.months,
        ends_on=cohort.ends_on,
        answer_by=request.answer_by,
        again=again,
    )


def tell_request_over(
    work: Work,
    almanac: Almanac,
    request: MatchProposal,
    side: Side,
    *,
    found: bool = False,
    after: timedelta = timedelta(),
) -> None:
    """Tell one side of a request that is settled, some time `after`.

    A mentor who cannot have read of it reads nothing now either.

    The mentee reads the same words whatever happened, so that silence and every sort of no look alike. `found`: the
    mentee has a mentor now.
    """
    reader, program = request.member(side), request.mentor.cohort.program.name
    if side is Side.MENTOR and not work.finding.was_read(request.id, reader.person_id):
        return
    notice = (
        RequestClosed(cohort=request.cohort_id, program=program, mentor=request.mentor.person.as_someone())
        if side is Side.MENTEE
        else RequestWithdrawn(program=program, mentee=request.mentee.person.as_someone(), found=found)
    )
    due_at, key = almanac.next_permitted(reader, work.now + after), f"proposal:{request.id}:closed:{side}"
    work.outbox.restore(key, due_at=due_at, notice=notice)  # where it was closed before, and that was undone
    work.outbox.to_person(reader.person, notice, key=key, due_at=due_at)
