"""Papers beside the plans in the database (`services.ports.papers.PaperStore`)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3

from kehoach_desktop import codec
from kehoach_desktop.domain.paper import Paper, PaperKind
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.papers import PaperRow, PaperSubmission
from kehoach_desktop.storage import kept_rows
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import decode
from kehoach_desktop.storage.taken_numbers import refuse_taken


class SqlPaperStore:
    """A paper is one row: what the list shows, and the whole paper as JSON.

    Papers are short, so an edit writes the row. Nobody's save is written over: who saves must hold
    what is stored.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self) -> list[PaperRow]:
        """Return all papers, the last changed first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT id, kind, subject, year, number, issued_on, changed_at, about_plan"
                " FROM paper ORDER BY changed_at DESC, id"
            ).fetchall()
        return [
            PaperRow(
                row[0],
                PaperKind(row[1]),
                row[2],
                row[3],
                row[4],
                dt.date.fromisoformat(row[5]) if row[5] else None,
                dt.datetime.fromisoformat(row[6]),
                row[7],
            )
            for row in rows
        ]

    def load(self, paper_id: str) -> Paper:
        """Return a paper; AppError E-NO-PAPER, E-DAMAGED if it cannot be read."""
        with self._database.read() as connection:
            found = _stored(connection, paper_id)
        if found is None:
            raise AppError("E-NO-PAPER", paper_id=paper_id)
        return found

    def save(self, paper: Paper, previous: Paper | None, at: dt.datetime) -> None:
        """Store a draft; E-PAPER-FROZEN, E-PAPER-CHANGED, E-FULL, E-READONLY, E-LOCKED."""
        with self._database.write() as connection:
            stored = _stored(connection, paper.id)
            _refuse_frozen(stored)
            if stored != previous:
                raise AppError("E-PAPER-CHANGED", paper_id=paper.id)
            if previous is None:
                self._database.remember(connection, "paper-created", paper.id, at=at)
            elif _changed_day(connection, paper.id) != at.date().isoformat():
                # The history holds the text of every day's beginning, not of every keystroke.
                before = codec.dumps(previous)
                self._database.remember(connection, "paper-edited", paper.id, before, at)
            write_paper(connection, paper, at)

    def submit(self, paper: Paper, note: str, at: dt.datetime) -> PaperSubmission:
        """Keep `paper` as submitted and raise its draft number by one; raises as `save` does."""
        with self._database.write() as connection:
            stored = _stored(connection, paper.id)
            _refuse_frozen(stored)
            if stored != paper:
                raise AppError("E-PAPER-CHANGED", paper_id=paper.id)
            connection.execute(
                "INSERT INTO paper_submission VALUES (?, ?, ?, ?, ?)",
                (paper.id, paper.draft_no, _time(at), note, codec.dumps(paper)),
            )
            write_paper(connection, dataclasses.replace(paper, draft_no=paper.draft_no + 1), at)
            self._database.remember(
                connection, "paper-submitted", paper.id, codec.dumps([paper.draft_no, note]), at
            )
        return PaperSubmission(paper.draft_no, at, note)

    def submissions(self, paper_id: str) -> list[PaperSubmission]:
        """Return the submissions of a paper, first one first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT draft_no, submitted_at, note FROM paper_submission WHERE paper_id = ?"
                " ORDER BY draft_no",
                (paper_id,),
            ).fetchall()
        return [PaperSubmission(row[0], dt.datetime.fromisoformat(row[1]), row[2]) for row in rows]

    def submitted(self, paper_id: str, draft_no: int) -> Paper:
        """Return the paper as it was at that submission; E-NO-DRAFT if there was none."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT data FROM paper_submission WHERE paper_id = ? AND draft_no = ?",
                (paper_id, draft_no),
            ).fetchone()
        if row is None:
            raise AppError("E-NO-DRAFT", no=draft_no)
        return decode(Paper, row[0])

    def issue(self, paper: Paper, at: dt.datetime) -> None:
        """Freeze `paper`; E-PAPER-FROZEN, E-PAPER-CHANGED, E-NUMBER-TAKEN."""
        if paper.issue is None:
            raise ValueError(paper.id)
        with self._database.write() as connection:
            stored = _stored(connection, paper.id)
            _refuse_frozen(stored)
            if stored != dataclasses.replace(paper, issue=None):
                raise AppError("E-PAPER-CHANGED", paper_id=paper.id)
            refuse_taken(connection, paper.issue)
            self._database.remember(
                connection, "paper-issued", paper.id, codec.dumps(paper.issue), at
            )
            write_paper(connection, paper, at)

    def attach_original(self, paper_id: str, sha256: str, name: str, at: dt.datetime) -> None:
        """Name the signed copy, once; E-NO-PAPER, E-PAPER-NOT-ISSUED, E-PAPER-HAS-ORIGINAL."""
        with self._database.write() as connection:
            paper = _stored(connection, paper_id)
            if paper is None:
                raise AppError("E-NO-PAPER", paper_id=paper_id)
            if paper.issue is None:
                raise AppError("E-PAPER-NOT-ISSUED", paper_id=paper_id)
            if paper.issue.original_sha256:
                raise AppError("E-PAPER-HAS-ORIGINAL", name=paper.issue.original_name)
            issue = dataclasses.replace(paper.issue, original_sha256=sha256, original_name=name)
            self._database.remember(
                connection, "original-attached", paper_id, codec.dumps([sha256, name]), at
            )
            write_paper(connection, dataclasses.replace(paper, issue=issue), at)

    def delete(self, paper_id: str, at: dt.datetime) -> None:
        """Remove a draft; the history keeps it with its submissions. E-PAPER-FROZEN, E-NO-PAPER."""
        with self._database.write() as connection:
            paper = _stored(connection, paper_id)
            if paper is None:
                raise AppError("E-NO-PAPER", paper_id=paper_id)
            _refuse_frozen(paper)
            data = kept_rows.kept(paper, kept_rows.of_paper(connection, paper_id))
            self._database.remember(connection, "paper-deleted", paper_id, data, at)
            connection.execute("DELETE FROM paper WHERE id = ?", (paper_id,))


def _stored(connection: sqlite3.Connection, paper_id: str) -> Paper | None:
    row = connection.execute("SELECT data FROM paper WHERE id = ?", (paper_id,)).fetchone()
    return decode(Paper, row[0]) if row else None


def _time(at: dt.datetime) -> str:
    return at.isoformat(timespec="seconds")


def _changed_day(connection: sqlite3.Connection, paper_id: str) -> str:
    row = connection.execute("SELECT changed_at FROM paper WHERE id = ?", (paper_id,)).fetchone()
    return str(row[0])[:10]


def _refuse_frozen(stored: Paper | None) -> None:
    if stored is not None and stored.is_issued:
        raise AppError("E-PAPER-FROZEN", paper_id=stored.id)


def write_paper(connection: sqlite3.Connection, paper: Paper, at: dt.datetime) -> None:
    """Insert or replace the row of a paper inside a transaction of the caller."""
    issue = paper.issue
    connection.execute(
        "INSERT INTO paper (id, kind, subject, year, number, issued_on, changed_at, about_plan,"
        " data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " kind = excluded.kind, subject = excluded.subject, year = excluded.year,"
        " number = excluded.number, issued_on = excluded.issued_on,"
        " changed_at = excluded.changed_at, about_plan = excluded.about_plan,"
        " data = excluded.data",
        (
            paper.id,
            paper.kind.value,
            paper.subject,
            paper.year,
            issue.number if issue else "",
            issue.date.isoformat() if issue else None,
            _time(at),
            paper.about_plan,
            codec.dumps(paper),
        ),
    )
