"""Tasks: who leads, by when; doers that the arrangements and the recipients do not know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex, words
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.text import Paragraph, Zone, facts

_WHO = regex(
    r"[-+–]?\s*(?:Cơ quan|Đơn vị|Bộ phận)?\s*(?P<role>[Cc]hủ trì|[Tt]hực hiện)(?:\s+thực"
    r" hiện)?\s*:\s*"
)
_LEAD = regex(
    r"[-+–]?\s*(?:(?:Cơ quan|Đơn vị|Bộ phận)\s+)?(?:[Cc]hủ trì|[Tt]hực hiện)[^:]{0,20}:\s*\S"
)
_TIME = regex(r"[-+–]?\s*(?:Thời gian|Thời hạn|Tiến độ)[^:]{0,25}:")
_ARRANGED = regex(r"TỔ CHỨC THỰC HIỆN|[Tt]ổ chức thực hiện|PHÂN CÔNG|TRÁCH NHIỆM")
#: What every paper says of everybody: no agency is meant.
_ANYBODY = regex(
    r"(?:liên quan|địa phương|^cơ quan, đơn vị|^các cơ quan$|^các đơn vị$|^đơn vị$|^cá nhân)"
)
_AGENCY = regex(
    r"(?:[Cc]ác )?(?:[Cc]ơ quan Trung ương|Ban|Phòng|Trung tâm|Sở|Đài|Hội|Trường|Trạm|Công"
    r" an|Báo|Văn phòng"
    r"|Đoàn(?! thể)|Đội|Tổ|Bưu điện|Chi cục|Cục|Ngân hàng|Mặt trận|Liên đoàn|Hợp tác xã|Thư"
    r" viện|Bảo tàng)\b"
)
#: Words of a name that say what kind it is or where, not which.
_COMMON = words(
    "cac cap va thuoc tren dia ban cua ubnd uy nhan dan xa phuong huyen tinh thi tran thanh",
    "pho co quan don vi tai dong khu vuc truc so hoi to chuc ban phong trung tam he thong",
    "tt chuyen mon chu tich thu truong nghi de toan the tat ca",
)
_ALIASES = (
    ("uy ban nhan dan", "ubnd"), ("mat tran to quoc", "mttq"), ("trung uong", "tw"),
    ("phuc vu hanh chinh cong", "pvhcc"), ("hoi dong nhan dan", "hdnd"),
    ("van phong", "vp"), ("van hoa xa hoi", "vhxh"), ("truyen thanh", "tt"),
    ("phat thanh va truyen hinh", "pt th"), ("kinh te", "kt"),
)  # fmt: skip


def _known(reading: Reading) -> str:
    """Return the folded words of arrangements, recipients and enacting articles."""
    parts = [each.once(_plain_of) for each in reading.shared(_arranging).values()]
    return " ".join((*parts, reading.shared(_named_articles)))


def _arranging(reading: Reading) -> dict[int, Paragraph]:
    """Return, by index, the recipients and what is numbered inside the arrangements."""
    rows: dict[int, Paragraph] = {}
    inside = False
    for each in reading.text.inside:
        if each.zone is Zone.RECIPIENTS:
            rows[each.index] = each
        elif each.is_outline:
            if each.zone is Zone.BODY and level_of(each.number) <= 1:
                inside = each.once(_is_arranged) or each.number.startswith("Điều")
            if inside:
                rows[each.index] = each
    return rows


def _is_arranged(each: Paragraph) -> bool:
    return _ARRANGED.search(each.text) is not None


def _named_articles(reading: Reading) -> str:
    """Return the folded words of the articles that Nơi nhận stands for: "Như Điều 2, Điều 3"."""
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
            parts.append(each.once(_plain_of))
            inside = not each.text.endswith("./.")  # here the decision ends
    return " ".join(parts)


_AS_ARTICLES = regex(
    r"\b[Nn]hư\s+(?:các\s+)?[Đđ]iều((?:(?:\s{0,2}(?:,|và))?(?:\s{0,2}[Đđ]iều)?\s{0,2}\d{1,3}\b)+)"
)


def _plain_of(each: Paragraph) -> str:
    return _plain(each.text)


@lru_cache(maxsize=5_000)
def _plain(text: str) -> str:
    plain = " ".join(fold_words(text))
    for long, short in _ALIASES:
        plain = plain.replace(long, short)
    return plain


def _recipients(reading: Reading) -> str:
    """Return the folded words of Nơi nhận.

    "" where it stands for what the text does not hold, or for "cơ quan, cá nhân có liên quan":
    then nobody can be missing.
    """
    lines = " ".join(each.once(_plain_of) for each in reading.text.zone(Zone.RECIPIENTS))
    named = reading.shared(_named_articles)
    unknown = "nhu dieu" in lines and (not named or "lien quan" in named)
    return "" if unknown or "nhu tren" in lines else f"{lines} {named}".strip()


def _is_named(agency: str, known: str) -> bool:
    """Say whether an agency, or the group it belongs to, is named in `known`."""
    plain = _plain(agency)
    if re.match(r"(?:hoi|doan)\b(?! dong)", plain) and re.search(
        r"doan the|to chuc chinh tri|cac hoi|mttq" if _UNION.search(plain) else r"cac hoi\b", known
    ):
        return True  # unions and societies stand in the lists as a group
    telling = [word for word in plain.split() if word not in _COMMON]
    words = set(known.split())
    if plain.startswith("tram ") and not words & {"tram", "tyt"}:
        return False  # the rest of its name ("y tế") stands in many
    if not telling:
        return _group_named(plain, known)
    division = re.match(r"(?:cac )?phong\b|(?:cac )?ban nganh\b", plain)
    if division and re.search(r"cac phong|phong ban", known):
        return True
    if re.match(r"(?:cac )?so\b", plain) and "cac so" in known:
        return True
    if re.match(
        r"(?:cac )?(?:chi cuc|trung tam|ban quan ly|truong|doi|tram)\b", plain
    ) and re.search(
        r"don vi (?:truc )?thuoc|don vi truc thuoc|don vi su nghiep|cac chi cuc", known
    ):
        return True
    if _initials(plain, words):
        return True
    return sum(word in words for word in telling) > 0.6 * len(telling)


def _initials(plain: str, words: set[str]) -> bool:
    """Say whether an abbreviation stands for a name: "TTYT", "Ban CHQS"."""
    first = "".join(word[0] for word in plain.split())
    parts = {first[at:end] for at in range(len(first)) for end in range(at + 3, len(first) + 1)}
    return not words.isdisjoint(parts - {"ubnd", "hdnd", "mttq", "cac"})


#: The unions that "các đoàn thể" stands for.
_UNION = re.compile(
    r"phu nu|nong dan|cuu chien|thanh nien|doan tncs|lao dong|cong doan|sinh vien|tncs"
)
_GROUPS = ("thon", "ban lang", "ap", "buon", "khom", "khu pho", "to dan pho", "truong")


def _group_named(plain: str, known: str) -> bool:
    for word in ("xa", "phuong", "thi tran", "huyen"):
        if re.search(rf"\b{word}\b", plain) and re.search(
            rf"\b(?:ubnd|cap)?\s*(?:cac|cap)? ?{word}\b", known
        ):
            return True
    return not re.search(r"\b(?:xa|phuong|huyen|tinh|hoi|to chuc)\b", plain)


def _split(text: str) -> list[tuple[str, int]]:
    """Return the agencies of a labelled line with their offsets; brackets are dropped."""
    blank = re.sub(r"\([^)]*\)", lambda found: " " * len(found[0]), text)
    parts, at = [], 0
    for piece in regex(r"[;]|,\s+(?=[A-ZĐÀ-Ỹ]|các\s)").split(blank):
        at = text.find(piece.strip()[:12], at) if piece.strip() else at
        parts.append((piece.strip(" .;"), at))
        at += max(len(piece), 1)
    return [(piece, start) for piece, start in parts if len(piece) > 3]


def _who(each: Paragraph) -> re.Match[str] | None:
    return _WHO.match(each.text)


def _unknown_doer(reading: Reading) -> Iterator[Finding]:
    """A doer of a task that neither the arrangements nor the recipients name."""
    known = reading.shared(_known)
    if not reading.text.zone(Zone.RECIPIENTS) or not known:
        return
    told: set[str] = set()
    for each, found in facts(_who, reading.walk(reading.text.body)):
        for agency, start in _split(each.text[found.end() :]):
            key = _plain(agency)
            if _ANYBODY.search(agency.lower()) and "trung ương" not in agency.lower():
                continue
            if key not in told and _AGENCY.match(agency) and not _is_named(agency, known):
                told.add(key)
                at = found.end() + start
                yield reading.find("", each, (at, at + len(agency)), name=agency)


def _unknown_addressee(reading: Reading) -> Iterator[Finding]:
    """The closing sentence asks a group that neither arrangements nor recipients name."""
    known = reading.shared(_known)
    if not reading.text.zone(Zone.RECIPIENTS):
        return
    for each in reading.walk(reading.text.body):
        if not each.text.startswith("Trên đây là"):
            continue
        for found in re.finditer(r"\bcác (thôn|bản|ấp|buôn|khóm|khu phố|tổ dân phố|trường học|"
                                 r"hợp tác xã|doanh nghiệp)\b", each.text):  # fmt: skip
            if not re.search(rf"\b{' '.join(fold_words(found[1]))}\b", known):
                yield reading.find("", each, (found.start(), found.end()), name=found[0])


def _addressees(reading: Reading) -> str:
    """Return the folded words of those whom a letter addresses, "" where it is none."""
    if re.search(r"KẾ HOẠCH|BÁO CÁO|QUYẾT ĐỊNH|TỜ TRÌNH", reading.title):
        return ""
    parts: list[str] = []
    for each in reading.text.inside[:40]:
        if each.text.startswith("Kính gửi") or (parts and each.text.startswith("-")):
            parts.append(_plain(each.text))
        elif parts:
            break
    return " ".join(parts)


def _no_recipient(reading: Reading) -> Iterator[Finding]:
    """An agency with a heading in the arrangements that Nơi nhận leaves out."""
    recipients = _recipients(reading)
    if not recipients:
        return
    letter = reading.shared(_addressees)
    recipients = f"{recipients} {letter}".strip()
    inside, sections = bool(letter), defaultdict[str, int](int)
    for each in reading.walk(reading.text.body):
        if each.is_outline and level_of(each.number) <= 1:
            inside = each.once(_is_arranged)
        if not inside or not each.is_outline or not re.match(
            r"(?:Đề nghị\s+)?(?:Phòng|Trung tâm|Đài|Văn phòng|Ban|Công an|Trạm|Hội|Đoàn|Báo(?! cáo)"
            r"|Công ty|Hợp tác xã|Tòa án|Viện kiểm sát|Kho bạc|Điện lực|Bưu điện|[Cc]ác trường)\b"
            r"(?! (?:Sở|phòng Sở)\b)",
            each.content,
        ):  # fmt: skip
            continue
        sections[each.path] += 1
        agency = re.split(r":|\.\s", each.content.removeprefix("Đề nghị "))[0]
        if len(agency) > 90 or _is_named(agency, recipients) or _covered(agency, recipients):
            continue
        yield reading.find("", each, (0, len(each.number) + 1 + len(agency)), name=agency)


def _covered(agency: str, recipients: str) -> bool:
    """Say whether a group in Nơi nhận takes the agency in."""
    plain = _plain(agency)
    union = re.match(r"(?:de nghi )?(?:hoi|doan|ub)\b", plain)
    group = r"don vi|nganh|co quan|doan the" if union else r"don vi|nganh|co quan"
    if re.search(group, recipients) and not re.match(r"trung tam|cac truong", plain):
        return True
    if "trung tam" in plain and re.search(r"trung tam|don vi (?:thuoc|su nghiep|truc)|cac co quan"
                                          r"|cac don vi|phong don vi", recipients):  # fmt: skip
        return True
    return "vp" in plain.split() and "vp" in recipients.split()


def _groups(reading: Reading) -> list[list[tuple[Paragraph, list[Paragraph]]]]:
    """Return sibling items with the lines under each, a parent at a time."""
    parents: dict[str, list[tuple[Paragraph, list[Paragraph]]]] = defaultdict(list)
    for each in reading.walk(reading.text.body):
        if each.is_outline and level_of(each.number) >= 2 and not re.match(r"[a-zđ]", each.number):
            stem = each.path.rsplit(".", 1)[0] if "." in each.path else ""
            parents[stem].append((each, []))
            continue
        for siblings in parents.values():
            if siblings and each.path.startswith(siblings[-1][0].path):
                siblings[-1][1].append(each)
    return list(parents.values())


def _missing_fields(reading: Reading) -> Iterator[Finding]:
    """Most siblings carry labelled lines (doer, time) and one carries none."""
    for siblings in reading.shared(_groups):
        labelled = [any(any(line.once(labels)) or _WITHIN.search(line.text) for line in lines)
                    for _, lines in siblings]  # fmt: skip
        if len(siblings) < 3 or sum(labelled) < 2 or sum(labelled) < 0.6 * len(siblings):
            continue
        for (head, _), has in zip(siblings, labelled, strict=True):
            if not has:
                yield reading.find("", head, (0, len(head.text)))


#: A doer that is named in a line without a label.
_WITHIN = regex(
    r"\bdo (?:[A-ZĐÀ-Ỹ]|các )[^.;]{3,60}? (?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm)\b"
)


def _no_lead(reading: Reading) -> Iterator[Finding]:
    yield from _lacking(reading, _TIME, _LEAD)


def _no_time(reading: Reading) -> Iterator[Finding]:
    yield from _lacking(reading, _LEAD, _TIME)


def _lacking(reading: Reading, has: re.Pattern[str], lacks: re.Pattern[str]) -> Iterator[Finding]:
    """A task with one label but without the other, where other tasks have both."""
    items = list(chain.from_iterable(reading.shared(_groups)))
    if not any(_any(has, lines) and _any(lacks, lines) for _, lines in items):
        return
    for head, lines in items:
        if _any(has, lines) and not _any(lacks, lines):
            if lacks is _TIME and any(line.once(_tells) for line in lines):
                continue
            yield reading.find("", head, (0, len(head.text)))


#: Words of a line that tell when, without the label of a time.
_RHYTHM = regex(r"một lần|/\s*(?:kỳ|lần|tháng|tuần|quý|năm)|hằng|hàng|định kỳ")


def _tells(line: Paragraph) -> bool:
    return _RHYTHM.search(line.text) is not None


def _any(label: re.Pattern[str], lines: list[Paragraph]) -> bool:
    at = 0 if label is _LEAD else 1
    return any(line.once(labels)[at] for line in lines)


def labels(line: Paragraph) -> tuple[bool, bool]:
    """Say whether a line is labelled as doer, and as time."""
    return bool(_LEAD.match(line.text)), bool(_TIME.match(line.text))


def _many_leads(reading: Reading) -> Iterator[Finding]:
    """Chủ trì names several agencies: exactly one leads."""
    for each, found in facts(_who, reading.walk(reading.text.body)):
        if found["role"].lower() == "chủ trì":
            agencies = _split(each.text[found.end() :])
            if len(agencies) > 1:
                yield reading.find("", each, (0, len(each.text)), count=str(len(agencies)))


def _no_rhythm(reading: Reading) -> Iterator[Finding]:
    """A time that is only "thường xuyên": nothing tells when it is done."""
    for each in reading.walk(reading.text.body):
        if re.match(
            r"[-+–]?\s*Thời gian[^:]{0,25}:\s*[Tt]hường xuyên(?: trong năm(?: 20\d\d)?)?\s*[.;]?$",
            each.text,
        ):
            yield reading.find("", each, (0, len(each.text)))


def _of_doers(each: Paragraph, reading: Reading) -> object:
    """Read arrangements, recipients, doers, the closing sentence, and articles if they are meant.

    An arrangement that begins or ends is read from its heading.
    """
    told = each.index in reading.shared(_arranging) or each.once(_who) is not None
    told = told or each.text.startswith("Trên đây là") or bool(reading.shared(_named_articles))
    told = told or bool(reading.shared(_addressees))
    return each.is_outline and each.once(_is_arranged), each.text if told else ""


def _labels_of(each: Paragraph, reading: Reading) -> object:
    return each.once(labels), each.once(_tells), _WITHIN.search(each.text) is not None


RULES = (
    Rule("task.unknown_doer", Severity.WARNING, "practice", _unknown_doer, reads=_of_doers),
    Rule("task.unknown_addressee", Severity.WARNING, "practice", _unknown_addressee,
         reads=_of_doers),
    Rule("task.no_recipient", Severity.WARNING, "practice", _no_recipient, reads=_of_doers),
    Rule("task.missing_fields", Severity.WARNING, "practice", _missing_fields, reads=_labels_of),
    Rule("task.no_lead", Severity.WARNING, "practice", _no_lead, reads=_labels_of),
    Rule("task.no_time", Severity.WARNING, "practice", _no_time, reads=_labels_of),
    Rule("task.many_leads", Severity.HINT, "practice", _many_leads, local=True),
    Rule("task.no_rhythm", Severity.HINT, "practice", _no_rhythm, local=True),
)  # fmt: skip
