"""“So chỉ tiêu”: every target of every plan against what was done, for any reporting window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.services.reports.report_windows import windows_near
from kehoach_desktop.ui.models.checklist_rows import window_words
from kehoach_desktop.ui.models.target_rows import count_text, target_columns, target_rows
from kehoach_desktop.ui.page import TaskToShow
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.theme import scaled
from kehoach_desktop.ui.widgets.field import ChoiceField
from kehoach_desktop.ui.widgets.row_table import dress_row_table
from kehoach_desktop.ui.widgets.rows_model import RowsModel

if TYPE_CHECKING:
    from kehoach_desktop.services.ports.progress import TaskProgress

#: Widths in letters of the columns behind the task's title.
_LETTERS = (18, 20, 16, 19, 16)
_PLAN, _MISSING = 1, 5


class TargetsDialog(QDialog):
    """Reads only; a row leads to its task."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.setWindowTitle(tr("targets.title"))
        intro = QLabel(tr("targets.intro"))
        intro.setWordWrap(True)
        today = shell.clock.now().date()
        spans: list[tuple[object, str]] = [
            ((today.replace(month=1, day=1), today), tr("targets.span.year"))
        ]
        spans += [(each.span, window_words(each)) for each in windows_near(shell.office, today)]
        self.span = ChoiceField(tr("targets.span"), spans)
        self.span.picked.connect(lambda _span: self._ask())
        label = QLabel(tr("targets.span"))
        label.setBuddy(self.span)
        head = QHBoxLayout()
        head.addWidget(label)
        head.addWidget(self.span)
        head.addStretch(1)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.model = RowsModel(target_columns())
        self.view = QTableView()
        self.view.setModel(self.model)
        dress_row_table(self.view, tr("targets.title"), wrap=True)
        rows = self.view.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.view.activated.connect(lambda _index: self.open_task())
        buttons = QDialogButtonBox()
        self.open_button = buttons.addButton(
            tr("targets.open"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.open_button.clicked.connect(self.open_task)
        close = buttons.addButton(tr("common.close"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.open_button, close):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(intro)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.view, 1)
        column.addWidget(buttons)
        self._fit()
        self._ask()

    def _fit(self) -> None:
        room = self.screen().availableGeometry()
        wide, high = scaled(1160, self._shell.text_size), scaled(600, self._shell.text_size)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
        head = self.view.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _share_width(self) -> None:
        """Give each shown column its letters; however narrow the screen, the task keeps a third."""
        letter = self.fontMetrics().averageCharWidth()
        shown = [place for place in range(1, len(_LETTERS) + 1)
                 if not self.view.isColumnHidden(place)]  # fmt: skip
        asked = letter * sum(_LETTERS[place - 1] for place in shown)
        share = min(1.0, self.width() * 2 / 3 / asked)
        for place in shown:
            self.view.setColumnWidth(place, round(letter * _LETTERS[place - 1] * share))

    def _ask(self) -> None:
        span = self.span.choice()
        assert isinstance(span, tuple)
        progress = self._shell.app.work.progress
        self._shell.operations.run(lambda: progress.of_all(*span), self._show, owner=self)

    def _show(self, found: list[TaskProgress]) -> None:
        rows = target_rows(found)
        self.model.set_rows(rows)
        self.told.setText(count_text(rows))
        # A column that says the same in every row, or nothing, leaves its width to the titles.
        plans = {row.progress.counts.plan_id for row in rows}
        self.view.setColumnHidden(_PLAN, len(plans) < 2)
        self.view.setColumnHidden(_MISSING, not any(row.tally.missing for row in rows))
        self._share_width()
        self.open_button.setEnabled(bool(rows))
        if rows:
            self.view.selectRow(0)
            self.view.setFocus()

    def open_task(self) -> None:
        """Leave for the task of the chosen row."""
        at = self.view.currentIndex().row()
        if not 0 <= at < len(self.model.rows):
            return
        counts, shell = self.model.rows[at].progress.counts, self._shell
        checklist = shell.app.checklist
        shell.operations.run(
            lambda: checklist.next_turn(counts.plan_id, counts.task.id),
            lambda row: shell.open_place("tasks", TaskToShow(row)),
        )
        self.accept()


def compare_targets(shell: Shell, parent: QWidget) -> None:
    """Show every target with what was reached."""
    dialog = TargetsDialog(shell, parent)
    dialog.exec()
    dialog.deleteLater()
