"""What Home shows of how pairs are doing: what waits for the reader."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from bot.domain.care.retrospectives import OPEN_FOR
from bot.domain.pair_glances import Waiting
from bot.services.access import my_side
from bot.services.care.endings import endings_of
from bot.services.care.pulses import pulses_waiting
from bot.services.care.questions import questions_of
from bot.services.meetings.agenda import topics_of
from bot.services.meetings.feedback import feedback_due
from bot.store import Work
from models import Mentorship


def waiting_in(work: Work, pairs: Sequence[Mentorship]) -> Mapping[UUID, Waiting]:
    """What waits for the person acting in each of these pairs of theirs, by the same few questions for all."""
    topics, questions = topics_of(work, pairs), questions_of(work, pairs)
    feedback, surveys = feedback_due(work, pairs), pulses_waiting(work, pairs)
    look_backs, endings = look_backs_waiting(work, pairs), endings_of(work, pairs)
    return {
        pair.id: Waiting(
            topics=len(topics[pair.id]),
            question=next((each.id for each in questions[pair.id] if not each.yours), None),
            feedback=due.meeting if (due := feedback.get(pair.id)) and not due.given else None,
            survey=surveys.get(pair.id),
            look_back=pair.id in look_backs,
            ending=endings[pair.id].soon and endings[pair.id].mine is None,
        )
        for pair in pairs
    }


def look_backs_waiting(work: Work, pairs: Sequence[Mentorship]) -> frozenset[UUID]:
    """In which of these pairs the person acting was asked to look back and has not answered yet."""
    places = [pair.member(my_side(pair, work)).id for pair in pairs]
    return work.retrospectives.waiting(places, since=work.now - OPEN_FOR)
