"""A simulated Slack on the real wire: a server on loopback that speaks Slack's protocol to an unmodified app.

It imports nothing of the bot's. Start with `SimulatedSlack`; `NOT_SIMULATED` lists what it leaves out.
"""

from bot.playground.accounts import Role
from bot.playground.changes import Change, ChangeKind
from bot.playground.channel import Channel
from bot.playground.clock import VirtualClock
from bot.playground.delivery.socket import Disconnect
from bot.playground.faults import Moment
from bot.playground.messages import Message
from bot.playground.not_simulated import NOT_SIMULATED
from bot.playground.person import Person
from bot.playground.ratelimits import RateLimits
from bot.playground.record import Call, Delivery, Outcome
from bot.playground.simulation import SimulatedSlack
from bot.playground.views import View

__all__ = [
    "NOT_SIMULATED",
    "Call",
    "Change",
    "ChangeKind",
    "Channel",
    "Delivery",
    "Disconnect",
    "Message",
    "Moment",
    "Outcome",
    "Person",
    "RateLimits",
    "Role",
    "SimulatedSlack",
    "View",
    "VirtualClock",
]
