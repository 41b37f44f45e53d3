"""Who issued a cited document, as the letters of its symbol tell it, against who is said to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.rules.citations import mentions, tail_of

#: Who issues what bears these letters at its end.
_ISSUERS = (
    (re.compile(r"(?:NĐ|NQ)-CP$"), r"Chính phủ", "Chính phủ"),
    (re.compile(r"(?:QĐ|CT|CĐ)-TTg$"), r"Thủ tướng", "Thủ tướng Chính phủ"),
    (re.compile(r"/QH\d+$"), r"Quốc hội", "Quốc hội"),
    (re.compile(r"-UBND$"), r"(?:Ủy|Uỷ) ban nhân dân|UBND|Chủ tịch", "Ủy ban nhân dân"),
    (re.compile(r"-HĐND$"), r"Hội đồng nhân dân|HĐND|Thường trực", "Hội đồng nhân dân"),
    (re.compile(r"TT-B[A-ZĐ]+$"), r"Bộ|Liên|các", "Bộ"),
    *(
        (re.compile(rf"TT-{letters}$"),
         rf"(?:Bộ trưởng )?Bộ (?:{name}|{letters[1:]})|Bộ trưởng$|Bộ$", f"Bộ {name}")
        for letters, name in (
            ("BQP", "Quốc phòng"), ("BCA", "Công an"), ("BNV", "Nội vụ"), ("BTC", "Tài chính"),
            ("BYT", "Y tế"), ("BTP", "Tư pháp"), ("BXD", "Xây dựng"), ("BCT", "Công Thương"),
            ("BGDĐT", "Giáo dục và Đào tạo"), ("BKHCN", "Khoa học và Công nghệ"),
            ("BVHTTDL", "Văn hóa, Thể thao và Du lịch"), ("BTTTT", "Thông tin và Truyền thông"),
            ("BTNMT", "Tài nguyên và Môi trường"), ("BNNMT", "Nông nghiệp và Môi trường"),
        )
    ),
)  # fmt: skip
_BY = regex(
    r"\s*,?\s*của (?P<who>(?:Chính phủ|Thủ tướng|Quốc hội|Bộ|Sở|UBND|Ủy ban|Uỷ ban|Hội đồng"
    r"|HĐND|Chủ tịch|Thường trực|Liên|các|Tỉnh ủy|Huyện ủy|Ban|Đảng ủy)\b[^;,.]{0,30})"
)


def _wrong_issuer(reading: Reading) -> Iterator[Finding]:
    """A decree "của Bộ Y tế": the letters of the symbol tell who issued it."""
    for each in mentions(reading):
        by = _BY.match(each.tail)
        if by is None:
            continue
        for symbol, right, name in _ISSUERS:
            if symbol.search(each.symbol) and not re.match(right, by["who"]):
                yield reading.find("", each.paragraph, tail_of(each, 4),
                                   number=each.symbol, right=name)  # fmt: skip


RULES = (
    Rule("citation.wrong_issuer", Severity.WARNING, "NĐ 30/2020 PL I mục II.5.a", _wrong_issuer,
         local=True),
)  # fmt: skip
