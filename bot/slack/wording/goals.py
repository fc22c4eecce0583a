"""What is said of goals: how one will know, who sees one, how it goes, and what became of it."""

from collections.abc import Mapping
from datetime import date

from bot.domain.growth.goal_cards import GoalCard, GoalUpdateCard
from bot.domain.growth.goals import Change, Hint, amount
from bot.domain.growth.terms import GoalEvent, GoalMeasure, GoalScope, GoalStanding, GoalTerm, GoalVisibility
from bot.domain.terms import GoalState
from bot.slack.text import Style, day, line, lines, mention, plural, quote, when
from bot.slack.wording.terms import joined, progress_bar

HINTS: Mapping[Hint, str] = {
    Hint.TITLE_VAGUE: "When would you call it done? Name what will be different, so that others could see it.",
    Hint.TITLE_SHORT: "What exactly, and how much of it? A few more words make it easier to begin.",
    Hint.NO_MEASURE: "How will you know that you are there? Something you can see or count is enough.",
    Hint.NO_WHY: "Why does it matter to you? One sentence helps on the days when it is hard.",
    Hint.FAR_WITHOUT_MILESTONE: "It is a while until then. A milestone or two on the way show that you are moving.",
}
LABELS: Mapping[str, str] = {
    "title": "What",
    "measure": "How one will know",
    "why": "Why",
    "measured_by": "Measured by",
    "unit": "Counted in",
    "start": "Start",
    "target": "Target",
    "due_on": "By when",
    "term": "Term",
    "visibility": "Who sees it",
    "scope": "Whose goal it is",
    "milestone": "Milestone",
}
MEASURES = {GoalMeasure.YES_NO: "Reached or not", GoalMeasure.NUMBER: "A number"}
TERMS = {GoalTerm.SHORT: "For the next weeks", GoalTerm.LONG: "For the time beyond"}
VISIBILITIES = {
    GoalVisibility.PAIR: "Your partner and you",
    GoalVisibility.MINE: "Only you",
    GoalVisibility.PROGRAM: "Whoever runs the program, too",
}
SCOPES = {GoalScope.PERSONAL: "Your own", GoalScope.SHARED: "The whole group's"}
STANDINGS = {GoalStanding.ON_TRACK: "On track", GoalStanding.STUCK: "Stuck"}
EVENTS: Mapping[GoalEvent, str] = {
    GoalEvent.SET: "set this goal",
    GoalEvent.REWORDED: "worded it anew",
    GoalEvent.MOVED: "told how far it is",
    GoalEvent.ON_TRACK: "said that it is on track",
    GoalEvent.STUCK: "said that it is stuck",
    GoalEvent.MILESTONE_DONE: "reached a milestone",
    GoalEvent.MILESTONE_REOPENED: "opened a milestone again",
    GoalEvent.KEPT: "looked at it again and kept it",
    GoalEvent.ADJUSTED: "adjusted it",
    GoalEvent.DROPPED: "dropped it",
    GoalEvent.REACHED: "reached it",
    GoalEvent.REOPENED: "took it up again",
}
TELLS_HOW_FAR = frozenset(
    {
        GoalEvent.MOVED,
        GoalEvent.ON_TRACK,
        GoalEvent.STUCK,
        GoalEvent.MILESTONE_DONE,
        GoalEvent.MILESTONE_REOPENED,
        GoalEvent.DROPPED,
    }
)
MILESTONE = "milestone"
LONGEST_WORDING, ROOM_FOR_CHANGES = 400, 1700
_WORDS: Mapping[str, Mapping[str, str]] = {
    "measured_by": {each.value: words for each, words in MEASURES.items()},
    "term": {each.value: words for each, words in TERMS.items()},
    "visibility": {each.value: words for each, words in VISIBILITIES.items()},
    "scope": {each.value: words for each, words in SCOPES.items()},
}


def in_words(field: str, said: str) -> str:
    """What one field of a goal says, as people read it; their own words are not escaped here."""
    if field == "due_on":
        return _day(said)
    return _WORDS.get(field, {}).get(said, said)


def standing(card: GoalCard) -> str:
    """How a goal goes: reached, dropped, or how far it is and what its owner last said."""
    if card.state is GoalState.REACHED:
        return "Reached"
    bar = progress_bar(card.percent)
    if card.state is GoalState.DROPPED:
        return f"Dropped at {card.percent} %"
    return f"{bar}, {STANDINGS[card.standing].lower()}" if card.standing else bar


def counted(card: GoalCard) -> str:
    """The way of a number: "From 3 to 10 queries, now at 5."; "" where none tells."""
    if card.start is None or card.target is None:
        return ""
    unit = f" {line(card.unit, 250)}" if card.unit.strip() else ""
    now = card.start if card.current is None else card.current
    return f"From {amount(card.start)} to {amount(card.target)}{unit}, now at {amount(now)}."


def stages(card: GoalCard) -> str:
    """How many milestones are done; "" where there are none."""
    return f"{card.done} of {plural(card.milestones, 'milestone')} done." if card.milestones else ""


def seen_by(card: GoalCard) -> str:
    """Who else reads a goal, where that is not simply the pair."""
    if card.visibility is GoalVisibility.MINE:
        return "Only you see it."
    shared = "Your whole group shares it." if card.scope is GoalScope.SHARED else ""
    program = "Whoever runs the program sees it, too." if card.visibility is GoalVisibility.PROGRAM else ""
    return joined(shared, program)


def told(update: GoalUpdateCard) -> str:
    """One line of history: who, when and what, with the wordings before and afterwards and the note."""
    what = _what(update)
    how_far = f", at {update.percent} %" if update.event in TELLS_HOW_FAR else ""
    first = f"{mention(update.by)} {what} on {when(update.on, Style.DATED)}{how_far}."
    known = {name: change for name, change in update.changes.items() if name in LABELS}
    room = min(LONGEST_WORDING, ROOM_FOR_CHANGES // (2 * max(1, len(known))))
    changes = [_changed(name, change, room) for name, change in known.items()]
    return lines((first, *filter(None, changes), quote(update.note, 600)))


def _what(update: GoalUpdateCard) -> str:
    if update.event is GoalEvent.REWORDED and MILESTONE in update.changes:
        before, after = update.changes[MILESTONE]
        if before and after:
            return "changed a milestone"
        return "added a milestone" if after else "took a milestone away"
    return EVENTS[update.event]


def _changed(name: str, change: Change, room: int) -> str:
    before, after = (line(in_words(name, words), room, otherwise="") for words in change)
    label = LABELS[name]
    if before == after:
        return f"{label}: {after}" if after else ""
    if not before:
        return f"{label}: now “{after}”"
    return f"{label}: was “{before}”, now “{after}”" if after else f"{label}: was “{before}”"


def _day(said: str) -> str:
    try:
        return day(date.fromisoformat(said))
    except ValueError:
        return said
