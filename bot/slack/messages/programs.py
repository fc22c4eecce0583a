"""What admins ask for: a cohort in numbers, and a test message."""

from bot.domain.feedback import REPORT_FLOOR
from bot.domain.notices import CohortSummary, TestMessage
from bot.slack.blocks import section, small
from bot.slack.message import Message, message
from bot.slack.text import day, lines, listed, plural
from bot.slack.words import program_name


def cohort_summary(notice: CohortSummary) -> Message:
    return message(
        section(f"{program_name(notice.program)} in numbers, as of {day(notice.as_of)}"),
        section(
            lines(
                (
                    f"*People:* {_people(notice)}",
                    f"*Pairs:* {notice.pairs_active:,} active, {notice.pairs_completed:,} completed",
                    f"*Meetings:* {notice.meetings_held:,} held, {notice.meetings_skipped:,} did not take place, "
                    f"{notice.meetings_unknown:,} without an answer",
                    f"*Goals:* {notice.goals_set:,} set, {notice.goals_reached:,} reached",
                    f"*Feedback:* {_feedback(notice)}",
                )
            )
        ),
        small("Counts only. What people write to me or to each other is never part of a summary."),
    )


def arrived(_notice: TestMessage) -> Message:
    return message(
        section("This is the test message you asked for. You are reading it, so my messages arrive."),
        small("Nobody else received it."),
    )


def _people(notice: CohortSummary) -> str:
    also = [
        f"{number:,} {state}"
        for number, state in ((notice.waiting, "waiting for a match"), (notice.paused, "on a break"))
        if number
    ]
    people = listed((plural(notice.mentors, "mentor"), plural(notice.mentees, "mentee")))
    return f"{people} ({listed(also)})" if also else people


def _feedback(notice: CohortSummary) -> str:
    answers = plural(notice.feedback_count, "answer")
    if notice.feedback_mean is None:
        return f"{answers}; the average is shown once {REPORT_FLOOR} people have answered"
    return f"{answers}, {notice.feedback_mean:.1f} out of 4 on average"
