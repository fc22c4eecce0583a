"""The dry run of a matching round: what it is best in, who fits whom, and who stays without a match."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, StaticSelectElement
from slack_sdk.models.views import View

from bot.domain.admin_cards import DryRunCard, LeftOverCard, PairCard
from bot.domain.previews import Preview
from bot.domain.terms import Objective
from bot.slack.blocks import MOST_IN_VIEW, divider, fitting, section, small
from bot.slack.ids import Action, Callback, Field
from bot.slack.inputs import option
from bot.slack.metadata import RoundRef
from bot.slack.modals.frame import form, page
from bot.slack.previews import foretold
from bot.slack.text import line, lines, mention, plural
from bot.slack.words import program_name, reason_between, score_word

MOST_LEFT_OVER = 30
OBJECTIVES = {
    Objective.COVERAGE: option(
        Objective.COVERAGE, "Best fit overall", "As many pairs, and then points, as there can be."
    ),
    Objective.BOTTLENECK: option(
        Objective.BOTTLENECK, "No weak pair", "As many pairs; the weakest as good as can be."
    ),
    Objective.STABLE: option(Objective.STABLE, "Nobody would swap", "No two people would rather have each other."),
}


@dataclass(frozen=True, slots=True)
class RoundForm:
    """The decision to send a round's proposals."""

    round: UUID

    FIELDS: ClassVar[Mapping[str, Field]] = {}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(RoundRef.parse(view["private_metadata"]).round)


def dry_run_modal(card: DryRunCard, preview: Preview) -> View:
    """Who fits whom, and what Publish would send when."""
    left = _left_over(card.left_over)
    if not card.pairs:
        words = f"No pair can be formed in {program_name(card.program)} right now. Nothing has been sent."
        return page("Dry run", [section(words), *left])
    pairs = fitting(card.pairs, _pair, room=MOST_IN_VIEW - 2 - len(left), more=_more_pairs)
    return form(
        "Dry run",
        [_summary(card, preview), _choice(card), *pairs, *left],
        callback=Callback.ROUND_PUBLISH,
        carries=RoundRef(card.round),
        submit="Publish",
        close="Not yet",
    )


def _summary(card: DryRunCard, preview: Preview) -> Block:
    left = plural(len(card.left_over), "person", "people") if card.left_over else "nobody"
    return section(
        f"*Nothing has been sent yet.* {program_name(card.program)} could have {plural(len(card.pairs), 'pair')}, "
        f"and {left} would stay without a match for now.\n"
        "Publish sends both sides of each pair the suggestion with its reasons. A pair forms when both say yes.\n"
        f"If you publish now: {foretold(preview)}"
    )


def _choice(card: DryRunCard) -> Block:
    """What the plan is best in, and how good that makes it. Another choice makes another dry run at once."""
    select = StaticSelectElement(
        action_id=Action.ROUND_OBJECTIVE,
        options=list(OBJECTIVES.values()),
        initial_option=OBJECTIVES[card.objective],
    )
    return section(lines(("*What the plan is best in*", _spread(card))), accessory=select)


def _spread(card: DryRunCard) -> str:
    """How good the pairs are, and what was given up for what."""
    scores = [pair.score for pair in card.pairs]
    told = [f"Points from {min(scores)} to {max(scores)}, {round(sum(scores) / len(scores))} on average"]
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


def _pair(pair: PairCard) -> list[Block]:
    return [
        section(
            f"{mention(pair.mentor)} as mentor of {mention(pair.mentee)}: "
            f"*{score_word(pair.score)}* ({pair.score} of 1000)\n"
            f"{reason_between(pair.mentor, pair.mentee, pair.reason, whose='Their')}"
        )
    ]


def _left_over(people: tuple[LeftOverCard, ...]) -> list[Block]:
    if not people:
        return []
    title = section("*Without a match for now*")
    return [divider(), title, *fitting(people, _person, room=MOST_LEFT_OVER, more=_more_people)]


def _person(card: LeftOverCard) -> list[Block]:
    return [small(f"{mention(card.person)}, {card.side}: {line(card.why, 300)}")]


def _more_pairs(number: int) -> str:
    return f"And {plural(number, 'more pair')}, which Publish sends as well."


def _more_people(number: int) -> str:
    return f"And {plural(number, 'more person', 'more people')}."
