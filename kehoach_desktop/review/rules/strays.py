"""A sentence of another field, left from another paper: nothing else in this one speaks of it.

A field of work is known by phrases that hardly any other field uses (`fields.json`). A paper that
touches many fields once is a broad one, and nothing in it is a stray.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import words
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.rules.topic import SPECIALISED
from kehoach_desktop.review.text import Paragraph
from kehoach_desktop.review.vocabulary import Vocabulary

#: Sections that speak of everybody's own work, or of money.
_OTHERS = re.compile(r"TỔ CHỨC THỰC HIỆN|PHÂN CÔNG|TRÁCH NHIỆM|KINH PHÍ|KIẾN NGHỊ|ĐỀ XUẤT")
#: More fields than these, each named once, make a paper a broad one.
_FEW = 2
#: A clause comes to its matter within so many words.
_LEAD = 9
#: Fields that a title brings along.
_NEAR = {
    "nông thôn": (
        "trồng trọt", "chăn nuôi", "đời sống văn hóa", "cây xanh, thoát nước", "du lịch",
        "giao thông", "giáo dục", "giảm nghèo", "thực phẩm", "an ninh",
    ),
    "thiên tai": ("thủy sản", "lâm nghiệp", "trồng trọt", "chăn nuôi", "cây xanh, thoát nước"),
    "thực phẩm": ("thủy sản", "trồng trọt", "chăn nuôi"),
    "nông nghiệp": ("thủy sản", "trồng trọt", "chăn nuôi", "lâm nghiệp", "thực phẩm"),
    "văn hóa": ("đời sống văn hóa", "gia đình", "thể thao", "du lịch", "thuốc lá, rượu bia"),
    "y tế": ("tiêm chủng", "muỗi và dịch", "dân số", "thực phẩm", "thuốc lá, rượu bia"),
    "trẻ em": ("giáo dục", "tiêm chủng", "gia đình", "dân số"),
}  # fmt: skip
#: Syllables of a title that tell nothing of its field.
_PLAIN = words(
    "ke hoach bao cao cong tac thuc hien trien khai to chuc nam va cua tren dia ban xa phuong",
    "huyen tinh thanh pho so ubnd uy nhan dan ket qua tang cuong nang cao chat luong hieu qua ve",
    "viec tuyen truyen pho bien kiem tra phong chong quan ly giai doan thang quy cac phat",
    "dong tiep tuc day manh nhiem vu trong tam phuong huong",
)


class Named(NamedTuple):
    """Where a paragraph first names a field, and by how many phrases it does."""

    start: int
    end: int
    phrases: int


def _named(each: Paragraph, vocabulary: Vocabulary) -> dict[str, Named]:
    """Return the fields that a paragraph names."""
    low = each.low
    found = {}
    known = vocabulary.field_pairs
    near = {name for pair in each.pairs if pair in known for name in known[pair]}
    for name, phrases in vocabulary.fields.items() if near else ():
        if name not in near:
            continue
        spans = [(at, at + len(phrase)) for phrase in phrases if (at := low.find(phrase)) >= 0]
        inner = {one for one in spans for other in spans
                 if one != other and other[0] <= one[0] < other[1]}  # fmt: skip
        if spans:
            found[name] = Named(*min(spans), len(spans) - len(inner))
    return found


def _stray(reading: Reading) -> Iterator[Finding]:
    own = _pairs(reading.title)
    if not own or "BÁO CÁO" in reading.title:
        return
    special = "KẾ HOẠCH" not in reading.title or SPECIALISED.search(reading.head) is not None
    head = f"{reading.title} {reading.opening}".lower()
    near = {field for word, some in _NEAR.items() if word in head for field in some}
    places: dict[str, list[tuple[Paragraph, Named, bool]]] = {}
    apart = False
    for each in reading.walk(reading.text.body):
        if each.is_outline and level_of(each.number) <= 1:
            apart = _OTHERS.search(each.text) is not None
        for name, span in reading.once(_named, each).items():
            places.setdefault(name, []).append((each, span, apart))
    fields = reading.vocabulary.fields
    once = [
        some[0]
        for name, some in places.items()
        if len(some) == 1 and not any(phrase in head for phrase in fields[name])
        if name not in near
    ]
    alone = [(each, named) for each, named, arranged in once
             if not arranged and (named.phrases > 1 or not special)
             and _is_its_matter(each.text, named, own)]  # fmt: skip
    if len(once) > 3 * _FEW or len({each.index for each, _ in alone}) > _FEW:
        return
    told: set[int] = set()
    for each, named in sorted(alone, key=lambda row: (row[0].index, row[1])):
        if each.index not in told:
            told.add(each.index)
            word = each.text[named.start : named.end]
            around = widen(each.text, named.start, named.end, 3, 3)
            yield reading.find("", each, around, word=word)


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return the two syllables in a row of a title that tell of its field."""
    row = fold_words(text)
    pairs = zip(row, row[1:], strict=False)
    return frozenset(pair for pair in pairs if not _PLAIN.issuperset(pair))


def _is_its_matter(text: str, named: Named, own: frozenset[tuple[str, str]]) -> bool:
    """Say whether a clause speaks of that field alone: by two phrases, or from its beginning."""
    start = max(text.rfind(mark, 0, named.start) for mark in (";", ". ", ":")) + 1
    ends = [at for at in (text.find(";", named.end), text.find(". ", named.end)) if at > 0]
    lead = text[start : named.start]
    if named.phrases < 2 and ("," in lead or len(lead.split()) > _LEAD):
        return False  # one of many things, or told beside another one
    row = fold_words(text[start : min(ends, default=len(text))])
    return not any(pair in own for pair in zip(row, row[1:], strict=False))


RULES = (Rule("topic.stray", Severity.WARNING, "practice", _stray),)
