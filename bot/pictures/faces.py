"""Which font draws which letter: EB Garamond wherever it can, a font of this machine for other scripts.

EB Garamond (Latin, Greek, Cyrillic, Vietnamese) comes with us as a package. The names of the others are those of
Google's Noto fonts, which Debian has as fonts-noto-core and fonts-noto-cjk.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont, Layout

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "/Library/Fonts")
SUFFIXES = frozenset({".ttf", ".otf", ".ttc"})
REGULAR, MEDIUM = 400, 500
NO_CHARACTER = "\U0010ffff"
"""Never a letter, so every font draws its sign for what it lacks."""
TRIED_AT = 24

HAN = "CJK"
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "ARABIC": ("NotoNaskhArabic-Regular", "NotoSansArabic-Regular"),
    HAN: ("NotoSerifCJK-Regular", "NotoSansCJK-Regular"),
    "CANADIAN": ("NotoSansCanadianAboriginal-Regular",),
}
LIKE_HAN = frozenset(
    {"HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "HALFWIDTH", "FULLWIDTH"}
)
LAST_RESORTS = ("NotoSerif-Regular", "NotoSans-Regular", "DejaVuSerif", "DejaVuSans")
JAPANESE, KOREAN, CHINESE = range(3)
"""The order of languages within the collections of Noto CJK: a sign that all use looks different in each."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file: its `index` where it holds several, its `weight` where that can be chosen."""

    path: Path
    index: int = 0
    weight: int | None = None

    def at(self, size: int) -> FreeTypeFont:
        return _loaded(self, size, Layout.RAQM)

    def has(self, letter: str) -> bool:
        """Whether there is a shape for this letter, and not only the sign for what is missing."""
        return _shape(self, letter) != _shape(self, NO_CHARACTER)


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts at hand: our `own` first, then those of the machine by file name."""

    own: Face
    others: Mapping[str, Path]

    def for_letter(self, letter: str, *, language: int = CHINESE) -> Face | None:
        """The first font that has this letter; None where there is none."""
        return next((face for face in self.candidates(letter, language) if face.has(letter)), None)

    def candidates(self, letter: str, language: int) -> Iterable[Face]:
        yield self.own
        for name in (*_names(script_of(letter)), *LAST_RESORTS):
            path = self.others.get(name)
            if path:
                yield Face(path, language if path.suffix == ".ttc" else 0)


def own_faces(weight: int = REGULAR, *, italic: bool = False, folders: Iterable[str] = FOLDERS) -> Faces:
    """EB Garamond, with the fonts of this machine behind it."""
    name = "EBGaramond-Italic[wght].ttf" if italic else "EBGaramond[wght].ttf"
    with as_file(files("fontpkg_eb_garamond") / "files" / name) as path:
        return Faces(Face(path, weight=weight), _installed(tuple(folders)))


def script_of(letter: str) -> str:
    """The script of a letter by the first word of its name in Unicode, which it is nearly always called by."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return HAN if name in LIKE_HAN else name


def language_of(text: str) -> int:
    """In which language's shapes Chinese signs are drawn: kana are Japanese, hangul is Korean."""
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in text}
    if names & {"HIRAGANA", "KATAKANA"}:
        return JAPANESE
    return KOREAN if "HANGUL" in names else CHINESE


def _names(script: str) -> tuple[str, ...]:
    usual = (f"NotoSerif{script.title()}-Regular", f"NotoSans{script.title()}-Regular")
    return FAMILIES.get(script, usual)


@lru_cache(maxsize=4)
def _installed(folders: tuple[str, ...]) -> Mapping[str, Path]:
    found = (path for folder in folders for path in sorted(Path(folder).expanduser().rglob("*")))
    return {path.stem: path for path in found if path.suffix in SUFFIXES}


@lru_cache(maxsize=256)
def _loaded(face: Face, size: int, layout: Layout) -> FreeTypeFont:
    font = ImageFont.truetype(face.path, size, index=face.index, layout_engine=layout)
    if face.weight is not None:
        font.set_variation_by_axes([face.weight])
    return font


@lru_cache(maxsize=4096)
def _shape(face: Face, letter: str) -> tuple[tuple[int, int], bytes]:
    """How a letter alone looks. Without shaping, which would put a circle under a mark that has no letter."""
    mask = _loaded(face, TRIED_AT, Layout.BASIC).getmask(letter)
    return mask.size, bytes(mask)
