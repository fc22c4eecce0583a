"""Whatever becomes of messages on their way: each thing is said once, in its latest words, or not at all.

Messages are put, reworded, withdrawn, restored and put together, while relays claim, post, look up, die and come
too late, and an admin stops and releases everything.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain.delivery import Ambiguous, Early, Envelope, Hindrance, NotSent, Outcome, Sent
from bot.domain.notices import FeedbackAsked, Notice, Several, WelcomeBack
from bot.domain.people import Someone
from bot.domain.terms import DeliveryState
from models import OutboxMessage
from tests.integration.office import Office, an_office
from tests.integration.test_lives_of_participants import COURSE

BUSY_COURSE = settings(COURSE, max_examples=12, stateful_step_count=100, derandomize=True)
"""The same on every run, so that its reach can be relied on."""
RELAYS = ("first", "second")
ABOUT = tuple(UUID(int=10**9 + number) for number in range(3))
MARY = Someone("UMARY", "Mary")
UNSENT = {DeliveryState.PENDING, DeliveryState.QUEUED, DeliveryState.MERGED}
AT_AN_END = {DeliveryState.SENT, DeliveryState.EXPIRED, DeliveryState.MERGED}
MOST_ROUNDS = 200
Answer = Callable[[Envelope], Outcome]
DEEDS = (
    "write", "ask", "ask", "reword", "withdraw", "withdraw", "restore", "plan", "claim", "post", "post_and_lose",
    "refuse", "refuse", "crash", "crash", "come_too_late", "switch", "wait", "wait_for_a_day",
    "change_a_mind", "claim", "post",
)  # fmt: skip
REACH = {
    "posted", "answer lost", "refused", "looked up and found", "looked up in vain", "crashed in between",
    "crashed with a post", "came too late", "held", "reworded", "withdrawn", "restored", "several together",
    "taken apart", "kept for a working day",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """What was put under a key: about whom it is, and its latest words."""

    about: UUID
    notice: Notice


class Outbox(RuleBasedStateMachine):
    """Three people who are written to, two relays, and a Slack that keeps what it was given."""

    def __init__(self, office: Office, reached: set[str]) -> None:
        super().__init__()
        self.office, self.reached = office, reached
        self.grace, self.readers = office.admin(), [office.person(name) for name in ("ada", "bob", "cy")]
        self.put: dict[str, Word] = {}
        self.said: Counter[str] = Counter()
        self.kept: set[UUID] = set()
        self.hands: dict[str, list[Envelope]] = {relay: [] for relay in RELAYS}
        self.dead: list[Envelope] = []
        self.stopped = False

    @rule(deed=st.sampled_from(DEEDS), nth=st.integers(0, 20), relay=st.sampled_from(RELAYS))
    def something_happens(self, deed: str, nth: int, relay: str) -> None:
        """One rule for all: of several, Hypothesis leaves some out of each course."""
        if deed in {"claim", "post", "post_and_lose", "refuse", "crash"}:
            getattr(self, deed)(relay)
        else:
            getattr(self, deed)(nth)

    # -- what is put and changed -------------------------------------------------------------------

    def write(self, nth: int) -> None:
        self._put(WelcomeBack(program=f"Program {len(self.put)}"), ABOUT[nth % len(ABOUT)])

    def ask(self, _: int) -> None:
        """Something that waits for its turn, about a thing of its own, so that none is dropped as a repetition."""
        meeting = UUID(int=2 * 10**9 + len(self.put))
        self._put(FeedbackAsked(meeting=meeting, number=1, partner=MARY), meeting)

    def reword(self, nth: int) -> None:
        key = self._some_key(nth)
        said = self.put[key].notice if key else None
        if key and isinstance(said, WelcomeBack):
            notice = WelcomeBack(program=f"{said.program} or another")
            unsent = self.row(key).state in UNSENT
            with self.office.store.inside(self.office.workspace().id) as work:
                work.outbox.reword(key, notice, due_at=work.now)
            if unsent:
                self.put[key] = Word(self.put[key].about, notice)
                self.reached.add("reworded")

    def withdraw(self, nth: int) -> None:
        together = self.office.mail(state=DeliveryState.MERGED)
        key = together[-1].key if together and nth % 2 else self._some_key(nth)
        if key:
            merged = self.row(key).state is DeliveryState.MERGED
            with self.office.store.inside(self.office.workspace().id) as work:
                if work.outbox.withdraw(self.put[key].about):
                    self.reached |= {"withdrawn", "taken apart"} if merged else {"withdrawn"}

    def restore(self, nth: int) -> None:
        key = self._some_key(nth)
        if key and self.row(key).state is DeliveryState.EXPIRED:
            with self.office.store.inside(self.office.workspace().id) as work:
                work.outbox.restore(key, due_at=work.now)
            self.reached.add("restored")

    def plan(self, _: int) -> None:
        self.office.plan()

    def switch(self, _: int) -> None:
        """Release, or stop everything when a relay has just claimed what there is."""
        holding = self.office.services.holding
        if self.stopped:
            holding.release(self.grace)
        else:
            self.claim("first")
            holding.stop(self.grace, "")
        self.stopped = not self.stopped

    def wait(self, _: int) -> None:
        """Beyond any lease, but never while a live relay holds one."""
        if not any(self.hands.values()):
            self.office.wait(seconds=90)

    def wait_for_a_day(self, _: int) -> None:
        """Nobody stops everything for that long."""
        if self.stopped:
            self.switch(0)
        if not any(self.hands.values()):
            self.office.wait(days=1)
            self.office.plan()

    def change_a_mind(self, _: int) -> None:
        """Withdraw what has just been put together with other things."""
        self.wait_for_a_day(0)
        self.withdraw(1)

    # -- what relays do ----------------------------------------------------------------------------

    def claim(self, relay: str) -> None:
        if not self.hands[relay]:
            self.hands[relay] = list(self.office.delivery.claim())

    def post(self, relay: str) -> None:
        self._act(relay, lambda _: Sent("D1", f"{len(self.kept)}.0"))

    def post_and_lose(self, relay: str) -> None:
        self._act(relay, lambda _: Ambiguous("answer lost"))

    def refuse(self, relay: str) -> None:
        if self.hands[relay] and not self.hands[relay][0].doubtful:
            envelope = self.hands[relay].pop(0)
            self.office.delivery.settle(envelope, NotSent("refused at the door"))
            self.reached.add("refused")

    def crash(self, relay: str) -> None:
        """Die with all in hand. The first relay dies when Slack has a message, the second one before."""
        self.claim(relay)
        if self.hands[relay]:
            first, *_ = self.hands[relay]
            if not first.doubtful and relay == "first" and self._hindrance(first) is None:
                self._keep(first)
                self.reached.add("crashed with a post")
            self.dead += self.hands[relay]
            self.hands[relay] = []
            self.reached.add("crashed in between")

    def come_too_late(self, nth: int) -> None:
        """A process that was frozen beyond its lease wakes up, and writes down what it had done."""
        lost = [envelope for envelope in self.dead if self._by_id(envelope.id).token != envelope.token]
        if lost:
            envelope = lost[nth % len(lost)]
            before = self._state(envelope.id)
            self.office.delivery.settle(envelope, Sent("D1", "9.9"))
            assert self._state(envelope.id) == before
            self.reached.add("came too late")

    def _act(self, relay: str, answer: Answer) -> None:
        if not self.hands[relay]:
            return
        envelope = self.hands[relay].pop(0)
        self.office.delivery.settle(envelope, self._outcome(envelope, answer))

    def _outcome(self, envelope: Envelope, answer: Answer) -> Outcome:
        if envelope.doubtful:
            found = envelope.id in self.kept
            self.reached.add("looked up and found" if found else "looked up in vain")
            return Sent("D1", "1.0") if found else NotSent("Slack does not have it")
        hindrance = self._hindrance(envelope)
        if hindrance:
            early = isinstance(hindrance, Early)
            assert self.stopped or early, "kept back although nobody stopped it"
            self.reached.add("kept for a working day" if early else "held")
            return hindrance
        assert not self.stopped, "let go while stopped"
        self._keep(envelope)
        outcome = answer(envelope)
        self.reached.add("posted" if isinstance(outcome, Sent) else "answer lost")
        return outcome

    def _hindrance(self, envelope: Envelope) -> Hindrance | None:
        (found,) = self.office.delivery.hindrances([envelope])
        return found

    def _keep(self, envelope: Envelope) -> None:
        assert envelope.id not in self.kept, "posted twice"
        self.kept.add(envelope.id)
        parts = self.office.mail(merged_into_id=envelope.id) or [self._by_id(envelope.id)]
        notices = envelope.notice.parts if isinstance(envelope.notice, Several) else (envelope.notice,)
        self.reached |= {"several together"} if len(notices) > 1 else set()
        assert len(parts) == len(notices)
        for row in parts:
            self.said[row.key] += 1
            assert self.put[row.key].notice in notices, "in words that were changed"

    # -- what holds all the time -------------------------------------------------------------------

    @invariant()
    def nothing_is_said_twice(self) -> None:
        assert not [key for key, number in self.said.items() if number > 1]

    @invariant()
    def what_slack_has_is_never_counted_as_withdrawn(self) -> None:
        for row in self.office.mail():
            if row.state is DeliveryState.SENT:
                assert row.id in self.kept
            if row.state in {DeliveryState.EXPIRED, DeliveryState.QUEUED}:
                assert row.id not in self.kept

    def teardown(self) -> None:
        """In the end everything that was put is said once, or was withdrawn."""
        if self.stopped:
            self.switch(0)
        for _ in range(MOST_ROUNDS):
            if {row.state for row in self.office.mail()} <= AT_AN_END:
                break
            self.hands = {relay: [] for relay in RELAYS}
            self.wait_for_a_day(0)
            self.claim("first")
            while self.hands["first"]:
                self.post("first")
        for key in self.put:
            withdrawn = self.row(key).state is DeliveryState.EXPIRED
            assert self.said[key] == (0 if withdrawn else 1), f"{key}: {self.row(key).state}"

    def _put(self, notice: Notice, about: UUID) -> None:
        key = f"key {len(self.put)}"
        self.put[key] = Word(about, notice)
        with self.office.store.inside(self.office.workspace().id) as work:
            reader = work.people.known(self.readers[len(self.put) % len(self.readers)].user)
            work.outbox.to_person(reader, notice, key=key, about=about)

    def _some_key(self, nth: int) -> str | None:
        """One of the latest, most of which have not been said yet."""
        keys = list(self.put)[-4:]
        return keys[nth % len(keys)] if keys else None

    def row(self, key: str) -> OutboxMessage:
        return self.office.row(OutboxMessage, key=key)

    def _by_id(self, row: UUID) -> OutboxMessage:
        return self.office.row(OutboxMessage, id=row)

    def _state(self, row: UUID) -> tuple[object, ...]:
        found = self._by_id(row)
        return found.state, found.next_at, found.attempts, found.sent_ts, found.token


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_each_thing_is_said_once_in_its_latest_words_or_not_at_all(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    reached: set[str] = set()
    with ExitStack() as offices:

        def somewhere_new() -> Outbox:
            offices.pop_all().close()
            if kind == "sqlite":
                url = offices.enter_context(request.getfixturevalue("sqlite_files").fresh(tmp_path))
            else:
                url = request.getfixturevalue("postgres_server").emptied()
            return Outbox(offices.enter_context(an_office(url)), reached)

        run_state_machine_as_test(cast(type[Outbox], somewhere_new), settings=BUSY_COURSE)
    assert reached == REACH
