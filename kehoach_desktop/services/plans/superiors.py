"""The superior's plan becomes ours: clauses, marks, links, coverage."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop.domain.imports.read_document import ReadDocument
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.plan_copy import same_parts
from kehoach_desktop.domain.sources.answering import Answer, with_answers
from kehoach_desktop.domain.sources.clause import (
    ClauseLink,
    Mark,
    MarkedDocument,
    SuperiorDocument,
    Verdict,
)
from kehoach_desktop.domain.sources.clauses_found import clauses_of_document, clauses_of_plan
from kehoach_desktop.domain.sources.coverage import Coverage, cover
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.clauses import ClauseStore
from kehoach_desktop.services.ports.files import FileStore
from kehoach_desktop.services.ports.plans import PlanStore


@dataclass(frozen=True, slots=True)
class SuperiorRow:
    """A line of the list of documents: how many clauses, how many of them wait, how many apply."""

    id: str
    name: str
    issuer: str
    date: dt.date | None
    subject: str
    clauses: int
    undecided: int
    applying: int


class Superiors:
    """Documents of superiors, clause by clause. Reading one changes neither file nor plan."""

    def __init__(
        self,
        store: ClauseStore,
        plans: PlanStore,
        reader: Callable[[Path], ReadDocument],
        files: FileStore,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._store = store
        self._plans = plans
        self._reader = reader
        self._files = files
        self._clock = clock
        self._new_id = new_id

    # --- documents

    def rows(self) -> list[SuperiorRow]:
        """Return the documents that were read, the last one first."""
        return [_row(self._marked(document)) for document in self._store.documents()]

    def load(self, document_id: str) -> MarkedDocument:
        """Return a document with its marks; E-NO-DOCUMENT."""
        return self._marked(self._store.document(document_id))

    def read(self, path: Path) -> MarkedDocument:
        """Take the file at `path` apart and keep a copy of it; the same file is read once.

        Raises AppError E-NO-CLAUSES where nothing can be answered in it, and as `Reading.read`,
        E-TOO-BIG, E-SPACE, E-FULL, E-READONLY.
        """
        return self.take_read(path, self._reader(path))

    def take_read(self, path: Path, read: ReadDocument) -> MarkedDocument:
        """Take a document apart that was read from the file at `path`; refusals as `read`."""
        sha256 = self._files.add(path)
        known = self._store.find(sha256=sha256)
        document = clauses_of_document(read, known or self._new_id(), clean(path.name))
        return self._keep(document, sha256)

    def take_plan(self, plan_id: str) -> MarkedDocument:
        """Take a plan of the store apart, received or issued.

        Raises E-NO-PLAN, E-NO-CLAUSES.
        """
        plan = self._plans.load(plan_id)
        known = self._store.find(plan_id=plan_id)
        document = clauses_of_plan(plan, known or self._new_id(), self._sender(plan_id))
        return self._keep(document, "")

    def cite(self, document_id: str, citation: Citation) -> MarkedDocument:
        """Put right how a document is called; E-NO-DOCUMENT."""
        document = dataclasses.replace(self._store.document(document_id), citation=citation)
        self._store.put(document, "", self._clock.now())
        return self._marked(document)

    def mark(
        self,
        document_id: str,
        clause_ids: Sequence[str],
        mark: Mark | None,
        reason: str = "",
    ) -> MarkedDocument:
        """Mark clauses as applying, not ours or done elsewhere; None takes the marks off.

        A heading stands for everything below it. A reason is kept for every mark but the first;
        the coverage sheet shows where one is missing. E-NO-DOCUMENT, E-NO-CLAUSE.
        """
        document = self._current(self._store.document(document_id))
        chosen: list[str] = []
        for clause_id in clause_ids:
            below = document.below(clause_id)
            if not below:
                raise AppError("E-NO-CLAUSE", value=clause_id)
            chosen += [each.id for each in below if each.kind.can_be_answered]
        verdict = None
        if mark is not None:
            verdict = Verdict(mark, clean(reason) if mark.needs_reason else "")
        self._store.mark(document_id, list(dict.fromkeys(chosen)), verdict, self._clock.now())
        return self._marked(document)

    # --- our plan

    def start(
        self, plan: Plan, document_id: str, wanted: Mapping[str, Answer]
    ) -> tuple[Plan, tuple[ClauseLink, ...]]:
        """Return a draft with a task or a paragraph for each wanted clause that applies.

        The plan is not stored: store it, then `keep` its links. E-NO-DOCUMENT.
        """
        marked = self.load(document_id)
        return with_answers(plan, document_id, marked.applying, wanted, self._new_id)

    def keep(self, plan_id: str, document_id: str, links: Sequence[ClauseLink]) -> None:
        """Note that a stored plan answers a document, by `links`. E-NO-PLAN, E-NO-DOCUMENT."""
        now = self._clock.now()
        self._store.answer(plan_id, document_id, now)
        if links:
            self._store.link(plan_id, links, now)

    def copy_links(self, plan: Plan, copy: Plan) -> tuple[int, int]:
        """Let a stored copy of `plan` answer the same documents by the same links.

        A link whose clause or part is no longer there is dropped. Return how many links the copy
        has and how many were dropped. E-NO-PLAN.
        """
        ids, old = same_parts(plan, copy), self._store.links(plan.id)
        kept = 0
        for marked in self.documents_of(plan.id):
            links = [
                dataclasses.replace(link, target=ids[link.target])
                for link in old
                if link.document_id == marked.document.id
                and link.target in ids
                and marked.document.clause(link.clause_id) is not None
            ]
            self.keep(copy.id, marked.document.id, links)
            kept += len(links)
        return kept, len(old) - kept

    def link(self, plan_id: str, target: str, document_id: str, clause_id: str) -> None:
        """Link a task or section of a plan to a clause.

        E-NO-PLAN, E-NO-DOCUMENT, E-NO-CLAUSE.
        """
        document = self._current(self._store.document(document_id))
        if document.clause(clause_id) is None:
            raise AppError("E-NO-CLAUSE", value=clause_id)
        link = ClauseLink(target, document_id, clause_id)
        self._store.link(plan_id, [link], self._clock.now())

    def unlink(self, plan_id: str, link: ClauseLink) -> None:
        """Take a link away."""
        self._store.unlink(plan_id, link, self._clock.now())

    def links(self, plan_id: str) -> list[ClauseLink]:
        """Return the links of a plan."""
        return self._store.links(plan_id)

    def documents_of(self, plan_id: str) -> list[MarkedDocument]:
        """Return the documents that a plan answers."""
        return [self.load(document_id) for document_id in self._store.answered_by(plan_id)]

    def coverage(self, plan: Plan) -> Coverage:
        """Return what of the superiors' documents `plan` (as it is given) carries out."""
        return cover(plan, self.documents_of(plan.id), self._store.links(plan.id))

    def _keep(self, document: SuperiorDocument, sha256: str) -> MarkedDocument:
        if not any(each.kind.can_be_answered for each in document.clauses):
            raise AppError("E-NO-CLAUSES", name=document.source or document.name)
        self._store.put(document, sha256, self._clock.now())
        return self._marked(document)

    def _marked(self, document: SuperiorDocument) -> MarkedDocument:
        return MarkedDocument(self._current(document), self._store.verdicts(document.id))

    def _current(self, document: SuperiorDocument) -> SuperiorDocument:
        """Return a document with the clauses its plan has now, as they were read if it is gone."""
        if not document.plan_id:
            return document
        try:
            plan = self._plans.load(document.plan_id)
        except AppError as error:
            if error.code != "E-NO-PLAN":
                raise
            return document
        fresh = clauses_of_plan(plan, document.id, document.citation.issuer)
        return dataclasses.replace(document, clauses=fresh.clauses)

    def _sender(self, plan_id: str) -> str:
        rows = self._plans.rows()
        return next((row.sender for row in rows if row.id == plan_id), "")


def _row(marked: MarkedDocument) -> SuperiorRow:
    document = marked.document
    return SuperiorRow(
        document.id,
        document.name,
        document.citation.issuer,
        document.citation.date,
        document.citation.subject,
        sum(each.kind.can_be_answered for each in document.clauses),
        len(marked.undecided),
        len(marked.applying),
    )
