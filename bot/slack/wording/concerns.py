"""Requests for help in words: what each kind is, where one stands, who reads it."""

from collections.abc import Collection, Iterator, Mapping

from slack_sdk.models.blocks import Block, RichTextBlock, RichTextElementParts, RichTextQuoteElement

from bot.domain.care.concern_cards import HelpPlace, Reading
from bot.domain.care.terms import ConcernKind, ConcernState
from bot.domain.people import Someone
from bot.slack.text import UNSEEN, Style, listed, mention, plain, plural, when
from bot.slack.wording.terms import program_name

TITLES: Mapping[ConcernKind, str] = {
    ConcernKind.MEDIATION: "Talk it through",
    ConcernKind.CONCERN: "In confidence",
}
MOST_NAMED = 25
ON_A_PIECE = 2500
LONGEST_WORD = 200


def what_it_is(kind: ConcernKind, partner: Someone | None) -> str:
    """What somebody asked for, as the beginning of a line."""
    if kind is ConcernKind.CONCERN:
        return "Something said in confidence"
    return f"A talk about the time with {mention(partner)}" if partner else "A talk"


def about(place: HelpPlace) -> str:
    """What it is about, said to the sender."""
    program = program_name(place.program)
    return f"you and {mention(place.partner)} in {program}" if place.partner else f"something in {program}"


def everybody(people: Collection[Someone]) -> str:
    """All these people by name, as far as they fit, then how many more."""
    named = [mention(person) for person in people]
    rest = [plural(len(named) - MOST_NAMED, "other person", "other people")] if len(named) > MOST_NAMED else []
    return listed([*named[:MOST_NAMED], *rest])


def one_by_name(person: Someone) -> str:
    """Somebody's name on one line of an option."""
    return plain(person.name, 60)


def standing(state: ConcernState, handler: Someone | None, readings: Collection[Reading]) -> str:
    """Where a request stands, said to its sender."""
    match state:
        case ConcernState.WITHDRAWN:
            return "You took it back. Its words are gone, for everybody."
        case ConcernState.HANDLED:
            by = f" by {mention(handler)}" if handler else ""
            return f"*Handled*{by}. If it is not, add to it, and it opens again."
        case ConcernState.SEEN:
            return f"*Seen.* {who_read(readings)}{_in_hand(handler)}"
        case ConcernState.RECEIVED:
            return f"*Received.* Nobody has opened {'what is new' if readings else 'it'} yet.{_in_hand(handler)}"


def who_read(readings: Collection[Reading]) -> str:
    """Everybody who has opened it, and when first; "" if nobody has."""
    said = [f"{mention(each.by)} on {when(each.at, Style.DATED)}" for each in readings]
    rest = [plural(len(said) - MOST_NAMED, "other person", "other people")] if len(said) > MOST_NAMED else []
    return f"Opened by {listed([*said[:MOST_NAMED], *rest])}." if said else ""


def in_full(words: str) -> list[Block]:
    """People's words as they wrote them, whole, in which nothing is taken for formatting."""
    return [
        RichTextBlock(elements=[RichTextQuoteElement(elements=[RichTextElementParts.Text(text=piece)])])
        for piece in _pieces(UNSEEN.sub("", words).strip())
    ]


def _pieces(said: str) -> Iterator[str]:
    """Cut after a word, where there is one not far from the end of a piece."""
    while said:
        whole = len(said) <= ON_A_PIECE
        end = 0 if whole else 1 + max(said.rfind(gap, ON_A_PIECE - LONGEST_WORD, ON_A_PIECE) for gap in " \n")
        yield said[: end or ON_A_PIECE]
        said = said[end or ON_A_PIECE :]


def _in_hand(handler: Someone | None) -> str:
    return f" It lies with {mention(handler)}." if handler else ""
