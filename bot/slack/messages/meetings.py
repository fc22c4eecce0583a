"""The rhythm of a pair: a time to meet, whether it worked out, and how it was."""

from slack_sdk.models.blocks import ButtonElement

from bot.domain.notices import CheckIn, FeedbackAsked, MeetingMoved, MeetingNudge
from bot.slack.blocks import actions, button, section
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import MeetingRef
from bot.slack.text import line, mention, paragraphs, when


def meeting_nudge(notice: MeetingNudge) -> Message:
    return message(
        section(
            paragraphs(
                f"{_which(notice)} with {mention(notice.partner)}: how about {when(notice.starts_at)}, "
                f"for {notice.minutes} minutes?",
                _why_then(notice),
            )
        ),
        actions(change_time(MeetingRef(notice.meeting))),
    )


def check_in(notice: CheckIn) -> Message:
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
            button("Yes, we met", Action.CHECKIN_MET, reference, style="primary"),
            button("Not yet", Action.CHECKIN_NOT_YET, reference),
            button("We moved it", Action.CHECKIN_MOVED, reference),
        ),
    )


def feedback_asked(notice: FeedbackAsked) -> Message:
    partner = mention(notice.partner)
    return message(
        section(
            f"I hear that you and {partner} have met. How was it for you? It takes half a minute, and {partner} "
            "never sees your answers."
        ),
        actions(button("Give feedback", Action.FEEDBACK_OPEN, MeetingRef(notice.meeting), style="primary")),
    )


def meeting_moved(notice: MeetingMoved) -> Message:
    partner, time = mention(notice.partner), when(notice.starts_at)
    news = (
        f"{partner} has moved your meeting to {time}, for {notice.minutes} minutes."
        if notice.chosen
        else f"I hear that you and {partner} have not met yet. How about {time}, for {notice.minutes} minutes?"
    )
    return message(
        section(f"{news} If that does not suit you, choose another time."),
        actions(change_time(MeetingRef(notice.meeting))),
    )


def change_time(reference: MeetingRef) -> ButtonElement:
    return button("Choose another time", Action.CHECKIN_MOVED, reference)


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
