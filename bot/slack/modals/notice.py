"""Modals of one sentence: while something is being fetched, when something is refused, after something is done."""

from slack_sdk.models.views import View

from bot.domain.matching.progress import Progress
from bot.slack.blocks import plainly, section, small
from bot.slack.inputs import words_only
from bot.slack.message import Message
from bot.slack.modals.frame import page
from bot.slack.wording.progress import how_far

ONE_MOMENT = "One moment …"


def waiting_modal(title: str, progress: Progress | None = None) -> View:
    """Open at once, within the three seconds of a trigger id, and replaced when the facts are there."""
    return page(title, [section(ONE_MOMENT), *([small(how_far(progress))] if progress else ())])


def notice_modal(title: str, sentence: str) -> View:
    """Say one thing, as plain words: a refusal, or what has been done."""
    return page(title, [plainly(sentence)])


def page_of(message: Message) -> View:
    """A message shown as a modal, where there is no conversation to say it in."""
    return View(type="modal", title=words_only("Mentorship"), close=words_only("Close"), blocks=message.blocks)
