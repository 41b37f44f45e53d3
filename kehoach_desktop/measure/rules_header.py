"""Rules H01–H22 of `nd30.md`: Quốc hiệu, Tiêu ngữ, issuing body, number, place and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.measure import expected as want
from kehoach_desktop.measure.anatomy import Part, plain
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.sheet import Line
from kehoach_desktop.measure.style import Look, centred, look, ruled

_CLAUSE = "NĐ 30/2020 PL I mục II.{}"
_QUOC_HIEU, _ISSUER, _NUMBER, _DATE = (_CLAUSE.format(index) for index in (1, 2, 3, 4))

_BLANK = r"\s{3,}|\.{3,}|…+"
_NAMED = re.compile(
    rf"^Số: ?(?P<no>\d{{2,}}|{_BLANK}|\s*)/(?P<kind>{'|'.join(want.KINDS.values())})"
    r"-[A-ZĐ]+(?:-[A-ZĐ&]+)*$"
)
_LETTER = re.compile(rf"^Số: ?(?:\d{{2,}}|{_BLANK}|\s*)/(?P<first>[A-ZĐ]+)-[A-ZĐ&]+(?:-[A-ZĐ&]+)*$")
_DATE_FULL = re.compile(
    r"^(?P<place>.+), ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2]) năm 20\d\d$"
)
_DATE_PADDED = re.compile(r", ngày \d{2} tháng 0[3-9] năm 20\d\d$")
_DATE_BLANK = re.compile(r"^.+, ngày\s*[.…]*\s*tháng\s*([.…]+|\d+)?\s*năm 20\d\d$")


def check(parts: list[Part]) -> Iterator[Finding]:
    """Yield what differs in the head of each paper."""
    for index, part in enumerate(parts):
        if part.is_appendix:
            continue
        yield from _national(part)
        yield from _issuer(part)
        if not part.is_attachment:
            yield from _number(part)
            yield from _place_date(part)
        elif index and (part.number or part.place_date):
            line = part.number or part.place_date
            if line is not None:
                yield Finding(
                    "H22", Severity.WARNING, line.page, quote(line.text),
                    "văn bản kèm theo không có số, địa danh và ngày", line.text, _NUMBER,
                )  # fmt: skip


def _national(part: Part) -> Iterator[Finding]:
    page = part.sheets[0]
    if part.quoc_hieu is None:
        yield Finding(
            "H01", Severity.ERROR, page.number, "", want.QUOC_HIEU, "không có", _QUOC_HIEU
        )
        return
    quoc_hieu = part.quoc_hieu
    words = quoc_hieu.text.replace("HOÀ", "HÒA")
    if words != want.QUOC_HIEU and want.QUOC_HIEU.startswith(f"{words} "):
        yield Finding(
            "H03", Severity.ERROR, page.number, quote(words), "Quốc hiệu trên một dòng",
            "xuống dòng", _QUOC_HIEU,
        )  # fmt: skip
    elif words != want.QUOC_HIEU:
        yield Finding(
            "H01", Severity.ERROR, page.number, quote(quoc_hieu.text), want.QUOC_HIEU,
            quoc_hieu.text, _QUOC_HIEU,
        )  # fmt: skip
    yield from look(
        "H02", quoc_hieu, Look(want.SIZE_QUOC_HIEU, bold=True, italic=False), _QUOC_HIEU
    )
    if quoc_hieu.centre < page.width / 2 or quoc_hieu.top > 45 * want.MM:
        yield Finding(
            "H03", Severity.ERROR, page.number, quote(quoc_hieu.text),
            "phía trên, bên phải trang đầu", "nơi khác", _QUOC_HIEU,
        )  # fmt: skip
    tieu_ngu = part.tieu_ngu
    if tieu_ngu is None:
        yield Finding("H04", Severity.ERROR, page.number, "", want.TIEU_NGU, "không có", _QUOC_HIEU)
        return
    if tieu_ngu.text.replace("Hạnh", "hạnh").replace("hạnh", "Hạnh") != want.TIEU_NGU:
        dash = any(char in tieu_ngu.text for char in "–—")
        if plain(tieu_ngu.text).replace("–", "-").replace("—", "-") != plain(want.TIEU_NGU) or dash:
            yield Finding(
                "H04", Severity.WARNING if dash else Severity.ERROR, page.number,
                quote(tieu_ngu.text), want.TIEU_NGU, tieu_ngu.text, _QUOC_HIEU,
            )  # fmt: skip
    yield from look("H05", tieu_ngu, Look(want.SIZE_TIEU_NGU, bold=True, italic=False), _QUOC_HIEU)
    yield from centred("H06", tieu_ngu, quoc_hieu.centre, want.PLACE_TOLERANCE, _QUOC_HIEU)
    if tieu_ngu.baseline - quoc_hieu.baseline > want.LINE_BOX * tieu_ngu.size + 2:
        yield Finding(
            "H07", Severity.WARNING, page.number, quote(tieu_ngu.text), "cách dòng đơn",
            f"{tieu_ngu.baseline - quoc_hieu.baseline:.1f} pt", _QUOC_HIEU,
        )  # fmt: skip
    yield from ruled("H08", part, [tieu_ngu], want.WHOLE_LINE, _QUOC_HIEU)


def _issuer(part: Part) -> Iterator[Finding]:
    page = part.sheets[0]
    if not part.issuer:
        yield Finding(
            "H10", Severity.ERROR, page.number, "", "tên cơ quan ban hành", "không có", _ISSUER
        )
        return
    names = [line for line in part.issuer if line.bold]
    above = part.issuer[: part.issuer.index(names[0])] if names else []
    for line in above:
        yield from look(
            "H09", line, Look(want.SIZE_ISSUER, bold=False, italic=False, upper=True), _ISSUER
        )
    own = names or part.issuer
    for line in own:
        yield from look(
            "H10", line, Look(want.SIZE_ISSUER, bold=True, italic=False, upper=True), _ISSUER
        )
        yield from centred("H10", line, part.issuer[0].centre, want.PLACE_TOLERANCE, _ISSUER)
    text = " ".join(line.text for line in own)
    if re.match(r"^UBND\b", text):
        yield Finding(
            "H10",
            Severity.ERROR,
            page.number,
            quote(text),
            "tên đầy đủ, không viết tắt",
            text,
            _ISSUER,
        )
    first = plain(own[0].text)
    if (
        len(names) > 1
        and not first.startswith("uy ban nhan dan")
        and any(
            plain(line.text).startswith(("uy ban", "so ", "van phong", "trung tam"))
            for line in own[1:]
        )
    ):
        yield Finding(
            "H09", Severity.ERROR, page.number, quote(own[0].text), "cơ quan chủ quản không đậm",
            "đậm", _ISSUER,
        )  # fmt: skip
    yield from ruled("H11", part, own, want.SHORT_LINE, _ISSUER)
    if part.quoc_hieu is not None and abs(part.quoc_hieu.top - part.issuer[0].top) > 2 * want.MM:
        yield Finding(
            "H12", Severity.HINT, page.number, quote(part.issuer[0].text),
            "ngang hàng với Quốc hiệu",
            f"lệch {(part.issuer[0].top - part.quoc_hieu.top) / want.MM:.1f} mm", "practice",
        )  # fmt: skip


def _number(part: Part) -> Iterator[Finding]:
    line = part.number
    if line is None:
        yield Finding(
            "H14", Severity.ERROR, part.sheets[0].number, "", "Số, ký hiệu", "không có", _NUMBER
        )
        return
    yield from look("H13", line, Look(want.SIZE_NUMBER, bold=False, italic=False), _NUMBER)
    text = line.text
    short = re.match(r"^Số: ?(\d)/", text)
    if short:
        yield Finding("H15", Severity.ERROR, line.page, text, f"0{short[1]}", short[1], _NUMBER)
    elif part.kind == "công văn":
        match = _LETTER.match(_unblank(text))
        if not match or match["first"] in want.KINDS.values():
            yield _pattern(line, "Số: 12/UBND-VX")
    else:
        match = _NAMED.match(_unblank(text))
        if not match:
            yield _pattern(line, "Số: 02/KH-UBND")
        elif part.kind in want.KINDS and match["kind"] != want.KINDS[part.kind]:
            yield Finding(
                "H16",
                Severity.ERROR,
                line.page,
                text,
                want.KINDS[part.kind],
                match["kind"],
                _NUMBER,
            )
    if part.issuer:
        yield from centred("H17", line, part.issuer[0].centre, 1.5 * want.PLACE_TOLERANCE, _NUMBER)


def _unblank(text: str) -> str:
    return re.sub(r"^Số:\s*(?=/)", "Số: ", text)


def _pattern(line: Line, example: str) -> Finding:
    return Finding(
        "H14", Severity.ERROR, line.page, quote(line.text), f"dạng {example}", line.text, _NUMBER
    )


def _place_date(part: Part) -> Iterator[Finding]:
    line = part.place_date
    page = part.sheets[0].number
    if part.kind == "biên bản":
        if line is not None:
            yield Finding(
                "H22", Severity.WARNING, page, quote(line.text), "biên bản không có dòng này",
                line.text, _DATE,
            )  # fmt: skip
        return
    if line is None:
        yield Finding("H19", Severity.ERROR, page, "", "địa danh và thời gian", "không có", _DATE)
        return
    yield from look("H18", line, Look(want.SIZE_DATE, bold=False, italic=True), _DATE)
    if _DATE_PADDED.search(line.text):
        yield Finding(
            "H19", Severity.WARNING, page, quote(line.text), "tháng 3 đến 9 không thêm số 0",
            line.text, _DATE,
        )  # fmt: skip
    elif not _DATE_FULL.match(line.text) and not _DATE_BLANK.match(line.text):
        yield Finding(
            "H19", Severity.ERROR, page, quote(line.text), "…, ngày 05 tháng 01 năm 2026",
            line.text, _DATE,
        )  # fmt: skip
    if part.number is not None and abs(line.baseline - part.number.baseline) > 2:
        yield Finding(
            "H20", Severity.ERROR, page, quote(line.text), "cùng hàng với số, ký hiệu",
            f"lệch {(line.baseline - part.number.baseline) / want.MM:.1f} mm", _DATE,
        )  # fmt: skip
    if part.quoc_hieu is not None:
        yield from centred("H20", line, part.quoc_hieu.centre, 1.5 * want.PLACE_TOLERANCE, _DATE)
