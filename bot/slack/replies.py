"""What a handler answers: a form to open, new words for the message with the button, or a word to one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.views import View

from bot.slack.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Everything a gesture may lead to in front of the person. An empty reply is an answer too: done.

    `open` is shown as a modal (for a submission: in place of the form); `turn` renews the modal with the button;
    `back` renews what lies right under it and `base` the page at the bottom, where a form closes unless something
    opens in its place; `rewrite` replaces the message with the button, or the one that the form was opened from;
    `say` is seen by the person only; `publish` becomes their Home; `options` fill a select, `groups` do so under
    headings; `errors` stand under the fields of a form, by block id, and `note` above all of them.
    """

    open: View | None = None
    back: View | None = None
    base: View | None = None
    turn: View | None = None
    rewrite: Message | None = None
    say: Message | None = None
    publish: View | None = None
    options: Sequence[dict[str, Any]] | None = None
    groups: Sequence[dict[str, Any]] | None = None
    errors: Mapping[str, str] | None = None
    note: str | None = None


DONE = Reply()
