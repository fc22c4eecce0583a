"""A match is suggested, does not come about, or brings two people together."""

from slack_sdk.models.blocks import ButtonElement

from bot.domain.notices import Introduction, MatchProposed, ProposalClosed
from bot.domain.terms import Side
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import MentorshipRef, ProposalRef
from bot.slack.text import day, lines, mention, paragraphs, quote
from bot.slack.words import program_name, reason_between, reason_for, rhythm, skills


def match_proposed(notice: MatchProposed) -> Message:
    partner = mention(notice.partner)
    return message(
        section(_opening(notice)),
        section(
            paragraphs(
                lines(("*Why you two*", reason_for(notice.you_are, notice.partner, notice.reason))),
                _what_they_offer(notice),
                _said(f"*What {partner} hopes for*", quote(notice.partner_goals, 1000)),
                f"*What it takes:* {rhythm(notice.cadence, notice.minutes)}.",
            )
        ),
        actions(*answer_buttons(ProposalRef(notice.proposal), notice.partner.name)),
        small(
            f"If both of you say yes, I bring you together in a group chat. If you decline, {partner} only hears "
            f"that the match did not come about. It stays open until {day(notice.answer_by)}."
        ),
    )


def answer_buttons(reference: ProposalRef, name: str) -> tuple[ButtonElement, ButtonElement]:
    """Yes or no to a match; `name` is read aloud with them."""
    return (
        button("Accept", Action.PROPOSAL_ACCEPT, reference, style="primary", aloud=f"Accept the match with {name}"),
        button("Decline", Action.PROPOSAL_DECLINE, reference, aloud=f"Decline the match with {name}"),
    )


def proposal_closed(notice: ProposalClosed) -> Message:
    return message(
        section(
            f"The match with {mention(notice.partner)} in {program_name(notice.program)} has not come about. "
            "That happens for many reasons. You keep your place, and I will look again in the next round."
        )
    )


def introduction(notice: Introduction) -> Message:
    mentor, mentee = mention(notice.mentor), mention(notice.mentee)
    return message(
        section(
            f"{mentor}, meet {mentee}. {mentee}, meet {mentor}.\n"
            f"You both said yes: in {program_name(notice.program)}, {mentor} is the mentor and {mentee} the mentee."
        ),
        section(
            paragraphs(
                lines(("*Why you two*", reason_between(notice.mentor, notice.mentee, notice.reason, whose="Your"))),
                _said(f"*What {mentor} can share*", skills(notice.mentor_offers)),
                _said(f"*What {mentee} hopes for*", quote(notice.mentee_goals, 1000)),
                "*What comes next:* say hello here. You meet for "
                f"{rhythm(notice.cadence, notice.minutes)}; I will suggest times that suit you both and ask "
                "each of you afterwards how it went.",
                "An easy way to start: what would make this time well spent for each of you?",
            )
        ),
        actions(button("Set a first goal", Action.GOAL_NEW, MentorshipRef(notice.mentorship))),
        small("Goals are seen by the two of you only. `/mentor goals` shows them at any time."),
    )


def _opening(notice: MatchProposed) -> str:
    partner, program = mention(notice.partner), program_name(notice.program)
    if notice.again:
        return f"A quiet reminder that the match with {partner} in {program} is still open. Either answer is fine."
    if notice.you_are is Side.MENTEE:
        return f"I have found a mentor for you in {program}: {partner}. Would you like to meet?"
    return f"I have found somebody you could mentor in {program}: {partner}. Would you like to meet?"


def _what_they_offer(notice: MatchProposed) -> str:
    if notice.you_are is Side.MENTOR:
        return ""
    return _said(f"*What {mention(notice.partner)} can share*", skills(notice.partner_offers))


def _said(title: str, words: str) -> str:
    return f"{title}\n{words}" if words else ""
