"""Skills of a pair on the screen: bars that say so in words, charts Slack takes, and a form that reads back."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.growth.skill_cards import SkillFormCard, SkillPlanCard
from bot.domain.growth.skills import BEST, Growth
from bot.domain.growth.terms import RatingMoment
from bot.domain.matching_terms import Pairing
from bot.domain.notices import SkillGrowth
from bot.domain.people import Someone
from bot.domain.terms import Side
from bot.playground.rules import check_message
from bot.slack.charts import bar_chart
from bot.slack.messages import render
from bot.slack.modals.pairs.skills import FIELDS, SkillForm, rating_modal, skills_page
from bot.slack.wording.skills import growth_chart, growth_line, growth_lines, says
from tests.unit.slack import skill_strategies as plans
from tests.unit.slack import strategies as some
from tests.unit.slack.reading import chosen, labels, submitted, words

START, MIDDLE, END = RatingMoment
ID = UUID(int=7)
MARY = Someone("U000000001", "Mary")
MARY_SAYS = says(MARY, learns=True)
quickly = settings(max_examples=25, deadline=None)


def row(*own: int, seen: int | None = None, label: str = "SQL") -> Growth:
    answers = dict(zip(RatingMoment, own, strict=False))
    return Growth(ID, label, answers, {} if seen is None else {START: seen})


@pytest.mark.parametrize(
    ("shown", "line"),
    [
        (row(), "*SQL*: not rated yet."),
        (row(2), "*SQL*: ▓▓░░░ 2 (the basics)."),
        (row(2, 4), "*SQL*: ▓▓░░░ → ▓▓▓▓░ from 2 (the basics) to 4 (without help)."),
        (row(2, 3, 5), "*SQL*: ▓▓░░░ → ▓▓▓▓▓ from 2 (the basics) to 5 (could teach it)."),
        (row(3, 3), "*SQL*: ▓▓▓░░ 3 (with some help), as at first."),
        (row(2, seen=4), "*SQL*: ▓▓░░░ 2 (the basics). <@U000000001> says 4 (without help)."),
    ],
)
def test_a_bar_says_the_same_in_numbers_and_words(shown: Growth, line: str) -> None:
    assert growth_line(shown, MARY_SAYS) == line


def test_a_mentor_reads_their_own_answers_as_their_own() -> None:
    assert growth_line(row(2, seen=1), says(MARY, learns=False)).endswith("You say 1 (new).")


def test_of_forty_skills_the_first_are_drawn_and_the_others_counted() -> None:
    drawn = growth_lines([row(1, 2, 3, seen=4, label="S" * 100)] * 40, MARY_SAYS)
    assert drawn.splitlines()[-1] == "And 28 more skills."
    assert len(drawn) <= 3000
    assert growth_lines([], MARY_SAYS) == ""


def test_a_chart_stands_below_the_words_of_a_message_and_never_among_its_blocks() -> None:
    notice = SkillGrowth(
        mentorship=ID,
        partner=MARY,
        moment=MIDDLE,
        learns=True,
        by_you=True,
        rows=(row(2, 4), row(1, 1, label="Go")),
    )
    message = render(notice)
    assert [block["type"] for block in message.blocks] == ["section", "section", "actions"]
    assert "from 2 (the basics) to 4 (without help)" in message.text
    (chart,) = message.charts
    assert chart["chart"]["axis_config"]["categories"] == ["SQL", "Go"]
    assert [each["name"] for each in chart["chart"]["series"]] == ["Start", "Midway"]
    assert render(replace(notice, rows=(row(2),))).charts == []


@quickly
@given(some.NOTICES[SkillGrowth])
def test_slack_takes_every_chart_in_a_message(notice: SkillGrowth) -> None:
    message = render(notice)
    payload = {"text": message.text, "blocks": [*message.blocks, *message.charts]}
    assert check_message(payload, method="chat.postMessage") is None
    assert len(message.charts) <= 2


@quickly
@given(st.lists(some.texts, min_size=1, max_size=25), st.data())
def test_a_chart_tells_its_categories_apart(names: list[str], data: st.DataObject) -> None:
    values = data.draw(st.lists(st.integers(1, BEST), min_size=len(names), max_size=len(names)))
    chart = bar_chart("Skills", names, {"Start": values, "End": values}, y_label="")
    categories = chart["chart"]["axis_config"]["categories"]
    assert len(set(categories)) == len(categories) == min(len(names), 20)
    assert check_message({"text": "Skills", "blocks": [chart]}, method="chat.postMessage") is None


def test_where_there_is_nothing_to_compare_there_is_no_chart() -> None:
    assert growth_chart([row(2), row()]) == []


@quickly
@given(plans.forms)
def test_a_form_reads_back_what_it_showed(card: SkillFormCard) -> None:
    form = SkillForm.read(submitted(rating_modal(card)))
    assert (form.mentorship, form.moment) == (card.mentorship, card.moment)
    assert form.sent == form.shown == {each.skill: each.rating for each in card.skills}


@quickly
@given(plans.forms, plans.scores)
def test_a_form_reads_what_was_chosen_and_what_it_had_shown(card: SkillFormCard, rating: int) -> None:
    view = rating_modal(card)
    form = SkillForm.read(submitted(view, {FIELDS[0]: chosen(view, FIELDS[0], str(rating))}))
    first = card.skills[0]
    assert (form.sent[first.skill], form.shown[first.skill]) == (rating, first.rating)
    emptied = SkillForm.read(submitted(view, {FIELDS[0]: None}))
    assert emptied.sent[first.skill] is None


PLAN = SkillPlanCard(
    mentorship=ID,
    program="Orbit",
    pairing=Pairing.TRADITIONAL,
    you_are=Side.MENTEE,
    partner=MARY,
    moment=START,
    until=datetime(2027, 1, 21, 12, tzinfo=UTC),
    rows=(row(2),),
    may_rate=True,
    rated=False,
    invited=False,
    over=False,
)


def test_before_anybody_is_invited_it_is_said_what_that_means() -> None:
    view = skills_page(PLAN)
    assert "Only you see this." in words(view)
    assert "they then see all your answers, earlier ones too, and you see theirs" in words(view)
    assert labels(view) == ["Rate now", "Invite my mentor"]


def test_who_has_invited_the_mentor_may_take_it_back_even_when_all_is_over() -> None:
    for over in (False, True):
        view = skills_page(replace(PLAN, invited=True, rated=True, may_rate=not over, over=over))
        assert labels(view) == [*(["Change ratings"] if not over else []), "Take the invitation back"]
    assert labels(skills_page(replace(PLAN, over=True, may_rate=False))) == []


def test_a_mentor_who_is_not_invited_sees_no_skill_and_no_number() -> None:
    for over in (False, True):
        view = skills_page(replace(PLAN, you_are=Side.MENTOR, over=over))
        assert "SQL" not in words(view)
        assert "▓" not in words(view)
        assert labels(view) == []


def test_an_invited_mentor_sees_and_rates_but_invites_nobody() -> None:
    view = skills_page(replace(PLAN, you_are=Side.MENTOR, invited=True))
    assert "*SQL*: ▓▓░░░ 2 (the basics)." in words(view)
    assert "Only <@U000000001> and you see this." in words(view)
    assert labels(view) == ["Rate now"]


def test_peers_are_not_asked_to_invite_anybody() -> None:
    view = skills_page(replace(PLAN, pairing=Pairing.PEER, you_are=Side.MENTOR))
    assert "Only you see this." in words(view)
    assert labels(view) == ["Rate now"]


def test_where_nothing_is_wished_for_the_way_to_name_it_is_shown() -> None:
    assert "`/mentor profile` is the place." in words(skills_page(replace(PLAN, rows=(), may_rate=False)))


def test_each_goal_that_is_suggested_has_a_button_of_its_own() -> None:
    view = skills_page(replace(PLAN, rated=True, suggested=(row(1), row(2, label="Go"))))
    assert labels(view) == ["Change ratings", "Set a goal for SQL", "Set a goal for Go", "Invite my mentor"]
