"""How a pair is doing, in words for those who run its program: facts that both of the two know as well."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.care.health import Reason
from bot.domain.care.helping import PairInNeed, Tried
from bot.domain.care.terms import Attempt, Health, RetroWish
from bot.slack.text import Style, when

STATES: Mapping[Health, str] = {
    Health.NEW: "new",
    Health.ON_TRACK: "on track",
    Health.SLIPPING: "slipping",
    Health.AT_RISK: "could use a hand",
    Health.SILENT: "quiet",
}
REASONS: Mapping[Reason, str] = {
    Reason.NOT_MET_YET: "They have not met yet, as far as I know.",
    Reason.NO_MEETING_LATELY: "They have not met for a while, as far as I know.",
    Reason.NOBODY_SAID: "Of the latest meetings, nobody told me whether they took place.",
    Reason.NO_REPLIES: "Questions of mine have waited for weeks.",
    Reason.NO_AGREEMENT: "They have made no agreement yet.",
    Reason.NO_GOALS: "They have no goal that both know of yet.",
}
TRIED: Mapping[Attempt, str] = {
    Attempt.EASY_OFFER: "both were offered another pace, a new time, a look back or another partner",
    Attempt.SILENT_WEEK: "a first word after a week of quiet",
    Attempt.SILENT_TWO_WEEKS: "a shorter word after two weeks of quiet",
    Attempt.SILENT_THREE_WEEKS: "word that the pair will rest a week later",
}
WISHES: Mapping[RetroWish, str] = {
    RetroWish.PACE: "How often we meet",
    RetroWish.LENGTH: "How long a meeting is",
    RetroWish.GOALS: "What we work on",
    RetroWish.MATCH: "With whom I meet",
}


def reasons_of(pair: PairInNeed) -> list[str]:
    """Each reason as a sentence, with the date of the last meeting where that is what it is about."""
    return [_reason(reason, pair.last_met) for reason in pair.reasons]


def tried(each: Tried) -> str:
    """One thing that was tried, with its day; what was answered is nobody's business."""
    answered = ", and it was answered" if each.answered else ""
    return f"{when(each.made_at, Style.DATED)}: {TRIED[each.what]}{answered}"


def _reason(reason: Reason, last_met: datetime | None) -> str:
    if reason is Reason.NO_MEETING_LATELY and last_met:
        return f"They last met on {when(last_met, Style.DATED)}, as far as I know."
    return REASONS[reason]
