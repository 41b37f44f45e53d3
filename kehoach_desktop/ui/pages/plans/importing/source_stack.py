"""The left half of the preview: the source's pages, or its text as it was read."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kehoach_desktop.ui.pages.plans.importing.pages import SourcePages
from kehoach_desktop.ui.texts import tr


class SourceStack(QWidget):
    """Pages first, where the source has any; both sides mark the chosen part."""

    def __init__(
        self, text: QWidget, pages: SourcePages | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._pages = text, pages
        head = QLabel(tr("import.source"))
        head.setProperty("role", "heading")
        self.other = QPushButton()
        self.other.setProperty("role", "link")
        self.other.clicked.connect(self._change)
        self._stack = QStackedWidget()
        self._stack.addWidget(text)
        row = QHBoxLayout()
        row.addWidget(head)
        if pages is not None:  # pages are seen to be the source; they need the width
            head.hide()
        row.addWidget(self.other)
        row.addStretch(1)
        if pages is not None:
            row.addWidget(pages.bar)
            self._stack.addWidget(pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self._show(pages or text)

    def show_text(self) -> None:
        """Show the text as it was read."""
        self._show(self._text)

    def _change(self) -> None:
        pages = self._pages or self._text
        self._show(pages if self._stack.currentWidget() is self._text else self._text)

    def _show(self, side: QWidget) -> None:
        self._stack.setCurrentWidget(side)
        shown = "text" if side is self._pages else "pages"  # what the button goes to
        self.other.setText(tr(f"import.{shown}.show"))
        self.other.setToolTip(tr(f"import.{shown}.show.hint"))
        self.other.setVisible(self._pages is not None)
        if self._pages is not None:
            self._pages.bar.setVisible(side is self._pages)
