"""Said twice: a phrase on end, a member of a list again, a whole paragraph copied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import words
from kehoach_desktop.review.reading import Reading, widen
from kehoach_desktop.review.text import Paragraph, Zone
from kehoach_desktop.review.tokens import Token

#: From so many words a paragraph that stands twice was copied by mistake.
_LONG = 9
_LIST_REACH = 5
_SPLIT = re.compile(r"[,;]\s+|\s+(?:và|hoặc)\s+")
#: Words that a list may repeat because they begin a phrase of their own.
_LINKS = words("của và các cho với trong về từ theo để tại")
#: What is rightly said twice with its noun.
_EACH = words("từng ngày")
_LABEL = re.compile(
    r"[-+–]?\s*(?:Nội dung|Hình thức"
    r"|Cơ quan|Đơn vị|Bộ phận|Thời gian|Thời hạn|Kinh phí|Sản phẩm|Chủ trì|Phối hợp"
    r"|Địa điểm)"
)


def _prose(reading: Reading) -> Iterator[Paragraph]:
    yield from reading.walk(reading.text.within(Zone.BODY, Zone.TITLE, Zone.APPENDIX, Zone.TABLE))


def _phrase(reading: Reading) -> Iterator[Finding]:
    """Two to five words that stand twice on end: "sắp lại sắp lại"."""
    for each in _prose(reading):
        row = each.tokens
        said = [token.word for token in row]
        at = 0
        if not each.once(_says_twice):
            continue
        while at < len(row):
            size = _twice(row, said, at)
            if size and said[at] in _EACH:
                at += size  # "từng bước từng bước một"
            elif size:
                span = row[at].start, row[min(at + 2 * size - 1, len(row) - 1)].end
                yield reading.find(
                    "", each, span, word=each.text[row[at].start : row[at + size - 1].end]
                )
                at += 2 * size
            else:
                at += 1


def _says_twice(each: Paragraph) -> bool:
    """Say whether two words in a row stand twice: what is said twice holds such a pair."""
    return len(set(each.pairs)) < len(each.pairs)


def _twice(row: Sequence[Token], said: Sequence[str], at: int) -> int:
    for size in (2, 3, 4, 5):
        if at + 2 * size > len(row):
            return 0
        if said[at] != said[at + size] or said[at] == said[at + 1]:
            continue
        if said[at : at + size] == said[at + size : at + 2 * size]:
            on_end = all(token.joined for token in row[at : at + 2 * size - 1])
            return size if on_end else 0
    return 0


def _member(reading: Reading) -> Iterator[Finding]:
    """A list names one thing twice: "cán bộ, công chức, cán bộ"."""
    for each in _prose(reading):
        if not each.once(_says_twice) and not each.has_digits:  # a figure is no word
            continue
        for sentence in _SENTENCE.finditer(each.text):
            items = _members(sentence[0])
            if not _has_twins([name for name, _, _ in items]):
                continue
            for at, (item, _, end) in enumerate(items):
                near = items[max(at - _LIST_REACH, 0) : at]
                twin = next((other for other in near if other[0] == item), None)
                if twin is None and near and near[0][0].endswith(f" {item}"):
                    twin = near[0]  # the list's first member stands behind a verb
                if twin and any(len(other[0].split()) > 3 for other in near[near.index(twin) :]):
                    continue  # the items between are clauses: two lists, not one
                if twin and 2 <= len(item.split()) <= 5 and item.split()[0] not in _LINKS:
                    start = sentence.start() + twin[1]
                    yield reading.find("", each, _clipped(each.text, start, sentence.start() + end),
                                       word=item)  # fmt: skip
                    break


_SENTENCE = re.compile(r"[^.;:()“”\"]+")


def _has_twins(names: list[str]) -> bool:
    """Say whether a member may stand twice: alike, or behind a verb and then alone."""
    if len(set(names)) < len(names):
        return True
    return any(
        names[max(at - _LIST_REACH, 0)].endswith(f" {names[at]}") for at in range(1, len(names))
    )


def _members(text: str) -> list[tuple[str, int, int]]:
    found, at = [], 0
    for mark in [*_SPLIT.finditer(text), None]:
        end = mark.start() if mark else len(text)
        found.append((text[at:end].strip().lower(), at, end))
        at = mark.end() if mark else end
    return found


def _clipped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the end of the span where the whole has too many words: the second mention shows."""
    if len(text[start:end].split()) <= 15:
        return start, end
    return widen(text, end - 1, end, 8, 0)


def _paragraph(reading: Reading) -> Iterator[Finding]:
    """A paragraph that stands word for word in another place of the same paper."""
    if all(times == 1 for times in reading.text.tally(_wordings, Zone.BODY).values()):
        return
    seen: dict[str, Paragraph] = {}
    for each in reading.walk(reading.text.body):
        key = each.once(_wording)
        if key:
            if key in seen:
                yield reading.find("", each, (0, len(" ".join(each.text.split()[:12]))),
                                   section=seen[key].path or "trên")  # fmt: skip
            seen.setdefault(key, each)


def _wordings(each: Paragraph) -> list[str]:
    wording = each.once(_wording)
    return [wording] if wording else []


#: A paragraph says again what one near it said: so many of its words stand there.
_NEARBY, _FEWEST, _SAME = 6, 12, 0.87


def _again(reading: Reading) -> Iterator[Finding]:
    """Most words of a paragraph stand in one shortly before: said twice in other words."""
    near: list[tuple[Paragraph, frozenset[str]]] = []
    for each in reading.walk(reading.text.body):
        words = each.once(_word_set)
        if len(words) < _FEWEST or _LABEL.match(each.text):
            continue
        for other, there in near[-_NEARBY:]:
            if each.path != other.path or words == there:
                continue
            fewer, more = sorted((words, there), key=len)
            if len(fewer & more) >= _SAME * len(fewer) and len(fewer) > len(more) / 2:
                yield reading.find("", each, (0, len(" ".join(each.text.split()[:12]))),
                                   section=other.path or "trên")  # fmt: skip
                break
        near.append((each, words))


def _word_set(each: Paragraph) -> frozenset[str]:
    return frozenset() if each.is_capitals else frozenset(fold_words(each.content))


def _wording(each: Paragraph) -> str:
    """Return the words of a long paragraph without marks and capitals, "" of any other."""
    if _LABEL.match(each.text):
        return ""
    said = fold_words(each.content)
    return " ".join(said) if len(said) >= _LONG and not each.is_capitals else ""


RULES = (
    Rule("repeat.phrase", Severity.ERROR, "practice", _phrase, local=True),
    Rule("repeat.member", Severity.WARNING, "practice", _member, local=True),
    Rule("repeat.paragraph", Severity.WARNING, "practice", _paragraph),
    Rule("repeat.again", Severity.WARNING, "practice", _again),
)
