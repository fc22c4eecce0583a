"""A dry run that no longer stands, and the way to the one that does."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.slack.blocks import actions, button, plainly
from bot.slack.ids import Action
from bot.slack.metadata import CohortRef
from bot.slack.modals.frame import page


def outdated_page(sentence: str, cohort: UUID) -> View:
    """In place of what somebody has before them; `sentence` says that it has changed."""
    return page(
        "Dry run", [plainly(sentence), actions(button("Match once more", Action.ROUND_RUN, CohortRef(cohort)))]
    )
