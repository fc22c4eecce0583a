"""Messages about requests for help. None says what one is about: a phone on a table shows them to anybody."""

from bot.domain.notices import HelpNews, HelpReceived, HelpWanted, TalkInvited
from bot.slack.blocks import actions, button, section
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.refs.concerns import ConcernRef
from bot.slack.text import mention
from bot.slack.wording.terms import program_name


def help_received(notice: HelpReceived) -> Message:
    return message(
        section(
            "I have passed on what you sent. Here you see where it stands, at any time; so does `/mentor help`."
        ),
        actions(button("See where it stands", Action.HELP_REQUEST, ConcernRef(notice.concern))),
    )


def help_wanted(notice: HelpWanted) -> Message:
    words = (
        "Something was added to a request for help that you may read."
        if notice.again
        else "Somebody asks for your help in a program, in confidence."
    )
    return message(
        section(f"{words} Please read it where nobody looks over your shoulder."),
        actions(button("Read it", Action.CONCERN_OPEN, ConcernRef(notice.concern))),
    )


def help_news(notice: HelpNews) -> Message:
    return message(
        section("There is news for you about what you sent."),
        actions(button("See it", Action.HELP_REQUEST, ConcernRef(notice.concern))),
    )


def talk_invited(notice: TalkInvited) -> Message:
    partner, host = mention(notice.partner), mention(notice.host)
    return message(
        section(
            f"{partner} would like to talk with you about how your time together in {program_name(notice.program)} "
            f"goes, and {host} would gladly join the two of you. Nobody is to blame, and it is up to you. A word "
            f"to {partner} or {host} is enough."
        )
    )
