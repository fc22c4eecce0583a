"""What an admin may want to know of a plan before publishing it: its proof, what changed, who gets their share."""

from slack_sdk.models.blocks import Block

from bot.domain.round_cards import DryRunCard, Gain
from bot.domain.rounds import Exposure, Grouping
from bot.slack.blocks import small
from bot.slack.modals.joining.words import STAGE_WORDS
from bot.slack.text import line, mention, plural
from bot.slack.wording.called import CALLED

STAGES = {stage.value: words.lower() for stage, words in STAGE_WORDS.items()}
MOST_EXPOSED = 4


def facts_of(card: DryRunCard) -> list[Block]:
    told = [*_proof(card), *_by_hand(card), *_changes(card), *_exposure(card), *_gains(card.gains)]
    return [small("\n".join(told))] if told else []


def _proof(card: DryRunCard) -> list[str]:
    if not card.proven:
        return []
    around = ", around what you decided by hand" if card.spread.locked or card.forbidden else ""
    return [f"Proven: every possible pair was weighed, and no plan is better in this{around}."]


def _by_hand(card: DryRunCard) -> list[str]:
    told = [
        *([f"{card.spread.locked:,} locked"] if card.spread.locked else []),
        *([f"{card.spread.held_back:,} left out this time"] if card.spread.held_back else []),
        *([f"{len(card.forbidden):,} not to be paired"] if card.forbidden else []),
    ]
    return [f"By hand: {', '.join(told)}."] if told else []


def _changes(card: DryRunCard) -> list[str]:
    if card.new is None or card.gone is None:
        return []
    if not card.new and not card.gone:
        return ["Since the last look: the same pairs."]
    new = plural(card.new, "pair is new", "pairs are new")
    gone = plural(card.gone, "pair is gone", "pairs are gone")
    return [f"Since the last look: {new}, {gone}."]


def _exposure(card: DryRunCard) -> list[str]:
    """The groups with the smallest share, if any group has less than another."""
    shares = {each.placed / each.people for each in card.exposure}
    if len(shares) < 2:
        return []
    told = [f"{each.placed:,} of {each.people:,} {_group(each)}" for each in card.exposure[:MOST_EXPOSED]]
    return [f"Would have a {CALLED[card.pairing].guide}: {'; '.join(told)}."]


def _gains(gains: tuple[Gain, ...]) -> list[str]:
    """What one more seat would add, where it would add somebody or at least some points."""
    told = [f"with {mention(gain.mentor)} {_gain(gain)}" for gain in gains if gain.pairs or gain.points > 0]
    return [f"One more seat: {'; '.join(told)}."] if told else []


def _gain(gain: Gain) -> str:
    return plural(gain.pairs, "more pair") if gain.pairs else plural(gain.points, "more point")


def _group(each: Exposure) -> str:
    if each.grouping is Grouping.STAGE:
        return f"“{STAGES.get(each.value, each.value)}”"
    return f"in {line(each.value, 60)}"
