"""Write the golden file of today's schema: `python tests/storage/make_golden.py`.

Run it once when a schema is new; a file that a release has shipped with is never written again.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import sqlite3
import tempfile
from pathlib import Path

from plan_samples import MORNING, StillClock, issued, sample_office, small_plan
from test_other_stores import IDENTITY, arrival

from kehoach_desktop.domain.exchange import Peer
from kehoach_desktop.domain.paper import Paper, PaperKind
from kehoach_desktop.domain.plans.task import Turn
from kehoach_desktop.storage import plan_rows
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.exchange_store import SqlExchangeStore
from kehoach_desktop.storage.migrations import APPLICATION_ID, CURRENT
from kehoach_desktop.storage.office_store import SqlOfficeStore
from kehoach_desktop.storage.paper_store import SqlPaperStore
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.turn_store import SqlTurnStore


def main() -> None:
    plan_rows.new_stamp = lambda: 1  # the only chance in the file
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kehoach.db"
        _fill(Database.open(path, StillClock(), who="cán bộ"))
        dump = "\n".join(dumped(path))
    dump = re.sub(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+00:00'", "'2026-01-05'", dump)
    target = Path(__file__).parent / "golden" / f"schema-{CURRENT}.sql"
    target.write_text(
        f"-- A data file as schema {CURRENT} wrote it. Never edited once released.\n"
        f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {CURRENT};\n{dump}\n",
        encoding="utf-8",
    )


def dumped(path: Path) -> list[str]:
    """Every statement of the file; full texts are made anew, empty, and so is what they find."""
    connection = sqlite3.connect(path)
    texts = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    for name, _ in texts:
        connection.execute(f"DROP TABLE {name}")
    connection.execute("DELETE FROM search_row")
    lines = [line for line in connection.iterdump() if line != "COMMIT;"]
    connection.rollback()
    connection.close()
    return [*lines, *(f"{sql};" for _, sql in texts), "COMMIT;"]


def _fill(database: Database) -> None:
    plans = SqlPlanStore(database)
    plans.save(small_plan(), None, MORNING)
    plans.submit(small_plan(), "Trình lần đầu", MORNING)
    plans.issue(issued(dataclasses.replace(small_plan(), draft_no=2)), MORNING)
    day = dt.date(2026, 1, 15)
    SqlTurnStore(database).record(
        "p1", Turn("u1", "t1", day, done_on=day, figure=1000, note="đã phát"), MORNING
    )
    SqlOfficeStore(database).save(sample_office())
    exchange = SqlExchangeStore(database)
    exchange.save_identity(IDENTITY)
    exchange.trust(Peer("inst-b", "office-b", "UBND xã Đồi Cao", b"\x03", "1 2", MORNING))
    exchange.apply(arrival())
    SqlPaperStore(database).save(
        Paper("v1", PaperKind.LETTER, 2026, "đôn đốc việc phát thanh", "UBND-VHXH"), None, MORNING
    )


if __name__ == "__main__":
    main()
