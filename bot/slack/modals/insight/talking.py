"""Talking to two people: the way to one's own conversation with them, or a word that the bot passes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.errors import WrongInput
from bot.domain.insight.desk import LONGEST_WORD
from bot.domain.insight.desk_cards import DeedCard, TalkCard
from bot.domain.people import Someone
from bot.domain.terms import Side
from bot.slack.answers import Answers
from bot.slack.blocks import divider, link, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Rows, option, question, radio, text_field
from bot.slack.metadata import Reference
from bot.slack.modals.frame import form, page
from bot.slack.modals.insight.desk import news_line
from bot.slack.refs.desk import EntryRef
from bot.slack.text import mention

BOTH = "both"
TO: Mapping[str, Sequence[Side]] = {
    BOTH: tuple(Side),
    Side.MENTOR.value: (Side.MENTOR,),
    Side.MENTEE.value: (Side.MENTEE,),
}


def talk_modal(card: TalkCard, entry: EntryRef, shown: Reference | None) -> View:
    """`shown` says which page lies under it, so that it can be renewed."""
    people = [(BOTH, "Both of them"), (Side.MENTOR, card.mentor.name), (Side.MENTEE, card.mentee.name)]
    options = [option(value, words) for value, words in people]
    return form(
        "Talk to them",
        [
            section("*In your own words, as yourself*: your conversation with them opens in Slack."),
            *_link(card.mentor, card.team),
            *_link(card.mentee, card.team),
            divider(),
            question(Field.DESK_TO, "Or I pass on a word from you, to", radio(Field.DESK_TO, options, BOTH)),
            question(
                Field.DESK_WORDS,
                "Your words",
                text_field(Field.DESK_WORDS, "", longest=LONGEST_WORD, rows=Rows.SEVERAL),
                hint="They are signed with your name, and arrive in working hours. You can undo it for an hour.",
            ),
            small(
                "Nothing that either has told me in confidence is mentioned. What you write is kept like a message."
            ),
        ],
        callback=Callback.DESK_TALK,
        carries=entry,
        submit="Pass it on",
        opened_from=shown,
    )


def done_page(deed: DeedCard) -> View:
    """What stands in place of a form that was sent."""
    return page("Done", news_line((-1, deed)))


def talk_link(team: str, user: str) -> str:
    """Source: docs.slack.dev/interactivity/deep-linking#open_a_direct_message."""
    return f"slack://user?{urlencode({'team': team, 'id': user})}"


def _link(person: Someone, team: str) -> list[Block]:
    way = link("Open", Action.DESK_MESSAGE, talk_link(team, person.slack_id))
    return [section(f"Message {mention(person)}", accessory=way)]


@dataclass(frozen=True, slots=True)
class TalkForm:
    """Words to pass on, and to whom."""

    entry: EntryRef
    words: str
    to: Sequence[Side]

    FIELDS: ClassVar[Mapping[str, Field]] = {"words": Field.DESK_WORDS, "to": Field.DESK_TO}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Raise WrongInput where there are no words."""
        answers = Answers.of(view)
        words = answers.text(Field.DESK_WORDS)
        if not words:
            raise WrongInput(words="Write a word or two.")
        to = TO.get(answers.choice(Field.DESK_TO) or BOTH, TO[BOTH])
        return cls(EntryRef.parse(view["private_metadata"]), words[:LONGEST_WORD], to)
