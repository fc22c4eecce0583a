"""What the outbox costs: a message through it, a look into it when nothing is due, and all of it together.

Slack's pace is set aside here: it is Slack that is slow, not the database.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import count
from uuid import UUID

from bot.domain.delivery import Envelope, Sent
from bot.domain.notices import WelcomeBack
from bot.store.claims import BATCH
from models import OutboxMessage, Workspace
from tests.benchmarks.figures import Figures, Took, cpu, in_turns, ratio, timed, wall
from tests.benchmarks.multitude import copy_message, settle_down, write_to_many
from tests.benchmarks.sending import in_processes
from tests.benchmarks.sizes import Sizes
from tests.integration.office import T0, Office, T, an_office

PARTS = 10
TARGETS = {"sqlite": "≤ 150 µs (100 CPU)", "postgres": "≤ 150 µs (50 CPU)"}
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
WORKSPACES = 20
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
        self.office.delivery.settle_all([(envelope, Sent("D1", "1.000001")) for envelope in self._claimed])


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


async def test_sending_to_a_slack_that_takes_everything_at_once(
    kind: str, fresh_url: Callable[[], str], figures: Figures, sizes: Sizes
) -> None:
    for processes in (1, 4):
        url = fresh_url()
        with an_office(url) as office:
            fill(office, sizes.messages_sent)
        done = await in_processes(url, processes)
        sent = sum(each.sent for each in done)
        assert sent == sizes.messages_sent
        rate = sent / max(each.wall for each in done)
        computing = sum(each.cpu for each in done) / sent
        figures.add(
            f"sending {sent:,} notices to a Slack that takes everything at once, {processes} processes, {kind}",
            f"{rate:,.0f}/s ({computing * 1e6:,.0f} µs CPU each)",
            "≥ 4,000/s" if (kind, processes) == ("postgres", 1) else "",
        )
        assert rate > 200


def fill(office: Office, number: int) -> None:
    """Put so many messages into the outbox, each to somebody else, in twenty workspaces."""
    ada = office.person("ada")
    with office.store.inside(office.workspace().id) as work:
        notice = WelcomeBack(program="Skill exchange")
        work.outbox.to_person(work.people.known(ada.user), notice, key="first", due_at=T(days=30_000))
    model, share = office.row(OutboxMessage).id, number // WORKSPACES
    for place in range(WORKSPACES):
        workspace = UUID(int=900_000 + place)
        office.put(Workspace(id=workspace, slack_team_id=f"W{place}", created_at=T0))
        first = ROOM + place * share
        write_to_many(
            office, model, first=first, number=share, workspace_id=workspace, due_at=LONG_AGO, next_at=LONG_AGO
        )
    settle_down(office)


def _each(taken: Sequence[Took]) -> str:
    return f"{wall(taken) / BATCH * 1e6:,.0f} µs ({cpu(taken) / BATCH * 1e6:,.0f} CPU)"
