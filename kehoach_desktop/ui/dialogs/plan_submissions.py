"""The submissions of a draft: which, when, with which note, and the pages as they were."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.services.ports import PrintedDocument, Submission
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.preview_pane import PreviewPane


class SubmissionsDialog(QDialog):
    """Shows every draft that was submitted, page by page."""

    def __init__(
        self,
        shell: Shell,
        office: OfficeProfile,
        submissions: Sequence[Submission],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._office = office
        self._submissions = list(reversed(submissions))
        self.setWindowTitle(tr("plans.submissions"))
        self.resize(960, 640)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("plans.submissions"))
        self.list.setWordWrap(True)
        for each in self._submissions:
            at = f"{each.submitted_at:%d/%m/%Y %H:%M}"
            words = tr("plans.submissions.row", n=each.draft_no, at=at)
            self.list.addItem(QListWidgetItem(f"{words}\n{each.note}".strip()))
        self.list.currentRowChanged.connect(self._show)
        self.preview = PreviewPane(
            shell.operations, lambda made, index, wide: shell.app.printing.page(made, index, wide)
        )
        self.preview.print_button.hide()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(self.preview)
        splitter.setSizes([300, 660])
        buttons = QDialogButtonBox()
        buttons.addButton(tr("common.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(splitter, 1)
        column.addWidget(buttons)
        if self._submissions:
            self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._submissions):
            return
        shell, office, chosen = self._shell, self._office, self._submissions[row]

        def load() -> PrintedDocument:
            plan = shell.app.plans.submitted(chosen.plan_id, chosen.draft_no)
            return shell.app.printing.plan(plan, office)

        shell.operations.run(
            load, lambda made: self.preview.refresh(lambda: made, now=True), owner=self
        )
