"""The questions of a binder: a new one, its title, how large a file may be, which proofs go in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSpinBox, QWidget

from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.theme import scaled
from kehoach_desktop.ui.widgets.plan_fields import labelled
from kehoach_desktop.ui.widgets.push_row import label
from kehoach_desktop.ui.widgets.storing_dialog import StoringDialog
from kehoach_desktop.ui.widgets.wrapped_list import wrap_list

if TYPE_CHECKING:
    from kehoach_desktop.domain.work.binder import Binder
    from kehoach_desktop.domain.work.evidence import FoundProof

#: What `exchange.md` takes for one file of an e-office or e-mail (MB); it can be changed.
USUAL_LIMIT = 20
#: What is typed is looked for after this pause (milliseconds).
_PAUSE = 200
_ID = Qt.ItemDataRole.UserRole


class NewBinderDialog(StoringDialog):
    """Year, title, and whose list of criteria it begins with."""

    def __init__(self, shell: Shell, binders: Sequence[Binder], parent: QWidget) -> None:
        super().__init__(shell, tr("binder.new"), tr("binder.new.do"), parent)
        self.year = QSpinBox()
        self.year.setRange(2000, 2100)
        labelled(self.form, tr("views.year_of"), self.year)
        self.name = self.line("binder.field.title")
        self.list = self.chooser("binder.field.list")
        self.list.addItem(tr("binder.list.shipped"), "")
        for each in binders:
            self.list.addItem(tr("binder.list.like", title=each.title), each.id)
        self._offered = ""
        self.year.valueChanged.connect(self._year_chosen)
        years = {each.year for each in binders}
        now = shell.clock.now().year
        self.year.setValue(now if now not in years else max(years) + 1)
        self._year_chosen(self.year.value())
        self.list.setCurrentIndex(1 if binders else 0)
        self.name.setFocus()
        self.fit()

    def _year_chosen(self, year: int) -> None:
        """Offer the usual title; one that the officer typed stays."""
        if self.name.text() == self._offered:
            self._offered = tr("binder.title", year=year)
            self.name.setText(self._offered)

    def wanted(self) -> Callable[[], Binder]:
        """Store the binder."""
        binders = self.shell.app.evidence.binders
        year, title, like = self.year.value(), self.name.text(), str(self.list.currentData() or "")
        return lambda: binders.start(year, title, like=like)


class TitleDialog(StoringDialog):
    """Another title for a binder."""

    def __init__(self, shell: Shell, binder: Binder, parent: QWidget) -> None:
        super().__init__(shell, tr("binder.rename"), tr("binder.rename.do"), parent)
        self._binder = binder
        self.name = self.line("binder.field.title", binder.title)
        self.name.selectAll()
        self.name.setFocus()
        self.fit()

    def wanted(self) -> Callable[[], Binder]:
        """Store the title."""
        binders, binder_id, title = self.shell.app.evidence.binders, self._binder.id, self.name
        typed = title.text()
        return lambda: binders.rename(binder_id, typed)


class LimitDialog(StoringDialog):
    """How many megabytes a file of the folder may have; `answer` is that number."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(shell, tr("binder.folder"), tr("binder.folder.do"), parent)
        told = label("quiet")
        told.setText(tr("binder.folder.help"))
        self.form.addRow(told)
        self.limit = QSpinBox()
        self.limit.setRange(1, 1000)
        self.limit.setSuffix(" MB")
        self.limit.setValue(USUAL_LIMIT)
        labelled(self.form, tr("binder.field.limit"), self.limit)
        self.limit.setFocus()
        self.fit()

    def wanted(self) -> Callable[[], int]:
        """Return the number."""
        limit = self.limit.value()
        return lambda: limit


class ProofPicker(StoringDialog):
    """The proofs of all turns, searched as one types, ticked, put into a criterion."""

    def __init__(self, shell: Shell, binder: Binder, number: str, parent: QWidget) -> None:
        criterion = binder.criterion(number)
        title = tr("binder.add.title", number=number)
        super().__init__(shell, title, tr("binder.add.do", number=number), parent, letters=90)
        self._binder, self._number = binder, number
        self._held = set(criterion.proofs)
        self._elsewhere = {proof: each.number for each in binder.criteria for proof in each.proofs}
        #: Ticked proofs, also those that the words typed now do not show.
        self.ticked: dict[str, None] = {}
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.words.setPlaceholderText(tr("binder.add.hint"))
        labelled(self.form, tr("binder.add.words"), self.words)
        self.list = QListWidget()
        wrap_list(self.list, criterion.title)
        self.list.setMinimumHeight(scaled(240, shell.text_size))
        labelled(self.form, criterion.title, self.list)
        self.told = label("quiet")
        self.form.addRow(self.told)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.search)
        self.words.textEdited.connect(lambda _text: self._pause.start())
        self.list.itemChanged.connect(self._ticked)
        self.words.setFocus()
        self.fit()
        self.search()

    def search(self) -> None:
        """Show the proofs that hold the words."""
        words, proofs = self.words.text(), self.shell.app.evidence.proofs
        self.shell.operations.run(
            lambda: proofs.find(words),
            lambda found: self._show(found) if words == self.words.text() else None,
            self.refuse,
            owner=self,
        )

    def _show(self, found: Sequence[FoundProof]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for each in found:
            if each.proof.id in self._held:
                continue
            line = QListWidgetItem(self._line(each))
            line.setData(_ID, each.proof.id)
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = each.proof.id in self.ticked
            line.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(line)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self._count()

    def _line(self, found: FoundProof) -> str:
        told = [found.about, found.unit, screen_date(found.day)]
        other = self._elsewhere.get(found.proof.id, "")
        told += [tr("binder.add.elsewhere", number=other)] if other else []
        return f"{found.proof.name}\n{' · '.join(part for part in told if part)}"

    def _ticked(self, line: QListWidgetItem) -> None:
        proof_id = str(line.data(_ID))
        if line.checkState() == Qt.CheckState.Checked:
            self.ticked[proof_id] = None
        else:
            self.ticked.pop(proof_id, None)
        self._count()

    def _count(self) -> None:
        shown = self.list.count()
        words = (
            tr("binder.add.count", shown=shown, ticked=len(self.ticked))
            if shown
            else tr("binder.add.none" if self.words.text() else "binder.add.empty")
        )
        self.told.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Enter in the line of words goes to the list, where Space ticks; else it takes them."""
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and self.focusWidget() is self.words
        ):
            self.search()
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def wanted(self) -> Callable[[], Binder]:
        """Put the ticked proofs at the end of the criterion; E-NOTHING-TICKED for none."""
        if not self.ticked:
            raise AppError("E-NOTHING-TICKED")
        binders, binder_id = self.shell.app.evidence.binders, self._binder.id
        number, ids = self._number, list(self.ticked)
        return lambda: binders.put(binder_id, number, ids)
