"""The admin's control room, the form that opens a program, and the dry run of a matching round."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.cards import CohortTally, ControlRoomCard, DryRunCard, LeftOverCard, PairCard
from bot.domain.programs import LONGEST_NAME, LONGEST_OBJECTIVE, MEETING_MINUTES, Opening
from bot.domain.terms import Cadence, CohortState
from bot.slack.answers import Answers, needed
from bot.slack.blocks import MOST_IN_VIEW, actions, button, divider, fitting, section, small
from bot.slack.ids import Action, Callback, Field
from bot.slack.inputs import Need, Rows, channel_picker, date_picker, option, question, select, text_field
from bot.slack.metadata import CohortRef, RoundRef
from bot.slack.modals.frame import form, page
from bot.slack.text import day, line, lines, listed, mention, plural
from bot.slack.words import HOW_OFTEN, program_name, reason_between, rhythm, score_word

MOST_LEFT_OVER = 30
CADENCES = tuple(option(cadence, words.capitalize()) for cadence, words in HOW_OFTEN.items())
STATES = {
    CohortState.ENROLLING: "open for joining",
    CohortState.RUNNING: "running",
    CohortState.CLOSED: "closed",
}


def control_room_modal(card: ControlRoomCard) -> View:
    tools = actions(
        button("New program", Action.COHORT_NEW),
        button("Send me a test message", Action.TEST_SEND),
    )
    if not card.cohorts:
        words = "No program yet. A new one takes about two minutes, and nothing is announced before you say so."
        return page("Control room", [section(words), tools])
    cohorts = fitting(card.cohorts, _cohort, room=MOST_IN_VIEW - 2, more=_more)
    return page("Control room", [tools, divider(), *cohorts])


def _cohort(tally: CohortTally) -> list[Block]:
    cohort, reference = tally.cohort, CohortRef(tally.cohort.id)
    match = button("Match", Action.ROUND_RUN, reference, aloud=f"Match people in {cohort.program}")
    post = button("Post summary", Action.SUMMARY_POST, reference, aloud=f"Post the summary of {cohort.program}")
    return [
        section(
            lines(
                (
                    f"{program_name(cohort.program)}, {STATES[cohort.state]}",
                    f"{day(cohort.starts_on)} to {day(cohort.ends_on)}, {rhythm(cohort.cadence, cohort.minutes)}",
                    _counts(tally),
                )
            )
        ),
        actions(*([] if cohort.state is CohortState.CLOSED else [match]), post),
    ]


def _counts(tally: CohortTally) -> str:
    people = listed((plural(tally.mentors, "mentor"), plural(tally.mentees, "mentee")))
    return (
        f"{people}, {tally.waiting:,} waiting for a match · {plural(tally.pairs, 'pair')} · "
        f"{plural(tally.proposals_open, 'match', 'matches')} not answered yet"
    )


def _more(number: int) -> str:
    return f"And {plural(number, 'older cohort')}."


@dataclass(frozen=True, slots=True)
class CohortForm:
    """What an admin decided for a new program and its first cohort."""

    opening: Opening

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "name": Field.COHORT_NAME,
        "objective": Field.COHORT_OBJECTIVE,
        "cadence": Field.COHORT_CADENCE,
        "minutes": Field.COHORT_MINUTES,
        "starts_on": Field.COHORT_STARTS,
        "ends_on": Field.COHORT_ENDS,
        "channel": Field.COHORT_CHANNEL,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if a required answer is missing, which Slack does not let through."""
        answers = Answers.of(view)
        return cls(
            Opening(
                name=answers.text(Field.COHORT_NAME),
                objective=answers.text(Field.COHORT_OBJECTIVE),
                cadence=Cadence(needed(answers.choice(Field.COHORT_CADENCE), cadence="Choose a rhythm.")),
                minutes=needed(answers.number(Field.COHORT_MINUTES), minutes="Choose a length."),
                starts_on=needed(answers.date(Field.COHORT_STARTS), starts_on="Choose a day."),
                ends_on=needed(answers.date(Field.COHORT_ENDS), ends_on="Choose a day."),
                channel=needed(answers.conversation(Field.COHORT_CHANNEL), channel="Choose a channel."),
            )
        )


def cohort_modal(opening: Opening) -> View:
    """The form, beginning with `opening`: usual values, or what the admin entered last."""
    return form(
        "New program",
        _questions(opening),
        callback=Callback.COHORT,
        carries=None,
        submit="Open and announce",
    )


def _questions(opening: Opening) -> list[Block]:
    minutes = [option(str(number), f"{number} minutes") for number in MEETING_MINUTES]
    return [
        question(
            Field.COHORT_NAME,
            "Name of the program",
            text_field(Field.COHORT_NAME, opening.name, longest=LONGEST_NAME, rows=Rows.ONE),
        ),
        question(
            Field.COHORT_OBJECTIVE,
            "What is it for?",
            text_field(Field.COHORT_OBJECTIVE, opening.objective, longest=LONGEST_OBJECTIVE, rows=Rows.SEVERAL),
            hint="A sentence or two. Everybody who thinks about joining reads it first.",
            need=Need.OPTIONAL,
        ),
        question(
            Field.COHORT_CADENCE,
            "How often do pairs meet?",
            select(Field.COHORT_CADENCE, CADENCES, opening.cadence),
            hint="Every two weeks suits most people.",
        ),
        question(
            Field.COHORT_MINUTES,
            "How long is a meeting?",
            select(Field.COHORT_MINUTES, minutes, str(opening.minutes)),
        ),
        question(Field.COHORT_STARTS, "First day", date_picker(Field.COHORT_STARTS, opening.starts_on)),
        question(Field.COHORT_ENDS, "Last day", date_picker(Field.COHORT_ENDS, opening.ends_on)),
        question(
            Field.COHORT_CHANNEL,
            "Announcement channel",
            channel_picker(Field.COHORT_CHANNEL, opening.channel),
            hint="A public channel. The announcement goes there at once, and a summary whenever you ask for one.",
        ),
    ]


@dataclass(frozen=True, slots=True)
class RoundForm:
    """The decision to send a round's proposals."""

    round: UUID

    FIELDS: ClassVar[Mapping[str, Field]] = {}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(RoundRef.parse(view["private_metadata"]).round)


def dry_run_modal(card: DryRunCard) -> View:
    left = _left_over(card.left_over)
    if not card.pairs:
        words = f"No pair can be formed in {program_name(card.program)} right now. Nothing has been sent."
        return page("Dry run", [section(words), *left])
    pairs = fitting(card.pairs, _pair, room=MOST_IN_VIEW - 1 - len(left), more=_more_pairs)
    return form(
        "Dry run",
        [_summary(card), *pairs, *left],
        callback=Callback.ROUND_PUBLISH,
        carries=RoundRef(card.round),
        submit="Publish",
        close="Not yet",
    )


def _summary(card: DryRunCard) -> Block:
    left = plural(len(card.left_over), "person", "people") if card.left_over else "nobody"
    return section(
        f"*Nothing has been sent yet.* {program_name(card.program)} could have {plural(len(card.pairs), 'pair')}, "
        f"and {left} would stay without a match for now.\n"
        "Publish sends both sides of each pair the suggestion with its reasons. A pair forms when both say yes."
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
