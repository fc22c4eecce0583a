"""An agreement to read: as it stands, with what can be done about it, and earlier versions one by one."""

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.growth.agreement_cards import AgreementPage, PairCard, PastVersion, VersionCard
from bot.domain.growth.terms import AgreementState
from bot.slack.blocks import actions, button, divider, section, small
from bot.slack.ids import Action
from bot.slack.messages.agreements import confirm_button, suggest_button
from bot.slack.modals.frame import page
from bot.slack.modals.pairs.agreements import TITLE
from bot.slack.refs.agreements import AgreementRef, PastVersionRef
from bot.slack.text import Style, mention, plural, when
from bot.slack.wording.agreements import changed, whole
from bot.slack.wording.terms import program_name

STANDINGS = {
    AgreementState.PROPOSED: "It waits for an answer.",
    AgreementState.IN_FORCE: "It is in force.",
    AgreementState.REPLACED: "A later version has replaced it.",
    AgreementState.WITHDRAWN: "It was taken back.",
}


def agreement_page(card: AgreementPage, word: str = "") -> View:
    """Where the agreement stands; `word` says first what has just become of it."""
    return page(
        TITLE,
        [
            *([section(word)] if word else []),
            *(_proposed(card, card.proposed) if card.proposed else []),
            *([divider()] if card.proposed and card.in_force else []),
            *(_in_force(card, card.in_force) if card.in_force else []),
            *([] if card.proposed or card.in_force else [section(_nothing(card.pair))]),
            *_ways(card),
        ],
    )


def version_page(card: PastVersion) -> View:
    """One version, and the way to those before and after it."""
    version, pair = card.version, card.pair
    by = "You proposed it" if version.yours else f"{mention(pair.partner)} proposed it"
    earlier, later = version.number > 1, version.number < card.versions
    return page(
        TITLE,
        [
            section(
                f"*Version {version.number} of {card.versions}*, with {mention(pair.partner)}. {by} on "
                f"{when(version.proposed_at, Style.DATED)}. {STANDINGS[version.state]}"
            ),
            *whole(version.terms, pair.you_are, pair.partner),
            *_turns(pair, version.number, earlier=earlier, later=later),
        ],
    )


def _turns(pair: PairCard, number: int, *, earlier: bool, later: bool) -> list[Block]:
    ways = [("Earlier", Action.AGREEMENT_EARLIER, number - 1)] * earlier
    ways += [("Later", Action.AGREEMENT_LATER, number + 1)] * later
    buttons = [
        button(words, action, PastVersionRef(pair.mentorship, to), aloud=f"{words}: version {to}")
        for words, action, to in ways
    ]
    return [actions(*buttons)] if buttons else []


def _proposed(card: AgreementPage, version: VersionCard) -> list[Block]:
    pair = card.pair
    partner = mention(pair.partner)
    since = when(version.proposed_at, Style.DATED)
    said = f"You proposed this on {since}" if version.yours else f"{partner} proposed this on {since}"
    if pair.over:
        waits = "It was not answered before your time together came to its end."
    elif version.yours:
        waits = f"It counts once {partner} confirms it."
    else:
        waits = "It counts once you confirm it."
    text = (
        changed(card.in_force.terms, version.terms, pair.you_are, pair.partner, was="In force", now="Proposed")
        if card.in_force
        else whole(version.terms, pair.you_are, pair.partner)
    )
    rest = [small("All else stays as it is.")] if card.in_force else []
    return [section(f"*Proposed*\n{said}. {waits}"), *text, *rest, *_answers(pair, version)]


def _answers(pair: PairCard, version: VersionCard) -> list[Block]:
    if pair.over:
        return []
    name = pair.partner.name
    if version.yours:
        return [actions(suggest_button(pair.mentorship, name, "Change it"), _withdraw(pair, version))]
    return [actions(confirm_button(version.id, name), suggest_button(pair.mentorship, name))]


def _withdraw(pair: PairCard, version: VersionCard) -> ButtonElement:
    return button(
        "Take it back",
        Action.AGREEMENT_WITHDRAW,
        AgreementRef(version.id),
        aloud=f"Take back what you proposed to {pair.partner.name}",
    )


def _in_force(card: AgreementPage, version: VersionCard) -> list[Block]:
    pair = card.pair
    since = f" since {when(version.answered_at, Style.DATED)}" if version.answered_at else ""
    return [
        section(
            f"*In force{since}*\nWhat you and {mention(pair.partner)} agreed on in {program_name(pair.program)}."
        ),
        *whole(version.terms, pair.you_are, pair.partner),
        small("Only the two of you read this."),
    ]


def _nothing(pair: PairCard) -> str:
    return f"You and {mention(pair.partner)} have no agreement in {program_name(pair.program)}."


def _ways(card: AgreementPage) -> list[Block]:
    pair, shown = card.pair, [version for version in (card.proposed, card.in_force) if version]
    words = "Suggest a change" if shown else "Begin"
    suggest = suggest_button(pair.mentorship, pair.partner.name, words)
    change = [] if card.proposed or pair.over else [suggest]
    more = card.versions - len(shown)
    earlier = [
        button(
            "Earlier versions",
            Action.AGREEMENT_VERSIONS,
            PastVersionRef(pair.mentorship, card.versions),
            aloud=f"Earlier versions: {plural(more, 'more')}",
        )
    ]
    ways = [*change, *(earlier if more else [])]
    return [actions(*ways)] if ways else []
