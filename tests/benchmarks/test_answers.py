"""How soon a person is answered: a bare acknowledgement, and a command that reads and opens a modal."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import cycle, islice
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from uuid import UUID

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp

import handlers
from bot.domain.growth.goals import GoalWish
from bot.domain.people import Actor
from bot.slack.ids import COMMAND
from bot.slack.messages.answers import unknown_word
from bot.slack.modals.pairs.goals import goals_modal
from bot.slack.routes import Route
from tests.benchmarks.edge import Edge, an_edge, commands, send, trigger_of
from tests.benchmarks.figures import Figures, rates_in_turns, ratio
from tests.benchmarks.instant_slack import instant_slack
from tests.benchmarks.sizes import Sizes
from tests.integration.office import an_office

ADA = Actor("T1", "UADA")
WARM_UP = 8
NO_COMMAND = "hepl"
"""Answered at once with the list of commands: the one answer for which nothing has to be looked up."""


async def ack_all(app: AsyncApp, number: int) -> Callable[[], Awaitable[int]]:
    requests = commands(NO_COMMAND, number)
    (text,) = {json.loads(await send(app, request))["text"] for request in requests[:1]}
    assert text == unknown_word(NO_COMMAND).text

    async def work() -> int:
        for request in requests:
            await send(app, request)
        return number

    await work()
    return work


async def test_our_edge_answers_almost_as_fast_as_bolt_alone(
    sqlite_url: str, figures: Figures, sizes: Sizes
) -> None:
    at_hand = unknown_word(NO_COMMAND)

    async def say_what_is_at_hand(ack: AsyncAck) -> None:
        await ack(text=at_hand.text, blocks=at_hand.blocks)

    async def say_the_same(ack: AsyncAck) -> None:
        answer = unknown_word(NO_COMMAND)
        await ack(text=answer.text, blocks=answer.blocks)

    async with an_edge(sqlite_url) as edge:
        apps = edge.ours(), edge.bare(say_the_same), edge.bare(say_what_is_at_hand)
        works = [await ack_all(app, sizes.acks) for app in apps]
        ours, *bare = await rates_in_turns(*works, rounds=4 * sizes.rounds)
    for words, rates in zip(("that makes the same answer", "whose answer is at hand"), bare, strict=True):
        figures.add(
            f"acknowledging `/mentor help`, against Bolt with one listener {words}",
            f"{ratio(ours, rates):.0%} ({median(ours):,.0f}/s against {median(rates):,.0f}/s)",
            "≥ 85 %",
        )
    assert ratio(ours, bare[0]) > 0.85 / 2


def so_many(number: int) -> list[Route[Any]]:
    """Our routes again and again under new names, the help among them."""
    (help_route,) = (route for route in handlers.ROUTES if route.id == f"{COMMAND} help")
    others = islice(cycle(handlers.ROUTES), number - 1)
    copies = [
        Route(kind=route.kind, id=f"{route.id}:{place}", handler=route.handler)
        for place, route in enumerate(others)
    ]
    return [*copies, help_route]


async def test_the_number_of_routes_costs_nothing(sqlite_url: str, figures: Figures, sizes: Sizes) -> None:
    async with an_edge(sqlite_url) as edge:
        works = [await ack_all(edge.ours(so_many(number)), sizes.acks) for number in (10, 300)]
        few, many = await rates_in_turns(*works, rounds=4 * sizes.rounds)
    part = ratio(many, few)
    figures.add("acknowledging with 300 routes, against 10", f"{part:.0%}", "90–110 %")
    assert 0.5 < part < 2


@dataclass(slots=True)
class Crowd:
    """So many people at once, each asking again as soon as the modal is open. Keeps how long each ack took."""

    edge: Edge
    app: AsyncApp
    at_once: int
    gestures: int
    acks: list[float] = field(default_factory=list, init=False)

    async def __call__(self) -> int:
        requests = iter(commands("goals", self.gestures))

        async def person() -> None:
            for request in requests:
                began = perf_counter()
                await send(self.app, request)
                self.acks.append(perf_counter() - began)
                await self.edge.slack.opened[trigger_of(request)].wait()

        async with asyncio.timeout(60):
            await asyncio.gather(*(person() for _ in range(self.at_once)))
        return self.gestures

    @property
    def p99(self) -> float:
        return quantiles(self.acks, n=100)[-1]


def set_the_scene(url: str) -> UUID:
    """Ada has a pair with two goals. Return the first one's id."""
    with an_office(url) as office:
        cohort = office.cohort()
        ada, grace = office.person("ada"), office.person("mary")
        pair = office.pair(ada, grace, cohort)
        first, _ = (
            office.services.goals.set(ada, pair, GoalWish(title=title, measure="", due_on=date(2027, 2, 1)))
            for title in ("Give a talk", "Read a book")
        )
        return first.id


@pytest.mark.parametrize("at_once", [1, 16, 64])
async def test_reading_and_opening_a_modal_costs_little_more_than_its_calls(
    kind: str, fresh_url: Callable[[], str], figures: Figures, sizes: Sizes, at_once: int
) -> None:
    url = fresh_url()
    set_the_scene(url)
    async with instant_slack() as slack_url, an_edge(url, slack_url) as edge:

        async def listener(ack: AsyncAck, body: dict[str, Any]) -> None:
            card = await edge.core.threads(edge.core.services.goal_pages.of, ADA)
            await ack()
            await edge.slack.open_view(body["trigger_id"], goals_modal(card))

        crowds = [
            Crowd(edge, app, at_once, max(at_once, sizes.gestures)) for app in (edge.ours(), edge.bare(listener))
        ]
        for crowd in crowds:
            await replace(crowd, gestures=WARM_UP)()
        ours, bare = await rates_in_turns(*crowds, rounds=sizes.crowds)
    part = ratio(ours, bare)
    figures.add(
        f"`/mentor goals` with its modal, {at_once} at once, {kind}, against the same calls in bare Bolt",
        f"{part:.0%} ({median(ours):,.0f}/s; ack p99 {crowds[0].p99 * 1000:.0f} ms)",
        "≥ 85 %",
    )
    assert part > 0.85 / 2
