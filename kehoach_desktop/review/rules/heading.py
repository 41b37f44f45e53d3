"""The head of a paper: its number against its type, its issuer's name, whom it addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import COMMUNE, DISTRICT, Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone
from kehoach_desktop.review.vocabulary import modern

_NUMBER = regex(r"Số\s*:?\s*(?P<digits>\d*)[^/\d]*/\s*(?:20\d\d/)?(?P<symbol>[A-ZĐ][\w&-]*)")
#: The abbreviation of a type (Decree 30/2020, Appendix III, Part I).
_ABBREVIATIONS = {
    "NGHỊ QUYẾT": "NQ", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "QUY CHẾ": "QC", "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC", "THÔNG BÁO": "TB", "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH", "PHƯƠNG ÁN": "PA", "ĐỀ ÁN": "ĐA", "DỰ ÁN": "DA", "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB", "TỜ TRÌNH": "TTr", "HỢP ĐỒNG": "HĐ", "CÔNG ĐIỆN": "CĐ",
    "GIẤY MỜI": "GM",
}  # fmt: skip
_TYPE = re.compile(r"(?P<type>" + "|".join(_ABBREVIATIONS) + r")\b")
_SHORT_ISSUER = regex(r"UBND (?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH)\b")
_ISSUER = regex(r"(?!CỘNG H)[A-ZĐÀ-Ỹ ,\-]{4,80}$")
_WITHOUT_ADDRESS = ("KẾ HOẠCH", "QUYẾT ĐỊNH", "CHƯƠNG TRÌNH")
_DEGREE = regex(r"^(?:GS|PGS|TS|ThS|Ths|CN|KS|BS|Ông|Bà|Thạc sĩ|Tiến sĩ|Cử nhân)\b\.?")
_RECIPIENT = re.compile(r"^[-–+]\s*")
#: The place in front of the day; a city's name may stand behind its unit word or "TP.".
_PLACE = regex(r"(?P<place>[A-ZĐÀ-Ỹ][^,;:.\d]{0,50}(?: \d{1,2})?),\s*ngày\b")
_UNIT_WORD = regex(
    r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|TP\.?)\s+", re.IGNORECASE
)
#: Who stands above a commune, or receives what goes up, in plain letters.
_ABOVE = re.compile(
    r"\b(?:tinh|thanh pho|tp|so|bo|chinh phu|trung uong|cap tren|huyen|quan|thi xa|nhu tren"
    r"|nhu dieu)\b"
)


def _header(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(reading.text.within(Zone.HEADER, Zone.TITLE))


def _types(reading: Reading) -> list[str]:
    return [found["type"] for each in reading.text.zone(Zone.TITLE)
            if (found := _TYPE.match(each.text))]  # fmt: skip


def _wrong_type(reading: Reading) -> Iterator[Finding]:
    """The abbreviation in the number is that of the type printed as title."""
    types = _types(reading)
    if not types:
        return
    for each in _header(reading):
        found = _NUMBER.match(each.text)
        if found is None:
            continue
        wanted = _ABBREVIATIONS[types[0]]
        given = re.split(r"[-–]", found["symbol"])[0]
        known = {value.upper() for value in _ABBREVIATIONS.values()}
        if given.upper() != wanted.upper() and given.upper() in known:
            yield reading.find("", each, (0, found.end()), wanted=wanted, type=types[0].lower())
        return


#: A body of its own below the committee's name in the head.
_OWN_BODY = regex(r"(?:SỞ|PHÒNG|CHI CỤC|TRUNG TÂM|BAN QUẢN LÝ|TRƯỜNG|THANH TRA)\s+[A-ZĐÀ-Ỹ]")


def _wrong_body(reading: Reading) -> Iterator[Finding]:
    """A sở's or phòng's paper under the committee's symbol: "Số: 09/KH-UBND"."""
    header = list(_header(reading))
    if not any(_OWN_BODY.match(each.text) and each.zone is Zone.HEADER for each in header):
        return
    for each in header:
        found = _NUMBER.match(each.text)
        if found and re.search(r"[-–]UBND$", found["symbol"]):
            yield reading.find("", each, (0, found.end()))


