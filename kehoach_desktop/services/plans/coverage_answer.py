"""A coverage as the plain data of `kehoach plan coverage --json`."""

from __future__ import annotations

from kehoach_desktop.domain.sources.clause import Clause, Verdict
from kehoach_desktop.domain.sources.coverage import (
    Coverage,
    CoveredClause,
    DocumentCoverage,
    Target,
)


def as_answer(coverage: Coverage) -> dict[str, object]:
    """Return the documents with their clauses, the gaps, and the tasks without a clause."""
    return {
        "plan": coverage.plan_id,
        "title": coverage.title,
        "documents": [_document(each) for each in coverage.documents],
        "tasks_without_clause": [_target(each) for each in coverage.strays],
    }


def _document(covered: DocumentCoverage) -> dict[str, object]:
    document = covered.marked.document
    return {
        "id": document.id,
        "name": document.name,
        "clauses": [_covered(each) for each in covered.clauses],
        "clauses_without_task": [each.clause.id for each in covered.gaps],
        "excused": [each.clause.id for each in covered.excused],
        "undecided": [each.id for each in covered.marked.undecided],
    }


def _covered(covered: CoveredClause) -> dict[str, object]:
    targets = [_target(target) for target in covered.targets]
    return {**clause_answer(covered.clause, covered.verdict), "answered_by": targets}


def clause_answer(clause: Clause, verdict: Verdict | None) -> dict[str, object]:
    """Return a clause with its mark."""
    return {
        "id": clause.id,
        "number": clause.number,
        "text": clause.text,
        "kind": clause.kind.value,
        "lines": list(clause.lines),
        "mark": verdict.mark.value if verdict else None,
        "reason": verdict.reason if verdict else "",
    }


def _target(target: Target) -> dict[str, object]:
    kind = "task" if target.is_task else "section"
    return {"id": target.id, "kind": kind, "number": target.number, "title": target.title}
