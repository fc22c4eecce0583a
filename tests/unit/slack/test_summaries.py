"""A summary as its channel reads it, the form that asks for it, and what its pages carry."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings

from bot.domain.care.terms import Health
from bot.domain.errors import OutdatedButton, WrongInput
from bot.domain.insight.measures import Measure
from bot.domain.insight.periods import Span
from bot.domain.insight.report import Week
from bot.domain.insight.summary_cards import About, Begun, Choice, Look, ScheduleCard, SchedulesPage, Wish
from bot.domain.insight.telling import InState, Thanked, Told
from bot.domain.insight.terms import ReportEvery
from bot.domain.notices import ProgramSummary
from bot.domain.people import Someone
from bot.domain.samples.summaries import FIGURES
from bot.playground.rules import check_message
from bot.slack.chart_files import LONGEST_ALT, chart_file
from bot.slack.message import Message
from bot.slack.messages import render
from bot.slack.modals.insight.summary_form import NOTHING, WishForm, about_options, summary_form
from bot.slack.modals.insight.summary_preview import PreviewForm
from bot.slack.modals.insight.summary_schedules import schedules_modal
from bot.slack.refs.summaries import LookRef, WishRef, look_ref, wish_ref
from bot.slack.uploads import mark_of
from bot.slack.wording.summaries import days_between
from tests.unit.slack import summary_strategies as some
from tests.unit.slack.reading import on_the_wire
from tests.unit.slack.strategies import NOTICES

ID = UUID(int=5)
SUMMARY = ProgramSummary(
    title="R & D <mentoring>",
    first=date(2026, 11, 9),
    last=date(2026, 11, 15),
    compared=True,
    changed="22 meetings took place, 6 more than before.",
    next_step="Keep going.",
    figures=FIGURES,
    weeks=tuple(
        Week(monday=date(2026, 11, day), held=held, skipped=0, unknown=0) for day, held in ((2, 4), (9, 18))
    ),
    states=(InState(Health.ON_TRACK, 11), InState(Health.SLIPPING, 1)),
    thanked=(Thanked("U000000001", 2), Thanked("U000000002", 1)),
)


def words(notice: ProgramSummary) -> str:
    return render(notice).text


def test_a_summary_says_first_what_changed_and_what_helps() -> None:
    first, second = (block["text"]["text"] for block in render(SUMMARY).blocks[:2])
    assert first == "*R &amp; D &lt;mentoring&gt;*, 9 to 15 November 2026"
    assert second == "22 meetings took place, 6 more than before.\nKeep going."


def test_then_it_gives_a_line_to_each_subject() -> None:
    assert render(SUMMARY).blocks[2]["text"]["text"].splitlines() == [
        "*People:* 26 take part (2 more), 2 joined (22 fewer), 24 have a match (4 more), 2 wait for one (2 fewer)",
        "*Time to match:* 6.5 days on average, give or take 2.1 (before: 8.0)",
        "*Meetings:* 22 held (6 more), 88% of the 25 planned (before: 80%)",
        "*Feedback:* 30 answers (9 more), 3.6 out of 4 on average, give or take 0.6 (before: 3.5)",
        "*Goals:* 10 set (2 more), 6 moving (1 more), 3 reached (2 more)",
        "*Skills:* too few answers to show",
        "*Pairs:* 11 on track, 1 slipping",
        "*Thanks to:* <@U000000001> and <@U000000002> for goals reached",
    ]


def test_without_a_period_before_nothing_is_compared() -> None:
    alone = words(replace(SUMMARY, compared=False))
    assert "more)" not in alone
    assert "before" not in alone.partition("Keep going.")[2]


WITHHELD = [
    (Measure.WAITING, "*People:* wait for one: too few people to show"),
    (Measure.TIME_TO_MATCH, "*Time to match:* too few people to show"),
    (Measure.MEETING_RATE, "*Meetings:* of those planned: too few people to show"),
    (Measure.SATISFACTION, "*Feedback:* average: too few answers to show"),
    (Measure.SKILL_GROWTH, "*Skills:* too few answers to show"),
]


@pytest.mark.parametrize(("measure", "said"), WITHHELD)
def test_what_is_withheld_is_said_in_a_few_words_and_is_never_a_nought(measure: Measure, said: str) -> None:
    bare = replace(SUMMARY, figures=(Told(measure=measure, value=None, before=2),), states=(), thanked=(), weeks=())
    assert render(bare).blocks[2]["text"]["text"] == said


def test_where_all_of_a_line_is_withheld_that_is_said_once() -> None:
    held, rate = (Told(measure=each, value=None) for each in (Measure.MEETINGS_HELD, Measure.MEETING_RATE))
    assert "*Meetings:* too few people to show\n" in words(replace(SUMMARY, figures=(held, rate)))


def test_that_nobody_left_is_not_worth_a_word_but_that_fewer_did_is() -> None:
    left = Told(measure=Measure.LEFT, value=0)
    assert "left" not in words(replace(SUMMARY, figures=(*FIGURES, left)))
    assert "0 left (3 fewer)" in words(replace(SUMMARY, figures=(*FIGURES, replace(left, before=3))))


def test_pairs_too_few_to_show_are_withheld_as_well() -> None:
    assert "*Pairs:* too few pairs to show" in words(replace(SUMMARY, states=None))
    nobody = (Told(measure=Measure.MATCHED, value=0),)
    assert "Pairs" not in words(replace(SUMMARY, states=None, figures=nobody)), "there is none"


def test_of_many_who_are_thanked_some_are_counted() -> None:
    many = replace(SUMMARY, thanked=tuple(Thanked(f"U{number:09}", 1) for number in range(13)))
    assert "<@U000000009> and 3 more for goals reached" in words(many)


def test_skills_that_have_grown_are_told_with_how_sure_that_is() -> None:
    grown = Told(measure=Measure.SKILL_GROWTH, value=0.84, low=0.31, high=1.37)
    said = "+0.8 on a scale from 1 to 5 since the start"
    assert f"{said} (95% sure: +0.3 to +1.4)" in words(replace(SUMMARY, figures=(grown,)))
    assert f"*Skills:* {said}\n" in words(replace(SUMMARY, figures=(replace(grown, low=None),)))


def test_a_summary_without_figures_says_so() -> None:
    assert "There are no figures yet." in words(replace(SUMMARY, figures=(), states=(), thanked=()))


def test_who_reads_one_that_nobody_asked_for_learns_how_to_change_that() -> None:
    assert "I post this by myself" in words(replace(SUMMARY, by_itself=True))
    assert "by myself" not in words(SUMMARY)


def test_two_charts_stand_below_with_the_same_numbers_beneath_each() -> None:
    line, held, bars, goals = render(SUMMARY).charts
    assert (line["chart"]["type"], bars["chart"]["type"]) == ("line", "bar")
    assert [point["value"] for point in line["chart"]["series"][0]["data"]] == [4, 18]
    assert held["elements"][0]["text"] == "Meetings held, by week: 2 Nov 4 and 9 Nov 18."
    assert goals["elements"][0]["text"] == "Goals: Set 10, Moving 6 and Reached 3."
    assert held["elements"][0]["text"] in words(SUMMARY), "for screen readers and notifications"


def test_the_same_in_bars_for_where_slack_takes_neither_charts_nor_pictures() -> None:
    held, goals = (block["text"]["text"] for block in render(SUMMARY).bars)
    assert held == "*Meetings held, by week*\n2 Nov: 4 ▓▓\n9 Nov: 18 ▓▓▓▓▓▓▓▓▓▓"
    assert goals.splitlines()[1:] == ["Set: 10 ▓▓▓▓▓▓▓▓▓▓", "Moving: 6 ▓▓▓▓▓▓", "Reached: 3 ▓▓▓"]


def test_a_line_of_one_week_and_bars_of_nothing_are_no_charts() -> None:
    nothing = tuple(replace(each, value=0) for each in FIGURES)
    assert render(replace(SUMMARY, weeks=SUMMARY.weeks[:1], figures=nothing)).charts == []
    quiet = tuple(replace(week, held=0) for week in SUMMARY.weeks)
    assert render(replace(SUMMARY, weeks=quiet, figures=())).charts == []


def test_the_picture_shows_both_charts_and_says_so_to_who_does_not_see_it() -> None:
    file = chart_file(render(SUMMARY), ID)
    assert file.name == f"summary-{mark_of(ID)}.png"
    assert file.title == "Meetings held, by week and Goals"
    assert file.alt == "Meetings held, by week: 2 Nov 4, 9 Nov 18. Goals: Set 10, Moving 6, Reached 3."
    assert chart_file(render(SUMMARY), ID) == file


@settings(deadline=None, max_examples=40)
@given(NOTICES[ProgramSummary])
def test_slack_takes_every_summary_with_charts_and_with_bars(notice: ProgramSummary) -> None:
    message = render(notice)
    for more in (message.charts, message.bars):
        payload = on_the_wire(Message(message.text, [*message.blocks, *more]))
        assert check_message(payload, method="chat.postMessage") is None
    if message.bars:
        assert len(chart_file(message, ID).alt) <= LONGEST_ALT


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 9), date(2026, 11, 9), "9 November 2026"),
        (date(2026, 11, 9), date(2026, 11, 15), "9 to 15 November 2026"),
        (date(2026, 10, 30), date(2026, 11, 5), "30 October to 5 November 2026"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 December 2025 to 4 January 2026"),
    ],
)
def test_what_two_days_have_in_common_is_said_once(first: date, last: date, said: str) -> None:
    assert days_between(first, last) == said


# -- the form and what pages carry -----------------------------------------------------------------------

WISH = Wish(about=About(cohort=ID), span=Span.WEEK, channel="C012345678", every=ReportEvery.WEEKLY, schedule=ID)


def sent(wish: Wish, about: str | None = None) -> dict[str, Any]:
    """The form of a wish, sent as it opened."""
    begun = Begun(
        choice=Choice(wish.about, "Orbit"),
        span=wish.span,
        channel=wish.channel,
        every=wish.every,
        schedule=wish.schedule,
    )
    view = on_the_wire(summary_form(begun))
    answers = {}
    for block in (each for each in view["blocks"] if each["type"] == "input"):
        element = block["element"]
        chosen = element.get("initial_option")
        if about is not None and block["label"]["text"] == "What about?":
            chosen = {"value": about}
        answers[block["block_id"]] = {
            element["action_id"]: {
                "type": element["type"],
                "selected_option": chosen,
                "selected_conversation": element.get("initial_conversation"),
            }
        }
    return {"state": {"values": answers}, "private_metadata": view["private_metadata"]}


@given(some.wishes)
def test_what_a_form_opened_with_is_what_it_is_sent_with(wish: Wish) -> None:
    assert WishForm.read(sent(wish)).wish == wish


@pytest.mark.parametrize("about", ["?", "cohort:", "cohort:nonsense", "somebody:else", "program:1"])
def test_a_choice_that_is_none_is_said_under_its_field(about: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        WishForm.read(sent(WISH, about))
    assert set(refusal.value.fields) == {"about"}


def test_where_nothing_is_called_so_the_list_says_it() -> None:
    assert about_options([]) == [NOTHING]
    (one,) = about_options([Choice(About(program=ID), "W" * 300)])
    assert (one["value"], len(one["text"]["text"])) == (f"program:{ID}", 75)


@given(some.wishes)
def test_a_button_and_a_preview_carry_the_whole_wish(wish: Wish) -> None:
    look = Look(datetime(2026, 11, 9, 8, 30, tzinfo=UTC), "0123456789abcdef")
    assert WishRef.parse(wish_ref(wish).dump()).wish == wish
    form = PreviewForm.read({"private_metadata": look_ref(wish, look).dump()})
    assert (form.wish, form.look) == (wish, look)
    assert len(look_ref(wish, look).dump()) < 2000


@pytest.mark.parametrize(("name", "value"), [("span", "century"), ("every", "hourly"), ("cohort", "nonsense")])
def test_what_is_none_of_ours_counts_as_outdated(name: str, value: str) -> None:
    carried = json.loads(wish_ref(WISH).dump()) | {name: value}
    with pytest.raises(OutdatedButton):
        _ = WishRef.parse(json.dumps(carried)).wish


def test_an_old_preview_counts_as_outdated() -> None:
    with pytest.raises(OutdatedButton):
        LookRef.parse(json.dumps({"cohort": str(ID)}))


def test_what_was_asked_in_vain_is_said_above_the_form() -> None:
    begun = Begun(choice=None, span=Span.MONTH, unknown="<!here>", schedules=2)
    said = json.dumps(on_the_wire(summary_form(begun, not_in="C012345678")), ensure_ascii=False)
    assert "I know nothing of the name “&lt;!here&gt;”" in said
    assert "I am not in <#C012345678> yet. Write `/invite` with my name there" in said
    assert "2 summaries are posted by themselves." in said


def test_one_summary_by_itself_is_counted_as_one() -> None:
    said = json.dumps(on_the_wire(summary_form(Begun(choice=None, span=Span.MONTH, schedules=1))))
    assert "1 summary is posted by itself." in said


def test_many_schedules_have_pages() -> None:
    card = ScheduleCard(
        id=ID,
        choice=Choice(About(program=ID), "Orbit"),
        channel="C012345678",
        every=ReportEvery.MONTHLY,
        zone="Europe/London",
        next_at=None,
        set_by=Someone("U000000001", "Ada"),
    )
    middle = SchedulesPage(schedules=(card,) * 10, start=10, total=31, on_a_page=10)
    shown = json.dumps(on_the_wire(schedules_modal(middle)))
    assert "*11 to 20 of 31*" in shown
    assert all(words in shown for words in ("Previous page", "Next page", "No next one is in sight."))
    alone = json.dumps(on_the_wire(schedules_modal(replace(middle, start=0, total=10))))
    assert all(words not in alone for words in ("Previous page", "Next page", "of 10"))
    stopped = json.dumps(on_the_wire(schedules_modal(replace(middle, schedules=(), stopped=card))))
    assert "Stopped: *Orbit* is posted in <#C012345678> by itself no more." in stopped
