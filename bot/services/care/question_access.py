"""Whose a question between meetings is, and what it looks like to each of the two."""

from uuid import UUID

from bot.domain.care.question_cards import QuestionCard
from bot.domain.care.question_errors import TooLateToAnswer
from bot.domain.care.questions import require_waiting
from bot.domain.errors import NotYours
from bot.services.access import my_side, require_running
from bot.store import Work
from models import Mentorship, Participant, Question


def card_of(work: Work, pair: Mentorship, question: Question) -> QuestionCard:
    side = my_side(pair, work)
    return QuestionCard(
        id=question.id,
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        words=question.text,
        context=question.context,
        answer=question.answer,
        state=question.state,
        yours=question.asker_id == pair.member(side).id,
        asked_at=question.asked_at,
        reminded=question.reminded_at is not None,
        over=pair.over,
    )


def asked_by_me(work: Work, question_id: UUID) -> tuple[Mentorship, Question]:
    """A question of the person's own that waits. Raise NotYours, MentorshipOver or what has become of it."""
    pair, question = _waiting(work, question_id)
    require_running(pair)
    if question.asker_id != pair.member(my_side(pair, work)).id:
        raise NotYours
    return pair, question


def asked_of_me(work: Work, question_id: UUID) -> tuple[Mentorship, Question]:
    """A question to the person that waits. Raise NotYours, TooLateToAnswer or what has become of it."""
    pair, question = _waiting(work, question_id)
    if asked_one(pair, question).person_id != work.me.id:
        raise NotYours
    if pair.over:
        raise TooLateToAnswer
    return pair, question


def _waiting(work: Work, question_id: UUID) -> tuple[Mentorship, Question]:
    """A question that waits, in a pair of the person's that is held until the transaction ends."""
    pair = work.mentorships.get(work.questions.pair_of(question_id))
    my_side(pair, work)
    question = work.questions.get(question_id)
    require_waiting(question.state)
    return pair, question


def asked_one(pair: Mentorship, question: Question) -> Participant:
    """Whoever is asked."""
    return pair.member(pair.side_held_by(question.asker_id).other)


def asker_of(pair: Mentorship, question: Question) -> Participant:
    return pair.member(pair.side_held_by(question.asker_id))
