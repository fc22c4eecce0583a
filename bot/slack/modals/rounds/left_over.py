"""Who stays without a match, why that is, and what would help."""

from collections import Counter

from slack_sdk.models.blocks import Block

from bot.domain.matching.plan import Exclusion
from bot.domain.matching_terms import Pairing
from bot.domain.round_cards import DryRunCard, LeftOverCard
from bot.domain.terms import Side
from bot.slack.blocks import button, divider, fitting, section, small
from bot.slack.ids import Action
from bot.slack.refs.rounds import MenteeRef
from bot.slack.text import line, lines, listed, mention, plural
from bot.slack.wording.called import CALLED

MOST_LEFT_OVER = 30

# Wishes in confidence are counted together with what anybody may know, so that no number tells of them.
_TOLD = {
    Exclusion.NO_SEAT: ("has no seat free", "have no seat free"),
    Exclusion.NO_COMMON_HOUR: ("never works at the same time", "never work at the same time"),
    Exclusion.NO_COMMON_LANGUAGE: ("shares no language", "share no language"),
}
_TOGETHER = ("cannot be paired with them", "cannot be paired with them")


def left_over(card: DryRunCard) -> list[Block]:
    if not card.left_over:
        return []
    title = section("*Without a match for now*")
    return [divider(), title, *fitting(card.left_over, _person, room=MOST_LEFT_OVER, more=_more_people)]


def _person(card: LeftOverCard) -> list[Block]:
    who = mention(card.person) if card.pairing is Pairing.PEER else f"{mention(card.person)}, {card.side}"
    words = lines((f"{who}: {line(card.why, 300)}", _counts(card), _contested(card)))
    if card.side is Side.MENTOR or card.participant is None:
        return [small(words)]
    label = f"Choose a {CALLED[card.pairing].guide}"
    spoken = f"{label} for {card.person.name}"
    choose = button(label, Action.ROUND_CHOOSE, MenteeRef(card.participant), aloud=spoken)
    return [section(words, accessory=choose)]


def _counts(card: LeftOverCard) -> str:
    """How many of the other side each reason rules out."""
    counted = Counter[tuple[str, str]]()
    for exclusion, number in card.excluded:
        if exclusion is not Exclusion.OWN_PERSON:
            counted[_TOLD.get(exclusion, _TOGETHER)] += number
    others = CALLED[card.pairing].others(card.side)
    told = [
        f"{plural(number, f'{others[0]} {words[0]}', f'{others[1]} {words[1]}')}"
        for words, number in counted.items()
    ]
    return f"{listed(told)}." if told else ""


def _contested(card: LeftOverCard) -> str:
    if not card.contested:
        return ""
    names = [mention(each) for each in card.contested]
    return f"One more seat with {' or '.join(names)} would help."


def _more_people(number: int) -> str:
    return f"And {plural(number, 'more person', 'more people')}."
