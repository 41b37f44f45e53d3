"""A paper as a logical document: what stands on it in which order, without any position.

The PDF layout and the Word writer both start from these elements. Every element names the part of
the plan it shows (`source`, see `ports.TextSpot`), so that a click on the page finds the text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kehoach_desktop.documents.decree30 import Align, Role


class Mark(StrEnum):
    """A line drawn through or below words; it is seen on any black and white print."""

    STRUCK = "struck"
    UNDERLINED = "underlined"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style; runs of a paragraph are joined by a blank.

    `bold` and `italic` None: as the paragraph's role says.
    """

    text: str
    bold: bool | None = None
    italic: bool | None = None
    mark: Mark | None = None


class ListKind(StrEnum):
    """What counts a paragraph: a writer that can count by itself (Word) needs no typed number."""

    SECTION = "section"  # I.
    DECIMAL = "decimal"  # 1. or 1.1.
    POINT = "point"  # a)
    DASH = "dash"  # -
    PLUS = "plus"  # +
    ARTICLE = "article"  # Điều 1.


@dataclass(frozen=True, slots=True)
class Label:
    """The number or mark with which the words of a paragraph begin; `level` is 1…4 below I."""

    kind: ListKind
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a role. `underlined` draws the short line of the decree below it.

    `outline` (1 = top) makes a bookmark of its words; `gap` overrides the gap before it (points).
    `label` says how the first words, which hold it too, are counted. `barred` draws a line beside
    it in the left margin: here something changed. `after` is room below it (points).
    """

    role: Role
    runs: tuple[Run, ...]
    source: str
    underlined: bool = False
    outline: int | None = None
    gap: float | None = None
    label: Label | None = None
    barred: bool = False
    after: float = 0.0

    @property
    def text(self) -> str:
        """Return the words of the paragraph."""
        return " ".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Header:
    """The head of page 1: issuing body at left, Quốc hiệu and Tiêu ngữ at right.

    `superior` stands not bold over the issuing body (a body with its own seal); `issuer` has a
    line where the name is usually broken. `number` and `place_date` are None on an attachment,
    `place_date` on minutes. `about` is the "V/v …" of a công văn, `urgency` the words of the mark;
    both stand below the number.
    """

    issuer: tuple[str, ...]
    superior: str = ""
    number: str | None = None
    place_date: str | None = None
    source: str = "header"
    about: str = ""
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Addressees:
    """ "Kính gửi: …" on one line, or one name a line, the dashes below the colon [N06]."""

    names: tuple[str, ...]
    source: str = "addressees"


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines above a signature and the name below it."""

    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class SignaturePair:
    """Two signatures beside each other, as under minutes: thư ký at left, chủ tọa at right."""

    left: Signature
    right: Signature
    source: str = "signature"


@dataclass(frozen=True, slots=True)
class EndBlock:
    """Recipients at left and signature at right; never split, never alone on a page.

    Without `lines` there is no signature (below a `SignaturePair`). `typist` is ô 12.
    """

    recipients: tuple[str, ...]
    lines: tuple[str, ...]
    name: str
    recipients_source: str = "recipients"
    signature_source: str = "signature"
    typist: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `weight` shares out the width, `tick` draws a box in every row.

    `upright` turns the words of the head by a quarter so that a column can be narrow.
    """

    title: str
    weight: float
    align: Align = Align.LEFT
    tick: bool = False
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: one text per column; `ticked` crosses the boxes."""

    cells: tuple[str, ...]
    source: str = ""
    ticked: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page; `end_mark` closes the paper with "./.".

    `least_lines` gives every row the height of so many lines: room to write by hand. `gap` stands
    before a table that follows prose (points). `size` of its letters: 0 is the decree's practice.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    end_mark: bool = False
    least_lines: int = 1
    gap: float = 0.0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says, a value a line."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels at left, values at right, without lines; of the sheets around a package."""

    facts: tuple[Fact, ...]
    source: str


#: The modules of a QR code, row by row, dark ones true.
Modules = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class SealBlock:
    """A QR code with its caption at left; day, title and room for signature and seal at right."""

    modules: Modules
    caption: str
    day: str
    title: str
    hint: str
    source: str


Element = Paragraph | Header | Addressees | SignaturePair | EndBlock | Table | Facts | SealBlock


@dataclass(frozen=True, slots=True)
class Part:
    """A part that starts a page and counts its own pages: decision, plan, appendix.

    `line_numbers` counts the lines of prose in the left margin of every page: of a draft.
    `footer` stands at the foot of its first page, below a line as wide as the text (ô 13); `scope`
    in a frame in the upper margin of that page (ô 11). `small` is A5, a sheet for phones;
    `narrow` has the margins of a working sheet.
    """

    name: str
    elements: tuple[Element, ...]
    landscape: bool = False
    body_size: int = 14
    line_numbers: bool = False
    footer: tuple[str, ...] = ()
    scope: str = ""
    small: bool = False
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper; `title` and `author` go into the file's properties."""

    title: str
    author: str
    parts: tuple[Part, ...]


def paragraph(
    role: Role, text: str, source: str, *, underlined: bool = False, label: Label | None = None
) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph(role, (Run(text),), source, underlined=underlined, label=label)


def bound_date(place_date: str) -> str:
    """Return "…, ngày 05 tháng 01 năm 2026" with its date held on one line [H20]."""
    place, comma, day = place_date.rpartition(", ngày")
    return place + comma + day.replace(" ", "\u00a0")


def with_line_numbers(document: Document) -> Document:
    """Return `document` with the lines of its text counted; tables have rows to name instead."""
    parts = tuple(replace(part, line_numbers=not part.landscape) for part in document.parts)
    return replace(document, parts=parts)
