"""The criteria of a binder as a list: what each is called, how many proofs it has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kehoach_desktop.domain.work.binder import Binder
from kehoach_desktop.services.ports.binders import BinderPart
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.wrapped_list import wrap_list, yielding

_NUMBER = Qt.ItemDataRole.UserRole


class CriteriaList(QListWidget):
    """Says by sign and word what is missing; `chosen` tells that another criterion is looked at."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        #: The number of the chosen criterion.
        self.number = ""
        wrap_list(self, tr("binder.criteria"), 2)
        yielding(self)
        self.currentItemChanged.connect(self._changed)

    def show_parts(
        self, binder: Binder, parts: Sequence[BinderPart], *, only_missing: bool = False
    ) -> None:
        """Show the criteria of a binder; the chosen one stays chosen where it is still shown."""
        lacking = {each.number for each in binder.missing}
        self.blockSignals(True)
        self.clear()
        for part in parts:
            heading = binder.is_heading(part.number)
            below = [each for each in lacking if each.startswith(f"{part.number}.")]
            if only_missing and part.number not in lacking and not below:
                continue
            line = QListWidgetItem(_line(part, heading=heading, below=len(below)))
            line.setData(_NUMBER, part.number)
            if heading:
                font = line.font()
                font.setBold(True)
                line.setFont(font)
            self.addItem(line)
        numbers = [str(self.item(at).data(_NUMBER)) for at in range(self.count())]
        first = next((at for at, number in enumerate(numbers) if number in lacking), 0)
        self.setCurrentRow(numbers.index(self.number) if self.number in numbers else first)
        self.blockSignals(False)
        self._changed()

    def _changed(self, *_items: object) -> None:
        line = self.currentItem()
        self.number = str(line.data(_NUMBER)) if line is not None else ""
        self.chosen.emit()


def _line(part: BinderPart, *, heading: bool, below: int) -> str:
    named = f"{part.number}. {part.title}"
    if part.proofs:
        return tr("binder.has", criterion=named, count=len(part.proofs))
    if not heading:
        return tr("binder.has_none", criterion=named)
    return tr("binder.lacks", criterion=named, count=below) if below else named
