"""Form: number and day, final mark of the body, Nơi nhận, Lưu, signature against the issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone

_BLANK = regex(r"Số\s*:?\s*[.…_\s]*/\s*[A-ZĐ]")
_BLANK_DAY = regex(r"\bngày\s*[.…_\s]*tháng\s*[.…_\d\s]*năm\b")
_SECRET = regex(r"^(?:TUYỆT MẬT|TỐI MẬT|MẬT)$")


def _header(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(reading.text.within(Zone.HEADER, Zone.TITLE))


def _blank_number(reading: Reading) -> Iterator[Finding]:
    """One finding for number and day: they are left blank together."""
    for each in _header(reading):
        if _BLANK.match(each.text):
            yield reading.find("", each, (0, len(each.text)))
            return
    for each in _header(reading):
        found = _BLANK_DAY.search(each.text)
        if found:
            yield reading.find("", each, found.span())
            return


def _padding(reading: Reading) -> Iterator[Finding]:
    """In the header day 1–9 and months 1, 2 are padded, months 3–9 are not (II.4.b)."""
    for each in _header(reading):
        found = re.search(r"ngày (\d{1,2}) tháng (\d{1,2}) năm \d{4}", each.text)
        if found is None:
            continue
        day, month = found[1], found[2]
        wrong_day = len(day) == 1
        wrong_month = month in {"1", "2"} or (month.startswith("0") and int(month) > 2)
        if wrong_day or wrong_month:
            yield reading.find("", each, found.span())


def _last_body(reading: Reading) -> Paragraph | None:
    """Return the last paragraph of the running text before recipients or signature."""
    body = reading.text.body
    ended = reading.text.zone(Zone.RECIPIENTS) or reading.text.zone(Zone.SIGNATURE)
    return body[-1] if body and ended else None


def _no_final_mark(reading: Reading) -> Iterator[Finding]:
    last = _last_body(reading)
    if last is not None and not last.text.rstrip('”" ').endswith("./."):
        end = len(last.text)
        yield reading.find("", last, widen(last.text, end - 1, end, 6, 0))


def _no_closing(reading: Reading) -> Iterator[Finding]:
    last = _last_body(reading)
    told = any(re.match(r"Trên đây là|Yêu cầu các|Đề nghị các|Căn cứ Kế hoạch này", each.text)
               for each in reading.text.body[-3:])  # fmt: skip
    if last is not None and not told and not reading.is_decision:
        yield reading.find("", last, widen(last.text, 0, 1, 0, 6))


def _luu(reading: Reading) -> Iterator[Finding]:
    recipients = reading.text.zone(Zone.RECIPIENTS)
    for each in recipients:
        if re.match(r"[-–]?\s*Lưu\b(?!\s*:)", each.text):
            yield reading.find("", each, (0, len(each.text)))
    if recipients and not any("Lưu" in each.text for each in recipients):
        yield reading.find("", recipients[-1], (0, len(recipients[-1].text)))


def _recipient_marks(reading: Reading) -> Iterator[Finding]:
    """`;` behind each recipient, `.` behind Lưu (Decree 30/2020, Appendix I, II.9)."""
    recipients = [each for each in reading.text.zone(Zone.RECIPIENTS) if each.is_bullet]
    commas = 2 * sum(each.text.endswith(",") for each in recipients) > len(recipients)
    for each in recipients:
        final = re.match(r"[-–]\s*Lưu", each.text)
        comma = not final and commas and each.text.endswith(",")
        right = each.text.endswith("." if final else ";") or comma
        if not right and len(each.text) < 120:
            yield reading.find("", each, (0, len(each.text)))


def _signing(reading: Reading) -> Iterator[Finding]:
    """A committee signs "TM. ỦY BAN NHÂN DÂN"; a deputy signs "KT."."""
    lines = reading.text.zone(Zone.SIGNATURE)
    text = " / ".join(each.text for each in lines)
    if not lines:
        return
    slashed = re.search(r"\b(?:TM|KT|TL|TUQ)\s*/|\bK/T|\bT/M", text)
    if slashed:
        yield reading.find("", lines[0], (0, len(lines[0].text)))
    behalf = re.match(r"TM\.?\s*(?P<body>[A-ZĐÀ-Ỹ].*)", lines[0].text)
    own = reading.headed is not None and not reading.is_decision
    if behalf and own and not re.search(r"(?:ỦY|UỶ) BAN NHÂN DÂN|UBND", behalf["body"]):
        yield reading.find("", lines[0], (0, len(lines[0].text)))
    deputy = next((e for e in lines if re.match(r"PHÓ (?:CHỦ TỊCH|GIÁM ĐỐC)", e.text)), None)
    if deputy is not None and "KT" not in text:
        yield reading.find("", deputy, (0, len(deputy.text)))
    for above, below in pairwise(lines):
        head = re.match(
            r"KT\.?\s*(CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG|TRƯỞNG BAN|HIỆU TRƯỞNG)", above.text
        )
        if head and below.text.strip() == head[1]:
            yield reading.find("", above, (0, len(above.text)))
    heads = re.search(r"CHỦ TỊCH (?:ỦY|UỶ) BAN NHÂN DÂN", reading.head)
    if heads and reading.is_decision and re.search(r"\bTM\b", text):
        yield reading.find("", lines[0], (0, len(lines[0].text)))


def _no_tm(reading: Reading) -> Iterator[Finding]:
    lines = reading.text.zone(Zone.SIGNATURE)
    text = " / ".join(each.text for each in lines)
    committee = re.search(
        r"(?:Ủy ban nhân dân|UBND) \w+[^.;]{0,40}(?:xây dựng|ban hành)", reading.opening
    )
    if lines and committee and not reading.is_decision and "CHỦ TỊCH" in text and "TM" not in text:
        yield reading.find("", lines[0], (0, len(lines[0].text)))


def _authority(reading: Reading) -> Iterator[Finding]:
    """The line of authority under a decision's title agrees with how it is signed (B21)."""
    lines = reading.text.zone(Zone.SIGNATURE)
    if not lines or not reading.is_decision:
        return
    first = lines[0].text
    for each in reading.walk(reading.text.zone(Zone.TITLE)):
        collective = re.match(r"(?:ỦY|UỶ) BAN NHÂN DÂN\b", each.text) and each.is_capitals
        if collective and re.match(r"(?:KT\.?\s*)?CHỦ TỊCH\b", first):
            yield reading.find("", each, (0, len(each.text)))


