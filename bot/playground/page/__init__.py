"""The playground's page: a browser acts as the people of a simulated Slack and sees what each of them sees.

Give `Page(slack, host).routes` to `SimulatedSlack.show`. What only the demo knows comes from a `Host`.
"""

from bot.playground.page.app import Page
from bot.playground.page.host import APP, HOME, Host, Shortcut, SlashCommand, Step, There

__all__ = ["APP", "HOME", "Host", "Page", "Shortcut", "SlashCommand", "Step", "There"]
