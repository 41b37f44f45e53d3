"""The bar over the editor: back, undo and redo, the printed page, and the ways out of a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget
from shiboken6 import isValid

from kehoach_desktop.ui.texts import tr

#: Of a plan, in order; a gap stands behind "redo".
PLAN_BUTTONS = ("back", "undo", "redo", "pages", "print", "submit", "issue")
PLAN_MORE = (
    ("pdf", "plans.editor.pdf"),
    ("word", "printing.word"),
    ("coverage", "superior.sheet"),
    ("history", "plans.editor.history"),
    ("changes", "history.changes"),
    ("comments", "drafts.comments"),
    ("copy", "plans.copy"),
)


class EditorBar(QWidget):
    """`asked(what)`: a button or a line of the menu; `lines_counted(on)`: lines with numbers."""

    asked = Signal(str)
    lines_counted = Signal(bool)

    def __init__(
        self,
        line_numbers: bool,
        buttons: Sequence[str] = PLAN_BUTTONS,
        more: Sequence[tuple[str, str]] = PLAN_MORE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self.entries: dict[str, QAction] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(5)
        for name in buttons:
            button = QPushButton(tr(f"plans.editor.{name}"))
            button.setToolTip(tr(f"plans.editor.{name}.hint"))
            button.clicked.connect(lambda _on=False, name=name: self.asked.emit(name))
            self.buttons[name] = button
            row.addWidget(button)
            if name == "redo":
                row.addStretch(1)
        self.buttons["pages"].setCheckable(True)
        if "issue" in self.buttons:
            self.buttons["issue"].setProperty("role", "primary")
        row.addWidget(self._build_more(line_numbers, more))

    def _build_more(self, line_numbers: bool, lines: Sequence[tuple[str, str]]) -> QPushButton:
        more = QPushButton(tr("plans.editor.more"))
        more.setToolTip(tr("plans.editor.more.hint"))
        menu = QMenu(more)
        for name, key in lines:
            action = self.entries[name] = menu.addAction(tr(key))
            action.triggered.connect(lambda _on=False, name=name: self.asked.emit(name))
        self.show_coverage(False)
        self._menu = menu
        menu.addSeparator()
        self.line_numbers: QAction = menu.addAction(tr("drafts.line_numbers"))
        self.line_numbers.setCheckable(True)
        self.line_numbers.setChecked(line_numbers)
        self.line_numbers.toggled.connect(self.lines_counted)
        more.setMenu(menu)
        return more

    def show_coverage(self, answers: bool) -> None:
        """Offer the coverage sheet where the plan answers a superior's document."""
        entry = self.entries.get("coverage")
        if entry is not None and isValid(entry):  # what is told may come after the draft was left
            entry.setVisible(answers)

    def add_file(self, name: str, act: Callable[[], object]) -> None:
        """Offer to open a file that lies with the draft."""
        action = self._menu.addAction(tr("plans.editor.file", name=name))
        action.triggered.connect(lambda _on=False: act())
        self.entries[f"file:{name}"] = action

    def show_steps(self, can_undo: bool, can_redo: bool) -> None:
        """Say whether there is a step to take back or to make again."""
        self.buttons["undo"].setEnabled(can_undo)
        self.buttons["redo"].setEnabled(can_redo)
