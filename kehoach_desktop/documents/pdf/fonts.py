"""The four faces of the paper: Times New Roman where the machine has it, Liberation Serif else.

Liberation Serif 2.1 has the widths of Times New Roman and every Vietnamese letter; versions 1.x
have none of them, and ReportLab then prints boxes without a word. So the character map is checked
when a face is loaded.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kehoach_desktop.documents.composition import Mark
from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import resource

#: Every letter of Vietnamese, and the marks an administrative paper uses.
VIETNAMESE = "".join(
    unicodedata.normalize("NFC", base + shape + tone)
    for base, shapes in (
        ("a", ("", "\u0306", "\u0302")),
        ("e", ("", "\u0302")),
        ("i", ("",)),
        ("o", ("", "\u0302", "\u031b")),
        ("u", ("", "\u031b")),
        ("y", ("",)),
    )
    for shape in shapes
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)
REQUIRED = VIETNAMESE + VIETNAMESE.upper() + "đĐ" + "…–“”‘’§%+-/;:,.()&0123456789"

_LIBERATION = {
    (False, False): "LiberationSerif-Regular.ttf",
    (True, False): "LiberationSerif-Bold.ttf",
    (False, True): "LiberationSerif-Italic.ttf",
    (True, True): "LiberationSerif-BoldItalic.ttf",
}
_TIMES = {
    (False, False): "times.ttf",
    (True, False): "timesbd.ttf",
    (False, True): "timesi.ttf",
    (True, True): "timesbi.ttf",
}


class _Widths(dict[str, float]):
    """Advance widths by character, in thousandths of the size."""

    def __init__(self, widths: dict[str, float], default: float) -> None:
        super().__init__(widths)
        self._default = default

    def __missing__(self, char: str) -> float:
        return self._default


@dataclass(eq=False)
class Face:
    """A face with its widths; `font` is ReportLab's, registered under `name`.

    A face with a `mark` sets the same letters with a line through or below them.
    """

    name: str
    font: Any
    chars: dict[str, float]
    mark: Mark | None = None
    _words: dict[str, float] = field(default_factory=dict)
    _marked: dict[Mark, Face] = field(default_factory=dict)

    def marked(self, mark: Mark | None) -> Face:
        """Return this face with `mark`; always the same one, so that words of it join."""
        if mark is None:
            return self
        if mark not in self._marked:
            self._marked[mark] = Face(self.name, self.font, self.chars, mark)
        return self._marked[mark]

    def width(self, text: str) -> float:
        """Return the width of `text` in thousandths of the size; remembered per text."""
        width = self._words.get(text)
        if width is None:
            width = sum(map(self.chars.__getitem__, text))
            if len(self._words) > 50_000:
                self._words.clear()
            self._words[text] = width
        return width

    def can_print(self, char: str) -> bool:
        """Say whether the face has a glyph for `char`."""
        return char in self.chars


@dataclass(frozen=True, slots=True)
class FontSet:
    """The four styles of one family."""

    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, bold: bool, italic: bool) -> Face:
        """Return the face of a style."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


def load_fonts(folder: Path | None = None) -> FontSet:
    """Load the faces: from `folder` (names of Liberation Serif), else the machine's own.

    Raises AppError E-FONT when a file is missing, damaged, or lacks Vietnamese letters.
    """
    if folder is None:
        return _default_fonts()
    return _shipped_fonts() if folder == resource("fonts") else _load(folder, _LIBERATION)


@cache
def _default_fonts() -> FontSet:
    windows = _times_folder()
    if windows is not None:
        try:
            return _load(windows, _TIMES)
        except AppError:
            pass  # an old or damaged Times New Roman: our own faces are sound
    return _shipped_fonts()


@cache
def _shipped_fonts() -> FontSet:
    return _load(resource("fonts"), _LIBERATION)


def _times_folder() -> Path | None:
    """Return the folder of Times New Roman on Windows, None elsewhere."""
    root = os.environ.get("WINDIR")
    if os.name != "nt" or not root:
        return None
    folder = Path(root) / "Fonts"
    return folder if all((folder / name).is_file() for name in _TIMES.values()) else None


def _load(folder: Path, files: dict[tuple[bool, bool], str]) -> FontSet:
    faces = {style: _face(folder / name) for style, name in files.items()}
    return FontSet(faces[False, False], faces[True, False], faces[False, True], faces[True, True])


def _face(path: Path) -> Face:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    # A name of its own per file: a text folder's faces never replace the shipped ones.
    name = f"KH-{path.stem}" if path.parent == resource("fonts") else f"KH-{path}"
    try:
        font = TTFont(name, str(path))
        scaled = {
            chr(code): float(width)
            for code, width in font.face.charWidths.items()
            if code in font.face.charToGlyph
        }
        default = float(font.face.defaultWidth)
    except Exception as error:  # ReportLab raises TTFError, OSError, struct.error … for bad files
        raise AppError("E-FONT", name=path.name, path=str(path)) from error
    if any(char not in scaled for char in REQUIRED):
        raise AppError("E-FONT", name=path.name, path=str(path))
    pdfmetrics.registerFont(font)
    scaled["\u00a0"] = scaled[" "]  # printed as a blank
    return Face(name, font, _Widths(scaled, default))


def unprintable(texts: Iterable[str], fonts: FontSet) -> Iterator[str]:
    """Yield, once each and in order, the characters of `texts` that no face can print.

    A face lacks what the regular one lacks: the four styles of a family have one character map.
    """
    seen: set[str] = set()
    for text in texts:
        if seen.issuperset(text):
            continue
        for char in dict.fromkeys(text):
            if char not in seen:
                seen.add(char)
                if not fonts.regular.can_print(char):
                    yield char
