"""The agenda of a pair as a page, the choice between several, and the form that adds topics."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.meetings.agenda import LONGEST_TOPIC, AgendaCard, AgendaGlance, TopicCard
from bot.slack.answers import Answers
from bot.slack.blocks import MOST_IN_VIEW, actions, button, divider, fitting, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Rows, question, text_field
from bot.slack.metadata import MentorshipRef, MessageRef
from bot.slack.modals.frame import form, page
from bot.slack.refs.agendas import TopicRef
from bot.slack.text import Style, line, lines, mention, plain, plural, sentence, when
from bot.slack.wording.agendas import NO_TOPICS, coming_meeting, prompt_rows
from bot.slack.wording.terms import program_name, your_part

TITLE = "Agenda"
ROOM = 75
ROOM_FOR_WORDS, LONGEST_WORDS, LEAST_WORDS = 14_000, 2900, 500
"""Characters of all topics together and of one: the fewer there are, the more of each is shown at once."""
UNTIL_DONE = "Topics stay here until one of you ticks them off. Both of you see them, and nobody else does."


def agendas_page(cards: Sequence[AgendaGlance]) -> View:
    """Ask which pair is meant."""
    pairs = fitting(
        cards, _choice, room=MOST_IN_VIEW - 1, more=lambda number: f"And {plural(number, 'more pair')}."
    )
    return page(TITLE, [section("Which agenda would you like to see?"), *pairs])


def agenda_page(card: AgendaCard) -> View:
    longest = max(LEAST_WORDS, min(LONGEST_WORDS, ROOM_FOR_WORDS // max(1, len(card.topics))))
    topics = fitting(
        card.topics,
        lambda topic: _topic(topic, card, longest),
        room=ROOM,
        more=lambda number: f"And {plural(number, 'more topic')}: tick some off to see them.",
    )
    return page(
        TITLE,
        [
            section(_heading(card)),
            *(topics or [section(NO_TOPICS)]),
            *_to_add(card),
            *_settled(card),
            divider(),
            small("This mentorship has ended, so its agenda stays as it is." if card.over else UNTIL_DONE),
        ],
    )


@dataclass(frozen=True, slots=True)
class TopicsForm:
    """What somebody would like to speak of, as typed."""

    mentorship: UUID
    words: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"topics": Field.AGENDA_TOPICS}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        pair = MentorshipRef.parse(view["private_metadata"]).mentorship
        return cls(mentorship=pair, words=Answers.of(view).text(Field.AGENDA_TOPICS))


def topics_modal(card: AgendaCard, opened_from: MessageRef | None = None) -> View:
    """`opened_from`: the message that shows what was added."""
    return form(
        "Add topics",
        [
            section(f"For your next talk with {mention(card.partner)}, who sees what you add."),
            question(
                Field.AGENDA_TOPICS,
                "What would you like to speak of?",
                text_field(Field.AGENDA_TOPICS, "", longest=LONGEST_TOPIC, rows=Rows.SEVERAL),
                hint="Leave a row blank to begin another topic.",
            ),
            section(prompt_rows(card.prompts)),
        ],
        callback=Callback.TOPICS,
        carries=MentorshipRef(card.mentorship),
        submit="Add",
        opened_from=opened_from,
    )


def _choice(card: AgendaGlance) -> list[Block]:
    look = button(
        "Look", Action.AGENDA_OPEN, MentorshipRef(card.mentorship), aloud=f"The agenda with {card.partner.name}"
    )
    waiting = plural(card.topics, "topic") if card.topics else "No topics yet"
    small_print = f"{waiting} · you meet {when(card.starts_at, Style.SHORT)}" if card.starts_at else waiting
    return [section(lines((f"*With* {mention(card.partner)} in {program_name(card.program)}", small_print)), look)]


def _heading(card: AgendaCard) -> str:
    who = f"*With* {mention(card.partner)} in {program_name(card.program)}{your_part(card.you_are, card.pairing)}."
    if card.over:
        return who
    bringer = "you" if card.yours_to_bring else mention(card.partner)
    time = coming_meeting(card.partner, card.starts_at, first=card.first) if card.starts_at else ""
    return lines((who, time, f"This time the topics come from {bringer}; both of you can add some."))


def _topic(topic: TopicCard, card: AgendaCard, longest: int) -> list[Block]:
    reference, said = TopicRef(topic.id), plain(topic.words, 60)
    whose = "From you" if topic.yours else f"From {mention(card.partner)}"
    from_where = f"{whose}, as a question at first" if topic.asked else whose
    words = [section(sentence(topic.words, longest)), small(from_where)]
    if card.over:
        return words
    done = button("Done", Action.TOPIC_DONE, reference, aloud=f"Done: {said}")
    remove = button("Remove", Action.TOPIC_REMOVE, reference, aloud=f"Remove: {said}")
    return [*words, actions(done, *([remove] if topic.yours else []))]


def _to_add(card: AgendaCard) -> list[Block]:
    if card.over:
        return []
    reference = MentorshipRef(card.mentorship)
    add = button("Add topics", Action.TOPIC_ADD, reference, style="primary")
    ask = button("Ask before you meet", Action.QUESTION_ASK, reference)
    return [divider(), actions(add, ask), section(prompt_rows(card.prompts))]


def _settled(card: AgendaCard) -> list[Block]:
    if not card.settled:
        return []
    return [
        section("*Spoken of lately*"),
        *(block for topic in card.settled for block in _spoken_of(topic, card)),
    ]


def _spoken_of(topic: TopicCard, card: AgendaCard) -> list[Block]:
    words = line(topic.words, 200)
    if card.over:
        return [section(words)]
    back = button("Put it back", Action.TOPIC_UNDO, TopicRef(topic.id), aloud=f"Back: {plain(topic.words, 60)}")
    return [section(words, back)]
