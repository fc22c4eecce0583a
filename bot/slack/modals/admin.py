"""The admin's control room, and the dry run of a matching round."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.admin_cards import CohortTally, ControlRoomCard, DryRunCard, LeftOverCard, PairCard
from bot.domain.cohorts import OPEN_DOORS
from bot.domain.previews import Preview
from bot.domain.tasks import Task, Urge
from bot.domain.terms import CohortState
from bot.slack.blocks import MOST_IN_VIEW, actions, button, divider, fitting, section, small
from bot.slack.ids import Action, Callback, Field
from bot.slack.metadata import CohortRef, RoomRef, RoundRef, WholeLogRef
from bot.slack.modals.frame import form, page
from bot.slack.modals.holding import stop_button, stopped_banner
from bot.slack.modals.tallies import counts, days_of, state_of, title_of
from bot.slack.previews import foretold
from bot.slack.text import line, lines, mention, plural
from bot.slack.words import program_name, reason_between, rhythm, score_word

MOST_LEFT_OVER = 30
MOST_TASKS = 6


def control_room_modal(card: ControlRoomCard) -> View:
    tools = actions(
        *([button("New program", Action.COHORT_NEW)] if card.may_create else []),
        button("Send me a test message", Action.TEST_SEND),
        *([button("People", Action.DIRECTORY_OPEN)] if card.may_create else []),
        *([button("Log", Action.WHOLE_LOG_OPEN, WholeLogRef(0))] if card.may_create else []),
        *([button("Skills", Action.SKILLS_OPEN)] if card.may_create else []),
        *([stop_button()] if card.may_create and not card.held else []),
    )
    loud = stopped_banner(card.held, may_act=card.may_create) if card.held else []
    if not card.cohorts and not card.start:
        words = "No program yet. A new one takes about two minutes, and nothing is announced before you say so."
        return page("Control room", [*loud, section(words), tools])
    cohorts = [block for tally in card.cohorts for block in _cohort(tally)]
    return page("Control room", [*loud, *_tasks(card.tasks), tools, divider(), *cohorts, *_turning(card)])


def _tasks(tasks: tuple[Task, ...]) -> list[Block]:
    """What waits for the admin, first of all."""
    if not tasks:
        return []
    found = fitting(tasks, _task, room=MOST_TASKS, more=_more_tasks)
    return [section("*Waiting for you*"), *found, divider()]


def _task(task: Task) -> list[Block]:
    manage = button("Have a look", Action.COHORT_PAGE, CohortRef(task.cohort), aloud=f"Look at {task.program}")
    return [section(f"{program_name(task.program)}: {_sentence(task)}", accessory=manage)]


def _sentence(task: Task) -> str:
    people = plural(task.number, "person waits", "people wait")
    for_one = f" {people} for one." if task.number else ""
    match task.urge:
        case Urge.UNMATCHED:
            began = "begins today" if task.days == 0 else f"should have begun {plural(-task.days, 'day')} ago"
            return f"it {began}, and no match is published.{for_one}"
        case Urge.STARTS_SOON:
            begins = "tomorrow" if task.days == 1 else f"in {task.days} days"
            return f"it begins {begins}, and no match is published yet.{for_one}"
        case Urge.APPROVAL:
            offering = plural(task.number, "person waits", "people wait")
            return f"{offering} for your answer to their offer to mentor."
        case Urge.WAITING:
            return f"{people} for a match."
        case Urge.DRAFT:
            return "it is a draft, and opens when you say so."


def _more_tasks(number: int) -> str:
    return f"And {plural(number, 'more cohort')} below."


def _cohort(tally: CohortTally) -> list[Block]:
    cohort, reference = tally.cohort, CohortRef(tally.cohort.id)
    match = button("Match", Action.ROUND_RUN, reference, aloud=f"Match people in {cohort.program}")
    post = button("Post summary", Action.SUMMARY_POST, reference, aloud=f"Post the summary of {cohort.program}")
    manage = button("Manage", Action.COHORT_PAGE, reference, aloud=f"Manage {cohort.program}")
    return [
        section(
            lines(
                (
                    f"{title_of(cohort)}, {state_of(cohort)}",
                    f"{days_of(cohort)}, {rhythm(cohort.cadence, cohort.minutes)}",
                    counts(tally),
                )
            )
        ),
        actions(
            *([match] if cohort.state in OPEN_DOORS else []),
            *([post] if cohort.state is not CohortState.DRAFT else []),
            manage,
        ),
    ]


def _turning(card: ControlRoomCard) -> list[Block]:
    """Pages, where there is more than one."""
    earlier = [button("Previous page", Action.ROOM_BACK, RoomRef(max(card.start - card.on_a_page, 0)))]
    later = [button("Next page", Action.ROOM_TURN, RoomRef(card.start + card.on_a_page))]
    turns = [*(earlier if card.start else []), *(later if card.more else [])]
    return [actions(*turns)] if turns else []


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
    pairs = fitting(card.pairs, _pair, room=MOST_IN_VIEW - 1 - len(left), more=_more_pairs)
    return form(
        "Dry run",
        [_summary(card, preview), *pairs, *left],
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
