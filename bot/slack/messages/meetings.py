"""The rhythm of a pair: a time to meet, whether it worked out, and how it was."""

from slack_sdk.models.blocks import ButtonElement

from bot.domain.notices import CheckIn, FeedbackAsked, MeetingMoved, MeetingNudge
from bot.slack.blocks import actions, button, section
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.messages.gatherings import group_check_in, named
from bot.slack.messages.times import suits, to_calendar
from bot.slack.metadata import MeetingRef, MentorshipRef
from bot.slack.refs.meetings import SlotRef
from bot.slack.text import line, mention, paragraphs, when


def meeting_nudge(notice: MeetingNudge) -> Message:
    whom, time = mention(notice.partner), f"{when(notice.starts_at)}, for {notice.minutes} minutes"
    return message(
        section(
            f"{_which(notice)} with {whom} is planned for {time}. That is the time that was chosen."
            if notice.chosen
            else paragraphs(f"{_which(notice)} with {whom}: how about {time}?", _why_then(notice))
        ),
        actions(change_time(MeetingRef(notice.meeting))),
    )


def check_in(notice: CheckIn) -> Message:
    if notice.members:
        return group_check_in(notice)
    partner, reference = mention(notice.partner), MeetingRef(notice.meeting)
    question = (
        f"Did you and {partner} get to meet? It was planned for {when(notice.starts_at)}."
        if notice.attempt == 1
        else f"One last question: did you and {partner} get to meet? It was planned for {when(notice.starts_at)}. "
        "If you would rather not say, that is fine too: I will leave it open and look ahead to the next time."
    )
    return message(
        section(question),
        actions(
            button("Yes, we met", Action.CHECKIN_MET, _at_its_time(notice), style="primary"),
            button("Not yet", Action.CHECKIN_NOT_YET, reference),
            button("We moved it", Action.CHECKIN_MOVED, reference),
        ),
    )


def feedback_asked(notice: FeedbackAsked) -> Message:
    partner = mention(notice.partner)
    heard, nobody = (
        (f"I hear that your group has met: {named(notice.members)}.", "none of them ever sees")
        if notice.members
        else (f"I hear that you and {partner} have met.", f"{partner} never sees")
    )
    return message(
        section(f"{heard} How was it for you? It takes half a minute, and {nobody} your answers."),
        actions(button("Give feedback", Action.FEEDBACK_OPEN, MeetingRef(notice.meeting), style="primary")),
    )


def meeting_moved(notice: MeetingMoved) -> Message:
    other = (
        button("Choose another time", Action.FIRST_TIME_OTHER, MentorshipRef(notice.group))
        if notice.group
        else change_time(MeetingRef(notice.meeting))
    )
    first = to_calendar(notice.meeting) if notice.chosen else suits(notice.meeting, notice.starts_at)
    return message(
        section(f"{_news_of_time(notice)} If that does not suit you, choose another time."), actions(first, other)
    )


def change_time(reference: MeetingRef) -> ButtonElement:
    return button("Choose another time", Action.CHECKIN_MOVED, reference)


def _at_its_time(notice: CheckIn) -> SlotRef:
    """The meeting may have another time once the question is answered."""
    return SlotRef(notice.meeting, int(notice.starts_at.timestamp()))


def _news_of_time(notice: MeetingMoved) -> str:
    partner, time = mention(notice.partner), f"{when(notice.starts_at)}, for {notice.minutes} minutes"
    whose = "your group’s" if notice.group else "your"
    if not notice.chosen:
        return f"I hear that you and {partner} have not met yet. How about {time}?"
    if notice.first:
        return f"{partner} has chosen a time for {whose} first meeting: {time}."
    if notice.after_all:
        return f"{partner} has planned {whose} meeting after all: {time}."
    if notice.settled:
        return f"{partner} has chosen a time for {whose} next meeting: {time}."
    return f"{partner} has moved {whose} meeting to {time}."


def _which(notice: MeetingNudge) -> str:
    return "Your first meeting" if notice.first or notice.number == 1 else "Your next meeting"


def _why_then(notice: MeetingNudge) -> str:
    holiday = (
        f"It is a little later than usual because of {line(notice.moved_for, 200)}. " if notice.moved_for else ""
    )
    if notice.shared_hours:
        return f"{holiday}It suits the working hours of you both and only needs a place in your calendars."
    return (
        f"{holiday}Your working hours do not overlap, so this asks one of you to bend a little. "
        "Another time may suit you better."
    )
