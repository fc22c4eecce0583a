"""Ending a pair on behalf of those who run its program: nobody hears of it for an hour, in which it can be undone.

Until then the pair stands as it was, marked by how it is going to end.
"""

from datetime import datetime

from bot.domain.care.terms import EndedBy
from bot.domain.insight.desk import UNDO_FOR
from bot.domain.insight.terms import DeedKind
from bot.domain.notices import PairParted
from bot.domain.rematches import Part
from bot.domain.terms import MentorshipState, Side
from bot.services.access import is_open
from bot.services.almanac import Almanac
from bot.services.care.closing import complete
from bot.services.care.health import settle_case
from bot.services.pairs.farewell import steps_left, stop_rhythm
from bot.services.pairs.introducing import gather
from bot.store import Work
from models import Mentorship, Rematch

ENDS = (DeedKind.PARTED, DeedKind.CLOSED)


def begin_to_end(work: Work, pair: Mentorship, how: EndedBy) -> None:
    """Have a pair end in an hour: PARTED so that both meet somebody new, STOPPED warmly, as on its planned day."""
    pair.ended_by, pair.look_again_at = how, work.now + UNDO_FOR


def end_in_time(work: Work, almanac: Almanac, pair: Mentorship) -> Part | None:
    """End a pair whose hour has passed; nothing else happens to it before."""
    due_at = _ends_at(work, pair)
    if work.now < due_at:
        pair.look_again_at = due_at
        return None
    settle_case(work, pair)
    if pair.ended_by is EndedBy.STOPPED:
        complete(work, almanac, pair, by=EndedBy.STOPPED)
        return Part()
    _part(work, almanac, pair)
    return Part()


def _ends_at(work: Work, pair: Mentorship) -> datetime:
    deed = work.desk.latest(pair.id, ENDS)
    return deed.done_at + UNDO_FOR if deed else work.now


def _part(work: Work, almanac: Almanac, pair: Mentorship) -> None:
    """End the pair and tell both in the same neutral words. In the next search the mentee comes first."""
    stop_rhythm(work, pair)
    pair.state, pair.ended_at = MentorshipState.ENDED, work.now
    if work.rematches.of(pair.id) is None:  # the mark by which a search finds whoever lost a partner
        work.add(Rematch, mentorship_id=pair.id, participant_id=pair.mentee_id, reason="", asked_at=work.now)
    goes_on = is_open(pair.cohort, work)
    if goes_on:
        work.searches.ask_for(pair.cohort_id)
    for side in Side:
        reader = pair.member(side)
        work.outbox.withdraw(reader.id, told=pair.member(side.other).person)
        notice = PairParted(
            partner=pair.member(side.other).person.as_someone(),
            program=pair.cohort.program.name,
            you_are=side,
            goes_on=goes_on,
            pairing=pair.cohort.program.pairing,
            steps_left=steps_left(work, pair, side),
        )
        due_at = almanac.next_permitted(reader, work.now)
        work.outbox.to_person(reader.person, notice, key=f"mentorship:{pair.id}:ended:{side}", due_at=due_at)
    gather(work, almanac, pair)
