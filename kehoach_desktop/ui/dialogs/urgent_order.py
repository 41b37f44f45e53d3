""" "Việc phát sinh": one short form for an order by paper or telephone, from anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from kehoach_desktop.domain.plans.task import Doer
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.domain.work.urgent import OrderSource, read_deadline
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.tasks.urgents import NewOrder
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.asking_dialog import AskingDialog
from kehoach_desktop.ui.widgets.plan_fields import (
    ChoiceField,
    DateField,
    LineField,
    TextField,
    labelled,
)


class UrgentOrderDialog(AskingDialog):
    """Takes an order down; `order()` is there once it was accepted.

    What is to be done and until when must be there; the rest can be added on the phone.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(tr("urgent.title"), parent)
        self._shell = shell
        self._paper: Path | None = None
        self._order: NewOrder | None = None
        form = QFormLayout()
        self.what = TextField(tr("urgent.what.hint"), 2)
        labelled(form, tr("urgent.what"), self.what)
        self.deadline = LineField(tr("urgent.deadline.hint"))
        labelled(form, tr("urgent.deadline"), self.deadline)
        self.understood = QLabel()
        self.understood.setProperty("role", "quiet")
        form.addRow(self.understood)
        self.deadline.edited.connect(self.show_deadline)
        self.source = ChoiceField(
            [(each, tr(f"urgent.source.{each.value}")) for each in OrderSource]
        )
        self.source.setCurrentIndex(0)
        self.ordered_by = LineField(tr("urgent.by.hint"))
        self.lead = self._leads()
        _pair(form, ("urgent.source", self.source), ("urgent.by", self.ordered_by))
        labelled(form, tr("urgent.lead"), self.lead)
        self._build_paper(form)
        self.build(tr("urgent.do"), form)
        self.what.setFocus()

    def order(self) -> NewOrder:
        """Return what was entered; ValueError before the dialog was accepted."""
        if self._order is None:
            raise ValueError("not accepted")
        return self._order

    def attach_file(self, path: Path) -> None:
        """Take `path` as the paper of the order."""
        self._paper = path
        self.attached.setText(path.name)

    def _leads(self) -> ChoiceField:
        office = self._shell.office
        today = self._shell.clock.now().date()
        agencies = office.agencies_on(today) if office else ()
        choices: list[tuple[object, str]] = [(None, tr("urgent.lead.none"))]
        choices += [(Doer(each.name, each.id), each.name) for each in agencies]
        field = ChoiceField(choices)
        field.setCurrentIndex(0)
        return field

    def _build_paper(self, form: QFormLayout) -> None:
        self.number = LineField("12/UBND-NV")
        self.dated = DateField()
        _pair(form, ("urgent.number", self.number), ("urgent.dated", self.dated))
        self.attach = QPushButton(tr("urgent.attach"))
        self.attach.clicked.connect(self._choose_file)
        self.attached = QLabel(tr("urgent.attach.none"))
        self.attached.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.attach)
        row.addWidget(self.attached, 1)
        form.addRow(row)

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("urgent.attach"), str(Path.home()), tr("urgent.files")
        )
        if chosen:
            self.attach_file(Path(chosen))

    def show_deadline(self, typed: str) -> None:
        """Say at once how the deadline is understood."""
        try:
            found = read_deadline(typed, self._shell.clock.now())
        except AppError:
            self.understood.clear()
        else:
            self.understood.setText(tr("urgent.understood", at=found))

    def take(self) -> None:
        """Accept what was entered, or say what is missing."""
        try:
            if not clean(self.what.text()):
                raise AppError("E-ORDER-EMPTY")
            read_deadline(self.deadline.text(), self._shell.clock.now())
            if self.dated.is_wrong:
                raise AppError("E-DATE", value=self.dated.text())
        except AppError as error:
            wrong: dict[str, QWidget] = {"E-ORDER-EMPTY": self.what, "E-DATE": self.dated}
            self.refuse(error, wrong.get(error.code, self.deadline))
            return
        source, lead = self.source.value(), self.lead.value()
        self._order = NewOrder(
            self.what.text(),
            self.deadline.text(),
            source if isinstance(source, OrderSource) else OrderSource.LETTER,
            self.number.text(),
            self.dated.day(),
            self.ordered_by.text(),
            lead if isinstance(lead, Doer) else None,
            self._paper,
        )
        self.accept()


def _pair(form: QFormLayout, *fields: tuple[str, QWidget]) -> None:
    """Add two fields beside each other: the form has to fit a small screen in large letters."""
    row = QHBoxLayout()
    for key, field in fields:
        inner = QFormLayout()
        labelled(inner, tr(key), field)
        row.addLayout(inner, 1)
    form.addRow(row)


def take_order(shell: Shell, parent: QWidget) -> None:
    """Ask for an order and store it; the pages that show turns read them again."""
    if not shell.is_open:
        return
    dialog = UrgentOrderDialog(shell, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    store_order(shell, dialog.order())


def store_order(shell: Shell, asked: NewOrder) -> None:
    """Store an order and say so, with the way to it."""

    def stored(order: object) -> None:
        shell.saved()
        shell.data_changed.emit()
        shell.say(
            tr("urgent.stored", what=asked.what),
            Tone.DONE,
            action=tr("urgent.show"),
            act=lambda: shell.open_place("tasks"),
        )

    shell.operations.run(lambda: shell.app.chain.urgents.add(asked), stored)
