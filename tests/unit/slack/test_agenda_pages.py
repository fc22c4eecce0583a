"""Agendas as people read them: the question, the brief on one screen, the page, the form and back."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings

from bot.domain.matching_terms import Pairing
from bot.domain.meetings.agenda import AgendaCard, AgendaGlance, TopicCard
from bot.domain.meetings.brief import PairBrief, ProgressLine, StepLine, TopicLine, fitting_briefs
from bot.domain.notices import AgendaAsked, MeetingBrief
from bot.domain.people import Someone
from bot.domain.terms import Side
from bot.domain.writing import legible
from bot.slack.fields import Field
from bot.slack.messages.agendas import agenda_asked, agenda_now, meeting_brief
from bot.slack.metadata import MessageRef
from bot.slack.modals.pairs.agenda import TopicsForm, agenda_page, agendas_page, topics_modal
from tests.unit.slack import agenda_strategies as agendas
from tests.unit.slack import strategies as some
from tests.unit.slack.examples import DAY, GRACE, ID
from tests.unit.slack.reading import labels, submitted, words

SOON = datetime(2026, 12, 8, 10, tzinfo=UTC)
PROMPTS = ("What has changed?", "What is next?", "Who else knows?")
ASKED = AgendaAsked(
    meeting=ID,
    mentorship=ID,
    partner=GRACE,
    starts_at=SOON,
    topics=(TopicLine(words="Saying no", yours=True), TopicLine(words="A book", yours=False)),
    more=2,
    prompts=PROMPTS,
)
PAIR = PairBrief(
    mentorship=ID,
    partner=GRACE,
    met=True,
    topics=(TopicLine(words="Saying no", yours=False),),
    agreed=(StepLine(title="Outline", done=True, yours=False),),
    earlier=(StepLine(title="Ask Cy", done=False, yours=True, due_on=DAY),),
    goals=(ProgressLine(title="Give a talk", percent=40, yours=False),),
)
BRIEF = MeetingBrief(meeting=ID, starts_at=SOON, pairs=(PAIR,), more=0, cue="Listen first.")
EMPTY = PairBrief(mentorship=ID, partner=GRACE, met=False)
TOPIC = TopicCard(id=ID, words="Saying no\nto a customer", yours=True)
CARD = AgendaCard(
    mentorship=ID,
    partner=GRACE,
    program="Orbit",
    pairing=Pairing.TRADITIONAL,
    you_are=Side.MENTEE,
    starts_at=SOON,
    yours_to_bring=True,
    topics=(TOPIC,),
    prompts=PROMPTS,
)
HOSTILE = "<!channel> *bold* & " * 150


def test_whoever_brings_the_topics_is_asked_openly() -> None:
    message = agenda_asked(ASKED)
    assert "What would you like to speak of?" in message.text
    assert f"• Saying no (from you)\n• A book (from <@{GRACE.slack_id}>)\n… and 2 more" in words(message)
    assert "• What has changed?\n• What is next?\n• Who else knows?" in words(message)
    assert labels(message) == ["Add a topic", "See the agenda"]


@pytest.mark.parametrize(("first", "words_of_it"), [(True, "Your first meeting"), (False, "Your next meeting")])
def test_a_first_meeting_is_called_so(first: bool, words_of_it: str) -> None:
    brief = replace(BRIEF, pairs=(replace(PAIR, met=not first),))
    card = replace(CARD, first=first)
    for shown in (
        agenda_asked(replace(ASKED, first=first)),
        agenda_now(card),
        agenda_page(card),
        meeting_brief(brief),
    ):
        assert f"{words_of_it} with" in words(shown)


def test_an_empty_agenda_is_said_kindly() -> None:
    assert "No topics yet, and that is fine." in words(agenda_asked(replace(ASKED, topics=(), more=0)))
    assert "No topics yet, and that is fine." in words(agenda_page(replace(CARD, topics=())))


def test_once_topics_are_added_the_message_shows_them() -> None:
    shown = words(agenda_now(replace(CARD, starts_at=None)))
    assert "• Saying no to a customer" in shown
    assert "Your next meeting with" in shown
    assert "What has changed?" in shown


def test_a_brief_tells_what_was_agreed_what_is_open_and_how_to_be() -> None:
    shown = words(meeting_brief(BRIEF))
    assert "*Topics*\n• Saying no" in shown
    assert f"*Agreed last time*\n• Outline (<@{GRACE.slack_id}>, done)" in shown
    assert "*Steps from before*\n• Ask Cy (you, by " in shown
    assert f"• Give a talk (<@{GRACE.slack_id}>): " in shown
    assert "40 %" in shown
    assert "*For this meeting:* Listen first." in shown
    assert labels(meeting_brief(BRIEF)) == ["Add a topic", "See the agenda"]


def test_a_brief_with_nothing_in_it_is_kind() -> None:
    shown = words(meeting_brief(replace(BRIEF, pairs=(EMPTY,))))
    assert "No topics yet, and that is fine." in shown
    assert "No steps are written down. Perhaps this meeting leads to one." in shown
    assert "No goal is open at the moment, and there is no hurry." in shown
    first = replace(EMPTY, agreed=(StepLine(title="Read", done=False, yours=False),))
    assert "*Agreed so far*" in words(meeting_brief(replace(BRIEF, pairs=(first,))))


def test_the_brief_of_a_group_holds_everybody_and_questions_for_whoever_brings_topics() -> None:
    other = replace(EMPTY, mentorship=UUID(int=2), partner=Someone("U000000002", "Cy"), more_agreed=1, more_goals=2)
    message = meeting_brief(replace(BRIEF, pairs=(PAIR, other), more=3, prompts=PROMPTS))
    shown = words(message)
    assert "Your group meets" in shown
    assert "1 more step · 2 goals" in shown
    assert "more topic" not in shown
    assert "And 3 more people" in shown
    assert "What is next?" in shown
    assert labels(message) == ["Agenda", "Agenda"]


@pytest.mark.parametrize("pairs", [1, 2, 3, 6, 20])
@pytest.mark.parametrize("words_of_all", ["word " * 600, HOSTILE])
def test_a_brief_fits_one_screen_whatever_people_wrote(pairs: int, words_of_all: str) -> None:
    full = PairBrief(
        mentorship=ID,
        partner=GRACE,
        met=True,
        topics=(TopicLine(words=words_of_all, yours=False),) * 20,
        agreed=(StepLine(title=words_of_all, done=False, yours=False, due_on=DAY),) * 20,
        earlier=(StepLine(title=words_of_all, done=True, yours=True),) * 20,
        goals=(ProgressLine(title=words_of_all, percent=100, yours=True),) * 50,
    )
    shown, more = fitting_briefs([full] * pairs)
    message = meeting_brief(replace(BRIEF, pairs=shown, more=more, prompts=PROMPTS))
    assert len(message.blocks) <= 12
    assert len(words(message)) <= 4500
    assert message.text.count("\n") <= 36


def test_an_agenda_shows_whole_topics_and_who_may_do_what() -> None:
    theirs = replace(TOPIC, id=UUID(int=2), yours=False, asked=True)
    view = agenda_page(replace(CARD, topics=(TOPIC, theirs), settled=(replace(TOPIC, words="A book"),)))
    shown = words(view)
    assert "Saying no\nto a customer" in shown
    assert f"From <@{GRACE.slack_id}>, as a question at first" in shown
    assert "This time the topics come from you" in shown
    assert "*Spoken of lately*" in shown
    assert labels(view) == [
        "Done", "Remove", "Done", "Add topics", "Ask before you meet", "Put it back",
    ]  # fmt: skip


def test_the_agenda_of_a_past_pair_can_only_be_read() -> None:
    view = agenda_page(replace(CARD, over=True, starts_at=None, settled=(TOPIC,)))
    assert labels(view) == []
    assert "This mentorship has ended" in words(view)


def test_a_full_agenda_says_how_much_is_left_out() -> None:
    view = agenda_page(replace(CARD, topics=(TOPIC,) * 60, starts_at=None, yours_to_bring=False))
    assert "more topics: tick some off to see them." in words(view)
    assert f"the topics come from <@{GRACE.slack_id}>" in words(view)


def test_of_several_agendas_each_tells_what_waits() -> None:
    glance = AgendaGlance(mentorship=ID, partner=GRACE, program="Orbit", starts_at=SOON, topics=2)
    shown = words(agendas_page((glance, replace(glance, starts_at=None, topics=0))))
    assert "2 topics · you meet" in shown
    assert "No topics yet" in shown


@settings(deadline=None)
@given(agendas.agendas, some.texts)
def test_what_is_typed_as_topics_comes_back_as_it_was(card: AgendaCard, typed: str) -> None:
    view = topics_modal(card, MessageRef("D1", "1.0"))
    form = TopicsForm.read(submitted(view, {Field.AGENDA_TOPICS: typed}))
    assert form == TopicsForm(mentorship=card.mentorship, words=legible(typed).strip())
