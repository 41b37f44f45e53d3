"""Hồ sơ minh chứng: the criteria of a binder on the left, the proofs of one on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.work.binder import Binder
from kehoach_desktop.services.ports.binders import BinderPart
from kehoach_desktop.services.tasks.binders import count_words
from kehoach_desktop.ui.page import BinderToShow, Page, Shortcut
from kehoach_desktop.ui.pages.tasks.binder_criteria import CriteriaList
from kehoach_desktop.ui.pages.tasks.binder_desk import BinderDesk
from kehoach_desktop.ui.pages.tasks.binder_proofs import CriterionProofs
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.empty_state import EmptyState
from kehoach_desktop.ui.widgets.page_stack import PageStack
from kehoach_desktop.ui.widgets.push_row import label


class BinderPage(Page):
    """Every change is stored at once and can be taken back from the message bar."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("views.binder")
        self.binders: list[Binder] = []
        self.parts: list[BinderPart] = []
        # The ids of the binder and the proof to be chosen once they are read.
        self._wanted, self._wanted_proof = "", ""
        self.desk = BinderDesk(self)
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("binder.choice"))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(24)
        self.more = QPushButton(tr("binder.more"))
        self.pdf, self.folder = QPushButton(tr("binder.pdf")), QPushButton(tr("binder.folder"))
        self.pdf.setToolTip(tr("binder.pdf.tip"))
        self.told = label("quiet")
        self.only_missing = QCheckBox(tr("binder.only_missing"))
        self.criteria, self.proofs = CriteriaList(), CriterionProofs()
        self.empty = EmptyState(
            tr("binder.empty.heading"),
            tr("binder.empty.text"),
            tr("binder.empty.do"),
            self.desk.start,
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head, below = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.choice, 1)
        for button in (self.more, self.pdf, self.folder):
            head.addWidget(button)
        below.addWidget(self.told, 1)
        below.addWidget(self.only_missing)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.criteria)
        split.addWidget(self.proofs)
        split.setSizes([5000, 5000])  # shares, not pixels
        full = QWidget()
        inner = QVBoxLayout(full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(head)
        inner.addLayout(below)
        inner.addWidget(split, 1)
        self.stack = PageStack()
        self.stack.addWidget(full)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.addWidget(self.stack)

    def _connect(self) -> None:
        self.shell.data_changed.connect(self._read_again)
        menu = QMenu(self)
        menu.addAction(tr("binder.criteria.edit"), self.desk.edit_criteria)
        menu.addAction(tr("binder.rename.menu"), self.desk.rename)
        menu.addSeparator()
        menu.addAction(tr("binder.new.menu"), self.desk.new)
        menu.addAction(tr("binder.delete"), self.desk.delete)
        self.more.setMenu(menu)
        self.choice.currentIndexChanged.connect(lambda _index: self._read_parts())
        self.only_missing.toggled.connect(lambda _on: self._show_criteria())
        self.criteria.chosen.connect(self._show_proofs)
        self.pdf.clicked.connect(self.desk.write_pdf)
        self.folder.clicked.connect(self.desk.write_folder)
        self.proofs.add_wanted.connect(self.desk.add)
        self.proofs.open_wanted.connect(self.desk.open)
        self.proofs.remove_wanted.connect(self.desk.remove)
        self.proofs.move_wanted.connect(self.desk.move)
        self.proofs.shift_menu.aboutToShow.connect(self.desk.fill_shift)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.pdf.click)

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of the view."""
        return [
            Shortcut("Insert", tr("binder.add")),
            Shortcut("Enter", tr("binder.open.tip")),
            Shortcut("Delete", tr("binder.remove.tip")),
            Shortcut("Alt+Shift+↑, Alt+Shift+↓", tr("binder.key.move")),
            Shortcut("Ctrl+P", tr("binder.pdf.tip")),
        ]

    # --- read

    @property
    def binder(self) -> Binder | None:
        """Return the chosen binder as it is stored."""
        at = self.choice.currentIndex()
        return self.binders[at] if 0 <= at < len(self.binders) else None

    @property
    def part(self) -> BinderPart | None:
        """Return the chosen criterion with its proofs."""
        number = self.criteria.number
        return next((each for each in self.parts if each.number == number), None)

    def activate(self, argument: object = None) -> None:
        """Read the binders again; `argument` may name a criterion of one."""
        self.criteria.setFocus()
        if isinstance(argument, BinderToShow):
            self.criteria.number = argument.number
            self.read(argument.binder_id)
        else:
            self.read()

    def _read_again(self) -> None:
        if self.isVisible():
            self.read()

    def read(self, binder_id: str = "", proof_id: str = "") -> None:
        """Read the binders; that binder and proof are chosen, else those that were."""
        self._wanted, self._wanted_proof = binder_id, proof_id
        binders = self.shell.app.evidence.binders
        self.run(binders.all, self._show)

    def _show(self, found: list[Binder]) -> None:
        wanted = self._wanted or (self.binder.id if self.binder is not None else "")
        self._wanted = ""
        self.binders = found
        self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItems([f"{each.year} · {each.title}" for each in found])
        ids = [each.id for each in found]
        self.choice.setCurrentIndex(ids.index(wanted) if wanted in ids else 0 if ids else -1)
        self.choice.blockSignals(False)
        self.stack.setCurrentIndex(0 if found else 1)
        self._read_parts()

    def _read_parts(self) -> None:
        binder = self.binder
        if binder is None:
            return
        binders = self.shell.app.evidence.binders

        def show(parts: list[BinderPart]) -> None:
            if self.binder == binder:
                self.parts = parts
                self.told.setText(count_words(binder))
                self.choice.setToolTip(binder.title)
                self._show_criteria()

        self.run(lambda: binders.parts(binder), show, label=tr("tasks.loading"))

    def _show_criteria(self) -> None:
        if self.binder is not None:
            self.criteria.show_parts(
                self.binder, self.parts, only_missing=self.only_missing.isChecked()
            )

    def _show_proofs(self) -> None:
        chosen, self._wanted_proof = self._wanted_proof, ""
        self.proofs.show_part(self.part, chosen)
