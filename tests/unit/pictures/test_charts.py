"""Charts by their pixels: every number has its place and its size, the same every time."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.pictures.charts import ACCENT, HEIGHT, LEFT, PAPER, RIGHT, WIDTH, Chart, Kind, drawn

WEEKS = Chart(Kind.LINE, "Meetings held, by week", (("9 Nov", 4), ("16 Nov", 0), ("23 Nov", 8)))
GOALS = Chart(Kind.BAR, "Goals", (("Set", 10), ("Moving", 5), ("Reached", 0)))


def picture(*charts: Chart) -> Image.Image:
    return Image.open(BytesIO(drawn(charts))).convert("RGB")


def height_of_bar(shown: Image.Image, place: int, of: int) -> int:
    """How many pixels of a column in the middle of a bar are of its colour."""
    x = int(LEFT + (WIDTH - LEFT - RIGHT) / of * (place + 0.5))
    return sum(shown.getpixel((x, y)) == ACCENT for y in range(90, HEIGHT))


def test_charts_stand_one_below_the_other_and_are_the_same_bytes_every_time() -> None:
    assert picture(WEEKS, GOALS).size == (WIDTH, 2 * HEIGHT)
    assert drawn([WEEKS, GOALS]) == drawn([WEEKS, GOALS]) != drawn([GOALS, WEEKS])


def test_bars_are_as_high_as_their_numbers() -> None:
    ten, five, none = (height_of_bar(picture(GOALS), place, 3) for place in range(3))
    assert ten == pytest.approx(2 * five, abs=3)
    assert none <= 4


def test_a_line_goes_through_all_its_numbers() -> None:
    shown, room = picture(WEEKS), (WIDTH - LEFT - RIGHT) / 3
    tops = [
        next(y for y in range(90, HEIGHT) if shown.getpixel((int(LEFT + room * (place + 0.5)), y)) == ACCENT)
        for place in range(3)
    ]
    four, nothing, eight = tops
    assert eight < four < nothing
    assert four == pytest.approx((eight + nothing) / 2, abs=4)


def test_what_it_shows_is_said_in_words() -> None:
    assert WEEKS.in_words == "Meetings held, by week: 9 Nov 4, 16 Nov 0, 23 Nov 8."


def test_where_every_number_is_nothing_there_is_a_chart_all_the_same() -> None:
    assert height_of_bar(picture(Chart(Kind.BAR, "Goals", (("Set", 0), ("Moving", 0)))), 0, 2) <= 4


@settings(max_examples=25, deadline=None)
@given(
    kind=st.sampled_from(Kind),
    rows=st.lists(
        st.tuples(st.sampled_from(("9 Nov", "W" * 20, "المرحلة", "😀", "")), st.integers(0, 9_999_999)),
        min_size=1,
        max_size=20,
    ),
)
def test_whatever_the_numbers_nothing_is_drawn_over_the_edge(kind: Kind, rows: list[tuple[str, int]]) -> None:
    shown = picture(Chart(kind, "Meetings held, by week", tuple(rows)))
    edges = [(0, y) for y in range(HEIGHT)] + [(WIDTH - 1, y) for y in range(HEIGHT)]
    assert {shown.getpixel(edge) for edge in edges} == {PAPER}
