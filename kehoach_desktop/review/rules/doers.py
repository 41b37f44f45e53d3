"""Doers of tasks against the arrangements and Nơi nhận: who has work must stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.review.agencies import AgencyList, core, is_agency, joined, split_agencies
from kehoach_desktop.review.fields import Role, fields_of
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.text import Paragraph, Zone, facts

_ARRANGED = regex(r"TỔ CHỨC THỰC HIỆN|[Tt]ổ chức thực hiện|PHÂN CÔNG|TRÁCH NHIỆM")
_AS_ARTICLES = regex(
    r"\b[Nn]hư\s+(?:các\s+)?[Đđ]iều((?:(?:\s{0,2}(?:,|và))?(?:\s{0,2}[Đđ]iều)?\s{0,2}\d{1,3}\b)+)"
)
#: The words at the head of an item of the arrangements that name whose it is.
_HEAD_WORDS = 110
#: Agencies with a heading that make a list of who does what.
_ENOUGH_HEADS = 3
_VILLAGES = regex(
    r"(?:[Cc]ác |Trưởng (?:các )?|Ban nhân dân (?:các )?)"
    r"(?P<kind>thôn|bản|ấp|buôn|khóm|khu phố|tổ dân phố|xóm|làng|khu dân cư|trường)\b"
)


def _named_articles(reading: Reading) -> tuple[str, ...]:
    """Return the articles that Nơi nhận stands for: "Như Điều 2, Điều 3"."""
    lines = " ".join(each.text for each in reading.text.zone(Zone.RECIPIENTS))
    asked = {number for row in _AS_ARTICLES.findall(lines) for number in re.findall(r"\d+", row)}
    parts: list[str] = []
    inside = False
    for each in reading.text.inside if asked else ():
        if each.number.startswith("Điều"):
            inside = "".join(filter(str.isdigit, each.number)) in asked
        elif each.zone is not Zone.BODY or (each.is_outline and level_of(each.number) <= 1):
            inside = False
        if inside:
            parts.append(each.text)
            inside = not each.text.endswith("./.")  # here the decision ends
    return tuple(parts)


def _arranging(reading: Reading) -> dict[int, Paragraph]:
    """Return, by index, what stands inside the arrangements."""
    rows: dict[int, Paragraph] = {}
    inside = False
    for each in reading.text.body:
        if each.is_outline and level_of(each.number) <= 1:
            inside = each.once(_is_arranged) or each.number.startswith("Điều")
        if inside and not each.text.startswith(("Trên đây", "Trong quá trình", "Căn cứ")):
            rows[each.index] = each
    return rows


def _is_arranged(each: Paragraph) -> bool:
    return _ARRANGED.search(each.text) is not None


#: What an item begins with that says whose it is.
_WHOSE = regex(
    r"(?:(?:Giao|Yêu cầu|Đề nghị)(?: cho)?:? )?(?:[Cc]ác|[Tt]hủ trưởng|[Nn]gười đứng đầu"
    r"|[Ll]ãnh đạo|UBND|Ủy ban|Chủ tịch|[Cc]ơ quan|[Đđ]ơn vị|[Đđ]oàn thể|Trưởng|[Tt]ổ chức)\b"
)
#: Words behind which an item goes on with what is to be done.
_DUTY = regex(
    r"(?:,\s)? (?:chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|căn cứ|thực hiện|tham mưu"
    r"|tổ chức|hướng dẫn|xây dựng|tuyên truyền|triển khai|kiểm tra|tập huấn|bố trí|thẩm định"
    r"|là|theo|để|tại)\b"
)


_ONE_KIND = regex(r"Các (?:[Cc]hi cục|[Tt]rung tâm|[Pp]hòng|[Ss]ở|[Bb]an|[Tt]rạm)")


def _head_of(each: Paragraph) -> str:
    """Return the words at the head of an item that say whose it is, "" for what does not."""
    if not each.is_outline and not each.is_bullet:
        return ""
    first = re.split(r"[:.](?:\s|$)", each.content[:_HEAD_WORDS])[0]
    head = _DUTY.split(first)[0]
    behind = each.content[len(head) :]
    if _ONE_KIND.fullmatch(head) and behind.startswith(": ") and not _DUTY.match(behind.lower(), 1):
        return ""  # "Các Chi cục: A, B": these and no others
    return head if _WHOSE.match(head) or _heads_agency(head) else ""


def _arranged(reading: Reading) -> AgencyList:
    """Return who stands in the arrangements: groups at the head of an item, names anywhere."""
    rows = reading.shared(_arranging).values()
    return AgencyList(
        tuple(each.text for each in rows), tuple(filter(None, map(_head_of, rows)))
    )  # fmt: skip


def _listed(reading: Reading) -> AgencyList:
    """Return who stands in Nơi nhận, and in the articles that it stands for."""
    lines = tuple(each.text for each in reading.text.zone(Zone.RECIPIENTS))
    return AgencyList((), (*lines, *reading.shared(_named_articles), *reading.shared(_addressees)))


def _addressees(reading: Reading) -> tuple[str, ...]:
    """Return those whom a letter addresses, none where it is no letter."""
    if re.search(r"KẾ HOẠCH|BÁO CÁO|QUYẾT ĐỊNH|TỜ TRÌNH", reading.title):
        return ()
    parts: list[str] = []
    for each in reading.text.inside[:40]:
        if each.text.startswith("Kính gửi") or (parts and each.text.startswith("-")):
            parts.append(each.text)
        elif parts:
            break
    return tuple(parts)


def _is_open(reading: Reading) -> bool:
    """Say whether Nơi nhận stands for what the text does not hold: nobody can be missing."""
    lines = " ".join(joined(each.text) for each in reading.text.zone(Zone.RECIPIENTS))
    named = " ".join(map(joined, reading.shared(_named_articles)))
    unknown = "như điều" in lines and (not named or "liên quan" in named)
    return not lines or unknown or "như trên" in lines or "như kính gửi" in lines


Doer = tuple[Paragraph, Role, str, tuple[int, int]]


def _labelled(each: Paragraph) -> list[tuple[Role, str, tuple[int, int]]]:
    rows: list[tuple[Role, str, tuple[int, int]]] = []
    for field in fields_of(each):
        if field.role is not Role.TIME:
            for agency, at in split_agencies(each.text[field.start : field.end]):
                start = field.start + at
                rows.append((field.role, agency, (start, start + len(agency))))
    return rows


def _doers(reading: Reading) -> Iterator[Doer]:
    """Yield the agencies of labelled fields, and of the columns of a table that name doers."""
    for each, rows in facts(_labelled, reading.walk(reading.text.body)):
        for role, agency, span in rows:
            yield each, role, agency, span
    columns: dict[int, Role] = {}
    wide = 0
    for each in reading.walk(reading.text.within(Zone.BODY, Zone.APPENDIX)):
        if " | " not in each.text:
            continue
        cells = each.text.split("|")
        if roles := each.once(_columns_of):
            columns, wide = roles, len(cells)
        elif columns and len(cells) == wide:
            at = 0
            for index, cell in enumerate(cells):
                for agency, start in split_agencies(cell) if index in columns else ():
                    span = (at + start, at + start + len(agency))
                    yield each, columns[index], agency, span
                at += len(cell) + 1


def _columns_of(each: Paragraph) -> dict[int, Role]:
    """Return which columns of a table's title row name those who lead and those who help."""
    cells = [cell.strip().lower() for cell in each.text.split("|")]
    if each.text[:1].isdigit() or max(map(len, cells)) > 40:
        return {}
    roles = {}
    for at, cell in enumerate(cells):
        if re.search(r"phối hợp", cell):
            roles[at] = Role.PARTNER
        elif re.search(r"chủ trì|(?:cơ quan|đơn vị) thực hiện", cell):
            roles[at] = Role.LEAD
    return roles


