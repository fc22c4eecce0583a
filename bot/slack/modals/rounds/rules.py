"""The rules of matching as a form, and what a change of them would do before it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.matching import Criterion
from bot.domain.matching.balance import as_chosen, as_stored
from bot.domain.matching.reporting import ANY_LEVEL
from bot.domain.matching_rules import LARGEST_GROUP, MatchingRules, MatchingRulesCard
from bot.domain.matching_terms import AskedFirst, DailyRun, Pairing, Weight
from bot.slack.answers import Answers, needed
from bot.slack.blocks import actions, button, divider, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, number_field, option, question, radio, select
from bot.slack.metadata import SettingsRef
from bot.slack.modals.frame import form
from bot.slack.modals.rounds.consequences import of_matching_changes
from bot.slack.refs.rounds import MatchingChangeRef
from bot.slack.text import lines
from bot.slack.wording.called import CALLED
from bot.slack.wording.terms import program_name

PAIRINGS = (
    option(Pairing.TRADITIONAL, "One mentor, one mentee", "Somebody experienced mentors somebody who is less so."),
    option(Pairing.REVERSE, "Reverse", "A junior colleague mentors a senior one."),
    option(Pairing.PEER, "Peers", "Two equals learn from each other; nobody is the mentor."),
    option(Pairing.GROUP, "Groups", "One mentor meets several mentees."),
)
FIRST = (
    option(AskedFirst.BOTH, "Both at once", "The quickest way to a pair."),
    option(AskedFirst.MENTEE, "The mentee", "The mentor is asked once the mentee said yes."),
    option(AskedFirst.MENTOR, "The mentor", "The mentee is asked once the mentor said yes."),
)
DAILY = (
    option(DailyRun.NEVER, "No", "You run the match whenever you like."),
    option(DailyRun.DRAFT, "Prepare a dry run", "Every morning for who waits; you look and publish."),
    option(DailyRun.PUBLISH, "Match and ask people", "Every morning for who waits, without anybody looking."),
)
LEVELS = (
    option("1", "Their own manager or report"),
    option("2", "Two levels up or down"),
    option("3", "Three levels up or down"),
    option(str(ANY_LEVEL), "Anybody in their line of managers"),
)
WEIGHTS = (
    option(Weight.OFF, "○○○ Not at all"),
    option(Weight.LITTLE, "●○○ A little"),
    option(Weight.USUAL, "●●○ As usual"),
    option(Weight.MUCH, "●●● A lot"),
)
FIELDS_OF = {
    Criterion.SKILLS: Field.WEIGHT_SKILLS,
    Criterion.GOALS: Field.WEIGHT_GOALS,
    Criterion.INTERESTS: Field.WEIGHT_INTERESTS,
    Criterion.STYLE: Field.WEIGHT_STYLE,
    Criterion.PERSONALITY: Field.WEIGHT_PERSONALITY,
    Criterion.STAGE: Field.WEIGHT_STAGE,
    Criterion.HOURS: Field.WEIGHT_HOURS,
    Criterion.LANGUAGES: Field.WEIGHT_LANGUAGES,
    Criterion.DEPARTMENT: Field.WEIGHT_DEPARTMENT,
    Criterion.WAITING: Field.WEIGHT_WAITING,
}
TOTAL = 1000
BOXES = 20


@dataclass(frozen=True, slots=True)
class MatchingRulesForm:
    """How an admin wants a program to match from now on."""

    cohort: UUID
    version: int
    rules: MatchingRules

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "pairing": Field.MATCHING_PAIRING,
        "group_min": Field.MATCHING_GROUP_MIN,
        "group_max": Field.MATCHING_GROUP_MAX,
        "manager_levels": Field.MATCHING_LEVELS,
        "weights": Field.WEIGHT_SKILLS,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if a required answer is missing, which Slack does not let through."""
        answers, reference = Answers.of(view), SettingsRef.parse(view["private_metadata"])
        weights = {each: Weight(answers.choice(field) or Weight.USUAL) for each, field in FIELDS_OF.items()}
        rules = MatchingRules(
            pairing=Pairing(needed(answers.choice(Field.MATCHING_PAIRING), pairing="Choose one.")),
            group_min=needed(answers.number(Field.MATCHING_GROUP_MIN), group_min="Enter a number."),
            group_max=needed(answers.number(Field.MATCHING_GROUP_MAX), group_max="Enter a number."),
            asked_first=AskedFirst(answers.choice(Field.MATCHING_FIRST) or AskedFirst.BOTH),
            daily_run=DailyRun(answers.choice(Field.MATCHING_DAILY) or DailyRun.NEVER),
            manager_levels=needed(answers.number(Field.MATCHING_LEVELS), manager_levels="Choose one."),
            weights=weights,
        )
        return cls(reference.cohort, reference.version, rules)


