"""What time brings to a pair beyond its meetings: an agreement, goals to review, skills to rate, steps due."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.care.pulses import FIRST_AFTER
from bot.domain.care.retrospectives import EVERY as LOOK_BACK_EVERY
from bot.domain.growth.terms import OccasionKind
from bot.domain.terms import MentorshipState
from bot.services.almanac import Almanac
from bot.services.care.endings import asks_at, speak_of_ending
from bot.services.care.health import speak_of_health
from bot.services.care.pulses import speak_of_pulse
from bot.services.care.questions import speak_of_questions
from bot.services.care.retrospectives import speak_of_retrospective
from bot.services.care.silence import speak_of_silence
from bot.services.growth.agreements import speak_of_agreement
from bot.services.growth.reviews import speak_of_goals
from bot.services.growth.skills import speak_of_skills
from bot.services.growth.steps import speak_of_steps
from bot.store import Store, Work
from models import Mentorship

Speak = Callable[[Work, Almanac, Mentorship], datetime | None]
"""Puts what is to be said now into the outbox, and tells when to look again: None until somebody does something."""

SPEAK: Mapping[OccasionKind, Speak] = {
    OccasionKind.AGREEMENT: speak_of_agreement,
    OccasionKind.REVIEW: speak_of_goals,
    OccasionKind.SKILLS: speak_of_skills,
    OccasionKind.STEPS: speak_of_steps,
    OccasionKind.QUESTIONS: speak_of_questions,
    OccasionKind.PULSE: speak_of_pulse,
    OccasionKind.ENDING: speak_of_ending,
    OccasionKind.HEALTH: speak_of_health,
    OccasionKind.SILENCE: speak_of_silence,
    OccasionKind.RETROSPECTIVE: speak_of_retrospective,
}
FIRST_LOOKS: Mapping[OccasionKind, timedelta] = {
    OccasionKind.SKILLS: timedelta(days=1),
    OccasionKind.AGREEMENT: timedelta(days=4),
    OccasionKind.REVIEW: timedelta(days=10),
    OccasionKind.PULSE: FIRST_AFTER,
    OccasionKind.HEALTH: timedelta(days=7),
    OccasionKind.SILENCE: timedelta(days=7),
    OccasionKind.RETROSPECTIVE: LOOK_BACK_EVERY,
}
"""Counted from the day on which a pair forms. Steps are looked after once there is one."""
ABOUT_TO_PART = timedelta(days=1)
"""How long until a pair is looked at again of which somebody asked for another partner."""
AT_REST = timedelta(days=7)
"""How long until a pair on a break is looked at again, unless the break is over before."""
SETTLES_IN = timedelta(days=1)
"""How long until a pair that is back from a break is looked at, where that would have come within the week."""


class Occasions:
    """Speaks to pairs of what there is to speak of, once its time has come."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def come(self, workspace_id: UUID, occasion_id: UUID) -> int:
        """Look after one thing of a pair; return how many messages were planned."""
        with self._store.inside(workspace_id) as work:
            pair_id, kind = work.occasions.get(occasion_id)
            work.occasions.look_next(occasion_id, self._after(work, work.mentorships.get(pair_id), kind))
            return len(work.outbox.added)

    def _after(self, work: Work, pair: Mentorship, kind: OccasionKind) -> datetime | None:
        """Say what there is to say, and tell when to look again."""
        if pair.over:
            return None
        if pair.state is MentorshipState.PAUSED:
            return work.now + AT_REST
        if work.rematches.of(pair.id):
            return work.now + ABOUT_TO_PART
        return SPEAK[kind](work, self._almanac, pair)


def begin_occasions(work: Work, pair: Mentorship) -> None:
    """Have a pair that has just formed looked after."""
    for kind, after in FIRST_LOOKS.items():
        work.occasions.look_by(pair.id, kind, work.now + after)
    work.occasions.look_by(pair.id, OccasionKind.ENDING, asks_at(pair))


def go_on_with_occasions(work: Work, pair: Mentorship) -> None:
    """Have a pair looked after again that is back from a break, of whichever length it was in the end."""
    work.occasions.bring_forward(pair.id, due_by=work.now + AT_REST, to=work.now + SETTLES_IN)
