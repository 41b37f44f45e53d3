"""Rules S01–S05, S07 and N01–N04 of `nd30.md`: signature and recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.measure import expected as want
from kehoach_desktop.measure.anatomy import Part, plain
from kehoach_desktop.measure.finding import Finding, Severity, quote
from kehoach_desktop.measure.rules_addressee import addressee
from kehoach_desktop.measure.style import Look, centred, look

_SIGN = "NĐ 30/2020 PL I mục II.7"
_TO = "NĐ 30/2020 PL I mục II.9"
_SAVE = re.compile(r"^- Lưu: VT(, [^.]+)?\.$")
_SLASHED = re.compile(r"\b(K/T|T/M|T/L|TUQ/)")
_AUTHORITY = re.compile(
    r"^(TM\.|KT\.|TL\.|TUQ\.|Q\.|CHỦ TỊCH|PHÓ|GIÁM ĐỐC|TRƯỞNG|CHÁNH|HIỆU TRƯỞNG|BÍ THƯ|THƯ KÝ)"
)
_DEGREE = re.compile(r"^(GS|PGS|TS|ThS|BS)\b")


def check(parts: list[Part]) -> Iterator[Finding]:
    """Yield what differs at the end of each paper."""
    for part in parts:
        if part.is_appendix or part.is_attachment:
            if part.authority:
                line = part.authority[0]
                yield Finding(
                    "S07",
                    Severity.WARNING,
                    line.page,
                    line.text,
                    "không có khối ký",
                    line.text,
                    _SIGN,
                )
            continue
        yield from _recipients(part)
        if part.kind != "biên bản":
            yield from _signature(part)
        yield from _together(part)


def _recipients(part: Part) -> Iterator[Finding]:
    word = part.recipients_word
    if word is None:
        yield Finding(
            "N01", Severity.ERROR, part.sheets[-1].number, "", "Nơi nhận:", "không có", _TO
        )
        return
    yield from look("N01", word, Look(want.SIZE_RECIPIENTS_WORD, bold=True, italic=True), _TO)
    if part.authority and abs(part.authority[0].top - word.top) > 2 * want.MM + 1.5:
        yield Finding(
            "N01", Severity.ERROR, word.page, word.text, "ngang hàng với quyền hạn của người ký",
            f"lệch {(word.top - part.authority[0].top) / want.MM:.1f} mm", _TO,
        )  # fmt: skip
    items: list[str] = []
    for line in part.recipients:
        yield from look("N02", line, Look(want.SIZE_RECIPIENTS, bold=False, italic=False), _TO)
        if line.text.startswith("-") or not items:
            items.append(line.text)
        else:
            items[-1] += f" {line.text}"
    for item in items[:-1]:
        if not item.startswith("- ") or not item.endswith(";"):
            yield Finding(
                "N02",
                Severity.ERROR,
                word.page,
                quote(item),
                "gạch đầu dòng, cuối dòng dấu ;",
                item,
                _TO,
            )
    if items and not _SAVE.match(items[-1]):
        yield Finding(
            "N03", Severity.ERROR, word.page, quote(items[-1]), "- Lưu: VT, ….", items[-1], _TO
        )
    if items:
        yield from _first_item(part, items[0])


def _first_item(part: Part, first: str) -> Iterator[Finding]:
    if part.kind == "quyết định" and not plain(first).startswith("- nhu dieu"):
        yield Finding(
            "N04",
            Severity.WARNING,
            part.sheets[-1].number,
            quote(first),
            "- Như Điều …;",
            first,
            _TO,
        )
    to_superior = part.kind in {"công văn", "tờ trình"} or (
        part.kind == "báo cáo" and bool(addressee(part))
    )
    if to_superior and not plain(first).startswith("- nhu tren"):
        yield Finding(
            "N04", Severity.ERROR, part.sheets[-1].number, quote(first), "- Như trên;", first, _TO
        )


def _signature(part: Part) -> Iterator[Finding]:
    if not part.authority:
        page = part.recipients_word.page if part.recipients_word else part.sheets[-1].number
        yield Finding(
            "S01", Severity.ERROR, page, "", "quyền hạn, chức vụ người ký", "không có", _SIGN
        )
        return
    for line in part.authority:
        yield from look("S01", line, Look(want.SIZE_SIGNATURE, True, False, True), _SIGN)
        if _SLASHED.search(line.text):
            yield Finding(
                "S02", Severity.ERROR, line.page, line.text, "KT., TM., TL.", line.text, _SIGN
            )
    last = part.authority[-1]
    if re.match(r"^(TM|KT|TL|TUQ|Q)\.", last.text):
        yield Finding(
            "S02", Severity.ERROR, last.page, last.text, "dưới đó ghi chức vụ của người ký",
            "không có", _SIGN,
        )  # fmt: skip
    if not _AUTHORITY.match(part.authority[0].text) and not _SLASHED.search(part.authority[0].text):
        line = part.authority[0]
        yield Finding(
            "S01", Severity.ERROR, line.page, line.text, "TM., KT., TL., TUQ. hoặc chức vụ",
            line.text, _SIGN,
        )  # fmt: skip
    signer = part.signer
    if signer is None:
        return
    yield from look("S03", signer, Look(want.SIZE_SIGNATURE, True, False, False), _SIGN)
    yield from centred("S03", signer, part.authority[-1].centre, 1.5 * want.MM, _SIGN)
    if _DEGREE.match(signer.text):
        yield Finding(
            "S03", Severity.ERROR, signer.page, signer.text, "không ghi học hàm, học vị",
            signer.text, _SIGN,
        )  # fmt: skip
    room = signer.top - part.authority[-1].bottom
    if signer.page == part.authority[-1].page and room < (want.SIGNING_ROOM_MM - 1) * want.MM:
        yield Finding(
            "S04", Severity.HINT, signer.page, signer.text, "chừa ít nhất 25 mm để ký",
            f"{room / want.MM:.0f} mm", "practice",
        )  # fmt: skip


def _together(part: Part) -> Iterator[Finding]:
    word = part.recipients_word
    if word is None:
        return
    pages = {line.page for line in [word, *part.recipients, *part.authority]}
    if part.signer is not None:
        pages.add(part.signer.page)
    above = [line for line in part.body if line.page == word.page and line.baseline < word.baseline]
    if len(pages) > 1 or len(above) < 2:
        yield Finding(
            "S05", Severity.HINT, word.page, word.text,
            "khối ký cùng trang với ít nhất hai dòng chữ",
            f"{len(pages)} trang, {len(above)} dòng chữ phía trên", "practice",
        )  # fmt: skip
