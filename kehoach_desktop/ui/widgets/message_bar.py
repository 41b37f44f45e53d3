"""The bar under the top line: what happened, what to do, at most one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.ui.shell import Notice, Tone
from kehoach_desktop.ui.texts import tr

SIGNS = {Tone.INFO: "i", Tone.DONE: "✓", Tone.WARNING: "!", Tone.ERROR: "!"}
#: A message that something went well leaves by itself, unless it offers an undo (milliseconds).
LINGER_MS = 8000
#: How long the mouse has to lie still before it does (milliseconds).
STILL_MS = 1500


class MessageBar(QFrame):
    """Shows one notice at a time; hidden when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("shell.message.info"))
        self._act: Callable[[], object] | None = None
        self._sign = QLabel()
        self._sign.setProperty("role", "heading")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._code = QLabel()
        self._code.setProperty("role", "small")
        self._button = QPushButton()
        self._button.clicked.connect(self._pressed)
        self._close = QPushButton("✕")
        self._close.setToolTip(tr("shell.message.close"))
        self._close.setAccessibleName(tr("shell.message.close"))
        self._close.clicked.connect(self.clear)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._code)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        escape = QShortcut(Qt.Key.Key_Escape, self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.clear)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self._pointer = QPoint()
        self.hide()

    @property
    def text(self) -> str:
        """Return the words on the bar, empty when it is hidden."""
        return self._text.text() if not self.isHidden() else ""

    def show_notice(self, notice: Notice | None) -> None:
        """Show `notice`; None empties the bar."""
        self._timer.stop()
        if notice is None:
            self.clear()
            return
        self.setProperty("bar", notice.tone.value)
        self._sign.setText(SIGNS[notice.tone])
        self._sign.setAccessibleName(tr(f"shell.message.{notice.tone.value}"))
        self._text.setText(sentences(notice.text, notice.remedy))
        self._code.setText(tr("shell.message.code", code=notice.code) if notice.code else "")
        self._code.setVisible(bool(notice.code))
        self._act = notice.act
        self._button.setText(notice.action)
        self._button.setVisible(bool(notice.action))
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        if notice.tone is Tone.DONE and not notice.action:
            self._pointer = QCursor.pos()
            self._timer.start(LINGER_MS)

    def _leave(self) -> None:
        """Go by itself, but not under a moving mouse: all that stands below would jump."""
        pointer = QCursor.pos()
        if pointer == self._pointer:
            self.clear()
            return
        self._pointer = pointer
        self._timer.start(STILL_MS)

    def forget(self) -> None:
        """Hide the bar unless it offers to take something back."""
        if self._act is None or not self._button.text().startswith(tr("common.undo")):
            self.clear()

    def clear(self) -> None:
        """Hide the bar."""
        self._act = None
        self.hide()

    def _pressed(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()


def sentences(text: str, remedy: str) -> str:
    """Return what happened and what to do, as two sentences."""
    if not remedy:
        return text
    return f"{text} {remedy}" if text.endswith((".", "!", "?", "…", ":")) else f"{text}. {remedy}"
