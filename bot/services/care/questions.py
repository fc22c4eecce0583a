"""Questions between meetings: asked, answered or kept for the meeting; reminded of once, and never again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from bot.domain.care.question_cards import QuestionCard, QuestionForm, QuestionsCard
from bot.domain.care.question_errors import EnoughQuestions
from bot.domain.care.questions import (
    LATELY,
    MOST_SHOWN,
    MOST_WAITING,
    as_topic,
    checked_answer,
    checked_question,
    remind_at,
)
from bot.domain.care.terms import QuestionState
from bot.domain.errors import NoPairUnderWay
from bot.domain.growth.terms import OccasionKind
from bot.domain.notices import QuestionAnswered, QuestionAsked, QuestionForMeeting, QuestionReminder
from bot.domain.people import Actor
from bot.services.access import my_side, own_running
from bot.services.almanac import Almanac
from bot.services.care.question_access import asked_by_me, asked_of_me, asked_one, asker_of, card_of
from bot.services.care.signals import heed
from bot.services.growth.step_forms import pair_choice
from bot.services.meetings.agenda import put_on_agenda
from bot.services.meetings.preparing import prepare_anew
from bot.store import Store, Work
from models import Mentorship, Question


class Questions:
    """Either of a pair asks the other. Whoever asked may reword or take back what has no answer yet."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor) -> QuestionsCard:
        """What waits in the person's pairs and what was settled lately. Raise NoPairUnderWay for nothing at all."""
        with self._store.reading(actor) as work:
            pairs = work.mentorships.ever_of([each.id for each in work.participants.ever_of(work.me.id)])
            by_id = {pair.id: pair for pair in pairs}
            found = work.questions.lately_in(list(by_id), work.now - LATELY, most=MOST_SHOWN)
            running = any(not pair.over for pair in pairs)
            if not found and not running:
                raise NoPairUnderWay
            return QuestionsCard(
                questions=tuple(card_of(work, by_id[each.mentorship_id], each) for each in found), ask=running
            )

    def begin(self, actor: Actor) -> QuestionForm:
        """An empty form, for the person to choose whom they ask. Raise NoPairUnderWay."""
        with self._store.reading(actor) as work:
            pairs = work.mentorships.running_of([each.id for each in work.participants.of_person(work.me.id)])
            if not pairs:
                raise NoPairUnderWay
            return QuestionForm(pairs=tuple(pair_choice(work, pair) for pair in pairs))

    def blank(self, actor: Actor, mentorship_id: UUID) -> QuestionForm:
        """An empty form for one pair. Raise NotYours or MentorshipOver."""
        with self._store.reading(actor) as work:
            return QuestionForm(pairs=(pair_choice(work, own_running(mentorship_id, work)),))

    def ask(self, actor: Actor, mentorship_id: UUID, words: str, context: str) -> QuestionCard:
        """Ask the partner. Raise WrongInput, EnoughQuestions, NotYours or MentorshipOver."""
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            me = pair.member(my_side(pair, work))
            words, context = checked_question(words, context)
            if work.questions.count_waiting(pair.id, me.id) >= MOST_WAITING:
                raise EnoughQuestions
            question = work.add(
                Question,
                mentorship_id=pair.id,
                asker_id=me.id,
                state=QuestionState.WAITING,
                text=words,
                context=context,
                asked_at=work.now,
            )
            self._pass_on(work, pair, question)
            due = _remind_at(self._almanac, pair, question)
            work.occasions.look_by(pair.id, OccasionKind.QUESTIONS, due)
            return card_of(work, pair, question)

    def form(self, actor: Actor, question_id: UUID) -> QuestionForm:
        """One's own question as it is, to say it in other words. Raise as `reword` does, but for WrongInput."""
        with self._store.reading(actor) as work:
            pair, question = asked_by_me(work, question_id)
            return QuestionForm(
                pairs=(pair_choice(work, pair),),
                question=question.id,
                words=question.text,
                context=question.context,
            )

    def reword(self, actor: Actor, question_id: UUID, words: str, context: str) -> QuestionCard:
        """Say it in other words while it waits. Raise WrongInput, NotYours, MentorshipOver or what became of it."""
        with self._store.writing(actor) as work:
            pair, question = asked_by_me(work, question_id)
            words, context = checked_question(words, context)
            if (words, context) != (question.text, question.context):
                question.text, question.context = words, context
                work.flush()
                self._pass_on(work, pair, question)
            return card_of(work, pair, question)

    def withdraw(self, actor: Actor, question_id: UUID) -> QuestionCard:
        """Take one's own question back while it waits; whoever has not read it never will. Raise as `reword`."""
        with self._store.writing(actor) as work:
            pair, question = asked_by_me(work, question_id)
            self._settle(work, question, QuestionState.WITHDRAWN)
            return card_of(work, pair, question)

    def to_answer(self, actor: Actor, question_id: UUID) -> QuestionCard:
        """The question that is about to be answered. Raise as `answer` does, but for WrongInput."""
        with self._store.reading(actor) as work:
            return card_of(work, *asked_of_me(work, question_id))

    def answer(self, actor: Actor, question_id: UUID, words: str) -> QuestionCard:
        """Answer the partner, once. Raise WrongInput, NotYours, MentorshipOver or what has become of it."""
        with self._store.writing(actor) as work:
            pair, question = asked_of_me(work, question_id)
            question.answer, question.answered_at = checked_answer(words), work.now
            self._settle(work, question, QuestionState.ANSWERED)
            heed(work, pair)
            notice = QuestionAnswered(
                question=question.id,
                mentorship=pair.id,
                partner=work.me.as_someone(),
                words=question.text,
                answer=question.answer,
            )
            self._tell_asker(work, pair, question, notice)
            return card_of(work, pair, question)

    def for_meeting(self, actor: Actor, question_id: UUID) -> QuestionCard:
        """Keep it for when the two meet: it becomes a topic of the asker's. Raise as `to_answer` does."""
        with self._store.writing(actor) as work:
            pair, question = asked_of_me(work, question_id)
            self._settle(work, question, QuestionState.FOR_MEETING)
            asker = asker_of(pair, question)
            put_on_agenda(work, pair, asker, as_topic(question.text, question.context), question=question.id)
            prepare_anew(work, self._almanac, pair)
            notice = QuestionForMeeting(
                question=question.id,
                mentorship=pair.id,
                partner=work.me.as_someone(),
                words=question.text,
            )
            self._tell_asker(work, pair, question, notice)
            return card_of(work, pair, question)

    def _settle(self, work: Work, question: Question, state: QuestionState) -> None:
        """Whatever has become of it, nobody is asked any more."""
        for key in (*_asked_keys(question), _reminder_key(question)):
            work.outbox.take_back(key)
        question.state = state

    def _pass_on(self, work: Work, pair: Mentorship, question: Question) -> None:
        """Bring it to the partner: in place of what they have not read yet, else once more in its new words."""
        reader = asked_one(pair, question)
        keys = _asked_keys(question)
        read = work.outbox.left(keys)
        for key in (*keys, _reminder_key(question)):
            work.outbox.take_back(key)
        notice = QuestionAsked(
            question=question.id,
            partner=work.me.as_someone(),
            words=question.text,
            context=question.context,
            reworded=bool(read),
        )
        due_at = self._almanac.next_permitted(reader, work.now)
        work.outbox.to_person(reader.person, notice, key=keys[-1], about=pair.id, due_at=due_at)

    def _tell_asker(
        self, work: Work, pair: Mentorship, question: Question, notice: QuestionAnswered | QuestionForMeeting
    ) -> None:
        asker = asker_of(pair, question)
        key, due_at = f"question:{question.id}:settled", self._almanac.next_permitted(asker, work.now)
        work.outbox.to_person(asker.person, notice, key=key, about=question.id, due_at=due_at)


