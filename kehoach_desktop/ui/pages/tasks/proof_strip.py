"""Below a turn's record: what shows that it was done, added in place and never in a dialog."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.work.evidence import Proof, ProofKind, proof_words
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui import undoing
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.pages.tasks.binder_menu import offer_criteria, write_binder
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets import open_file
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel
from kehoach_desktop.ui.widgets.file_drop import FileDrop

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach_desktop.services.ports.basics import Reporter
    from kehoach_desktop.services.tasks.checklist import ChecklistRow
    from kehoach_desktop.services.tasks.proofs import Proofs

#: How long a row must stay chosen before its proofs are read (milliseconds).
_PAUSE = 120


def missing_proofs(proofs: Proofs) -> tuple[int, int]:
    """Return how many done turns miss their proof: of this year, and of the weekly list."""
    return proofs.count().missing, proofs.count(*proofs.week).missing


class ProofStrip(QWidget):
    """One line: the proofs of the chosen turn, and a button to add, open or take away."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._shell = page.shell
        self._turn_id = ""
        self.proofs: list[Proof] = []
        self.summary = ElidedLabel()
        self.button = QPushButton(tr("proofs.button"))
        self.button.setToolTip(tr("proofs.button.tip"))
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)
        self.words = QLineEdit()
        self.keep = QPushButton(tr("proofs.keep"))
        self.keep.setProperty("role", "primary")
        self._wants_reason = False
        self._lay_out()
        self.keep.clicked.connect(self._keep_words)
        self.words.returnPressed.connect(self._keep_words)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._load)
        FileDrop(self, lambda path: self.add_files([path]))
        shortcut = QShortcut(QKeySequence("F4"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._open_menu)
        self.hide()

    def _lay_out(self) -> None:
        label = QLabel(tr("proofs.label"))
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.summary, 1)
        line.addWidget(self.button)
        self.entry = QWidget()
        typed = QHBoxLayout(self.entry)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.addWidget(self.words, 1)
        typed.addWidget(self.keep)
        self.entry.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 0, 10, 2)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.entry)

    # --- the chosen turn

    def show_row(self, row: ChecklistRow | None) -> None:
        """Show the proofs of a turn, read after a short pause; None hides the strip."""
        turn_id = row.turn.id if row is not None else ""
        if turn_id == self._turn_id and turn_id:
            self._pause.start()  # the list was read again: so are the proofs
            return
        self._turn_id = turn_id
        self.entry.hide()
        self.setVisible(bool(turn_id))
        if turn_id:
            self._show([])
            self._pause.start()

    def _load(self) -> None:
        turn_id = self._turn_id
        if turn_id and self._shell.is_open:
            self._page.run(
                lambda: self._shell.app.evidence.proofs.of_turn(turn_id),
                lambda proofs: self._show(proofs) if turn_id == self._turn_id else None,
            )

    def _show(self, proofs: list[Proof]) -> None:
        self.proofs = proofs
        self.summary.setText(proof_words(proofs) or tr("proofs.none"))

    # --- the menu

    def _open_menu(self) -> None:
        if self.isVisible():
            self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
            self.menu.setActiveAction(self.menu.actions()[0])  # Enter is enough

    def _fill(self) -> None:
        """Offer what can be added, then each proof to be opened or taken away."""
        self.menu.clear()
        self.menu.addAction(tr("proofs.add.files"), self._ask_files)
        self.menu.addAction(tr("proofs.add.words"), partial(self._ask_words, reason=False))
        self.menu.addAction(tr("proofs.add.none"), partial(self._ask_words, reason=True))
        self.menu.addAction(tr("proofs.add.place"), self._ask_place)
        self.menu.addAction(tr("binder.write"), partial(write_binder, self._page))
        if self.proofs:
            self.menu.addSeparator()
        for proof in self.proofs:
            named = self.menu.addMenu(proof.name or proof.words[:60])
            if proof.sha256 or proof.kind is ProofKind.TEXT:
                named.addAction(tr("proofs.open"), partial(self._open, proof))
            if proof.shows:
                offer_criteria(named.addMenu(tr("binder.put.menu")), self._page, proof)
            named.addAction(tr("proofs.remove"), partial(self._remove, proof))

    def _ask_files(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, tr("proofs.add.files"))
        self.add_files([Path(name) for name in chosen])

    def _ask_place(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, tr("proofs.add.place"))
        if chosen:
            self._note_place(Path(chosen))

    def _ask_words(self, *, reason: bool) -> None:
        self._wants_reason = reason
        self.words.clear()
        self.words.setPlaceholderText(tr("proofs.reason.hint" if reason else "proofs.words.hint"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.entry.show()
        self.words.setFocus()

    # --- adding, opening, taking away

    def add_files(self, paths: list[Path]) -> None:
        """Copy files in, one after the other; what went well stays when a later one fails.

        What was refused stays told, whatever went well after it.
        """
        turn_id = self._turn_id
        refused: list[Callable[[], None]] = []  # tells it again
        for path in paths if turn_id else ():

            def refuse(error: AppError, path: Path = path) -> None:
                refused.append(partial(self._refused, path, error))
                refused[-1]()

            def added(proof: Proof) -> None:
                self._added(proof)
                if refused:
                    refused[-1]()

            self._add(partial(self._copy_in, turn_id, path), refuse, Lane.FILES, added)

    def _copy_in(self, turn_id: str, path: Path, reporter: Reporter) -> Proof:
        return self._shell.app.evidence.proofs.add_file(turn_id, path, reporter=reporter)

    def _keep_words(self) -> None:
        turn_id, said, reason = self._turn_id, self.words.text().strip(), self._wants_reason
        if not said:
            self.words.setFocus()
            return

        def keep(_reporter: Reporter) -> Proof:
            proofs = self._shell.app.evidence.proofs
            if reason:
                return proofs.say_none(turn_id, said)
            if said.startswith(("http://", "https://", "www.")) and " " not in said:
                return proofs.add_link(turn_id, said)
            return proofs.add_text(turn_id, said)

        self._add(keep, self._shell.not_saved)

    def _note_place(self, path: Path) -> None:
        turn_id = self._turn_id
        self._add(
            lambda _reporter: self._shell.app.evidence.proofs.keep_place(turn_id, path),
            self._shell.not_saved,
        )

    def _add(
        self,
        add: Callable[[Reporter], Proof],
        refused: Callable[[AppError], object],
        lane: Lane = Lane.STORE,
        added: Callable[[Proof], object] | None = None,
    ) -> None:
        said = tr("proofs.copying")
        self._page.run(add, added or self._added, refused, lane=lane, reports=True, label=said)

    def _added(self, proof: Proof) -> None:
        if proof.turn_id == self._turn_id:
            self._show([*self.proofs, proof])
            self.entry.hide()
        self._shell.saved()
        name = proof.name or proof.words
        if proof.is_unread_photo:
            said, tone = tr("proofs.unread", name=name), Tone.WARNING
        else:
            said, tone = tr("proofs.kept", name=name), Tone.DONE
        self._shell.say(said, tone, action=tr("common.undo"), act=undoing.offer(self._shell))

    def _refused(self, path: Path, error: AppError) -> None:
        """Say what went wrong; of a file that is too large, offer to note its place."""
        from kehoach_desktop.messages import explain

        if error.code != "E-PROOF-BIG":
            self._shell.refuse(error)
            return
        told = explain(error)
        self._shell.say(
            told.message,
            Tone.WARNING,
            remedy=told.remedy,
            action=tr("proofs.note_place"),
            act=partial(self._note_place, path),
        )

    def _open(self, proof: Proof) -> None:
        folder = open_file.print_folder()
        self._page.run(
            lambda: self._shell.app.evidence.proofs.copy_out(proof, folder),
            lambda path: open_file.open_in_viewer(
                self._page, path, tr("proofs.opened"), tr("proofs.not_opened", path=path)
            ),
            lane=Lane.READ,
        )

    def _remove(self, proof: Proof) -> None:
        def removed(gone: Proof) -> None:
            if gone.turn_id == self._turn_id:
                self._show([each for each in self.proofs if each.id != gone.id])
            self._shell.saved()
            said = tr("proofs.removed", name=gone.name or gone.words)
            undo = undoing.offer(self._shell)
            self._shell.say(said, Tone.DONE, action=tr("common.undo"), act=undo)

        self._page.run(lambda: self._shell.app.evidence.proofs.remove(proof.id), removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Esc closes the line that is typed in; what was kept stays."""
        if event.key() == Qt.Key.Key_Escape and not self.entry.isHidden():
            self.entry.hide()
            self.button.setFocus()
            return
        super().keyPressEvent(event)
