"""Rà soát tệp: what is wrong in a Word, PDF or text file, and the sheet for its drafter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.pages.plans.paper import Paper
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.row_table import dress_row_table

if TYPE_CHECKING:
    from kehoach_desktop.services.checks.file_reviewing import DocumentReview

_COLUMNS = ("level", "place", "quote", "why", "suggestion")


class FileReviewPage(QWidget):
    """Reviews one file at a time; the file is never changed."""

    back_asked = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._paper = Paper(shell, self)
        self._path: Path | None = None
        self._other: Path | None = None
        self.reviewed: DocumentReview | None = None
        back = QPushButton(tr("plans.editor.back"))
        back.clicked.connect(self.back_asked)
        self.choose = self._button("file.choose", self._choose)
        self.choose.setProperty("role", "primary")
        self.against = self._button("file.against", self._choose_other)
        self.print = self._button("file.print", self._print)
        self.save = self._button("file.save", self._save)
        self.name = QLabel()
        self.name.setProperty("role", "heading")
        self.name.setWordWrap(True)
        self.told = QLabel(tr("findings.file.told"))
        self.told.setWordWrap(True)
        self.table = QTableWidget(0, len(_COLUMNS))
        self._dress_table()
        bar = QHBoxLayout()
        for button in (back, self.choose, self.against):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.print)
        bar.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(bar)
        column.addWidget(self.name)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        self._show_state()

    def _button(self, name: str, act: object) -> QPushButton:
        button = QPushButton(tr(f"findings.{name}"))
        button.setToolTip(tr(f"findings.{name}.hint"))
        button.clicked.connect(lambda _on=False: act())  # type: ignore[operator]
        return button

    def _dress_table(self) -> None:
        table = self.table
        dress_row_table(table, tr("findings.list"), wrap=True)
        table.setHorizontalHeaderLabels([tr(f"findings.column.{name}") for name in _COLUMNS])
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = table.horizontalHeader()
        for index in (0, 1):
            header.setSectionResizeMode(index, QHeaderView.ResizeMode.ResizeToContents)
        for index in (2, 3, 4):
            header.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)

    # --- files

    def _choose(self) -> None:
        path = self._ask()
        if path is not None:
            self.review(path)

    def _choose_other(self) -> None:
        other = self._ask()
        if other is not None and self._path is not None:
            self.review(self._path, other)

    def _ask(self) -> Path | None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("findings.file.choose"), str(Path.home()), tr("findings.file.kinds")
        )
        return Path(chosen) if chosen else None

    def review(self, path: Path, against: Path | None = None) -> None:
        """Review the file at `path` beside the window."""
        shell = self._shell
        self._path, self._other = path, against
        shell.operations.run(
            lambda: shell.app.reviewing.files.review(path, against),
            self._shown,
            lane=Lane.REVIEW,
            owner=self,
            label=tr("findings.count.wait"),
        )

    def _shown(self, reviewed: DocumentReview) -> None:
        from kehoach_desktop.services.checks.file_reviewing import sheet_lines, summary

        self.reviewed = reviewed
        self.name.setText(reviewed.name)
        self.told.setText(summary(reviewed))
        lines = sheet_lines(reviewed.remarks)
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            quote = f"“{line.quote}”" if line.quote else ""
            why = f"{line.why} ({line.source})" if line.source else line.why
            for index, words in enumerate((line.level, line.place, quote, why, line.suggestion)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self.table.setItem(row, index, item)
        if lines:
            self.table.setCurrentCell(0, 0)
            self.table.setFocus()
        self._show_state()

    def _show_state(self) -> None:
        known = self.reviewed is not None
        for widget in (self.name, self.table, self.print, self.save, self.against):
            widget.setVisible(known)

    # --- paper

    def _make(self) -> PrintedDocument:
        reviewed, app = self.reviewed, self._shell.app
        assert reviewed is not None
        return app.reviewing.files.sheet(reviewed, app.clock.now().date())

    def _print(self) -> None:
        self._paper.print(self._make, self.name.text())

    def _save(self) -> None:
        self._paper.save_pdf(self._make, tr("findings.file.sheet", name=self.name.text()))
