"""A search line that waits for a pause in typing, and folded matching for any list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from kehoach_desktop.domain.vntext import clean, fold, has_marks, nfc

#: Pause in typing after which a search starts (milliseconds).
PAUSE_MS = 150


def matches(query: str, text: str) -> bool:
    """Say whether each word of `query` is in `text`; marks typed must match, others fold."""
    exact, folded = nfc(text).casefold(), fold(text)
    return all(
        word.casefold() in exact if has_marks(word) else fold(word) in folded
        for word in clean(query).split()
    )


class SearchBox(QLineEdit):
    """Emits `searched` after a pause; ↓ goes into the list, Enter takes what is chosen there."""

    searched = Signal(str)
    entered = Signal()

    def __init__(self, name: str, hint: str, pause: int = PAUSE_MS) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self._list: QAbstractItemView | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self._search)
        self.textChanged.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(self._enter)

    @property
    def query(self) -> str:
        """Return what is typed, cleaned."""
        return clean(self.text())

    def drive(self, view: QAbstractItemView) -> None:
        """Let ↑ and ↓ move in `view` while the cursor stays here."""
        self._list = view
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Pass the arrow keys on to the list."""
        if (
            watched is self
            and self._list is not None
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}
        ):
            row = self._list.currentIndex().row()
            row += 1 if event.key() == Qt.Key.Key_Down else -1
            model = self._list.model()
            if model is not None and 0 <= row < model.rowCount():
                self._list.setCurrentIndex(model.index(row, 0))
            return True
        return super().eventFilter(watched, event)

    def _search(self) -> None:
        self.searched.emit(self.query)

    def _enter(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._search()
        self.entered.emit()
