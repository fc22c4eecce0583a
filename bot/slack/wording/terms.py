"""The program's own words: rhythm, roles, reasons for a match and progress, as people would say them."""

from collections.abc import Iterable
from datetime import date

from bot.domain.matching_terms import Pairing
from bot.domain.notices import Charter, Reason
from bot.domain.people import Someone
from bot.domain.terms import Cadence, Role, Side
from bot.slack.text import day, line, listed, mention, paragraphs, plural, quote
from bot.slack.wording.called import CALLED

LONGEST_LIST = 500
LONGEST_LABEL = 90

HOW_OFTEN = {
    Cadence.WEEKLY: "every week",
    Cadence.BIWEEKLY: "every two weeks",
    Cadence.MONTHLY: "once a month",
    Cadence.MONTHLY_WEEKDAY: "once a month, on the same weekday",
}
AS_ROLE = {
    Role.MENTOR: "as a mentor",
    Role.MENTEE: "as a mentee",
    Role.BOTH: "as a mentor and a mentee",
}
AS_PEER = "as a peer"
REVERSE = "This is reverse mentoring: the junior colleague mentors the senior one."
_HOW_IT_WORKS = {
    Pairing.REVERSE: f"*Who mentors whom:* {REVERSE}",
    Pairing.PEER: "*Who meets whom:* two colleagues who learn from each other. Nobody is the mentor.",
    Pairing.GROUP: "*Who meets whom:* a mentor and a few mentees.",
}
AS_TOLD = "what each of you told me of your working life"
FRESH_VIEW = frozenset({Pairing.REVERSE, Pairing.PEER})
"""Where it is the difference that helps, whichever way round, and not that one has been there."""
_STEPS = {1: "one step", 2: "two steps", 3: "three steps"}
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


def how_it_works(pairing: Pairing) -> str:
    """Who meets whom, where that is not what people expect; "" elsewhere."""
    return _HOW_IT_WORKS.get(pairing, "")


def as_role(role: Role, pairing: Pairing) -> str:
    """As what somebody takes part."""
    return AS_PEER if pairing is Pairing.PEER else AS_ROLE[role]


def looked_for(you_are: Side, pairing: Pairing) -> str:
    """Whom the reader is to find in a partner."""
    if pairing is Pairing.PEER:
        return "a partner for you"
    return "a mentor for you" if you_are is Side.MENTEE else "somebody you could mentor"


def head_count(mentors: int, mentees: int, pairing: Pairing) -> str:
    """How many take part, and as what."""
    if pairing is Pairing.PEER:
        return plural(max(mentors, mentees), "peer")
    return listed((plural(mentors, "mentor"), plural(mentees, "mentee")))


def your_part(you_are: Side, pairing: Pairing) -> str:
    """The reader's part in a pair, as the rest of a sentence; "" among peers, where neither is anything special."""
    return "" if pairing is Pairing.PEER else f", where you are the {you_are}"


def who_is_who(mentor: Someone, mentee: Someone, pairing: Pairing) -> str:
    """The parts of two people, said to both."""
    match pairing:
        case Pairing.PEER:
            return "you are partners who learn from each other, and neither is the mentor."
        case Pairing.REVERSE:
            return f"{mention(mentor)} is the mentor and {mention(mentee)} the mentee. {REVERSE}"
        case _:
            return f"{mention(mentor)} is the mentor and {mention(mentee)} the mentee."


def goes_first(pairing: Pairing) -> str:
    """What is left to somebody whose pair has come to its end through no wish of theirs."""
    return (
        f"You keep your place, and you go first among those who fit equally well when {CALLED[pairing].guides} are "
        "next found."
    )


def as_a_pair(mentor: Someone, mentee: Someone, pairing: Pairing) -> str:
    """Two people who are matched, said to somebody else."""
    if pairing is Pairing.PEER:
        return f"{mention(mentor)} and {mention(mentee)}"
    return f"{mention(mentor)} as mentor of {mention(mentee)}"


def reverse_note(you_are: Side, pairing: Pairing) -> str:
    """Who mentors whom where that is not as people expect; "" elsewhere."""
    if pairing is not Pairing.REVERSE:
        return ""
    return f"{REVERSE} Here, {'you learn' if you_are is Side.MENTEE else 'you are the mentor'}."


def reason_for(reader: Side, partner: Someone, reason: Reason, pairing: Pairing = Pairing.TRADITIONAL) -> str:
    """Why the reader and the partner were matched, said to the reader."""
    if not reason.skills:
        shared = ""
    elif pairing is Pairing.PEER:
        shared = _to_share(reason, "you")
    elif reader is Side.MENTEE:
        shared = f"{mention(partner)} offers {skills(reason.skills)}, which you would like to learn."
    else:
        shared = f"You offer {skills(reason.skills)}, which {mention(partner)} would like to learn."
    interests = f"You are both interested in {skills(reason.interests)}." if reason.interests else ""
    steps = steps_between(reader, partner, reason.ahead, pairing)
    return joined(shared, interests, steps, common_hours(reason.common_hours, whose="Your"))


def steps_between(reader: Side, partner: Someone, ahead: int, pairing: Pairing = Pairing.TRADITIONAL) -> str:
    """How far apart the two stand in their working lives; `ahead` is the mentor's lead. "" where they are level."""
    lead = ahead if reader is Side.MENTEE else -ahead
    if not lead:
        return ""
    who, steps = mention(partner), _STEPS[abs(lead)]
    place = f"{steps} ahead of you" if lead > 0 else f"{steps} earlier than you"
    if pairing in FRESH_VIEW:
        return f"{who} is {place} on the way, by {AS_TOLD}, so you see the same things from different places."
    if lead > 0:
        return f"{who} is {place} on the way, by {AS_TOLD}."
    return f"{who} is where you were {steps} ago, by {AS_TOLD}."


def reason_between(
    mentor: Someone, mentee: Someone, reason: Reason, *, whose: str, pairing: Pairing = Pairing.TRADITIONAL
) -> str:
    """Why two people were matched, said to both or to anybody else; `whose` is "Your" or "Their"."""
    if not reason.skills:
        shared = ""
    elif pairing is Pairing.PEER:
        shared = _to_share(reason, "you" if whose == "Your" else "them")
    else:
        shared = f"{mention(mentor)} offers {skills(reason.skills)}, which {mention(mentee)} would like to learn."
    return joined(shared, common_hours(reason.common_hours, whose=whose))


def _to_share(reason: Reason, whom: str) -> str:
    return f"One of {whom} can share what the other would like to learn: {skills(reason.skills)}."


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


def joined(*sentences: str) -> str:
    """The sentences there are, in one line."""
    return " ".join(filter(None, sentences))
