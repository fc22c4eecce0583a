"""What a handler is given: the gesture and who acts, the way to Slack, the way to the core, and the time."""

from dataclasses import dataclass

from bot.domain.people import Actor
from bot.ports import Clock, Run
from bot.slack.calls import SlackCalls
from bot.slack.gestures import Gesture


@dataclass(frozen=True, slots=True)
class Context:
    """One gesture being handled."""

    gesture: Gesture
    slack: SlackCalls
    run: Run
    clock: Clock

    @property
    def actor(self) -> Actor:
        return self.gesture.actor
