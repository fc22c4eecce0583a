"""Breaks, returns and endings, said neutrally."""

from bot.domain.matching_terms import Pairing
from bot.domain.notices import (
    GuestNow,
    MentorshipEnded,
    PartnerGone,
    PartnerPaused,
    PartnerReturned,
    WelcomeBack,
)
from bot.slack.blocks import section, small
from bot.slack.message import Message, message
from bot.slack.messages.endings import what_stays
from bot.slack.text import day, line, listed, mention
from bot.slack.wording.terms import goes_first, joined, looked_for, program_name

MOST_PROGRAMS = 5


def partner_paused(notice: PartnerPaused) -> Message:
    until = f"until {day(notice.until)}" if notice.until else "for the time being"
    return message(
        section(
            f"{mention(notice.partner)} is taking a break {until}. Your meetings rest for that time, and I "
            "will write when they go on. There is nothing you need to do."
        )
    )


def partner_returned(notice: PartnerReturned) -> Message:
    return message(
        section(
            f"{mention(notice.partner)} is back from the break. Your meetings go on, and I will suggest the "
            "next time soon."
        )
    )


def welcome_back(notice: WelcomeBack) -> Message:
    ahead = (
        "Your break is over, and your meetings go on."
        if notice.paired
        else "Your break is over, and I will write as soon as there is news of a match."
    )
    return message(
        section(
            f"Welcome back to {program_name(notice.program)}. {ahead} "
            "If it is too soon, `/mentor pause` gives you more time."
        )
    )


def mentorship_ended(notice: MentorshipEnded) -> Message:
    ahead = (
        f"You keep your place, and I will look for {looked_for(notice.you_are, notice.pairing)} in the next round."
        if notice.pairing.learns(notice.you_are)
        else "You have a place free again, and I will look for somebody new in the next round."
    )
    stays = what_stays(notice.steps_left)
    in_role = f" as a {notice.left_as}" if notice.left_as and notice.pairing is not Pairing.PEER else ""
    return message(
        section(
            f"{mention(notice.partner)} no longer takes part in {program_name(notice.program)}{in_role}, so your "
            f"time together ends here. Thank you for the time you gave it. {joined(ahead, stays)}"
        )
    )


def partner_gone(notice: PartnerGone) -> Message:
    """Named as they were called here, since Slack may show an account that is closed without its name."""
    stays = what_stays(notice.steps_left)
    ahead = (
        goes_first(notice.pairing)
        if notice.pairing.learns(notice.you_are)
        else "You have a place free again, and I will look for somebody new in the next round."
    )
    return message(
        section(
            f"{line(notice.partner.name, 200)} can no longer take part here, so your time together in "
            f"{program_name(notice.program)} has come to its end. Thank you for the time you gave it. "
            f"{joined(ahead, stays)}"
        )
    )


def guest_now(notice: GuestNow) -> Message:
    programs = listed([program_name(name) for name in notice.programs[:MOST_PROGRAMS]])
    return message(
        section(
            "You are a guest here now and mentorship is for full members, so you no longer take part in "
            f"{programs}. Whoever was on the other side hears that, without a reason. Thank you for the time you "
            "gave it."
        ),
        small("A workspace admin can make you a full member again; then `/mentor join` is there."),
    )
