"""A certificate to hang on a wall: two names, what they did together, and a lot of paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from PIL import Image, ImageDraw

from bot.domain.care.ending_cards import Certificate
from bot.domain.matching_terms import Pairing
from bot.domain.terms import Side
from bot.pictures.faces import FOLDERS, MEDIUM, Faces, own_faces
from bot.pictures.lettering import Ink, Line, drawable, fitted, set_in

WIDTH, HEIGHT = 2000, 1414
"""A4 across: its sides are as one to the square root of two."""
MARGIN = 190
ROOM = WIDTH - 2 * MARGIN
TOP, BOTTOM = 268, HEIGHT - 158
"""Between the emblem and the lower border."""
FRAMES = ((58, 4), (74, 1))
PAPER: Ink = (252, 250, 244)
INK: Ink = (36, 38, 42)
SOFT: Ink = (108, 104, 96)
ACCENT: Ink = (30, 82, 74)
HAIR: Ink = (206, 199, 183)
EMBLEM_AT, RING, RING_LINE = 190, 42, 5
FINER = 4
"""How many times larger the emblem is drawn before it is made small again, for smooth edges."""
BLANK_LINE = 640
MOST_TITLES = 5
LEADING = 1.2
GREATEST_GAP = 1.5
"""How far gaps may grow where there is little to say."""
DONE_TOGETHER = {
    Side.MENTEE: "has learnt and grown with the mentorship of",
    Side.MENTOR: "has shared time, experience and an open ear as the mentor of",
}
AMONG_PEERS = "has learnt together with"


@dataclass(frozen=True, slots=True)
class Type:
    """The fonts of the page, each with those of the machine behind it."""

    upright: Faces
    medium: Faces
    italic: Faces


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of text of one ink, `gap` below what stands above. `spaced`: between letters, where they stand apart."""

    rows: tuple[Line, ...]
    ink: Ink
    gap: int
    spaced: int = 0

    @property
    def height(self) -> float:
        return sum(row.size * LEADING for row in self.rows)


