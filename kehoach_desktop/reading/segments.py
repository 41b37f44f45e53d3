"""The parts of a document: portal, header, type and title, body, end, and a plan behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.reading.fixed_forms import AUTHORITY, KINDS, POSITION
from kehoach_desktop.reading.letters import LOWER, SURNAMES, UPPER
from kehoach_desktop.reading.source import SourceLine

_KIND = re.compile(rf"^({'|'.join(KINDS)})(?:\s+(\S.*))?$")
_COVERS = frozenset({"QUYẾT ĐỊNH", "NGHỊ QUYẾT", "THÔNG BÁO", "TỜ TRÌNH"})
NUMBER_LINE = re.compile(r"(?<!\w)Số\s*:|^Số\s+(?=\d+\s*[/-]\s*[A-ZĐ])")
_NATION = re.compile(r"cong hoa xa hoi chu nghia viet nam")
RECIPIENTS = re.compile(r"^Nơi\s+nhận\s*:?", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:[IVX]+\s*[.\-/)]|\d{1,2}\s*[.)]|Điều\s+\d+)\s*\S")
_APPENDIX = re.compile(r"^(?:PHỤ LỤC|Phụ lục|BIỂU|DANH MỤC)(?:\s+(?:SỐ\s+)?[\dIVX]+)?\b")
_ATTACHED = re.compile(r"^\(\s*(?:ban hanh\s+)?(?:kem theo|dinh kem)")
#: What content management systems of offices print below a text.
_PORTAL = re.compile(
    r"^(?:\(?Nguồn(?: tin)?\s*:|Đánh giá\b|Tin (?:tức )?(?:liên quan|mới|khác|cùng)\b|Tác giả\b|"
    r"Ý kiến bạn đọc|Bình luận\b|Lượt (?:xem|truy cập)\b|Xem thêm\b|Các tin (?:khác|liên quan)|"
    r"Tổng số điểm\b|Tags?\b|Chia sẻ\b|In (?:trang|bài viết)\b|Trở (?:lại|về)\b|Tải (?:về|file)\b|"
    r"(?:File|Tệp|Tài liệu) (?:đính kèm|kèm theo)|Thống kê truy cập|Đang truy cập|Số lượt)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A document inside the source: where its header begins, its type stands, its end begins.

    `kind_at` is -1 without a printed type; `end_at` is the first line of recipients or signature,
    `after` the first line behind them.
    """

    start: int
    kind_at: int
    end_at: int
    after: int


@dataclass(frozen=True, slots=True)
class Parts:
    """The document, the plan attached behind it if there is one, where appendices begin."""

    main: Part
    attached: Part | None
    appendix_at: int


def kind_of(text: str) -> tuple[str, str] | None:
    """Return (type as printed, what is glued behind it) of a line that prints a type."""
    bare = text.strip()
    match = _KIND.match(bare)
    if match is None and bare.upper() in KINDS and bare == bare.capitalize():
        return bare.upper(), ""
    return (match[1], match[2] or "") if match else None


def find_parts(lines: Sequence[SourceLine]) -> Parts:
    """Return the parts of a document."""
    kind_at = _main_kind(lines)
    attached_at = _attached_kind(lines, kind_at)
    total = len(lines)
    limit = attached_at if attached_at >= 0 else total
    end_at = _end(lines, kind_at + 1, limit)
    after = _behind(lines, end_at, limit)
    main = Part(0, kind_at, end_at, after)
    attached = None
    if attached_at >= 0:
        last = _end(lines, attached_at + 1, total)
        attached = Part(after, attached_at, last, _behind(lines, last, total))
    tail = (attached or main).after
    appendix = next((at for at in range(tail, total) if _APPENDIX.match(lines[at].text)), total)
    return Parts(main, attached, appendix)


def _main_kind(lines: Sequence[SourceLine]) -> int:
    """Return the line of the type, -1 where none is printed (an official letter)."""
    anchor = next((at for at, line in enumerate(lines) if _is_anchor(line.text)), -1)
    body = next((at for at, line in enumerate(lines) if _NUMBERED.match(line.text)), len(lines))
    found = [(at, _rank(line.text)) for at, line in enumerate(lines)]
    marked = [(at, rank) for at, rank in found if rank]
    if -1 < anchor < body:
        behind = [pair for pair in marked if anchor < pair[0] < body + 40] or []
        best = [pair for pair in behind if pair[1] >= 2] or behind
        return best[0][0] if best else -1
    marked = [pair for pair in marked if lines[pair[0]].text[:2].isupper()]
    best = [pair for pair in marked if pair[1] >= 2 and pair[0] <= body] or marked
    return best[0][0] if best and best[0][0] <= body + 40 else -1


def _is_anchor(text: str) -> bool:
    return bool(_NATION.search(fold(text)) or NUMBER_LINE.match(text))


