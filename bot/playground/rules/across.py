"""Rules about all the blocks of one surface together: what must be unique, what may come once, what adds up."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.playground.rules.blocks import MARKDOWN_CHARACTERS
from bot.playground.rules.shape import Fault, Faults, Place

Block = Mapping[str, Any]
Placed = tuple[Block, Place]

CHARTS = 2
TABLES = frozenset({"table", "data_table"})


def placed(blocks: Iterable[Block], place: Place) -> Iterator[Placed]:
    """Every block with its place, those inside containers, carousels and plans included."""
    for index, block in enumerate(blocks):
        here = place.at(index)
        yield block, here
        for key in ("child_blocks", "tasks"):
            yield from placed(block.get(key, []), here.at(key))
        if block["type"] == "carousel":
            yield from placed(block["elements"], here.at("elements"))


def block_ids_are_unique(blocks: Iterable[Placed]) -> Faults:
    seen: set[str] = set()
    for block, place in blocks:
        block_id = block.get("block_id")
        if block_id in seen:
            yield place.at("block_id").fault(f'`block_id` "{block_id}" already exists')
        elif block_id is not None:
            seen.add(block_id)


def focus_is_given_once(blocks: Iterable[Placed]) -> Faults:
    focused = [place for element, place in _elements(blocks) if element.get("focus_on_load")]
    for place in focused[1:]:
        yield place.at("focus_on_load").fault("only one element can have `focus_on_load`")


def _elements(blocks: Iterable[Placed]) -> Iterator[Placed]:
    for block, place in blocks:
        for key in ("element", "accessory"):
            if key in block:
                yield block[key], place.at(key)
        if block["type"] == "actions":
            yield from ((each, place.at("elements").at(i)) for i, each in enumerate(block["elements"]))


def markdown_fits(blocks: Iterable[Placed], place: Place) -> Faults:
    if sum(len(block["text"]) for block, _ in blocks if block["type"] == "markdown") > MARKDOWN_CHARACTERS:
        yield place.fault(f"`markdown` blocks must be less than {MARKDOWN_CHARACTERS + 1} characters together")


def charts_are_few(blocks: Iterable[Placed], place: Place) -> Faults:
    if sum(block["type"] == "data_visualization" for block, _ in blocks) > CHARTS:
        yield place.fault(f"no more than {CHARTS} `data_visualization` blocks allowed")


def second_table(blocks: Iterable[Placed]) -> Fault | None:
    """The fault of a second table or data table, or None: a message carries one."""
    tables = [place for block, place in blocks if block["type"] in TABLES]
    return tables[1].fault("only_one_table_allowed") if len(tables) > 1 else None
