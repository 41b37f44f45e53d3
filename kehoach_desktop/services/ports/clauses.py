"""The port of superiors' documents: their clauses, marks, and the links to our plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Protocol

from kehoach_desktop.domain.sources.clause import ClauseLink, SuperiorDocument, Verdict


class ClauseStore(Protocol):
    """Documents, marks and links; every write is one transaction, on disk when the call returns."""

    def documents(self) -> list[SuperiorDocument]:
        """Return all documents, the last read first."""

    def document(self, document_id: str) -> SuperiorDocument:
        """Return a document; E-NO-DOCUMENT."""

    def find(self, *, plan_id: str = "", sha256: str = "") -> str:
        """Return the id of the document that is that plan or that file, "" if there is none."""

    def put(self, document: SuperiorDocument, sha256: str, at: dt.datetime) -> None:
        """Insert a document, or replace the one with its id; marks of its clauses stay."""

    def verdicts(self, document_id: str) -> Mapping[str, Verdict]:
        """Return how the clauses of a document are marked, by clause id."""

    def mark(
        self, document_id: str, clause_ids: Sequence[str], verdict: Verdict | None, at: dt.datetime
    ) -> None:
        """Mark clauses, or take their marks off (None); E-NO-DOCUMENT."""

    def answered_by(self, plan_id: str) -> list[str]:
        """Return the ids of the documents that a plan answers."""

    def links(self, plan_id: str) -> list[ClauseLink]:
        """Return the links of a plan, those to parts that are gone included."""

    def link(self, plan_id: str, links: Sequence[ClauseLink], at: dt.datetime) -> None:
        """Add links (known ones are left as they are); the plan answers their documents then.

        E-NO-PLAN, E-NO-DOCUMENT.
        """

    def answer(self, plan_id: str, document_id: str, at: dt.datetime) -> None:
        """Note that a plan answers a document, linked or not; E-NO-PLAN, E-NO-DOCUMENT."""

    def unlink(self, plan_id: str, link: ClauseLink, at: dt.datetime) -> None:
        """Take a link away; nothing happens where there is none."""
