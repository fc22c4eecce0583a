"""The meetings of a pair on one page, what to put into a calendar, and a meeting that took place without us."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.meeting_cards import CalendarCard, MeetingPage, PlannedCard, TimeCard
from bot.domain.people import Someone
from bot.domain.terms import Scheduling
from bot.slack.answers import Answers
from bot.slack.blocks import actions, button, divider, link, section, small
from bot.slack.calendar_links import huddle_link, title_of
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import question, time_picker
from bot.slack.messages.times import (
    after_all,
    another_time,
    calendar_buttons,
    called_off,
    fair_turns,
    left_out,
    same_time,
    time_choices,
    time_news,
    to_calendar,
)
from bot.slack.metadata import MeetingRef, MentorshipRef, MessageRef
from bot.slack.modals.frame import form, page
from bot.slack.text import Style, mention, when
from bot.slack.wording.terms import HOW_OFTEN, joined, rhythm

TITLE = "Your meetings"
CALENDAR = "Add to calendar"
MET_ANYWAY = "We met anyway"


@dataclass(frozen=True, slots=True)
class PastForm:
    """When two met without us; None if nothing was chosen."""

    mentorship: UUID
    met_at: datetime | None

    FIELDS: ClassVar[Mapping[str, Field]] = {"met_at": Field.MEETING_PAST}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(
            mentorship=MentorshipRef.parse(view["private_metadata"]).mentorship,
            met_at=Answers.of(view).instant(Field.MEETING_PAST),
        )


def meeting_page(card: MeetingPage, news: TimeCard | None = None) -> View:
    """Everything about when two meet; after a press with what became of it on top."""
    heard = [section(time_news(news).blocks[0]["text"]["text"]), divider()] if news else []
    return page(TITLE, [*heard, *_next_meeting(card), *_called_off(card), *_how_times_come(card)])


def calendar_page(card: CalendarCard) -> View:
    """Three links, and a file that follows every change."""
    file = (
        "You have this meeting as a file. It is in your messages with me, and so is a new one whenever it changes."
        if card.has_file
        else "Or have it as a file (.ics): then I send you a new version whenever the meeting changes."
    )
    send = button("Send me the file", Action.CALENDAR_SEND, MeetingRef(card.meeting))
    return page(
        CALENDAR,
        [
            section(f"Your meeting with {mention(card.partner)}: {when(card.starts_at)}."),
            actions(*calendar_buttons(title_of(card.partner.name, card.program), card)),
            section(file),
            *([] if card.has_file else [actions(send)]),
            small(
                "The links open a new event in your browser, filled in already. They know nothing of later changes."
            ),
        ],
    )


def met_anyway_modal(
    mentorship: UUID, partner: Someone, now: datetime, opened_from: MessageRef | None = None
) -> View:
    return form(
        MET_ANYWAY,
        [
            section(f"Good to hear. When did you and {mention(partner)} meet?"),
            question(
                Field.MEETING_PAST,
                "The time you met",
                time_picker(Field.MEETING_PAST, now),
                hint="In your own time zone. About is good enough.",
            ),
        ],
        callback=Callback.MEETING_PAST,
        carries=MentorshipRef(mentorship),
        submit="Keep it",
        opened_from=opened_from,
    )


def _next_meeting(card: MeetingPage) -> Iterator[Block]:
    partner = mention(card.partner)
    planned = card.planned
    if planned is None:
        yield section(f"No meeting with {partner} is planned at the moment. {_what_comes(card)}")
    elif planned.confirmed:
        yield section(f"*Your next meeting with {partner}*\n{when(planned.starts_at)}{_chosen_by(planned)}.")
        yield actions(*_of_confirmed(card, planned))
    else:
        yield section(
            joined(
                f"*Your next meeting with {partner}*\nNobody has chosen a time yet. I suggest "
                f"{when(planned.starts_at)}.",
                fair_turns(planned.times, partner),
            )
        )
        yield from time_choices(planned.meeting, planned.times, partner)
        yield actions(another_time(planned.meeting), left_out(planned.meeting))


def _what_comes(card: MeetingPage) -> str:
    if card.over:
        return "Your mentorship has come to its end."
    return "One of you is on a break." if card.resting else "I will suggest a time soon."


def _chosen_by(planned: PlannedCard) -> str:
    if planned.by_you:
        return ", chosen by you"
    return f", chosen by {mention(planned.by)}" if planned.by else ""


def _of_confirmed(card: MeetingPage, planned: PlannedCard) -> Iterator[ButtonElement]:
    if card.channel:
        yield link("Start a huddle", Action.HUDDLE, huddle_link(card.team, card.channel))
    yield to_calendar(planned.meeting)
    yield another_time(planned.meeting)
    yield called_off(planned.meeting)


def _called_off(card: MeetingPage) -> Iterator[Block]:
    off = card.called_off
    if off and not card.over:
        words = f"The one on {when(off.starts_at, Style.ON_DAY)} does not take place."
        yield section(words, accessory=after_all(off.meeting))


def _how_times_come(card: MeetingPage) -> Iterator[Block]:
    if card.over:
        return
    yield divider()
    met = button(MET_ANYWAY, Action.MEETING_PAST, MentorshipRef(card.mentorship))
    if card.scheduling is Scheduling.SERIES:
        yield section(
            f"You meet {HOW_OFTEN[card.cadence]} at the same time. Around holidays and days away I move single "
            "meetings and say why."
        )
        yield actions(button("Choose each time", Action.SERIES_END, MentorshipRef(card.mentorship)), met)
    else:
        yield section(f"You meet for {rhythm(card.cadence, card.minutes)}, and choose the time each time.")
        repeat = [same_time(card.mentorship)] if card.planned and card.planned.confirmed else []
        yield actions(*repeat, met)
