"""What a change of settings means for people, one sentence for each change, and what it sends."""

from collections.abc import Callable, Mapping

from bot.domain.admin_cards import CohortSettingsCard, ProgramSettingsCard, Reach
from bot.domain.settings import CohortSettings, ProgramSettings
from bot.domain.terms import MentorRule, Newcomers
from bot.slack.previews import foretold
from bot.slack.text import day, line, listed, plural
from bot.slack.wording.terms import HOW_OFTEN

NOTHING = "Nothing differs from what is saved."
WORDS = {
    "objective": "what it is for",
    "values": "values",
    "expectations": "expectations",
    "confidentiality": "confidentiality",
}


def of_program_changes(card: ProgramSettingsCard) -> list[str]:
    assert card.reach is not None
    changed, settings, reach = card.changes, card.settings, card.reach
    told = [tell(settings, reach) for name, tell in _PROGRAM.items() if name in changed]
    texts = [WORDS[name] for name in WORDS if name in changed]
    if texts:
        told.append(
            f"New words about {', '.join(texts)}: everybody who looks from now on reads them. "
            "Messages already sent keep the old ones."
        )
    return _with_messages(told, reach)


def of_cohort_changes(card: CohortSettingsCard) -> list[str]:
    assert card.reach is not None
    changed, settings, reach = card.changes, card.settings, card.reach
    return _with_messages([tell(settings, reach) for name, tell in _COHORT.items() if name in changed], reach)


def _with_messages(told: list[str], reach: Reach) -> list[str]:
    if not told:
        return [NOTHING]
    goes = f"If you save now: {foretold(reach.preview)}" if reach.preview.messages else "No message goes out."
    return [*told, goes]


def _stay(reach: Reach) -> str:
    if not reach.meetings:
        return "no meeting is planned yet."
    stay = "stays" if reach.meetings == 1 else "stay"
    return f"{plural(reach.meetings, 'meeting')} already planned {stay} as planned."


def _renamed(settings: ProgramSettings, _: Reach) -> str:
    return f"It is called {line(settings.name, 200)} in every message from now on."


def _new_rhythm(settings: ProgramSettings, reach: Reach) -> str:
    if not reach.pairs:
        return f"Pairs meet {HOW_OFTEN[settings.cadence]}."
    pairs = plural(reach.pairs, "pair")
    return f"{pairs} will meet {HOW_OFTEN[settings.cadence]} from their next meeting on; {_stay(reach)}"


def _new_minutes(settings: ProgramSettings, reach: Reach) -> str:
    if not reach.pairs:
        return f"Meetings take {settings.minutes} minutes."
    return f"New meetings of {plural(reach.pairs, 'pair')} take {settings.minutes} minutes; {_stay(reach)}"


def _new_months(settings: ProgramSettings, reach: Reach) -> str:
    cancelled = f" {_late(reach)} after that will be cancelled." if reach.late_meetings else ""
    such = plural(reach.endless, "such pair runs", "such pairs run")
    lasts = f"In cohorts without an end, a pair lasts {plural(settings.months, 'month')} from the day they met"
    return f"{lasts}; {such} now.{cancelled}"


def _new_mentor_rule(settings: ProgramSettings, reach: Reach) -> str:
    if settings.mentor_rule is MentorRule.APPROVED:
        return "Mentors who join from now on wait for your approval; whoever is in stays in."
    waiting = plural(reach.offers, "person who waits for it is", "people who wait for it are")
    let_in = f" {waiting} approved at once, and told so in their working hours." if reach.offers else ""
    return f"Mentors who join from now on need no approval.{let_in}"


def _new_newcomers(settings: ProgramSettings, _: Reach) -> str:
    if settings.newcomers is Newcomers.INVITED:
        return "People who join the company from now on are told of it once, in their first days."
    return "People who join the company hear nothing of it on their own any more."


def _new_name(settings: CohortSettings, _: Reach) -> str:
    return f"Admins see it as {line(settings.name, 200, otherwise='the cohort of its program')}."


def _new_first_day(settings: CohortSettings, reach: Reach) -> str:
    return f"It begins on {day(settings.starts_on)}. No message says so by itself. {_inside(reach)}"


def _new_last_day(settings: CohortSettings, reach: Reach) -> str:
    pairs = plural(reach.pairs, "pair")
    if settings.ends_on is None:
        return f"It keeps going. {pairs} get a last day of their own, as long after they met as the program lasts."
    late = f" {_late(reach)} after that day will be cancelled." if reach.late_meetings else ""
    return f"{pairs} go on until {day(settings.ends_on)}, and people can join until then.{late}"


def _new_channel(settings: CohortSettings, _: Reach) -> str:
    return f"Announcements and summaries go to <#{settings.channel}> from now on; what was posted stays."


def _new_size(settings: CohortSettings, reach: Reach) -> str:
    promoted = plural(reach.promoted, "person gets a place", "people get a place") if reach.promoted else ""
    freed = f" {promoted} from the waitlist." if promoted else ""
    if settings.size_limit is None:
        return f"Everybody fits. {_inside(reach)}{freed}"
    stay = " Nobody has to leave." if reach.people > settings.size_limit else ""
    return f"Room for {settings.size_limit:,}. {_inside(reach)}{freed}{stay}"


def _inside(reach: Reach) -> str:
    """Who has a place now, and who waits for one or for a word."""
    waiting = [
        *([f"{reach.waitlisted:,} on the waitlist"] if reach.waitlisted else []),
        *([f"{reach.applied:,} waiting for approval"] if reach.applied else []),
    ]
    people = plural(reach.people, "person has", "people have")
    return f"{people} a place now{f', with {listed(waiting)}' if waiting else ''}."


def _late(reach: Reach) -> str:
    return plural(reach.late_meetings, "meeting")


_PROGRAM: Mapping[str, Callable[[ProgramSettings, Reach], str]] = {
    "name": _renamed,
    "cadence": _new_rhythm,
    "minutes": _new_minutes,
    "months": _new_months,
    "mentor_rule": _new_mentor_rule,
    "newcomers": _new_newcomers,
}
_COHORT: Mapping[str, Callable[[CohortSettings, Reach], str]] = {
    "name": _new_name,
    "starts_on": _new_first_day,
    "ends_on": _new_last_day,
    "channel": _new_channel,
    "size_limit": _new_size,
}
