"""What a handler is given: the gesture and who acts, the way to Slack, the way to the core, and the time."""

from dataclasses import dataclass, replace

from bot.domain.matching.progress import Report
from bot.domain.people import Actor, Intent
from bot.ports import Clock, Run
from bot.slack.calls import SlackCalls
from bot.slack.gestures import Gesture


@dataclass(frozen=True, slots=True)
class Context:
    """One gesture being handled. The store holds who only looks to it, so that no commit follows an ack."""

    gesture: Gesture
    slack: SlackCalls
    run: Run
    clock: Clock
    intent: Intent = Intent.ACT

    @property
    def report(self) -> Report:
        """How a long computation tells whoever waits for it how far it is, from any thread."""
        return self.gesture.waiting.report

    @property
    def actor(self) -> Actor:
        actor = self.gesture.actor
        return actor if actor.intent is self.intent else replace(actor, intent=self.intent)
