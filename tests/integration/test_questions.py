"""Questions between meetings: asked, reworded, answered once, kept for the meeting, reminded of once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.domain.care.question_errors import (
    EnoughQuestions,
    QuestionAnsweredAlready,
    QuestionOnAgenda,
    QuestionTakenBack,
    TooLateToAnswer,
)
from bot.domain.care.questions import LATELY, MOST_WAITING
from bot.domain.care.terms import QuestionState
from bot.domain.errors import MentorshipOver, NoPairUnderWay, NotYours, WrongInput
from bot.domain.growth.terms import OccasionKind
from bot.domain.notices import QuestionAnswered, QuestionAsked, QuestionForMeeting, QuestionReminder
from bot.domain.people import Actor, Someone
from bot.services.care.questions import questions_of
from models import AgendaItem, Mentorship, Occasion, Question
from tests.integration.office import Office, T

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")


class Desk:
    """A mentor Ada and a mentee Bob, who asks her something on a Monday morning."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.ada, self.bob = office.person("ada"), office.person("bob")
        self.pair = office.pair(self.ada, self.bob, office.cohort())
        self.questions = office.services.questions

    def ask(self, by: Actor | None = None, words: str = "May I?", context: str = "I tried.") -> Question:
        card = self.questions.ask(by or self.bob, self.pair, words, context)
        return self.office.row(Question, id=card.id)

    def state(self, question: Question) -> QuestionState:
        return self.office.row(Question, id=question.id).state

    def read(self, who: Actor, kind: type) -> list[object]:
        """What somebody has to read of one kind; from then on it counts as sent."""
        letters = self.office.letters(who, kind)
        self.office.clear_mail()
        return list(letters)

    def ends(self) -> None:
        self.office.services.participation.leave(self.bob, self.office.row(Mentorship).mentee_id)


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def test_a_question_goes_to_the_partner_and_its_answer_to_whoever_asked(desk: Desk) -> None:
    question = desk.ask(words=" May I? ")
    assert desk.read(desk.ada, QuestionAsked) == [
        QuestionAsked(question=question.id, partner=BOB, words="May I?", context="I tried.")
    ]
    card = desk.questions.answer(desk.ada, question.id, " Please do. ")
    assert (card.state, card.answer, card.yours) == (QuestionState.ANSWERED, "Please do.", False)
    assert desk.read(desk.bob, QuestionAnswered) == [
        QuestionAnswered(
            question=question.id, mentorship=desk.pair, partner=ADA, words="May I?", answer="Please do."
        )
    ]
    (mine,) = desk.questions.of(desk.bob).questions
    assert (mine.state, mine.yours, mine.answer) == (QuestionState.ANSWERED, True, "Please do.")


def test_a_mentor_may_ask_as_well(desk: Desk) -> None:
    question = desk.ask(desk.ada)
    assert len(desk.read(desk.bob, QuestionAsked)) == 1
    desk.questions.answer(desk.bob, question.id, "Yes.")
    assert len(desk.read(desk.ada, QuestionAnswered)) == 1


def test_a_question_kept_for_the_meeting_becomes_a_topic_of_whoever_asked(desk: Desk) -> None:
    question = desk.ask()
    card = desk.questions.for_meeting(desk.ada, question.id)
    assert card.state is QuestionState.FOR_MEETING
    assert len(desk.read(desk.bob, QuestionForMeeting)) == 1
    (topic,) = desk.office.services.agendas.of(desk.bob, desk.pair).topics
    assert (topic.words, topic.yours, topic.asked) == ("May I?\nI tried.", True, True)
    assert desk.office.row(AgendaItem).question_id == question.id
    with pytest.raises(QuestionOnAgenda):
        desk.questions.answer(desk.ada, question.id, "Yes.")


def test_two_answers_at_once_are_one_and_a_stale_button_says_why(desk: Desk) -> None:
    question = desk.ask()
    with ThreadPoolExecutor(3) as pool:
        tasks = [
            pool.submit(desk.questions.answer, desk.ada, question.id, "Yes."),
            pool.submit(desk.questions.answer, desk.ada, question.id, "No."),
            pool.submit(desk.questions.for_meeting, desk.ada, question.id),
        ]
    assert sorted(task.exception() is None for task in tasks) == [False, False, True]
    settled = desk.office.letters(desk.bob, QuestionAnswered, QuestionForMeeting)
    assert len(settled) == 1
    with pytest.raises((QuestionAnsweredAlready, QuestionOnAgenda)):
        desk.questions.to_answer(desk.ada, question.id)


def test_an_unread_question_changes_its_words_in_place(desk: Desk) -> None:
    question = desk.ask()
    assert desk.questions.form(desk.bob, question.id).words == "May I?"
    desk.questions.reword(desk.bob, question.id, "May I?", "I tried.")
    desk.questions.reword(desk.bob, question.id, "May we?", "")
    (asked,) = desk.office.letters(desk.ada, QuestionAsked)
    assert asked == QuestionAsked(question=question.id, partner=BOB, words="May we?", context="")


def test_a_question_that_was_read_comes_once_more_in_its_new_words(desk: Desk) -> None:
    question = desk.ask()
    desk.office.clear_mail()
    desk.questions.reword(desk.bob, question.id, "May we?", "")
    (asked,) = desk.read(desk.ada, QuestionAsked)
    assert asked == QuestionAsked(question=question.id, partner=BOB, words="May we?", context="", reworded=True)
    with pytest.raises(WrongInput):
        desk.questions.reword(desk.bob, question.id, " ", "")


