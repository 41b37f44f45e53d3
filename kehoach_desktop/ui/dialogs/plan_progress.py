"""The progress of an issued plan in any span: table, short text, PDF, Excel, a draft report."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
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

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui.models.progress_rows import COLUMNS, Span, cells, spans
from kehoach_desktop.ui.page import PaperToOpen
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.theme import scaled
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, DateField
from kehoach_desktop.ui.widgets.row_table import dress_row_table
from kehoach_desktop.ui.widgets.save_as import FileKind, file_name, save_as

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import OfficeProfile
    from kehoach_desktop.domain.plans.plan import Plan
    from kehoach_desktop.services.ports.progress import ProgressReport


class PlanProgressDialog(QDialog):
    """Counts anew whenever the days change; nothing is stored unless a report is begun."""

    def __init__(
        self, shell: Shell, plan: Plan, office: OfficeProfile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shell, self._plan, self._office = shell, plan, office
        self.report: ProgressReport | None = None
        self.setWindowTitle(tr("progress.window"))
        self.setSizeGripEnabled(True)
        today = shell.clock.now().date()
        choices: list[tuple[object, str]] = [*spans(plan.period, plan.year, today, office)]
        self.span = ChoiceField([*choices, (None, tr("progress.span.own"))])
        self.span.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.span.setAccessibleName(tr("progress.span.label"))
        self.span.chosen.connect(self._choose)
        self.first, self.last = DateField(self), DateField(self)
        for field, key in ((self.first, "from"), (self.last, "to")):
            field.setAccessibleName(tr(f"progress.{key}"))
            field.setMaximumWidth(scaled(130, shell.text_size))
            field.editingFinished.connect(self._typed)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = self._build_table()
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.addLayout(self._build_head())
        column.addWidget(self.problem)
        column.addWidget(self.text)
        column.addWidget(self.table, 1)
        column.addLayout(self._build_buttons())
        self._fit()
        self.span.setCurrentIndex(0)
        self._choose(self.span.value())

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self.span)
        for field, key in ((self.first, "from"), (self.last, "to")):
            label = QLabel(tr(f"progress.{key}"))
            label.setBuddy(field)
            head.addWidget(label)
            head.addWidget(field)
        head.addStretch(1)
        return head

    def _build_table(self) -> QTableWidget:
        table = QTableWidget(0, len(COLUMNS))
        dress_row_table(table, tr("progress.table"), wrap=True)
        table.setHorizontalHeaderLabels([tr(f"progress.column.{key}") for key, _ in COLUMNS])
        header = table.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag(int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap))
        )
        header.setMinimumHeight(2 * header.sizeHint().height())
        for place, (_key, number) in enumerate(COLUMNS):
            mode = QHeaderView.ResizeMode.Fixed if number else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
            if number:
                table.setColumnWidth(place, scaled(38 if place == 0 else 64, self._shell.text_size))
        header.geometriesChanged.connect(table.resizeRowsToContents)
        return table

    def _build_buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        self.buttons: list[QPushButton] = []
        for key, act in (
            ("copy", self._copy),
            ("pdf", self._save_pdf),
            ("excel", self._save_excel),
            ("draft", self._draft),
        ):
            button = QPushButton(tr(f"progress.{key}"))
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addWidget(button)
            self.buttons.append(button)
        self.buttons[-1].setToolTip(tr("progress.draft.tip"))
        buttons.addStretch(1)
        close = QPushButton(tr("common.close"))
        close.setProperty("role", "primary")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        buttons.addWidget(close)
        return buttons

    def _fit(self) -> None:
        room = self.screen().availableGeometry()
        wide, high = scaled(1120, self._shell.text_size), scaled(620, self._shell.text_size)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))

    # --- the days

    def _choose(self, span: object) -> None:
        if not isinstance(span, tuple):
            self.first.setFocus()
            return
        first, last = span
        self.first.show_value(f"{first:%d/%m/%Y}")
        self.last.show_value(f"{last:%d/%m/%Y}")
        self._ask((first, last))

    def _typed(self) -> None:
        first, last = self.first.day(), self.last.day()
        if first is None or last is None or self._shown() == (first, last):
            return
        self.span.show_value(None)
        self._ask((first, last))

    def _shown(self) -> Span | None:
        return (self.report.first, self.report.last) if self.report else None

    def _ask(self, span: tuple[dt.date, dt.date]) -> None:
        shell, plan_id, office = self._shell, self._plan.id, self._office
        first, last = span
        shell.operations.run(
            lambda: shell.app.records.progress.make(plan_id, office, first, last),
            self._show,
            self._refused,
            owner=self,
            label=tr("progress.making"),
        )

    def _refused(self, error: AppError) -> None:
        self.problem.setText(explain(error).sentence)
        self.problem.show()
        for button in self.buttons:
            button.setEnabled(False)

    def _show(self, report: ProgressReport) -> None:
        from kehoach_desktop.services.reports.progress_words import counts_text

        self.report = report
        self.problem.hide()
        for button in self.buttons:
            button.setEnabled(True)
        self.text.setText(counts_text(report))
        self.table.setRowCount(len(report.tasks))
        for row, each in enumerate(report.tasks):
            for place, (words, (_key, number)) in enumerate(
                zip(cells(row + 1, each), COLUMNS, strict=True)
            ):
                item = QTableWidgetItem(words)
                if number:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.table.setItem(row, place, item)
        QTimer.singleShot(0, self.table, self.table.resizeRowsToContents)

    # --- what is done with it

    def _copy(self) -> None:
        from kehoach_desktop.services.reports.progress_words import short_text

        if self.report is not None:
            QApplication.clipboard().setText(short_text(self.report))
            self._shell.say(tr("progress.copied"), Tone.DONE)

    def _save_pdf(self) -> None:
        if self.report is None:
            return
        proposed = str(Path.home() / f"{file_name(self._file())}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, tr("progress.pdf"), proposed, tr("progress.files")
        )
        if chosen:
            path = Path(chosen)
            if path.suffix.casefold() != ".pdf":
                path = path.with_name(path.name + ".pdf")
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the report shown to `path`, PDF or Excel by its ending."""
        shell, report, office = self._shell, self.report, self._office
        if report is None:
            return
        shell.operations.run(
            lambda: shell.app.records.progress.write(path, report, office),
            lambda _none: shell.say(
                tr("printing.saved", path=path),
                Tone.DONE,
                action=tr("printing.open"),
                act=lambda: shell.operations.run(lambda: shell.app.opener.open(path)),
            ),
            label=tr("printing.saving"),
        )

    def _save_excel(self) -> None:
        if self.report is not None:
            write = partial(_write, self._shell, self.report, self._office)
            save_as(self._shell, self, FileKind.EXCEL, self._file(), write)

    def _file(self) -> str:
        from kehoach_desktop.services.reports.progress_papers import file_title

        return file_title(self.report) if self.report else ""

    def _draft(self) -> None:
        shell, report, office = self._shell, self.report, self._office
        if report is None:
            return

        def made(paper_id: str) -> None:
            shell.saved()
            self.accept()
            shell.say(tr("progress.drafted"), Tone.DONE)
            shell.open_place("plans", PaperToOpen(paper_id))

        shell.operations.run(
            lambda: shell.app.papers.create(shell.app.records.progress.paper(report, office)).id,
            made,
        )


def _write(shell: Shell, report: ProgressReport, office: OfficeProfile, path: Path) -> None:
    shell.app.records.progress.write(path, report, office)
