"""Two ways to see the whole product without a Slack workspace: a page in the browser, and a story in the terminal.

`playground/` is behind the page, `script/` plays the story; both install the bot into the same company.
"""

from bot.demo.playground.opening import Wishes, open_playground
from bot.demo.script.play import play

__all__ = ["Wishes", "open_playground", "play"]
