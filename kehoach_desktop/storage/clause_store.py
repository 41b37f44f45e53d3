"""Superiors' documents, marks and links in the database (`services.ports.clauses.ClauseStore`)."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence

from kehoach_desktop import codec
from kehoach_desktop.domain.sources.clause import ClauseLink, Mark, SuperiorDocument, Verdict
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import decode, state_of


class SqlClauseStore:
    """Every write is one transaction; links name parts by id and survive any renumbering."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def documents(self) -> list[SuperiorDocument]:
        """Return all documents, the last read first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT data FROM superior_document ORDER BY read_at DESC, id"
            ).fetchall()
        return [decode(SuperiorDocument, row[0]) for row in rows]

    def document(self, document_id: str) -> SuperiorDocument:
        """Return a document; E-NO-DOCUMENT, E-DAMAGED."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT data FROM superior_document WHERE id = ?", (document_id,)
            ).fetchone()
        if row is None:
            raise AppError("E-NO-DOCUMENT", value=document_id)
        return decode(SuperiorDocument, row[0])

    def find(self, *, plan_id: str = "", sha256: str = "") -> str:
        """Return the id of the document that is that plan or that file, "" if there is none."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT id FROM superior_document WHERE (:plan <> '' AND plan_id = :plan)"
                " OR (:sha <> '' AND sha256 = :sha) ORDER BY read_at DESC, id",
                {"plan": plan_id, "sha": sha256},
            ).fetchone()
        return row[0] if row else ""

    def put(self, document: SuperiorDocument, sha256: str, at: dt.datetime) -> None:
        """Insert a document, or replace the one with its id; marks of its clauses stay."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO superior_document VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                " SET plan_id = excluded.plan_id, sha256 = CASE WHEN excluded.sha256 <> ''"
                " THEN excluded.sha256 ELSE sha256 END,"
                " read_at = excluded.read_at, data = excluded.data",
                (
                    document.id,
                    document.plan_id,
                    sha256,
                    at.isoformat(timespec="seconds"),
                    codec.dumps(document),
                ),
            )
            data = codec.dumps([document.name, document.source])
            self._database.remember(connection, "superior-read", document.id, data, at)

    def verdicts(self, document_id: str) -> Mapping[str, Verdict]:
        """Return how the clauses of a document are marked, by clause id."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT clause_id, mark, reason FROM clause_mark WHERE document_id = ?",
                (document_id,),
            ).fetchall()
        return {row[0]: Verdict(Mark(row[1]), row[2]) for row in rows}

    def mark(
        self, document_id: str, clause_ids: Sequence[str], verdict: Verdict | None, at: dt.datetime
    ) -> None:
        """Mark clauses, or take their marks off (None); E-NO-DOCUMENT."""
        keys = [(document_id, clause_id) for clause_id in clause_ids]
        with self._database.write() as connection:
            _expect_document(connection, document_id)
            connection.executemany(
                "DELETE FROM clause_mark WHERE document_id = ? AND clause_id = ?", keys
            )
            if verdict is not None:
                connection.executemany(
                    "INSERT INTO clause_mark VALUES (?, ?, ?, ?)",
                    [(*key, verdict.mark.value, verdict.reason) for key in keys],
                )
            data = codec.dumps([list(clause_ids), verdict])
            self._database.remember(connection, "clauses-marked", document_id, data, at)

    def answered_by(self, plan_id: str) -> list[str]:
        """Return the ids of the documents that a plan answers."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT answers.document_id FROM plan_answers AS answers JOIN superior_document"
                " AS document ON document.id = answers.document_id"
                " WHERE answers.plan_id = ? ORDER BY document.read_at, document.id",
                (plan_id,),
            ).fetchall()
        return [row[0] for row in rows]

    def links(self, plan_id: str) -> list[ClauseLink]:
        """Return the links of a plan, those to parts that are gone included."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT target, document_id, clause_id FROM clause_link WHERE plan_id = ?"
                " ORDER BY document_id, clause_id, target",
                (plan_id,),
            ).fetchall()
        return [ClauseLink(*row) for row in rows]

    def link(self, plan_id: str, links: Sequence[ClauseLink], at: dt.datetime) -> None:
        """Add links (known ones are left as they are); the plan answers their documents then."""
        with self._database.write() as connection:
            _expect_plan(connection, plan_id)
            for document_id in dict.fromkeys(link.document_id for link in links):
                _answer(connection, plan_id, document_id)
            connection.executemany(
                "INSERT OR IGNORE INTO clause_link VALUES (?, ?, ?, ?)",
                [(plan_id, link.target, link.document_id, link.clause_id) for link in links],
            )
            self._database.remember(
                connection, "clauses-linked", plan_id, codec.dumps(list(links)), at
            )

    def answer(self, plan_id: str, document_id: str, at: dt.datetime) -> None:
        """Note that a plan answers a document, linked or not; E-NO-PLAN, E-NO-DOCUMENT."""
        with self._database.write() as connection:
            _expect_plan(connection, plan_id)
            _answer(connection, plan_id, document_id)
            self._database.remember(
                connection, "plan-answers", plan_id, codec.dumps(document_id), at
            )

    def unlink(self, plan_id: str, link: ClauseLink, at: dt.datetime) -> None:
        """Take a link away; nothing happens where there is none."""
        with self._database.write() as connection:
            gone = connection.execute(
                "DELETE FROM clause_link WHERE plan_id = ? AND target = ? AND document_id = ?"
                " AND clause_id = ?",
                (plan_id, link.target, link.document_id, link.clause_id),
            ).rowcount
            if gone:
                self._database.remember(
                    connection, "clause-unlinked", plan_id, codec.dumps(link), at
                )


def _answer(connection: sqlite3.Connection, plan_id: str, document_id: str) -> None:
    _expect_document(connection, document_id)
    connection.execute("INSERT OR IGNORE INTO plan_answers VALUES (?, ?)", (plan_id, document_id))


def _expect_plan(connection: sqlite3.Connection, plan_id: str) -> None:
    if state_of(connection, plan_id) is None:
        raise AppError("E-NO-PLAN", plan_id=plan_id)


def _expect_document(connection: sqlite3.Connection, document_id: str) -> None:
    found = connection.execute(
        "SELECT 1 FROM superior_document WHERE id = ?", (document_id,)
    ).fetchone()
    if found is None:
        raise AppError("E-NO-DOCUMENT", value=document_id)