def matching_rules_modal(card: MatchingRulesCard) -> View:
    return form(
        "Matching rules",
        [
            section(f"How {program_name(card.program)} finds out who fits whom. You see what a change does first."),
            *_who(card.rules),
            *_how(card.rules),
            divider(),
            section(
                "*What counts, and how much*\n"
                "Points always add up to a thousand, so what counts more takes from the rest."
            ),
            *(_weight(criterion, card.rules) for criterion in Criterion),
        ],
        callback=Callback.MATCHING_RULES,
        carries=SettingsRef(card.cohort, card.version),
        submit="See what it does",
    )


def _who(rules: MatchingRules) -> list[Block]:
    return [
        question(Field.MATCHING_PAIRING, "Who meets whom?", radio(Field.MATCHING_PAIRING, PAIRINGS, rules.pairing)),
        question(
            Field.MATCHING_GROUP_MIN,
            "Smallest group",
            number_field(Field.MATCHING_GROUP_MIN, rules.group_min, least=1, most=LARGEST_GROUP),
            hint="Mentees of one mentor, only for groups. A mentor with fewer gets none.",
        ),
        question(
            Field.MATCHING_GROUP_MAX,
            "Largest group",
            number_field(Field.MATCHING_GROUP_MAX, rules.group_max, least=1, most=LARGEST_GROUP),
        ),
        question(
            Field.MATCHING_LEVELS,
            "Who is never paired?",
            select(Field.MATCHING_LEVELS, LEVELS, str(rules.manager_levels)),
            hint="As far as Slack or an import says who reports to whom.",
        ),
    ]


def _how(rules: MatchingRules) -> list[Block]:
    return [
        question(
            Field.MATCHING_FIRST,
            "Who is asked first?",
            radio(Field.MATCHING_FIRST, FIRST, rules.asked_first),
            hint="Among peers, “first” is either of the two.",
        ),
        question(
            Field.MATCHING_DAILY,
            "Match every day?",
            radio(Field.MATCHING_DAILY, DAILY, rules.daily_run),
            hint="For cohorts without a last day. Pairs that are there stay as they are.",
        ),
    ]


def _weight(criterion: Criterion, rules: MatchingRules) -> Block:
    field = FIELDS_OF[criterion]
    return question(
        field,
        CALLED[rules.pairing].criteria[criterion],
        select(field, WEIGHTS, rules.weights[criterion]),
        need=Need.OPTIONAL,
    )


@dataclass(frozen=True, slots=True)
class MatchingChange:
    """A change of the rules that an admin has looked at."""

    cohort: UUID
    version: int
    rules: MatchingRules

    FIELDS: ClassVar[Mapping[str, Field]] = {}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        asked = MatchingChangeRef.parse(view["private_metadata"])
        weights = dict(each.split(":", 1) for each in asked.weights.split() if ":" in each)
        rules = MatchingRules(
            pairing=Pairing(asked.pairing),
            group_min=asked.group_min,
            group_max=asked.group_max,
            asked_first=AskedFirst(asked.asked_first),
            daily_run=DailyRun(asked.daily_run),
            manager_levels=asked.manager_levels,
            weights=as_chosen(weights),
        )
        return cls(asked.cohort, asked.version, rules)


def matching_change_page(card: MatchingRulesCard) -> View:
    """What the change does to people, and how much each criterion counts from then on."""
    rules, told = card.rules, lines(f"• {each}" for each in of_matching_changes(card))
    return form(
        "What this changes",
        [
            section(f"*Nothing is saved yet.*\n{told}"),
            actions(button("Back", Action.MATCHING_RULES_BACK, aloud="Back, with what you have entered")),
            divider(),
            section(lines(("*What counts from then on*", *_bars(card)))),
            small("Matches that people have been asked about already stay as they are."),
        ],
        callback=Callback.MATCHING_RULES_SAVE,
        carries=MatchingChangeRef(
            cohort=card.cohort,
            version=card.version,
            pairing=rules.pairing,
            group_min=rules.group_min,
            group_max=rules.group_max,
            asked_first=rules.asked_first,
            daily_run=rules.daily_run,
            manager_levels=rules.manager_levels,
            weights=" ".join(f"{name}:{weight}" for name, weight in as_stored(rules.weights).items()),
        ),
        submit="Save",
    )


def _bars(card: MatchingRulesCard) -> list[str]:
    criteria = CALLED[card.rules.pairing].criteria
    return [f"{_bar(card.shares[each])} {criteria[each]}: {card.shares[each]}" for each in Criterion]


def _bar(share: int) -> str:
    full = round(share * BOXES / TOTAL)
    return "▓" * full + "░" * (BOXES - full)
