"""What people may say of how much they hear unasked."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bot.domain.post.cards import RemindersCard, Wish
from bot.domain.post.worth import Topic
from bot.domain.terms import NudgePace
from bot.slack.message import Message
from bot.slack.messages.reminders import wish_granted, wish_undone
from bot.slack.refs.reminders import ReminderRef

cards = st.builds(
    RemindersCard,
    pace=st.sampled_from(NudgePace),
    rests_until=st.none() | st.dates(date(2026, 1, 1), date(2099, 1, 1)),
    muted=st.frozensets(st.sampled_from(Topic)),
)
chosen = st.builds(ReminderRef, reminder=st.sampled_from(Wish), topic=st.sampled_from(("", *Topic)))


def _granted(card: RemindersCard, ref: ReminderRef) -> Message:
    """A pause that was granted has a day on which it ends."""
    return wish_granted(replace(card, rests_until=card.rests_until or date(2026, 12, 21)), ref)


granted = st.builds(_granted, cards, chosen)
undone = st.builds(wish_undone, cards, chosen)
