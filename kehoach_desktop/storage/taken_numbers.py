"""Numbers given to papers of this office: none is given twice in a year (Decree 30/2020, art. 15).

Plans and all other papers are asked together, inside the transaction that issues: two windows
cannot both get a number. A number counts together with its symbol, so each type of paper has its
own series ("05/BC-UBND" beside "05/KH-UBND").
"""

from __future__ import annotations

import sqlite3

from kehoach_desktop.domain.plans.plan import Issue
from kehoach_desktop.errors import AppError


def refuse_taken(connection: sqlite3.Connection, issue: Issue) -> None:
    """Raise E-NUMBER-TAKEN if a plan or paper of ours has that number in that calendar year.

    The letters of the symbol may be written in any case.
    """
    year = f"{issue.date.year:04d}-%"
    rows = connection.execute(
        "SELECT number, title FROM plan WHERE sender = '' AND issued_on LIKE ?"
        " UNION ALL SELECT number, subject FROM paper WHERE issued_on LIKE ?",
        (year, year),
    )
    for number, title in rows:
        if number.casefold() == issue.number.casefold():
            raise AppError("E-NUMBER-TAKEN", number=issue.number, year=issue.date.year, title=title)
