"""What lies beside a dry run: why two people fit, another mentor for somebody, what more mentors would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, ExternalDataMultiSelectElement, Option
from slack_sdk.models.views import View

from bot.domain.guests import MOST_GUESTS, MOST_SEATS, Guests
from bot.domain.matching.plan import Exclusion
from bot.domain.round_cards import ChoicesCard, MentorChoice, PairCard, WhatIfCard
from bot.domain.rounds import LONGEST_WHY
from bot.domain.signup import MOST_SKILLS
from bot.slack.answers import Answers, needed
from bot.slack.blocks import actions, button, fitting, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback, Suggestion
from bot.slack.inputs import Need, Rows, number_field, option, question, select, text_field
from bot.slack.modals.frame import form, page
from bot.slack.refs.rounds import ChoiceRef, RoundPageRef
from bot.slack.text import line, lines, mention, plain, plural
from bot.slack.wording.called import CALLED, Called
from bot.slack.wording.terms import as_a_pair, program_name, reason_between, score_word, skills

OVERRIDES = {
    Exclusion.PAIRED_BEFORE: "paired before",
    Exclusion.NO_COMMON_LANGUAGE: "no common language",
    Exclusion.NO_COMMON_HOUR: "no common hour",
}
MOST_SERVED = 20
WAY_BACK = "Back to the dry run"


def why_page(pair: PairCard, place: RoundPageRef) -> View:
    """The points of a pair by what they are for, which add up to its score."""
    called = CALLED[pair.pairing]
    told = [f"{called.criteria[criterion]}: *{points}*" for criterion, points in pair.points]
    regret = (
        f"The best {called.guide} of all for {mention(pair.mentee)} would have had "
        f"{plural(pair.regret, 'point')} more."
        if pair.regret
        else f"No {called.guide} fits {mention(pair.mentee)} better."
    )
    return _beside(
        "Why these two?",
        [
            section(
                f"{as_a_pair(pair.mentor, pair.mentee, pair.pairing)}: "
                f"*{score_word(pair.score)}* ({pair.score} of 1000)\n"
                f"{reason_between(pair.mentor, pair.mentee, pair.reason, whose='Their', pairing=pair.pairing)}"
            ),
            *([section(lines(told))] if told else []),
            small(lines((regret, f"Chosen by hand: {line(pair.why, 300)}" if pair.why else ""))),
        ],
        place,
    )


@dataclass(frozen=True, slots=True)
class ChoiceForm:
    """The decision who mentors somebody."""

    place: RoundPageRef
    mentee: UUID
    mentor: UUID
    why: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"mentor": Field.CHOICE_MENTOR, "why": Field.CHOICE_WHY}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers, carried = Answers.of(view), view["private_metadata"]
        return cls(
            place=RoundPageRef.parse(carried),
            mentee=ChoiceRef.parse(carried).chosen_for,
            mentor=UUID(needed(answers.choice(Field.CHOICE_MENTOR), mentor="Choose somebody.")),
            why=answers.text(Field.CHOICE_WHY),
        )


def choice_modal(card: ChoicesCard, place: RoundPageRef) -> View:
    """Whom somebody could have, those who fit best first."""
    called, title = CALLED[card.pairing], f"Choose a {CALLED[card.pairing].guide}"
    now = f"The dry run gives them {mention(card.now) if card.now else 'nobody'}."
    intro = section(
        f"*A {called.guide} for {mention(card.mentee)}*\n"
        f"{now} Your choice is locked, and the rest matched around it."
    )
    if not card.mentors:
        nobody = small(f"Nobody else can be their {called.guide} at the moment.")
        return _beside(title, [intro, nobody], place)
    options = [_choice(each, called) for each in card.mentors]
    return form(
        title,
        [
            intro,
            question(Field.CHOICE_MENTOR, called.guide.capitalize(), select(Field.CHOICE_MENTOR, options, None)),
            question(
                Field.CHOICE_WHY,
                "Why?",
                text_field(Field.CHOICE_WHY, "", longest=LONGEST_WHY, rows=Rows.SEVERAL),
                hint="Needed only where a rule is overridden. Admins see it; the two never do.",
                need=Need.OPTIONAL,
            ),
            _way_back(place),
        ],
        callback=Callback.ROUND_CHOICE,
        carries=ChoiceRef(place.round, place.round_version, place.round_start, place.weakest, card.participant),
        submit="Lock this pair",
    )


def _choice(choice: MentorChoice, called: Called) -> Option:
    notes = [OVERRIDES[each] for each in choice.objections if each in OVERRIDES]
    notes.append(called.free if choice.seat_free else "somebody else makes room")
    words = f"{plain(choice.person.name, 40)} · {score_word(choice.score)} ({choice.score})"
    return option(str(choice.participant), words, ", ".join(notes))


@dataclass(frozen=True, slots=True)
class WhatIfForm:
    """Mentors to try out."""

    place: RoundPageRef
    guests: Guests

    FIELDS: ClassVar[Mapping[str, Field]] = {"mentors": Field.WHAT_IF_MENTORS, "seats": Field.WHAT_IF_SEATS}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers = Answers.of(view)
        guests = Guests(
            mentors=needed(answers.number(Field.WHAT_IF_MENTORS), mentors="Enter a number."),
            seats=needed(answers.number(Field.WHAT_IF_SEATS), seats="Enter a number."),
            skills=answers.choices(Field.WHAT_IF_SKILLS),
        )
        return cls(RoundPageRef.parse(view["private_metadata"]), guests)


def what_if_modal(place: RoundPageRef) -> View:
    """How many more mentors, and who they would be."""
    offered = ExternalDataMultiSelectElement(
        action_id=Suggestion.WHAT_IF_SKILLS, min_query_length=0, max_selected_items=MOST_SKILLS
    )
    return form(
        "What if",
        [
            section("*What if there were more mentors?* Nothing of this is kept, and nobody hears of it."),
            question(
                Field.WHAT_IF_MENTORS,
                "How many more mentors?",
                number_field(Field.WHAT_IF_MENTORS, 2, least=1, most=MOST_GUESTS),
            ),
            question(
                Field.WHAT_IF_SKILLS,
                "What do they offer?",
                offered,
                hint="All of them the same.",
                need=Need.OPTIONAL,
            ),
            question(
                Field.WHAT_IF_SEATS,
                "How many mentees each?",
                number_field(Field.WHAT_IF_SEATS, 1, least=1, most=MOST_SEATS),
            ),
            _way_back(place),
        ],
        callback=Callback.ROUND_WHAT_IF,
        carries=place,
        submit="Try it out",
    )


def what_if_page(card: WhatIfCard, place: RoundPageRef) -> View:
    more = card.pairs_after - card.pairs_before
    offering = f" who offer {skills(card.skills)}" if card.skills else ""
    seats = f"{plural(card.seats, 'seat')} each" if card.mentors > 1 else plural(card.seats, "seat")
    who = f"{plural(card.mentors, 'more mentor')}{offering} and {seats}"
    outcome = (
        f"{plural(more, 'more person', 'more people')} would have a mentor: {card.pairs_after:,} pairs, not "
        f"{card.pairs_before:,}."
        if more
        else f"No more people would have a mentor than now: {plural(card.pairs_before, 'pair')}."
    )
    points = f"Pairs would fit with {card.points_after} points on average; now it is {card.points_before}."
    return _beside(
        "What if",
        [
            section(f"{program_name(card.program)} with {who}:"),
            section(lines((outcome, points))),
            *fitting(card.served, lambda each: [small(mention(each))], room=MOST_SERVED, more=_more),
            small("They are taken to work when you do. Nothing of this was kept."),
        ],
        place,
    )


def _more(number: int) -> str:
    return f"And {number:,} more."


def _beside(title: str, blocks: Sequence[Block], place: RoundPageRef) -> View:
    """A page in the place of the dry run, with the way back to it."""
    return page(title, [*blocks, _way_back(place)], carries=place)


def _way_back(place: RoundPageRef) -> Block:
    return actions(button(WAY_BACK, Action.ROUND_RETURN, place))
