"""What others hear of a goal on its way, what helps somebody who is stuck, and the cheers when it is reached."""

from slack_sdk.models.blocks import ButtonElement

from bot.domain.growth.review_cards import CheerCard
from bot.domain.growth.terms import GoalEvent
from bot.domain.matching_terms import Pairing
from bot.domain.notices import GoalCelebrated, GoalHelpAsked, GoalMoved, GoalReached, GoalShared, GoalUpdated
from bot.domain.terms import Side
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import GoalRef
from bot.slack.text import channel_name, day, line, lines, mention, paragraphs, quote
from bot.slack.wording.terms import program_name, progress_bar

ALL_GOALS = button("See all goals", Action.GOALS_OPEN)
WHAT_HELPS = (
    "What often helps: ask what has been tried so far, and what the smallest next step could be. An ear is worth "
    "as much as advice, and half an hour can be enough."
)


def goal_moved(notice: GoalMoved) -> Message:
    return message(
        section(
            paragraphs(
                f"{mention(notice.partner)} has an update on a goal: {_title(notice.title)}\n"
                f"{progress_bar(notice.percent)}",
                quote(notice.note, 1500),
            )
        ),
        actions(ALL_GOALS),
    )


def goal_updated(notice: GoalUpdated) -> Message:
    return message(
        section(
            paragraphs(lines((_news(notice), progress_bar(notice.percent))), quote(notice.note, 1500)),
        ),
        actions(ALL_GOALS),
    )


def _news(notice: GoalUpdated) -> str:
    partner, title = mention(notice.partner), _title(notice.title)
    match notice.event:
        case GoalEvent.STUCK:
            return f"{partner} is stuck with a goal: {title}\nIt may do good to ask about it when you next talk."
        case GoalEvent.ADJUSTED if notice.due_on:
            return f"{partner} has changed a goal: {title}\nIt is due by {day(notice.due_on)} now."
        case GoalEvent.DROPPED:
            return f"{partner} has put a goal aside: {title}"
        case GoalEvent.REOPENED:
            return f"{partner} goes on with a goal: {title}"
        case _:
            return f"{partner} is on track with a goal: {title}"


def goal_help_asked(notice: GoalHelpAsked) -> Message:
    return message(
        section(
            paragraphs(
                f"{mention(notice.partner)} is stuck with a goal and would be glad of your help: "
                f"{_title(notice.title)}",
                quote(notice.note, 1500),
            )
        ),
        small(WHAT_HELPS),
    )


def goal_reached(notice: GoalReached) -> Message:
    reference = GoalRef(notice.goal, notice.version)
    again = button("Not quite yet", Action.GOAL_REOPEN, reference, aloud=f"Not quite yet: {notice.title}")
    buttons = [*_sharing(notice, reference), *([again] if notice.by_you else []), ALL_GOALS]
    return message(
        section(paragraphs(_cheer(notice), quote(notice.note, 1500))),
        *([small(_what_is_shared(notice))] if notice.channel else []),
        actions(*buttons),
    )


def _what_is_shared(notice: GoalReached) -> str:
    return (
        f"{channel_name(notice.channel)} hears of it only if you both agree: your two names and the title, no "
        "note. Nobody learns what the other chose."
    )


def _cheer(notice: GoalReached) -> str:
    partner, title = mention(notice.partner), _title(notice.title)
    if notice.shared:
        return f"Your group has reached a goal: {title}\nWell done, all of you."
    if not notice.by_you:
        return f"{partner} has reached a goal: {title}\nA word from you will mean a lot."
    news = "It is yours alone, so I have told nobody." if notice.mine else f"I have told {partner}, too."
    return f"You have reached your goal: {title}\nWell done. {news}"


def _sharing(notice: GoalReached, reference: GoalRef) -> list[ButtonElement]:
    """Slack shows no channel's name on a button, so the question names it once it was pressed."""
    return [share_button(reference, notice.title), keep_button(reference)] if notice.channel else []


def share_button(reference: GoalRef, title: str) -> ButtonElement:
    return button("Share with the channel", Action.GOAL_SHARE, reference, aloud=f"Share with the channel: {title}")


def keep_button(reference: GoalRef) -> ButtonElement:
    return button("Keep it between us", Action.GOAL_SHARE_NOT, reference)


def share_agreed(card: CheerCard) -> Message:
    """After a yes: it waits for the other's, or is told."""
    channel, reference = channel_name(card.channel), GoalRef(card.goal, card.version)
    if card.told:
        return message(
            section(f"You both agreed, so {channel} hears now that {_title(card.title)} is reached."),
            actions(ALL_GOALS),
        )
    return message(
        section(
            f"You agree that {channel} hears of {_title(card.title)}. I post it once {mention(card.partner)} "
            "agrees as well; until then you can take it back. Nobody learns what you chose."
        ),
        actions(keep_button(reference), ALL_GOALS),
    )


def share_declined(card: CheerCard) -> Message:
    """After a no, which the other never hears of."""
    reference = GoalRef(card.goal, card.version)
    return message(
        section(f"{_title(card.title)} stays between you. Nobody learns what you chose."),
        actions(share_button(reference, card.title), ALL_GOALS),
    )


def goal_celebrated(notice: GoalCelebrated) -> Message:
    if notice.shared:
        return message(section(f"This group has reached a goal: {_title(notice.title)}\nWell done, all of you."))
    return message(
        section(
            f"{mention(notice.owner)} has reached a goal: {_title(notice.title)}\n"
            f"{mention(notice.partner)}, this is a good moment for a word to each other on how it came about."
        )
    )


def goal_shared(notice: GoalShared) -> Message:
    return message(
        section(
            f"{mention(notice.owner)} has reached a goal in {program_name(notice.program)}: "
            f"{_title(notice.title)}\n{_together(notice)}"
        )
    )


def _together(notice: GoalShared) -> str:
    partner = mention(notice.partner)
    if notice.pairing is Pairing.PEER:
        return f"{partner} was the partner on the way. Congratulations to both."
    part = "mentor" if notice.owner_is is Side.MENTEE else "mentee"
    return f"{partner} was there as {part}. Congratulations to both."


def _title(title: str) -> str:
    return f"*{line(title, 1000)}*"
