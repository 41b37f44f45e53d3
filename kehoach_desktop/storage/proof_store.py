"""Evidence in the database (`services.ports.proofs.ProofStore`)."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from array import array
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from kehoach_desktop import codec
from kehoach_desktop.domain.work.evidence import FoundProof, Proof, ProofCount, ProofKind
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.search_rows import Entry, put_entries, remove
from kehoach_desktop.storage.search_store import any_spelling_query

_COLUMNS = "id, turn_id, kind, name, words, sha256, size, added_at"

#: Turns done in a span, of one plan or of all.
_DONE = (
    "turn JOIN task_line AS line ON line.id = turn.line_id WHERE turn.outcome = 2"
    " AND turn.done_on >= :first AND turn.done_on <= :last"
    " AND (:plan = '' OR line.plan_id = :plan)"
)
#: A proof of the turn itself, or of another turn that is the same real act.
_WITH = (
    "EXISTS (SELECT 1 FROM proof WHERE proof.turn_id = turn.id{0}) OR (turn.act <> '' AND EXISTS"
    " (SELECT 1 FROM turn AS other JOIN proof ON proof.turn_id = other.id"
    " WHERE other.act = turn.act{0}))"
)
#: What the search knows of a proof holds the words: its subject is turn and proof.
_MATCHES = (
    " AND proof.id IN (SELECT substr(subject, instr(subject, '/') + 1) FROM search_row"
    " WHERE kind = 'proof' AND id IN"
    " (SELECT rowid FROM search_word WHERE search_word MATCH ?))"
)
HAS_PROOF, _SHOWN = _WITH.format(""), _WITH.format(" AND proof.kind <> 'none'")


class SqlProofStore:
    """A row a proof, findable by its words; the history keeps what was taken away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, proof: Proof, words: str, at: dt.datetime) -> None:
        """Store a proof; `words` of its file are searched too. E-NO-TURN."""
        with self._database.write() as connection:
            turn = connection.execute(
                "SELECT line.plan_id, line.title, coalesce(turn.done_on, turn.due), turn.unit"
                " FROM turn JOIN task_line AS line ON line.id = turn.line_id WHERE turn.id = ?",
                (proof.turn_id,),
            ).fetchone()
            if turn is None:
                raise AppError("E-NO-TURN", turn_id=proof.turn_id)
            plan_id, title, day, unit = turn
            connection.execute(
                f"INSERT INTO proof ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _row(proof)
            )
            said = "\n".join(part for part in (proof.name, proof.words, unit, words) if part)
            entry = Entry(
                "proof", plan_id or "", _subject(proof), dt.date.fromisoformat(day), title, said
            )
            put_entries(connection, [entry])
            self._database.remember(
                connection, "proof-added", proof.turn_id, codec.dumps(proof), at
            )

    def remove(self, proof_id: str, at: dt.datetime) -> Proof:
        """Take a proof away and return it (its file stays in the store); E-NO-PROOF."""
        with self._database.write() as connection:
            proof = _proof(connection, proof_id)
            connection.execute("DELETE FROM proof WHERE id = ?", (proof_id,))
            remove(connection, "subject = ?", [(_subject(proof),)])
            self._database.remember(
                connection, "proof-removed", proof.turn_id, codec.dumps(proof), at
            )
        return proof

    def proof(self, proof_id: str) -> Proof:
        """Return a proof; E-NO-PROOF."""
        with self._database.read() as connection:
            return _proof(connection, proof_id)

    def of_turns(self, turn_ids: Collection[str]) -> Mapping[str, list[Proof]]:
        """Return turn id → its proofs, the first added first; turns without any are left out."""
        found: dict[str, list[Proof]] = {}
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM proof"
                " WHERE turn_id IN (SELECT value FROM json_each(?)) ORDER BY added_at, rowid",
                (json.dumps(list(turn_ids)),),
            )
            for row in rows:
                found.setdefault(row[1], []).append(_of(row))
        return found

    def find(self, words: str, most: int) -> list[FoundProof]:
        """Return the proofs of all turns that hold every word, the last added first."""
        query = any_spelling_query(words)
        if words.strip() and not query:
            return []
        columns = ", ".join(f"proof.{each}" for each in _COLUMNS.split(", "))
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {columns}, line.title, turn.unit, coalesce(turn.done_on, turn.due)"
                " FROM proof JOIN turn ON turn.id = proof.turn_id"
                " JOIN task_line AS line ON line.id = turn.line_id"
                f" WHERE proof.kind <> 'none'{_MATCHES if query else ''}"
                " ORDER BY proof.added_at DESC, proof.rowid DESC LIMIT ?",
                (query, most) if query else (most,),
            ).fetchall()
        return [
            FoundProof(_of(row[:-3]), row[-3], row[-2], dt.date.fromisoformat(row[-1]))
            for row in rows
        ]

    def missing(self, first: dt.date, last: dt.date, plan_id: str = "") -> Sequence[int]:
        """Return the places of turns done in the span that have no proof and no reason."""
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT turn.rowid FROM {_DONE} AND NOT ({HAS_PROOF})"
                " ORDER BY turn.done_on DESC, line.number, turn.rowid",
                _span(first, last, plan_id),
            ).fetchall()
        return array("q", [row[0] for row in rows])

    def count(self, first: dt.date, last: dt.date, plan_id: str = "") -> ProofCount:
        """Count the turns done in the span by what shows them."""
        with self._database.read() as connection:
            done, shown, known = connection.execute(
                f"SELECT count(*), coalesce(sum({_SHOWN}), 0), coalesce(sum({HAS_PROOF}), 0)"
                f" FROM {_DONE}",
                _span(first, last, plan_id),
            ).fetchone()
        return ProofCount(done, shown, known - shown)

    def need(self, plan_id: str, task_id: str, needed: bool, at: dt.datetime) -> None:
        """Say that a task's turns (all of the plan: "") are only closed with a proof; E-NO-TASK."""
        with self._database.write() as connection:
            lines = connection.execute(
                "SELECT id FROM task_line WHERE plan_id IS ? AND (? = '' OR task_id = ?)",
                (plan_id or None, task_id, task_id),
            ).fetchall()
            if not lines:
                raise AppError("E-NO-TASK", value=task_id)
            if needed:
                connection.executemany("INSERT OR IGNORE INTO proof_needed VALUES (?)", lines)
            else:
                connection.executemany("DELETE FROM proof_needed WHERE line_id = ?", lines)
            what = "proof-needed" if needed else "proof-not-needed"
            self._database.remember(connection, what, plan_id or task_id, codec.dumps(task_id), at)

    def needed(self, plan_id: str) -> frozenset[str]:
        """Return the ids of the plan's tasks ("": outside of plans) that need a proof."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT line.task_id FROM proof_needed JOIN task_line AS line"
                " ON line.id = proof_needed.line_id WHERE line.plan_id IS ?",
                (plan_id or None,),
            ).fetchall()
        return frozenset(row[0] for row in rows)


def refuse_without_proof(connection: sqlite3.Connection, line_id: int, turn_id: str) -> None:
    """Raise E-PROOF-NEEDED where the task is only closed with a proof and the turn has none."""
    row = connection.execute(
        "SELECT line.title FROM proof_needed JOIN task_line AS line"
        " ON line.id = proof_needed.line_id WHERE proof_needed.line_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM proof WHERE proof.turn_id = ?)",
        (line_id, turn_id),
    ).fetchone()
    if row is not None:
        raise AppError("E-PROOF-NEEDED", task=row[0])


def _proof(connection: sqlite3.Connection, proof_id: str) -> Proof:
    row = connection.execute(f"SELECT {_COLUMNS} FROM proof WHERE id = ?", (proof_id,)).fetchone()
    if row is None:
        raise AppError("E-NO-PROOF", value=proof_id)
    return _of(row)


def _of(row: Sequence[Any]) -> Proof:
    proof_id, turn_id, kind, name, words, sha256, size, added_at = row
    at = dt.datetime.fromisoformat(added_at)
    return Proof(proof_id, turn_id, ProofKind(kind), name, words, sha256, size, at)


def _row(proof: Proof) -> tuple[object, ...]:
    return (
        proof.id, proof.turn_id, proof.kind.value, proof.name, proof.words, proof.sha256,
        proof.size, proof.added_at.isoformat(timespec="seconds"),
    )  # fmt: skip


def _subject(proof: Proof) -> str:
    """Return what leads to it: its turn, and itself."""
    return f"{proof.turn_id}/{proof.id}"


def _span(first: dt.date, last: dt.date, plan_id: str) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat(), "plan": plan_id}
