"""Save a plan for other offices: which plan, for whom, where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.ui.pages.exchange.place_chooser import PlaceChooser
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach_desktop.domain.exchange import Peer
    from kehoach_desktop.services.ports.files import Drive
    from kehoach_desktop.services.ports.plans import PlanRow

_OFFICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class SendOrder:
    """What to save, for which offices (ids), into which folder."""

    plan_id: str
    offices: tuple[str, ...]
    dest: Path


class SendView(QWidget):
    """Three questions on one page; the button works once all are answered."""

    ordered = Signal(object)  # SendOrder
    left = Signal()
    trust_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(tr("exchange.send.title"))
        title.setProperty("role", "title")
        self.plan = QComboBox()
        self.plan.setAccessibleName(tr("exchange.send.plan"))
        self.plan.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.no_plan = self._quiet("exchange.send.no_plan")
        self.offices = QListWidget()
        self.offices.setAccessibleName(tr("exchange.send.offices"))
        self.no_office = self._quiet("exchange.send.no_office")
        self.add_office = QPushButton(tr("exchange.trust.add"))
        self.place = PlaceChooser()
        self.save = QPushButton(tr("exchange.send.save"))
        self.save.setProperty("role", "primary")
        self.back = QPushButton(tr("common.back"))
        self.missing = self._quiet("exchange.send.missing")
        self._lay_out(title)
        self.plan.currentIndexChanged.connect(self._check)
        self.offices.itemChanged.connect(self._check)
        self.place.changed.connect(self._check)
        self.save.clicked.connect(self._order)
        self.back.clicked.connect(self.left)
        self.add_office.clicked.connect(self.trust_wanted)

    def _quiet(self, key: str) -> QLabel:
        label = QLabel(tr(key))
        label.setProperty("role", "quiet")
        label.setWordWrap(True)
        return label

    def _lay_out(self, title: QLabel) -> None:
        grid = QGridLayout()
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, key, widgets in (
            (left, "exchange.send.offices", (self.no_office, self.offices, self.add_office)),
            (right, "exchange.place", (self.place,)),
        ):
            heading = QLabel(tr(key))
            heading.setProperty("role", "heading")
            column.addWidget(heading)
            for widget in widgets:
                column.addWidget(widget)
            column.setStretchFactor(widgets[-1] if column is right else self.offices, 100)
            column.addStretch(1)  # an empty list leaves its words at the top
        left.setAlignment(self.add_office, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        plan_heading = QLabel(tr("exchange.send.plan"))
        plan_heading.setProperty("role", "heading")
        buttons = QHBoxLayout()
        for widget in (self.save, self.back):
            buttons.addWidget(widget)
        buttons.addWidget(self.missing, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (title, plan_heading, self.plan, self.no_plan):
            column.addWidget(part)
        column.addLayout(grid, 1)
        column.addLayout(buttons)

    def offer(self, plans: Sequence[PlanRow], peers: Sequence[Peer]) -> None:
        """Offer our issued plans and the offices that are trusted; earlier ticks stay."""
        chosen, ticked = self.plan.currentData(), set(self.chosen_offices())
        self.plan.clear()
        for row in plans:
            if row.is_issued and not row.sender:
                label = tr("exchange.send.plan_row", number=row.number, title=row.title)
                self.plan.addItem(label, row.id)
                self.plan.setItemData(self.plan.count() - 1, label, Qt.ItemDataRole.ToolTipRole)
        self.plan.setCurrentIndex(max(0, self.plan.findData(chosen)))
        self.plan.setVisible(self.plan.count() > 0)
        self.no_plan.setVisible(self.plan.count() == 0)
        self.offices.clear()
        for office, name in {peer.office: peer.office_name for peer in peers}.items():
            item = QListWidgetItem(name)
            item.setToolTip(name)
            item.setData(_OFFICE, office)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(
                Qt.CheckState.Checked if office in ticked else Qt.CheckState.Unchecked
            )
            self.offices.addItem(item)
        if self.offices.count() == 1:
            self.offices.item(0).setCheckState(Qt.CheckState.Checked)
        self.offices.setVisible(self.offices.count() > 0)
        self.no_office.setVisible(self.offices.count() == 0)
        self._check()

    def offer_drives(self, drives: Sequence[Drive]) -> None:
        """Offer the drives that are plugged in now."""
        self.place.offer(drives)

    def choose_plan(self, plan_id: str) -> None:
        """Choose the plan another place wants to send."""
        self.plan.setCurrentIndex(max(0, self.plan.findData(plan_id)))

    def chosen_offices(self) -> tuple[str, ...]:
        """Return the ids of the ticked offices."""
        items = [self.offices.item(line) for line in range(self.offices.count())]
        return tuple(
            item.data(_OFFICE) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _check(self) -> None:
        ready = bool(self.plan.currentData() and self.chosen_offices() and self.place.place)
        self.save.setEnabled(ready)
        self.missing.setText("" if ready else tr("exchange.send.missing"))

    def _order(self) -> None:
        place = self.place.place
        if place is not None:
            self.ordered.emit(SendOrder(self.plan.currentData(), self.chosen_offices(), place))
