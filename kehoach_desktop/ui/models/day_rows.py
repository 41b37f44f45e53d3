"""The turns of a day, as they are known now: what the three lists and the record bar share."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.checklist import ChecklistRow


class DayRows:
    """Rows of one day by the id of their turn."""

    def __init__(self) -> None:
        self.today = dt.date.min
        self._rows: dict[str, ChecklistRow] = {}

    def load(self, rows: list[ChecklistRow], today: dt.date) -> None:
        """Take new rows, as of `today`."""
        self.today = today
        self._rows = {row.turn.id: row for row in rows}

    def replace(self, row: ChecklistRow) -> None:
        """Put `row` in the place of the same turn."""
        if row.turn.id in self._rows:
            self._rows[row.turn.id] = row
