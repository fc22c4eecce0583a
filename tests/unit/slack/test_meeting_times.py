"""What people read about when to meet, and what their calendars get."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.domain import notices
from bot.domain.cadence import Bend
from bot.domain.meeting_cards import Became, CalendarCard, MeetingPage, PlannedCard, TimeCard
from bot.domain.people import Someone
from bot.domain.terms import Cadence, Scheduling
from bot.slack.calendar_files import calendar_file
from bot.slack.calendar_links import google_link, office_link, outlook_link, title_of
from bot.slack.messages import render
from bot.slack.messages.times import no_calendar_file, pages_choice, time_news
from bot.slack.modals.pairs.meeting_pages import calendar_page, meeting_page
from tests.unit.slack.reading import labels, on_the_wire, words

ID, OTHER = UUID(int=1), UUID(int=2)
ADA, GRACE = Someone("U000000001", "Ada"), Someone("U000000002", "Grace")
T0 = datetime(2026, 12, 7, 9, tzinfo=UTC)
TIMES = tuple(notices.OfferedTime(starts_at=T0 + timedelta(days=day)) for day in range(3))
OFFER = notices.MeetingOffered(
    meeting=ID, mentorship=OTHER, number=2, partner=ADA, suggested=T0, minutes=30, times=TIMES, attempt=1
)
FILE = notices.CalendarFile(
    meeting=ID,
    sequence=3,
    partner=ADA,
    program="Skill exchange",
    starts_at=T0,
    minutes=45,
    zone="Europe/London",
    made_at=T0,
)
MORE = ("Choose another time", "Your meetings")
CARD = TimeCard(mentorship=OTHER, meeting=ID, partner=ADA, starts_at=T0, minutes=30, became=Became.CHOSEN)
PLANNED = PlannedCard(meeting=ID, starts_at=T0, minutes=30, confirmed=True, by=ADA)
PAGE = MeetingPage(
    mentorship=OTHER,
    partner=ADA,
    program="Skill exchange",
    cadence=Cadence.BIWEEKLY,
    minutes=30,
    scheduling=Scheduling.ONE_BY_ONE,
    as_of=T0,
)


def test_an_offer_shows_each_time_with_a_press_and_says_what_stands_otherwise() -> None:
    shown = render(OFFER)
    assert labels(shown) == ["Choose", "Choose", "Choose", "Another time", "Skip this meeting"]
    assert "One press plans it for both of you." in shown.text
    assert "stands as my suggestion" in shown.text
    again = render(replace(OFFER, attempt=2)).text
    assert "30 minutes, has no time yet, and that is fine: how about one of these times?" in again
    assert "I will not ask again" in again
    assert "the whole group" in render(replace(OFFER, group=True)).text
    assert "because of Epiphany" in render(replace(OFFER, moved_for="Epiphany")).text
    assert (
        "Your first meeting with <@U000000001>: how about <!date^"
        in render(replace(OFFER, first=True, times=())).text
    )


@pytest.mark.parametrize(
    ("yours", "theirs", "said"),
    [
        (Bend.EARLY, Bend.NONE, "this time you bend, next time <@U000000001> does"),
        (Bend.NONE, Bend.LATE, "this time <@U000000001> bends, next time you do"),
        (Bend.FREE_DAY, Bend.LATE, "ask each of you to bend a little"),
    ],
)
def test_who_bends_is_said_openly(yours: Bend, theirs: Bend, said: str) -> None:
    bent = tuple(replace(time, yours=yours, theirs=theirs) for time in TIMES)
    assert said in render(replace(OFFER, times=bent)).text
    assert "take turns" not in render(OFFER).text


@pytest.mark.parametrize(
    ("card", "said", "buttons"),
    [
        (
            CARD,
            "is planned for",
            ["Add to calendar", "Same time each time", "Choose another time", "Your meetings"],
        ),
        (replace(CARD, group=True), "I let the others know", None),
        (
            replace(CARD, scheduling=Scheduling.SERIES),
            "is planned for",
            ["Add to calendar", *MORE],
        ),
        (replace(CARD, by=ADA), "<@U000000001> has chosen the same", None),
        (replace(CARD, became=Became.TAKEN, by=ADA), "<@U000000001> was quicker and has chosen", None),
        (replace(CARD, became=Became.TAKEN), "is planned for <!date^1796634000", None),
        (replace(CARD, became=Became.PASSED), "That time has passed by now.", ["Another time"]),
        (replace(CARD, became=Became.CALLED_OFF), "does not take place", ["Plan it after all", "Your meetings"]),
        (replace(CARD, became=Became.CALLED_OFF, suggested=True), "No meeting with <@U000000001> this time", None),
        (replace(CARD, became=Became.BACK_ON), "is planned after all", None),
    ],
)
def test_whoever_pressed_reads_what_became_of_it(card: TimeCard, said: str, buttons: list[str] | None) -> None:
    shown = time_news(card)
    assert said in shown.text
    assert buttons is None or labels(shown) == buttons


def test_the_other_side_reads_neutrally_of_a_meeting_called_off() -> None:
    off = notices.MeetingCalledOff(meeting=ID, mentorship=OTHER, partner=ADA, starts_at=T0)
    assert render(off).text.startswith("Your meeting with <@U000000001> on")
    assert "your group" in render(replace(off, group=True)).text
    assert "that I had suggested" in render(replace(off, suggested=True)).text
    assert labels(render(off)) == ["Plan it after all", "Your meetings"]


def test_a_meeting_about_to_begin_leads_into_a_huddle_of_its_conversation() -> None:
    begins = notices.MeetingBegins(meeting=ID, starts_at=T0, minutes=30, team="T1", channel="G1")
    (button,) = render(begins).blocks[1]["elements"]
    assert button["url"] == "https://app.slack.com/huddle/T1/G1"


def moved(**facts: object) -> str:
    notice = notices.MeetingMoved(meeting=ID, number=2, partner=ADA, starts_at=T0, minutes=30, chosen=True)
    return render(replace(notice, **facts)).text  # type: ignore[arg-type]


def test_the_other_side_reads_whether_a_time_was_chosen_moved_or_taken_up_again() -> None:
    assert "has chosen a time for your next meeting" in moved(settled=True)
    assert "has moved your meeting to" in moved()
    assert "has planned your meeting after all" in moved(after_all=True, settled=True)


@pytest.mark.parametrize(
    ("page", "said", "buttons"),
    [
        (PAGE, "I will suggest a time soon", ["We met anyway"]),
        (replace(PAGE, resting=True), "One of you is on a break", ["We met anyway"]),
        (replace(PAGE, over=True, called_off=PLANNED), "has come to its end", []),
        (
            replace(PAGE, planned=PLANNED, channel="G1", team="T1"),
            "chosen by <@U000000001>",
            ["Start a huddle", "Add to calendar", "Another time", "Cancel this meeting", "Same time each time",
             "We met anyway"],
        ),
        (
            replace(PAGE, planned=replace(PLANNED, by_you=True), scheduling=Scheduling.SERIES),
            "chosen by you",
            ["Add to calendar", "Another time", "Cancel this meeting", "Choose each time", "We met anyway"],
        ),
        (
            replace(PAGE, planned=replace(PLANNED, confirmed=False, by=None, times=TIMES)),
            "Nobody has chosen a time yet.",
            ["Choose", "Choose", "Choose", "Another time", "Skip this meeting", "We met anyway"],
        ),
        (replace(PAGE, called_off=PLANNED), "does not take place", ["Plan it after all", "We met anyway"]),
        (replace(PAGE, planned=replace(PLANNED, by=None)), "Your next meeting", None),
    ],
)  # fmt: skip
def test_the_page_shows_what_stands_and_what_can_be_done(
    page: MeetingPage, said: str, buttons: list[str] | None
) -> None:
    view = meeting_page(page)
    assert said in words(view)
    assert buttons is None or labels(view) == buttons
    assert words(meeting_page(page, CARD)).startswith("Your meeting with <@U000000001> is planned for")


def test_somebody_with_several_pairs_chooses_whose_meetings() -> None:
    assert labels(pages_choice((PAGE, replace(PAGE, partner=GRACE)))) == ["Open", "Open"]


def test_a_calendar_is_offered_three_links_and_a_file() -> None:
    card = CalendarCard(meeting=ID, partner=ADA, program="Skill exchange", starts_at=T0, minutes=45, has_file=False)
    assert labels(calendar_page(card)) == ["Google Calendar", "Outlook.com", "Office 365", "Send me the file"]
    assert labels(calendar_page(replace(card, has_file=True))) == ["Google Calendar", "Outlook.com", "Office 365"]
    urls = [button["url"] for button in on_the_wire(calendar_page(card))["blocks"][1]["elements"]]
    title = title_of("Ada", "Skill exchange")
    assert urls == [google_link(title, T0, 45), outlook_link(title, T0, 45), office_link(title, T0, 45)]
    assert "dates=20261207T090000Z%2F20261207T094500Z" in urls[0]
    assert "startdt=2026-12-07T09%3A00%3A00%2B00%3A00&enddt=2026-12-07T09%3A45%3A00%2B00%3A00" in urls[1]
    assert "text=Ada%20%28Skill%20exchange%29" in urls[0]


def test_where_no_file_can_be_sent_the_links_say_nearly_the_same() -> None:
    assert labels(no_calendar_file(FILE)) == ["Google Calendar", "Outlook.com", "Office 365"]
    assert "please take the older one out" in no_calendar_file(replace(FILE, renewed=True)).text
    assert "Please take it out of your calendar" in no_calendar_file(replace(FILE, called_off=True)).text


def test_beside_a_file_stands_what_it_is_for() -> None:
    assert "For your calendar" in render(FILE).text
    assert "has changed" in render(replace(FILE, renewed=True)).text
    assert "is called off" in render(replace(FILE, called_off=True, renewed=True)).text


def parsed(notice: notices.CalendarFile) -> tuple[Any, Any, Any]:
    calendar = Calendar.from_ical(calendar_file(notice, ID).content)
    (zone,), (event,) = calendar.walk("VTIMEZONE"), calendar.walk("VEVENT")
    return calendar, zone, event


def test_a_file_says_who_meets_when_and_which_version_it_is() -> None:
    calendar, _, event = parsed(FILE)
    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("PUBLISH", "CONFIRMED", 3)
    assert event["UID"] == f"{ID}@mentorship.invalid"
    assert event["SUMMARY"] == "Ada (Skill exchange)"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (T0, T0 + timedelta(minutes=45))
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert "ATTENDEE" not in event
    off, _, gone = parsed(replace(FILE, called_off=True, sequence=4))
    assert (off["METHOD"], gone["STATUS"], gone["SEQUENCE"], gone["UID"]) == (
        "CANCEL",
        "CANCELLED",
        4,
        event["UID"],
    )


def test_the_same_notice_makes_the_same_bytes_under_a_name_with_its_mark() -> None:
    file = calendar_file(FILE, ID)
    assert file == calendar_file(FILE, ID)
    assert (file.name, file.title) == ("meeting-2026-12-07-0000000001.ics", "Ada (Skill exchange)")
    assert calendar_file(replace(FILE, called_off=True), ID).name.startswith("cancelled-")


ZONES = ("Europe/London", "America/New_York", "America/Santiago", "Asia/Kathmandu", "Africa/Casablanca",
         "Australia/Lord_Howe", "Pacific/Chatham", "Africa/Cairo")  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(
    zone=st.sampled_from(ZONES),
    starts_at=st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
)
@example(zone="Africa/Casablanca", starts_at=datetime(2028, 1, 25, 10, tzinfo=UTC))  # Ramadan
def test_the_clock_described_in_a_file_is_that_of_its_zone(zone: str, starts_at: datetime) -> None:
    _, described, event = parsed(replace(FILE, zone=zone, starts_at=starts_at.replace(microsecond=0)))
    here = ZoneInfo(zone)
    around = {(starts_at + timedelta(hours=hours)).astimezone(here).utcoffset() for hours in (-24, 24)}
    assume(len(around) == 1)  # around a change, readers of such files differ
    theirs = starts_at.astimezone(described.to_tz(lookup_tzid=False))
    assert theirs.utcoffset() == starts_at.astimezone(here).utcoffset()
    assert event["DTSTART"].params["TZID"] == zone


def test_names_that_try_to_be_more_stay_within_their_line() -> None:
    evil = Someone("U000000001", "Ada\r\nATTENDEE:mailto:eve@example.org" + "x" * 500)
    _, _, event = parsed(replace(FILE, partner=evil, program="A;B,C\n"))
    assert "ATTENDEE" not in event
    assert "\n" not in event["SUMMARY"]
