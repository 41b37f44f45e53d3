"""The source as text with its places; the lines that went into the chosen part are marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from kehoach_desktop.domain.imports.read_document import ReadLine
from kehoach_desktop.ui.pages.plans.importing.desk import ImportDesk
from kehoach_desktop.ui.texts import tr

_MARK = QColor("#fff1b8")


class SourceView(QPlainTextEdit):
    """Read only; a click chooses the part that the line went into."""

    def __init__(self, desk: ImportDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setReadOnly(True)
        self.setAccessibleName(tr("import.source"))
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance("0") * 6)
        self._owner: dict[int, str] = {}
        self.setPlainText("\n".join(_shown(line) for line in desk.draft.lines))
        desk.changed.connect(self.refresh)
        desk.chosen.connect(self.show_key)
        self.refresh()

    def refresh(self) -> None:
        """Learn again which line went where, and mark the lines of the chosen part."""
        self._owner = {at: key for key, lines in self._desk.reading.lines for at in lines}
        self.show_key(self._desk.key)

    def lines_of(self, key: str) -> list[int]:
        """Return the lines (0-based) that went into a part."""
        found = [at for at, owner in self._owner.items() if owner == key]
        if found:
            return sorted(found)
        kind, _, part = key.partition(":")
        if kind == "line":
            return self._at_line(int(part))
        place = dict(self._desk.reading.places).get(key)
        return self._at_line(place.line) if place is not None else []

    def _at_line(self, number: int) -> list[int]:
        return [at for at, line in enumerate(self._desk.draft.lines) if line.place.line == number]

    def show_key(self, key: str) -> None:
        """Mark and show the lines of a part."""
        lines = self.lines_of(key)
        marks = []
        document = self.document()
        for at in lines:
            mark: Any = QTextEdit.ExtraSelection()  # its fields are not in the stubs
            mark.format = QTextCharFormat()
            mark.format.setBackground(_MARK)
            mark.format.setForeground(QColor("#1b1b1b"))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.cursor = QTextCursor(document.findBlockByNumber(at))
            mark.cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            marks.append(mark)
        self.setExtraSelections(marks)
        if lines:
            self._scroll_to(lines[0])

    def _scroll_to(self, at: int) -> None:
        cursor = QTextCursor(self.document().findBlockByNumber(at))
        if self.textCursor().blockNumber() != at:
            self.setTextCursor(cursor)
            self.centerCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the part that the clicked line went into."""
        super().mouseReleaseEvent(event)
        cursor = self.cursorForPosition(event.position().toPoint())
        if self.textCursor().hasSelection():
            return
        self.choose_line(cursor.blockNumber())

    def choose_line(self, at: int) -> None:
        """Choose the part that line `at` (0-based) went into, or the line of the remainder."""
        key = self._owner.get(at)
        if key is None and at < len(self._desk.draft.lines):
            key = f"line:{self._desk.draft.lines[at].place.line}"
        if key is not None:
            self._desk.choose(key)

    def choose_place(self, number: int) -> None:
        """Choose what stands at line `number` (1-based, as places count)."""
        for at in self._at_line(number):
            self.choose_line(at)
            self._scroll_to(at)


def _shown(line: ReadLine) -> str:
    place = line.place
    where = f"{place.page}.{place.line}" if place.page is not None else str(place.line)
    return f"{where}\t{line.text}"
