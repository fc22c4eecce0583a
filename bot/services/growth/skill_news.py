"""What is written to people about their skills: the question at each moment, and how they have grown."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.growth.skill_cards import SkillPlanCard
from bot.domain.growth.terms import RatingMoment
from bot.domain.notices import Notice, SkillGrowth, SkillsAsked
from bot.domain.terms import Side
from bot.services.almanac import Almanac
from bot.services.growth.skill_pages import learner_for, timetable_of, wishes_of
from bot.services.pairs.rematches import news_from
from bot.store import Work
from models import Mentorship

JUST_NOW = timedelta(minutes=1)
"""Whoever asks twice within this time has pressed twice."""


def ask(work: Work, almanac: Almanac, pair: Mentorship, side: Side, moment: RatingMoment) -> None:
    """Ask one side, once, how good the learner is right now; nobody is asked where nothing is to be learnt.

    What was withdrawn before it left comes back: a mentor who was invited, kept out and invited again.
    """
    reader, learner = pair.member(side), learner_for(pair, side)
    skills = tuple(wish.label for wish in wishes_of(learner))
    if not skills:
        return
    notice = SkillsAsked(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        moment=moment,
        learns=learner is reader,
        skills=skills,
        again=timetable_of(pair).next_after(work.now) is not None,
        pairing=pair.cohort.program.pairing,
    )
    key, until = _asked(pair.id, side, moment), timetable_of(pair).until(work.now)
    due_at = almanac.next_permitted(reader, work.now)
    work.outbox.restore(key, due_at=due_at, notice=notice)
    work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at, expires_at=until)


def stop_asking(work: Work, pair: Mentorship, side: Side, moment: RatingMoment) -> None:
    """Whoever has answered by themself need not be asked."""
    work.outbox.take_back(_asked(pair.id, side, moment))


def tell_growth(work: Work, almanac: Almanac, pair: Mentorship, rater: Side, card: SkillPlanCard) -> None:
    """Tell how skills have grown, once at each moment; what has not left yet says the latest.

    The learner hears after their own answers and after the mentor's; an invited mentor after the learner's.
    """
    if card.learns and not any(row.has_grown for row in card.rows):
        return
    for reader in _readers(rater, card):
        notice = _growth(pair, reader, card, by=rater)
        since = work.now if reader is rater else news_from(work, almanac, pair, reader)  # one's own is no news
        key = _told(pair.id, card.moment, rater=rater, reader=reader)
        _put(work, pair, reader, notice, key=key, due_at=almanac.next_permitted(pair.member(reader), since))


def send_growth(work: Work, pair: Mentorship, card: SkillPlanCard) -> None:
    """Send somebody the growth that they see, as they have just asked for."""
    notice = _growth(pair, card.you_are, card, by=card.you_are)
    if not work.outbox.holds(notice, about=pair.id, since=work.now - JUST_NOW):
        work.outbox.to_person(work.me, notice, key=work.fresh_key("skills", pair.id), about=pair.id)


def take_back_from_mentor(work: Work, pair: Mentorship) -> None:
    """Nothing that has not left yet reaches the mentor, or tells of the mentor's answers."""
    for moment in RatingMoment:
        work.outbox.take_back(_asked(pair.id, Side.MENTOR, moment))
        for rater in Side:
            work.outbox.take_back(_told(pair.id, moment, rater=rater, reader=rater.other))


def _growth(pair: Mentorship, reader: Side, card: SkillPlanCard, *, by: Side) -> SkillGrowth:
    return SkillGrowth(
        mentorship=pair.id,
        partner=pair.member(reader.other).person.as_someone(),
        moment=card.moment,
        learns=learner_for(pair, reader) is pair.member(reader),
        by_you=reader is by,
        rows=tuple(row for row in card.rows if row.own or row.seen),
    )


def _readers(rater: Side, card: SkillPlanCard) -> tuple[Side, ...]:
    if not card.learns:
        return (rater.other,)
    return (rater, rater.other) if card.invited else (rater,)


def _put(work: Work, pair: Mentorship, reader: Side, notice: Notice, *, key: str, due_at: datetime) -> None:
    work.outbox.restore(key, due_at=due_at, notice=notice)
    work.outbox.reword(key, notice, due_at=due_at)
    work.outbox.to_person(pair.member(reader).person, notice, key=key, about=pair.id, due_at=due_at)


def _asked(pair: UUID, side: Side, moment: RatingMoment) -> str:
    return f"skills:{pair}:{moment}:asked:{side}"


def _told(pair: UUID, moment: RatingMoment, *, rater: Side, reader: Side) -> str:
    return f"skills:{pair}:{moment}:told:{rater}:{reader}"
