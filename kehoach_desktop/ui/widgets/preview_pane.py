"""The live preview: the real PDF of the plan, printed again after a pause, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.ui.operations import Lane, Operation, Operations
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.preview_view import PreviewView

#: Printing waits for a pause in typing (ms), but never longer than the second number.
PAUSE_MS, LONGEST_MS = 300, 1500

Print = Callable[[], PrintedDocument]
Paint = Callable[[PrintedDocument, int, int], tuple[int, int, bytes]]


def unprintable_words(document: PrintedDocument) -> str:
    """Return what is said of letters that come out as empty boxes; empty where there are none."""
    if not document.unprintable:
        return ""
    return tr("plans.unprintable", chars=" ".join(document.unprintable[:12]))


class PreviewPane(QWidget):
    """`refresh(print)` asks for the pages anew; what comes too late is dropped."""

    clicked = Signal(str)
    print_asked = Signal()
    printed = Signal(object)

    def __init__(self, operations: Operations, paint: Paint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._paint = paint
        self._print: Print | None = None
        self._running = False
        self._operation: Operation | None = None
        operations.ended.connect(self._ended)
        self._waiting = False
        self._document: PrintedDocument | None = None
        self._serial = 0
        self._mark = ""
        self.view = PreviewView()
        self.view.setAccessibleName(tr("plans.preview"))
        self.view.clicked.connect(self.clicked)
        self.view.picture_wanted.connect(self._want_picture)
        self.view.page_shown.connect(self._tell_page)
        self._problem = QLabel()
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._problem.setMargin(8)
        self._problem.hide()
        self._page = QLabel()
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._start)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.timeout.connect(self._start)

    def _build(self) -> None:
        self.bar = QWidget()
        bar = QHBoxLayout(self.bar)
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(4)
        bar.addWidget(self._page, 1)
        for words, hint, act in (
            ("−", "plans.preview.smaller", lambda: self.view.zoom(-1)),
            (tr("plans.preview.fit"), "plans.preview.fit.hint", self.view.fit),
            ("+", "plans.preview.larger", lambda: self.view.zoom(1)),
            (tr("common.print"), "plans.print.hint", self.print_asked.emit),
        ):
            button = QPushButton(words)
            button.setToolTip(tr(hint))
            button.setAccessibleName(tr(hint))
            button.clicked.connect(lambda _on=False, act=act: act())
            bar.addWidget(button)
            self.print_button = button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._problem)
        column.addWidget(self.view, 1)

    @property
    def document(self) -> PrintedDocument | None:
        """Return the document in sight."""
        return self._document

    def refresh(self, make: Print, *, now: bool = False) -> None:
        """Print again by `make` after a pause (or now)."""
        self._print = make
        self._pause.start(0 if now else PAUSE_MS)
        if not self._longest.isActive():
            self._longest.start(LONGEST_MS)

    def mark(self, source: str) -> None:
        """Mark the part of the plan the officer is in, and show it."""
        self._mark = source
        self.view.mark(source)

    def _start(self) -> None:
        self._pause.stop()
        self._longest.stop()
        if self._running:
            self._waiting = True
            return
        if self._print is None:
            return
        self._running = True
        self._waiting = False
        self._operation = self._operations.run(
            self._print, self._finished, self._failed, lane=Lane.PRINT, owner=self
        )
        self._ended(self._operation)

    def _ended(self, operation: Operation) -> None:
        """After a fault of ours the next change tries again; the crash dialog tells the fault."""
        if operation is self._operation and operation.crashed:
            self._running = False

    def _finished(self, document: PrintedDocument) -> None:
        self._running = False
        self._problem.setText(unprintable_words(document))
        self._problem.setVisible(bool(document.unprintable))
        self._document = document
        self._serial += 1
        self.view.show_document(document.pages, document.spots, document.sizes)
        if self._mark:
            self.view.mark(self._mark, follow=self.isVisible())
        self.printed.emit(document)
        if self._waiting:
            self._start()

    def _failed(self, error: AppError) -> None:
        self._running = False
        self._problem.setText(explain(error).sentence)
        self._problem.show()
        if self._waiting:
            self._start()

    def _want_picture(self, index: int, width: int) -> None:
        document, serial = self._document, self._serial
        if document is None:
            return
        paint = self._paint

        def work() -> QImage:
            wide, high, rows = paint(document, index, width)
            return QImage(rows, wide, high, wide * 4, QImage.Format.Format_RGB32).copy()

        self._operations.run(
            work,
            lambda picture: self._picture(serial, index, width, picture),
            self._failed,
            lane=Lane.PRINT,
            owner=self,
        )

    def _picture(self, serial: int, index: int, width: int, picture: QImage) -> None:
        if serial == self._serial:
            self.view.set_picture(index, picture, width)

    def _tell_page(self, number: int, pages: int) -> None:
        self._page.setText(tr("plans.preview.page", n=number, all=pages))
