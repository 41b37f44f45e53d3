"""A scan or a photo was chosen: said honestly, with what this PC can do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from kehoach_desktop.ui.texts import tr


class ScanOffer(QMessageBox):
    """`recognise()`: let tesseract read it; `keep()`: an empty draft with the file attached."""

    recognise = Signal()
    keep = Signal()

    def __init__(self, name: str, can_recognise: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("import.scan.title"))
        self.setText(tr("import.scan", name=name))
        self.setInformativeText(tr(f"import.scan.{'can' if can_recognise else 'cannot'}"))
        self.read: QPushButton | None = None
        if can_recognise:
            self.read = self.addButton(tr("import.scan.read"), QMessageBox.ButtonRole.AcceptRole)
            self.read.clicked.connect(self.recognise)
        self.attach = self.addButton(tr("import.scan.keep"), QMessageBox.ButtonRole.ActionRole)
        self.attach.clicked.connect(self.keep)
        self.leave = self.addButton(tr("common.cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.read or self.attach)
        self.setEscapeButton(self.leave)
