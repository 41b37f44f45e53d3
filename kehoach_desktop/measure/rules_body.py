"""Rules B04–B09, B12, B13, B15, B18, B19, B21, B22 of `nd30.md`: the text of a paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kehoach_desktop.measure import expected as want
from kehoach_desktop.measure.anatomy import Part, plain
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.rules_addressee import addressee
from kehoach_desktop.measure.sheet import Line
from kehoach_desktop.measure.style import Look, look

_CLAUSE = "NĐ 30/2020 PL I mục II.6"
_ROMAN = re.compile(r"^[IVX]+\. ")
_ARTICLE = re.compile(r"^Điều \d+\.")
_POINT = re.compile(r"^([a-zđ])[).] ")
_BASIS = re.compile(r"^(Căn cứ|Theo đề nghị)\b")


def check(parts: list[Part]) -> Iterator[Finding]:
    """Yield what differs in the text of each part."""
    for part in parts:
        lines = [line for line in part.body if not part.sheet_of(line).in_table(line)]
        if not part.is_appendix:
            yield from _sizes(lines)
            yield from _shape(part, lines)
            yield from _headings(lines)
            yield from _points(lines)
            yield from _decision(part, lines)
        yield from _end_mark(part)
    yield from _appendices_named(parts)


def _sizes(lines: list[Line]) -> Iterator[Finding]:
    if not lines:
        return
    prose = [line for line in lines if not line.is_upper]
    if not prose:
        return
    usual = Counter(round(line.size, 1) for line in prose).most_common(1)[0][0]
    low, high = want.SIZE_BODY
    for line in prose:
        if abs(line.size - usual) > want.SIZE_TOLERANCE or not low - 0.1 <= usual <= high + 0.1:
            yield Finding(
                "B04", Severity.ERROR, line.page, quote(line.text), "cỡ chữ 13–14, thống nhất",
                f"cỡ {line.size:g}", _CLAUSE,
            )  # fmt: skip
            return


def _is_heading(line: Line) -> bool:
    return line.is_upper or line.any_bold or bool(_BASIS.match(line.text))


def _shape(part: Part, lines: list[Line]) -> Iterator[Finding]:
    """Margins of the prose, first-line indent, gaps and spacing; one finding a rule."""
    named = {id(line) for line in addressee(part)}  # Kính gửi stands where its names need it
    portrait = [
        line for line in lines if id(line) not in named and not part.sheet_of(line).is_landscape
    ]
    edges = part.edges()
    if edges is None:
        return
    left, right = edges
    yield from _indents(portrait, left, right)
    yield from _justified(portrait, left, right)
    yield from _pitches(portrait, left, right)


def _indents(lines: list[Line], left: float, right: float) -> Iterator[Finding]:
    firsts = [
        line
        for line in lines
        if 6 < line.left - left < 90 and line.right > right - 150 and not line.is_upper
    ]
    for line in firsts:
        indent = line.left - left
        if all(abs(indent - wanted) > want.INDENT_TOLERANCE + 1 for wanted in want.INDENTS):
            yield Finding(
                "B07", Severity.ERROR, line.page, quote(line.text), "lùi đầu dòng 1 hoặc 1,27 cm",
                f"{indent / want.MM / 10:.2f} cm", _CLAUSE,
            )  # fmt: skip
            return


def _justified(lines: list[Line], left: float, right: float) -> Iterator[Finding]:
    """A line followed, in its paragraph, by another one must reach the right margin."""
    inner: list[Line] = []
    for line, following in zip(lines, lines[1:], strict=False):
        if line.page == following.page and abs(following.left - left) < 2 and line.left >= left - 2:
            inner.append(line)
    if len(inner) < 5:
        return
    ragged = [line for line in inner if line.right < right - 2.5]
    if len(ragged) / len(inner) > 0.05:
        yield Finding(
            "B06", Severity.ERROR, ragged[0].page, quote(ragged[0].text), "canh đều hai bên",
            f"{len(ragged)}/{len(inner)} dòng không tới lề phải", _CLAUSE,
        )  # fmt: skip


def _pitches(lines: list[Line], left: float, right: float) -> Iterator[Finding]:
    within: list[tuple[float, Line]] = []
    between: list[tuple[float, Line]] = []
    for line, following in zip(lines, lines[1:], strict=False):
        pitch = following.baseline - line.baseline
        if line.page != following.page or not 0 < pitch < 60 or line.size != following.size:
            continue
        if abs(following.left - left) < 2 and line.right > right - 3:
            within.append((pitch, following))
        elif 20 < following.left - left < 45:
            between.append((pitch, following))
    if len(within) < 3:
        return
    usual = Counter(round(pitch, 1) for pitch, _ in within).most_common(1)[0][0]
    low, high = (limit * want.LINE_BOX * within[0][1].size for limit in want.LINE_SPACING)
    if not low - 0.6 <= usual <= high + 0.6:
        yield Finding(
            "B09", Severity.ERROR, within[0][1].page, quote(within[0][1].text),
            "cách dòng đơn đến 1,5 dòng", f"{usual:.1f} pt", _CLAUSE,
        )  # fmt: skip
    for pitch, line in between:
        if pitch - usual < want.PARAGRAPH_GAP:
            yield Finding(
                "B08", Severity.ERROR, line.page, quote(line.text), "đoạn cách đoạn ít nhất 6 pt",
                f"{pitch - usual:.1f} pt", _CLAUSE,
            )  # fmt: skip
            return


def _headings(lines: list[Line]) -> Iterator[Finding]:
    for line in lines:
        if _ROMAN.match(line.text) and (line.any_bold or line.is_upper):
            yield from look("B12", line, Look(want.SIZE_BODY, True, False, True), _CLAUSE)
        elif _ARTICLE.match(line.text):
            word = line.glyphs[: line.raw.index(".") + 1] if "." in line.raw else line.glyphs
            if not all(glyph.bold for glyph in word if not glyph.char.isspace()):
                yield Finding(
                    "B13", Severity.ERROR, line.page, quote(line.text), "Điều: đứng, đậm",
                    "không đậm", _CLAUSE,
                )  # fmt: skip


def _points(lines: list[Line]) -> Iterator[Finding]:
    """B15: điểm count a b c d đ e … and carry a bracket."""
    last = ""
    for line in lines:
        if re.match(r"^(\d+\.|[IVX]+\.|Điều) ?", line.text):
            last = ""
        match = _POINT.match(line.text)
        if not match or match[1].upper() == line.text[:1]:
            continue
        letter = match[1]
        wanted = want.POINT_LETTERS[want.POINT_LETTERS.index(last) + 1] if last else "a"
        if line.text[1] == "." or letter not in want.POINT_LETTERS or (letter != wanted):
            yield Finding(
                "B15",
                Severity.ERROR,
                line.page,
                quote(line.text),
                f"{wanted})",
                line.text[:2],
                _CLAUSE,
            )
        last = letter if letter in want.POINT_LETTERS[:-1] else ""


def _end_mark(part: Part) -> Iterator[Finding]:
    lines = [line for line in part.body if not line.text.isdigit()]
    if not lines:
        return
    last = lines[-1]
    if not last.text.endswith("./.") and part.kind != "biên bản":
        yield Finding(
            "B19", Severity.WARNING, last.page, quote(" ".join(last.text.split()[-8:])),
            "kết thúc bằng ./.", last.text[-3:], _CLAUSE,
        )  # fmt: skip


def _decision(part: Part, lines: list[Line]) -> Iterator[Finding]:
    if part.kind != "quyết định":
        return
    word = next((line for line in lines if plain(line.text).rstrip(" :") == "quyet dinh"), None)
    if word is None or word.text != "QUYẾT ĐỊNH:" or not word.bold:
        yield Finding(
            "B22", Severity.ERROR, word.page if word else part.sheets[0].number,
            word.text if word else "", "QUYẾT ĐỊNH:", word.text if word else "không có", _CLAUSE,
        )  # fmt: skip
    power = next((line for line in lines[:4] if line.is_upper and line.any_bold), None)
    if power is None or power is word:
        yield Finding(
            "B21",
            Severity.ERROR,
            part.sheets[0].number,
            "",
            "dòng thẩm quyền ban hành",
            "không có",
            _CLAUSE,
        )
        return
    head = plain(power.text).startswith(("chu tich", "giam doc"))
    if part.authority and head == part.authority[0].text.startswith("TM."):
        yield Finding(
            "B21", Severity.ERROR, power.page, quote(power.text),
            "thẩm quyền và hình thức ký thống nhất", part.authority[0].text, _CLAUSE,
        )  # fmt: skip


def _appendices_named(parts: list[Part]) -> Iterator[Finding]:
    appendices = [part for part in parts if part.is_appendix]
    if not appendices:
        return
    body = " ".join(line.text for part in parts if not part.is_appendix for line in part.body)
    if "phu luc" not in plain(body):
        line = appendices[0].type_line
        yield Finding(
            "B18", Severity.ERROR, appendices[0].sheets[0].number, line.text if line else "",
            "trong văn bản có chỉ dẫn về phụ lục", "không có", "NĐ 30/2020 PL I mục III",
        )  # fmt: skip
