"""What stays of pairs that are over: the list of them, the certificate, a word of thanks, and the ways on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement, CheckboxesElement
from slack_sdk.models.views import View

from bot.domain.care.ending_cards import Certificate, CertificateCard, Door, PastPairCard, PathsCard
from bot.domain.care.endings import LONGEST_THANKS
from bot.domain.matching_terms import Pairing
from bot.slack.answers import Answers
from bot.slack.blocks import MOST_IN_VIEW, actions, button, fitting, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, option, question, text_field
from bot.slack.messages.endings import duration
from bot.slack.metadata import CohortRef, MentorshipRef
from bot.slack.modals.frame import form, page
from bot.slack.text import day, lines, mention, plural
from bot.slack.wording.terms import program_name, your_part

MOST_GOALS = 5
"""As many as stand on a certificate without crowding it; checkboxes hold ten at most.

Source: docs.slack.dev/reference/block-kit/block-elements/checkboxes-element
"""
MOST_DOORS = 8


@dataclass(frozen=True, slots=True)
class CertificateForm:
    """The goals that somebody wants named on their certificate."""

    mentorship: UUID
    goals: frozenset[UUID]

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(
            mentorship=MentorshipRef.parse(view["private_metadata"]).mentorship,
            goals=frozenset(map(UUID, Answers.of(view).choices(Field.CERTIFICATE_GOALS))),
        )


@dataclass(frozen=True, slots=True)
class ThanksForm:
    """A word for somebody's former partner."""

    mentorship: UUID
    words: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"words": Field.THANKS_WORDS}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(
            mentorship=MentorshipRef.parse(view["private_metadata"]).mentorship,
            words=Answers.of(view).text(Field.THANKS_WORDS),
        )


def past_modal(cards: tuple[PastPairCard, ...]) -> View:
    return page(
        "Past mentorships",
        fitting(cards, _past, room=MOST_IN_VIEW, more=lambda number: f"And {plural(number, 'earlier one')}."),
    )


def _past(card: PastPairCard) -> list[Block]:
    met = f"{plural(card.meetings, 'meeting')}, {duration(card.minutes)} in all." if card.meetings else ""
    again = f"Until {day(card.again_until)} both of you can take it up again." if card.again_until else ""
    words = lines(
        (
            f"*With* {mention(card.partner)} in {program_name(card.program)}"
            f"{your_part(card.you_are, card.pairing)}.",
            f"From {day(card.started_on)} to {day(card.ended_on)}. {met}",
            again,
        )
    )
    ways = _ways(card)
    return [section(words), *([actions(*ways)] if ways else [])]


def _ways(card: PastPairCard) -> list[ButtonElement]:
    pair, name = MentorshipRef(card.mentorship), card.partner.name
    certificate = button("Certificate", Action.CERTIFICATE_OPEN, pair, aloud=f"Certificate of the time with {name}")
    thanks = button("Say thank you", Action.THANKS_OPEN, pair, aloud=f"Say thank you to {name}")
    again = button("Go on after all", Action.ENDING_EXTEND, pair, aloud=f"Go on with {name} after all")
    reopen = button("Take it up again", Action.PAST_REOPEN, pair, aloud=f"Take it up again with {name}")
    return [
        *([certificate] if card.certificate else []),
        *([thanks] if card.thanks else []),
        *([again] if card.again_until else []),
        *([reopen] if card.silent else []),
        *([button("What next?", Action.PATHS_OPEN, pair)] if card.completed else []),
    ]


def certificate_modal(card: CertificateCard) -> View:
    says = card.says
    return form(
        "Your certificate",
        [
            section(
                lines(
                    (
                        "A picture with your names, to keep, to print or to show. It comes to you alone, in your "
                        "messages with me. It says:",
                        f"• {program_name(says.program)}, with {mention(card.partner)}",
                        f"• {day(says.started_on)} to {day(says.ended_on)}",
                        f"• {_achieved(says)}",
                    )
                )
            ),
            *_goals(card),
        ],
        callback=Callback.CERTIFICATE,
        carries=MentorshipRef(card.mentorship),
        submit="Send it to me",
    )


def _achieved(says: Certificate) -> str:
    met = f"{plural(says.meetings, 'meeting')}, {duration(says.minutes)} in all"
    return f"{met}, {plural(says.goals, 'goal')} reached" if says.goals else met


def _goals(card: CertificateCard) -> list[Block]:
    """Nothing is ticked: whether a goal is named is up to whoever set it."""
    options = [option(str(goal), title) for goal, title in card.goals[:MOST_GOALS]]
    if not options:
        return []
    return [
        question(
            Field.CERTIFICATE_GOALS,
            "Which of your goals shall it name?",
            CheckboxesElement(action_id=Field.CERTIFICATE_GOALS, options=options),
            hint="Only those that you tick. The number of goals stands there either way.",
            need=Need.OPTIONAL,
        )
    ]


def thanks_modal(card: PastPairCard) -> View:
    return form(
        "Say thank you",
        [
            question(
                Field.THANKS_WORDS,
                f"A word for {card.partner.name}"[:150] if card.partner.name.strip() else "A word for your partner",
                text_field(Field.THANKS_WORDS, "", longest=LONGEST_THANKS, rows=Rows.SEVERAL),
                hint="What was it that helped? It is passed on as you write it, once, and to nobody else.",
            )
        ],
        callback=Callback.THANKS,
        carries=MentorshipRef(card.mentorship),
        submit="Pass it on",
    )


def paths_page(card: PathsCard) -> View:
    """Three ways on: to pass it on, to go another round, or to rest."""
    open_ones = [door for door in card.doors if not door.inside]
    guides = [door for door in card.doors if door.pairing is not Pairing.PEER and not door.guides]
    return page(
        "What next?",
        [
            *(_pass_it_on(guides, open_ones) if card.could_guide else []),
            *_another_round(card, open_ones),
            section(
                "*Take a rest.* There is nothing you need to do. `/mentor` is there whenever you feel like it, and "
                "`/mentor past` keeps what you have reached."
            ),
        ],
    )


def _pass_it_on(doors: list[Door], others: list[Door]) -> list[Block]:
    words = (
        "*Pass it on.* You know what it is like to begin, and that is what a mentee needs most. Half an hour every "
        "week or two is enough."
    )
    ways = [
        button("Become a mentor", Action.SIGNUP_OPEN, CohortRef(door.cohort), aloud=f"Mentor in {door.program}")
        for door in doors[:1]
    ]
    none = small("No program is looking for mentors right now. The next one will be announced in its channel.")
    return [section(words), *([actions(*ways)] if ways else [none] if others else [])]


def _another_round(card: PathsCard, doors: list[Door]) -> list[Block]:
    if not doors:
        return [section("*Go another round.* Nothing is open to join right now. The next one will be announced.")]
    return [
        section("*Go another round.* These are open to join:"),
        *fitting(doors, _door, room=MOST_DOORS, more=lambda number: f"And {plural(number, 'more program')}."),
    ]


def _door(door: Door) -> list[Block]:
    join = button("Join", Action.SIGNUP_OPEN, CohortRef(door.cohort), aloud=f"Join {door.program}")
    return [section(program_name(door.program), accessory=join)]
