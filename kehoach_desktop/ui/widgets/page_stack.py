"""Where the open page stands; it scrolls rather than push the window off a small screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """A stack as large as its open page needs; a page in the back asks for nothing."""

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Return what the open page needs."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()

    def sizeHint(self) -> QSize:  # Qt's name
        """Return what the open page likes."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else QSize()


class PageArea(QScrollArea):
    """The stack in a frame that scrolls when text at 200 % asks for more than the screen has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = PageStack()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(self.stack)
        self.setObjectName("pages")
        self.stack.currentChanged.connect(lambda _index: self.stack.updateGeometry())

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Allow any small size."""
        return QSize(200, 120)
