"""Before a document becomes a plan: source at left, what was recognised at right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.ui.pages.plans.importing.conversions import ConversionBar
from kehoach_desktop.ui.pages.plans.importing.desk import ImportDesk
from kehoach_desktop.ui.pages.plans.importing.mend import MendPanel
from kehoach_desktop.ui.pages.plans.importing.pages import SourcePages
from kehoach_desktop.ui.pages.plans.importing.source import SourceView
from kehoach_desktop.ui.pages.plans.importing.source_stack import SourceStack
from kehoach_desktop.ui.pages.plans.importing.tree import ImportTree
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.folded_note import FoldedNote

#: How the width is shared by source and tree.
_SHARES = (4, 5)
#: Height of the panel below the tree, lines of text.
_PANEL_LINES = 8


class ImportPreview(QWidget):
    """`accepted()`, `left()` (kept to go on later), `dropped()` (thrown away)."""

    accepted = Signal()
    left = Signal()
    dropped = Signal()

    def __init__(
        self, desk: ImportDesk, pages: SourcePages | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        desk.setParent(self)
        self.source = SourceView(desk)
        self.pages = pages
        self.sources = SourceStack(self.source, pages)
        self.tree = ImportTree(desk)
        self.mend = MendPanel(desk)
        self.mend.arrange.connect(self.tree.rearrange)
        self.mend.settled.connect(self.settle)
        self.tree.mend_asked.connect(self.mend.enter)
        self.told = FoldedNote()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(6)
        column.addLayout(self._top())
        self.conversions = ConversionBar(desk.draft.conversions)
        self.conversions.chosen.connect(self._show_line)
        column.addWidget(self.conversions)
        column.addWidget(self.told)
        column.addWidget(self._halves(), 1)
        for keys, act in (
            ("F8", self.next_doubt), ("Alt+Return", self.settle), ("Ctrl+Z", self.desk.undo),
            ("Ctrl+Return", self.mend.take_run),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        desk.changed.connect(self.refresh)
        self.refresh()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        back = QPushButton(tr("import.leave"))
        back.setToolTip(tr("import.leave.hint"))
        back.clicked.connect(self.left)
        self.next = QPushButton()
        self.next.setToolTip(tr("import.next.hint"))
        self.next.clicked.connect(self.next_doubt)
        self.undo = QPushButton(tr("common.undo"))
        self.undo.setToolTip(tr("import.undo.hint"))
        self.undo.clicked.connect(self.desk.undo)
        self.drop = QPushButton(tr("import.drop"))
        self.drop.setToolTip(tr("import.drop.hint"))
        self.drop.clicked.connect(self.dropped)
        self.accept = QPushButton(tr("import.accept"))
        self.accept.setProperty("role", "primary")
        self.accept.setToolTip(tr("import.accept.hint"))
        self.accept.clicked.connect(self.accepted)
        row.addWidget(back)
        row.addStretch(1)
        for button in (self.next, self.undo, self.drop, self.accept):
            row.addWidget(button)
        return row

    def _halves(self) -> QSplitter:
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.tree)
        area = QScrollArea()  # so that the tree stays where it is whatever the panel shows
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.mend)
        right.addWidget(area)
        right.setStretchFactor(0, 1)
        right.setStretchFactor(1, 0)
        right.setSizes([10_000, self.fontMetrics().height() * _PANEL_LINES])
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.sources)
        halves.addWidget(right)
        for splitter in (right, halves):
            splitter.setChildrenCollapsible(False)
        halves.setSizes([_SHARES[0] * 1000, _SHARES[1] * 1000])
        for at, share in enumerate(_SHARES):
            halves.setStretchFactor(at, share)
        return halves

    def refresh(self) -> None:
        """Say how much is left to look at."""
        reading = self.desk.reading
        count = len(self.desk.open_doubts())
        self.next.setText(tr("import.next", count=count) if count else tr("import.next.none"))
        self.next.setEnabled(bool(count))
        self.undo.setEnabled(self.desk.can_undo)
        converted = bool(self.desk.draft.conversions)  # the bar above says it, with the words
        said = [
            tr(f"reading.note.{note}")
            for note in reading.notes
            if not (converted and note == "legacy")
        ]
        left = [line for line in reading.remainder if not _is_page_number(line.text)]
        if left:  # what is left to do stands first: the note shows one line
            said.append(tr("import.remainder.how", count=len(left)))
        if reading.missing:
            names = ", ".join(tr(f"import.missing.{each}") for each in reading.missing)
            said.append(tr("import.missing", names=names))
        said += [tr(f"import.added.{each}") for each in reading.added]
        self.told.setText(" ".join(said))

    def _show_line(self, number: int) -> None:
        """Show a line of the source as the reader has it: pages do not tell of conversions."""
        self.sources.show_text()
        self.source.choose_place(number)

    def next_doubt(self) -> None:
        """Go to the next spot that is in doubt."""
        self.desk.next_doubt()
        self.tree.setFocus()

    def settle(self) -> None:
        """Say that the chosen part is right, and go on to the next doubt."""
        self.desk.settle(self.desk.key)
        self.next_doubt()

    def resizeEvent(self, event: object) -> None:
        """Give the words of the tree the room they need."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        wide = self.tree.viewport().width()
        self.tree.setColumnWidth(0, int(wide * 0.5))
        longest = self.fontMetrics().horizontalAdvance(tr("import.kind.dash"))
        self.tree.setColumnWidth(1, max(int(wide * 0.18), longest + 24))


def _is_page_number(text: str) -> bool:
    return text.strip(" -–").isdigit()
