"""An agreement is offered, proposed, settled: what the two of a pair read, and what the messages become."""

from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.growth.agreement_cards import AgreementAnswer, AgreementPage
from bot.domain.growth.terms import AgendaOwner, AgreementState
from bot.domain.matching_terms import Pairing
from bot.domain.notices import AgreementOffered, AgreementProposed, AgreementSettled
from bot.domain.terms import Side
from bot.slack.blocks import MOST_IN_MESSAGE, actions, button, fitting, plainly, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import MentorshipRef
from bot.slack.refs.agreements import AgreementRef
from bot.slack.text import mention, plural
from bot.slack.wording.agreements import MEET_BY, changed, whole
from bot.slack.wording.terms import program_name, rhythm, your_part


def agreement_offered(notice: AgreementOffered) -> Message:
    partner = mention(notice.partner)
    why = (
        "how often you meet, who brings the topics, what you hope for"
        if notice.pairing is Pairing.PEER
        else "what each of you expects, how often you meet, who brings the topics"
    )
    return message(
        section(
            f"A few words on how you and {partner} work together make the rest easier: {why}. I have filled in "
            "most of it already, so it takes about five minutes. Either of you can begin, and the other confirms."
        ),
        actions(button("Begin", Action.AGREEMENT_OPEN, MentorshipRef(notice.mentorship), style="primary")),
        small("You are free to go without. I mention it only this once; `/mentor agreement` finds it later."),
    )


def agreement_proposed(notice: AgreementProposed) -> Message:
    name = notice.partner.name
    return message(
        section(_opening(notice)),
        *_text(notice),
        actions(
            confirm_button(notice.agreement, name),
            suggest_button(notice.mentorship, name),
            read_button(notice.mentorship, name),
        ),
        small("Only the two of you read this. It counts once you confirm it."),
    )


def agreement_settled(notice: AgreementSettled) -> Message:
    mentor, mentee = mention(notice.mentor), mention(notice.mentee)
    agreed = "have changed how they work together" if notice.changed else "have agreed on how they work together"
    topics = {AgendaOwner.MENTOR: mentor, AgendaOwner.MENTEE: mentee, AgendaOwner.IN_TURN: "both in turn"}
    return message(
        section(
            f"{mentor} and {mentee} {agreed}: {rhythm(notice.cadence, notice.minutes)}, {MEET_BY[notice.meet_by]}. "
            f"Topics come from {topics[notice.agenda_owner]}."
        ),
        actions(button("Read the agreement", Action.AGREEMENT_OPEN, MentorshipRef(notice.mentorship))),
        small("A meeting that is planned already stays as it is. Either of you can suggest a change at any time."),
    )


def confirm_button(agreement: UUID, partner: str) -> ButtonElement:
    aloud = f"Confirm what {partner} proposed"
    return button("Confirm", Action.AGREEMENT_CONFIRM, AgreementRef(agreement), style="primary", aloud=aloud)


def suggest_button(mentorship: UUID, partner: str, words: str = "Suggest a change") -> ButtonElement:
    aloud = f"{words}: agreement with {partner}"
    return button(words, Action.AGREEMENT_EDIT, MentorshipRef(mentorship), aloud=aloud)


def read_button(mentorship: UUID, partner: str) -> ButtonElement:
    aloud = f"The whole agreement with {partner}"
    return button("Read it whole", Action.AGREEMENT_OPEN, MentorshipRef(mentorship), aloud=aloud)


def became(answer: AgreementAnswer) -> str:
    """What has become of a version, as a sentence to who meant to confirm it or to take it back."""
    partner = mention(answer.page.pair.partner)
    match answer.version.state:
        case AgreementState.IN_FORCE:
            return f"You and {partner} have agreed on this. Thank you both."
        case AgreementState.WITHDRAWN if answer.version.yours:
            return f"You have taken back what you proposed to {partner}. Nothing else has changed."
        case AgreementState.WITHDRAWN:
            return f"{partner} has taken this back meanwhile, so there is nothing to answer."
        case _:
            return (
                "A later version has replaced this one, so I left all as it is. You find the newest one with "
                f"{partner} here."
            )


def passed_on(card: AgreementPage) -> str:
    """What happens now, as a sentence to who has just proposed a version."""
    partner = mention(card.pair.partner)
    return f"{partner} reads this in their own working hours. `/mentor agreement` shows you both where it stands."


def answered(answer: AgreementAnswer) -> Message:
    """What the message with the proposal becomes."""
    pair = answer.page.pair
    return message(section(became(answer)), actions(read_button(pair.mentorship, pair.partner.name)))


def countered(card: AgreementPage) -> Message:
    """What the message with the proposal becomes once another version has answered it."""
    pair = card.pair
    return message(
        section(f"You have suggested a change. {mention(pair.partner)} reads it in their own working hours."),
        actions(read_button(pair.mentorship, pair.partner.name)),
    )


def agreement_choice(cards: tuple[AgreementPage, ...]) -> Message:
    """Ask which pair is meant."""
    return message(
        plainly("Which agreement would you like to see?"),
        *fitting(
            cards, _choice, room=MOST_IN_MESSAGE - 1, more=lambda number: f"And {plural(number, 'more pair')}."
        ),
    )


def _choice(card: AgreementPage) -> list[Block]:
    pair = card.pair
    aloud = f"The agreement with {pair.partner.name}"
    open_it = button("Open", Action.AGREEMENT_OPEN, MentorshipRef(pair.mentorship), aloud=aloud)
    where = f"in {program_name(pair.program)}{your_part(pair.you_are, pair.pairing)}"
    return [section(f"With {mention(pair.partner)} {where}. {_stands(card)}", accessory=open_it)]


def _stands(card: AgreementPage) -> str:
    if card.proposed:
        return "Your version waits for an answer." if card.proposed.yours else "A version waits for your answer."
    return "In force." if card.in_force else "None yet."


def _opening(notice: AgreementProposed) -> str:
    partner = mention(notice.partner)
    if notice.again:
        return f"A quiet reminder: {partner} has proposed this and would like to know what you think."
    if notice.counter:
        return f"{partner} has read what you proposed, and suggests a change. This is what is different:"
    if notice.before:
        return f"{partner} would like to change what you two agreed on. Until you confirm, all stays as it is:"
    return f"{partner} has proposed how the two of you work together:"


def _text(notice: AgreementProposed) -> list[Block]:
    you_are: Side = notice.you_are
    if notice.before is None:
        return whole(notice.terms, you_are, notice.partner)
    was = "You proposed" if notice.counter else "In force"
    return [
        *changed(notice.before, notice.terms, you_are, notice.partner, was=was, now="Proposed now"),
        small("All else stays as it is there."),
    ]
