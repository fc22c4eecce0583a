"""Setting a line of text: what can be drawn of it, in which fonts, how wide it gets, and where it is broken."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL.ImageDraw import ImageDraw

from bot.pictures.faces import Face, Faces, language_of

ELLIPSIS = "…"
SMALLEST = 16
LETTERS = frozenset("LN")
UNSEEN = frozenset("CZ")
"""Of general categories: letters and digits carry a name; controls and blanks leave no trace."""
JOINERS = frozenset("\u200c\u200d")
FROM_RIGHT = frozenset({"R", "AL"})
Ink = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that one font draws together."""

    face: Face
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text at a size in pixels, its runs from left to right."""

    runs: tuple[Run, ...]
    size: int

    @property
    def width(self) -> float:
        return sum(run.face.at(self.size).getlength(run.text) for run in self.runs)

    def draw(self, draw: ImageDraw, *, centre: float, baseline: float, ink: Ink) -> None:
        left = centre - self.width / 2
        for run in self.runs:
            font = run.face.at(self.size)
            draw.text((left, baseline), run.text, font=font, fill=ink, anchor="ls")
            left += font.getlength(run.text)


def drawable(text: str, faces: Faces) -> str | None:
    """The text without signs that no font here has; None where a letter would be missing, or nothing is left.

    Pictures in a name are left out; a name with a letter left out would be another name.
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    language = language_of(words)
    kept = [letter for letter in words if _stays(letter, faces, language)]
    if any(unicodedata.category(letter)[0] in LETTERS and letter not in kept for letter in words):
        return None
    left = " ".join("".join(kept).split())
    return left if any(unicodedata.category(letter)[0] in LETTERS for letter in left) else None


def set_in(text: str, faces: Faces, size: int) -> Line:
    """The text, which is drawable, on one line."""
    runs: list[Run] = []
    language = language_of(text)
    for letter in text:
        neutral = unicodedata.category(letter)[0] in "MZC" or letter in JOINERS
        last = runs[-1] if runs else None
        if last and (neutral or last.face.has(letter)) and (neutral or _same(last.face, letter, faces, language)):
            runs[-1] = Run(last.face, last.text + letter)
        else:
            runs.append(Run(faces.for_letter(letter, language=language) or faces.own, letter))
    return Line(tuple(reversed(runs)) if _from_right(text) else tuple(runs), size)


def fitted(
    text: str, faces: Faces, *, size: int, width: int, most_lines: int = 1, smallest: int = SMALLEST
) -> tuple[Line, ...]:
    """The text on as few lines as it takes, smaller where it has to be, and cut only where nothing else helps."""
    for lines in range(1, most_lines + 1):
        least = smallest if lines == most_lines else size * 2 // 3
        for smaller in range(size, least - 1, -2):
            rows = tuple(set_in(row, faces, smaller) for row in _broken(text, lines))
            if all(row.width <= width for row in rows):
                return rows
    cut = text
    while set_in(cut + ELLIPSIS, faces, smallest).width > width:
        cut = cut[:-1].rstrip()
    return (set_in(cut + ELLIPSIS, faces, smallest),)


def _stays(letter: str, faces: Faces, language: int) -> bool:
    if letter == " " or letter in JOINERS:
        return True
    return unicodedata.category(letter)[0] not in UNSEEN and faces.for_letter(letter, language=language) is not None


def _same(face: Face, letter: str, faces: Faces, language: int) -> bool:
    """Whether a letter belongs into the run before it: signs that most fonts have stay with their neighbours."""
    shared = unicodedata.category(letter)[0] not in LETTERS
    return shared or faces.for_letter(letter, language=language) == face


def _from_right(text: str) -> bool:
    """Whether a text is written from right to left, as its first letter with a direction says."""
    ways: Iterable[str] = (unicodedata.bidirectional(letter) for letter in text)
    return next((way in FROM_RIGHT for way in ways if way in FROM_RIGHT or way == "L"), False)


def _broken(text: str, lines: int) -> Sequence[str]:
    """The text on so many rows, broken at the blanks that leave them most alike."""
    if lines == 1:
        return (text,)
    words = text.split(" ")
    if len(words) < lines:
        half = len(text) // 2
        return (text[:half], text[half:])
    breaks = range(1, len(words))
    at = min(breaks, key=lambda number: abs(len(" ".join(words[:number])) - len(" ".join(words[number:]))))
    return (" ".join(words[:at]), *_broken(" ".join(words[at:]), lines - 1))
