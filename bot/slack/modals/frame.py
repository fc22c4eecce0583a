"""The frame of every modal: its title, what it carries and what its buttons say."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.slack.ids import Callback
from bot.slack.inputs import words_only
from bot.slack.metadata import Reference, together
from bot.slack.text import plain

LONGEST_TITLE = 24
"""Also of the submit and close buttons (docs.slack.dev/surfaces/modals)."""


def form(
    title: str,
    blocks: Sequence[Block],
    *,
    callback: Callback,
    carries: Reference | None,
    submit: str,
    close: str = "Cancel",
    opened_from: Reference | None = None,
) -> View:
    """A modal that people send. `carries` comes back with their answers, and so does what it was opened from."""
    carried = [reference for reference in (carries, opened_from) if reference]
    return View(
        type="modal",
        callback_id=callback,
        title=words_only(title),
        submit=words_only(submit),
        close=words_only(close),
        blocks=blocks,
        private_metadata=together(*carried) if carried else None,
    )


def page(title: str, blocks: Sequence[Block], *, carries: Reference | None = None) -> View:
    """A modal that people read and close. What its menus lead to may depend on what it `carries`."""
    return View(
        type="modal",
        title=words_only(plain(title, LONGEST_TITLE)),
        close=words_only("Close"),
        blocks=blocks,
        private_metadata=carries.dump() if carries else None,
    )
