"""Findings told to be silent (`services.ports.review.IgnoredStore`)."""

from __future__ import annotations

import datetime as dt

from kehoach_desktop.services.ports.review import Ignored, Scope
from kehoach_desktop.storage.database import Database

_COLUMNS = "scope, rule, words, coalesce(plan_id, ''), place"
_SAME = "scope = ? AND rule = ? AND words = ? AND coalesce(plan_id, '') = ? AND place = ?"


class SqlIgnoredStore:
    """One row a finding that is not told any more."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_plan(self, plan_id: str) -> list[Ignored]:
        """Return what holds for a plan: its own and the office's."""
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM ignored_finding WHERE plan_id = ? OR plan_id IS NULL"
                f" ORDER BY id",
                (plan_id,),
            ).fetchall()
        return [Ignored(Scope(row[0]), row[1], row[2], row[3], row[4]) for row in rows]

    def add(self, ignored: Ignored, at: dt.datetime) -> None:
        """Keep it; one that is there already stays."""
        with self._database.write() as connection:
            known = connection.execute(
                f"SELECT 1 FROM ignored_finding WHERE {_SAME}", _key(ignored)
            ).fetchone()
            if known is None:
                connection.execute(
                    "INSERT INTO ignored_finding (scope, rule, words, plan_id, place, at)"
                    " VALUES (?, ?, ?, nullif(?, ''), ?, ?)",
                    (*_key(ignored), at.isoformat()),
                )

    def remove(self, ignored: Ignored) -> None:
        """Tell it again from now on."""
        with self._database.write() as connection:
            connection.execute(f"DELETE FROM ignored_finding WHERE {_SAME}", _key(ignored))


def _key(ignored: Ignored) -> tuple[str, str, str, str, str]:
    return (
        str(ignored.scope),
        ignored.rule,
        ignored.words,
        ignored.plan_id,
        ignored.place,
    )
