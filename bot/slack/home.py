"""The menu of the command and the App Home tab: the same state, the most useful thing first."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain import consent
from bot.domain.cards import HomeCard
from bot.domain.errors import why_not
from bot.domain.terms import ParticipantState, PersonKind
from bot.slack.blocks import actions, button, divider, heading, plainly, section, small
from bot.slack.home_parts import (
    cohorts_to_join,
    mentorships,
    participations,
    proposals_to_answer,
    proposals_waiting,
)
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.modals.insight.desk import News, queue_part

MOST_ON_HOME = 10
MOST_BESIDE_A_QUEUE = 9
MOST_IN_MENU = 5
"""Items of each kind. With five kinds of two blocks each, a tab stays under 100 blocks and a message under 50."""

WHAT_THIS_IS = (
    "Mentorship brings two people together for a short talk every week or two: one would like to learn, the other "
    "has been there. Joining takes about three minutes. I suggest a match and say why, you both decide, and I look "
    "after times and reminders. You can pause or leave whenever you like."
)
NOTHING_OPEN = "No program is open for joining right now. The next one will be announced in its channel."


def home_view(card: HomeCard, news: News = None) -> View:
    """Home; for whoever runs programs with the first of what waits for them, and what they have just done."""
    queue = queue_part(card.queue, news) if card.queue else []
    return View(type="home", blocks=_everything(card, MOST_BESIDE_A_QUEUE if queue else MOST_ON_HOME, queue))


def home_saying(sentence: str) -> View:
    """Home while there is nothing else to show; it is drawn anew whenever it is opened."""
    return View(type="home", blocks=[plainly(sentence)])


def menu_message(card: HomeCard) -> Message:
    return message(*_everything(card, MOST_IN_MENU))


def _everything(card: HomeCard, most: int, queue: Sequence[Block] = ()) -> list[Block]:
    return [
        heading(f"Hello, {card.name}" if card.name.strip() else "Hello"),
        *proposals_to_answer(card, most),
        *mentorships(card, most),
        *proposals_waiting(card, most),
        *participations(card, most),
        *_invitation(card, most),
        *_tools(card),
        *_for_admins(card, queue),
        divider(),
        small(f"{consent.TODAY.kept} `/mentor help` lists everything I understand."),
    ]


def _invitation(card: HomeCard, most: int) -> list[Block]:
    if card.kind is not PersonKind.MEMBER:
        return [plainly(str(why_not(card.kind)))]
    open_to_me = cohorts_to_join(card, most)
    if _takes_part(card):
        return open_to_me
    return [section(WHAT_THIS_IS), *(open_to_me or [section(NOTHING_OPEN)])]


def _tools(card: HomeCard) -> list[Block]:
    if not _takes_part(card):
        return []
    active = any(each.state is ParticipantState.ACTIVE for each in card.participations)
    return [
        actions(
            *([button("Find a mentor", Action.FIND_CHOOSE)] if card.may_look else []),
            *([button("Take a break", Action.PAUSE_OPEN)] if active else []),
            button("My profile", Action.PROFILE_CHOOSE),
            button("When I work", Action.HOURS_OPEN),
            button("Reminders", Action.REMINDERS_OPEN),
            button("Past mentorships", Action.PAST_OPEN),
            button("Help", Action.HELP_OPEN, aloud="Help, whatever it is"),
            button("Leave a program", Action.LEAVE_OPEN),
        )
    ]


def _for_admins(card: HomeCard, queue: Sequence[Block]) -> list[Block]:
    room = actions(button("Control room", Action.ADMIN_OPEN))
    return [*([divider()] if queue else []), *queue, room] if card.is_admin else []


def _takes_part(card: HomeCard) -> bool:
    return any(each.state is not ParticipantState.LEFT for each in card.participations)
