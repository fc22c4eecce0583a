"""What each side of a pair sees of its skills: the learner's own answers, and the mentor's where one is invited."""

from collections.abc import Sequence
from uuid import UUID

from bot.domain.growth.skill_cards import SkillPlanCard
from bot.domain.growth.skills import MOST_SKILLS, Answer, Growth, Timetable, Wish, growth_of
from bot.domain.matching_terms import Pairing
from bot.domain.terms import Side
from bot.services.access import my_side
from bot.services.meetings.planning import last_day_of
from bot.store import Work
from models import Mentorship, Participant, SkillRating


def skills_of(work: Work, pairs: Sequence[Mentorship]) -> dict[UUID, SkillPlanCard]:
    """The skills of each pair as the person acting may see them. One question for all of them."""
    kept = work.ratings.of([pair.id for pair in pairs])
    return {pair.id: _card(work, pair, [_answer(rating) for rating in kept[pair.id]]) for pair in pairs}


def timetable_of(pair: Mentorship) -> Timetable:
    return Timetable.between(pair.started_at, last_day_of(pair))


def among_peers(pair: Mentorship) -> bool:
    return pair.cohort.program.pairing is Pairing.PEER


def learner_for(pair: Mentorship, side: Side) -> Participant:
    """Whose skills this side looks at: the mentee's, and among peers everybody's own."""
    return pair.member(side) if among_peers(pair) else pair.mentee


def is_shared(pair: Mentorship) -> bool:
    """Whether the mentee has invited the mentor, so that both see both."""
    return pair.mentor_rates_since is not None and not among_peers(pair)


def lets_in(pair: Mentorship, side: Side) -> bool:
    """Whether this side sees answers and gives some: the learner does, and a mentor who is invited."""
    return learner_for(pair, side) is pair.member(side) or is_shared(pair)


def wishes_of(learner: Participant) -> tuple[Wish, ...]:
    """What somebody would like to learn, in their order, as far as it is asked about; merged skills once."""
    found: dict[str, Wish] = {}
    for chosen in learner.skills:
        if chosen.side is Side.MENTEE:
            skill = chosen.skill.counts_as
            found.setdefault(chosen.skill.match_key, Wish(skill.id, skill.label))
    return tuple(found.values())[:MOST_SKILLS]


def _answer(rating: SkillRating) -> Answer:
    skill = rating.skill.counts_as
    return Answer(
        skill=rating.skill_id,
        counts_as=skill.id,
        label=skill.label,
        rater=rating.rater_id,
        moment=rating.moment,
        rating=rating.rating,
        at=rating.rated_at,
    )


def _card(work: Work, pair: Mentorship, answers: Sequence[Answer]) -> SkillPlanCard:
    side, times = my_side(pair, work), timetable_of(pair)
    moment = times.at(work.now)
    reader, learner = pair.member(side), learner_for(pair, side)
    return SkillPlanCard(
        mentorship=pair.id,
        program=pair.cohort.program.name,
        pairing=pair.cohort.program.pairing,
        you_are=side,
        partner=pair.member(side.other).person.as_someone(),
        moment=moment,
        until=times.until(work.now),
        rows=_rows(pair, learner, answers) if lets_in(pair, side) else (),
        may_rate=not pair.over and lets_in(pair, side) and bool(wishes_of(learner)),
        rated=any((each.rater, each.moment) == (reader.id, moment) for each in answers),
        invited=is_shared(pair),
        over=pair.over,
    )


def _rows(pair: Mentorship, learner: Participant, answers: Sequence[Answer]) -> tuple[Growth, ...]:
    seen_by = pair.mentor_id if is_shared(pair) else None
    return growth_of(wishes_of(learner), answers, learner=learner.id, seen_by=seen_by)
