"""The numbered proofs of one criterion, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from kehoach_desktop.domain.work.evidence import ProofKind
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.push_row import label, push_row
from kehoach_desktop.ui.widgets.wrapped_list import wrap_list, yielding

if TYPE_CHECKING:
    from kehoach_desktop.services.ports.binders import BinderPart, BinderProof


class CriterionProofs(QWidget):
    """Shows them; a button that cannot do anything is not there."""

    add_wanted = Signal()
    open_wanted = Signal()
    remove_wanted = Signal()
    #: Up (-1) or down (+1).
    move_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._part: BinderPart | None = None
        self.heading = label("heading")
        self.told = label("quiet")
        self.list = QListWidget()
        wrap_list(self.list, tr("binder.proofs"))
        yielding(self.list)
        keys = ("binder.add", "binder.open", "binder.up", "binder.down", "binder.remove")
        self.shift_menu = QMenu(self)
        first, (self.add, self.open, self.shift) = push_row(*keys[:2], "binder.shift")
        second, (self.up, self.down, self.remove) = push_row(*keys[2:])
        self.shift.setMenu(self.shift_menu)
        for button, tip in (
            (self.add, "binder.add.tip"), (self.open, "binder.open.tip"),
            (self.up, "binder.up.tip"), (self.down, "binder.down.tip"),
            (self.remove, "binder.remove.tip"),
        ):  # fmt: skip
            button.setToolTip(tr(tip))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        for widget in (self.heading, self.told):
            column.addWidget(widget)
        column.addWidget(self.list, 100)
        column.addStretch(1)  # without proofs the words stand at the top
        column.addLayout(first)
        column.addLayout(second)
        self._connect()

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.up.clicked.connect(lambda: self.move_wanted.emit(-1))
        self.down.clicked.connect(lambda: self.move_wanted.emit(1))
        self.list.currentRowChanged.connect(lambda _row: self._offer())
        for keys, act in (
            ("Ins", self.add_wanted.emit), ("Del", self.remove_wanted.emit),
            ("Return", self.open_wanted.emit), ("Enter", self.open_wanted.emit),
            ("Alt+Shift+Up", lambda: self.move_wanted.emit(-1)),
            ("Alt+Shift+Down", lambda: self.move_wanted.emit(1)),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    @property
    def chosen(self) -> BinderProof | None:
        """Return the chosen proof."""
        row = self.list.currentRow()
        if self._part is None or not 0 <= row < len(self._part.proofs):
            return None
        return self._part.proofs[row]

    @property
    def row(self) -> int:
        """Return the place of the chosen proof (0-based)."""
        return self.list.currentRow()

    def show_part(self, part: BinderPart | None, chosen: str = "") -> None:
        """Show a criterion; the proof with the id `chosen` is chosen, else the place that was."""
        same = part is not None and self._part is not None and part.number == self._part.number
        row = max(0, self.list.currentRow()) if same else 0
        self._part = part
        self.setVisible(part is not None)
        if part is None:
            return
        self.heading.setText(f"{part.number}. {part.title}")
        self.list.blockSignals(True)
        self.list.clear()
        for at, each in enumerate(part.proofs):
            self.list.addItem(QListWidgetItem(_line(each)))
            row = at if each.proof.id == chosen else row
        self.list.setCurrentRow(min(row, len(part.proofs) - 1))
        self.list.blockSignals(False)
        self.list.setVisible(bool(part.proofs))
        self.told.setText("" if part.proofs else tr("binder.criterion.empty"))
        self.told.setVisible(not part.proofs)
        self._offer()

    def _offer(self) -> None:
        """Show the buttons that can do something."""
        found, row = self.chosen, self.row
        count = len(self._part.proofs) if self._part is not None else 0
        has_content = found is not None and (
            found.path is not None or found.proof.kind is ProofKind.TEXT
        )
        self.open.setVisible(has_content)
        self.shift.setVisible(found is not None)
        self.remove.setVisible(found is not None)
        self.up.setVisible(count > 1)
        self.down.setVisible(count > 1)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)


def _line(each: BinderProof) -> str:
    proof = each.proof
    name = proof.name or proof.words
    told = [tr(f"proofs.kind.{proof.kind.value}"), each.about]
    if proof.sha256 and each.path is None:
        told.insert(0, tr("binder.proof.lost"))
    elif proof.sha256 and not each.is_pages:
        told.append(tr("binder.proof.beside"))
    return f"{each.label}  {name}\n{' · '.join(told)}"
