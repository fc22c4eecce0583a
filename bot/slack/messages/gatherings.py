"""The meeting of a group: one question to its mentor, and what stands in its place once it is answered."""

from collections.abc import Sequence

from bot.domain.meetings.gathering import GatheringCard
from bot.domain.notices import CheckIn
from bot.domain.people import Someone
from bot.slack.blocks import actions, button, section
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.messages.times import another_time, suits
from bot.slack.metadata import MeetingRef
from bot.slack.refs.meetings import GatheringRef
from bot.slack.text import listed, mention, paragraphs, when


def group_check_in(notice: CheckIn) -> Message:
    """To the mentor: did the group get to meet? It names everybody of whom that is not known."""
    reference = GatheringRef.to(notice.meeting, notice.starts_at)
    members = named([member.who for member in notice.members])
    planned = f"It was planned for {when(notice.starts_at)}, with {members}."
    question = (
        f"Did your group get to meet? {planned}"
        if notice.attempt == 1
        else f"One last question: did your group get to meet? {planned} If you would rather not say, that is fine "
        "too: I will leave it open and look ahead to the next time."
    )
    return message(
        section(question),
        actions(
            button("Yes, everybody", Action.GROUP_MET, reference, style="primary"),
            button("Yes, but not everybody", Action.GROUP_SOME, reference),
            button("Not yet", Action.GROUP_NOT_YET, reference),
            button("We moved it", Action.GROUP_MOVED, reference),
        ),
    )


def group_met(card: GatheringCard) -> Message:
    label = "Give feedback" if card.rating is None else "Edit feedback"
    return message(
        section(paragraphs(f"Your group has met: {named(card.present)}. Good to hear.", _absent(card))),
        actions(button(label, Action.FEEDBACK_OPEN, MeetingRef(card.meeting))),
    )


def group_put_off(card: GatheringCard) -> Message:
    if card.new_time is None:
        return message(
            section("Not yet: that is fine. Your group’s next meeting is due soon, so I will leave this one out.")
        )
    return message(
        section(
            f"Not yet: that is fine. How about {when(card.new_time)} with your group instead? I ask everybody "
            "whether that suits them."
        ),
        actions(suits(card.meeting, card.new_time), another_time(card.meeting)),
    )


def group_settled(card: GatheringCard) -> Message:
    """A question that the others, or time, have answered."""
    if card.present:
        heard = f"I have heard by now that your group has met: {named(card.present)}."
        words = paragraphs(f"{heard} Nothing is left to answer here.", _absent(card))
        label = "Give feedback" if card.rating is None else "Edit feedback"
        return message(section(words), actions(button(label, Action.FEEDBACK_OPEN, MeetingRef(card.meeting))))
    if card.new_time:
        planned = f"Your group’s meeting has another time by now: {when(card.new_time)}."
        return message(section(planned), actions(suits(card.meeting, card.new_time), another_time(card.meeting)))
    if card.open:
        return message(section("I have left this open and look ahead to your group’s next meeting."))
    return message(section("This meeting of your group did not take place, and that is fine."))


def named(people: Sequence[Someone]) -> str:
    return listed([mention(each) for each in people])


def _absent(card: GatheringCard) -> str:
    if not card.absent:
        return ""
    were, are = ("was", "is") if len(card.absent) == 1 else ("were", "are")
    return f"{named(card.absent)} {were} not there, and {are} in again next time."
