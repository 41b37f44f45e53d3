"""Frames of a sentence: small words that need one behind them, pairs that need a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from kehoach_desktop.review.finding import Again, Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone
from kehoach_desktop.review.vocabulary import modern

#: A small word that never stands before a mark: what it leads to is missing.
_BEFORE_MARK = regex(
    r"\b(?P<before>\w+) (?P<small>của|các|những|và|nhằm|với|thuộc|bởi|bằng|hoặc)\s?[,;.](?=\s|$)"
)
#: Verbs that cannot follow "phối hợp với" and the like: the partner is missing.
_NO_PARTNER = regex(
    r"\b(?P<head>[Pp]hối hợp với|[Pp]hối hợp cùng|[Pp]hối hợp chặt chẽ với) "
    r"(?P<verb>triển khai|thực hiện|tham mưu|xây dựng|hướng dẫn|theo dõi|đôn đốc|tuyên truyền"
    r"|tăng cường|đẩy mạnh|nâng cao|báo cáo|đảm bảo|bảo đảm)\b"
)
_NO_OBJECT = regex(
    r"\b(?:theo quy định của|theo chỉ đạo của|theo hướng dẫn của|dưới sự chỉ đạo của"
    r"|thuộc thẩm quyền của|trên cơ sở của|theo đề nghị của|trách nhiệm của|chức năng của) "
    r"(?:và|để|nhằm|trong|đã|được|phải|cần|khi|nếu|theo|tại)\b(?! đó| này)"
)
#: Members of a list that every handbook sets apart with a comma.
_PAIRS = tuple(
    (regex(rf"\b{one} {two}\b", re.IGNORECASE), f"{one}, {two}")
    for one, two in (
        ("cán bộ", "công chức"), ("công chức", "viên chức"), ("kỷ luật", "kỷ cương"),
        ("công khai", "minh bạch"), ("khó khăn", "vướng mắc"), ("tồn tại", "hạn chế"),
        ("cơ quan", "đơn vị"), ("chủ trương", "đường lối"), ("đường lối", "chủ trương"),
        ("nhận thức", "trách nhiệm"), ("vai trò", "trách nhiệm"), ("ý thức", "trách nhiệm"),
        ("xã", "thị trấn"), ("phường", "thị trấn"), ("xã", "phường"), ("thường xuyên", "liên tục"),
        ("kịp thời", "chính xác"), ("đầy đủ", "kịp thời"), ("nhanh chóng", "chính xác"),
        ("nhiệm vụ", "giải pháp"), ("mục tiêu", "nhiệm vụ"), ("mục đích", "yêu cầu"),
        ("chức năng", "nhiệm vụ"), ("nhiệm vụ", "quyền hạn"), ("hiệu lực", "hiệu quả"),
        ("thiết thực", "hiệu quả"), ("phản ánh", "kiến nghị"), ("tổ chức", "cá nhân"),
        ("tập thể", "cá nhân"), ("băng rôn", "khẩu hiệu"), ("giám sát", "kiểm tra"),
        ("đôn đốc", "kiểm tra"), ("theo dõi", "đôn đốc"), ("kiểm tra", "giám sát"),
    )
)  # fmt: skip
_COLON = regex(r"(?:như sau|sau đây|gồm|bao gồm|cụ thể|gồm có|là)\s*:$")
_VERBLESS = regex(r"\b(?:cụ thể|chi tiết|nội dung) như sau\s*[.;,]?$")


def _prose(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(reading.text.within(Zone.BODY, Zone.APPENDIX, Zone.TABLE))


def _before_mark(reading: Reading) -> Iterator[Finding]:
    compounds = reading.vocabulary.compounds
    for each in _prose(reading):
        for found in _BEFORE_MARK.finditer(each.text):
            last = found.end() >= len(each.text)  # the end of a paragraph is another rule's
            if not last and (modern(found["before"]), found["small"]) not in compounds:
                yield reading.find("", each, widen(each.text, *found.span(), 1, 1),
                                   word=found["small"])  # fmt: skip


def _no_partner(reading: Reading) -> Iterator[Finding]:
    for each in _prose(reading):
        for found in _NO_PARTNER.finditer(each.text):
            yield reading.find("", each, found.span(), word=found["head"])


def _no_object(reading: Reading) -> Iterator[Finding]:
    for each in _prose(reading):
        for found in _NO_OBJECT.finditer(each.text):
            yield reading.find("", each, widen(each.text, *found.span(), 0, 1),
                               word=" ".join(found[0].split()[:-1]))  # fmt: skip


def _no_comma(reading: Reading) -> Iterator[Finding]:
    """Two members of a list without a comma, which the paper sets elsewhere; told once a pair."""
    low = reading.text.low
    for pattern, right in _PAIRS:
        wrong = right.replace(",", "")
        if right not in low or wrong not in low:
            continue
        for each in reading.walk(reading.text.body):
            if wrong not in each.low or each.is_capitals:
                continue
            found = pattern.search(each.text)
            if found and not re.match(r" (?:và|,)", each.text[found.end() :][:3]):
                yield reading.find("", each, widen(each.text, *found.span(), 1, 0), right=right)
                break


def _open_colon(reading: Reading) -> Iterator[Finding]:
    """A paragraph promises a list with a colon and the next title comes at once."""
    inside = reading.text.inside
    for each, following in zip_longest(inside, inside[1:]):
        if each.zone is not Zone.BODY or not each.once(_has_colon) or reading.expired():
            continue
        if following is None:
            continue  # the text was cut off here
        over = following.zone not in {Zone.BODY, Zone.APPENDIX, Zone.TABLE}
        higher = (each.is_outline and following.is_outline
                  and level_of(following.number) <= level_of(each.number))  # fmt: skip
        if over or higher:
            yield reading.find("", each, widen(each.text, len(each.text) - 1, len(each.text), 5, 0))


def _has_colon(each: Paragraph) -> bool:
    return _COLON.search(each.text) is not None


def _no_colon(reading: Reading) -> Iterator[Finding]:
    """ "cụ thể như sau" without its colon."""
    for each in _prose(reading):
        if _VERBLESS.search(each.text):
            end = len(each.text)
            yield reading.find("", each, widen(each.text, end - 1, end, 4, 0))


def _pairs_of(each: Paragraph, reading: Reading) -> object:
    """Read which members stand with a comma, and all words where some stand without."""
    low = each.low
    rights = [right for _, right in _PAIRS if right in low]
    return rights, each.text if any(map(low.__contains__, _WITHOUT_COMMA)) else ""


_WITHOUT_COMMA = tuple(right.replace(",", "") for _, right in _PAIRS)


def _colon_of(each: Paragraph, reading: Reading) -> bool:
    return each.once(_has_colon)


RULES = (
    Rule("frame.before_mark", Severity.ERROR, "practice", _before_mark, local=True),
    Rule("frame.no_partner", Severity.WARNING, "practice", _no_partner, local=True),
    Rule("frame.no_object", Severity.ERROR, "practice", _no_object, local=True),
    Rule("frame.no_comma", Severity.WARNING, "practice", _no_comma, reads=_pairs_of),
    Rule("frame.open_colon", Severity.WARNING, "practice", _open_colon, reads=_colon_of),
    Rule("frame.no_colon", Severity.WARNING, "practice", _no_colon, local=True,
         again=Again.HINT),
)  # fmt: skip
