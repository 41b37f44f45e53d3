"""Rules B01, B20, B23 and S06 of `nd30.md`: legal bases, tables over pages, minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kehoach_desktop.measure.anatomy import Part, plain
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.paragraphs import Paragraph, paragraphs
from kehoach_desktop.measure.sheet import Line, Sheet

_CLAUSE = "NĐ 30/2020 PL I mục II.6"
_BASIS = re.compile(r"^(Căn cứ|Theo đề nghị)\b")
#: What minutes hold, in this order (Appendix III, form 1.9).
_MINUTES = ("thoi gian bat dau", "dia diem", "thanh phan", "chu tri", "thu ky", "noi dung")


def check(parts: list[Part]) -> Iterator[Finding]:
    """Yield what differs in bases, minutes and tables that go over pages."""
    for part in parts:
        for before, after in pairwise(part.sheets):
            yield from _repeated_head(before, after)
        if part.is_appendix:
            continue
        found = paragraphs(part)
        yield from _bases(found)
        if part.kind == "biên bản":
            yield from _minutes(found, part)
            yield from _two_signers(part)


def _bases(found: list[Paragraph]) -> Iterator[Finding]:
    """B01: each basis is italic and ends with a semicolon, the last with a full stop.

    "Căn cứ Kế hoạch số …, Ủy ban nhân dân xã … như sau:" is an opening, not a list of bases.
    """
    start = next((i for i, item in enumerate(found[:12]) if _BASIS.match(item.text)), None)
    if start is None:
        return
    bases = []
    for item in found[start:]:
        if not _BASIS.match(item.text) or "như sau" in item.text or item.text.endswith(":"):
            break
        bases.append(item)
    if not bases or (len(bases) == 1 and not (bases[0].first.any_italic or start)):
        return
    for number, item in enumerate(bases, start=1):
        if not item.first.italic:
            yield _finding("B01", item.first, "căn cứ: chữ nghiêng", "chữ đứng", Severity.ERROR)
        ends = "." if number == len(bases) else ";"
        if not item.text.endswith((ends, "…", ";", ",") if ends == "." and _opens(found, item)
                                  else ends):  # fmt: skip
            yield _finding(
                "B01", item.last, f"cuối căn cứ dấu {ends}", item.text[-1], Severity.ERROR
            )


def _opens(found: list[Paragraph], last: Paragraph) -> bool:
    """Say whether a plan's opening sentence goes on after the bases."""
    rest = found[found.index(last) + 1 :]
    return bool(rest) and not rest[0].first.is_upper


def _minutes(found: list[Paragraph], part: Part) -> Iterator[Finding]:
    texts = [plain(item.text) for item in found]
    places = {
        label: next((i for i, text in enumerate(texts) if label in text[:40]), None)
        for label in _MINUTES
    }
    missing = [label for label, place in places.items() if place is None]
    if missing:
        yield Finding(
            "B23", Severity.WARNING, part.sheets[0].number, "",
            "Thời gian bắt đầu, Địa điểm, Thành phần, Chủ trì, Thư ký, Nội dung",
            f"thiếu {len(missing)} mục", "NĐ 30/2020 PL III mẫu 1.9",
        )  # fmt: skip
    there = [place for place in places.values() if place is not None]
    for before, after in pairwise(there):
        if after < before:
            yield Finding(
                "B23", Severity.WARNING, found[after].first.page, quote(found[after].text),
                "đúng thứ tự: Thời gian bắt đầu, Địa điểm, Thành phần, Chủ trì, Thư ký, Nội dung",
                "sai thứ tự", "NĐ 30/2020 PL III mẫu 1.9",
            )  # fmt: skip
            return


def _two_signers(part: Part) -> Iterator[Finding]:
    """S06: the secretary signs at the left, the chair at the right."""
    secretary = _title(part, "thu ky")
    chair = _title(part, "chu toa") or _title(part, "chu tri")
    if secretary is None or chair is None:
        yield Finding(
            "S06", Severity.WARNING, part.sheets[-1].number, "",
            "THƯ KÝ bên trái, CHỦ TỌA bên phải", "thiếu", "NĐ 30/2020 PL III mẫu 1.9",
        )  # fmt: skip
    elif secretary.centre >= chair.centre or abs(secretary.baseline - chair.baseline) > 3:
        yield _finding(
            "S06", secretary, "THƯ KÝ bên trái, CHỦ TỌA bên phải, ngang hàng", "nơi khác",
            Severity.WARNING,
        )  # fmt: skip


def _title(part: Part, words: str) -> Line | None:
    lines = [*part.body, *part.authority]
    return next((line for line in lines if plain(line.text) == words and line.is_upper), None)


def _repeated_head(before: Sheet, after: Sheet) -> Iterator[Finding]:
    """B20: a table that goes on over the page begins there with its head again."""
    inside = [line for line in after.lines if not line.text.isdigit() or after.in_table(line)]
    last = before.lines[-1] if before.lines else None
    if last is None or not inside or not before.in_table(last) or not after.in_table(inside[0]):
        return
    if not before.table_areas() or _first_row(before) == _first_row(after):
        return
    yield Finding(
        "B20", Severity.HINT, after.number, quote(inside[0].text),
        "hàng tiêu đề lặp lại ở đầu trang", "không lặp lại", "practice",
    )  # fmt: skip


def _first_row(sheet: Sheet) -> frozenset[str]:
    """Return the words between the first two rules of the last table of a page."""
    top, bottom = sheet.table_areas()[-1]
    rules = sorted(
        {round(stroke.top) for stroke in sheet.strokes if stroke.is_horizontal}
    )  # fmt: skip
    inside = [rule for rule in rules if top - 2 <= rule <= bottom + 2]
    end = next((rule for rule in inside if rule > top + 6), bottom)
    return frozenset(
        line.text for line in sheet.lines if top - 1 <= line.baseline <= end + 1
    )  # fmt: skip


def _finding(rule: str, line: Line, expected: str, measured: str, severity: Severity) -> Finding:
    return Finding(rule, severity, line.page, quote(line.text), expected, measured, _CLAUSE)
