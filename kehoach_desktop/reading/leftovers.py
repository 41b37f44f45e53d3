"""Words of header, title and end that no field holds: half a date, a stamp, a second signature.

A line is taken whole for what it says; this tells what was in it besides, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kehoach_desktop.domain.imports.read_document import LineRole, ReadHeader, ReadLine
from kehoach_desktop.domain.vntext import fold, fold_words
from kehoach_desktop.reading.end_parser import AUTHORITY_MARKS, EndFound
from kehoach_desktop.reading.header_parser import MOTTO, NATION
from kehoach_desktop.reading.source import SourceLine

_TOKEN = re.compile(r"\w+")
#: Words of the form itself, which say nothing where no value stands behind them.
_FORM = frozenset({"so", "ngay", "thang", "nam", "v", "ve", "viec", "noi", "nhan", "kinh", "gui"})
_BODY = ("uy", "ban", "nhan", "dan")


class Leftovers:
    """Collects what stands in lines besides the words that a field holds."""

    def __init__(self) -> None:
        self.found: list[ReadLine] = []

    def take(self, lines: Iterable[SourceLine], held: Iterable[str | None]) -> None:
        """Keep the words of `lines` that are not in `held`, each run of them as a line."""
        known = Counter(word for text in held if text for word in fold_words(text))
        for line in lines:
            for text in _runs(line.text, known):
                self.found.append(ReadLine(text, line.place, LineRole.REMAINDER))


def _runs(text: str, known: Counter[str]) -> Iterator[str]:
    """Yield the runs of words that `known` does not hold; what it holds is used up."""
    run: list[re.Match[str]] = []
    for part in (*_TOKEN.finditer(text), None):
        if part is not None and not _use(fold(part.group()), known):
            run.append(part)
            continue
        if any(fold(each.group()) not in _FORM for each in run):
            yield text[run[0].start() : run[-1].end()]
        run = []


def _use(word: str, known: Counter[str]) -> bool:
    """Use `word` up; an abbreviated body is known where its full name is."""
    if word == "ubnd" and not known[word] and all(known[each] for each in _BODY):
        known.subtract(_BODY)
        return True
    if not known[word]:
        return False
    known[word] -= 1
    return True


def held_by_header(header: ReadHeader) -> list[str | None]:
    """Return the words that a header's fields hold of its lines."""
    date, year = header.date, header.plan_year
    spelled = f"ngày tháng năm {date.day} {date.month} {date.year}" if date else str(year or "")
    padded = [f"0{part}" for part in (date.day, date.month) if part < 10] if date else []
    return [header.superior, header.issuer, "Số", header.number, header.symbol, header.place,
            spelled, *padded]  # fmt: skip


def without_emblem(lines: Iterable[SourceLine]) -> Iterator[SourceLine]:
    """Yield lines without the name and the motto of the nation, which every document prints."""
    for line in lines:
        yield _cut(line, NATION, MOTTO)


def without_marks(lines: Iterable[SourceLine]) -> Iterator[SourceLine]:
    """Yield lines of a signature without "TM.", "T/M" and the like, which are kept in one form."""
    for line in lines:
        yield _cut(line, AUTHORITY_MARKS)


def _cut(line: SourceLine, *patterns: re.Pattern[str]) -> SourceLine:
    text = line.text
    for pattern in patterns:
        text = pattern.sub(" ", text)
    return SourceLine(text, line.place)


def held_by_end(end: EndFound, *, signed: bool, listed: bool) -> list[str | None]:
    """Return the words that recipients and signature hold of their lines.

    `signed`, `listed`: this end's signature, its recipients are the document's (there may be two).
    """
    signer = end.signer
    names = [AUTHORITY_MARKS.sub(" ", signer.authority or ""), signer.position, signer.name]
    return ["Nơi nhận", *(end.recipients if listed else ()), *(names if signed else ())]