@dataclass(frozen=True, slots=True)
class Blank:
    """A rule to write a name on by hand, where no font at hand can draw it."""

    gap: int
    height: float = 110


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers side by side, each over its word."""

    columns: tuple[tuple[Line, Line], ...]
    gap: int
    height: float = 138


Part = Piece | Blank | Figures


def drawn(says: Certificate, *, folders: Sequence[str] = FOLDERS) -> bytes:
    """The certificate as a PNG, byte for byte the same for the same words. `folders`: where other fonts may be."""
    page = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(page)
    for edge, line in FRAMES:
        draw.rectangle((edge, edge, WIDTH - edge - 1, HEIGHT - edge - 1), outline=ACCENT, width=line)
    _emblem(page)
    _place(draw, _parts(says, _type(folders)))
    kept = BytesIO()
    page.save(kept, format="PNG", compress_level=6)
    return kept.getvalue()


def _type(folders: Sequence[str]) -> Type:
    return Type(
        upright=own_faces(folders=folders),
        medium=own_faces(MEDIUM, folders=folders),
        italic=own_faces(italic=True, folders=folders),
    )


def _parts(says: Certificate, fonts: Type) -> list[Part]:
    done = AMONG_PEERS if says.pairing is Pairing.PEER else DONE_TOGETHER[says.you_are]
    program = drawable(says.program, fonts.medium)
    days = f"{_day(says.started_on)} \u2013 {_day(says.ended_on)}"
    titles = [title for title in (drawable(each, fonts.italic) for each in says.titles[:MOST_TITLES]) if title]
    return [
        Piece((set_in("CERTIFICATE OF MENTORSHIP", fonts.medium, 38),), ACCENT, 0, spaced=9),
        Piece((set_in("This is to say, with thanks, that", fonts.italic, 42),), SOFT, 46),
        _name(says.owner, fonts.upright, size=124, gap=20),
        Piece((set_in(done, fonts.italic, 42),), SOFT, 24),
        _name(says.partner, fonts.upright, size=84, gap=20),
        *([Piece(fitted(program, fonts.medium, size=48, width=ROOM), ACCENT, 42)] if program else []),
        Piece((set_in(days, fonts.upright, 38),), SOFT, 10),
        Figures(_columns(says, fonts), 54),
        *[
            Piece(fitted(title, fonts.italic, size=36, width=ROOM, smallest=30), INK, 30 if number == 0 else 0)
            for number, title in enumerate(titles)
        ],
    ]


def _name(name: str, faces: Faces, *, size: int, gap: int) -> Part:
    words = drawable(name, faces)
    return Piece(fitted(words, faces, size=size, width=ROOM, most_lines=2), INK, gap) if words else Blank(gap)


def _columns(says: Certificate, fonts: Type) -> tuple[tuple[Line, Line], ...]:
    hours, minutes = divmod(says.minutes, 60)
    met = f"{hours}" if not minutes else f"{hours}:{minutes:02}"
    figures = (
        (str(says.meetings), "MEETING" if says.meetings == 1 else "MEETINGS"),
        (met, "HOUR TOGETHER" if met == "1" else "HOURS TOGETHER"),
        *([(str(says.goals), "GOAL REACHED" if says.goals == 1 else "GOALS REACHED")] if says.goals else []),
    )
    return tuple((set_in(number, fonts.upright, 82), set_in(word, fonts.medium, 24)) for number, word in figures)


# -- putting it on the page ------------------------------------------------------------------------------


def _place(draw: ImageDraw.ImageDraw, parts: Sequence[Part]) -> None:
    """One part below the other under a heading that stays where it is; gaps give way or grow with what there is."""
    heights, gaps = sum(part.height for part in parts), sum(part.gap for part in parts)
    stretch = min((BOTTOM - TOP - heights) / gaps, GREATEST_GAP)
    left = BOTTOM - TOP - heights - gaps * stretch
    top: float = TOP
    for number, part in enumerate(parts):
        top += part.gap * stretch + (left / 2 if number == 1 else 0)
        match part:
            case Piece():
                _write(draw, part, top)
            case Blank():
                left, under = (WIDTH - BLANK_LINE) / 2, top + part.height * 0.8
                draw.line((left, under, left + BLANK_LINE, under), fill=HAIR, width=2)
            case Figures():
                _count(draw, part, top)
        top += part.height


def _write(draw: ImageDraw.ImageDraw, piece: Piece, top: float) -> None:
    for row in piece.rows:
        baseline = top + row.size * 0.92
        if piece.spaced:
            _write_spaced(draw, row, WIDTH / 2, baseline, piece.ink, piece.spaced)
        else:
            row.draw(draw, centre=WIDTH / 2, baseline=baseline, ink=piece.ink)
        top += row.size * LEADING


def _count(draw: ImageDraw.ImageDraw, figures: Figures, top: float) -> None:
    apart = 400
    left = WIDTH / 2 - apart * (len(figures.columns) - 1) / 2
    for number, (figure, word) in enumerate(figures.columns):
        centre = left + number * apart
        figure.draw(draw, centre=centre, baseline=top + 76, ink=ACCENT)
        _write_spaced(draw, word, centre, top + 126, SOFT, 4)
        if number:
            between = centre - apart / 2
            draw.line((between, top + 18, between, top + 124), fill=HAIR, width=2)


def _write_spaced(
    draw: ImageDraw.ImageDraw, line: Line, centre: float, baseline: float, ink: Ink, spaced: int
) -> None:
    """Our own capitals, with some air between them."""
    letters = [(letter, run.face.at(line.size)) for run in line.runs for letter in run.text]
    width = sum(font.getlength(letter) for letter, font in letters) + spaced * (len(letters) - 1)
    left = centre - width / 2
    for letter, font in letters:
        draw.text((left, baseline), letter, font=font, fill=ink, anchor="ls")
        left += font.getlength(letter) + spaced


def _emblem(page: Image.Image) -> None:
    """Two rings, each a whole of its own, with something in common."""
    wide, high = RING * 4, RING * 2 + RING_LINE * 2
    large = Image.new("L", (wide * FINER, high * FINER), 0)
    draw = ImageDraw.Draw(large)
    for centre in (wide / 2 - RING * 0.58, wide / 2 + RING * 0.58):
        box = (centre - RING, high / 2 - RING, centre + RING, high / 2 + RING)
        left, top, right, bottom = (each * FINER for each in box)
        draw.ellipse((left, top, right, bottom), outline=255, width=RING_LINE * FINER)
    mask = large.resize((wide, high), Image.Resampling.LANCZOS)
    page.paste(ACCENT, (WIDTH // 2 - wide // 2, EMBLEM_AT - high // 2), mask)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
