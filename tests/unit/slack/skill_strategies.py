"""Cards of skills as pairs could have them: none, forty of them, and called whatever people call them."""

from dataclasses import replace

from hypothesis import strategies as st

from bot.domain.growth.skill_cards import SkillFormCard, SkillPlanCard, SkillToRate
from bot.domain.growth.skills import BEST, MOST_SKILLS, MOST_SUGGESTED, Growth
from bot.domain.growth.terms import RatingMoment
from tests.unit.slack import strategies as some

moments = st.sampled_from(RatingMoment)
scores = st.integers(1, BEST)
plans = st.builds(
    SkillPlanCard,
    mentorship=some.uuids,
    program=some.texts,
    pairing=some.pairings,
    you_are=some.sides,
    partner=some.people,
    moment=moments,
    until=some.instants,
    rows=some.crowds(some.grown),
    may_rate=st.booleans(),
    rated=st.booleans(),
    invited=st.booleans(),
    over=st.booleans(),
    suggested=some.crowds(some.grown).map(lambda rows: rows[:MOST_SUGGESTED]),
)
forms = st.builds(
    SkillFormCard,
    mentorship=some.uuids,
    partner=some.people,
    learns=st.booleans(),
    invited=st.booleans(),
    may_invite=st.booleans(),
    moment=moments,
    skills=st.lists(
        st.builds(SkillToRate, skill=some.uuids, label=some.texts, rating=st.none() | scores),
        min_size=1,
        max_size=MOST_SKILLS,
        unique_by=lambda each: each.skill,
    ).map(tuple),
)


def of_forty(card: SkillPlanCard) -> SkillPlanCard:
    """The same with forty skills of long names."""
    long = Growth(card.mentorship, "S" * 100, dict.fromkeys(RatingMoment, BEST))
    return replace(card, rows=(long,) * 40)
