"""A meeting as an iCalendar file (RFC 5545), to be opened by whatever calendar somebody uses.

The method is PUBLISH: there is nobody to answer to, and nobody's address is in the file (RFC 5546, 3.2.1). Its
UID never changes and its SEQUENCE counts up, by which a calendar knows the newest version; a meeting called
off is taken out by CANCEL (RFC 5546, 3.2.5).
"""

from datetime import UTC, date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from bot.domain.notices import CalendarFile
from bot.slack.calendar_links import ABOUT, title_of_file
from bot.slack.uploads import Attachment, mark_of

PRODUCT = "-//Mentorship//Meetings//EN"
DOMAIN = "mentorship.invalid"
"""A name that no host can have (RFC 2606), since nobody is to be written to."""
ONE_DAY = timedelta(days=1)
"""The file describes the clock of the meeting's day alone. In a description of more, icalendar leaves out what
lasts for a few weeks only, as the other clock of Morocco in Ramadan does.
"""


def calendar_file(notice: CalendarFile, outbox_id: UUID) -> Attachment:
    """The same notice makes the same bytes, whenever they are asked for."""
    day = notice.starts_at.astimezone(ZoneInfo(notice.zone)).date()
    what = "cancelled" if notice.called_off else "meeting"
    return Attachment(
        name=f"{what}-{day.isoformat()}-{mark_of(outbox_id)}.ics",
        title=title_of_file(notice),
        content=_calendar(notice, day).to_ical(),
    )


def _calendar(notice: CalendarFile, day: date) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if notice.called_off else "PUBLISH")
    calendar.add_component(
        Timezone.from_tzinfo(
            ZoneInfo(notice.zone),
            tzid=notice.zone,
            first_date=day,
            last_date=day + ONE_DAY,
        )
    )
    calendar.add_component(_event(notice))
    return calendar


def _event(notice: CalendarFile) -> Event:
    zone = ZoneInfo(notice.zone)
    event = Event()
    event.add("uid", f"{notice.meeting}@{DOMAIN}")
    event.add("sequence", notice.sequence)
    event.add("dtstamp", notice.made_at.astimezone(UTC))
    event.add("dtstart", notice.starts_at.astimezone(zone))
    event.add("dtend", (notice.starts_at.astimezone(UTC) + timedelta(minutes=notice.minutes)).astimezone(zone))
    event.add("summary", title_of_file(notice))
    event.add("description", ABOUT)
    event.add("status", "CANCELLED" if notice.called_off else "CONFIRMED")
    organizer = vCalAddress(f"mailto:nobody@{DOMAIN}")
    organizer.params["cn"] = vText("Mentorship")
    event.add("organizer", organizer, encode=False)
    return event
