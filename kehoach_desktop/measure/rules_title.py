"""Rules T01–T07 and A01–A05 of `nd30.md`: type and subject of a paper, head of an appendix."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.measure import expected as want
from kehoach_desktop.measure.anatomy import Part
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.style import Look, centred, look, ruled

_TITLE = "NĐ 30/2020 PL I mục II.5"
_APPENDIX = "NĐ 30/2020 PL I mục III"
_DECIDES = re.compile(
    r"^(Về việc|Ban hành|Phê duyệt|Công nhận|Quy định|Sửa đổi|Bãi bỏ|Thành lập)\b"
)
_APPENDIX_WORD = re.compile(r"^Phụ lục( [IVXLC]+)?$")


def check(parts: list[Part]) -> Iterator[Finding]:
    """Yield what differs in titles."""
    appendices = [part for part in parts if part.is_appendix]
    for part in parts:
        if part.is_appendix:
            yield from _appendix(part, len(appendices))
        elif part.kind == "công văn":
            yield from _about(part)
        else:
            yield from _title(part)
        yield from _begins_no_page(part)


def _axis(part: Part) -> float:
    """Return the middle of the text width; where that is not seen, as with margins 30 and 20 mm."""
    edges = part.edges()
    if edges is not None:
        return sum(edges) / 2
    return part.sheets[0].width / 2 + 5 * want.MM


def _title(part: Part) -> Iterator[Finding]:
    line = part.type_line
    page = part.sheets[0].number
    if line is None:
        yield Finding("T01", Severity.ERROR, page, "", "tên loại văn bản", "không có", _TITLE)
        return
    yield from look("T01", line, Look(want.SIZE_TITLE, True, False, True), _TITLE)
    yield from centred("T01", line, _axis(part), 2.5 * want.MM + 1, _TITLE)
    if not part.subject:
        yield Finding(
            "T02", Severity.ERROR, page, line.text, "trích yếu nội dung", "không có", _TITLE
        )
        return
    for subject in part.subject:
        yield from look("T02", subject, Look(want.SIZE_TITLE, True, False, False), _TITLE)
        yield from centred("T02", subject, _axis(part), 2.5 * want.MM + 1, _TITLE)
    if part.is_attachment:
        if not part.reference:
            yield Finding(
                "T07", Severity.WARNING, page, line.text, "(Kèm theo Quyết định số … ngày … của …)",
                "không có", _TITLE,
            )  # fmt: skip
            return
        for reference in part.reference:
            yield from look(
                "T07", reference, Look(want.SIZE_TITLE, False, True), _TITLE, Severity.WARNING
            )
        yield from ruled("T07", part, part.reference, (0.2, 0.6), _TITLE, Severity.WARNING)
    else:
        yield from ruled("T03", part, part.subject, want.SHORT_LINE, _TITLE)
    yield from _deciding(part)


def _deciding(part: Part) -> Iterator[Finding]:
    """T05: what a decision does stands first in its subject."""
    first = part.subject[0]
    if part.kind == "quyết định" and not _DECIDES.match(first.text):
        yield Finding(
            "T05", Severity.HINT, first.page, quote(first.text),
            "Về việc …, Ban hành …, Phê duyệt …", first.text, "practice",
        )  # fmt: skip


def _about(part: Part) -> Iterator[Finding]:
    for line in part.about:
        yield from look("T06", line, Look(want.SIZE_ABOUT, False, False), _TITLE)
    if part.number is not None:
        first = part.about[0]
        gap = first.baseline - part.number.baseline - want.LINE_BOX * first.size
        if not 3.0 <= gap <= 9.0:
            yield Finding(
                "T06", Severity.ERROR, first.page, quote(first.text), "cách số, ký hiệu 6 pt",
                f"{gap:.1f} pt", _TITLE,
            )  # fmt: skip


def _begins_no_page(part: Part) -> Iterator[Finding]:
    """A01: an appendix that begins in the middle of a page of the text."""
    for before, line in zip(part.body, part.body[1:], strict=False):
        if (
            _APPENDIX_WORD.match(line.text)
            and line.bold
            and before.page == line.page
            and abs(line.centre - _axis(part)) < 5 * want.MM
        ):
            yield Finding(
                "A01", Severity.HINT, line.page, line.text, "phụ lục bắt đầu ở trang mới",
                "ở giữa trang", "practice",
            )  # fmt: skip


def _appendix(part: Part, count: int) -> Iterator[Finding]:
    line = part.type_line
    if line is None:
        return
    yield from look("A02", line, Look(want.SIZE_APPENDIX, True, False, False), _APPENDIX)
    yield from centred("A02", line, _axis(part), 7 * want.MM, _APPENDIX)
    match = _APPENDIX_WORD.match(line.text)
    if not match or bool(match[1]) != (count > 1):
        wanted = "Phụ lục kèm số La Mã" if count > 1 else "Phụ lục, không đánh số"
        yield Finding("A02", Severity.ERROR, line.page, line.text, wanted, line.text, _APPENDIX)
    if not part.subject:
        yield Finding(
            "A03", Severity.ERROR, line.page, line.text, "tiêu đề phụ lục", "không có", _APPENDIX
        )
    for title in part.subject:
        yield from look("A03", title, Look(want.SIZE_TITLE, True, False, True), _APPENDIX)
    if not part.reference:
        yield Finding(
            "A04", Severity.ERROR, line.page, line.text, "(Kèm theo … số … ngày … của …)",
            "không có", _APPENDIX,
        )  # fmt: skip
        return
    for reference in part.reference:
        yield from look("A04", reference, Look(want.SIZE_TITLE, False, True), _APPENDIX)
    if not part.strokes_below(part.reference[-1], 8.0):
        yield Finding(
            "A05", Severity.WARNING, line.page, quote(part.reference[-1].text),
            "đường kẻ dưới dòng kèm theo", "không có", _APPENDIX,
        )  # fmt: skip