def test_a_question_taken_back_unread_is_never_read(desk: Desk) -> None:
    question = desk.ask()
    desk.questions.withdraw(desk.bob, question.id)
    assert desk.office.letters(desk.ada) == []
    assert desk.questions.of(desk.bob).questions == ()
    for deed in (desk.questions.withdraw, desk.questions.form):
        with pytest.raises(QuestionTakenBack):
            deed(desk.bob, question.id)
    with pytest.raises(QuestionTakenBack):
        desk.questions.for_meeting(desk.ada, question.id)


def test_only_whoever_asked_rewords_and_only_the_other_answers(desk: Desk) -> None:
    question, eve = desk.ask(), desk.office.person("eve")
    for who in (desk.ada, eve):
        with pytest.raises(NotYours):
            desk.questions.withdraw(who, question.id)
    for who in (desk.bob, eve):
        with pytest.raises(NotYours):
            desk.questions.answer(who, question.id, "Yes.")
    assert desk.state(question) is QuestionState.WAITING


def test_only_a_few_wait_at_a_time(desk: Desk) -> None:
    for number in range(MOST_WAITING):
        desk.ask(words=f"Question {number}?")
    with pytest.raises(EnoughQuestions):
        desk.ask()
    desk.ask(desk.ada)


def test_the_partner_is_reminded_once_after_three_working_days_and_never_again(desk: Desk) -> None:
    question = desk.ask()
    desk.office.wait(hours=1)
    later = desk.ask(words="And then?")
    for days in range(1, 15):
        desk.office.clock.instant = T(days=days)
        desk.office.plan()
        due = desk.read(desk.ada, QuestionReminder)
        found = [reminder.question for reminder in due if isinstance(reminder, QuestionReminder)]
        assert found == ([question.id, later.id] if days == 3 else []), days
    assert desk.office.row(Occasion, kind=OccasionKind.QUESTIONS).look_again_at is None


def test_what_is_asked_later_is_reminded_of_later(desk: Desk) -> None:
    first = desk.ask()
    desk.office.clock.instant = T(days=1)
    second = desk.ask(words="And then?")
    reminded = []
    for days in (3, 4):
        desk.office.clock.instant = T(days=days)
        desk.office.plan()
        reminded += [each.question for each in desk.read(desk.ada, QuestionReminder)]  # type: ignore[attr-defined]
    assert reminded == [first.id, second.id]


def test_an_answer_in_time_spares_the_reminder_and_one_that_crosses_it_takes_it_back(desk: Desk) -> None:
    early, late = desk.ask(), desk.ask(words="And then?")
    desk.questions.answer(desk.ada, early.id, "Yes.")
    desk.office.clock.instant = T(days=3)
    desk.office.plan()
    assert len(desk.office.letters(desk.ada, QuestionReminder)) == 1
    desk.questions.answer(desk.ada, late.id, "Yes.")
    assert desk.office.letters(desk.ada, QuestionReminder) == []


def test_words_put_anew_stand_in_place_of_a_reminder_on_its_way(desk: Desk) -> None:
    question = desk.ask()
    desk.office.clear_mail()
    desk.office.clock.instant = T(days=3)
    desk.office.plan()
    desk.questions.reword(desk.bob, question.id, "May we?", "")
    assert [type(each) for each in desk.office.letters(desk.ada, QuestionAsked, QuestionReminder)] == [
        QuestionAsked
    ]


def test_after_the_end_nothing_is_sent_and_everything_can_be_read(desk: Desk) -> None:
    question, answered = desk.ask(), desk.ask(words="And then?")
    desk.questions.answer(desk.ada, answered.id, "Now.")
    desk.ends()
    assert desk.office.letters(desk.ada, QuestionAsked) == []
    assert len(desk.office.letters(desk.bob, QuestionAnswered)) == 1
    with pytest.raises(TooLateToAnswer):
        desk.questions.answer(desk.ada, question.id, "Yes.")
    with pytest.raises(MentorshipOver):
        desk.questions.reword(desk.bob, question.id, "May we?", "")
    with pytest.raises(MentorshipOver):
        desk.ask()
    card = desk.questions.of(desk.ada)
    assert (card.ask, card.waiting, len(card.questions)) == (False, True, 2)
    assert all(each.over for each in card.questions)
    with pytest.raises(NoPairUnderWay):
        desk.questions.begin(desk.ada)


def test_whoever_has_no_pair_is_told_so_and_old_answers_leave_the_list(desk: Desk) -> None:
    question = desk.ask()
    desk.questions.answer(desk.ada, question.id, "Yes.")
    with pytest.raises(NoPairUnderWay):
        desk.questions.of(desk.office.person("eve"))
    desk.office.wait(days=LATELY.days, seconds=1)
    assert desk.questions.of(desk.bob).questions == ()
    assert not desk.questions.of(desk.bob).waiting
    assert len(desk.questions.begin(desk.bob).pairs) == len(desk.questions.blank(desk.bob, desk.pair).pairs) == 1


def test_what_waits_is_told_for_many_pairs_at_once(desk: Desk) -> None:
    question = desk.ask()
    other = desk.office.pair(desk.ada, desk.office.person("cy"), desk.office.cohort(name="Other"))
    with desk.office.store.reading(desk.ada) as work:
        found = questions_of(work, [work.mentorships.get(pair) for pair in (desk.pair, other)])
    assert [each.id for each in found[desk.pair]] == [question.id]
    assert found[other] == ()
