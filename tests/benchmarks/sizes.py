"""How much is measured: in short, to see in a minute that nothing is off by a factor; in full, to keep."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many turns are taken (rounds, crowds, batches, polls, starts), and what one turn or table holds.

    `matched` and the like are numbers of mentees and mentors: assigned, explained, matched by other tools, too.
    """

    rounds: int
    acks: int
    gestures: int
    crowds: int
    troubled_seconds: float
    clicks_a_second: float
    batches: int
    polls: int
    few_messages: int
    many_messages: int
    messages_sent: int
    few_pairs: int
    many_pairs: int
    ticks: int
    due_pairs: int
    few_at_rest: int
    many_at_rest: int
    starts: int
    people: int
    matched: tuple[tuple[int, int], ...]
    explained: tuple[int, int]
    matched_by_peers: tuple[tuple[int, int], ...]
    largest: tuple[int, int]
    company: int
    participants: int
    reports: int


SHORT = Sizes(
    rounds=5,
    acks=100,
    gestures=16,
    crowds=2,
    troubled_seconds=5,
    clicks_a_second=20,
    batches=3,
    polls=15,
    few_messages=1_000,
    many_messages=100_000,
    messages_sent=4_000,
    few_pairs=10_000,
    many_pairs=200_000,
    ticks=2,
    due_pairs=40,
    few_at_rest=1_000,
    many_at_rest=20_000,
    starts=1,
    people=4_000,
    matched=((1_000, 600),),
    explained=(1_000, 600),
    matched_by_peers=((300, 180),),
    largest=(3_000, 1_500),
    company=60,
    participants=4_000,
    reports=2,
)
FULL = Sizes(
    rounds=15,
    acks=300,
    gestures=128,
    crowds=10,
    troubled_seconds=60,
    clicks_a_second=5_000 / 60,
    batches=20,
    polls=101,
    few_messages=10_000,
    many_messages=1_000_000,
    messages_sent=100_000,
    few_pairs=10_000,
    many_pairs=1_000_000,
    ticks=5,
    due_pairs=1_000,
    few_at_rest=10_000,
    many_at_rest=1_000_000,
    starts=5,
    people=20_000,
    matched=((1_000, 600), (5_000, 3_000), (10_000, 5_000)),
    explained=(5_000, 3_000),
    matched_by_peers=((300, 180), (1_000, 600)),
    largest=(30_000, 15_000),
    company=2_000,
    participants=50_000,
    reports=3,
)
