"""What was done since the window was opened (`services.ports.undo.UndoStore`), kept in memory.

Every write transaction is looked at (`storage.row_changes`): the history lines it wrote say what
was done, the rows it changed say how that is taken back. Taking back writes history lines too, so
that the history tells what truly happened.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kehoach_desktop.errors import AppError
from kehoach_desktop.files import read_file, write_file
from kehoach_desktop.services.ports.undo import (
    FINAL,
    HOUSEKEEPING,
    TYPED,
    UNDOABLE,
    DoneAction,
    DoneLine,
)
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.row_changes import (
    RowChange,
    RowChanged,
    Shape,
    apply,
    forget_changes,
    lines_written,
    rows_changed,
    unwatch,
    watch,
)

#: How many actions are kept.
MOST = 300

#: Saves of one record in a row are one action while no longer apart than this: what is saved as it
#: is typed would else be taken back a second of typing at a time.
STRETCH = dt.timedelta(seconds=15)

#: Where a meeting stands is stored without a history line; it belongs to the act before it.
_MEETING = frozenset({"meeting", "meeting_item", "search_row"})


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file beside the database before and after; None where there was none."""

    path: Path
    before: bytes | None
    after: bytes | None

    def reversed(self) -> FileChange:
        """Return the change that takes this one back."""
        return FileChange(self.path, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """One write transaction: its history lines, the rows and the files it changed."""

    lines: tuple[DoneLine, ...]
    rows: tuple[RowChange, ...]
    files: tuple[FileChange, ...] = ()


@dataclass(slots=True)
class Kept:
    """An action with all that takes it back."""

    action: DoneAction
    steps: list[Step] = field(default_factory=list)

    @property
    def rows(self) -> list[RowChange]:
        """Return every change of a row, in the order they were made."""
        return [row for step in self.steps for row in step.rows]

    @property
    def files(self) -> list[FileChange]:
        """Return every change of a file, in the order they were made."""
        return [each for step in self.steps for each in step.files]


class ChangeLog:
    """Watches the database of one window; made for it and gone with it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._shapes: dict[str, Shape] = {}
        self._done: list[Kept] = []
        self._undone: list[Kept] = []
        self._count = 0
        self._watching = False
        self._putting_back = 0  # the thread that puts rows back
        self._thread = threading.local()

    # --- what is done (`storage.database.Watcher`)

    def collect(self, connection: sqlite3.Connection) -> Step | None:
        """Return what the transaction that is about to end did."""
        putting_back = self._putting_back == threading.get_ident()
        lines = tuple(_line(connection, each) for each in lines_written(connection))
        rows: list[RowChange] = []
        # Of what is never put back, the two thousand turns of a plan, not one row is read.
        if not putting_back and not {line.what for line in lines} & (FINAL | HOUSEKEEPING):
            rows = rows_changed(connection, self._shapes)
        forget_changes(connection)
        if putting_back or not (rows or lines):
            return None
        return Step(lines, tuple(rows), tuple(getattr(self._thread, "files", ())))

    def keep(self, found: object) -> None:
        """Take a transaction that is on disk: alone, or with the others of its group."""
        assert isinstance(found, Step)
        group: list[Step] | None = getattr(self._thread, "group", None)
        if group is None:
            self._finish([found])
        else:
            group.append(found)

    def pause(self, connection: sqlite3.Connection) -> None:
        """Forget everything: the tables are about to be replaced."""
        unwatch(connection)
        self._done.clear()
        self._undone.clear()

    def go_on(self, connection: sqlite3.Connection) -> None:
        """Watch the tables that are there now."""
        self._shapes = watch(connection)

    @contextlib.contextmanager
    def group(self) -> Iterator[None]:
        """Make everything that is written inside the block, in this thread, one action."""
        if not self._watching:
            self._watching = True
            self._database.watch(self)
        if getattr(self._thread, "group", None) is not None:
            yield
            return
        self._thread.group = []
        try:
            yield
        finally:  # what was on disk before a refusal was done all the same
            steps, self._thread.group = self._thread.group, None
            self._finish(steps)

    def wrote_file(
        self, path: Path, before: bytes | None, what: str, subject: str, at: dt.datetime
    ) -> None:
        """Tell that the file at `path` was written (`before`: None where there was none)."""
        self._thread.files = [FileChange(path, before, _content(path))]
        try:
            with self._database.write() as connection:
                self._database.remember(connection, what, subject, at=at)
        finally:
            self._thread.files = []

    def _finish(self, steps: Sequence[Step]) -> None:
        steps = [step for step in steps if not _whats(step) & HOUSEKEEPING]
        lines = tuple(line for step in steps for line in step.lines)
        whats = {line.what for line in lines}
        if whats & FINAL:
            self._add(lines, [], is_final=True)
        elif whats & UNDOABLE:
            self._add(lines, steps)
        else:
            for step in steps:
                self._follow(step)

    def _add(
        self, lines: tuple[DoneLine, ...], steps: list[Step], *, is_final: bool = False
    ) -> None:
        self._undone.clear()
        at = self._database.clock.now()
        last = self._done[-1] if self._done else None
        if last is not None and not is_final and _goes_on(last.action, lines, at):
            last.steps += steps
            last.action = replace(last.action, at=at, lines=last.action.lines + lines)
            return
        self._count += 1
        self._done.append(Kept(DoneAction(self._count, at, lines, is_final), steps))
        del self._done[:-MOST]

    def _follow(self, step: Step) -> None:
        """Let where a meeting stands go with the act that was done on it last."""
        if step.lines or {row.table for row in step.rows} - _MEETING:
            return
        meetings = {row.new[0] for row in step.rows if row.table == "meeting" and row.new}
        for kept in reversed(self._done):
            if any(row.table == "meeting" and row.new and row.new[0] in meetings
                   for row in kept.rows):  # fmt: skip
                kept.steps.append(step)
                return

    # --- what is taken back (`services.ports.undo.UndoStore`)

    def done(self) -> list[DoneAction]:
        """Return what can be taken back, and what cannot, the last one first."""
        return [kept.action for kept in reversed(self._done)]

    def undone(self) -> list[DoneAction]:
        """Return what was taken back and can be done again, the next one first."""
        return [kept.action for kept in reversed(self._undone)]

    def undo(self, at: dt.datetime) -> DoneAction:
        """Take the last action back; E-UNDO-NOTHING, E-UNDO-FINAL, E-UNDO-CHANGED."""
        if not self._done:
            raise AppError("E-UNDO-NOTHING")
        kept = self._done[-1]
        if kept.action.is_final:
            raise AppError("E-UNDO-FINAL", what=kept.action.lines[0].what)
        lines = [_turned(line) for line in reversed(kept.action.lines)]
        self._put(
            self._done, [row.reversed() for row in reversed(kept.rows)],
            [each.reversed() for each in reversed(kept.files)], lines, at,
        )  # fmt: skip
        self._undone.append(self._done.pop())
        return kept.action

    def redo(self, at: dt.datetime) -> DoneAction:
        """Do again what was taken back last; E-REDO-NOTHING, E-UNDO-CHANGED."""
        if not self._undone:
            raise AppError("E-REDO-NOTHING")
        kept = self._undone[-1]
        self._put(self._undone, kept.rows, kept.files, kept.action.lines, at)
        self._done.append(self._undone.pop())
        return kept.action

    def _put(
        self,
        stack: list[Kept],
        rows: Sequence[RowChange],
        files: Sequence[FileChange],
        lines: Sequence[DoneLine],
        at: dt.datetime,
    ) -> None:
        """Put rows and files as the last of them say; what cannot be is taken off the stack."""
        written: list[FileChange] = []
        self._putting_back = threading.get_ident()
        try:
            with self._database.rewrite() as connection:
                apply(connection, self._shapes, rows)
                for line in lines:
                    self._database.remember(connection, line.what, line.subject, line.data, at)
                for each in files:
                    if _content(each.path) != each.before:
                        raise RowChanged(each.path.name)
                    _write(each.path, each.after)
                    written.append(each)
        except BaseException as error:
            for each in reversed(written):
                _write(each.path, each.before)
            if isinstance(error, RowChanged):
                stack.pop()
                raise AppError("E-UNDO-CHANGED", what=str(error)) from error
            raise
        finally:
            self._putting_back = 0


def _whats(step: Step) -> set[str]:
    return {line.what for line in step.lines}


def _line(connection: sqlite3.Connection, line_id: int) -> DoneLine:
    return DoneLine(
        *connection.execute(
            "SELECT what, subject, data FROM history WHERE id = ?", (line_id,)
        ).fetchone()
    )


def _goes_on(last: DoneAction, lines: Sequence[DoneLine], at: dt.datetime) -> bool:
    """Say whether a save goes on with the typing of the one before it."""
    if last.is_final or not dt.timedelta() <= at - last.at <= STRETCH:
        return False
    told = {(line.what, line.subject, _record_of(line)) for line in lines}
    before = {(line.what, line.subject, _record_of(line)) for line in last.lines}
    # "turns-moved" and the like come with a change of the days off.
    return bool(told & before) and all(
        what in TYPED or what not in UNDOABLE for what, *_ in told | before
    )


def _record_of(line: DoneLine) -> str:
    """Return what typing goes on with: the record inside a line, "new" where it was made.

    Of an item of the radio desk all but its words: an approval in between is no typing.
    """
    kept = json.loads(line.data)
    after = kept.get("after") if isinstance(kept, dict) else None
    if not isinstance(after, dict):
        return ""
    if kept["before"] is None:
        return f"new {after['id']}"
    if line.what == "radio-item-changed":
        return json.dumps({k: v for k, v in after.items() if k not in {"title", "script"}})
    return str(after.get("id", ""))


def _turned(line: DoneLine) -> DoneLine:
    """Return the line that tells that this one was taken back.

    Of a line that tells what was before and after, the two change places, so that whoever reads
    the history back in time finds every state; of another one it is told that it was taken back.
    """
    kept = json.loads(line.data)
    if not (isinstance(kept, dict) and {"before", "after"} <= kept.keys()):
        return DoneLine("taken-back", line.subject, json.dumps([line.what, kept]))
    before, after = kept["before"], kept["after"]
    if line.what in {"turn-recorded", "turn-removed"}:  # `before` is a list of one or none
        before, after = ([after] if after else []), (before[0] if before else None)
    else:
        before, after = after, before
    data = {**kept, "before": before, "after": after, "back": not kept.get("back", False)}
    return DoneLine(line.what, line.subject, json.dumps(data, ensure_ascii=False))


def _content(path: Path) -> bytes | None:
    return read_file(path) if path.exists() else None


def _write(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        write_file(path, content)
