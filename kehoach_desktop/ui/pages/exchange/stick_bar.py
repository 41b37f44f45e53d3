"""The bar that slides down when a stick with packages is put in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.ui.pages.exchange.stick_watch import Stick

_SLIDE_MS = 180


def stick_text(stick: Stick, known: frozenset[str]) -> str:
    """Return "USB KINGSTON: 1 gói mới, 2 gói đã có trong sổ." for one stick."""
    new = sum(path.name not in known for path in stick.packages)
    name = tr("exchange.drive", label=stick.drive.label or tr("exchange.drive.no_label"))
    if not stick.packages:
        return tr("exchange.stick.none", name=name)
    return tr("exchange.stick", name=name, new=new, old=len(stick.packages) - new)


class StickBar(QFrame):
    """One line for all sticks; "Xem" opens the only new package or offers the new ones."""

    package_wanted = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "info")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.view = QPushButton(tr("exchange.stick.view"))
        self.view.clicked.connect(self._view)
        self.new: list[Path] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.view)
        self._slide = QPropertyAnimation(self, b"maximumHeight", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(lambda: self.setMaximumHeight(16_777_215))
        self.hide()

    def show_sticks(self, sticks: Sequence[Stick], known: frozenset[str]) -> None:
        """Tell of `sticks`; `known` are the file names that are in the ledger already."""
        self.new = [path for s in sticks for path in s.packages if path.name not in known]
        self.words.setText(" ".join(stick_text(stick, known) for stick in sticks))
        self.view.setVisible(bool(self.new))
        if not sticks:
            self.hide()
        elif self.isHidden():
            self.setMaximumHeight(0)
            self.show()
            self._slide.setStartValue(0)
            self._slide.setEndValue(self.sizeHint().height())
            self._slide.start()

    def _view(self) -> None:
        if len(self.new) == 1:
            self.package_wanted.emit(self.new[0])
            return
        menu = QMenu(self)
        for path in self.new:
            action = menu.addAction(path.name)
            action.triggered.connect(lambda _checked=False, p=path: self.package_wanted.emit(p))
        menu.exec(self.view.mapToGlobal(self.view.rect().bottomLeft()))
