"""The page for whoever is in trouble: every way, what it does and who reads what, and the list of commands."""

from collections.abc import Mapping

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.care.concern_cards import HelpCard, HelpPlace, RequestLine, Way
from bot.domain.care.terms import ConcernKind, ConcernState
from bot.domain.errors import OutdatedButton
from bot.slack.blocks import button, divider, fitting, heading, plainly, section, small
from bot.slack.ids import Action
from bot.slack.messages.answers import WHISPERED, command_list
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.frame import page
from bot.slack.refs.concerns import ConcernRef, HelpRef, WayRef
from bot.slack.text import Style, lines, when
from bot.slack.wording.concerns import about, what_it_is

MOST_PLACES = 60
ON_A_PAGE = 90
KINDS: Mapping[Way, ConcernKind] = {Way.MEDIATION: ConcernKind.MEDIATION, Way.CONCERN: ConcernKind.CONCERN}
ACTIONS: Mapping[Way, Action] = {
    Way.PACE: Action.PACE_OPEN,
    Way.TIME: Action.MEETING_OPEN,
    Way.SILENT: Action.PARTNER_SILENT,
    Way.END: Action.EARLY_END_OPEN,
}
"""Where a way leads that is about one pair under way."""
OF_A_PAIR: Mapping[Way, tuple[str, str, str]] = {
    Way.TIME: (
        "Find another time",
        "Your next meeting: other times, calling it off, or saying that you met anyway.",
        "Your partner reads what you change.",
    ),
    Way.PACE: (
        "Change the pace",
        "How often you meet and for how long. Where you have an agreement, your partner confirms it first.",
        "Your partner reads the new pace.",
    ),
    Way.SILENT: (
        "My partner is silent",
        "I ask your partner how it goes, with a few easy ways on. Nobody is blamed.",
        "Your partner reads a friendly question that mentions nobody, and never that you asked.",
    ),
    Way.END: (
        "End this mentorship",
        "No reason is needed, you stay in the program, and for an hour you can take it back.",
        "Your partner reads that your time together has ended, never who wished it, nor why.",
    ),
}
"""What a way is called, what it does, and who reads of it."""
WELCOME = (
    "What would help you? Each way says what it does and who reads what, and nobody sees that you look. If "
    "something is wrong, the last one tells somebody in confidence."
)
LABELS: Mapping[Way, str] = {
    Way.TIME: "See your meetings",
    Way.PACE: "Change the pace",
    Way.SILENT: "Ask gently",
    Way.END: "End it",
}
STATES: Mapping[ConcernState, str] = {
    ConcernState.RECEIVED: "received",
    ConcernState.SEEN: "seen",
    ConcernState.HANDLED: "handled",
    ConcernState.WITHDRAWN: "taken back",
}


def way_in(ref: WayRef) -> Way:
    """What a button is for; raise OutdatedButton for a way that we do not know."""
    try:
        return Way(ref.way)
    except ValueError as error:
        raise OutdatedButton from error


def help_page(card: HelpCard) -> View:
    return page("Help", [*_welcome(card), *_asked(card), *_in_a_pair(card), *_in_confidence(card), *_commands()])


def choice_page(way: Way, card: HelpCard) -> View:
    """Which pair is meant, or none of these."""
    places = card.for_way(way)
    chosen = fitting(
        places, lambda place: _choice(way, place), room=MOST_PLACES, more=lambda number: f"And {number:,} more."
    )
    return page("Which one?", [plainly("What is it about?"), *chosen])


def _welcome(card: HelpCard) -> list[Block]:
    return [section(WELCOME)] if card.places else []


def _asked(card: HelpCard) -> list[Block]:
    if not card.requests:
        return []
    return [heading("Your requests"), *(block for each in card.requests for block in _request(each)), divider()]


def _request(line: RequestLine) -> list[Block]:
    words = (
        f"{what_it_is(line.kind, line.partner)}, sent on {when(line.sent_at, Style.DATED)}: {STATES[line.state]}."
    )
    see = button("See", Action.HELP_REQUEST, ConcernRef(line.id), aloud="See where this request stands")
    return [section(words, accessory=see)]


def _in_a_pair(card: HelpCard) -> list[Block]:
    if not card.pairs:
        return []
    return [
        heading("You and your partner"),
        *(_way(*words, leads=_of_pair(way, card)) for way, words in OF_A_PAIR.items()),
        _way(
            "Another partner",
            "Not every pair fits, and nobody is to blame. You can take it back for an hour.",
            "Your partner reads that your time together has ended, never who wished it, nor why.",
            leads=button("Another partner", Action.REMATCH_CHOOSE),
        ),
        _way(
            "A break",
            "Meetings and reminders rest until you are back.",
            "Your partner reads that you are on a break, and until when.",
            leads=button("Take a break", Action.PAUSE_OPEN),
        ),
        divider(),
    ]


def _in_confidence(card: HelpCard) -> list[Block]:
    if not card.places:
        return []
    return [
        heading("With somebody beside you"),
        *([_talk(card)] if card.for_way(Way.MEDIATION) else []),
        _way(
            "Something is wrong",
            "Tell somebody in confidence, past your partner and any manager. You see where it stands.",
            "The form names who reads it first: nobody who is part of it, and no manager of either of you.",
            leads=_asking(Way.CONCERN, card, "Tell somebody"),
        ),
        divider(),
    ]


def _talk(card: HelpCard) -> Block:
    return _way(
        "Talk it through",
        "Somebody who runs the program helps the two of you talk.",
        "The form names who reads it first. Your partner reads nothing, and hears of it only if you say so.",
        leads=_asking(Way.MEDIATION, card, "Talk it through"),
    )


def _way(title: str, does: str, reads: str, *, leads: ButtonElement) -> Block:
    return section(lines((f"*{title}*", does, f"_Who reads what:_ {reads}")), accessory=leads)


def _of_pair(way: Way, card: HelpCard) -> ButtonElement:
    """Straight there where there is one pair only."""
    label, pairs = LABELS[way], card.for_way(way)
    if len(pairs) > 1:
        return button(label, Action.HELP_WAY, WayRef(way))
    return _to_pair(way, pairs[0], label)


def _asking(way: Way, card: HelpCard, label: str) -> ButtonElement:
    places = card.for_way(way)
    if len(places) > 1:
        return button(label, Action.HELP_WAY, WayRef(way))
    return button(label, Action.HELP_ASK, _about(KINDS[way], places[0]))


def _choice(way: Way, place: HelpPlace) -> list[Block]:
    aloud = f"Choose {place.partner.name if place.partner else place.program}"
    leads = (
        button("Choose", Action.HELP_ASK, _about(KINDS[way], place), aloud=aloud)
        if way in KINDS
        else _to_pair(way, place, "Choose", aloud=aloud)
    )
    past = "" if place.running or not place.partner else ", which is over"
    words = about(place)
    if not place.partner and way is Way.CONCERN:
        words = words.replace("something", "something else", 1)
    return [section(f"{words[0].upper()}{words[1:]}{past}", accessory=leads)]


def _to_pair(way: Way, place: HelpPlace, label: str, *, aloud: str | None = None) -> ButtonElement:
    assert place.mentorship
    return button(label, ACTIONS[way], MentorshipRef(place.mentorship), aloud=aloud)


def _about(kind: ConcernKind, place: HelpPlace) -> HelpRef:
    return HelpRef(kind, place.participant, str(place.mentorship or ""))


def _commands() -> list[Block]:
    return [heading("Everything I understand"), section(command_list()), small(WHISPERED)]
