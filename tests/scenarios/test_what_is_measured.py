"""What Prometheus reads after people have done and written things: figures and sorts, never a word of theirs."""

import re

from prometheus_client import CollectorRegistry

from tests.scenarios.world import World

WORD = re.compile(r"[A-Za-z][A-Za-z_.]*")
LABELS = {
    "error", "job", "kind", "method", "outcome", "pool", "reason", "sort", "state", "le",
}  # fmt: skip


def labels_of(registry: CollectorRegistry) -> set[tuple[str, str]]:
    return {label for metric in registry.collect() for sample in metric.samples for label in sample.labels.items()}


async def test_no_figure_is_named_by_anything_that_people_wrote(world: World) -> None:
    world.expects("ratelimited", "internal_error", "gesture failed")
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    world.slack.faults.rate_limited(1, method="chat.postMessage", times=1)
    world.slack.faults.server_error(500, method="conversations.open", times=1)
    await world.joins(mary, "Mentor", offers="Whistling")
    await world.joins(grace, "Mentee", wants="Whistling", goals="To whistle like a kettle")
    await world.settle()

    metrics = world.bot.watch.metrics
    labels = labels_of(metrics.registry)
    assert {name for name, _ in labels} <= LABELS
    values = {value for name, value in labels if name != "le"}
    assert all(WORD.fullmatch(value) for value in values), values
    assert not {value for value in values if re.search("mary|grace|ada|whistl|kettle|orbit", value, re.IGNORECASE)}
    assert ("method", "chat.postMessage") in labels
    assert {"rate_limited", "failing"} <= values
    assert len(values) < 40
