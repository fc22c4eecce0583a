"""The end of a pair that has run its course, or that both have ended warmly; and how one goes on after all."""

from datetime import date

from bot.domain.care.endings import ended_by
from bot.domain.care.terms import EndedBy
from bot.domain.growth.terms import OccasionKind
from bot.domain.notices import EndingAsked, EndWished, MentorshipCompleted, PairGoesOn
from bot.domain.terms import MeetingState, MentorshipState, Side
from bot.services.access import both_active
from bot.services.almanac import Almanac
from bot.services.care.pulses import ask_exit
from bot.services.pairs.farewell import cancel_planned, steps_left
from bot.services.pairs.introducing import gather
from bot.services.pairs.on_record import PairStep, put_on_record
from bot.store import Work
from models import Mentorship


def complete(work: Work, almanac: Almanac, pair: Mentorship, *, by: EndedBy | None = None) -> None:
    """End a pair warmly, on its planned day unless `by` says otherwise, and tell each what they have achieved."""
    chosen = {each.choice for each in work.farewells.of(pair.id).values()}
    pair.state, pair.ended_at, pair.look_again_at = MentorshipState.COMPLETED, work.now, None
    pair.ended_by = by or ended_by(chosen)
    if by is None:
        put_on_record(work, pair, PairStep.COMPLETE)
    _unask(work, pair)
    work.outbox.hush(pair.id)
    cancel_planned(work, pair)
    _, minutes = work.farewells.met([pair.id]).get(pair.id, (0, 0))
    for side in Side:
        reader = pair.member(side)
        notice = MentorshipCompleted(
            partner=pair.member(side.other).person.as_someone(),
            program=pair.cohort.program.name,
            meetings_held=work.mentorships.count_meetings(pair.id, MeetingState.HELD),
            goals_reached=work.mentorships.count_goals_reached(pair.id, reader.id),
            mentorship=pair.id,
            minutes_met=minutes,
            steps_left=steps_left(work, pair, side),
            early=by is EndedBy.GRADUATED,
        )
        key = work.fresh_key("mentorship", pair.id, "completed", side)
        due_at = almanac.next_permitted(reader, work.now)
        work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at)
        ask_exit(work, almanac, pair, side)
    gather(work, almanac, pair)


def go_on(work: Work, almanac: Almanac, pair: Mentorship, until: date, *, tell: Side) -> None:
    """Let a pair go on until a later day, as both wish, and tell the one who wished it first."""
    again = pair.over
    if again:
        pair.state = MentorshipState.ACTIVE if both_active(pair) else MentorshipState.PAUSED
        pair.ended_at = pair.ended_by = None
        work.outbox.call_in(MentorshipCompleted, pair.id)
    _unask(work, pair)
    pair.ends_on, pair.look_again_at = until, work.now
    work.farewells.forget(pair.id)
    for kind in OccasionKind if again else (OccasionKind.ENDING, OccasionKind.SKILLS):
        work.occasions.look_at_each([pair.id], kind, work.now)
    reader = pair.member(tell)
    notice = PairGoesOn(
        mentorship=pair.id,
        partner=pair.member(tell.other).person.as_someone(),
        program=pair.cohort.program.name,
        until=until,
        again=again,
    )
    key = work.fresh_key("mentorship", pair.id, "goes_on", tell)
    due_at = almanac.next_permitted(reader, work.now)
    work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at)
    work.audit("pair:extend", pair.id, program=pair.cohort.program_id, until=str(until))


def _unask(work: Work, pair: Mentorship) -> None:
    """What has been decided needs no question any more."""
    work.outbox.call_in(EndingAsked, pair.id)
    work.outbox.call_in(EndWished, pair.id)
