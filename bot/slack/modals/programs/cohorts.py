"""One cohort as its admins see it, and the preview of what ends with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.admin_cards import Chapter, CohortPage, EndingCard, OpeningCard
from bot.domain.cards import CohortCard
from bot.domain.cohorts import OPEN_DOORS, Step
from bot.domain.terms import CohortState, MentorRule
from bot.slack.blocks import actions, button, divider, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.messages import render
from bot.slack.metadata import CohortRef, FinishRef, LogRef, PeopleRef
from bot.slack.modals.frame import form, page
from bot.slack.modals.programs.tallies import counts, days_of, state_of, title_of
from bot.slack.modals.rounds.published import BEFORE_TAKING_BACK
from bot.slack.previews import foretold
from bot.slack.refs.goals import ProgramGoalsRef
from bot.slack.refs.rounds import RoundRef
from bot.slack.text import Style, channel_name, lines, listed, mention, paragraphs, plural, quote, when
from bot.slack.wording.terms import program_name, rhythm

WHAT_NEXT = {
    CohortState.DRAFT: "Nobody has heard of it yet. Open and announce posts the announcement with a Join button.",
    CohortState.ENROLLING: "The doors are open. Match shows who fits whom; nothing is sent before you publish.",
    CohortState.MATCHING: "The first matches are out. It begins by itself on its first day.",
    CohortState.RUNNING: "It runs. People can still join, and Match looks after those who wait.",
    CohortState.CLOSING: "The last day has passed. It closes by itself once every pair has looked back.",
    CohortState.CLOSED: "It is over. Run again prepares another cohort with the same settings.",
}
CANCELLED = "It does not take place. Run again prepares another cohort with the same settings."
LIFE = {
    Step.OPEN: ("Open and announce", Action.COHORT_OPEN),
    Step.END: ("End early", Action.COHORT_END),
    Step.CANCEL: ("Cancel cohort", Action.COHORT_CANCEL),
}


def cohort_page(card: CohortPage) -> View:
    cohort = card.tally.cohort
    return page(
        "Draft cohort" if cohort.state is CohortState.DRAFT else "Cohort",
        [
            section(
                lines(
                    (
                        f"{title_of(cohort)}, {state_of(cohort)}",
                        f"{days_of(cohort)}, {rhythm(cohort.cadence, cohort.minutes)}",
                        counts(card.tally),
                        _limits(cohort),
                    )
                )
            ),
            small(lines((CANCELLED if cohort.cancelled else WHAT_NEXT[cohort.state], _dates_of(cohort)))),
            *_deeds(card),
            divider(),
            section(paragraphs(f"*The program* {program_name(cohort.program)}", quote(cohort.objective, 600))),
            small(_who_runs(card)),
            _program_tools(cohort),
        ],
    )


def _dates_of(cohort: CohortCard) -> str:
    opened = f"Its doors opened on {when(cohort.opened_at, Style.DATED)}." if cohort.opened_at else ""
    closed = f"It closed on {when(cohort.closed_at, Style.DATED)}." if cohort.closed_at else ""
    return " ".join(filter(None, (opened, closed)))


def _limits(cohort: CohortCard) -> str:
    room = f"Room for {plural(cohort.size_limit, 'person', 'people')}." if cohort.size_limit else ""
    channel = f"Announcements go to <#{cohort.channel}>." if cohort.channel else ""
    return " ".join(filter(None, (room, channel)))


def _deeds(card: CohortPage) -> list[Block]:
    cohort, reference = card.tally.cohort, CohortRef(card.tally.cohort.id)
    buttons = []
    if Step.OPEN in card.steps:
        buttons.append(button("Open and announce", Action.COHORT_OPEN, reference, style="primary"))
    buttons += _matching(card)
    if cohort.opened_at:
        buttons.append(button("Post summary", Action.SUMMARY_POST, reference))
    if cohort.state not in {CohortState.CLOSING, CohortState.CLOSED}:
        buttons.append(button("Cohort settings", Action.COHORT_SETTINGS, reference))
    if cohort.state in OPEN_DOORS and (card.offers or cohort.mentor_rule is MentorRule.APPROVED):
        buttons.append(button("Mentors to approve", Action.APPROVALS_OPEN, reference))
    if cohort.opened_at:
        people = PeopleRef(cohort.id, 0)
        buttons.append(button("Who is in it", Action.COHORT_PEOPLE, people, aloud=f"Who is in {cohort.program}"))
        shared = ProgramGoalsRef(cohort.id, 0)
        spoken = f"Goals that people in {cohort.program} share with you"
        buttons += _insight(reference)
        buttons.append(button("Shared goals", Action.PROGRAM_GOALS, shared, aloud=spoken))
    buttons.append(button("Run again", Action.COHORT_CLONE, reference))
    unheard_of = cohort.opened_at is None and cohort.state in {CohortState.DRAFT, CohortState.CLOSED}
    if unheard_of:
        buttons.append(button("Remove draft", Action.COHORT_REMOVE, reference, style="danger"))
    for step in (Step.END, Step.CANCEL):
        if step in card.steps and not unheard_of:
            words, action = LIFE[step]
            buttons.append(button(words, action, reference, style="danger"))
    return [actions(*buttons)]


def _insight(cohort: CohortRef) -> list[ButtonElement]:
    return [
        button("Voices", Action.VOICES_OPEN, cohort, aloud="What people say in their feedback and let us use"),
        button("Who is left out", Action.INCLUSION_OPEN, cohort, aloud="Whether everybody is reached alike"),
    ]


def _matching(card: CohortPage) -> list[ButtonElement]:
    cohort, found = card.tally.cohort, []
    if cohort.state in OPEN_DOORS:
        spoken = f"Match people in {cohort.program}"
        found.append(button("Match", Action.ROUND_RUN, CohortRef(cohort.id), aloud=spoken))
    if card.undoable:
        back = RoundRef(card.undoable)
        found.append(button("Undo publishing", Action.ROUND_UNDO, back, confirm=BEFORE_TAKING_BACK))
    return found


def _who_runs(card: CohortPage) -> str:
    names = listed([mention(each) for each in card.admins[:20]])
    return f"Run by workspace admins and {names}." if names else "Run by workspace admins."


def _program_tools(cohort: CohortCard) -> Block:
    reference, log = CohortRef(cohort.id), LogRef(cohort.id, Chapter.DEEDS, 0)
    return actions(
        button("Program settings", Action.PROGRAM_SETTINGS, reference),
        button("Days without meetings", Action.BLACKOUTS_OPEN, reference),
        button("Matching rules", Action.MATCHING_RULES, reference),
        button("Co-admins", Action.PROGRAM_ADMINS, reference),
        button(
            "Test on me", Action.TEST_ON_ME, reference, aloud=f"Send the messages of {cohort.program} to me alone"
        ),
        button("Leaders", Action.LEADERS_OPEN, reference),
        button("Sponsor kit", Action.KIT_OPEN, reference),
        button("Log", Action.LOG_OPEN, log, aloud=f"What was done in {cohort.program}"),
    )


@dataclass(frozen=True, slots=True)
class OpenForm:
    """The decision to open the doors of a cohort."""

    cohort: UUID

    FIELDS: ClassVar[Mapping[str, Field]] = {}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(CohortRef.parse(view["private_metadata"]).cohort)


def opening_modal(card: OpeningCard) -> View:
    """The announcement as it will stand in its channel, before it does."""
    shown = [block for block in render(card.announcement).blocks if block["type"] != "actions"]
    return form(
        "Open and announce",
        [
            section(
                f"*Nothing has been posted yet.* {foretold(card.preview)} "
                f"This is what will stand in {channel_name(card.cohort.channel)}:"
            ),
            divider(),
            *filter(None, map(Block.parse, shown)),
            divider(),
            small(
                "A button comes with it: Join. Without this step the cohort stays a draft, and nobody hears of it."
            ),
        ],
        callback=Callback.COHORT_OPEN,
        carries=CohortRef(card.cohort.id),
        submit="Open and announce",
        close="Not yet",
    )


@dataclass(frozen=True, slots=True)
class FinishForm:
    """The decision to end or cancel a cohort."""

    cohort: UUID
    step: Step

    FIELDS: ClassVar[Mapping[str, Field]] = {}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        reference = FinishRef.parse(view["private_metadata"])
        return cls(reference.cohort, Step(reference.step))


def ending_modal(card: EndingCard) -> View:
    """What would end and who would hear of it, before anything happens."""
    early = card.step is Step.END
    return form(
        "End early" if early else "Cancel cohort",
        [
            section(
                f"*Nothing has happened yet.* This would {'end' if early else 'cancel'} {title_of(card.cohort)}."
            ),
            section(lines(f"• {line}" for line in (_early(card) if early else _cancelled(card)))),
            small("This cannot be undone. Run again prepares a new cohort with the same settings at any time."),
        ],
        callback=Callback.COHORT_FINISH,
        carries=FinishRef(card.cohort.id, card.step),
        submit="End it today" if early else "Cancel it",
        close="Keep it",
    )


def _early(card: EndingCard) -> list[str]:
    pairs = (
        f"{plural(card.pairs, 'pair comes', 'pairs come')} to a good end: both sides are thanked at the end of the "
        "day and see what they reached."
    )
    meetings = f"{plural(card.meetings, 'planned meeting')} will not be reminded of any more."
    return [
        "Today becomes its last day, and nobody can join any more.",
        *([pairs] if card.pairs else []),
        *([meetings] if card.meetings else []),
        *_both(card),
    ]


def _cancelled(card: EndingCard) -> list[str]:
    formed = f"{plural(card.pairs, 'pair')} formed already, and both sides hear that it does not take place."
    return ["Nobody can join any more.", *([formed] if card.pairs else []), *_both(card)]


def _both(card: EndingCard) -> list[str]:
    matches = f"{plural(card.proposals, 'open match', 'open matches')} will be closed kindly."
    hear = plural(card.others, "person without a pair hears", "people without a pair hear")
    others = f"{hear} it by a message, in their working hours."
    return [
        *([matches] if card.proposals else []),
        *([others] if card.others else []),
        f"If you go on now: {foretold(card.preview)}",
    ]
