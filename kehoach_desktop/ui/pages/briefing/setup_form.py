"""Before the meeting: the day, the order, who leads, who is there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.work.meeting import AgendaOrder, Attendee
from kehoach_desktop.services.tasks.briefing import Setup
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import DateField
from kehoach_desktop.ui.widgets.wrapped_list import yielding


class SetupForm(QWidget):
    """Asks what a meeting begins with; everything is filled in as far as it is known."""

    begin_wanted = Signal(object)  # Setup

    def __init__(self) -> None:
        super().__init__()
        self._setup: Setup | None = None
        self.day, self.order = DateField(), QComboBox()
        for order in AgendaOrder:
            self.order.addItem(tr(f"briefing.order.{order}"), order)
        self.chair, self.position = QLineEdit(), QLineEdit()
        self.secretary, self.secretary_position = QLineEdit(), QLineEdit()
        self.minutes = QSpinBox()
        self.minutes.setRange(1, 60)
        self.minutes.setSuffix(tr("briefing.setup.minutes"))
        self.attendees = QListWidget()
        self.attendees.setAccessibleName(tr("briefing.setup.attendees"))
        self.begin = QPushButton(tr("briefing.setup.begin"))
        self.begin.setProperty("role", "primary")
        self.begin.clicked.connect(self._begin)
        form = QGridLayout()
        for at, (name, field) in enumerate((
            ("day", self.day), ("order", self.order), ("chair", self.chair),
            ("position", self.position), ("secretary", self.secretary),
            ("secretary_position", self.secretary_position), ("timer", self.minutes),
        )):  # fmt: skip
            label = QLabel(tr(f"briefing.setup.{name}"))
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            row, pair = divmod(at, 2)  # two in a row: with large letters all is seen at once
            form.addWidget(label, row, 2 * pair)
            form.addWidget(field, row, 2 * pair + 1)
        form.setColumnStretch(1, 1)
        form.setColumnStretch(3, 1)
        yielding(self.attendees)
        attending = QLabel(tr("briefing.setup.attendees"))
        attending.setProperty("role", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(attending)
        column.addWidget(self.attendees, 1)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignRight)

    def show_setup(self, setup: Setup) -> None:
        """Fill the form in."""
        self._setup = setup
        self.day.setText(f"{setup.day:%d/%m/%Y}")
        self.order.setCurrentIndex(list(AgendaOrder).index(setup.order))
        self.chair.setText(setup.chair)
        self.position.setText(setup.chair_position)
        self.secretary.setText(setup.secretary)
        self.secretary_position.setText(setup.secretary_position)
        self.minutes.setValue(max(1, setup.seconds // 60))
        self.attendees.clear()
        for each in setup.attendees:
            item = QListWidgetItem(each.name, self.attendees)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)

    def _begin(self) -> None:
        day = self.day.day()
        if day is None:
            self.day.setFocus()
            return
        attendees = tuple(
            Attendee(item.text(), item.checkState() is Qt.CheckState.Checked)
            for item in map(self.attendees.item, range(self.attendees.count()))
        )
        self.begin_wanted.emit(
            Setup(
                day, AgendaOrder(self.order.currentData()), self.chair.text(), self.position.text(),
                self.secretary.text(), self.secretary_position.text(), attendees,
                self.minutes.value() * 60,
            )
        )  # fmt: skip
