"""A cohort opens, somebody joins it, or somebody writes to us and looks for the way."""

from bot.domain.notices import CohortAnnounced, Signpost, Welcome
from bot.domain.terms import Role
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import CohortRef
from bot.slack.text import day, paragraphs, quote
from bot.slack.words import AS_ROLE, program_name, rhythm

WHAT_COMES = {
    Role.MENTOR: "I will look for somebody who would like to learn what you can share",
    Role.MENTEE: "I will look for a mentor who can share what you would like to learn",
    Role.BOTH: "I will look for a mentor for you and for somebody you can support",
}


def cohort_announced(notice: CohortAnnounced) -> Message:
    return message(
        section(
            paragraphs(
                f"{program_name(notice.program)} is open for joining.",
                quote(notice.objective, 1800),
                f"Mentors and mentees meet in pairs for {rhythm(notice.cadence, notice.minutes)}, "
                f"from {day(notice.starts_on)} to {day(notice.ends_on)}.",
                "Joining takes about three minutes. I suggest a match and say why; a pair forms only when both "
                "say yes, and you can pause or leave at any time.",
            )
        ),
        actions(
            button(
                "Join",
                Action.SIGNUP_OPEN,
                CohortRef(notice.cohort),
                style="primary",
                aloud=f"Join {notice.program}",
            )
        ),
    )


def welcome(notice: Welcome) -> Message:
    return message(
        section(
            paragraphs(
                f"Welcome to {program_name(notice.program)}. You are in {AS_ROLE[notice.role]}.",
                f"*What happens next:* {WHAT_COMES[notice.role]}, and write to you here with the reasons. "
                "You decide, and nothing begins before both sides say yes. "
                f"The program starts on {day(notice.starts_on)}; until I write, there is nothing you need to do.",
            )
        ),
        actions(button("Change my answers", Action.SIGNUP_OPEN, CohortRef(notice.cohort))),
        small("If something gets in the way, `/mentor pause` and `/mentor leave` are there. No reason needed."),
    )


def signpost(_notice: Signpost) -> Message:
    return message(
        section(
            "Hello. I am a bot that understands buttons and commands, so I cannot answer what you wrote. "
            "`/mentor` shows what fits you right now, and `/mentor help` lists everything."
        ),
        small("For anything else, the people who run your program are glad to hear from you."),
    )
