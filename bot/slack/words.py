"""The program's own words: rhythm, roles, reasons for a match and progress, as people would say them."""

from collections.abc import Iterable
from datetime import date

from bot.domain.notices import Charter, Reason
from bot.domain.people import Someone
from bot.domain.terms import Cadence, Role, Side
from bot.slack.text import day, line, listed, mention, paragraphs, quote

LONGEST_LIST = 500
LONGEST_LABEL = 90

HOW_OFTEN = {
    Cadence.WEEKLY: "every week",
    Cadence.BIWEEKLY: "every two weeks",
    Cadence.MONTHLY: "once a month",
}
AS_ROLE = {
    Role.MENTOR: "as a mentor",
    Role.MENTEE: "as a mentee",
    Role.BOTH: "as a mentor and a mentee",
}
STEP_WORDS = {0: "not started", 25: "first steps", 50: "half way", 75: "nearly there", 100: "reached"}


def rhythm(cadence: Cadence, minutes: int) -> str:
    """Write "30 minutes every two weeks"."""
    return f"{minutes} minutes {HOW_OFTEN[cadence]}"


def span(starts_on: date, ends_on: date | None) -> str:
    """Write "from 7 December 2026 to 4 June 2027", or "from 7 December 2026 on" where there is no last day."""
    return f"from {day(starts_on)} to {day(ends_on)}" if ends_on else f"from {day(starts_on)} on"


def program_name(name: str) -> str:
    """A program's name in bold."""
    return f"*{line(name, 400, otherwise='this program')}*"


def own_words(charter: Charter, limit: int) -> str:
    """What a program says of itself, each part in at most `limit` characters; "" where it says nothing."""
    values, expected = quote(charter.values, limit), quote(charter.expectations, limit)
    return paragraphs(
        quote(charter.objective, limit),
        f"*What counts here*\n{values}" if values else "",
        f"*What is expected*\n{expected}" if expected else "",
    )


def starts(starts_on: date, *, begun: bool) -> str:
    """Write "starts on 7 December 2026", or "began on" once that day has passed."""
    return f"{'began' if begun else 'starts'} on {day(starts_on)}"


def waits_in(program: str, place: int) -> str:
    """Say where in the queue of a full program somebody stands."""
    return f"You are number {place:,} on the waitlist of {program_name(program)}, which is full right now."


def wished_for(program: str) -> str:
    """What is left to say to somebody who waited for a place or a yes until it was over."""
    return f"You had asked to take part in {program_name(program)}, which is over now."


def skills(labels: Iterable[str], limit: int = LONGEST_LIST) -> str:
    """As many skills as fit in `limit` characters, then how many more; "" for none."""
    names = [line(label, LONGEST_LABEL) for label in labels]
    shown, room = 0, limit
    while shown < len(names) and (room := room - len(names[shown]) - 2) >= 0:
        shown += 1
    rest = [f"{len(names) - shown} more"] if shown < len(names) else []
    return listed(names[:shown] + rest)


def reason_for(reader: Side, partner: Someone, reason: Reason) -> str:
    """Why the reader and the partner were matched, said to the reader."""
    if not reason.skills:
        shared = ""
    elif reader is Side.MENTEE:
        shared = f"{mention(partner)} offers {skills(reason.skills)}, which you would like to learn."
    else:
        shared = f"You offer {skills(reason.skills)}, which {mention(partner)} would like to learn."
    interests = f"You are both interested in {skills(reason.interests)}." if reason.interests else ""
    return _joined(shared, interests, common_hours(reason.common_hours, whose="Your"))


def reason_between(mentor: Someone, mentee: Someone, reason: Reason, *, whose: str) -> str:
    """Why two people were matched, said to both or to anybody else; `whose` is "Your" or "Their"."""
    shared = (
        f"{mention(mentor)} offers {skills(reason.skills)}, which {mention(mentee)} would like to learn."
        if reason.skills
        else ""
    )
    return _joined(shared, common_hours(reason.common_hours, whose=whose))


def common_hours(hours: float, *, whose: str) -> str:
    """How far two working weeks overlap, as a sentence about "Your" or "Their" hours."""
    shared = round(hours, 1)
    if shared <= 0:
        return f"{whose} working hours do not overlap, so a meeting asks one of the two to bend a little."
    return f"{whose} working hours overlap by {shared:g} {'hour' if shared == 1 else 'hours'} a week."


def score_word(score: int) -> str:
    """A score out of 1000 as a word."""
    if score >= 700:
        return "strong fit"
    if score >= 500:
        return "good fit"
    return "fair fit" if score >= 250 else "long shot"


def progress_bar(percent: int) -> str:
    """Ten boxes and the number, which says the same."""
    full = max(0, min(10, percent // 10))
    return f"{'▓' * full}{'░' * (10 - full)} {percent} %"


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
