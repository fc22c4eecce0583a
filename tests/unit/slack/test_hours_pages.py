"""When somebody works and when a program does not meet: the forms, read back, and regions found by typing."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendars import ZoneHolidays
from bot.domain.blackouts import BlackoutsCard
from bot.domain.cadence import DayOff, Days, Why
from bot.domain.errors import WrongInput
from bot.domain.hours import Hours, HoursCard
from bot.domain.runs_of_days import RunWish
from bot.slack.fields import Field
from bot.slack.ids import Action
from bot.slack.modals.joining.zones import NOT_FOUND
from bot.slack.modals.people.hours import HoursForm, hours_modal, hours_page
from bot.slack.modals.people.regions import NOWHERE, region_options
from bot.slack.modals.programs.blackouts import BlackoutsForm, blackouts_modal, blackouts_page
from tests.unit.slack import hours_strategies as some
from tests.unit.slack.examples import ID
from tests.unit.slack.reading import chosen, labels, submitted, words

USUAL = Hours(weekdays=frozenset(range(5)), starts=time(9), ends=time(17), region="KE")
CHRISTMAS, EASTER = Days(date(2026, 12, 24), date(2027, 1, 1)), Days(date(2027, 4, 2), date(2027, 4, 2))
CARD = HoursCard(
    zone="Africa/Nairobi", hours=USUAL, usual=USUAL, place="Kenya", leaves=(CHRISTMAS, EASTER),
    next_at=datetime(2026, 12, 8, 6, tzinfo=UTC), because=None,
)  # fmt: skip
REGIONS = ZoneHolidays().regions()


@given(some.cards)
def test_sent_as_it_stands_the_week_stays_as_it_is(card: HoursCard) -> None:
    wish = HoursForm.read(submitted(hours_modal(card))).wish
    assert wish.away == RunWish()
    assert wish.hours == card.hours


def test_a_week_is_read_as_it_was_chosen() -> None:
    view = hours_modal(CARD)
    sent = {
        Field.HOURS_DAYS: [chosen(view, Field.HOURS_DAYS, day) for day in ("6", "0")],
        Field.HOURS_STARTS: "07:30",
        Field.HOURS_ENDS: "12:00",
        Field.HOURS_REGION: {"value": "DE-BY"},
        Field.AWAY_KEPT: [chosen(view, Field.AWAY_KEPT, "2027-04-02/2027-04-02")],
        Field.AWAY_FIRST: "2027-07-01",
        Field.AWAY_LAST: "2027-07-14",
    }
    wish = HoursForm.read(submitted(view, sent)).wish
    assert wish.hours == Hours(weekdays=frozenset({6, 0}), starts=time(7, 30), ends=time(12), region="DE-BY")
    assert wish.away == RunWish(
        dropped=frozenset({(CHRISTMAS.first, CHRISTMAS.last)}), first=date(2027, 7, 1), last=date(2027, 7, 14)
    )


@pytest.mark.parametrize(("field", "name"), [(Field.HOURS_STARTS, "starts"), (Field.HOURS_ENDS, "ends")])
def test_a_time_that_is_missing_is_asked_for(field: Field, name: str) -> None:
    with pytest.raises(WrongInput) as problem:
        HoursForm.read(submitted(hours_modal(CARD), {field: None}))
    assert problem.value.fields == {name: "Choose a time."}


def test_no_holidays_at_all_can_be_chosen_and_stand_there_afterwards() -> None:
    none = replace(CARD, hours=replace(USUAL, region=""), place="")
    assert HoursForm.read(submitted(hours_modal(none))).wish.hours.region == ""
    assert NOWHERE[1] in words(hours_modal(none))
    unsaid = HoursForm.read(submitted(hours_modal(CARD), {Field.HOURS_REGION: None})).wish
    assert unsaid.hours.region == "KE"


def test_the_way_back_is_shown_to_those_who_have_left_the_usual() -> None:
    assert "Back to the usual week" not in labels(hours_modal(CARD))
    assert "Back to the usual week" in labels(hours_modal(replace(CARD, hours=replace(USUAL, region="DE"))))


def test_what_holds_is_said_with_the_reason_for_waiting() -> None:
    shown = words(hours_page(CARD))
    assert "Monday, Tuesday, Wednesday, Thursday and Friday, from 09:00 to 17:00 (Africa/Nairobi)" in shown
    assert "Away: 24 December 2026 – 1 January 2027\nAway: 2 April 2027" in shown
    assert "My next message" not in shown
    monday = date(2026, 12, 7)
    holiday = replace(CARD, because=DayOff(monday, Why.HOLIDAY, "Jamhuri Day", "Kenya"), place="")
    assert ": Monday is a holiday in Kenya (Jamhuri Day)." in words(hours_page(holiday))
    assert "keep no public holidays" in words(hours_page(holiday))
    away = replace(CARD, because=DayOff(monday, Why.AWAY))
    assert ": you are away on Monday." in words(hours_page(away))


# -- regions -----------------------------------------------------------------------------------------------


def found(query: str) -> list[str]:
    return [each["value"] for each in region_options(query, REGIONS)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("kenya", "KE"),
        ("bay ger", "DE-BY"),
        ("scotl", "GB-SCT"),
        ("united states", "US"),
        ("no pub", NOWHERE[0]),
    ],
)
def test_a_region_is_found_by_what_it_begins_with(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_a_country_comes_before_its_parts() -> None:
    assert found("germany")[0] == "DE"
    assert "DE-BY" in found("germany")


def test_without_a_word_there_are_countries_and_none_at_all() -> None:
    everything = found("")
    assert everything[0] == NOWHERE[0]
    assert len(everything) == 100
    assert not any("-" in code for code in everything[1:])


@given(st.text(max_size=20))
def test_whatever_is_typed_has_an_answer_that_slack_shows(query: str) -> None:
    assert 1 <= len(region_options(query, REGIONS)) <= 100


def test_nothing_found_is_said() -> None:
    assert region_options("xyzzy", REGIONS) == [NOT_FOUND]


# -- days without meetings ---------------------------------------------------------------------------------


@given(some.blackouts)
def test_days_without_meetings_sent_as_they_stand_stay(card: BlackoutsCard) -> None:
    form = BlackoutsForm.read(submitted(blackouts_modal(card)))
    assert (form.cohort, form.wish) == (card.cohort, RunWish())


def test_days_without_meetings_are_read_as_chosen_and_shown_with_their_name() -> None:
    summer = Days(date(2027, 7, 1), date(2027, 7, 31), "Summer break")
    card = BlackoutsCard(cohort=ID, program="Orbit", runs=(summer,))
    sent = {
        Field.BLACKOUTS_KEPT: [],
        Field.BLACKOUT_FIRST: "2027-12-24",
        Field.BLACKOUT_NAME: " Quiet day ",
    }
    form = BlackoutsForm.read(submitted(blackouts_modal(card), sent))
    assert form.wish == RunWish(
        dropped=frozenset({(summer.first, summer.last)}), first=date(2027, 12, 24), name="Quiet day"
    )
    assert "does not meet on\n1 July 2027 – 31 July 2027 (Summer break)" in words(blackouts_page(card))
    assert labels(blackouts_page(card)) == ["Change"]
    assert "has no days without meetings" in words(blackouts_page(replace(card, runs=())))
    assert Action.BLACKOUTS_AGAIN in str(blackouts_page(card).to_dict())
