"""How dates, times, numbers, tables, charts and rich text are written."""

import pytest

from tests.unit.playground_rules.samples import (
    Json,
    accessory,
    chart,
    complaint,
    data_table,
    field,
    messages_on,
    pie,
    refusal_on,
    rich_text,
    table,
    typed,
)

# -- Dates, times and numbers --------------------------------------------------------------------------------


@pytest.mark.parametrize("date", ["2026-02-30", "2026-2-3", "03/02/2026", "20260203", "", "2026-02-03\n"])
def test_a_date_is_a_real_day_written_with_dashes(date: str) -> None:
    expected = complaint("must be a valid date", "/blocks/0/accessory/initial_date")
    assert messages_on("message", accessory("datepicker", initial_date=date)) == (expected,)


@pytest.mark.parametrize("time", ["24:00", "9:30", "09:60", "09:30:00", "noon"])
def test_a_time_has_two_digits_for_hours_and_minutes(time: str) -> None:
    expected = complaint("must be a valid time", "/blocks/0/accessory/initial_time")
    assert messages_on("message", accessory("timepicker", initial_time=time)) == (expected,)


def test_a_timezone_is_a_known_zone() -> None:
    expected = complaint("must be a valid timezone", "/blocks/0/accessory/timezone")
    assert messages_on("message", accessory("timepicker", timezone="Europe/Atlantis")) == (expected,)


@pytest.mark.parametrize("moment", ["1628633820", 1628633820.0, True])
def test_a_moment_is_a_whole_number(moment: object) -> None:
    block = typed("datetimepicker", initial_date_time=moment)
    expected = complaint("must provide an integer", "/blocks/0/element/initial_date_time")
    assert messages_on("message", block) == (expected,)


@pytest.mark.parametrize("key", ["min_value", "max_value", "initial_value"])
def test_a_number_inputs_numbers_are_strings(key: str) -> None:
    pointer = f"/blocks/0/element/{key}"

    def refused(value: object) -> tuple[str, ...]:
        return messages_on("modal", typed("number_input", is_decimal_allowed=False, **{key: value}))

    assert refused("5") == ()
    assert refused(5) == (complaint("must provide a string", pointer, "modal"),)
    assert refused("five") == (complaint("must be a valid number", pointer, "modal"),)
    assert refused("5.5") == (complaint("must be a valid integer", pointer, "modal"),)


@pytest.mark.parametrize(
    ("element", "key", "other"),
    [
        (
            {"type": "number_input", "is_decimal_allowed": False, "min_value": "10", "max_value": "9"},
            "min",
            "value",
        ),
        ({"type": "plain_text_input", "min_length": 10, "max_length": 9}, "min", "length"),
        ({"type": "rich_text_input", "min_lines": 10, "max_lines": 9}, "min", "lines"),
    ],
    ids=str,
)
def test_the_least_is_not_above_the_most(element: Json, key: str, other: str) -> None:
    expected = complaint(f"cannot be greater than `max_{other}`", f"/blocks/0/element/{key}_{other}", "modal")
    assert messages_on("modal", field(element)) == (expected,)


# -- Tables and charts ---------------------------------------------------------------------------------------


def test_the_rows_of_a_data_table_are_equally_long() -> None:
    block = data_table()
    block["rows"][1] = block["rows"][1][:1]
    assert messages_on("message", block) == (complaint("must provide exactly 2 items", "/blocks/0/rows/1"),)


def test_the_header_of_a_data_table_is_plain() -> None:
    block = data_table()
    block["rows"][0] = [rich_text(), block["rows"][0][0]]
    expected = complaint("unsupported type: rich_text", "/blocks/0/rows/0/0/type")
    assert messages_on("message", block) == (expected,)


def test_the_row_header_of_a_data_table_is_one_of_its_columns() -> None:
    assert refusal_on("message", data_table(row_header_column_index=1)) is None
    expected = complaint("must be less than 2", "/blocks/0/row_header_column_index")
    assert messages_on("message", data_table(row_header_column_index=2)) == (expected,)


def test_a_number_in_a_table_has_a_value_and_a_text() -> None:
    block = table(rows=1, columns=1)
    block["rows"][0][0] = {"type": "raw_number", "text": "5"}
    assert messages_on("message", block) == (complaint("missing required field: value", "/blocks/0/rows/0/0"),)


def test_a_chart_is_of_a_known_kind() -> None:
    expected = complaint("unsupported type: radar", "/blocks/0/chart/type")
    assert messages_on("message", chart(kind="radar")) == (expected,)


@pytest.mark.parametrize("labels", [["c0"], ["c0", "c0"], ["c0", "c2"], ["c0", "c1", "c1"]])
def test_a_series_has_one_point_for_each_category(labels: list[str]) -> None:
    block = chart(categories=2)
    block["chart"]["series"][0]["data"] = [{"label": label, "value": 1} for label in labels]
    expected = complaint("must provide one point per category", "/blocks/0/chart/series/0/data")
    assert messages_on("message", block) == (expected,)


def test_the_series_of_a_chart_have_names_of_their_own() -> None:
    block = chart(series=2)
    block["chart"]["series"][1]["name"] = "s0"
    expected = complaint('`name` "s0" already exists', "/blocks/0/chart/series/1/name")
    assert messages_on("message", block) == (expected,)


@pytest.mark.parametrize("value", ["5", None, True])
def test_the_points_of_a_chart_are_numbers(value: object) -> None:
    block = chart()
    block["chart"]["series"][0]["data"][0]["value"] = value
    expected = complaint("must provide a number", "/blocks/0/chart/series/0/data/0/value")
    assert messages_on("message", block) == (expected,)


@pytest.mark.parametrize("value", [0, -1])
def test_the_segments_of_a_pie_are_positive(value: int) -> None:
    block = pie()
    block["chart"]["segments"][0]["value"] = value
    expected = complaint("must be greater than 0", "/blocks/0/chart/segments/0/value")
    assert messages_on("message", block) == (expected,)


# -- Rich text -----------------------------------------------------------------------------------------------


def test_a_list_in_rich_text_holds_sections_only() -> None:
    bullet = {"type": "rich_text_list", "style": "bullet", "elements": [{"type": "text", "text": "x"}]}
    assert messages_on("message", {"type": "rich_text", "elements": [bullet]}) == (
        complaint("unsupported type: text", "/blocks/0/elements/0/elements/0/type"),
    )


def test_code_in_rich_text_holds_text_and_links_only() -> None:
    code = {"type": "rich_text_preformatted", "elements": [{"type": "emoji", "name": "wave"}]}
    assert messages_on("message", {"type": "rich_text", "elements": [code]}) == (
        complaint("unsupported type: emoji", "/blocks/0/elements/0/elements/0/type"),
    )


def test_a_style_in_rich_text_is_a_known_one() -> None:
    piece = {"type": "text", "text": "x", "style": {"blink": True}}
    assert messages_on("message", rich_text(piece)) == (
        complaint("invalid additional property: blink", "/blocks/0/elements/0/elements/0/style"),
    )
