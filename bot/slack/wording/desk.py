"""The queue in words: one or two lines for each entry, what was done about it, and what a deed comes to."""

from collections.abc import Mapping

from bot.domain.insight.desk_cards import DeedCard, EntryCard, PastDeed, UnansweredMatch, Undone
from bot.domain.insight.quiet import Cause
from bot.domain.insight.terms import DeedKind
from bot.domain.people import Someone
from bot.domain.tasks import Urge
from bot.domain.terms import Side
from bot.slack.text import Style, day, lines, listed, mention, plural, when
from bot.slack.todo import told
from bot.slack.wording.care import STATES, reasons_of, tried
from bot.slack.wording.terms import program_name
from bot.slack.wording.undelivered import could_not

MOST_TOLD = 4
KINDS: Mapping[Urge, str] = {
    Urge.CONCERN: "Requests for help",
    Urge.QUIET: "Nothing is sent",
    Urge.UNMATCHED: "Begun without a match",
    Urge.STARTS_SOON: "Beginning soon",
    Urge.APPROVAL: "Approvals",
    Urge.HAND: "Pairs that could use a hand",
    Urge.UNDELIVERED: "Not delivered",
    Urge.ENDING: "Coming to an end",
    Urge.PROPOSAL: "Matches without an answer",
    Urge.DRY_RUN: "Dry runs",
    Urge.WAITING: "Waiting for a match",
    Urge.WAITLIST: "Waiting for a place",
    Urge.DRAFT: "Drafts",
    Urge.MATCHED: "Matched",
}
CAUSES: Mapping[Cause, str] = {
    Cause.STOPPED: "All messages are stopped: somebody who runs this workspace has done so, and can release them.",
    Cause.SLACK_WAITS: "Slack does not take our messages at the moment. If it stays so, the app may need to be "
    "installed again.",
    Cause.UNDELIVERABLE: "Messages came back undelivered: the control room lists them with the reason.",
    Cause.LATE: "Messages wait that should have left long ago, so the bot itself may be in trouble: whoever "
    "operates it learns more from its command `doctor`.",
    Cause.NOTHING_PLANNED: "Nothing was even planned, which the rhythm of the pairs does not explain. Whoever "
    "operates the bot can look at its log.",
}
DID: Mapping[DeedKind, str] = {
    DeedKind.SNOOZED: "put it off",
    DeedKind.REMINDED: "reminded them",
    DeedKind.WROTE: "wrote to them",
    DeedKind.PARTED: "had somebody new looked for",
    DeedKind.EXTENDED: "gave more time",
    DeedKind.CLOSED: "ended it",
    DeedKind.APPROVED: "approved it",
    DeedKind.DONE: "settled it",
}


def entry_words(card: EntryCard) -> str:
    """What waits, for whom, since when and why, and what was tried."""
    if card.pair:
        pair = card.pair
        state = f"{STATES[pair.state]} since {when(pair.since, Style.DATED)}"
        who = f"*{two(pair.mentor, pair.mentee)}*, {program_name(card.program)}: {state}"
        why = " ".join(reasons_of(pair))
        attempts = [tried(each) for each in pair.tried]
        return lines((f"{who}. {why}".rstrip(), _tried([*attempts, *map(_did, card.deeds)])))
    if card.match:
        return lines((_match(card.match), _tried([_did(each) for each in card.deeds])))
    if card.quiet:
        return lines((_quiet_head(card), CAUSES[card.quiet.cause]))
    task = card.entry.task
    return told(task) if task else f"*{could_not(card.entry.people)}*"


def two(mentor: Someone, mentee: Someone) -> str:
    return f"{mention(mentor)} and {mention(mentee)}"


def _match(match: UnansweredMatch) -> str:
    sides = {Side.MENTOR: match.mentor, Side.MENTEE: match.mentee}
    silent = listed([mention(sides[side]) for side in match.unanswered]) or "nobody"
    have = "have" if len(match.unanswered) > 1 else "has"
    reminded = f" The last reminder was on {when(match.reminded_at, Style.DATED)}." if match.reminded_at else ""
    return (
        f"*{two(match.mentor, match.mentee)}*, {program_name(match.program)}: suggested on "
        f"{when(match.proposed_at, Style.DATED)}, and {silent} {have} not answered. It closes by itself on "
        f"{day(match.answer_by)}.{reminded}"
    )


def _quiet_head(card: EntryCard) -> str:
    assert card.quiet
    days = plural(card.quiet.days, "working day")
    return f"*{program_name(card.program)}: nothing was sent for {days}*, although pairs are under way."


def _tried(attempts: list[str]) -> str:
    return f"_Tried:_ {'; '.join(attempts[-MOST_TOLD:])}" if attempts else "_Nothing was tried yet._"


def _did(deed: PastDeed) -> str:
    return f"{when(deed.done_at, Style.DATED)}: {mention(deed.by)} {DID[deed.kind]}"


def done(deed: DeedCard) -> str:
    """What has been done, as the line that stands in place of its entry."""
    return f"*Done:* {_result(deed)}"


def _result(deed: DeedCard) -> str:
    who = listed([mention(each) for each in deed.people])
    match deed.kind:
        case DeedKind.SNOOZED:
            return f"put off for {plural(deed.days, 'day')}{_what(deed, who)}. Others still see it."
        case DeedKind.REMINDED:
            return f"a gentle word is on its way{_what(deed, who)}, in working hours."
        case DeedKind.WROTE:
            return f"your words are on their way{_what(deed, who)}, in working hours."
        case DeedKind.PARTED:
            return f"the time of {who} ends in an hour, and I look for somebody new. Nobody has heard of it yet."
        case DeedKind.EXTENDED:
            until = day(deed.until) if deed.until else ""
            return f"{who or program_name(deed.program)} {'have' if who else 'has'} time until {until}."
        case _:
            return _closed(deed, who)


def _closed(deed: DeedCard, who: str) -> str:
    if deed.about == Urge.PROPOSAL:
        return f"the match of {who} is closed. Both hear of it in an hour, without a word about why."
    return f"the time of {who} ends in an hour, with thanks. Nobody has heard of it yet."


def _what(deed: DeedCard, who: str) -> str:
    """What it is about."""
    if who:
        return f" ({who})"
    return f" ({KINDS[Urge(deed.about)].lower()}{f', {program_name(deed.program)}' if deed.program else ''})"


def undone(back: Undone) -> str:
    """What has been taken back, and what had left already."""
    who = listed([mention(each) for each in back.deed.people])
    said = f"*Undone:* {DID[back.deed.kind]}{_what(back.deed, who)}."
    left = (
        f" {plural(len(back.stands), 'message')} had left and now says that nothing is needed."
        if back.stands
        else ""
    )
    going = (
        f" {plural(back.leaving, 'message')} was leaving at that very moment, and arrives." if back.leaving else ""
    )
    return f"{said}{left}{going}"
