"""Measures: what a task or an aim is checked by; told once for the whole paper, as a hint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.rules.tasks import labels
from kehoach_desktop.review.text import Paragraph, Zone

#: Figures that count nothing: dates, years, symbols of papers, articles, Roman-numbered parts.
_NO_COUNT = regex(
    r"\d{1,6}(?:\s{0,2}[/-]\s{0,2}\d{1,6}){0,3}\s{0,2}/\s{0,2}[\dA-ZĐ][\w-]*|\b20\d\d\b"
    r"|\b(?:ngày|tháng|năm|quý|số|điều|khoản|điểm|mục|phần|kỳ)\s\d{1,6}(?:\s{0,2}(?:-|–|,|và|đến)\s{0,2}\d{1,6})*",
    re.IGNORECASE,
)
#: Words that name a product, a whole or a rhythm: the work can be checked without a figure.
_PRODUCT = regex(
    r"\b(?:sản phẩm|chỉ tiêu|kết quả đầu ra|báo cáo|kế hoạch|quyết định|tờ trình|danh sách|hồ sơ"
    r"|biên bản|phương án|đề án|quy chế|quy ước|văn bản|hội nghị|lớp|cuộc|buổi|đợt|tất cả|toàn bộ"
    r"|mỗi|từng|ít nhất|tối thiểu|hằng|hàng (?:ngày|tuần|tháng|quý|năm)|định kỳ|một lần)\b",
    re.IGNORECASE,
)
_AIM = regex(r"\b(?:mục đích|mục tiêu|chỉ tiêu|yêu cầu)\b", re.IGNORECASE)


def _counts(each: Paragraph) -> bool:
    """Say whether a paragraph holds a figure that counts something."""
    return each.has_digits and any(map(str.isdigit, _NO_COUNT.sub(" ", each.content)))


def _measured(each: Paragraph) -> bool:
    return each.once(_counts) or _PRODUCT.search(each.text) is not None


def _no_measure(reading: Reading) -> Iterator[Finding]:
    """Tasks that somebody leads, without target, product or number; the first one is shown."""
    tasks = [row for row in _items(reading) if any(line.once(labels)[0] for line in row[1:])]
    bare = [row[0] for row in tasks if not any(line.once(_measured) for line in row)]
    if bare:
        yield reading.find("", bare[0], (0, len(bare[0].text)),
                           count=str(len(bare)), total=str(len(tasks)))  # fmt: skip


def _items(reading: Reading) -> Iterator[list[Paragraph]]:
    """Yield every numbered item with the lettered ones and the lines under it."""
    row: list[Paragraph] = []
    for each in reading.walk(reading.text.within(Zone.BODY, Zone.APPENDIX, Zone.TABLE)):
        if each.is_outline and level_of(each.number) < _LETTERED:
            if row:
                yield row
            row = [each]
        elif row:
            row.append(each)
    if row:
        yield row


#: The level of "a)" (`plain_text.level_of`).
_LETTERED = 6


def _no_aim(reading: Reading) -> Iterator[Finding]:
    """The aims of a plan hold no figure, and no other place speaks of targets."""
    if "KẾ HOẠCH" not in reading.title or reading.text.low_count("chỉ tiêu"):
        return
    first: Paragraph | None = None
    inside = False
    for each in reading.walk(reading.text.body):
        if each.is_outline and level_of(each.number) <= 1:
            inside = _AIM.search(each.text) is not None
            first = each if inside and first is None else first
        if inside and each.once(_counts):
            return
    if first is not None:
        yield reading.find("", first, (0, len(first.text)))


def _measures_of(each: Paragraph, reading: Reading) -> object:
    return each.once(labels), each.once(_measured)


def _aims_of(each: Paragraph, reading: Reading) -> object:
    aim = each.is_outline and _AIM.search(each.text) is not None
    return "chỉ tiêu" in each.low, each.once(_counts), aim


RULES = (
    Rule("task.no_measure", Severity.HINT, "practice", _no_measure, reads=_measures_of),
    Rule("complete.no_aim", Severity.HINT, "practice", _no_aim, reads=_aims_of),
)
