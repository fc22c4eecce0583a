"""Why a message could not be delivered and what to do about it, in sentences for an admin."""

from collections.abc import Mapping

from bot.domain.undelivered import Chance, Deed, Obstacle, Reckoning
from bot.slack.text import plural

WHY: Mapping[Obstacle, tuple[str, str]] = {
    Obstacle.ARCHIVED: (
        "The channel is archived.",
        "Unarchive it, or choose another one in the cohort's settings. Then try again.",
    ),
    Obstacle.NO_PLACE: (
        "The conversation is gone, or I am not in it.",
        "For a channel: invite me, or choose another one in the cohort's settings, then try again. For a direct "
        "message: just try again, and I open a new one.",
    ),
    Obstacle.NOT_ALLOWED: (
        "Slack does not let me post there.",
        "Whoever looks after that channel can let apps post in it; for a whole workspace, its owners can. Then try "
        "again.",
    ),
    Obstacle.NOBODY: (
        "Slack lets me write to nobody there.",
        "The account is closed, hidden from me or an app. Try again once the person is back, or dismiss this.",
    ),
    Obstacle.TAB_OFF: (
        "My Messages tab is switched off.",
        "Whoever set me up turns it on under App Home on the app's page. Then try again.",
    ),
    Obstacle.UNFIT: (
        "Slack did not accept the message itself.",
        "That is a fault of mine. Please tell whoever set me up, with the word Slack gave as the reason.",
    ),
    Obstacle.UNREADABLE: (
        "Another version of me wrote this, and I cannot read it.",
        "There is nothing to try. Dismiss it once you have seen it.",
    ),
    Obstacle.UNCONFIRMED: (
        "Slack's answer was lost, and I may not look whether the message arrived.",
        "Please ask the reader before you try again: it may arrive twice. The command `mentorbot doctor` names the "
        "missing permission.",
    ),
    Obstacle.TROUBLE: (
        "Slack failed again and again.",
        "Try again once it works: where a message may have arrived, I look first, so that nobody reads it twice.",
    ),
    Obstacle.TOO_LATE: (
        "Its time passed before it could be sent.",
        "A reminder of a meeting that is over, for example. There is nothing to try: dismiss it when you like.",
    ),
}
"""What stood in the way, and what an admin can do."""

LEFT: Mapping[Chance, str] = {
    Chance.LATE: "not sent, since the time for it has passed",
    Chance.OVER: "not sent, since what it was about is over",
    Chance.GONE: "still here, since the account of its reader is closed",
    Chance.RESTS: "still here, since its reader is on a break",
}
LEFT_SEVERAL: Mapping[Chance, str] = {
    Chance.LATE: "not sent, since the time for them has passed",
    Chance.OVER: "not sent, since what they were about is over",
    Chance.GONE: "still here, since the accounts of their readers are closed",
    Chance.RESTS: "still here, since their readers are on a break",
}


def could_not(number: int) -> str:
    return f"{plural(number, 'message')} could not be delivered"


def reckoned(reckoning: Reckoning) -> str:
    """What has just been done, as one or more sentences."""
    if reckoning.deed is Deed.DISMISSED:
        return f"Dismissed: {plural(reckoning.moved, 'message')}."
    if reckoning.deed is Deed.RECALLED:
        return f"Back on the list: {plural(reckoning.moved, 'message')}."
    moved = [_moved(reckoning.moved)] if reckoning.moved else []
    left = [_left(chance, reckoning.left[chance]) for chance in LEFT if reckoning.left.get(chance)]
    return " ".join([*moved, *left]) or "Nothing was left to try."


def _moved(number: int) -> str:
    on_its_way = "is on its way, and arrives" if number == 1 else "are on their way, and arrive"
    return f"{plural(number, 'message')} {on_its_way} when the reader works. What fails again comes back here."


def _left(chance: Chance, number: int) -> str:
    return f"{plural(number, 'message')}: {(LEFT if number == 1 else LEFT_SEVERAL)[chance]}."
