"""Rà soát: opens a text, reads the vocabulary once, runs the rules, words what they find."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import catalogue
from kehoach_desktop.paths import resource
from kehoach_desktop.review.finding import Finding, Severity
from kehoach_desktop.review.reading import Office
from kehoach_desktop.review.registry import review
from kehoach_desktop.review.text import ReviewText
from kehoach_desktop.review.vocabulary import EndedTerm, Vocabulary, standard

#: Endings of the files that are read here; Word and PDF come with the reader of files.
TEXT_FILES = frozenset({".txt", ".md", ".markdown", ".text", ""})

#: More is no plan: a text of this many bytes is refused before it is read.
LARGEST_TEXT = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding in the officer's words: why it is one, and what to do ("" where unknown)."""

    finding: Finding
    why: str
    suggestion: str

    @property
    def is_certain(self) -> bool:
        """Say whether it is more than a hint."""
        return self.finding.severity is not Severity.HINT


def review_text(
    text: ReviewText, office: Office | None = None, today: dt.date | None = None
) -> list[Remark]:
    """Return the worded findings of `text`; `office` and `today` for a plan of the store."""
    return [word(each) for each in review(text, vocabulary(), office=office, today=today)]


def is_text(path: Path) -> bool:
    """Say whether `path` is reviewed line by line."""
    return path.suffix.lower() in TEXT_FILES


def read_text(path: Path) -> str:
    """Return the text of a .txt or .md file in UTF-8 (with or without BOM) or UTF-16.

    Raises AppError E-GONE, E-READ, E-REVIEW-KIND.
    """
    if not path.is_file():
        raise AppError("E-GONE", path=path, name=path.name)
    try:
        if path.stat().st_size > LARGEST_TEXT:
            raise AppError("E-REVIEW-KIND", name=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise AppError("E-READ", path=path) from error
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise AppError("E-REVIEW-KIND", name=path.name) from error
    if path.suffix.lower() not in TEXT_FILES or content.startswith((b"PK\x03\x04", b"%PDF")):
        raise AppError("E-REVIEW-KIND", name=path.name)
    return text


def word(finding: Finding) -> Remark:
    """Put a finding into Vietnamese by its rule (`resources/i18n/vi/review.json`)."""
    texts = catalogue("review")
    suggestion = texts.get(f"{finding.rule}.fix", "")
    return Remark(finding, _fill(texts[finding.rule], finding), _fill(suggestion, finding))


def _fill(text: str, finding: Finding) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: finding.params.get(found[1], "……"), text)


@cache
def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary; the first call reads its files."""
    topics = json.loads(_data("topics.json"))
    fields = json.loads(_data("fields.json"))
    return Vocabulary(
        terms=frozenset(_terms()),
        ended=tuple(EndedTerm(**entry) for entry in json.loads(_data("ended.json"))),
        topics={name: tuple(words) for name, words in topics.items()},
        fields={name: tuple(words) for name, words in fields.items()},
        loanwords=frozenset(_words("loanwords.txt")),
        bound=frozenset(_words("bound.txt")),
    )


def _data(name: str) -> str:
    return resource("vocabulary", name).read_text(encoding="utf-8")


def _entries(name: str) -> list[str]:
    lines = (line.strip() for line in _data(name).splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _words(name: str) -> set[str]:
    return {standard(word) for line in _entries(name) for word in line.split()}


def _terms() -> set[str]:
    """Return compounds (written by their first syllable) and longer terms, tone style new."""
    terms = set()
    for line in _entries("compounds.txt"):
        first, _, seconds = line.partition(":")
        terms |= {f"{standard(first)} {standard(second)}" for second in seconds.split()}
    for line in _entries("terms.txt"):
        terms.add(" ".join(standard(word) for word in line.replace("_", " ").split()))
    return terms
