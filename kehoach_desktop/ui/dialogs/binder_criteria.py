"""The list of criteria of a binder, edited in place: numbers, words, order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.domain.work.binder import Criterion, read_criteria
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.theme import scaled
from kehoach_desktop.ui.widgets.push_row import label, push_row
from kehoach_desktop.ui.widgets.rows_editor import RowsEditor
from kehoach_desktop.ui.widgets.rows_model import Column
from kehoach_desktop.ui.widgets.storing_dialog import StoringDialog

if TYPE_CHECKING:
    from kehoach_desktop.domain.work.binder import Binder


class CriteriaDialog(StoringDialog):
    """Nothing is stored before "Ghi danh mục"; a criterion that holds proofs cannot be removed."""

    def __init__(self, shell: Shell, binder: Binder, parent: QWidget) -> None:
        title = tr("binder.criteria.title", title=binder.title)
        super().__init__(shell, title, tr("binder.criteria.do"), parent, letters=100)
        self._binder = binder
        told = label("quiet")
        told.setText(tr("binder.criteria.help"))
        self.rows = RowsEditor(tr("binder.criteria"), _columns(), lambda: Criterion("", ""))
        self.rows.view.setMinimumHeight(scaled(240, shell.text_size))
        self.rows.show_rows(binder.criteria)
        self.rows.removed.connect(self._removed)
        self.rows.model.edited.connect(lambda _rows: self.allow())
        row, (self.paste, self.reset) = push_row("binder.criteria.paste", "binder.criteria.reset")
        self.paste.setToolTip(tr("binder.criteria.paste.tip"))
        self.paste.clicked.connect(self._paste)
        self.reset.clicked.connect(self._reset)
        self.form.addRow(told)
        self.form.addRow(self.rows)
        self.form.addRow(row)
        self.rows.setFocus()
        self.fit()

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Return the list as it is edited."""
        rows: tuple[Criterion, ...] = self.rows.model.rows
        return rows

    def wanted(self) -> Callable[[], Binder]:
        """Store the list; rows left blank are no criteria."""
        binders, binder_id = self.shell.app.evidence.binders, self._binder.id
        wanted = [each for each in self.criteria if each.number or each.title or each.proofs]
        return lambda: binders.set_criteria(binder_id, wanted)

    def _removed(self, at: int, gone: Criterion) -> None:
        """Bring a criterion back at once whose proofs would go with it."""
        if gone.proofs:
            self.rows.model.insert(at, gone)
            self.rows.view.setCurrentIndex(self.rows.model.index(at, 0))
            self.refuse(AppError("E-CRITERION-USED", numbers=gone.number))

    def _paste(self) -> None:
        try:
            criteria = read_criteria(QGuiApplication.clipboard().text())
        except AppError as error:
            self.refuse(error)
            return
        if criteria:
            self._replace(criteria)
        else:
            self.refuse(AppError("E-CRITERIA-PASTE"))

    def _reset(self) -> None:
        self._replace(self.shell.app.evidence.binders.shipped())

    def _replace(self, criteria: tuple[Criterion, ...]) -> None:
        """Show another list over the proofs of this one, or say which criterion holds some."""
        try:
            shown = replace(self._binder, criteria=self.criteria).with_list(criteria)
        except AppError as error:
            self.refuse(error)
            return
        self.allow()
        self.rows.show_rows(shown.criteria)


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            tr("binder.column.number"),
            lambda each: each.number,
            lambda each, text: replace(each, number=clean(text).rstrip(".)")),
            width=9,
            hint=tr("binder.column.number.hint"),
        ),
        Column(
            tr("binder.column.title"),
            lambda each: each.title,
            lambda each, text: replace(each, title=clean(text)),
        ),
        Column(
            tr("binder.column.proofs"),
            lambda each: str(len(each.proofs)) if each.proofs else "",
            width=12,
        ),
    )
