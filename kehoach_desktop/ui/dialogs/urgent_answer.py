"""An urgent order: where it came from, its paper, the number of the document that answers it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.urgents import OrderRow
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.open_file import open_copy
from kehoach_desktop.ui.widgets.plan_fields import DateField, LineField, fit_dialog, labelled


class UrgentAnswerDialog(QDialog):
    """Takes number and date of our answer; the paper of the order is opened or attached here."""

    def __init__(self, shell: Shell, found: OrderRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._order = found.order
        self.setWindowTitle(tr("urgent.answer.title"))
        told = QLabel(f"{found.order.what}\n{found.order.origin}; {found.order.due_words}")
        told.setWordWrap(True)
        self.paper = QPushButton(
            tr("urgent.paper.open", name=found.order.paper_name)
            if found.order.paper_sha256
            else tr("urgent.attach")
        )
        self.paper.clicked.connect(self._paper)
        row = QHBoxLayout()
        row.addWidget(self.paper)
        row.addStretch(1)
        form = QFormLayout()
        self.number = LineField("33/BC-UBND")
        self.number.show_value(found.order.answer_number)
        labelled(form, tr("urgent.answer.number"), self.number)
        self.date = DateField()
        self.date.show_day(found.order.answer_date or shell.clock.now().date())
        labelled(form, tr("urgent.answer.date"), self.date)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        buttons = QDialogButtonBox()
        do = buttons.addButton(tr("urgent.answer.do"), QDialogButtonBox.ButtonRole.AcceptRole)
        do.setProperty("role", "primary")
        do.style().unpolish(do)
        do.style().polish(do)
        buttons.addButton(tr("common.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addLayout(row)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(buttons)
        self.number.setFocus()
        fit_dialog(self, 70)

    def take(self) -> None:
        """Store the answer, or say what is missing; nothing is lost when it is refused."""
        day, number = self.date.day(), clean(self.number.text())
        if day is None:
            self._refused(AppError("E-DATE", value=self.date.text()))
            return
        shell, order_id = self._shell, self._order.id

        def stored(_order: object) -> None:
            shell.saved()
            shell.data_changed.emit()
            shell.say(tr("urgent.answered", number=number, day=day), Tone.DONE)
            self.accept()

        urgents = shell.app.chain.urgents
        shell.operations.run(
            lambda: urgents.answer(order_id, number, day), stored, self._refused, owner=self
        )

    def attach_file(self, path: Path) -> None:
        """Attach the paper of the order."""
        shell, order_id = self._shell, self._order.id

        def attached(order: object) -> None:
            shell.saved()
            self.paper.setText(tr("urgent.paper.open", name=path.name))
            self.paper.setEnabled(False)

        shell.operations.run(
            lambda: shell.app.chain.urgents.attach(order_id, path),
            attached,
            self._refused,
            owner=self,
        )

    def _paper(self) -> None:
        shell, order_id = self._shell, self._order.id
        if self._order.paper_sha256:
            name = self._order.paper_name
            shell.operations.run(lambda: open_copy(shell.app.opener, _there(shell, order_id), name))
            return
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("urgent.attach"), str(Path.home()), tr("urgent.files")
        )
        if chosen:
            self.attach_file(Path(chosen))

    def _refused(self, error: AppError) -> None:
        self.problem.setText(explain(error).sentence)
        fit_dialog(self, 70)


def _there(shell: Shell, order_id: str) -> Path:
    path = shell.app.chain.urgents.paper(order_id)
    assert path is not None
    return path


def answer_order(shell: Shell, parent: QWidget, order_id: str) -> None:
    """Show an order and take its answer."""
    shell.operations.run(
        lambda: shell.app.chain.urgents.order(order_id),
        lambda found: UrgentAnswerDialog(shell, found, parent).exec(),
        owner=parent,
    )
