"""Whatever happens, and whenever all messages are stopped: none is lost, none comes twice, none leaves in between.

Some thousand steps of two relays against a Slack that loses answers, with processes that die between any two steps,
and an admin who stops, discards, brings back and releases.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from bot.domain.delivery import Ambiguous, Envelope, NotSent, Outcome, Sent, Stopped
from bot.domain.holding import Audience
from bot.domain.notices import WelcomeBack
from bot.domain.terms import DeliveryState
from models import OutboxMessage
from tests.integration.office import Office

STEPS = 300
SEEDS = 6
MOST_ROUNDS = 500
EVENTS = {
    "posted", "on its way when stopped", "held at the last moment", "looked up", "looked up while stopped",
    "crash", "crash while stopped", "stop", "release", "discard", "bring back",
}  # fmt: skip


@dataclass(slots=True)
class FlakySlack:
    """Keeps what it was sent, and sometimes loses the answer."""

    fate: Random
    kept: list[UUID] = field(default_factory=list)

    def post(self, envelope: Envelope) -> Outcome:
        roll = self.fate.random()
        if roll < 0.15:
            return NotSent("refused at the door")
        if roll < 0.25:
            return Ambiguous("lost on the way")
        self.kept.append(envelope.id)
        return Ambiguous("answer lost") if roll < 0.4 else Sent("D1", f"{len(self.kept)}.0")

    def look_up(self, envelope: Envelope) -> Outcome:
        if self.fate.random() < 0.2:
            return Ambiguous("no answer")
        return Sent("D1", "1.0") if envelope.id in self.kept else NotSent("Slack does not have it")


@dataclass(slots=True, eq=False)
class Hand:
    """A message in the hands of a relay: claimed, checked, called, settled; or dropped by a crash."""

    envelope: Envelope
    free: bool | None = None
    outcome: Outcome | None = None


class History:
    """One seed's course of events. `reached` counts what happened, so that a test can show its reach."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office = office
        self.fate = Random(seed)
        self.slack = FlakySlack(self.fate)
        self.grace = office.admin()
        self.readers = [office.person(name) for name in ("ada", "bob", "cy", "dee")]
        self.hands: dict[int, list[Hand]] = {0: [], 1: []}
        self.written = 0
        self.stopped = False
        self.reached: Counter[str] = Counter()

    def step(self) -> None:
        act = self.fate.choices(
            (self.write, self.claim, self.check, self.call, self.settle, self.crash, self.wait, self.switch,
             self.discard, self.bring_back),
            weights=(4, 6, 12, 12, 12, 1, 6, 2, 1, 1),
        )[0]  # fmt: skip
        act()

    def write(self) -> None:
        self.written += 1
        with self.office.store.inside(self.office.workspace().id) as work:
            notice = WelcomeBack(program=str(self.written))
            reader = self.fate.choice(self.readers)
            work.outbox.to_person(work.people.known(reader.user), notice, key=str(self.written))

    def claim(self) -> None:
        relay = self.fate.randrange(2)
        if not self.hands[relay]:
            for envelope in self.office.delivery.claim():
                assert envelope.doubtful or not self.stopped, "claimed for sending while stopped"
                self.hands[relay].append(Hand(envelope))

    def check(self) -> None:
        """The last look at the database before a call. From here on a message counts as on its way."""
        for hand in self._some(lambda hand: hand.free is None):
            hand.free = hand.envelope.doubtful or self.office.delivery.hindrances([hand.envelope]) == [None]
            if self.stopped and not hand.envelope.doubtful:
                assert not hand.free, "let go while stopped"
                self.reached["held at the last moment"] += 1

    def call(self) -> None:
        for hand in self._some(lambda hand: hand.free is not None and hand.outcome is None):
            if not hand.free:
                hand.outcome = Stopped()
            elif hand.envelope.doubtful:
                hand.outcome = self.slack.look_up(hand.envelope)
                self.reached["looked up while stopped" if self.stopped else "looked up"] += 1
            else:
                self.reached["on its way when stopped" if self.stopped else "posted"] += 1
                hand.outcome = self.slack.post(hand.envelope)

    def settle(self) -> None:
        for hand in self._some(lambda hand: hand.outcome is not None):
            assert hand.outcome
            self.office.delivery.settle(hand.envelope, hand.outcome)
            for hands in self.hands.values():
                if hand in hands:
                    hands.remove(hand)

    def crash(self) -> None:
        """A process dies with all it has in hand. A call under way lives on in Slack only."""
        self.reached["crash while stopped" if self.stopped else "crash"] += 1
        self.hands[self.fate.randrange(2)].clear()

    def wait(self) -> None:
        """Never so long that a live process acts on a lease it has lost: the relay drops such claims itself."""
        if not any(self.hands.values()):
            self.office.wait(seconds=self.fate.choice((5, 25, 70)))

    def switch(self) -> None:
        if self.stopped:
            self.office.services.holding.release(self.grace)
            self.stopped = False
            self.reached["release"] += 1
        else:
            self.office.services.holding.stop(self.grace, "")
            self.stopped = True
            self.reached["stop"] += 1

    def discard(self) -> None:
        if self.stopped:
            self.office.services.holding.discard(self.grace, "WelcomeBack", Audience.PERSON)
            self.reached["discard"] += 1

    def bring_back(self) -> None:
        if self.stopped:
            self.office.services.holding.bring_back(self.grace, "WelcomeBack", Audience.PERSON)
            self.reached["bring back"] += 1

    def come_to_rest(self) -> None:
        """Release, and let live processes finish what there is to do."""
        if self.stopped:
            self.switch()
        for _ in range(MOST_ROUNDS):
            if {row.state for row in self.rows()} <= {DeliveryState.SENT, DeliveryState.EXPIRED}:
                return
            if not any(self.hands.values()):
                self.office.wait(seconds=70)
            for act in (self.claim, self.check, self.call, self.settle):
                act()
        raise AssertionError("never came to rest")

    def rows(self) -> list[OutboxMessage]:
        return self.office.mail(workspace_id=self.office.workspace().id)

    def _some(self, ripe: Callable[[Hand], bool]) -> list[Hand]:
        found = [hand for hands in self.hands.values() for hand in hands if ripe(hand)]
        return found[: self.fate.randint(1, 3)]


def test_nothing_is_lost_or_comes_twice_or_leaves_while_messages_are_stopped(office: Office) -> None:
    reached: Counter[str] = Counter()
    for seed in range(SEEDS):
        office.team = f"T{seed}"
        history = History(office, seed)
        for _ in range(STEPS):
            history.step()
        history.come_to_rest()
        assert len(history.slack.kept) == len(set(history.slack.kept)), f"twice, seed {seed}"
        for row in history.rows():
            assert (row.id in history.slack.kept) == (row.state is DeliveryState.SENT), f"seed {seed}, {row.key}"
        reached += history.reached
    assert set(reached) == EVENTS
    assert min(reached.values()) >= 5, reached