def _unknown_doer(reading: Reading) -> Iterator[Finding]:
    """A doer of a task that neither the arrangements nor the recipients know."""
    arranged, listed = reading.shared(_arranged), reading.shared(_listed)
    if not reading.text.zone(Zone.RECIPIENTS) or not arranged.names:
        return
    told: set[str] = set()
    for each, _, agency, span in _doers(reading):
        key = core(agency)
        if key in told or not is_agency(agency):
            continue
        if not arranged.knows(agency) and not listed.knows(agency):
            told.add(key)
            yield reading.find("", each, span, name=agency)


def _unknown_lead(reading: Reading) -> Iterator[Finding]:
    """The lead of a task is not among the agencies of its kind to which the arrangements give work.

    The recipients may know it within a group.
    """
    arranged, listed = reading.shared(_arranged), reading.shared(_listed)
    heads = [joined(each.content[:40]) for each in reading.shared(_arranging).values()
             if each.is_outline and is_agency(each.content)]  # fmt: skip
    if len(heads) < _ENOUGH_HEADS:
        return
    told: set[str] = set()
    for each, role, agency, span in _doers(reading):
        key = core(agency)
        if role is not Role.LEAD or key in told or not is_agency(agency):
            continue
        kind = key.split(" ")[0]
        alike = any(f" {kind} " in f" {head} " for head in heads)
        if alike and not arranged.knows(agency) and listed.takes_in(agency):
            told.add(key)
            yield reading.find("", each, span, name=agency)


