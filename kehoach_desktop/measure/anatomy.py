"""Finds the components of a paper on its pages: header, title, body, end block, appendices.

Only words and places are used, nothing of who made the file. What is not there is None.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kehoach_desktop.measure.expected import INDENTS, KINDS
from kehoach_desktop.measure.sheet import Line, Sheet, Stroke, join_rows

MM = 72 / 25.4


def plain(text: str) -> str:
    """Return `text` without marks and case: how words are recognised."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_QUOC_HIEU = re.compile(r"^cong hoa xa hoi chu nghia\b")
_TIEU_NGU = re.compile(r"^doc lap\s*[-–—]\s*tu do\s*[-–—]\s*hanh phuc")
_NUMBER = re.compile(r"^so\s*:")
_PLACE_DATE = re.compile(r"ngay\b.*\bthang\b.*\bnam\b")
_RECIPIENTS = re.compile(r"^noi nhan")
_APPENDIX = re.compile(r"^phu luc\b.{0,8}$")
_KINH_GUI = re.compile(r"^kinh (gui|moi)")
_NUMBERED = re.compile(r"^([ivx]+|\d+)\. ")
_DRAFT = re.compile(r"^du thao")
_PAGE_NUMBER = re.compile(r"^\d{1,3}$")
_TYPIST = re.compile(r"^[a-zđ]{2,5}\s*\.?\s*\(\d+\)\.?$")
CONTACT = re.compile(r"\b(dien thoai|dt|fax|email|e-mail|thu dien tu|website|trang thong tin)\b")
_STAMPS = {
    "hoa toc", "thuong khan", "khan", "mat", "toi mat", "tuyet mat", "xem xong tra lai",
    "luu hanh noi bo",
}  # fmt: skip


def is_stamp(line: Line) -> bool:
    """Say whether a line is the text of a mark of urgency, scope or secrecy."""
    return line.is_upper and plain(line.text) in _STAMPS


@dataclass(slots=True)
class Part:
    """A part with its own pages: the paper, an attached plan, an appendix."""

    kind: str
    sheets: list[Sheet]
    is_attachment: bool = False
    quoc_hieu: Line | None = None
    tieu_ngu: Line | None = None
    issuer: list[Line] = field(default_factory=list)
    number: Line | None = None
    about: list[Line] = field(default_factory=list)
    place_date: Line | None = None
    type_line: Line | None = None
    subject: list[Line] = field(default_factory=list)
    reference: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    recipients_word: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    authority: list[Line] = field(default_factory=list)
    signer: Line | None = None
    stamps: list[Line] = field(default_factory=list)
    contact: list[Line] = field(default_factory=list)
    typist: Line | None = None
    page_numbers: dict[int, Line] = field(default_factory=dict)

    @property
    def is_appendix(self) -> bool:
        """Say whether the part is a phụ lục."""
        return self.kind == "phụ lục"

    @property
    def is_work_sheet(self) -> bool:
        """Say whether nothing of an official paper is there: a list, a form, any other text."""
        marks = (self.quoc_hieu, self.tieu_ngu, self.number, self.place_date, self.type_line,
                 self.recipients_word)  # fmt: skip
        return not self.is_appendix and not any(marks)

    def sheet_of(self, line: Line) -> Sheet:
        """Return the page of `line`."""
        return next(sheet for sheet in self.sheets if sheet.number == line.page)

    def edges(self) -> tuple[float, float] | None:
        """Return the left and right edge of the prose on upright pages, None if it is too little.

        All pages are measured together: most have few full lines.
        """
        prose = [
            line
            for line in self.body
            if not self.sheet_of(line).is_landscape and not self.sheet_of(line).in_table(line)
        ]
        wide = [line for line in prose if line.width > 350]
        ends = Counter(round(line.right) for line in wide)
        if len(wide) < 3 or max(ends.values()) < 2:
            return None  # lines that end by themselves show no margin
        left = _edge([line.left for line in prose], outermost=min)
        # Short paragraphs alone show their first-line indent; "Nơi nhận" stands at the margin.
        word = self.recipients_word
        if word is not None and any(abs(left - word.left - inset) < 4 for inset in INDENTS):
            left = word.left
        return left, _edge([line.right for line in wide], outermost=max)

    def strokes_below(self, line: Line, reach: float = 12.0) -> list[Stroke]:
        """Return flat lines drawn within `reach` points under `line` and under its words."""
        found = [
            stroke
            for stroke in self.sheet_of(line).strokes
            if stroke.is_horizontal
            and line.baseline < stroke.top <= line.bottom + reach
            and line.left - 20 < stroke.centre < line.right + 20
        ]
        return sorted(found, key=lambda stroke: stroke.top)


