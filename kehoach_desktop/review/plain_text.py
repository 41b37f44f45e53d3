"""A plain text file as a `ReviewText`: paragraphs healed, zones known, numbers counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from kehoach_desktop.domain.vntext import nfc
from kehoach_desktop.review.columns import columns_of, without_page_numbers
from kehoach_desktop.review.text import Paragraph, ReviewText, Zone, printed_number

#: A longer line is no line of a document: it is cut at blanks, so that no rule sees more.
LONGEST = 6_000
#: A longer run without a blank is no word: patterns take the square of its length.
LONGEST_WORD = 300

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff]")
_MARKUP = re.compile(
    r"^[ \t]*#{1,6}[ \t]+|\*\*|__|!?\[\]\([^()]*\)|^[ \t]*\*(?=[^\s*])|(?<=[^\s*])\*[ \t]*$"
)
#: A cell's border at the edge of a line, a rule drawn with dashes: no words.
_EDGE = re.compile(r"^[\s|]+|[\s|]+$|^[-–—_=*~\s|]{3,}$")
_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u3000]+")
#: Lines wrapped at a column: from so many letters on a line may go on in the next one.
_WRAPPED_FROM, _WRAPPED_TO = 45, 100
#: Fewer lines tell nothing of a column.
_WRAPPED_LINES = 20
#: A row of a table that was set apart with bars: "3 | Tọa đàm | …".
_TABLE_ROW = re.compile(r"(?:\d{1,3}\.?|TT|STT)\s?\|")
#: So many letters in capitals are a title; fewer may be an abbreviation.
_SHORT = 12
_UPPER_BODY = re.compile(
    r"(?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CỘNG H(?:ÒA|OÀ)|(?:SỞ|PHÒNG|BAN|TRUNG TÂM|UBND)\s"
)
_TITLE = re.compile(r"(?:KẾ HOẠCH|QUYẾT ĐỊNH|THÔNG BÁO|BÁO CÁO|CHƯƠNG TRÌNH|HƯỚNG DẪN)\b")
_NUMBERED = re.compile(r"Số\s*:")
_RECIPIENTS = re.compile(r"(?:Nơi|NƠI|Noi)\s+(?:nhận|NHẬN|nhân)\s*:?\s*$")
_SIGNING = re.compile(
    r"(?:(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T\.M|K\.T)\s*[./]?\s*)?"
    r"(?:(?:ỦY|UỶ) BAN NHÂN DÂN|(?:PHÓ )?CHỦ TỊCH"
    r"|(?:PHÓ )?GIÁM ĐỐC|(?:PHÓ )?TRƯỞNG (?:PHÒNG|BAN)|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG|BÍ THƯ)\b"
    r"|TM\.\s*\w"
)
_LISTED = re.compile(r"[-–+]\s*\S.*[;.]$")
_OPENING = re.compile(
    r"(?:Thực hiện|Căn cứ|Để|Nhằm|Triển khai|Theo|Ủy ban nhân dân|UBND|Xét)\b|Kính gửi"
)
_FORMAL = re.compile(r"(?:Độc lập|[-_*=–—\s]+$)")
_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:[IVX]+|\d+|số))?\s*[:.]?\s*$|PHỤ LỤC\b")
_ENDS = (".", ";", ":", "!", "?", "…", "”", '"', "|")


def from_plain_text(text: str) -> ReviewText:
    """Return the paragraphs of a text file; any text will do, also none at all."""
    pieces = without_page_numbers(list(_pieces(text)))
    placed = number_paragraphs(_place(_heal(pieces, width=_wrapped_at(pieces))))
    return ReviewText(tuple(replace(each, index=i) for i, each in enumerate(placed)))


def from_lines(
    lines: list[tuple[str, int, int]], wraps: Sequence[bool] | None = None
) -> ReviewText:
    """Return the same for (text, line, page) triples that a reader of files has made.

    `wraps` tells of each line whether it breaks only because the page is no wider.
    """
    pages = {line: page for _, line, page in lines}  # `line` may be a count of paragraphs
    pieces = ((nfc(_CONTROL.sub("", text)).strip(), line) for text, line, _ in lines)
    placed = number_paragraphs(_place(_heal(pieces, wraps=wraps or ())))
    return ReviewText(
        tuple(replace(e, index=i, page=pages.get(e.line, 0)) for i, e in enumerate(placed))
    )


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Yield every line clean and numbered; a monstrous one in parts."""
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", nfc(text)), 1):
        line = _MARKUP.sub("", _CONTROL.sub("", raw))
        for column in columns_of(line):
            yield from ((part, number) for part in _cut(_clean(column)))


