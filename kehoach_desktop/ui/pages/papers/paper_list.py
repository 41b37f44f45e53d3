"""The list "Văn bản khác": filter, open, make, delete a draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from kehoach_desktop.services.ports.papers import PaperRow
from kehoach_desktop.ui.models.paper_rows import PaperRows
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.document_list import DocumentList
from kehoach_desktop.ui.widgets.empty_state import EmptyState


class PaperList(DocumentList[PaperRow]):
    """`open_asked(PaperRow)`, `new_asked()`, `delete_asked(PaperRow)`."""

    def __init__(self) -> None:
        super().__init__(
            PaperRows(),
            tr("papers.title"),
            wide=PaperRows.columns.index("subject"),
            spare=[PaperRows.columns.index("changed")],
            new=QPushButton(tr("papers.new")),
            empty=EmptyState(
                tr("papers.empty"), tr("papers.empty.hint"), tr("papers.new"), self._ask_new
            ),
        )
        for button in (self.open, self.delete):
            self.top.addWidget(button)
        self.selected()

    def show_rows(self, rows: Sequence[PaperRow]) -> None:
        """Show the papers; without any, only the way to the first one."""
        super().show_rows(rows)
        for button in (self.open, self.delete):
            button.setVisible(not self.model.is_empty)

    def _ask_new(self) -> None:
        self.new_asked.emit()
