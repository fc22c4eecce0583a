"""A round that is out, and the way to take it back while nobody has answered."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.slack.blocks import actions, button, confirmation, section, small
from bot.slack.ids import Action
from bot.slack.modals.frame import page
from bot.slack.refs.rounds import RoundRef
from bot.slack.text import plural

BEFORE_TAKING_BACK = confirmation(
    "Take the matches back?",
    "Whoever has been asked already hears that it does not come about. Nobody is left with an open question.",
    yes="Take them back",
    no="Leave them",
)


def published_page(round_id: UUID, matches: int, when: str) -> View:
    undo = button("Undo", Action.ROUND_UNDO, RoundRef(round_id), style="danger", confirm=BEFORE_TAKING_BACK)
    return page(
        "Published",
        [
            section(f"{plural(matches, 'match is', 'matches are')} published. People are asked {when}."),
            small("You can take them back as long as nobody has answered, here and on the cohort's page."),
            actions(undo),
        ],
    )