_CLOSING = regex(
    r"Trên đây là (?:toàn bộ )?(?P<kind>[Kk]ế hoạch|[Bb]áo cáo|[Tt]hông báo|[Cc]hương trình"
    r"|[Hh]ướng dẫn|[Pp]hương án|[Đđ]ề án|[Tt]ờ trình)\b"
)


def _closing_kind(reading: Reading) -> Iterator[Finding]:
    """ "Trên đây là Kế hoạch …" at the end of a report."""
    types = _TYPE.findall(reading.title)
    if not types:
        return
    for each in reading.walk(reading.text.body):
        found = _CLOSING.match(each.text)
        if found and found["kind"].upper() not in types and types != ["QUYẾT ĐỊNH"]:
            yield reading.find("", each, widen(each.text, *found.span(), 0, 3),
                               type=types[-1].lower())  # fmt: skip


def _letter_symbol(reading: Reading) -> Iterator[Finding]:
    """A letter has no abbreviation of its type: "57/UBND-VX", never "57/CV-UBND"."""
    for each in _header(reading):
        found = _NUMBER.match(each.text)
        if found and found["symbol"].startswith("CV-"):
            yield reading.find("", each, (0, found.end()))


def _no_zero(reading: Reading) -> Iterator[Finding]:
    """A number below ten is written with a zero before it."""
    for each in _header(reading):
        found = _NUMBER.match(each.text)
        if found and len(found["digits"]) == 1:
            yield reading.find("", each, (0, found.end()), right=f"0{found['digits']}")


def _short_issuer(reading: Reading) -> Iterator[Finding]:
    """The issuing body stands with its full name at the head."""
    header = list(_header(reading))
    for each, below in zip_longest(header, header[1:]):
        found = _SHORT_ISSUER.match(each.text)
        if below is not None and _ISSUER.match(below.text):
            continue  # the line above the issuer's is the body over it, and may be short
        if found and each.zone is Zone.HEADER and len(each.text) < 60:
            yield reading.find("", each, (0, len(each.text)))
            return


def _addressed(reading: Reading) -> Iterator[Finding]:
    """Kính gửi belongs to letters, submissions and reports, not to a plan or a decision."""
    types = _types(reading)
    if not types or types[0] not in _WITHOUT_ADDRESS:
        return
    for each in reading.text.inside[:40]:
        if each.zone in {Zone.TITLE, Zone.BODY, Zone.HEADER} and each.text.startswith("Kính gửi"):
            yield reading.find("", each, (0, min(len(each.text), 60)), type=types[0].lower())
            return


def _signer_degree(reading: Reading) -> Iterator[Finding]:
    """No degree and no form of address stands before the signer's name."""
    for each in reading.text.zone(Zone.SIGNATURE):
        if _DEGREE.match(each.text) and not each.text.isupper() and len(each.text.split()) < 8:
            yield reading.find("", each, (0, len(each.text)))


def _same_recipient(reading: Reading) -> Iterator[Finding]:
    """One recipient stands twice in the list."""
    seen: set[str] = set()
    for each in reading.text.zone(Zone.RECIPIENTS):
        key = " ".join(fold_words(_RECIPIENT.sub("", each.text)))
        if len(key) > 3 and key in seen and each.is_bullet:
            yield reading.find("", each, (0, len(each.text)))
        seen.add(key)


def _first_recipient(reading: Reading) -> Iterator[Finding]:
    """A decision's first recipient is "Như Điều …", a plan's is not "Như trên"."""
    recipients = [each for each in reading.text.zone(Zone.RECIPIENTS) if each.is_bullet]
    types = _types(reading)
    addressed = any(each.text.startswith("Kính gửi") for each in reading.text.inside)
    if not recipients or not (types or addressed):
        return
    first = recipients[0]
    letter = addressed and (not types or types[0] in {"BÁO CÁO", "TỜ TRÌNH"})
    if letter and not re.match(r"[-–]\s*Như (?:trên|Kính gửi|kính gửi)\b", first.text):
        yield reading.find("", first, (0, len(first.text)))
        return
    if re.match(r"[-–]\s*Như trên\b", first.text) and not addressed:
        yield reading.find("", first, (0, len(first.text)))


