"""Addresses with which Google, Outlook and Office 365 open a new event that is filled in already, and a huddle.

The two of Microsoft differ in nothing but the host: private accounts live on one, those of work on the other.
A huddle's address is what Slack itself gives out under "Copy huddle link".
"""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

from bot.domain.notices import CalendarFile
from bot.slack.text import plain

LONGEST_TITLE = 120
STAMP = "%Y%m%dT%H%M%SZ"
GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"
OFFICE = "https://outlook.office.com/calendar/0/deeplink/compose"
ABOUT = "Planned in Slack. “/mentor meeting” there moves it or calls it off."


def title_of(partner: str, program: str) -> str:
    """What a meeting is called in a calendar."""
    return f"{plain(partner, LONGEST_TITLE, otherwise='Your partner')} ({plain(program, LONGEST_TITLE)})"


def google_link(title: str, starts_at: datetime, minutes: int) -> str:
    begins, ends = starts_at.astimezone(UTC), _end(starts_at, minutes)
    dates = f"{begins:{STAMP}}/{ends:{STAMP}}"
    return _address(GOOGLE, action="TEMPLATE", text=title, dates=dates, details=ABOUT)


def outlook_link(title: str, starts_at: datetime, minutes: int) -> str:
    return _compose(OUTLOOK, title, starts_at, minutes)


def office_link(title: str, starts_at: datetime, minutes: int) -> str:
    return _compose(OFFICE, title, starts_at, minutes)


def huddle_link(team: str, channel: str) -> str:
    return f"https://app.slack.com/huddle/{quote(team, safe='')}/{quote(channel, safe='')}"


def title_of_file(notice: CalendarFile) -> str:
    return title_of(notice.partner.name, notice.program)


def _compose(page: str, title: str, starts_at: datetime, minutes: int) -> str:
    return _address(
        page,
        path="/calendar/action/compose",
        rru="addevent",
        subject=title,
        body=ABOUT,
        startdt=starts_at.astimezone(UTC).isoformat(),
        enddt=_end(starts_at, minutes).isoformat(),
    )


def _end(starts_at: datetime, minutes: int) -> datetime:
    return starts_at.astimezone(UTC) + timedelta(minutes=minutes)


def _address(page: str, **parameters: str) -> str:
    return f"{page}?{urlencode(parameters, quote_via=quote)}"
