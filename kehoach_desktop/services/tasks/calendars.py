"""The table of days off: the shipped one a year, or the office's own in its data folder."""

from __future__ import annotations

from pathlib import Path

from kehoach_desktop.domain.schedules.working_days import (
    Calendar,
    YearTable,
    read_year_table,
    write_year_table,
)
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import read_file, write_file, writing


class Calendars:
    """Reads `YEAR.tsv` from the office's folder or else from ours; nothing is ever created.

    `own` is None where no data folder is looked at.
    """

    def __init__(self, shipped: Path, own: Path | None = None) -> None:
        self._own = own
        self._folders = [folder for folder in (own, shipped) if folder is not None]

    def calendar(self, first_year: int, last_year: int) -> Calendar:
        """Return the working days of these years; a year without a table knows weekends only.

        Raises E-CALENDAR for a table that cannot be read, with the line where it is wrong.
        """
        # The years beside them too: a turn at the edge may move across New Year.
        tables = [self._table(year) for year in range(first_year - 1, last_year + 2)]
        return Calendar(table for table in tables if table is not None)

    def table(self, year: int) -> YearTable | None:
        """Return the special days of a year, the office's own before ours; None for no table.

        Raises E-CALENDAR for a table that cannot be read.
        """
        return self._table(year)

    def is_own(self, year: int) -> bool:
        """Say whether the office keeps a table of its own for `year`."""
        return self._own is not None and self.own_path(year).exists()

    def own_text(self, year: int) -> bytes | None:
        """Return the file of the office's own table as it lies there, None without one."""
        return read_file(self.own_path(year)) if self.is_own(year) else None

    def write(self, table: YearTable) -> None:
        """Keep `table` as the office's own for its year; E-WRITE and its kin, nothing changed."""
        path = self.own_path(table.year)
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, write_year_table(table).encode("utf-8"))

    def forget(self, year: int) -> None:
        """Take the office's own table away; ours counts again."""
        path = self.own_path(year)
        with writing(path):
            path.unlink(missing_ok=True)

    def own_path(self, year: int) -> Path:
        """Return where the office's own table of `year` lies, or would lie."""
        assert self._own is not None, "no data folder"
        return self._own / f"{year}.tsv"

    def _table(self, year: int) -> YearTable | None:
        for folder in self._folders:
            try:
                text = (folder / f"{year}.tsv").read_text(encoding="utf-8")
            except FileNotFoundError:
                continue
            except (OSError, UnicodeDecodeError) as error:
                raise AppError("E-CALENDAR", year=year, line=1) from error
            return read_year_table(text, year)
        return None