def _edge(places: list[float], outermost: Callable[[Iterable[float]], float]) -> float:
    """Return the outermost edge that at least two lines share; else the most frequent one."""
    counts = Counter(round(place) for place in places)
    shared = [place for place, count in counts.items() if count >= 2]
    edge = outermost(shared) if shared else counts.most_common(1)[0][0]
    return next(place for place in places if round(place) == edge)


def dissect(sheets: list[Sheet]) -> list[Part]:
    """Cut the pages into parts and name the components of each."""
    parts: list[Part] = []
    for sheet in sheets:
        texts = [plain(line.text) for line in sheet.lines[:6]]
        inside = [line for line in sheet.lines if line.top >= 19 * MM]
        first = plain(inside[0].text) if inside else ""
        if any(_QUOC_HIEU.search(text) for text in texts):
            parts.append(Part("", [sheet], is_attachment=bool(parts)))
        elif _APPENDIX.search(first):
            parts.append(Part("phụ lục", [sheet], is_attachment=bool(parts)))
        elif parts:
            parts[-1].sheets.append(sheet)
        else:
            parts.append(Part("", [sheet]))
    for part in parts:
        _name_components(part)
    return parts


def _name_components(part: Part) -> None:
    for sheet in part.sheets:
        for line in sheet.lines:
            if line.bottom < 20 * MM and _PAGE_NUMBER.search(line.text):
                part.page_numbers[sheet.number] = line
    rest = [
        line
        for sheet in part.sheets
        for line in sheet.lines
        if part.page_numbers.get(sheet.number) is not line
    ]
    part.contact = [] if part.is_appendix else _contact(part.sheets[0])
    part.stamps = [line for line in rest if is_stamp(line) and line.page == part.sheets[0].number]
    rest = [line for line in rest if line not in part.contact and line not in part.stamps]
    if part.is_appendix:
        rest = _appendix_title(part, rest)
    else:
        rest = _header(part, rest)
        rest = _title(part, rest)
    part.body = _end(part, rest)


def _contact(page: Sheet) -> list[Line]:
    """Return the lines of address and telephone at the foot of the first page (ô 13)."""
    if page.is_endless:
        return []
    foot = [
        line
        for line in page.lines
        if line.top > page.height - 45 * MM and not page.in_table(line)
    ]  # fmt: skip
    start = next(
        (i for i, line in enumerate(foot) if CONTACT.search(plain(line.text)) and line.size < 12.6),
        None,
    )
    if start is None:
        return []
    rules = [stroke.top for stroke in page.strokes if stroke.is_horizontal and stroke.width > 300]
    above = max((top for top in rules if top < foot[start].baseline), default=foot[start].top)
    return [line for line in foot if line.baseline > above and line.size < 12.6]


def _header(part: Part, lines: list[Line]) -> list[Line]:
    """Take the two blocks above the title (or above "Kính gửi" of an official letter)."""
    page = part.sheets[0]
    end = next(
        (
            index
            for index, line in enumerate(lines)
            if line.page != page.number
            or _is_kind(line, page)
            or _is_prose(line)
            or _KINH_GUI.search(plain(line.text))
            or _NUMBERED.search(plain(line.text))
            or line.top > page.height * 0.4
        ),
        len(lines),
    )
    middle = page.width / 2 - 10
    left = join_rows([line for line in lines[:end] if line.centre <= middle])
    right = join_rows([line for line in lines[:end] if line.centre > middle])
    for line in left + right:
        words = plain(line.text)
        if line.centre > middle:
            if _QUOC_HIEU.search(words):
                part.quoc_hieu = line
            elif _TIEU_NGU.search(words):
                part.tieu_ngu = line
            elif _PLACE_DATE.search(words):
                part.place_date = line
        elif _NUMBER.search(words):
            part.number = line
        elif part.number is not None:
            part.about.append(line)
        elif not _DRAFT.search(words):
            part.issuer.append(line)
    return lines[end:]


