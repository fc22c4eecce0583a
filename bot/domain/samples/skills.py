"""Samples of what people read about their skills, with people who are plainly made up."""

from collections.abc import Iterator
from uuid import UUID

from bot.domain import notices
from bot.domain.growth.skills import Growth
from bot.domain.growth.terms import RatingMoment
from bot.domain.notices import Notice
from bot.domain.people import Someone

START, MIDDLE, END = RatingMoment
SKILLS = ("SQL", "Public speaking")


def skill_samples(*, about: UUID, mentor: Someone, mentee: Someone) -> Iterator[tuple[str, Notice]]:
    """What is read at each moment at which skills are rated, and of how they have grown."""
    for moment, when in ((START, "in the first days"), (MIDDLE, "half way"), (END, "a week before the end")):
        asked = notices.SkillsAsked(
            mentorship=about, partner=mentor, moment=moment, learns=True, skills=SKILLS, again=moment is not END
        )
        yield f"a mentee reads {when}", asked
    yield (
        "a mentor reads whom the mentee has invited to rate as well",
        notices.SkillsAsked(
            mentorship=about, partner=mentee, moment=START, learns=False, skills=SKILLS, again=True
        ),
    )
    rows = (
        Growth(about, SKILLS[0], {START: 2, MIDDLE: 3, END: 4}),
        Growth(about, SKILLS[1], {START: 1, MIDDLE: 3, END: 3}),
    )
    yield (
        "a mentee reads at the end, once they have rated their skills",
        notices.SkillGrowth(mentorship=about, partner=mentor, moment=END, learns=True, by_you=True, rows=rows),
    )
