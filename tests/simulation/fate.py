"""What the seed decides, and the record of what came of it: the same seed writes the same record."""

from collections import Counter
from random import Random

from bot.playground import VirtualClock
from tests.simulation.virtual_time import elapsed


class Fate:
    """Dice, a record of all that happens, and how often each thing that can go wrong did."""

    def __init__(self, seed: int, clock: VirtualClock) -> None:
        self.seed = seed
        self.dice = Random(seed)
        self.record: list[str] = []
        self.reached: Counter[str] = Counter()
        self.violations: list[str] = []
        self.calm = False
        self.disturbed_until = 0.0
        self._clock = clock

    def strikes(self, chance: float) -> bool:
        """Whether something goes wrong now. Once all is `calm`, nothing does."""
        return self.dice.random() < chance and not self.calm

    def note(self, who: str, what: str) -> None:
        self.record.append(f"{self._clock.now():%m-%d %H:%M:%S.%f} {who}: {what}")

    def disturb(self, seconds: float) -> None:
        """For so long, whoever holds a message may lose it through no fault of their own."""
        self.disturbed_until = max(self.disturbed_until, elapsed() + seconds)

    def find(self, what: str) -> None:
        """Write down what must not have happened."""
        self.note("found", what)
        self.violations.append(what)

    def reach(self, *what: str) -> None:
        self.reached.update(what)
