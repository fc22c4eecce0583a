"""The end of a pair, as the two read of it: asked in time, wished, put off, looked back on, and thanked for."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.care.ending_cards import EndingCard
from bot.domain.care.endings import EndNow, GoOn
from bot.domain.care.terms import EndChoice
from bot.domain.notices import EndingAsked, EndWished, MentorshipCompleted, PairGoesOn, PartnerThanked
from bot.slack.blocks import actions, button, quoted, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import MentorshipRef
from bot.slack.text import day, mention, paragraphs, plural
from bot.slack.wording.terms import program_name

LONGEST_THANKS = 2000


def ending_asked(notice: EndingAsked) -> Message:
    pair, partner = MentorshipRef(notice.mentorship), notice.partner
    more = [button("Go on together", Action.ENDING_EXTEND, pair, aloud=f"Go on together with {partner.name}")]
    return message(
        section(
            f"Your time with {mention(partner)} in {program_name(notice.program)} is planned until "
            f"{day(notice.ends_on)}. What would you like then?"
        ),
        actions(
            *(more if notice.may_go_on else []),
            button("Finish well", Action.ENDING_GRADUATE, pair, aloud=f"Finish well with {partner.name}"),
            button("Let it end", Action.ENDING_STOP, pair, aloud=f"Let it end with {partner.name}"),
        ),
        small("Saying nothing is fine as well: then it ends as planned. Until that day you can change your mind."),
    )


def ending_noted(card: EndingCard) -> Message:
    """What stands in place of the question once somebody has chosen."""
    return message(*what_was_chosen(card))


def what_was_chosen(card: EndingCard) -> list[Block]:
    """What the choice comes to, and the way to another one."""
    settled = isinstance(card.settled, GoOn | EndNow)
    change = button("Change my mind", Action.ENDING_OPEN, MentorshipRef(card.mentorship))
    return [section(_what_happens(card)), *([] if settled else [actions(change)])]


def end_wished(notice: EndWished) -> Message:
    pair, partner = MentorshipRef(notice.mentorship), mention(notice.partner)
    program = program_name(notice.program)
    if notice.choice is EndChoice.EXTEND:
        until = f" until {day(notice.until)}" if notice.until else ""
        wish = f"{partner} would like to go on with you in {program}{until}."
        same = button("Go on together", Action.ENDING_EXTEND, pair, aloud=f"Go on with {notice.partner.name}")
    else:
        wish = (
            f"{partner} feels that the two of you have reached what you came for in {program}, and would like to "
            "celebrate that now."
        )
        same = button("Finish now", Action.ENDING_NOW, pair, aloud=f"Finish now with {notice.partner.name}")
    return message(section(f"{wish} {_if_not(notice)}"), actions(same))


def _if_not(notice: EndWished) -> str:
    partner = mention(notice.partner)
    ends = "it stays as it is" if notice.over else f"your time together ends on {day(notice.ends_on)} as planned"
    return (
        f"It takes both of you. If you would rather not, there is nothing to do: {ends}, and {partner} is not told."
    )


def pair_goes_on(notice: PairGoesOn) -> Message:
    how = "take up your time together again" if notice.again else "go on"
    return message(
        section(
            f"You and {mention(notice.partner)} both would like to {how} in {program_name(notice.program)}: until "
            f"{day(notice.until)}. I will suggest the next time to meet soon."
        )
    )


def _what_happens(card: EndingCard) -> str:
    partner = mention(card.partner)
    match card.settled:
        case GoOn(until=until):
            return f"You and {partner} both would like to go on: until {day(until)}. I have told {partner}."
        case EndNow():
            return (
                f"You and {partner} both feel ready, so your time together has come to a good end. You each get a "
                "look back from me."
            )
    assert card.mine is not None
    if card.mine.choice is EndChoice.EXTEND and card.mine.until:
        stays = "it stays as it is" if card.over else f"your time together ends on {day(card.ends_on)} as planned"
        return (
            f"You would like to go on until {day(card.mine.until)}. {partner} hears that from me, without any "
            f"pressure. If {partner} would like it too, it happens at once; otherwise {stays}."
        )
    if card.mine.at_once:
        return (
            f"You would like to finish well now. {partner} hears that from me. If {partner} feels the same, it "
            f"happens at once; otherwise your time together ends on {day(card.ends_on)} as planned."
        )
    return f"Noted. Your time with {partner} ends on {day(card.ends_on)}, as planned. I keep your answer to myself."


def mentorship_completed(notice: MentorshipCompleted) -> Message:
    """Everything there is to say at the end, in one message."""
    blocks: list[Block] = [
        section(
            paragraphs(
                f"Your time with {mention(notice.partner)} in {program_name(notice.program)} has come to "
                + ("a good end: you both felt ready." if notice.early else "its planned end."),
                _achieved(notice),
                "Thank you both for the time you gave each other. Nothing stops you from staying in touch."
                if notice.meetings_held
                else "If the two of you would still like to talk, nothing stops you.",
                what_stays(notice.steps_left),
            )
        )
    ]
    ways = _ways(notice)
    return message(*blocks, *([actions(*ways)] if ways else []))


def _achieved(notice: MentorshipCompleted) -> str:
    done = (
        plural(notice.meetings_held, "meeting") if notice.meetings_held else "",
        f"{duration(notice.minutes_met)} in all" if notice.meetings_held and notice.minutes_met else "",
        f"{plural(notice.goals_reached, 'goal')} reached" if notice.goals_reached else "",
    )
    return f"Between the two of you: {', '.join(filter(None, done))}." if any(done) else ""


def _ways(notice: MentorshipCompleted) -> list[ButtonElement]:
    if notice.mentorship is None:
        return []
    pair, name = MentorshipRef(notice.mentorship), notice.partner.name
    keep = button("Get the certificate", Action.CERTIFICATE_OPEN, pair, style="primary")
    return [
        *([keep] if notice.meetings_held else []),
        button("Say thank you", Action.THANKS_OPEN, pair, aloud=f"Say thank you to {name}"),
        button("What next?", Action.PATHS_OPEN, pair),
    ]


def what_stays(steps: int) -> str:
    """That somebody's own open steps do not end with the pair; "" where there are none."""
    if not steps:
        return ""
    if steps == 1:
        return "One step that you took on is still to do. It stays yours, and `/mentor steps` shows it."
    return f"{steps:,} steps that you took on are still to do. They stay yours, and `/mentor steps` shows them."


def duration(minutes: int) -> str:
    """Write "45 minutes", "1 hour", "2 hours 30 minutes"."""
    hours, left = divmod(minutes, 60)
    parts = [plural(hours, "hour")] if hours else []
    return " ".join([*parts, *([plural(left, "minute")] if left or not hours else [])])


def partner_thanked(notice: PartnerThanked) -> Message:
    return message(
        section(
            f"{mention(notice.partner)} looks back at your time together in {program_name(notice.program)} and "
            "asked me to pass this on:"
        ),
        *quoted(notice.words, LONGEST_THANKS),
    )
