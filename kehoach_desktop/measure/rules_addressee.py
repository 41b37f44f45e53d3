"""Rules N06–N09 of `nd30.md`: Kính gửi, the typist's sign, the address at the foot."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_desktop.measure import expected as want
from kehoach_desktop.measure.anatomy import Part, plain
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.sheet import Line
from kehoach_desktop.measure.style import Look, look

_TO = "NĐ 30/2020 PL I mục II.9"
_SIGNS = "NĐ 30/2020 PL I mục II.12"
_FOOT = "NĐ 30/2020 PL I mục II.13"
_WITHOUT = {"kế hoạch", "thông báo", "quyết định"}
_WITH = {"công văn", "tờ trình"}


def check(parts: list[Part]) -> Iterator[Finding]:
    """Yield what differs in the addressee and in the two small signs of a paper."""
    for part in parts:
        if part.is_appendix:
            continue
        yield from _addressee(part)
        if part.typist is not None:
            yield from look(
                "N08", part.typist, Look((11.0, 11.0), False, False), _SIGNS, Severity.WARNING
            )
        yield from _contact(part)


def addressee(part: Part) -> list[Line]:
    """Return the line of "Kính gửi" and the list under it, empty without one."""
    start = next(
        (i for i, line in enumerate(part.body[:6]) if plain(line.text).startswith("kinh gui")), None
    )
    if start is None:
        return []
    found = [part.body[start]]
    for line in part.body[start + 1 : start + 40]:
        in_list = line.text.startswith("-") and line.left > found[0].left + 10
        goes_on = len(found) > 1 and line.left > found[1].left
        if not in_list and not goes_on:
            break
        found.append(line)
    return found


def _addressee(part: Part) -> Iterator[Finding]:
    lines = addressee(part)
    if part.kind in _WITHOUT and lines:
        yield _finding("N07", lines[0], "không có Kính gửi", lines[0].text)
        return
    if not lines:
        if part.kind in _WITH and not part.is_attachment:
            yield Finding(
                "N06", Severity.ERROR, part.sheets[0].number, "", "Kính gửi: …", "không có", _TO
            )
        return
    head = lines[0]
    if not head.text.startswith("Kính gửi:"):
        yield _finding("N06", head, "Kính gửi:", head.text)
        return
    for line in lines:
        yield from look("N06", line, Look(want.SIZE_BODY, False, False), _TO)
    names = _names(lines[1:])
    if not names:
        return
    if head.text != "Kính gửi:":
        yield _finding("N06", head, "nhiều nơi nhận: mỗi nơi một dòng, gạch đầu dòng", head.text)
    for name, end in zip(names, [";"] * (len(names) - 1) + ["."], strict=True):
        if not name[-1].text.endswith(end):
            yield _finding("N06", name[-1], f"cuối dòng dấu {end}", name[-1].text[-1:])
    colon = next(glyph for glyph in reversed(head.glyphs) if glyph.char == ":")
    for name in names:
        off = name[0].left - colon.left
        if abs(off) > 4 or abs(name[0].left - names[0][0].left) > 1:
            yield _finding(
                "N06", name[0], "gạch đầu dòng thẳng dưới dấu hai chấm", f"lệch {off:+.1f} pt"
            )
            return


def _names(lines: list[Line]) -> list[list[Line]]:
    names: list[list[Line]] = []
    for line in lines:
        if line.text.startswith("-"):
            names.append([line])
        elif names:
            names[-1].append(line)
    return names


def _contact(part: Part) -> Iterator[Finding]:
    if not part.contact or part.is_attachment:
        return
    for line in part.contact:
        yield from look("N09", line, Look(want.SIZE_CONTACT, None, False), _FOOT, Severity.WARNING)
    edges = part.edges()
    page, first = part.sheets[0], part.contact[0]
    rules = [
        stroke for stroke in page.strokes
        if stroke.is_horizontal and 0 < first.baseline - stroke.top < 30
    ]  # fmt: skip
    width = 160 * want.MM if edges is None else edges[1] - edges[0]
    if not any(abs(stroke.width - width) <= 2 * want.MM for stroke in rules):
        yield Finding(
            "N09", Severity.WARNING, first.page, quote(first.text),
            "đường kẻ dài bằng dòng chữ ở trên", "không có", _FOOT,
        )  # fmt: skip


def _finding(rule: str, line: Line, expected: str, measured: str) -> Finding:
    return Finding(rule, Severity.ERROR, line.page, quote(line.text), expected, measured, _TO)
