"""An urgent order: where it came from, its paper, the number of the document that answers it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.domain.work.urgent import UrgentOrder
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.tasks.urgents import OrderRow
from kehoach_desktop.ui import undoing
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.asking_dialog import AskingDialog, told
from kehoach_desktop.ui.widgets.open_file import open_copy
from kehoach_desktop.ui.widgets.plan_fields import DateField, LineField, labelled


class UrgentAnswerDialog(AskingDialog):
    """Takes number and date of our answer; the paper of the order is opened or attached here."""

    def __init__(self, shell: Shell, found: OrderRow, parent: QWidget | None = None) -> None:
        super().__init__(tr("urgent.answer.title"), parent, letters=70)
        self._shell = shell
        self._order = found.order
        about = told(f"{found.order.what}\n{found.order.origin}; {found.order.due_words}")
        self.paper = QPushButton(
            tr("urgent.paper.open", name=found.order.paper_name)
            if found.order.paper_sha256
            else tr("urgent.attach")
        )
        self.paper.clicked.connect(self._paper)
        row = QHBoxLayout()
        self.delete = QPushButton(tr("urgent.delete"))
        self.delete.setToolTip(tr("urgent.delete.tip"))
        self.delete.setAutoDefault(False)
        self.delete.clicked.connect(self.delete_order)
        row.addWidget(self.paper)
        row.addStretch(1)
        row.addWidget(self.delete)
        form = QFormLayout()
        self.number = LineField("33/BC-UBND")
        self.number.show_value(found.order.answer_number)
        labelled(form, tr("urgent.answer.number"), self.number)
        self.date = DateField()
        self.date.show_day(found.order.answer_date or shell.clock.now().date())
        labelled(form, tr("urgent.answer.date"), self.date)
        self.build(tr("urgent.answer.do"), about, row, form)
        self.number.setFocus()

    def take(self) -> None:
        """Store the answer, or say what is missing; nothing is lost when it is refused."""
        day, number = self.date.day(), clean(self.number.text())
        if day is None:
            self.refuse(AppError("E-DATE", value=self.date.text()), self.date)
            return
        shell, order_id = self._shell, self._order.id

        def stored(_order: object) -> None:
            shell.saved()
            shell.data_changed.emit()
            shell.say(tr("urgent.answered", number=number, day=day), Tone.DONE)
            self.accept()

        urgents = shell.app.chain.urgents
        shell.operations.run(
            lambda: urgents.answer(order_id, number, day), stored, self.refuse, owner=self
        )

    def delete_order(self) -> None:
        """Delete the order; undo and the trash bring it back."""
        shell, order_id = self._shell, self._order.id

        def deleted(order: UrgentOrder) -> None:
            shell.saved()
            shell.data_changed.emit()
            said = tr("urgent.deleted", what=order.what)
            shell.say(said, action=tr("common.undo"), act=undoing.offer(shell))
            self.accept()

        urgents = shell.app.chain.urgents
        shell.operations.run(lambda: urgents.delete(order_id), deleted, self.refuse, owner=self)

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
            self.refuse,
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
