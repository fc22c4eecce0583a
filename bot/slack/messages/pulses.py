"""A short survey of how it goes, and what stands in its place once it was answered or left out."""

from bot.domain.care.pulses import PulseCard
from bot.domain.care.terms import PulseKind
from bot.domain.feedback import REPORT_FLOOR
from bot.domain.notices import PulseAsked
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.refs.pulses import PulseRef
from bot.slack.text import mention, when

WHO_READS = (
    "Nobody reads your own answers: neither your partner nor an admin. They only count in averages over at least "
    f"{REPORT_FLOOR} people."
)


def pulse_asked(notice: PulseAsked) -> Message:
    reference = PulseRef(notice.pulse)
    return message(
        section(_question(notice)),
        actions(
            button("Answer", Action.PULSE_OPEN, reference, style="primary", aloud="Answer a few short questions"),
            button("Skip these questions", Action.PULSE_SKIP, reference),
        ),
        small(WHO_READS),
    )


def pulse_answered(card: PulseCard) -> Message:
    until = f" You can change your answers until {when(card.until)}." if card.until else ""
    change = button("Change", Action.PULSE_OPEN, PulseRef(card.pulse), aloud="Change my answers")
    return message(
        section(f"Thank you for your answers about your time with {_whom(card)}.{until}"), actions(change)
    )


def pulse_skipped(card: PulseCard) -> Message:
    """Who skips after having answered still reads that their answers count."""
    if card.answered:
        return pulse_answered(card)
    answer = button("Answer after all", Action.PULSE_OPEN, PulseRef(card.pulse))
    return message(section("Skipped, and that is fine. I will not ask about this one again."), actions(answer))


def _question(notice: PulseAsked) -> str:
    whom = "your group" if notice.group else mention(notice.partner)
    if notice.again:
        return (
            f"The few questions about your time with {whom} are still open. If you would rather leave them, that "
            "is fine: I will not ask again."
        )
    if notice.kind is PulseKind.EXIT:
        return (
            f"*Looking back on your time with {whom}:* how was it? A few short questions, a minute or two. "
            "The answers make the next round better for everybody."
        )
    return (
        f"*How is it going with {whom}?* A few short questions, about a minute. "
        "The answers show what helps and what does not."
    )


def _whom(card: PulseCard) -> str:
    return "your group" if card.group else mention(card.partner)
