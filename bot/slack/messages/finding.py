"""A mentee asks a mentor, says it in other words, or needs no answer any more; and a mentor cannot take it on."""

from bot.domain.notices import MentorRequested, RequestClosed, RequestNoteChanged, RequestWithdrawn
from bot.domain.terms import Side
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.messages.proposals import answer_buttons
from bot.slack.metadata import CohortRef, ProposalRef
from bot.slack.text import day, lines, mention, paragraphs, plural, quote
from bot.slack.wording.terms import program_name, reason_for, rhythm

LONGEST_NOTE = 1200
"""Six hundred characters may take more room once they are escaped."""


def mentor_requested(notice: MentorRequested) -> Message:
    mentee = mention(notice.mentee)
    goals = quote(notice.mentee_goals, 1000)
    return message(
        section(paragraphs(_opening(notice), quote(notice.note, LONGEST_NOTE))),
        section(
            paragraphs(
                lines(("*Why you two*", reason_for(Side.MENTOR, notice.mentee, notice.reason))),
                f"*What {mentee} hopes for*\n{goals}" if goals else "",
                f"*What it takes:* {rhythm(notice.cadence, notice.minutes)}{_how_long(notice)}.",
            )
        ),
        actions(*answer_buttons(ProposalRef(notice.proposal), notice.mentee.name)),
        small(
            f"If you accept, I bring the two of you together in a group chat. If not, {mentee} only hears that you "
            "cannot take it on right now. Nobody but you reads the note. It stays open until "
            f"{day(notice.answer_by)}."
        ),
    )


def request_note_changed(notice: RequestNoteChanged) -> Message:
    said = f"{mention(notice.mentee)} has put the request to you in {program_name(notice.program)} in new words:"
    return message(
        section(paragraphs(said, quote(notice.note, LONGEST_NOTE))),
        actions(*answer_buttons(ProposalRef(notice.proposal), notice.mentee.name)),
        small(f"One answer is enough, here or where you read it first, by {day(notice.answer_by)}."),
    )


def request_withdrawn(notice: RequestWithdrawn) -> Message:
    mentee, program = mention(notice.mentee), program_name(notice.program)
    news = (
        f"{mentee} has found a mentor in {program}, so nothing is needed from you any more."
        if notice.found
        else f"The request of {mentee} in {program} is closed, so nothing is needed from you any more."
    )
    return message(section(f"{news} Thank you for being there to be asked."))


def request_closed(notice: RequestClosed) -> Message:
    return message(
        section(
            f"{mention(notice.mentor)} cannot take on your request in {program_name(notice.program)} right now. "
            "That happens for many reasons, and most of them are about time. You keep your place for the next "
            "round, and you can ask somebody else whenever you like."
        ),
        actions(
            button(
                "Find a mentor",
                Action.FIND_OPEN,
                CohortRef(notice.cohort),
                aloud=f"Find a mentor in {notice.program}",
            )
        ),
    )


def _how_long(notice: MentorRequested) -> str:
    if notice.ends_on:
        return f", until {day(notice.ends_on)}"
    return f", for {plural(notice.months, 'month')}" if notice.months else ""


def _opening(notice: MentorRequested) -> str:
    mentee, program = mention(notice.mentee), program_name(notice.program)
    if notice.again:
        return f"A quiet reminder that the request of {mentee} in {program} is still open. Any answer is fine."
    return f"{mentee} would like you as a mentor in {program}, and writes:"
