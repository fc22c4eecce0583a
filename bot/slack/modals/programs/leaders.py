"""The leaders of a program, and the posts they can send from their own account."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.admin_cards import LeaderLine, LeadersCard
from bot.domain.cards import CohortCard
from bot.domain.matching_terms import Pairing
from bot.domain.previews import Preview
from bot.domain.templates import TEMPLATES, Phase
from bot.domain.terms import LeaderAnswer
from bot.slack.answers import Answers
from bot.slack.blocks import button, confirmation, divider, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, people_picker, question
from bot.slack.metadata import CohortRef, LeaderRef
from bot.slack.modals.frame import form, page
from bot.slack.previews import foretold_to
from bot.slack.text import day, line, mention, plain
from bot.slack.wording.called import CALLED, Called
from bot.slack.wording.terms import program_name, rhythm, span

MOST_LEADERS = 30
SAID = {
    LeaderAnswer.WILLING: "would like to {deed}, and has not finished joining yet",
    LeaderAnswer.NOT_NOW: "said not now",
}
SAID_EARLIER = {
    LeaderAnswer.WILLING: "wanted to {deed} in another cohort, and has not been asked for this one",
    LeaderAnswer.NOT_NOW: "said not now for another cohort, and has not been asked for this one",
}


@dataclass(frozen=True, slots=True)
class LeadersForm:
    """Everybody who counts among the leaders of a program from now on, by Slack's ids."""

    cohort: UUID
    users: tuple[str, ...]

    FIELDS: ClassVar[Mapping[str, Field]] = {"people": Field.LEADERS}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        users = Answers.of(view).people(Field.LEADERS)
        return cls(CohortRef.parse(view["private_metadata"]).cohort, users)


def leaders_modal(card: LeadersCard) -> View:
    users = [each.person.slack_id for each in card.leaders][:MOST_LEADERS]
    people = people_picker(Field.LEADERS, users, most=MOST_LEADERS)
    called = CALLED[card.pairing]
    return form(
        "Leaders",
        [
            section(
                f"Leaders whose voice carries {program_name(card.program)}. Sponsor kit has posts they can send; "
                "and each can be asked, once for a cohort, whether they would like "
                f"to {called.deed}."
            ),
            question(
                Field.LEADERS,
                "Leaders",
                people,
                hint=f"Saving the list tells nobody. Ask to {called.deed}, below, sends one message.",
                need=Need.OPTIONAL,
            ),
            divider(),
            *(_leader(card.cohort, each, called) for each in card.leaders[:MOST_LEADERS]),
        ],
        callback=Callback.LEADERS,
        carries=CohortRef(card.cohort),
        submit="Save list",
    )


def _leader(cohort: UUID, leader: LeaderLine, called: Called) -> Block:
    reference, name = LeaderRef(leader.id, cohort), leader.person.name
    ask = _asking(reference, name, leader.to_ask, called) if leader.to_ask else None
    return section(f"{mention(leader.person)} {_standing(leader, called)}", accessory=ask)


def _asking(reference: LeaderRef, name: str, message: Preview, called: Called) -> ButtonElement:
    ask, spoken = f"Ask to {called.deed}", f"Ask {name} to {called.deed}"
    sure = confirmation(f"{ask}?", foretold_to(plain(name, 80), message), yes="Ask", no="Not yet", style="primary")
    return button(ask, Action.LEADER_ASK, reference, aloud=spoken, confirm=sure)


def _standing(leader: LeaderLine, called: Called) -> str:
    if leader.mentors:
        return f"{called.done} here already"
    if leader.answer:
        return (SAID if leader.asked else SAID_EARLIER)[leader.answer].format(deed=called.deed)
    return "has been asked, and has not answered yet" if leader.asked else "has not been asked yet"


def sponsor_kit_modal(cohort: CohortCard) -> View:
    """Posts in a leader's own voice. Each stands by itself, so that it can be selected and copied as a whole."""
    posts = [block for title, words in _posts(cohort) for block in (section(f"*{title}*"), section(_copied(words)))]
    return page(
        "Sponsor kit",
        [
            section(
                f"Posts about {program_name(cohort.program)} for leaders to send from their own account. Select "
                "the text, copy it, and change what does not sound like you."
            ),
            *posts,
            small("A post from a leader says more than one from a bot, so I never send these."),
        ],
    )


def _copied(words: str) -> str:
    return f"```{words}```"


def _posts(cohort: CohortCard) -> list[tuple[str, str]]:
    name, prompts = _words(cohort.program, 200), TEMPLATES[cohort.kind].prompts
    left = f", and there is time left until {day(cohort.ends_on)}" if cohort.ends_on else ""
    aim = _words(cohort.objective, 600)
    return [
        (
            "Announcement",
            f"Somebody once took half an hour for me when it mattered. {name} gives that to all of us. {aim} "
            f"Pairs meet for {rhythm(cohort.cadence, cohort.minutes)}, {span(cohort.starts_on, cohort.ends_on)}. "
            "Joining takes three minutes: type /mentor join. I would love to see you there.",
        ),
        _invitation(name, cohort, prompts[Phase.BEGINNING][0]),
        (
            "Half-time",
            f"Half of {name} is behind us{left}. To every pair: thank you for "
            f"showing up for each other. A question for your next meeting: “{prompts[Phase.MIDDLE][0]}”",
        ),
        (
            "Thank-you",
            f"{name} comes to an end, and I want to say thank you{_whom_to_thank(cohort.pairing)}. "
            f"One last question to take along: “{prompts[Phase.END][0]}”",
        ),
    ]


def _invitation(name: str, cohort: CohortCard, prompt: str) -> tuple[str, str]:
    """To those who hesitate because they think that they have little to share."""
    ask = f"No slides, no grading. Ask yourself what you would have liked to hear at the start: “{prompt}”"
    time = f"{cohort.minutes} minutes at a time, one person, and you decide who."
    if cohort.pairing is Pairing.PEER:
        sought = f"{name} brings people together who learn from each other"
        return "Invitation", f"You know more than you think. {sought}: {time} {ask} Type /mentor join."
    sought = f"{name} is looking for mentors"
    join = "Type /mentor join and choose mentor."
    return "Invitation to mentors", f"You know more than you think. {sought}: {time} {ask} {join}"


def _whom_to_thank(pairing: Pairing) -> str:
    if pairing is Pairing.PEER:
        return " to everybody in it, for your time, candour and trust"
    return ": to the mentors for their time and candour, and to the mentees for their trust"


def _words(text: str, limit: int) -> str:
    """On one line, and without the marks that would end the block it is copied from."""
    return line(text.replace("`", "'"), limit)
