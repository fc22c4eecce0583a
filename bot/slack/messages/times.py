"""When a pair meets: times to choose from, what became of a choice, a meeting about to begin, a calendar file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.cadence import Bend
from bot.domain.meeting_cards import Became, CalendarCard, MeetingPage, TimeCard
from bot.domain.notices import CalendarFile, MeetingBegins, MeetingCalledOff, MeetingOffered, OfferedTime
from bot.domain.terms import Scheduling
from bot.slack.blocks import MOST_IN_MESSAGE, actions, button, confirmation, fitting, link, section, small
from bot.slack.calendar_links import google_link, huddle_link, office_link, outlook_link, title_of_file
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import MeetingRef, MentorshipRef
from bot.slack.refs.meetings import SlotRef
from bot.slack.text import Style, line, mention, paragraphs, plural, when
from bot.slack.wording.terms import joined, program_name

LONGEST_REASON = 200
YOURS: Mapping[Bend, str] = {
    Bend.EARLY: "early for you",
    Bend.LATE: "late for you",
    Bend.FREE_DAY: "not one of your working days",
}
THEIRS: Mapping[Bend, str] = {
    Bend.EARLY: "early for {partner}",
    Bend.LATE: "late for {partner}",
    Bend.FREE_DAY: "not a working day of {partner}",
}


def meeting_offered(notice: MeetingOffered) -> Message:
    partner = mention(notice.partner)
    whom = "your group" if notice.group else partner
    which = f"Your {'first' if notice.first else 'next'} meeting with {whom}"
    for_all = f"One press plans it for {'the whole group' if notice.group else 'both of you'}."
    no_hurry = "" if notice.attempt == 1 else ", has no time yet, and that is fine"
    asked = (
        f"{which}, {plural(notice.minutes, 'minute')}{no_hurry}: how about one of these times? {for_all}"
        if notice.times
        else f"{which}{no_hurry}: how about {when(notice.suggested)}?"
    )
    why = joined(_later_because(notice.moved_for), fair_turns(notice.times, partner))
    stands = (
        f"Where nobody chooses, {when(notice.suggested)} stands as my suggestion."
        if notice.attempt == 1
        else f"I will not ask again: where nobody chooses, {when(notice.suggested)} stands as my suggestion."
    )
    return message(
        section(paragraphs(asked, why)),
        *time_choices(notice.meeting, notice.times, partner),
        actions(another_time(notice.meeting), left_out(notice.meeting)),
        small(stands),
    )


def meeting_begins(notice: MeetingBegins) -> Message:
    return message(
        section(f"Your meeting of {plural(notice.minutes, 'minute')} begins soon: {when(notice.starts_at)}."),
        actions(link("Start a huddle", Action.HUDDLE, huddle_link(notice.team, notice.channel))),
    )


def meeting_called_off(notice: MeetingCalledOff) -> Message:
    whom = "your group" if notice.group else mention(notice.partner)
    words = (
        f"No meeting with {whom} this time: the one that I had suggested for {when(notice.starts_at)} is left out."
        if notice.suggested
        else f"Your meeting with {whom} on {when(notice.starts_at, Style.ON_DAY)} does not take place this time."
    )
    return message(
        section(f"{words} The next one follows at your usual rhythm."),
        actions(after_all(notice.meeting), to_page(notice.mentorship)),
    )


def calendar_file_sent(notice: CalendarFile) -> Message:
    """What stands beside the file; with the links it does in place of one that cannot be sent."""
    partner, time = mention(notice.partner), when(notice.starts_at)
    if notice.called_off:
        words = f"{_off(notice)} This file takes it out of your calendar."
    elif notice.renewed:
        words = f"Your meeting with {partner} has changed: {time}. This file brings your calendar up to date."
    else:
        words = f"For your calendar: your meeting with {partner}, {time}. I will send a new file if it changes."
    return message(section(words))


def no_calendar_file(notice: CalendarFile) -> Message:
    """The same where Slack takes no file from us: the links alone, and why."""
    partner, time = mention(notice.partner), when(notice.starts_at)
    if notice.called_off:
        return message(section(f"{_off(notice)} Please take it out of your calendar."))
    change = "It has changed, so please take the older one out." if notice.renewed else ""
    return message(
        section(
            joined(
                f"Your meeting with {partner}: {time}. I cannot send files in this workspace, but these links do "
                "nearly the same.",
                change,
            )
        ),
        actions(*calendar_buttons(title_of_file(notice), notice)),
    )


def _off(notice: CalendarFile) -> str:
    return f"Your meeting with {mention(notice.partner)} on {when(notice.starts_at, Style.ON_DAY)} is called off."


def calendar_buttons(title: str, meeting: CalendarFile | CalendarCard) -> list[ButtonElement]:
    starts_at, minutes = meeting.starts_at, meeting.minutes
    return [
        link("Google Calendar", Action.CALENDAR_GOOGLE, google_link(title, starts_at, minutes)),
        link("Outlook.com", Action.CALENDAR_OUTLOOK, outlook_link(title, starts_at, minutes)),
        link("Office 365", Action.CALENDAR_OFFICE, office_link(title, starts_at, minutes)),
    ]


def time_news(card: TimeCard) -> Message:
    """What became of a meeting's time, said to whoever pressed."""
    words = section(_news(card))
    match card.became:
        case Became.CALLED_OFF:
            return message(words, actions(after_all(card.meeting), to_page(card.mentorship)))
        case Became.PASSED:
            return message(words, actions(another_time(card.meeting)))
        case _:
            return message(words, actions(*_next_steps(card)))