def questions_of(work: Work, pairs: Sequence[Mentorship]) -> Mapping[UUID, tuple[QuestionCard, ...]]:
    """What waits for an answer in these pairs of the person acting, by pair, the oldest first."""
    found = work.questions.waiting_in([pair.id for pair in pairs])
    return {
        pair.id: tuple(card_of(work, pair, each) for each in found if each.mentorship_id == pair.id)
        for pair in pairs
    }


def speak_of_questions(work: Work, almanac: Almanac, pair: Mentorship) -> datetime | None:
    """Remind of each question once, after three working days of whoever is asked; return the next such moment."""
    waiting = [each for each in work.questions.waiting_in([pair.id]) if each.reminded_at is None]
    moments = {question.id: _remind_at(almanac, pair, question) for question in waiting}
    for question in waiting:
        if moments[question.id] <= work.now:
            _remind(work, almanac, pair, question)
    return min((moment for moment in moments.values() if moment > work.now), default=None)


def _remind(work: Work, almanac: Almanac, pair: Mentorship, question: Question) -> None:
    question.reminded_at = work.now
    reader = asked_one(pair, question)
    notice = QuestionReminder(
        question=question.id,
        partner=asker_of(pair, question).person.as_someone(),
        words=question.text,
        context=question.context,
    )
    due_at = almanac.next_permitted(reader, work.now)
    work.outbox.to_person(reader.person, notice, key=_reminder_key(question), about=pair.id, due_at=due_at)


def _remind_at(almanac: Almanac, pair: Mentorship, question: Question) -> datetime:
    return remind_at(almanac.working_time(asked_one(pair, question), question.asked_at), question.asked_at)


def _asked_keys(question: Question) -> list[str]:
    """One for each wording that may have been passed on; the last is that of the newest."""
    return [f"question:{question.id}:asked:{version}" for version in range(1, question.version + 1)]


def _reminder_key(question: Question) -> str:
    return f"question:{question.id}:reminder"
