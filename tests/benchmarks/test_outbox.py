"""What the outbox costs: a message through it, and a look into it when nothing is due."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from uuid import UUID

from bot.domain.delivery import Envelope, Sent
from bot.domain.notices import WelcomeBack
from bot.store.queue import BATCH
from models import OutboxMessage
from tests.benchmarks.figures import Figures, Took, cpu, in_turns, ratio, timed, wall
from tests.benchmarks.multitude import copy_message, settle_down
from tests.benchmarks.sizes import Sizes
from tests.integration.office import T0, Office, T, an_office

PARTS = 10
TARGETS = {"sqlite": "≤ 150 µs (100 CPU)", "postgres": "≤ 150 µs (50 CPU)"}
ROOM = 1_000_000_000
"""Numbers of copies begin here, far from the ids that an office counts."""


class Postbox:
    """An office whose outbox holds many messages that are not due for days."""

    def __init__(self, office: Office, waiting: int) -> None:
        self.office = office
        self._claimed: Sequence[Envelope] = ()
        self._numbers = count(ROOM, BATCH)
        ada = office.person("ada")
        with office.store.inside(office.workspace().id) as work:
            notice = WelcomeBack(program="Skill exchange")
            work.outbox.to_person(work.people.known(ada.user), notice, key="first", due_at=T(days=30))
        self._model: UUID = office.row(OutboxMessage).id
        part = waiting // PARTS
        for number in range(PARTS):
            later = T(days=31 + number)
            copy_message(
                office, self._model, first=1_000_000 + number * part, number=part, due_at=later, next_at=later
            )
        settle_down(office)

    def one_batch_falls_due(self) -> None:
        copy_message(self.office, self._model, first=next(self._numbers), number=BATCH, due_at=T0, next_at=T0)

    def look(self) -> None:
        assert self.office.delivery.claim() == []

    def claim(self) -> None:
        self._claimed = self.office.delivery.claim()
        assert len(self._claimed) == BATCH

    def settle(self) -> None:
        for envelope in self._claimed:
            self.office.delivery.settle(envelope, Sent("D1", "1.000001"))


@contextmanager
def postboxes(fresh_url: Callable[[], str], *waiting: int) -> Iterator[list[Postbox]]:
    with ExitStack() as offices:
        yield [Postbox(offices.enter_context(an_office(fresh_url())), number) for number in waiting]


def test_looking_into_an_outbox_without_due_messages_costs_the_same_however_full_it_is(
    kind: str, fresh_url: Callable[[], str], figures: Figures, sizes: Sizes
) -> None:
    with postboxes(fresh_url, sizes.few_messages, sizes.many_messages) as (small, large):
        few, many = in_turns(small.look, large.look, rounds=sizes.polls)
    part = ratio([took.wall for took in many], [took.wall for took in few])
    figures.add(
        f"empty look into the outbox, {sizes.many_messages:,} rows not due against {sizes.few_messages:,}, {kind}",
        f"{part:.2f} × ({wall(many) * 1000:.1f} ms, {cpu(many) * 1000:.1f} ms CPU)",
        "≤ 2 × (≤ 3 ms)",
    )
    assert part < 4


def test_a_message_costs_the_same_however_many_others_wait(
    kind: str, fresh_url: Callable[[], str], figures: Figures, sizes: Sizes
) -> None:
    claims: list[list[Took]] = [[], []]
    settlements: list[list[Took]] = [[], []]
    with postboxes(fresh_url, sizes.few_messages, sizes.many_messages) as boxes:
        for _ in range(sizes.batches):
            for place, box in enumerate(boxes):
                box.one_batch_falls_due()
                claims[place].append(timed(box.claim))
                settlements[place].append(timed(box.settle))
    figures.add(
        f"claiming and settling a message, in batches of {BATCH}, {kind}",
        f"{_each(claims[1])} + {_each(settlements[1])}",
        TARGETS[kind],
    )
    both = [[a.wall + b.wall for a, b in zip(*pair, strict=True)] for pair in zip(claims, settlements, strict=True)]
    part = ratio(both[1], both[0])
    figures.add(
        f"the same, {sizes.many_messages:,} rows not due against {sizes.few_messages:,}, {kind}", f"{part:.2f} ×"
    )
    assert part < 4


def _each(taken: Sequence[Took]) -> str:
    return f"{wall(taken) / BATCH * 1e6:,.0f} µs ({cpu(taken) / BATCH * 1e6:,.0f} CPU)"
