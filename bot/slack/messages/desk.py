"""Words that those who run a program have the bot pass on, the alarm, and what stands where a word was undone."""

from bot.domain.notices import GentleWord, MoreTime, NothingSent, WordFromAdmin
from bot.slack.blocks import actions, button, quoted, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import CohortRef, MentorshipRef
from bot.slack.modals.programs.tallies import run_of
from bot.slack.text import day, mention, plural
from bot.slack.wording.desk import CAUSES
from bot.slack.wording.terms import program_name

LONGEST_PASSED_ON = 1500


def gentle_word(notice: GentleWord) -> Message:
    pair, partner = MentorshipRef(notice.mentorship), notice.partner
    return message(
        section(
            f"How is it going with {mention(partner)} in {program_name(notice.program)}? The people who run the "
            "program had me ask. If you have not found a time lately, that happens to everybody: a short meeting "
            "is enough to go on."
        ),
        actions(
            button("Find a time", Action.OFFER_TIME, pair, aloud=f"Find a time with {partner.name}"),
            button("Another pace", Action.OFFER_PACE, pair, aloud=f"Another pace with {partner.name}"),
            button("All is well", Action.OFFER_WELL, pair, aloud=f"All is well with {partner.name}"),
        ),
        small("`/mentor help` has more, also in confidence."),
    )


def word_from_admin(notice: WordFromAdmin) -> Message:
    return message(
        section(f"{mention(notice.sender)}, who helps to run {program_name(notice.program)}, writes to you:"),
        *quoted(notice.words, LONGEST_PASSED_ON),
        small(f"To answer, write to {mention(notice.sender)} directly. What you write to me is not passed on."),
    )


def more_time(notice: MoreTime) -> Message:
    return message(
        section(
            f"You and {mention(notice.partner)} have more time in {program_name(notice.program)}: until "
            f"{day(notice.until)}. The people who run the program have put off your last day, and nothing else "
            "changes."
        ),
        small("If it is enough as it is, `/mentor end` says so, without blame."),
    )


def nothing_sent(notice: NothingSent) -> Message:
    days = plural(notice.days, "working day")
    which = f"{program_name(notice.program)}{run_of(notice.name, None)}"
    look = button("Open the control room", Action.ADMIN_OPEN)
    cohort = button("Look at the cohort", Action.COHORT_PAGE, CohortRef(notice.cohort))
    return message(
        section(f"*In {which}, nothing has been sent to anybody for {days}*, although pairs are under way."),
        section(CAUSES[notice.cause]),
        actions(look, cohort),
        small("I say this once. The control room keeps it until messages arrive again."),
    )


def never_mind() -> Message:
    """What stands in place of a word that was undone after it had left."""
    return message(section("Never mind: nothing is needed from you here."))
