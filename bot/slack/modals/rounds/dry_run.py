"""The dry run of a matching round: what it is best in, who fits whom, who stays without a match, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement, StaticSelectElement
from slack_sdk.models.views import View

from bot.domain.matching_terms import HandKind, Objective, Pairing
from bot.domain.previews import Preview
from bot.domain.round_cards import PAIRS_ON_A_PAGE, DryRunCard, ForbiddenCard, PairCard
from bot.slack.blocks import actions, button, confirmation, divider, fitting, overflow, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import option
from bot.slack.metadata import CohortRef, Reference
from bot.slack.modals.frame import form, page
from bot.slack.modals.rounds.facts import facts_of
from bot.slack.modals.rounds.left_over import left_over
from bot.slack.previews import foretold
from bot.slack.refs.rounds import PairRef, RoundPageRef, RoundRef, TwoRef
from bot.slack.text import lines, plural
from bot.slack.wording.called import CALLED
from bot.slack.wording.terms import as_a_pair, program_name, reason_between, score_word

MOST_FORBIDDEN = 10
OBJECTIVES = {
    Objective.COVERAGE: option(
        Objective.COVERAGE, "Best fit overall", "As many pairs, and then points, as there can be."
    ),
    Objective.BOTTLENECK: option(
        Objective.BOTTLENECK, "No weak pair", "As many pairs; the weakest as good as can be."
    ),
    Objective.STABLE: option(Objective.STABLE, "Nobody would swap", "No two people would rather have each other."),
    Objective.FEWEST_CHANGES: option(
        Objective.FEWEST_CHANGES, "Fewest changes", "As many pairs; what there is stays as it is."
    ),
}


class Deed(StrEnum):
    """What an admin can do with a pair."""

    LOCK = "lock"
    FREE = "free"
    FORBID = "forbid"
    HOLD = "hold"
    CHOOSE = "choose"
    WHY = "why"

    @property
    def kind(self) -> HandKind | None:
        """What it decides; None for taking a decision back."""
        decided = {Deed.LOCK: HandKind.LOCKED, Deed.FORBID: HandKind.FORBIDDEN, Deed.HOLD: HandKind.HELD_BACK}
        return decided.get(self)


WORDS = {
    Deed.LOCK: "Lock this pair",
    Deed.FORBID: "Not these two",
    Deed.HOLD: "Leave out this time",
    Deed.CHOOSE: "Another {guide} …",
    Deed.WHY: "Why these two?",
}
DEEDS = {
    None: WORDS,
    HandKind.LOCKED: {Deed.FREE: "Unlock", Deed.CHOOSE: WORDS[Deed.CHOOSE], Deed.WHY: WORDS[Deed.WHY]},
    HandKind.HELD_BACK: {Deed.FREE: "Include again", Deed.CHOOSE: WORDS[Deed.CHOOSE], Deed.WHY: WORDS[Deed.WHY]},
}
MARKS = {HandKind.LOCKED: " · :lock: locked by hand", HandKind.HELD_BACK: " · :pause_button: left out this time"}


@dataclass(frozen=True, slots=True)
class RoundForm:
    """A page of a dry run as somebody has it before them, and the decision to send it."""

    round: UUID
    version: int
    start: int
    weakest_first: bool

    FIELDS: ClassVar[Mapping[str, Field]] = {}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        shown = RoundPageRef.parse(view["private_metadata"])
        return cls(shown.round, shown.round_version, shown.round_start, bool(shown.weakest))


def place_of(card: DryRunCard) -> RoundPageRef:
    """Where in which version of a dry run somebody stands."""
    return RoundPageRef(card.round, card.version, card.start, int(card.weakest_first))


def dry_run_modal(card: DryRunCard, preview: Preview) -> View:
    """Who fits whom, and what Publish would send when."""
    if not card.spread.pairs:
        words = f"No pair can be formed in {program_name(card.program)} right now. Nothing has been sent."
        blocks = [section(words), *_tools(card), *_forbidden(card), *left_over(card)]
        return page("Dry run", blocks, carries=place_of(card))
    return form(
        "Dry run",
        [
            _summary(card, preview),
            _choice(card),
            *facts_of(card),
            *_tools(card),
            divider(),
            *(_pair(pair) for pair in card.pairs),
            *_turning(card),
            *_forbidden(card),
            *left_over(card),
        ],
        callback=Callback.ROUND_PUBLISH,
        carries=place_of(card),
        submit="Publish",
        close="Not yet",
    )


def _summary(card: DryRunCard, preview: Preview) -> Block:
    left = plural(len(card.left_over), "person", "people") if card.left_over else "nobody"
    pairs = plural(card.spread.pairs, "pair")
    return section(
        f"*Nothing has been sent yet.* {program_name(card.program)} could have {pairs}, "
        f"and {left} would stay without a match for now.\n"
        "Publish asks both sides of each pair, with the reasons. A pair forms when both say yes.\n"
        f"If you publish now: {foretold(preview)}"
    )


def _choice(card: DryRunCard) -> Block:
    """What the plan is best in, and how good that makes it. Another choice renews the dry run at once."""
    select = StaticSelectElement(
        action_id=Action.ROUND_OBJECTIVE,
        options=list(OBJECTIVES.values()),
        initial_option=OBJECTIVES[card.objective],
    )
    return section(lines(("*What the plan is best in*", _spread(card))), accessory=select)


def _spread(card: DryRunCard) -> str:
    """How good the pairs are, and what was given up for what."""
    spread = card.spread
    told = [f"Points from {spread.lowest} to {spread.highest}, {spread.mean} on average"]
    told.append(f"{_blocking(card.blocking)} would rather have each other")
    if card.fewer_pairs or card.fewer_points > 0:
        told.append(f"{_given_up(card)} than there could be")
    return "; ".join(told) + "."


def _blocking(number: int) -> str:
    return {0: "no two people", 1: "two people"}.get(number, f"{number} times two people")


def _given_up(card: DryRunCard) -> str:
    """What another choice would have more of. Fewer pairs may well have more points each."""
    pairs = f"{plural(card.fewer_pairs, 'pair')} fewer" if card.fewer_pairs else ""
    points = f"{plural(card.fewer_points, 'point')} fewer" if card.fewer_points > 0 else ""
    return " and ".join(filter(None, (pairs, points)))


def _tools(card: DryRunCard) -> list[Block]:
    buttons = [
        *_if_more(card),
        button("Matching rules", Action.MATCHING_RULES, CohortRef(card.cohort)),
        button("Test on me", Action.TEST_ON_ME, CohortRef(card.cohort), aloud="Send the messages to me alone"),
    ]
    if card.spread.locked or card.spread.held_back or card.forbidden:
        sure = confirmation(
            "Start over?",
            "Takes back everything that was decided by hand in this dry run.",
            yes="Start over",
            no="Keep",
        )
        buttons.append(button("Start over", Action.ROUND_START_OVER, RoundRef(card.round), confirm=sure))
    return [actions(*buttons)]


def _if_more(card: DryRunCard) -> list[ButtonElement]:
    """Where there are mentors to have more of: a further peer brings no room for others, but waits like them."""
    if card.pairing is Pairing.PEER:
        return []
    spoken = "What if there were more mentors?"
    return [button("What if …", Action.ROUND_WHAT_IF, RoundRef(card.round), aloud=spoken)]


def _pair(pair: PairCard) -> Block:
    guide = CALLED[pair.pairing].guide
    deeds = [(words.format(guide=guide), PairRef(deed, pair.proposal)) for deed, words in DEEDS[pair.hand].items()]
    mark = MARKS[pair.hand] if pair.hand else ""
    return section(
        f"{as_a_pair(pair.mentor, pair.mentee, pair.pairing)}: "
        f"*{score_word(pair.score)}* ({pair.score} of 1000){mark}\n"
        f"{reason_between(pair.mentor, pair.mentee, pair.reason, whose='Their', pairing=pair.pairing)}",
        accessory=overflow(Action.ROUND_PAIR, deeds),
    )


def _turning(card: DryRunCard) -> list[Block]:
    """The other pages, and the other end first. Publish sends all of them."""
    if card.spread.pairs <= 1:
        return []
    turned = not card.weakest_first
    order = RoundPageRef(card.round, card.version, 0, int(turned))
    buttons = [button("Weakest first" if turned else "Best first", Action.ROUND_ORDER, order)]
    if card.start:
        buttons.append(button("Previous page", Action.ROUND_BACK, _moved(card, -PAIRS_ON_A_PAGE)))
    if card.more:
        buttons.append(button("Next page", Action.ROUND_TURN, _moved(card, PAIRS_ON_A_PAGE)))
    last = card.start + len(card.pairs)
    told = f"Pairs {card.start + 1:,} to {last:,} of {card.spread.pairs:,}. Publish sends all of them."
    return [small(told), actions(*buttons)] if card.start or card.more else [actions(*buttons)]


def _moved(card: DryRunCard, by: int) -> Reference:
    return RoundPageRef(card.round, card.version, max(card.start + by, 0), int(card.weakest_first))


def _forbidden(card: DryRunCard) -> list[Block]:
    if not card.forbidden:
        return []
    title, ban = section("*Not to be paired, by hand*"), partial(_ban, pairing=card.pairing)
    return [divider(), title, *fitting(card.forbidden, ban, room=MOST_FORBIDDEN, more=_more_bans)]


def _ban(card: ForbiddenCard, *, pairing: Pairing) -> list[Block]:
    words = as_a_pair(card.mentor, card.mentee, pairing)
    two, spoken = TwoRef(card.mentor_id, card.mentee_id), f"Allow {card.mentor.name} and {card.mentee.name} again"
    return [section(words, accessory=button("Allow", Action.ROUND_ALLOW, two, aloud=spoken))]


def _more_bans(number: int) -> str:
    return f"And {number} more. Start over allows them all again."
