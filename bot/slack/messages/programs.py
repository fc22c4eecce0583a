"""The life of a program: what its admins and the people in it hear, a cohort in numbers, and a test message."""

from collections.abc import Mapping

from bot.domain.feedback import REPORT_FLOOR
from bot.domain.matching_terms import Pairing
from bot.domain.notices import AdminAdded, CohortOver, CohortSummary, CohortUnmatched, LeaderAsked, TestMessage
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import CohortRef, LeaderRef
from bot.slack.text import day, lines, listed, mention, paragraphs, plural, quote
from bot.slack.wording.terms import head_count, program_name, rhythm

JOIN_AS: Mapping[Pairing, str] = {Pairing.PEER: "Join", Pairing.REVERSE: "Join as mentee"}
WHOM: Mapping[Pairing, str] = {
    Pairing.TRADITIONAL: "one person who would like to learn from you",
    Pairing.GROUP: "a few people who would like to learn from you",
}


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


def cohort_over(notice: CohortOver) -> Message:
    name = program_name(notice.program)
    words = (
        f"{name} does not take place after all. Nothing is needed from you, and I am sorry for the change of plans."
        if notice.cancelled
        else f"{name} has come to its end. Thank you for being part of it; this time there was no pair to complete."
    )
    return message(section(words), small("The next program will be announced in its channel. `/mentor` shows it."))


def cohort_unmatched(notice: CohortUnmatched) -> Message:
    people = head_count(notice.mentors, notice.mentees, notice.pairing)
    return message(
        section(
            f"The first day of {program_name(notice.program)} has come, and no match is published yet. {people} "
            "have joined. A dry run shows who fits whom; nothing is sent before you publish."
        ),
        actions(button("Match", Action.ROUND_RUN, CohortRef(notice.cohort), style="primary")),
        small("It stays open for joining until then. I say this once."),
    )


def admin_added(notice: AdminAdded) -> Message:
    return message(
        section(
            f"{mention(notice.by)} asked you to help run {program_name(notice.program)}. You can match people, "
            "change its settings, end it, and see its numbers. What people write to each other stays theirs."
        ),
        actions(button("Control room", Action.ADMIN_OPEN)),
    )


def leader_asked(notice: LeaderAsked) -> Message:
    place = LeaderRef(notice.leader, notice.cohort)
    return message(
        section(
            paragraphs(
                _glad_to_have_you(notice),
                quote(notice.objective, 1500),
                "When leaders take part, others see that it is worth their time. You decide whom you meet, and you "
                "can pause or stop whenever you like.",
            )
        ),
        actions(
            button(JOIN_AS.get(notice.pairing, "Join as mentor"), Action.LEADER_JOIN, place, style="primary"),
            button("Not now", Action.LEADER_NOT_NOW, place),
        ),
        small("I ask this once. Not now needs no reason."),
    )


def _glad_to_have_you(notice: LeaderAsked) -> str:
    by, program, time = mention(notice.by), program_name(notice.program), rhythm(notice.cadence, notice.minutes)
    match notice.pairing:
        case Pairing.PEER:
            learning = "with a colleague, where each of you learns from the other"
            return f"{by} would be glad to have you in {program}: {time} {learning}."
        case Pairing.REVERSE:
            return f"{by} would be glad to have you in {program}: {time} with a junior colleague who mentors you."
        case _:
            return f"{by} would be glad to have you as a mentor in {program}: {time} with {WHOM[notice.pairing]}."


def leader_declined() -> Message:
    return message(
        section("Thank you for letting me know. If you change your mind, `/mentor join` is always there.")
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
    people = head_count(notice.mentors, notice.mentees, notice.pairing)
    return f"{people} ({listed(also)})" if also else people


def _feedback(notice: CohortSummary) -> str:
    answers = plural(notice.feedback_count, "answer")
    if notice.feedback_mean is None:
        return f"{answers}; the average is shown once {REPORT_FLOOR} people have answered"
    return f"{answers}, {notice.feedback_mean:.1f} out of 4 on average"
