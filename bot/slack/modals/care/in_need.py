"""The pairs that could use a hand, for those who run their program; and what a partner of a quiet one reads."""

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.care.helping import CarePage, PairInNeed
from bot.domain.care.rest_cards import QuietCard
from bot.slack.blocks import actions, button, divider, section, small
from bot.slack.ids import Action
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.frame import page
from bot.slack.refs.care import CareRef
from bot.slack.text import Style, lines, mention, when
from bot.slack.wording.care import STATES, reasons_of, tried
from bot.slack.wording.terms import program_name

TITLE = "Pairs and a hand"


def care_page(card: CarePage) -> View:
    nobody = [section(f"In {program_name(card.program)} no pair needs a hand right now.")]
    shown = [block for pair in card.pairs for block in _pair(pair)]
    return page(
        TITLE,
        [
            *(
                [
                    section(f"*Pairs in {program_name(card.program)} that could use a hand*"),
                    small(
                        "The bot has tried to help each of them first. A kind question to either is often all it "
                        "takes. What they said of each other stays with them, and is no part of this."
                    ),
                    divider(),
                    *shown,
                ]
                if card.pairs
                else nobody
            ),
            *_turning(card),
        ],
    )


def _pair(pair: PairInNeed) -> list[Block]:
    head = f"{mention(pair.mentor)} and {mention(pair.mentee)}: {STATES[pair.state]} since "
    attempts = [f"• {tried(each)}" for each in pair.tried]
    return [
        section(lines((f"{head}{when(pair.since, Style.DATED)}", *(f"• {each}" for each in reasons_of(pair))))),
        small(lines(("*Tried so far*", *attempts) if attempts else ("Nothing was tried yet.",))),
    ]


def _turning(card: CarePage) -> list[Block]:
    back, on = max(card.start - card.on_a_page, 0), card.start + card.on_a_page
    earlier = [button("Previous page", Action.CARE_BACK, CareRef(card.cohort, back))] if card.start else []
    later = [button("Next page", Action.CARE_TURN, CareRef(card.cohort, on))] if card.more else []
    return [actions(*earlier, *later)] if earlier or later else []


def silent_partner_page(card: QuietCard) -> View:
    """The same words whatever the partner did: whoever asks learns nothing about them that they do not know."""
    partner, pair = mention(card.partner), MentorshipRef(card.mentorship)
    return page(
        "My partner is quiet",
        [
            section(
                f"Thank you for telling me. I will ask {partner} how it goes, in their working hours and without "
                "mentioning you. Silence has many good reasons, and it is not about you."
            ),
            section("*What you can do meanwhile*"),
            actions(
                button("Change the pace", Action.PACE_OPEN, pair),
                button("Another partner", Action.REMATCH_OPEN, pair),
            ),
            small(
                "If it stays quiet for four weeks, your pair rests by itself, and both of you are free for "
                "somebody new. Until then nothing is needed from you."
            ),
        ],
    )
