"""The keys of a section: Enter, Backspace, Delete, the moving keys, markers typed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor

from kehoach_desktop.domain.plans.plan import BlockKind
from kehoach_desktop.domain.plans.plan_paste import typed_marker
from kehoach_desktop.ui.widgets import section_blocks as paragraphs

if TYPE_CHECKING:
    from kehoach_desktop.ui.widgets.section_text import SectionText

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEVELS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

#: What the next block is after Enter at the end of one.
_NEXT = {BlockKind.HEADING: BlockKind.PARAGRAPH}

#: What an empty block becomes at Enter, as an empty list item does in Word.
_LESS = {
    BlockKind.PLUS: BlockKind.DASH,
    BlockKind.DASH: BlockKind.PARAGRAPH,
    BlockKind.HEADING: BlockKind.PARAGRAPH,
    BlockKind.TASK: BlockKind.PARAGRAPH,
}


class SectionKeys:
    """Decides what a key does; `press` says whether it took the key."""

    def __init__(self, text: SectionText) -> None:
        self._text = text

    def is_moving(self, event: QKeyEvent) -> bool:
        """Say whether the key moves an item or changes its level (Alt+Shift+arrow)."""
        wanted = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return wanted == _MOVING and (event.key() in _MOVES or event.key() in _LEVELS)

    def press(self, event: QKeyEvent) -> bool:
        """Take the key if it is one of ours."""
        key = Qt.Key(event.key())
        if self.is_moving(event):
            if key in _MOVES:
                self._text.move_asked.emit(_MOVES[key])
            else:
                self._text.level_asked.emit(_LEVELS[key])
            return True
        if event.matches(QKeySequence.StandardKey.Undo):
            self._text.undo_asked.emit()
            return True
        if event.matches(QKeySequence.StandardKey.Redo):
            self._text.redo_asked.emit()
            return True
        if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._enter()
        cursor = self._text.textCursor()
        if key == Qt.Key.Key_Backspace and not cursor.hasSelection() and cursor.atBlockStart():
            return self._backspace(cursor)
        if key == Qt.Key.Key_Delete and not cursor.hasSelection() and cursor.atBlockEnd():
            return self._delete(cursor)
        return False

    def typed(self, event: QKeyEvent) -> None:
        """After a blank: a marker typed at the start of a block turns into its kind."""
        if event.text() != " ":
            return
        cursor = self._text.textCursor()
        paragraph = cursor.block()
        start = paragraph.text()[: cursor.positionInBlock()]
        meant = typed_marker(start[:-1]) if start.endswith(" ") else None
        kind = paragraphs.kind_of(paragraph)
        if meant is None or meant.kind is None or kind in paragraphs.BOLD:
            return
        if kind is BlockKind.ITEM and meant.kind is BlockKind.ITEM:
            level = paragraphs.level_of(paragraph)  # the number is there already
        else:
            level = meant.level
        cursor.beginEditBlock()
        cursor.setPosition(paragraph.position())
        cursor.setPosition(paragraph.position() + len(start), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        paragraphs.restyle(paragraph, meant.kind, level)
        cursor.endEditBlock()

    def _enter(self) -> bool:
        cursor = self._text.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        here = cursor.block()
        kind, level = paragraphs.kind_of(here), paragraphs.level_of(here)
        if not here.text() and kind is not BlockKind.PARAGRAPH:
            self._lessen(cursor)
        elif cursor.atBlockEnd():
            cursor.insertBlock(paragraphs.block_format("", _NEXT.get(kind, kind), level))
        elif cursor.atBlockStart():
            # An empty block above; the text below keeps being what it was.
            above = BlockKind.ITEM if kind is BlockKind.TASK else kind
            number, own = here.blockNumber(), here.blockFormat()
            cursor.insertBlock(own)
            empty = self._text.document().findBlockByNumber(number)
            QTextCursor(empty).setBlockFormat(paragraphs.block_format("", above, level))
        else:
            rest = BlockKind.ITEM if kind is BlockKind.TASK else kind
            cursor.insertBlock(paragraphs.block_format("", rest, level))
        cursor.endEditBlock()
        self._text.setTextCursor(cursor)
        self._text.ensureCursorVisible()
        return True

    def _lessen(self, cursor: QTextCursor) -> None:
        here = cursor.block()
        kind, level = paragraphs.kind_of(here), paragraphs.level_of(here)
        if self._holds_details(paragraphs.task_of(here)):
            self._text.refused.emit()
        elif kind is BlockKind.ITEM and level > 1:
            paragraphs.restyle(here, BlockKind.ITEM, level - 1)
        else:
            paragraphs.restyle(here, _LESS.get(kind, BlockKind.PARAGRAPH), 1)

    def _backspace(self, cursor: QTextCursor) -> bool:
        here = cursor.block()
        if paragraphs.kind_of(here) is BlockKind.PARAGRAPH:
            return self._refuse_losing(here.previous(), here)
        if self._holds_details(paragraphs.task_of(here)):
            self._text.refused.emit()
        else:
            paragraphs.restyle(here, BlockKind.PARAGRAPH, 1)
        return True

    def _delete(self, cursor: QTextCursor) -> bool:
        return self._refuse_losing(cursor.block(), cursor.block().next())

    def _refuse_losing(self, upper: QTextBlock, lower: QTextBlock) -> bool:
        """Keep a task whose line joining two paragraphs would swallow; True if it would have.

        Qt keeps the format of the upper paragraph unless that one is empty.
        """
        if not upper.isValid() or not lower.isValid():
            return False
        swallowed = lower if upper.text() else upper
        if self._holds_details(paragraphs.task_of(swallowed)):
            self._text.refused.emit()
            return True
        return False

    def _holds_details(self, task_id: str | None) -> bool:
        return task_id is not None and not self._text.may_dissolve(task_id)