def _secret(reading: Reading) -> Iterator[Finding]:
    for each in reading.walk():
        if _SECRET.match(each.text):
            yield reading.find("", each, (0, len(each.text)))


def _motto(reading: Reading) -> Iterator[Finding]:
    """Quốc hiệu and Tiêu ngữ are written in one way only (II.1)."""
    for each in _header(reading):
        low = each.text.strip()
        if re.match(r"Độc\s*lập", low) and low != "Độc lập - Tự do - Hạnh phúc":
            yield reading.find("", each, (0, len(each.text)))
        if re.match(r"CỘNG H", low) and not re.match(
            r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM\b", low
        ):
            yield reading.find("", each, (0, len(each.text)))


def _last_of(each: Paragraph, reading: Reading) -> str:
    """Read the last paragraphs of the text and all that is no text."""
    last = each.zone is not Zone.BODY or each.index >= reading.text.body[-3:][0].index
    return each.text if last else ""


RULES = (
    Rule("form.secret", Severity.ERROR, "Luật Bảo vệ bí mật nhà nước", _secret, local=True),
    Rule("form.blank_number", Severity.WARNING, "NĐ 30/2020 PL I mục II.3", _blank_number,
         reads=_last_of),
    Rule("form.motto", Severity.ERROR, "NĐ 30/2020 PL I mục II.1", _motto, local=True),
    Rule("form.padding", Severity.WARNING, "NĐ 30/2020 PL I mục II.4", _padding, local=True),
    Rule("form.no_final_mark", Severity.ERROR, "NĐ 30/2020 PL III", _no_final_mark, reads=_last_of),
    Rule("form.luu", Severity.ERROR, "NĐ 30/2020 PL I mục II.9", _luu, reads=_last_of),
    Rule("form.recipient_marks", Severity.WARNING, "NĐ 30/2020 PL I mục II.9", _recipient_marks,
         reads=_last_of),
    Rule("form.signing", Severity.ERROR, "NĐ 30/2020 PL I mục II.7", _signing, reads=_last_of),
    Rule("form.no_tm", Severity.ERROR, "NĐ 30/2020 PL I mục II.7", _no_tm, reads=_last_of),
    Rule("form.authority", Severity.ERROR, "NĐ 30/2020 PL III Mẫu 1.2", _authority, reads=_last_of),
    Rule("form.no_closing", Severity.HINT, "practice", _no_closing, reads=_last_of),
)  # fmt: skip
