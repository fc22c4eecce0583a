"""Charts as a picture: lines and bars, one below the other, each number written where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from PIL import Image, ImageDraw

from bot.pictures.faces import MEDIUM, Faces, own_faces
from bot.pictures.lettering import Ink, drawable, fitted

WIDTH, HEIGHT = 1200, 620
"""Of one chart. Wide enough for twenty labels, and still legible on a telephone."""
LEFT, RIGHT, TOP, BOTTOM = 70, 70, 130, 110
PAPER: Ink = (255, 255, 255)
INK: Ink = (36, 38, 42)
SOFT: Ink = (98, 98, 98)
HAIR: Ink = (222, 222, 222)
ACCENT: Ink = (30, 82, 74)
THICK, DOT = 5, 8
MOST_LABELS = 10
"""So many stand beside each other; of more, every second or third one."""


class Kind(StrEnum):
    """As Slack calls them."""

    LINE = "line"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Chart:
    """A title, and rows of a label and a number of 0 or more."""

    kind: Kind
    title: str
    rows: tuple[tuple[str, float], ...]

    @property
    def in_words(self) -> str:
        return f"{self.title}: {', '.join(f'{label} {number:,.0f}' for label, number in self.rows)}."


def drawn(charts: Sequence[Chart]) -> bytes:
    """The charts as a PNG, byte for byte the same for the same numbers."""
    page = Image.new("RGB", (WIDTH, HEIGHT * len(charts)), PAPER)
    draw = ImageDraw.Draw(page)
    faces, medium = own_faces(folders=()), own_faces(MEDIUM, folders=())
    for number, chart in enumerate(charts):
        _Plot(draw, number * HEIGHT, faces, medium).draw(chart)
    kept = BytesIO()
    page.save(kept, format="PNG", compress_level=6)
    return kept.getvalue()


@dataclass(frozen=True, slots=True)
class _Plot:
    """One chart on the page, from `top` down."""

    on: ImageDraw.ImageDraw
    top: int
    faces: Faces
    medium: Faces

    def draw(self, chart: Chart) -> None:
        self._write(chart.title, WIDTH / 2, self.top + 66, size=44, ink=ACCENT, faces=self.medium)
        floor = self._floor
        self.on.line((LEFT, floor, WIDTH - RIGHT, floor), fill=HAIR, width=2)
        places = self._places(chart)
        if chart.kind is Kind.LINE:
            self.on.line([(x, y) for x, y, *_ in places], fill=ACCENT, width=THICK, joint="curve")
        every = -(-len(places) // MOST_LABELS)
        for place, (x, y, label, number) in enumerate(places):
            self._mark(chart.kind, x, y, self._room(chart) * 0.28)
            below = chart.kind is Kind.LINE and self._in_a_dip(places, place)
            beside = y + 44 if below else y - 18
            room = self._room(chart) * 1.1
            self._write(f"{number:,.0f}", x, beside, size=32, ink=INK, faces=self.medium, room=room)
            if place % every == 0:
                self._write(
                    label, x, floor + 46, size=30, ink=SOFT, faces=self.faces, room=self._room(chart) * every
                )

    @property
    def _floor(self) -> int:
        return self.top + HEIGHT - BOTTOM

    def _room(self, chart: Chart) -> float:
        return (WIDTH - LEFT - RIGHT) / len(chart.rows)

    def _places(self, chart: Chart) -> list[tuple[float, float, str, float]]:
        """Where each number stands, from nothing up to the largest of them."""
        most, room = max(number for _, number in chart.rows) or 1, self._room(chart)
        high = HEIGHT - TOP - BOTTOM
        return [
            (LEFT + room * (place + 0.5), self._floor - high * number / most, label, number)
            for place, (label, number) in enumerate(chart.rows)
        ]

    def _in_a_dip(self, places: list[tuple[float, float, str, float]], place: int) -> bool:
        """Whether a line comes down to this number and rises again, so that it is legible below alone."""
        _, y, *_ = places[place]
        around = [each[1] for each in (*places[max(place - 1, 0) : place], *places[place + 1 : place + 2])]
        return y < self._floor - 60 and all(each < y for each in around)

    def _mark(self, kind: Kind, x: float, y: float, half: float) -> None:
        if kind is Kind.LINE:
            self.on.ellipse((x - DOT, y - DOT, x + DOT, y + DOT), fill=ACCENT)
        else:
            self.on.rectangle((x - half, min(y, self._floor - 2), x + half, self._floor), fill=ACCENT)

    def _write(
        self, text: str, x: float, baseline: float, *, size: int, ink: Ink, faces: Faces, room: float = WIDTH
    ) -> None:
        words = drawable(text, faces) or text
        (line,) = fitted(words, faces, size=size, width=int(room))
        line.draw(self.on, centre=x, baseline=baseline, ink=ink)