def _is_kind(line: Line, page: Sheet) -> bool:
    words = line.text.strip(" :").casefold()
    return words in KINDS and abs(line.centre - page.width / 2) < 90


def _is_prose(line: Line) -> bool:
    """Say whether `line` is a full line of the text: a wide title is bold or in brackets."""
    return line.width > 350 and not (line.any_bold or line.text[0] == "(" or line.text[-1] == ")")


def _title(part: Part, lines: list[Line]) -> list[Line]:
    page = part.sheets[0]
    start = next((index for index, line in enumerate(lines[:12]) if _is_kind(line, page)), None)
    if start is None:
        part.kind = "công văn" if part.about else ""
        return lines
    stop = next(
        (
            index
            for index in range(start, len(lines))
            if index > start + 12
            or lines[index].page != page.number
            or _is_prose(lines[index])
            or _RECIPIENTS.search(plain(lines[index].text))
        ),
        len(lines),
    )
    lines = lines[:start] + join_rows(lines[start:stop]) + lines[stop:]
    part.type_line = lines[start]
    part.kind = lines[start].text.casefold()
    rest = start + 1
    while rest < len(lines) and lines[rest].page == page.number:
        line = lines[rest]
        near = abs(line.centre - (page.width / 2 + 5 * MM)) < 12 * MM
        above = [part.type_line, *part.subject, *part.reference][-1]
        if not near or line.baseline - above.baseline > 2.2 * above.size + 8:
            break
        if plain(line.text).startswith(("(kem theo", "(ban hanh kem")) or part.reference:
            part.reference.append(line)
        elif part.subject and (
            part.strokes_below(part.subject[-1], 8.0) or (line.is_upper and line.any_bold)
        ):
            break
        else:
            part.subject.append(line)
        rest += 1
        if part.reference and part.reference[-1].text.endswith(")"):
            break
    return lines[:start] + lines[rest:]


def _appendix_title(part: Part, lines: list[Line]) -> list[Line]:
    if not lines:
        return lines
    head = [line for line in lines[:12] if not part.sheets[0].in_table(line)]
    lines = join_rows(head) + [line for line in lines if line not in head]
    part.type_line = lines[0]
    rest = 1
    for line in lines[1:8]:
        if plain(line.text).startswith(("(kem theo", "(ban hanh kem")) or (
            part.reference and not part.reference[-1].text.endswith(")")
        ):
            part.reference.append(line)
        elif part.reference or part.sheets[0].in_table(line):
            break
        else:
            part.subject.append(line)
        rest += 1
    return lines[rest:]


def _end(part: Part, lines: list[Line]) -> list[Line]:
    start = next(
        (index for index, line in enumerate(lines) if _RECIPIENTS.search(plain(line.text))), None
    )
    if start is None:
        return lines
    word = lines[start]
    part.recipients_word = word
    page = part.sheet_of(word)
    middle = page.width / 2
    row = [line for line in lines if line.page == word.page and line.top >= word.top - 12]
    block = [line for line in row if line is not word and not page.in_table(line)]
    for line in block:
        if line.left < middle - 10 and line.centre < middle + 30 and line.size < 12.5:
            if part.recipients and _TYPIST.match(plain(line.text)):
                part.typist = line
            else:
                part.recipients.append(line)
    right = [line for line in block if line not in part.recipients and line.centre > middle]
    for line in right:
        if line.is_upper and (
            not part.authority or line.baseline - part.authority[-1].baseline < 30
        ):
            part.authority.append(line)
        elif part.authority:
            part.signer = line
    taken = {id(line) for line in [word, *part.recipients, *part.authority]}
    taken |= {id(line) for line in (part.signer, part.typist) if line is not None}
    return [line for line in lines if id(line) not in taken]