def _heads_agency(head: str) -> bool:
    return is_agency(head.removeprefix("Đề nghị "))


def _unknown_addressee(reading: Reading) -> Iterator[Finding]:
    """The closing sentence asks a group that neither arrangements nor recipients name."""
    if not reading.text.zone(Zone.RECIPIENTS):
        return
    known = _words_of(reading)
    for each in reading.walk(reading.text.body):
        if not each.text.startswith("Trên đây là"):
            continue
        for found in re.finditer(r"\bcác (thôn|bản|ấp|buôn|khóm|khu phố|tổ dân phố|trường học|"
                                 r"hợp tác xã|doanh nghiệp)\b", each.text):  # fmt: skip
            if f" {joined(found[1])} " not in known:
                yield reading.find("", each, (found.start(), found.end()), name=found[0])


def _words_of(reading: Reading) -> str:
    arranged, listed = reading.shared(_arranged), reading.shared(_listed)
    return f" {' '.join(map(joined, (*arranged.groups, *listed.groups)))} "


def _no_recipient(reading: Reading) -> Iterator[Finding]:
    """An agency with a heading in the arrangements that Nơi nhận leaves out."""
    if _is_open(reading):
        return
    listed = reading.shared(_listed)
    rows = reading.shared(_arranging)
    letter = bool(reading.shared(_addressees))
    words = f" {' '.join(map(joined, listed.groups))} "
    for each in reading.walk(reading.text.body):
        if not each.is_outline or not (letter or each.index in rows):
            continue
        if each.number.startswith("Điều"):
            continue
        head = each.once(_head_of)
        if village := _VILLAGES.match(head):
            if not re.search(rf" (?:{village['kind']}|cơ sở|địa phương|giáo dục) ", words):
                yield reading.find("", each, (0, _end_of(each, village[0])), name=village[0])
            continue
        for agency, _ in split_agencies(head.removeprefix("Đề nghị ")):
            if _gets_paper(agency) and not listed.knows(agency):
                yield reading.find("", each, (0, _end_of(each, head)), name=agency)
                break


def _end_of(each: Paragraph, head: str) -> int:
    return each.text.find(head) + len(head)


#: Not asked for in Nơi nhận: the issuer's own office, groups, and longer names that are no names.
_OWN = regex(r"(?:[Cc]ác |Văn phòng|Trung tâm [Pp]hục vụ [Hh]ành chính công)|.{90}")


def _gets_paper(agency: str) -> bool:
    return is_agency(agency) and not _OWN.match(agency)


def _of_doers(each: Paragraph, reading: Reading) -> object:
    """Read arrangements, recipients, doers, the closing sentence, and articles if they are meant.

    An arrangement that begins or ends is read from its heading.
    """
    told = each.index in reading.shared(_arranging) or each.zone is Zone.RECIPIENTS
    told = told or bool(each.once(_labelled)) or " | " in each.text
    told = told or each.text.startswith("Trên đây là") or bool(reading.shared(_named_articles))
    told = told or bool(reading.shared(_addressees))
    return each.is_outline and each.once(_is_arranged), each.text if told else ""


RULES = (
    Rule("task.unknown_doer", Severity.WARNING, "practice", _unknown_doer, reads=_of_doers),
    Rule("task.unknown_lead", Severity.WARNING, "practice", _unknown_lead, reads=_of_doers),
    Rule("task.unknown_addressee", Severity.WARNING, "practice", _unknown_addressee,
         reads=_of_doers),
    Rule("task.no_recipient", Severity.WARNING, "practice", _no_recipient, reads=_of_doers),
)  # fmt: skip
