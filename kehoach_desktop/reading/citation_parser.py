"""Documents cited anywhere: number and symbol, type, date, issuer, in order of first mention."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from kehoach_desktop.domain.imports.read_document import Place, ReadCitation
from kehoach_desktop.reading import dates_found
from kehoach_desktop.reading.limits import Check, go_on, watched
from kehoach_desktop.reading.source import Paragraph

#: Abbreviation in a symbol → type (Decree 30/2020, Appendix III; the Party's own types).
KINDS = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "CT": "chỉ thị", "QC": "quy chế", "QyĐ": "quy định",
    "TB": "thông báo", "HD": "hướng dẫn", "CTr": "chương trình", "KH": "kế hoạch",
    "PA": "phương án", "ĐA": "đề án", "DA": "dự án", "BC": "báo cáo", "TTr": "tờ trình",
    "CĐ": "công điện", "BB": "biên bản", "NĐ": "nghị định", "TT": "thông tư", "KL": "kết luận",
    "TTLT": "thông tư liên tịch", "CTHĐ": "chương trình hành động", "VBHN": "văn bản hợp nhất",
    "QĐi": "quy định", "CTrHĐ": "chương trình hành động", "HĐ": "hợp đồng", "GM": "giấy mời",
}  # fmt: skip
_TYPES = (
    "chương trình hành động|chương trình|thông tư liên tịch|thông tư|nghị quyết|nghị định|"
    "quyết định|chỉ thị|kế hoạch|hướng dẫn|thông báo|kết luận|báo cáo|tờ trình|công văn|công điện|"
    "quy định|quy chế|đề án|phương án|bộ luật|luật|pháp lệnh|văn bản|giấy mời|biên bản|lệnh"
)
_DASH = r"\s*[-–/]\s*"  # noqa: RUF001 - a dash that is met
_PART = r"[A-ZĐ][A-Za-zĐđ&]*\d*"
_NUMBER = re.compile(
    rf"(?<![\w/.-])(?P<no>\d{{1,6}})(?:\s*/\s*(?P<year>(?:19|20)\d\d))?{_DASH}"
    rf"(?P<sign>{_PART}(?:{_DASH}{_PART})*)(?!\w)"
)
_TYPE_BEFORE = re.compile(
    rf"\b({_TYPES})(?:\s+liên tịch)?(?:\s*\([^)]*\))?\s*(?:số\s*:?)?\s*$", re.I
)
_NUMBER_WORD = re.compile(r"\bsố\s*:?\s*$", re.IGNORECASE)
_ISSUER = re.compile(
    r"^\s*,?\s*(?:của|do)\s+(?:(?:Liên\s+)?)(?P<who>[^;.:()]+?)"
    r"(?=\s*(?:,|;|\.|:|\(|\)|$)|\s+(?:về|phê duyệt|ban hành|quy định|thực hiện|hướng dẫn|sửa đổi|"
    r"công bố|triển khai|phát động|và (?:các )?(?:Quyết|Kế|Nghị|Chỉ|Công|Thông|Chương)|cải thiện|"
    r"tổ chức|đẩy mạnh|tăng cường|thông qua|quyết định|yêu cầu|đề nghị|tuyên truyền|xây dựng)\b)"
)
_LAW = re.compile(
    r"\b(?P<kind>Luật|Bộ luật|Pháp lệnh)\s+(?P<name>[A-ZĐ][^;.\d]{2,90}?)\s+(?:được .{0,40}?)?"
    rf"(?={dates_found.SPELLED}|ngày\s+{dates_found.SLASHED})"
)
_AGREED = {"của", "năm"}


def find_citations(
    paragraphs: Iterable[Paragraph], own: Sequence[str | None], check: Check = go_on
) -> tuple[ReadCitation, ...]:
    """Return what is cited; `own` are numbers of the document itself, which it does not cite."""
    found: dict[str, ReadCitation] = {}
    for paragraph in watched(paragraphs, check):
        text = paragraph.text
        spots = [*_numbered(text, paragraph.place), *_laws(text, paragraph.place)]
        for _, citation in sorted(spots, key=lambda spot: spot[0]):
            key = citation.number or f"{citation.kind} {citation.date}"
            if key not in found and (citation.number is None or citation.number not in own):
                found[key] = citation
            elif key in found and found[key].date is None and citation.date is not None:
                first = found[key]
                found[key] = ReadCitation(
                    first.kind, first.number, citation.date, first.issuer or citation.issuer,
                    first.place,
                )  # fmt: skip
    return tuple(found.values())


def _numbered(text: str, place: Place) -> Iterable[tuple[int, ReadCitation]]:
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        kind = _TYPE_BEFORE.search(before)
        parts = [part for part in re.split(r"\s*[-–/]\s*", match["sign"]) if part]  # noqa: RUF001
        named = any(part in KINDS for part in parts)
        listed = bool(kind or _NUMBER_WORD.search(before))
        if not (listed or (named and len(parts) > 1)) or not _is_symbol(
            parts, match, listed=listed
        ):
            continue
        date, end = _date_behind(text, match.end())
        issuer = _ISSUER.match(text[end:])
        number = _normal(match, parts, kind[1].lower() if kind else None, date)
        yield (
            match.start(),
            ReadCitation(
                _kind(parts, kind[1].lower() if kind else None),
                number,
                date,
                _trim_issuer(issuer["who"]) if issuer else None,
                place,
            ),
        )


def _is_symbol(parts: Sequence[str], match: re.Match[str], *, listed: bool) -> bool:
    """Say whether the letters behind a number are a symbol, not the next words of a sentence."""
    if re.match(r"(?:QH|UBTVQH)\d+$", parts[-1]):
        return True
    upper = all(part[:1].isupper() and sum(char.isupper() for char in part) * 2 >= len(part)
                for part in parts)  # fmt: skip
    return upper and (len(parts) > 1 or bool(match["year"]) or (listed and len(parts[0]) >= 2))


def _kind(parts: Sequence[str], before: str | None) -> str:
    if before and before != "văn bản":
        return before
    for part in parts:
        if part in KINDS:
            return KINDS[part]
    if re.match(r"(?:QH|UBTVQH)\d", parts[-1]):
        return "luật"
    return "công văn"


def _normal(
    match: re.Match[str], parts: Sequence[str], kind: str | None, date: dt.date | None
) -> str:
    """Return the number without blanks; order and year mended where the print is plainly wrong.

    A type's abbreviation stands before the body's (Decree 30/2020, Appendix I, II.3.c); a decree
    of the Government carries its year in the number (Law on legal documents).
    """
    sign = re.sub(r"\s+", "", match["sign"]).replace("–", "-")  # noqa: RUF001 - the dash is meant
    link = (
        "/" if match["year"] or "/" in match.group()[: match.start("sign") - match.start()] else "-"
    )
    swapped = len(parts) == 2 and parts[1] in KINDS and parts[0] not in KINDS
    if swapped and kind == KINDS[parts[1]]:
        sign = f"{parts[1]}-{parts[0]}"
    year = match["year"]
    if not year and kind == "nghị định" and list(parts) == ["NĐ", "CP"] and date is not None:
        year = str(date.year)
    return f"{match['no']}/{year}/{sign}" if year else f"{match['no']}{link}{sign}"


def _date_behind(text: str, end: int) -> tuple[dt.date | None, int]:
    """Return the date that follows a number, and where it ends."""
    match = dates_found.ANY_DATE.search(text, end, end + 60)
    if match is None or not re.fullmatch(
        r"\s*,?\s*(?:ký\s+)?(?:ngày)?\s*", text[end : match.start()]
    ):
        partial = re.match(r"\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}", text[end:])
        return None, end + (partial.end() if partial else 0)
    return dates_found.read(match), match.end()


def _trim_issuer(text: str) -> str:
    return text.strip(" ,-")


def _laws(text: str, place: Place) -> Iterable[tuple[int, ReadCitation]]:
    """Yield laws that are cited by name and date, as the decree wants it, without a number."""
    if not re.match(r"^-?\s*Căn cứ\b", text):
        return
    for match in _LAW.finditer(text):
        date, _ = _date_behind(text, match.end())
        if date is not None and not _NUMBER.search(match["name"]):
            yield match.start(), ReadCitation(match["kind"].lower(), None, date, None, place)
