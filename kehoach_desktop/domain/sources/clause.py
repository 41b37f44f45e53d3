"""Clauses of a superior's document: what can be answered there, and how we answer it.

A clause is known by its `id`, never by its number: numbers are what the paper prints, links and
marks must outlive them. The id of a clause of a plan is that of its block; the id of one that was
read from a file is made of its words, so that the same document read again has the same clauses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.vntext import fold_words


class ClauseKind(StrEnum):
    """What a clause is in its document."""

    HEADING = "heading"  # a title with clauses below it
    ITEM = "item"  # numbered: 1., a), Điều 1.
    BULLET = "bullet"  # "-" or "+"
    PARAGRAPH = "paragraph"
    ROW = "row"  # of a table
    FRAME = "frame"  # opening and closing words: nothing to answer

    @property
    def can_be_answered(self) -> bool:
        """Say whether the office has to say what becomes of such a clause."""
        return self not in {ClauseKind.HEADING, ClauseKind.FRAME}


class Mark(StrEnum):
    """What becomes of a clause in our office."""

    APPLIES = "applies"
    NOT_OURS = "not_ours"
    ELSEWHERE = "elsewhere"

    @property
    def needs_reason(self) -> bool:
        """Say whether the coverage sheet has to tell why."""
        return self is not Mark.APPLIES


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: `number` is the printed path ("II.1.a", "" where nothing is printed).

    `depth` counts from 1; `lines` are the 1-based lines of the source it was read from.
    """

    id: str
    number: str
    text: str
    kind: ClauseKind
    depth: int = 1
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SuperiorDocument:
    """A document of a superior, taken apart. `plan_id` names the plan of the store it is, or "".

    `citation` is the document as our plan cites it; `source` the name of the file it was read from.
    """

    id: str
    citation: Citation
    clauses: tuple[Clause, ...]
    plan_id: str = ""
    source: str = ""

    @property
    def name(self) -> str:
        """Return how the document is called on a list: type and number, else its subject."""
        cited = self.citation
        if cited.number:
            return cited.short()
        return " ".join(part for part in (cited.kind, cited.subject) if part) or self.source

    def clause(self, clause_id: str) -> Clause | None:
        """Return the clause with that id, or None."""
        return next((each for each in self.clauses if each.id == clause_id), None)

    def below(self, clause_id: str) -> tuple[Clause, ...]:
        """Return a clause and all that stands below it; nothing for an unknown id."""
        found: list[Clause] = []
        for clause in self.clauses:
            if found and clause.depth <= found[0].depth:
                break
            if found or clause.id == clause_id:
                found.append(clause)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a clause was marked, and why."""

    mark: Mark
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ClauseLink:
    """A clause that a part of our plan carries out; `target` is the id of a task or a section."""

    target: str
    document_id: str
    clause_id: str


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A document with the marks of its clauses, by clause id."""

    document: SuperiorDocument
    verdicts: Mapping[str, Verdict]

    def mark_of(self, clause_id: str) -> Mark | None:
        """Return how a clause is marked, None while nobody has decided."""
        verdict = self.verdicts.get(clause_id)
        return verdict.mark if verdict else None

    @property
    def undecided(self) -> tuple[Clause, ...]:
        """Return the clauses that still wait for a mark."""
        return tuple(
            each
            for each in self.document.clauses
            if each.kind.can_be_answered and each.id not in self.verdicts
        )

    @property
    def applying(self) -> tuple[Clause, ...]:
        """Return the clauses marked as ours, in order."""
        return tuple(
            each
            for each in self.document.clauses
            if each.kind.can_be_answered and self.mark_of(each.id) is Mark.APPLIES
        )


def identified(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield clauses that were read, each with an id made of its words.

    Numbers, marks and letter cases do not count: the corrected file of a document has the same
    clauses where it says the same. Equal words are told apart by their order.
    """
    seen: dict[str, int] = {}
    for clause in clauses:
        words = " ".join(fold_words(clause.text))
        seen[words] = seen.get(words, 0) + 1
        digest = hashlib.sha256(f"{words}#{seen[words]}".encode()).hexdigest()[:24]
        yield Clause(digest, clause.number, clause.text, clause.kind, clause.depth, clause.lines)