def pages_choice(pages: Sequence[MeetingPage]) -> Message:
    """Ask whose meetings are meant."""
    return message(
        section("Whose meetings would you like to see?"),
        *fitting(pages, _choice_of, room=MOST_IN_MESSAGE - 1, more=lambda number: f"And {number:,} more."),
    )


def time_choices(meeting: UUID, times: Sequence[OfferedTime], partner: str) -> list[Block]:
    """One press for each time; where it asks somebody to bend, it says so."""
    return [
        section(
            joined(when(time.starts_at), _bend(time, partner)),
            accessory=button(
                "Choose",
                Action.SLOT_CHOOSE,
                SlotRef(meeting, int(time.starts_at.timestamp())),
                aloud=f"Choose time {number} of {len(times)}",
            ),
        )
        for number, time in enumerate(times, start=1)
    ]


def fair_turns(times: Sequence[OfferedTime], partner: str) -> str:
    """Said openly where the two share no working hour: who bends this time, and that they take turns."""
    if not times or all(time.yours is time.theirs is Bend.NONE for time in times):
        return ""
    asked = "There is no hour in which both of you work, so you take turns:"
    if all(time.yours is Bend.NONE for time in times):
        return f"{asked} this time {partner} bends, next time you do."
    if all(time.theirs is Bend.NONE for time in times):
        return f"{asked} this time you bend, next time {partner} does."
    return "There is no hour in which both of you work, so these times ask each of you to bend a little."


def another_time(meeting: UUID) -> ButtonElement:
    return button("Another time", Action.CHECKIN_MOVED, MeetingRef(meeting))


def suits(meeting: UUID, starts_at: datetime) -> ButtonElement:
    return button("That suits me", Action.SLOT_CHOOSE, SlotRef(meeting, int(starts_at.timestamp())))


def left_out(meeting: UUID) -> ButtonElement:
    return button("Skip this meeting", Action.MEETING_CALL_OFF, MeetingRef(meeting))


def called_off(meeting: UUID) -> ButtonElement:
    return button(
        "Cancel this meeting",
        Action.MEETING_CALL_OFF,
        MeetingRef(meeting),
        confirm=confirmation(
            "Cancel this meeting?",
            "The other side hears of it once. The next meeting follows at your usual rhythm. Until its time has "
            "come, this one can be planned after all.",
            yes="Cancel it",
            no="Keep it",
        ),
    )


def after_all(meeting: UUID) -> ButtonElement:
    return button("Plan it after all", Action.MEETING_BACK_ON, MeetingRef(meeting))


def to_page(mentorship: UUID) -> ButtonElement:
    return button("Your meetings", Action.MEETING_OPEN, MentorshipRef(mentorship))


def to_calendar(meeting: UUID) -> ButtonElement:
    return button("Add to calendar", Action.CALENDAR_OPEN, MeetingRef(meeting))


def same_time(mentorship: UUID) -> ButtonElement:
    return button("Same time each time", Action.SERIES_START, MentorshipRef(mentorship))


def whom_all_meet(card: TimeCard) -> str:
    """Whoever is at the meeting besides the reader: a time that is chosen in a group holds for all of it."""
    return "your group" if card.group else mention(card.partner)


def _news(card: TimeCard) -> str:
    partner, time = mention(card.partner), when(card.starts_at)
    whom = "the others" if card.group else partner
    match card.became:
        case Became.CALLED_OFF if card.suggested:
            return f"No meeting with {partner} this time. I let {whom} know and will suggest the next one."
        case Became.CALLED_OFF:
            off = f"Your meeting with {partner} on {when(card.starts_at, Style.ON_DAY)} does not take place."
            return f"{off} I let {whom} know, and the next one follows at your usual rhythm."
        case Became.BACK_ON:
            return f"Your meeting with {partner} is planned after all: {time}. I let {whom} know."
        case Became.PASSED:
            return f"That time has passed by now. Choose another one for your meeting with {whom_all_meet(card)}."
        case _:
            return _what_stands(card, whom_all_meet(card), time, whom)


def _what_stands(card: TimeCard, partner: str, time: str, whom: str) -> str:
    theirs = mention(card.by) if card.by and not card.by_you else ""
    if card.became is Became.TAKEN and theirs:
        return f"{theirs} was quicker and has chosen {time}, so that stands. If it does not suit you, move it."
    if card.became is Became.TAKEN:
        return f"Your meeting with {partner} is planned for {time} by now. If that does not suit you, move it."
    if theirs:
        return f"{theirs} has chosen the same: your meeting is planned for {time}."
    return f"Your meeting with {partner} is planned for {time}. I let {whom} know."


def _next_steps(card: TimeCard) -> Iterator[ButtonElement]:
    yield to_calendar(card.meeting)
    if card.scheduling is Scheduling.ONE_BY_ONE:
        yield same_time(card.mentorship)
    yield button("Choose another time", Action.CHECKIN_MOVED, MeetingRef(card.meeting))
    yield to_page(card.mentorship)


def _later_because(reason: str | None) -> str:
    return f"It is a little later than usual because of {line(reason, LONGEST_REASON)}." if reason else ""


def _bend(time: OfferedTime, partner: str) -> str:
    asked = (YOURS.get(time.yours), (THEIRS.get(time.theirs) or "").format(partner=partner))
    said = ", ".join(filter(None, asked))
    return f"({said})" if said else ""


def _choice_of(page: MeetingPage) -> list[Block]:
    partner = mention(page.partner)
    return [
        section(
            f"{partner}, {program_name(page.program)}",
            accessory=button(
                "Open", Action.MEETING_OPEN, MentorshipRef(page.mentorship), aloud=f"Open: {page.partner.name}"
            ),
        )
    ]
