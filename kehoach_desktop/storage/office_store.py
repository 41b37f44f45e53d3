"""The profile of the office (`services.ports.office.OfficeStore`)."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence

from kehoach_desktop import codec
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_rows import decode, insert_plan
from kehoach_desktop.storage.search_rows import remove


class SqlOfficeStore:
    """One profile a data folder, stored as a whole; the history keeps the one before."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> OfficeProfile | None:
        """Return the profile, None before the first start was finished; E-DAMAGED."""
        with self._database.read() as connection:
            return _profile(connection)

    def save(self, profile: OfficeProfile) -> None:
        """Store the profile as a whole; E-FULL, E-READONLY, E-LOCKED."""
        data = codec.dumps(profile)
        with self._database.write() as connection:
            before = connection.execute("SELECT data FROM office").fetchone()
            if before is not None and before[0] == data:
                return
            told = json.dumps(
                {"before": json.loads(before[0]) if before else None, "after": json.loads(data)},
                ensure_ascii=False,
            )
            self._database.remember(connection, "office-saved", profile.id, told)
            connection.execute(
                "INSERT INTO office VALUES (1, ?) ON CONFLICT DO UPDATE SET data = excluded.data",
                (data,),
            )

    def put_sample(self, profile: OfficeProfile, plans: Sequence[Plan], at: dt.datetime) -> None:
        """Store a sample office with its plans in one transaction; E-HAS-OFFICE beside a real one.

        Two windows or commands that load it at once leave one sample.
        """
        with self._database.write() as connection:
            present = _profile(connection)
            if present is not None and not present.is_sample:
                raise AppError("E-HAS-OFFICE", office=present.unit)
            if present is not None:
                _wipe(connection)
            connection.execute("INSERT INTO office VALUES (1, ?)", (codec.dumps(profile),))
            self._database.remember(connection, "sample-loaded", profile.id, at=at)
            for plan in plans:
                insert_plan(connection, plan, at)
                self._database.remember(connection, "plan-created", plan.id, at=at)

    def wipe_sample(self) -> None:
        """Remove the sample office with its plans, papers and turns; E-NOT-SAMPLE.

        Plans that other offices sent stay, with what was recorded on them.
        """
        with self._database.write() as connection:
            profile = _profile(connection)
            if profile is None or not profile.is_sample:
                raise AppError("E-NOT-SAMPLE")
            _wipe(connection)
            self._database.remember(connection, "sample-wiped", profile.id)


def _wipe(connection: sqlite3.Connection) -> None:
    ours = "SELECT id FROM plan WHERE sender = ''"
    lines = f"SELECT id FROM task_line WHERE plan_id IS NULL OR plan_id IN ({ours})"
    remove(connection, f"plan_id = '' OR plan_id IN ({ours})")
    connection.execute(f"DELETE FROM turn WHERE line_id IN ({lines})")
    connection.execute(f"DELETE FROM task_line WHERE id IN ({lines})")
    connection.execute(f"DELETE FROM plan_link WHERE plan_id IN ({ours})")
    connection.execute("DELETE FROM plan WHERE sender = ''")
    connection.execute("DELETE FROM paper")
    connection.execute("DELETE FROM office")


def _profile(connection: sqlite3.Connection) -> OfficeProfile | None:
    row = connection.execute("SELECT data FROM office").fetchone()
    return decode(OfficeProfile, row[0]) if row else None
