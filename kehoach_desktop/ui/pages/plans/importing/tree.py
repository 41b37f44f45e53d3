"""The recognised plan as a tree: keys and the mouse change level and place of a part."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from kehoach_desktop.domain.imports.plan_reading_edit import Drop
from kehoach_desktop.ui.pages.plans.importing.desk import ImportDesk
from kehoach_desktop.ui.pages.plans.importing.rows import Row, doubt_words, rows
from kehoach_desktop.ui.texts import tr

_KEY = Qt.ItemDataRole.UserRole
_TEXT, _KIND, _LOOK = range(3)
_ARROWS = {
    Qt.Key.Key_Left: ("level", -1), Qt.Key.Key_Right: ("level", 1),
    Qt.Key.Key_Up: ("place", -1), Qt.Key.Key_Down: ("place", 1),
}  # fmt: skip
_LONGEST = 160


class ImportTree(QTreeWidget):
    """`mend_asked`: Enter, to go on in the panel that mends the chosen part."""

    mend_asked = Signal()

    def __init__(self, desk: ImportDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shown: list[Row] = []
        self.setAccessibleName(tr("import.tree"))
        self.setHeaderLabels([tr("import.column.text"), tr("import.column.kind"),
                              tr("import.column.look")])  # fmt: skip
        head = self.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Interactive)
        self.setUniformRowHeights(True)
        self.setIndentation(self.fontMetrics().averageCharWidth() * 2)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.currentItemChanged.connect(self._current)
        desk.changed.connect(self.refresh)
        desk.chosen.connect(self.show_key)
        self.refresh()

    def refresh(self) -> None:
        """Show the reading as it is now; an unchanged outline only gets its new words."""
        found = list(rows(self._desk))
        same = [(row.key, row.depth) for row in found] == [
            (row.key, row.depth) for row in self._shown
        ]
        self.blockSignals(True)
        if same:
            for row, old, item in zip(found, self._shown, self._every(), strict=True):
                if row != old:
                    self._dress(item, row)
        else:
            self._build(found)
        self._shown = found
        self.blockSignals(False)
        self.show_key(self._desk.key)

    def show_key(self, key: str) -> None:
        """Make the row of a part the current one."""
        item = self._items.get(key)
        if item is None or item is self.currentItem():
            return
        self.blockSignals(True)
        self.setCurrentItem(item)
        self.blockSignals(False)
        # The panel below may grow with the words of the part: scroll when it has its height.
        QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def _build(self, found: list[Row]) -> None:
        top = self.verticalScrollBar().value()
        self.clear()
        self._items = {}
        stack: list[tuple[int, QTreeWidgetItem]] = []
        for row in found:
            while stack and stack[-1][0] >= row.depth:
                stack.pop()
            item = QTreeWidgetItem(stack[-1][1]) if stack else QTreeWidgetItem(self)
            self._dress(item, row)
            if row.key:
                self._items[row.key] = item
            stack.append((row.depth, item))
        self.expandAll()
        self.verticalScrollBar().setValue(top)

    def _every(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        walk = QTreeWidgetItemIterator(self)
        while walk.value():
            found.append(walk.value())
            walk += 1
        return found

    def _dress(self, item: QTreeWidgetItem, row: Row) -> None:
        words = f"{row.number} {row.text}".strip()
        item.setText(_TEXT, words[:_LONGEST] or tr("import.empty"))
        item.setToolTip(_TEXT, words)
        item.setText(_KIND, row.kind)
        item.setData(_TEXT, _KEY, row.key)
        look = [doubt_words(doubt) for doubt in row.doubts]
        if row.missing:
            look.append(tr("import.look.missing"))
        if row.key.startswith("line:"):
            look.append(tr("import.look.remainder"))
        item.setText(_LOOK, f"! {'; '.join(look)}" if look else "")
        item.setToolTip(_LOOK, "\n".join(look))
        font = item.font(_TEXT)
        font.setBold(row.depth == 0)
        item.setFont(_TEXT, font)
        movable = row.key.startswith(("section:", "block:"))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if movable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        item.setFlags(flags)

    def _current(self, item: QTreeWidgetItem | None, _old: QTreeWidgetItem | None) -> None:
        key = item.data(_TEXT, _KEY) if item is not None else ""
        if key:
            self._desk.choose(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Alt+Shift+arrows for level and place, Enter to mend."""
        chord = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        arrow = _ARROWS.get(Qt.Key(event.key()))
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if arrow is not None and pressed == chord:
            self.rearrange(*arrow)
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not pressed:
            self.mend_asked.emit()
        else:
            super().keyPressEvent(event)

    def rearrange(self, what: str, by: int) -> None:
        """Move the chosen section or block a level or a place."""
        key = self._desk.key
        if not key.startswith(("section:", "block:")):
            return
        if what == "level":
            self._desk.relevel(key, by)
        else:
            self._desk.step(key, by)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move what was dragged above, inside or below the row it was dropped on."""
        target = self.itemAt(event.position().toPoint())
        source = self.currentItem()
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the tree is rebuilt, Qt moves nothing
        event.accept()
        if target is None or source is None or target is source:
            return
        self.drop_on(source.data(_TEXT, _KEY), target.data(_TEXT, _KEY), self._where())

    def drop_on(self, key: str, target: str, where: Drop) -> None:
        """Move part `key` to part `target`; a block dropped on a section begins it."""
        if not target.startswith(("section:", "block:")) or not key:
            return
        if key.startswith("section:") and target.startswith("block:"):
            return
        self._desk.drop(key, target, where)

    def _where(self) -> Drop:
        """Return what the line or frame under the pointer promises."""
        position = QAbstractItemView.DropIndicatorPosition
        return {position.AboveItem: Drop.BEFORE, position.BelowItem: Drop.AFTER}.get(
            self.dropIndicatorPosition(), Drop.INSIDE
        )
