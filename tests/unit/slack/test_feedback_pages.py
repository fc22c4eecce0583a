"""What is asked after a meeting and in surveys, and that forms read back what was typed."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.care.pulses import Item, PulseCard, PulseWords, Voice, items_for
from bot.domain.care.terms import PulseKind
from bot.domain.errors import OutdatedButton
from bot.domain.feedback import RATINGS, WORTHS, FeedbackCard, HelpState, MeetingFeedback
from bot.domain.insight.terms import Sharing
from bot.domain.notices import PulseAsked
from bot.domain.writing import legible
from bot.slack.fields import Field
from bot.slack.messages import render
from bot.slack.messages.feedback import feedback_given
from bot.slack.messages.pulses import pulse_answered, pulse_skipped
from bot.slack.modals.care.pulses import FIELDS, PulseForm, pulse_modal
from bot.slack.modals.pairs.feedback import HELP_OPTION, TEXTS, Extent, FeedbackForm, feedback_modal
from bot.slack.wording.pulses import QUESTIONS
from tests.unit.slack import feedback_strategies as feedback
from tests.unit.slack import strategies as some
from tests.unit.slack.examples import ADA, FEEDBACK, GRACE, ID, T0
from tests.unit.slack.reading import chosen, labels, on_the_wire, submitted, words

quickly = settings(deadline=None)
EXTREME = "<!channel> & *bold* 😀 שלום مرحبا " + "ä" * 2_500
PULSE = PulseCard(
    pulse=ID,
    partner=GRACE,
    kind=PulseKind.REGULAR,
    voice=Voice.MENTEE,
    items=items_for(Voice.MENTEE, PulseKind.REGULAR),
    ratings={},
    comment="",
    until=None,
)


def fields_of(card: FeedbackCard, extent: Extent = Extent.SHORT) -> set[str]:
    view = on_the_wire(feedback_modal(card, extent=extent))
    return {block["block_id"] for block in view["blocks"] if block["type"] == "input"}


def short_card(card: FeedbackCard) -> bool:
    return card.given is None


@quickly
@given(
    feedback.cards.filter(short_card), st.sampled_from(tuple(RATINGS)), st.sampled_from(tuple(WORTHS)), st.data()
)
def test_feedback_reads_back(card: FeedbackCard, rating: int, worth: int, data: st.DataObject) -> None:
    view = feedback_modal(replace(card, help=HelpState.NOT_ASKED), extent=Extent.WHOLE)
    asked = {name: field for name, field in TEXTS.items() if field in fields_of(card, Extent.WHOLE)}
    typed = {name: data.draw(some.texts) for name in asked}
    answers: dict[Field, Any] = {asked[name]: said for name, said in typed.items()}
    answers[Field.FEEDBACK_RATING] = chosen(view, Field.FEEDBACK_RATING, str(rating))
    answers[Field.FEEDBACK_WORTH] = chosen(view, Field.FEEDBACK_WORTH, str(worth))
    if card.helpers:
        answers[Field.FEEDBACK_HELP] = [chosen(view, Field.FEEDBACK_HELP, HELP_OPTION)]
    said: dict[str, Any] = {name: legible(words).strip() or None for name, words in typed.items()}
    expected = MeetingFeedback(rating=rating, worth=worth, help_wanted=True if card.helpers else None, **said)
    assert FeedbackForm.read(submitted(view, answers)) == FeedbackForm(card.meeting, expected)


def test_what_was_typed_arrives_whole() -> None:
    view = feedback_modal(FEEDBACK)
    rated = {Field.FEEDBACK_RATING: chosen(view, Field.FEEDBACK_RATING, "4"), Field.FEEDBACK_FORWARD: EXTREME}
    said = FeedbackForm.read(submitted(view, rated)).feedback.moved_forward
    assert said == EXTREME
    again = replace(FEEDBACK, given=MeetingFeedback(rating=4, moved_forward=EXTREME))
    (block,) = [
        each
        for each in on_the_wire(feedback_modal(again))["blocks"]
        if each.get("block_id") == TEXTS["moved_forward"]
    ]
    assert block["element"]["initial_value"] == EXTREME


@quickly
@given(feedback.cards.filter(lambda card: not short_card(card)))
def test_feedback_sent_as_it_was_prefilled_changes_no_words(card: FeedbackCard) -> None:
    read = FeedbackForm.read(submitted(feedback_modal(card))).feedback
    assert card.given
    assert (read.rating, read.worth) == (card.given.rating, card.given.worth)
    assert [getattr(read, name) for name in TEXTS] == [None] * len(TEXTS)


def test_words_that_were_taken_away_are_read_as_empty() -> None:
    card = replace(FEEDBACK, given=MeetingFeedback(rating=2, moved_forward="A plan"))
    sent = submitted(feedback_modal(card), {Field.FEEDBACK_FORWARD: None})
    sent["state"]["values"][Field.FEEDBACK_RATING] = {"": {"selected_option": {"value": "2"}}}
    assert FeedbackForm.read(sent).feedback == MeetingFeedback(rating=2, moved_forward="", help_wanted=False)


def test_the_form_is_short_until_somebody_would_like_to_say_more() -> None:
    short = {
        Field.FEEDBACK_RATING,
        Field.FEEDBACK_WORTH,
        Field.FEEDBACK_FORWARD,
        Field.FEEDBACK_STEPS,
        Field.FEEDBACK_SHARING,
        Field.FEEDBACK_HELP,
    }
    further = {Field.FEEDBACK_SUCCESSES, Field.FEEDBACK_CHALLENGES, Field.FEEDBACK_CHANGE}
    assert fields_of(FEEDBACK) == short
    assert labels(feedback_modal(FEEDBACK)) == ["Say more"]
    assert fields_of(FEEDBACK, Extent.WHOLE) == short | further
    assert labels(feedback_modal(FEEDBACK, extent=Extent.WHOLE)) == []
    said_more = replace(FEEDBACK, given=MeetingFeedback(rating=3, challenges="Time"))
    assert fields_of(said_more) == short | further


@pytest.mark.parametrize(
    ("before", "ticked", "said"),
    [
        (None, [], None),
        (None, [Sharing.THEMES], Sharing.THEMES),
        (None, [Sharing.QUOTE], Sharing.QUOTE),
        (Sharing.QUOTE, [Sharing.THEMES, Sharing.QUOTE], None),
        (Sharing.QUOTE, [Sharing.THEMES], Sharing.THEMES),
        (Sharing.THEMES, [], Sharing.PRIVATE),
    ],
)
def test_what_reports_may_use_is_what_is_ticked(
    before: Sharing | None, ticked: list[Sharing], said: Sharing | None
) -> None:
    given = MeetingFeedback(rating=3, sharing=before) if before else None
    view = feedback_modal(replace(FEEDBACK, given=given))
    rated = {Field.FEEDBACK_RATING: chosen(view, Field.FEEDBACK_RATING, "3")}
    ticks = [chosen(view, Field.FEEDBACK_SHARING, each) for each in ticked]
    assert FeedbackForm.read(submitted(view, {**rated, Field.FEEDBACK_SHARING: ticks})).feedback.sharing is said


def test_only_what_makes_sense_is_asked() -> None:
    assert Field.FEEDBACK_GAP in fields_of(replace(FEEDBACK, asks_gap=True))
    assert Field.FEEDBACK_STEPS not in fields_of(replace(FEEDBACK, may_plan=False))
    assert Field.FEEDBACK_HELP not in fields_of(replace(FEEDBACK, helpers=()))
    assert Field.FEEDBACK_HELP not in fields_of(replace(FEEDBACK, help=HelpState.DELIVERED))


def test_feedback_says_who_sees_what() -> None:
    shown = words(feedback_modal(FEEDBACK))
    assert "<@U000000002> never sees your answers, only the steps on your list." in shown
    assert "once at least 5 people have answered" in shown
    assert "That is <@U000000001>." in shown
    over = words(feedback_modal(replace(FEEDBACK, may_plan=False)))
    assert "<@U000000002> never sees your answers. Admins" in over
    gap = replace(FEEDBACK, asks_gap=True)
    assert "unless you ask for help with it below" in words(feedback_modal(gap))
    assert "for yourself" in words(feedback_modal(replace(gap, helpers=())))


def test_who_has_the_answers_is_named_and_otherwise_called_by_what_they_do() -> None:
    there = replace(FEEDBACK, help=HelpState.DELIVERED)
    assert "What you said is with <@U000000001>, as you asked." in words(feedback_modal(there))
    assert "What you said is with those who run the program" in words(feedback_modal(replace(there, helpers=())))


def test_help_that_is_on_its_way_can_be_taken_back() -> None:
    view = feedback_modal(replace(FEEDBACK, help=HelpState.ON_ITS_WAY))
    rated = {Field.FEEDBACK_RATING: chosen(view, Field.FEEDBACK_RATING, "4")}
    assert FeedbackForm.read(submitted(view, rated)).feedback.help_wanted is True
    assert FeedbackForm.read(submitted(view, {**rated, Field.FEEDBACK_HELP: []})).feedback.help_wanted is False


def test_after_sending_people_read_where_their_steps_are_and_who_helps() -> None:
    assert words(feedback_given(FEEDBACK)).startswith("You and <@U000000002> have met. Thank you for your feedback")
    assert "1 next step went on your list, where <@U000000002> sees it, too" in words(
        feedback_given(replace(FEEDBACK, steps=1))
    )
    assert "2 next steps went on your list, where <@U000000002> sees them" in words(
        feedback_given(replace(FEEDBACK, steps=2))
    )
    helped = words(feedback_given(replace(FEEDBACK, help=HelpState.ON_ITS_WAY)))
    assert "your answers go to those who run the program. Until they are read, you can take that back." in helped


@quickly
@given(feedback.pulses, st.data())
def test_a_survey_reads_back(card: PulseCard, data: st.DataObject) -> None:
    view = pulse_modal(card)
    ratings = data.draw(st.dictionaries(st.sampled_from(card.items), st.integers(1, 5)))
    typed = data.draw(some.texts)
    answers: dict[Field, Any] = {Field.PULSE_COMMENT: typed}
    for field, item in zip(FIELDS, card.items, strict=False):
        answers[field] = chosen(view, field, str(ratings[item])) if item in ratings else None
    read = PulseForm.read(submitted(view, answers))
    assert (read.pulse, read.words.ratings) == (card.pulse, ratings)
    assert read.words.comment in {legible(typed).strip(), None}


def test_a_comment_is_read_where_it_changed() -> None:
    view = pulse_modal(replace(PULSE, comment="Good", ratings={Item.QUALITY: 4}))
    kept = PulseForm.read(submitted(view))
    assert kept.words == PulseWords(ratings={Item.QUALITY: 4}, comment=None)
    gone = PulseForm.read(submitted(view, {Field.PULSE_COMMENT: None}))
    assert gone.words.comment == ""
    whole = PulseForm.read(submitted(view, {Field.PULSE_COMMENT: EXTREME}))
    assert whole.words.comment == EXTREME


def test_a_survey_of_another_day_is_an_outdated_one() -> None:
    sent = submitted(pulse_modal(PULSE))
    sent["private_metadata"] = sent["private_metadata"].replace("quality", "quantity")
    sent["state"]["values"][Field.PULSE_FIRST] = {"": {"selected_option": {"value": "3"}}}
    with pytest.raises(OutdatedButton):
        PulseForm.read(sent)


@pytest.mark.parametrize("voice", Voice)
@pytest.mark.parametrize("kind", PulseKind)
def test_every_question_has_words_for_whoever_is_asked(voice: Voice, kind: PulseKind) -> None:
    items = items_for(voice, kind)
    assert 5 <= len(items) <= len(FIELDS)
    shown = words(pulse_modal(replace(PULSE, voice=voice, kind=kind, items=items)))
    assert all(QUESTIONS[voice][item] in shown for item in items)


def test_a_survey_names_the_partner_or_the_group() -> None:
    asked = PulseAsked(pulse=ID, partner=ADA, kind=PulseKind.REGULAR, again=False)
    assert "How is it going with <@U000000001>?" in words(render(asked))
    assert "How is it going with your group?" in words(render(replace(asked, group=True)))
    assert "I will not ask again" in words(render(replace(asked, again=True)))
    assert "Looking back on your time with <@U000000001>" in words(render(replace(asked, kind=PulseKind.EXIT)))
    assert labels(render(asked)) == ["Answer", "Skip these questions"]


def test_what_was_skipped_can_be_answered_after_all() -> None:
    assert labels(pulse_skipped(PULSE)) == ["Answer after all"]
    assert labels(pulse_skipped(replace(PULSE, comment="Good"))) == ["Change"]
    assert "your group" in words(pulse_answered(replace(PULSE, group=True)))
    assert "until" in words(pulse_answered(replace(PULSE, until=T0)))
