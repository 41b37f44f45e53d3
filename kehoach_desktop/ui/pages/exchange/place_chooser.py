"""Where to save: the removable drives with label and free space, or any folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.ui.models.exchange_rows import size_text
from kehoach_desktop.ui.pages.exchange import ask_path
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach_desktop.services.ports.files import Drive

_PATH = Qt.ItemDataRole.UserRole


def drive_text(drive: Drive) -> str:
    """Return "USB KINGSTON (E:\\) · còn trống 12,3 GB", or that it cannot be written to."""
    name = tr("exchange.drive", label=drive.label or tr("exchange.drive.no_label"))
    if not drive.writable:
        return tr("exchange.drive.locked", name=name, root=drive.root)
    return tr("exchange.drive.free", name=name, root=drive.root, free=size_text(drive.free))


class PlaceChooser(QWidget):
    """A list of places, one chosen; "Chọn thư mục khác" adds a folder to it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders: list[Path] = []
        self.list = QListWidget()
        self.list.setAccessibleName(tr("exchange.place"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self.changed.emit())
        self.none = QLabel(tr("exchange.drive.none"))
        self.none.setWordWrap(True)
        self.none.setProperty("role", "quiet")
        self.none.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.other = QPushButton(tr("exchange.place.other"))
        self.other.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)  # takes the room of the list while that is hidden

    @property
    def place(self) -> Path | None:
        """Return the chosen place, None while nothing is chosen."""
        item = self.list.currentItem()
        path = item.data(_PATH) if item is not None else None
        return path if isinstance(path, Path) else None

    def offer(self, drives: Sequence[Drive]) -> None:
        """Offer these drives and the folders used before; the choice stays while it exists."""
        chosen = self.place
        self.list.clear()
        for drive in drives:
            item = self._add(drive_text(drive), drive.root)
            if not drive.writable:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        for folder in self._folders:
            self._add(tr("exchange.place.folder", path=folder), folder)
        self.none.setVisible(not drives)
        self.list.setVisible(self.list.count() > 0)
        usable = [self.list.item(i) for i in range(self.list.count())]
        usable = [item for item in usable if item.flags() & Qt.ItemFlag.ItemIsEnabled]
        keep = next((item for item in usable if item.data(_PATH) == chosen), None)
        if keep is not None or usable:
            self.list.setCurrentItem(keep or usable[0])
        self.changed.emit()

    def add_folder(self, folder: Path) -> None:
        """Offer `folder` and choose it."""
        if folder not in self._folders:
            self._folders.append(folder)
            self._add(tr("exchange.place.folder", path=folder), folder)
            self.list.show()
        for line in range(self.list.count()):
            if self.list.item(line).data(_PATH) == folder:
                self.list.setCurrentRow(line)

    def _add(self, text: str, path: Path) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setToolTip(text)
        item.setData(_PATH, path)
        self.list.addItem(item)
        return item

    def _ask(self) -> None:
        folder = ask_path.ask_folder(self, self._folders[-1] if self._folders else None)
        if folder is not None:
            self.add_folder(folder)