def _clean(line: str) -> str:
    """Return a line without borders, its blanks single."""
    return _EDGE.sub("", _BLANKS.sub(" ", line).strip())


def _cut(line: str) -> Iterator[str]:
    while len(line) > LONGEST:
        cut = place_to_cut(line)
        yield line[:cut]
        line = line[cut:].lstrip()
    yield line


def place_to_cut(line: str) -> int:
    """Return where a line longer than LONGEST is cut: at its last blank, else inside a word."""
    cut = line.rfind(" ", 1, LONGEST)
    return cut if cut > 0 else LONGEST_WORD


#: The nation's name and others of the header, broken in a narrow column.
_TORN_NAME = re.compile(r"CỘNG(?: H(?:ÒA|OÀ)(?: XÃ HỘI(?: CHỦ)?)?)?|ỦY|UỶ|ỦY BAN NHÂN|QUYẾT|KẾ")
#: Words that no paragraph ends in: a date, a number or a name follows.
_OPEN_END = re.compile(r"\b(?:và|của|về|các|những|Bộ|Sở|UBND|Ủy ban|Luật|Quyết|Nghị|Thông|Kế|Chỉ)$")
#: "3. Thanh tra Sở" is whole.
_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d)*|[IVX]+)\.?\s[^.;:]{3,80}\b(?:Sở|Bộ|UBND)$")
#: Words behind which a figure follows; "kinh tế số" ends in one too.
_BEFORE_FIGURE = re.compile(r"\b(?:ngày|tháng|số|năm)$")


#: "giai đoạn 2021 -" and "- 2025", torn at the dash.
_YEAR_END, _YEAR_GOES_ON = re.compile(r"\b20\d\d$"), re.compile(r"[-–]\s*20\d\d\b")


#: "số 07-" and "CT/TU": a line may break behind the dash of a symbol.
_SYMBOL_END = re.compile(r"\b\d*[/\dA-ZĐ]*[\dA-ZĐ][-/]$")


def _closes(before: str, line: str) -> bool:
    """Say whether `line` closes at once a quote or bracket that `before` left open."""
    for left, right in (("“", "”"), ("(", ")")):
        if before.count(left) > before.count(right) and right in line[:120]:
            return line.find(right) < (line.find(left) if left in line else len(line))
    return False


