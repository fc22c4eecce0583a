"""The blocks that show figures: tables, data tables and charts.

Sources: https://docs.slack.dev/reference/block-kit/blocks/table-block, .../data-table-block and
.../data-visualization-block
"""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from bot.playground.rules.elements import ALIGNMENT
from bot.playground.rules.objects import IDENTIFIER, NAME
from bot.playground.rules.rich_text import RICH_TEXT
from bot.playground.rules.shape import (
    MESSAGES,
    Check,
    Faults,
    Place,
    Rule,
    Shape,
    any_of,
    boolean,
    integer,
    list_of,
    number,
    string,
)

DATA_TABLE_CHARACTERS = 10_000

RAW_TEXT = Shape("raw_text", required={"text": NAME})
RAW_NUMBER = Shape("raw_number", required={"value": number, "text": NAME})
_CELL = any_of(RAW_TEXT, RAW_NUMBER, RICH_TEXT)
_ROW = list_of(_CELL, at_least=1, at_most=20)
_COLUMN = Shape(optional={"align": ALIGNMENT, "is_wrapped": boolean})


def _column_or_default(value: object, place: Place) -> Faults:
    """A null leaves a column as it is, so that a later one can be set."""
    if value is not None:
        yield from _COLUMN(value, place)


TABLE = Shape(
    "table",
    required={"rows": list_of(_ROW, at_least=1, at_most=100)},
    optional={"block_id": IDENTIFIER, "column_settings": list_of(_column_or_default, at_most=20)},
    surfaces=MESSAGES,
)


def rows_are_equally_long(table: Mapping[str, Any], place: Place) -> Faults:
    columns = len(table["rows"][0])
    for index, row in enumerate(table["rows"]):
        if len(row) != columns:
            yield place.at("rows").at(index).fault(f"must provide exactly {columns} items")


def header_is_plain(table: Mapping[str, Any], place: Place) -> Faults:
    for index, cell in enumerate(table["rows"][0]):
        if cell["type"] == "rich_text":
            yield place.at("rows").at(0).at(index).at("type").fault("unsupported type: rich_text")


def row_header_is_a_column(table: Mapping[str, Any], place: Place) -> Faults:
    columns = len(table["rows"][0])
    if table.get("row_header_column_index", 0) >= columns:
        yield place.at("row_header_column_index").fault(f"must be less than {columns}")


def cells_fit_together(table: Mapping[str, Any], place: Place) -> Faults:
    if sum(map(_characters, chain.from_iterable(table["rows"]))) > DATA_TABLE_CHARACTERS:
        yield place.at("rows").fault(f"must be less than {DATA_TABLE_CHARACTERS + 1} characters")


def _characters(node: Mapping[str, Any]) -> int:
    return len(node.get("text", "")) + sum(map(_characters, node.get("elements", [])))


DATA_TABLE = Shape(
    "data_table",
    required={"rows": list_of(_ROW, at_least=2, at_most=101), "caption": NAME},
    optional={
        "block_id": IDENTIFIER,
        "page_size": integer(1, 100),
        "row_header_column_index": integer(0),
    },
    rules=(rows_are_equally_long, header_is_plain, row_header_is_a_column, cells_fit_together),
    surfaces=MESSAGES,
)


def is_positive(value: object, place: Place) -> Faults:
    yield from number(value, place)
    if isinstance(value, int | float) and not value > 0:
        yield place.fault("must be greater than 0")


def names_are_unique(key: str, name: str) -> Rule:
    def rule(chart: Mapping[str, Any], place: Place) -> Faults:
        seen: set[str] = set()
        for index, each in enumerate(chart[key]):
            if each[name] in seen:
                yield place.at(key).at(index).at(name).fault(f'`{name}` "{each[name]}" already exists')
            seen.add(each[name])

    return rule


def one_point_for_each_category(chart: Mapping[str, Any], place: Place) -> Faults:
    categories = sorted(chart["axis_config"]["categories"])
    for index, series in enumerate(chart["series"]):
        if sorted(point["label"] for point in series["data"]) != categories:
            yield place.at("series").at(index).at("data").fault("must provide one point per category")


_LABEL = string(20, at_least=1)
_SEGMENT = Shape(required={"label": _LABEL, "value": is_positive})
_SERIES = Shape(
    required={
        "name": _LABEL,
        "data": list_of(Shape(required={"label": _LABEL, "value": number}), at_least=1, at_most=20),
    }
)
_AXES = Shape(
    required={"categories": list_of(_LABEL, at_least=1, at_most=20)},
    optional={"x_label": string(50), "y_label": string(50)},
)


def _plot(name: str) -> Shape:
    series: Check = list_of(_SERIES, at_least=1, at_most=12)
    return Shape(
        name,
        required={"series": series, "axis_config": _AXES},
        rules=(names_are_unique("series", "name"), one_point_for_each_category),
    )


_PIE = Shape("pie", required={"segments": list_of(_SEGMENT, at_least=1, at_most=12)})

DATA_VISUALIZATION = Shape(
    "data_visualization",
    required={
        "title": string(50, at_least=1),
        "chart": any_of(_PIE, _plot("bar"), _plot("line"), _plot("area")),
    },
    optional={"block_id": IDENTIFIER},
    surfaces=MESSAGES,
)
