"""A certificate by its pixels: everything within its margins, nothing missing, the same every time."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from bot.domain.care.ending_cards import Certificate
from bot.domain.matching_terms import Pairing
from bot.domain.terms import Side
from bot.pictures.certificate import FRAMES, HEIGHT, MARGIN, PAPER, ROOM, WIDTH, drawn
from bot.pictures.faces import (
    CHINESE,
    JAPANESE,
    KOREAN,
    Face,
    Faces,
    language_of,
    own_faces,
    script_of,
)
from bot.pictures.lettering import drawable, fitted, set_in

SAYS = Certificate(
    owner="Ada Lovelace",
    partner="Grace Hopper",
    you_are=Side.MENTEE,
    pairing=Pairing.TRADITIONAL,
    program="Skill exchange",
    started_on=date(2026, 12, 7),
    ended_on=date(2027, 6, 4),
    meetings=12,
    minutes=390,
    goals=2,
    titles=("Give a talk at the meet-up", "Lead a retrospective"),
)
FULL = replace(
    SAYS,
    owner="Maximiliana-Konstantina von Hohenzollern-Sigmaringen und zu Württemberg-Oels",
    partner="W" * 80,
    program="A program whose name is as long as names of programs can get: eighty letters, all",
    titles=("What somebody has reached in the end, told at some length, " * 4,) * 7,
    minutes=60,
    meetings=1,
    goals=7,
)
ALONE = own_faces(folders=())
"""EB Garamond, with no font of any machine behind it: the same everywhere."""
NOWHERE: tuple[str, ...] = ()


def picture(says: Certificate) -> Image.Image:
    return Image.open(BytesIO(drawn(says, folders=NOWHERE))).convert("RGB")


def written(page: Image.Image) -> tuple[int, int, int, int]:
    """The box around everything inside the frames."""
    inner = FRAMES[-1][0] + FRAMES[-1][1] + 2
    inside = page.crop((inner, inner, WIDTH - inner, HEIGHT - inner))
    box = ImageChops.difference(inside, Image.new("RGB", inside.size, PAPER)).getbbox()
    assert box is not None
    left, top, right, bottom = (each + inner for each in box)
    return left, top, right, bottom


@pytest.mark.parametrize("says", [SAYS, FULL, replace(SAYS, goals=0, titles=())], ids=["usual", "full", "bare"])
@pytest.mark.parametrize("pairing", [Pairing.TRADITIONAL, Pairing.PEER])
def test_everything_stands_within_generous_margins(says: Certificate, pairing: Pairing) -> None:
    page = picture(replace(says, pairing=pairing))
    assert page.size == (WIDTH, HEIGHT)
    left, top, right, bottom = written(page)
    assert left >= MARGIN - 12
    assert right <= WIDTH - MARGIN + 12
    assert top >= 130
    assert bottom <= HEIGHT - 110


def test_the_same_words_give_the_same_bytes_and_other_words_others() -> None:
    assert drawn(SAYS, folders=NOWHERE) == drawn(SAYS, folders=NOWHERE)
    others = [
        replace(SAYS, owner="Bob"),
        replace(SAYS, you_are=Side.MENTOR),
        replace(SAYS, titles=()),
        replace(SAYS, minutes=60),
    ]
    assert len({drawn(says, folders=NOWHERE) for says in (SAYS, *others)}) == 5


NAMES = (
    "Zoë Åström-Müller",
    "Nguyễn Thị Minh Khai",
    "Αλέξανδρος Παπαδόπουλος",
    "Екатерина Смирнова",
    "Łukasz Żółć",
    "Þórður Ægisson",
    "O’Brien-D’Angelo",
)


@pytest.mark.parametrize("name", NAMES)
def test_our_own_font_has_every_letter_of_europe_and_vietnam(name: str) -> None:
    assert drawable(name, ALONE) == name
    assert all(ALONE.own.has(letter) for letter in name if letter != " ")


@pytest.mark.parametrize("name", ["山田 太郎", "محمد", "Ada 李", "🌟", "", "  ", "\u200b", "..."])
def test_a_name_that_would_lack_a_letter_leaves_a_line_to_write_on(name: str) -> None:
    assert drawable(name, ALONE) is None
    blank = picture(replace(SAYS, owner=name))
    assert ImageChops.difference(blank, picture(SAYS)).getbbox() is not None
    assert written(blank)[0] >= MARGIN - 12


@pytest.mark.parametrize("program", ["研修", "🌱"])
def test_a_program_that_cannot_be_drawn_is_left_out(program: str) -> None:
    assert len(drawn(replace(SAYS, program=program), folders=NOWHERE)) < len(drawn(SAYS, folders=NOWHERE))


@pytest.mark.parametrize(
    ("name", "kept"), [("Ada 🌟 Lovelace", "Ada Lovelace"), ("  Ada\u202e  B ", "Ada B"), ("A\u0301da", "Áda")]
)
def test_pictures_and_what_is_not_seen_are_left_out_of_a_name(name: str, kept: str) -> None:
    assert drawable(name, ALONE) == kept


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_name_ever_shows_the_sign_for_what_is_missing(name: str) -> None:
    words = drawable(name, ALONE)
    if words is None:
        return
    assert all(letter in " \u200c\u200d" or ALONE.own.has(letter) for letter in words)
    assert all(row.width <= ROOM for row in fitted(words, ALONE, size=80, width=ROOM, most_lines=2))


def test_a_long_name_shrinks_first_and_is_broken_then() -> None:
    (short,) = fitted("Ada", ALONE, size=100, width=ROOM, most_lines=2)
    assert short.size == 100
    (longer,) = fitted("Wilhelmina Wolkenstein-Waldburg and", ALONE, size=124, width=ROOM, most_lines=2)
    assert 82 <= longer.size < 124
    rows = fitted(FULL.owner, ALONE, size=124, width=ROOM, most_lines=2)
    assert len(rows) == 2
    assert " ".join(run.text for row in rows for run in row.runs) == FULL.owner
    assert len(fitted("W" * 80, ALONE, size=124, width=ROOM, most_lines=2)) == 2
    (cut,) = fitted("Far too long " * 40, ALONE, size=36, width=ROOM, smallest=30)
    assert cut.runs[-1].text.endswith("…")
    assert cut.width <= ROOM


# -- other scripts, with fonts that a machine may have ------------------------------------------------------


def other_face(name: str) -> Face:
    """Another file of ours under the name of a font that somebody installed."""
    return Face(own_faces(italic=True, folders=()).own.path)


def test_a_letter_goes_to_the_font_of_its_script(tmp_path: Path) -> None:
    for name in ("NotoSansDevanagari-Regular.ttf", "NotoSerifCJK-Regular.ttc", "notes.txt"):
        (tmp_path / name).write_bytes(ALONE.own.path.read_bytes())
    faces = own_faces(folders=(str(tmp_path),))
    assert set(faces.others) == {"NotoSansDevanagari-Regular", "NotoSerifCJK-Regular"}
    candidates = [face.path.name for face in faces.candidates("प", CHINESE)]
    assert candidates[1:] == ["NotoSansDevanagari-Regular.ttf"]
    asked = list(faces.candidates("山", KOREAN))
    assert (asked[1].path.name, asked[1].index) == ("NotoSerifCJK-Regular.ttc", KOREAN)


def test_runs_of_two_fonts_stand_in_the_direction_of_the_first_letter() -> None:
    path = other_face("any").path
    mixed = Faces(Face(path, weight=500), {})
    assert [run.text for run in set_in("Ada B", mixed, 40).runs] == ["Ada B"]
    assert [run.text for run in set_in("12", mixed, 40).runs] == ["12"]
    there = own_faces()
    if there.for_letter("م") is None or there.for_letter("ש") is None:
        pytest.skip("no fonts for these scripts on this machine")
    assert [run.text.strip() for run in set_in("שירה محمد", there, 40).runs] == ["محمد", "שירה"]
    assert [run.text.strip() for run in set_in("Ada محمد", there, 40).runs] == ["Ada", "محمد"]


@pytest.mark.parametrize(
    ("text", "language"), [("山田 たろう", JAPANESE), ("김민준", KOREAN), ("李明", CHINESE), ("Ada", CHINESE)]
)
def test_chinese_signs_take_the_shapes_of_the_language_around_them(text: str, language: int) -> None:
    assert language_of(text) == language


def test_a_script_is_the_first_word_of_a_letters_name() -> None:
    assert [script_of(letter) for letter in "aप山かم\x00"] == ["LATIN", "DEVANAGARI", "CJK", "CJK", "ARABIC", ""]