def _wrapped_at(pieces: list[tuple[str, int]]) -> int:
    """Return the column at which the text was broken, as mail programs and web pages do; 0 if not.

    A line was broken there if the next one's first word had no room: that is read off the lines
    which surely go on (no end mark, then a small letter).
    """
    lengths = sorted(len(line) for line, _ in pieces if line)
    if len(lengths) < _WRAPPED_LINES or lengths[int(0.9 * (len(lengths) - 1))] > _WRAPPED_TO:
        return 0
    rows = [line for line, _ in pieces if len(line) >= _WRAPPED_FROM]
    open_rows = sum(not line.endswith(_ENDS) for line in rows)
    if len(rows) <= 0.35 * len(lengths) or open_rows <= 0.6 * len(rows):
        return 0
    wanted = sorted(
        _room(above, line)
        for (above, _), (line, _) in pairwise(pieces)
        if len(above) >= _WRAPPED_FROM and line[:1].islower() and not printed_number(line)
    )
    return wanted[len(wanted) // 20] if len(wanted) >= _WRAPPED_LINES // 2 else _WRAPPED_FROM


def _room(above: str, line: str) -> int:
    """Return how long a line would be with the first word of the next one."""
    return len(above) + 1 + len(line.split(" ", 1)[0])


def _heal(
    pieces: Iterable[tuple[str, int]], *, width: int = 0, wraps: Sequence[bool] = ()
) -> list[Paragraph]:
    """Join what a page break or a narrow column tore: no end mark, then a small letter.

    In a text broken at `width` a full line goes on whatever the next one begins with.
    """
    healed: list[Paragraph] = []
    above = ""
    filled = False  # the line above breaks for want of room
    for at, (line, number) in enumerate(pieces):
        full, filled = filled, at < len(wraps) and wraps[at]
        if not line:
            above = ""
            continue
        last = healed[-1] if healed else None
        torn = 0 < width <= _room(above, line) and len(above) >= _WRAPPED_FROM
        above = line
        if last is not None and (
            _runs_on(last.text, line) if full else _continues(last.text, line, torn=torn)
        ):
            torn_symbol = full and _SYMBOL_END.search(last.text) and line[:1].isupper()
            blank = "" if torn_symbol else " "
            start = len(last.text) + len(blank)
            text = f"{last.text}{blank}{line}"
            healed[-1] = replace(last, text=text, breaks=(*last.breaks, (start, number)))
        else:
            healed.append(Paragraph(0, line, ((0, number),)))
    return healed


def _runs_on(before: str, line: str) -> bool:
    """Say whether `line` goes on with a line that ends where the page does."""
    if len(before) + len(line) > 2 * LONGEST or _RECIPIENTS.match(before):
        return False
    if _YEAR_END.search(before) and _YEAR_GOES_ON.match(line):
        return True
    capitals = line.isupper() or (before.isupper() and line[:8].isupper())
    return not printed_number(line) and before.isupper() == capitals


def _continues(before: str, line: str, *, torn: bool = False) -> bool:
    if len(before) + len(line) > 2 * LONGEST or _TABLE_ROW.match(line):
        return False
    if torn and _YEAR_END.search(before) and _YEAR_GOES_ON.match(line):
        return True
    if printed_number(line):
        return False
    if torn and before.endswith((";", ",", "|")) and line[0].islower():
        return True
    if _TORN_NAME.fullmatch(before):
        return line[:9].isupper()
    if before.endswith(";") and line[0].islower() and len(before) >= _WRAPPED_FROM:
        return True
    if before.endswith(_ENDS) or before.isupper() or _RECIPIENTS.match(before):
        return False
    if len(before) > 15 and _closes(before, line):
        return True
    if len(before) > 15 and _OPEN_END.search(before) and not _HEADING.match(before):
        return not line[:12].isupper()
    if len(before) > 15 and _BEFORE_FIGURE.search(before) and line[0].isdigit():
        return True
    if torn and len(line) >= _SHORT and line[:_SHORT].isupper():
        return False  # a title in capitals
    return (torn or line[0].islower()) and not _FORMAL.match(before)


@dataclass
class _Place:
    """Where the reader of the paragraphs stands."""

    zone: Zone = Zone.OUTSIDE
    listed: bool = False
    above: str = ""


def _place(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Give every paragraph its zone; a text without any header is all body."""
    here = _Place()
    if not any(_begins(each.text) for each in paragraphs[:40]):
        here.zone = Zone.BODY
    placed = []
    for each in paragraphs:
        here.zone = _next_zone(here, each.text)
        here.above = each.text
        placed.append(replace(each, zone=here.zone))
    return placed


def _begins(text: str) -> bool:
    return bool(
        (_UPPER_BODY.match(text) and len(text) < 120)
        or _NUMBERED.match(text)
        or (_TITLE.match(text) and len(text) < 160 and _title_line(text))
    )


def _title_line(text: str) -> bool:
    """Say whether a line is the type of a document alone, or with its subject behind it."""
    rest = _TITLE.sub("", text, count=1).strip(" :")
    return not rest or not rest[:40].isupper()


def _next_zone(here: _Place, text: str) -> Zone:
    zone = here.zone
    if _APPENDIX.match(text) and zone is not Zone.HEADER and len(text) < 60:
        return Zone.APPENDIX
    if _RECIPIENTS.match(text):
        here.listed = True
        return Zone.RECIPIENTS
    if zone is Zone.SIGNATURE and here.listed and _LISTED.match(text):
        return Zone.RECIPIENTS  # the signature stood beside the list, in the right-hand column
    if zone in {Zone.OUTSIDE, Zone.SIGNATURE} and _begins(text) and not _is_signing(here, text):
        return Zone.TITLE if _TITLE.match(text) else Zone.HEADER
    if zone is Zone.OUTSIDE:
        return zone
    if zone is Zone.HEADER and _TITLE.match(text):
        return Zone.TITLE
    subject = not printed_number(text) and not text.startswith("Căn cứ")
    if zone is Zone.TITLE and _TITLE.fullmatch(here.above) and subject:
        return zone  # the subject follows its type, whatever it begins with
    if zone in {Zone.HEADER, Zone.TITLE}:
        running = len(text) > 160 and not text[:40].isupper() and text.endswith((".", ":", ";"))
        opens = printed_number(text) or running or (_OPENING.match(text) and len(text) > 25)
        return Zone.BODY if opens else zone
    if zone in {Zone.BODY, Zone.RECIPIENTS} and _SIGNING.match(text) and len(text) < 60:
        return Zone.SIGNATURE if text.upper() == text else zone
    if zone is Zone.SIGNATURE:
        return zone if _SIGNING.match(text) or _is_name(text) else Zone.OUTSIDE
    return zone


def _is_signing(here: _Place, text: str) -> bool:
    return here.zone is Zone.SIGNATURE and bool(re.match(r"(?:TM|KT|TL|TUQ)\b", text))


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words)


def number_paragraphs(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Give every paragraph its printed number and its path."""
    outline, numbered = Outline(), []
    for each in paragraphs:
        number = number_in(each.zone, each.text)
        path = outline.path(each.zone, number)
        numbered.append(
            Paragraph(each.index, each.text, each.breaks, each.zone, number, path, each.page)
        )
    return numbered


_NUMBERED_ZONES = frozenset((Zone.BODY, Zone.APPENDIX, Zone.RECIPIENTS))


def number_in(zone: Zone, text: str) -> str:
    """Return the printed number of a paragraph, "" where its zone has none."""
    return printed_number(text) if zone in _NUMBERED_ZONES else ""


class Outline:
    """Counts paths through the numbered paragraphs of a document, in order."""

    def __init__(self) -> None:
        self._stack: list[tuple[int, str]] = []
        self._path = ""

    def path(self, zone: Zone, number: str) -> str:
        """Return the path of the next paragraph ("II.1.a"), its own number included."""
        stack = self._stack
        if zone is Zone.BODY:
            if number and number not in {"-", "+"}:
                level = level_of(number)
                while stack and stack[-1][0] >= level:
                    stack.pop()
                stack.append((level, _label(number)))
                self._path = _path(stack)
        elif zone in {Zone.HEADER, Zone.TITLE}:
            stack.clear()
            self._path = ""
        return self._path


def _label(number: str) -> str:
    dotted = "." in number.rstrip(".")
    return number.strip(" .") if dotted else re.sub(r"[\s.):/]", "", number)


@lru_cache(maxsize=5_000)
def level_of(number: str) -> int:
    """Return how deep a printed number stands: Phần 0, I. 1, 1. 2, 1.1. 3, …, a) 6."""
    bare = number.strip(" .):/")
    if bare.startswith(("Phần", "PHẦN", "Chương", "CHƯƠNG", "Mục", "Điều")):
        return 0
    if len(bare) == 1 and bare.isupper() and bare not in "IVX":
        return 0  # "A. KẾT QUẢ", above Roman numbers
    if re.fullmatch(r"[IVX]+", bare):
        return 1
    if bare[0].isdigit():
        return 2 + bare.count(".")
    return 6


def _path(stack: list[tuple[int, str]]) -> str:
    parts: list[str] = []
    for _, label in stack:
        while parts and "." in label and label.startswith(f"{parts[-1]}."):
            parts.pop()
        parts.append(label)
    return ".".join(parts)