def _place(reading: Reading) -> Iterator[Finding]:
    """The place above a paper of a committee is its own unit (nd30 H21)."""
    own = reading.given_office or reading.headed
    if own is None or not own.name or own.level not in {COMMUNE, DISTRICT}:
        return
    name = _plain_place(own.name)
    for each in reading.walk(reading.text.zone(Zone.HEADER)):
        found = _PLACE.match(each.text)
        if found is None:
            continue
        place = _plain_place(_UNIT_WORD.sub("", found["place"], count=1))
        if place != name and not name.endswith(f" {place}"):  # its first line may stand above
            yield reading.find("", each, found.span("place"), word=found["place"], own=own.name)


def _plain_place(name: str) -> str:
    return " ".join(modern(word) for word in name.split())


def _no_superior(reading: Reading) -> Iterator[Finding]:
    """Whoever set the work learns of the plan (nd30 N05)."""
    recipients = reading.text.zone(Zone.RECIPIENTS)
    if len(recipients) < 2 or reading.office.level != COMMUNE or "KẾ HOẠCH" not in reading.title:
        return
    listed = " ".join(fold_words(" ".join(each.text for each in recipients)))
    if not _ABOVE.search(listed):
        yield reading.find("", recipients[0], (0, len(recipients[0].text)))


def _basis_mark(reading: Reading) -> Iterator[Finding]:
    """Each basis ends in a semicolon, the last one in a full stop or a comma."""
    rows = [each for each in reading.text.body
            if each.text.startswith(("Căn cứ ", "Theo đề nghị ", "Xét đề nghị "))
            and not each.number]  # fmt: skip
    rows = [each for each in rows if len(each.text) < 700]
    if len(rows) < 2:
        return
    for each, following in pairwise(rows):
        if following.index == each.index + 1 and each.text.endswith((".", ",")):
            end = len(each.text)
            start = each.text.rfind(" ", 0, max(each.text.rfind(" ", 0, end - 12), 1)) + 1
            yield reading.find("", each, (max(start, 0), end))
            return


_ADDRESS_OR_BASIS = ("Kính gửi", "Căn cứ ", "Theo đề nghị ", "Xét đề nghị ")


def _head_of(each: Paragraph, reading: Reading) -> str:
    """Read all that is no running text, and of that what addresses somebody or names a basis."""
    head = each.zone not in {Zone.BODY, Zone.APPENDIX} or each.text.startswith(_ADDRESS_OR_BASIS)
    return each.text if head else ""


RULES = (
    Rule("heading.wrong_type", Severity.ERROR, "NĐ 30/2020 PL I mục II.3", _wrong_type,
         reads=_head_of),
    Rule("heading.wrong_body", Severity.ERROR, "NĐ 30/2020 PL I mục II.3", _wrong_body,
         reads=_head_of),
    Rule("heading.closing_kind", Severity.ERROR, "practice", _closing_kind, local=True),
    Rule("heading.letter_symbol", Severity.ERROR, "NĐ 30/2020 PL I mục II.3", _letter_symbol,
         reads=_head_of),
    Rule("heading.no_zero", Severity.ERROR, "NĐ 30/2020 PL I mục II.3", _no_zero, reads=_head_of),
    Rule("heading.short_issuer", Severity.WARNING, "NĐ 30/2020 PL I mục II.2", _short_issuer,
         reads=_head_of),
    Rule("heading.addressed", Severity.WARNING, "NĐ 30/2020 PL I mục II.9", _addressed,
         reads=_head_of),
    Rule("heading.signer_degree", Severity.WARNING, "NĐ 30/2020 PL I mục II.7", _signer_degree,
         reads=_head_of),
    Rule("heading.same_recipient", Severity.WARNING, "practice", _same_recipient,
         reads=_head_of),
    Rule("heading.first_recipient", Severity.WARNING, "NĐ 30/2020 PL I mục II.9",
         _first_recipient, reads=_head_of),
    Rule("heading.place", Severity.WARNING, "NĐ 30/2020 PL I mục II.4", _place, local=True),
    Rule("heading.no_superior", Severity.HINT, "practice", _no_superior, reads=_head_of),
    Rule("heading.basis_mark", Severity.WARNING, "NĐ 30/2020 PL I mục II.6", _basis_mark,
         reads=_head_of),
)  # fmt: skip
