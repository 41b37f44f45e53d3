"""The list of plans: filter, open, copy, delete a draft; review and check a file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from kehoach_desktop.services.ports.plans import PlanRow
from kehoach_desktop.ui.models.plan_rows import PlanRows
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.document_list import DocumentList
from kehoach_desktop.ui.widgets.empty_state import EmptyState


class PlanList(DocumentList[PlanRow]):
    """Besides what every list tells: `copy_asked(PlanRow)`, `check_asked()`, `review_asked()`."""

    copy_asked = Signal(object)
    check_asked = Signal()
    review_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            PlanRows(),
            tr("plans.list"),
            wide=PlanRows.columns.index("title"),
            spare=[PlanRows.columns.index(each) for each in ("tasks", "year", "changed")],
            new=QPushButton(tr("plans.new")),
            empty=EmptyState(
                tr("plans.empty"), tr("plans.empty.hint"), tr("plans.empty.start"), self._ask_new
            ),
        )
        self.new.setToolTip(tr("plans.new.hint"))
        self.copy = QPushButton(tr("plans.copy"))
        self.copy.setToolTip(tr("plans.copy.hint"))
        self.copy.clicked.connect(lambda: self.tell(self.copy_asked))
        self.review = QPushButton(tr("findings.file"))
        self.review.setToolTip(tr("findings.file.hint"))
        self.review.clicked.connect(lambda: self.review_asked.emit())
        self.check = QPushButton(tr("check.title"))
        self.check.setToolTip(tr("check.hint_open"))
        self.check.clicked.connect(lambda: self.check_asked.emit())
        for button in (self.open, self.copy, self.delete, self.review, self.check):
            self.top.addWidget(button)
        self.selected()

    def can_delete(self, row: PlanRow) -> bool:
        """Say whether a plan may be deleted: neither an issued nor a received one."""
        return not row.is_issued and not row.sender

    def selected(self) -> None:
        """Enable what can be done to the chosen plan."""
        super().selected()
        self.copy.setEnabled(self.current() is not None)

    def _ask_new(self) -> None:
        self.new_asked.emit()