def _rank(text: str) -> int:
    """Return 3 for a type by itself, 2 with a title behind it, 1 with a title in capitals."""
    kind = kind_of(text)
    if kind is None:
        return 0
    if not kind[1]:
        return 3 if text[:2].isupper() else 2
    return 1 if kind[1] == kind[1].upper() else 2


def _attached_kind(lines: Sequence[SourceLine], kind_at: int) -> int:
    """Return the line of the type of a plan behind a decision, -1 without one."""
    if kind_at < 0:
        return -1
    main = kind_of(lines[kind_at].text)
    if main is None or main[0] not in _COVERS:
        return -1
    ended = False
    for at in range(kind_at + 1, len(lines)):
        text = lines[at].text
        ended = ended or bool(RECIPIENTS.match(text) or POSITION.match(text))
        kind = kind_of(text)
        if kind is None or kind[0] == main[0]:
            continue
        named = any(_ATTACHED.match(fold(line.text)) for line in lines[at + 1 : at + 8])
        if named or (ended and _rank(text) >= 2):
            return at
    return -1


def _end(lines: Sequence[SourceLine], start: int, limit: int) -> int:
    """Return the line where recipients or signature begin, `limit` without either."""
    for at in range(max(0, start), limit):
        text = lines[at].text
        if RECIPIENTS.match(text):
            return _above(lines, at, start)
        if AUTHORITY.match(text) and text == text.upper():
            return at
        if POSITION.match(text) and _signs(lines, at, limit):
            return at
    return _portal_tail(lines, start, limit)


def _portal_tail(lines: Sequence[SourceLine], start: int, limit: int) -> int:
    """Return where a portal's own words begin behind a document without an end, else `limit`."""
    last = next((at for at in range(limit - 1, start - 1, -1) if _NUMBERED.match(lines[at].text)),
                start)  # fmt: skip
    return next((at for at in range(last + 1, limit) if _PORTAL.match(lines[at].text)), limit)


def _above(lines: Sequence[SourceLine], at: int, start: int) -> int:
    """Return where a signature that a two-column page puts before "Nơi nhận" begins."""
    first = at
    for above in range(at - 1, max(start, at - 5) - 1, -1):
        text = lines[above].text
        if POSITION.match(text) or (AUTHORITY.match(text) and text == text.upper()):
            first = above
    return first


def _signs(lines: Sequence[SourceLine], at: int, limit: int) -> bool:
    """Say whether a position in capitals is a signature: nothing numbered comes behind it."""
    behind = [line.text for line in lines[at + 1 : min(limit, at + 6)]]
    if any(_NUMBERED.match(text) or text.startswith(("Căn cứ", "QUYẾT ĐỊNH")) for text in behind):
        return False
    return all(len(text) < 100 for text in behind[:2])


#: A signature at the right of a line of recipients.
_SIGNED_BESIDE = re.compile(rf"\s(?:TM|KT|TL|TUQ)\.\s*[{UPPER}]{{2}}")


def _behind(lines: Sequence[SourceLine], end_at: int, limit: int) -> int:
    """Return the first line after recipients and signature."""
    at, signed, listed = end_at, False, False
    while at < limit:
        text = lines[at].text
        signed = signed or bool(_SIGNED_BESIDE.search(text))
        if RECIPIENTS.match(text):
            listed = True
        elif _APPENDIX.match(text) or _NATION.search(fold(text)):
            break
        elif POSITION.match(text) or (AUTHORITY.match(text) and text == text.upper()):
            signed = True
        elif listed and (text.startswith(("-", "+")) or not signed):
            pass
        elif signed and looks_like_name(text):
            at += 1
            if not any(RECIPIENTS.match(line.text) for line in lines[at : min(limit, at + 3)]):
                break
            continue
        elif signed and not text.startswith("("):
            break
        at += 1
    return at


_NAME_WORD = re.compile(rf"^[{UPPER}][{LOWER}]*$|^[{UPPER}]\.$")
#: Titles before a name, which Decree 30/2020 wants left out ("ThS.", "BS.CKII.").
TITLES = re.compile(r"^(?:(?:GS|PGS|TS|Ts|ThS|Ths|BS|Bs|BSCKII|KS|CN|CKI|CKII|DS)\b[.,]?\s*)+")


def looks_like_name(text: str) -> bool:
    """Say whether a line is a person's name: two to six words with capitals, nothing else."""
    words = TITLES.sub("", text.strip()).split()
    if 2 <= len(words) <= 5 and words[0].isupper() and words[0].capitalize() in SURNAMES:
        return all(word.isalpha() and word.isupper() for word in words)
    return 2 <= len(words) <= 6 and all(_NAME_WORD.match(word) for word in words)
