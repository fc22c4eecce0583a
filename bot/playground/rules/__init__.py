"""What Slack refuses: messages, views and submissions held against Slack's documented limits.

The limits stand in tables (`objects`, `elements`, `rich_text`, `tables`, `blocks`) that `shape` interprets; the
rules that tie several fields or blocks together are small functions beside them and in `across`.
"""

from bot.playground.rules.messages import check_message
from bot.playground.rules.refusal import Refusal
from bot.playground.rules.shortcuts import check_shortcuts
from bot.playground.rules.submissions import check_submission
from bot.playground.rules.views import check_view

__all__ = ["Refusal", "check_message", "check_shortcuts", "check_submission", "check_view"]
