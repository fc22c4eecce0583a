"""What somebody reads whose partner has gone quiet."""

from slack_sdk.models.views import View

from bot.domain.care.rest_cards import QuietCard
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.frame import page
from bot.slack.text import mention


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
