"""Keeps the keyboard in the open page when what had it disappears.

A button that hides or greys itself out by being pressed gives the focus to whatever Qt finds next:
past the last field of a page that is the rail, where the next Enter would leave the page. The
button of a message, which goes with the message, gives it back to where one was writing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid


class FocusKeeper(QObject):
    """Brings the focus back to the nearest field before the one that went, within `area`."""

    def __init__(self, window: QWidget, area: QWidget) -> None:
        super().__init__(window)
        self._window, self._area = window, area
        self._before: list[QWidget] = []
        self._last: QWidget | None = None  # what had the keyboard in the area
        self._greyed: QWidget | None = None  # a button that greyed itself out by being pressed
        self._stand_in: QWidget | None = None  # and what Qt gave the keyboard to meanwhile
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._changed)

    def enter(self, page: QWidget) -> None:
        """Bring the keyboard into a page that was opened, unless it took it itself."""
        QTimer.singleShot(0, page, lambda: self._enter(page))

    def _enter(self, page: QWidget) -> None:
        now = QApplication.focusWidget()
        if not page.isVisible() or (now is not None and now.window() is not self._window):
            return
        each = page.nextInFocusChain()
        while now is None or not page.isAncestorOf(now):
            if each is None or each is page or not page.isAncestorOf(each):
                return
            if each.isVisible() and each.isEnabled() and _takes_tab(each):
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            each = each.nextInFocusChain()

    def _changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._window):  # the program ends
            return
        if new is not None and self._area.isAncestorOf(new):
            self._last = new
        if old is None or not isValid(old) or not self._window.isAncestorOf(old):
            return
        if old.isVisible() and old.isEnabled():
            return  # it was left, it did not go
        if isinstance(old, QAbstractButton) and old.isVisible():
            self._greyed, self._stand_in = old, new
            old.installEventFilter(self)
        if new is None or not self._area.isAncestorOf(new):
            inside = self._area.isAncestorOf(old)
            self._before = self._fields_before(old) if inside else [self._last or old]
            QTimer.singleShot(0, self, self._bring_back)  # the page may have thought of it itself

    def _fields_before(self, gone: QWidget) -> list[QWidget]:
        """Return what stands in the area before `gone` in the order of Tab, nearest first."""
        found: list[QWidget] = []
        each = gone.previousInFocusChain()
        while each is not None and each is not gone:
            if self._area.isAncestorOf(each):
                found.append(each)
            each = each.previousInFocusChain()
        return found

    def _bring_back(self) -> None:
        before, self._before = self._before, []
        now = QApplication.focusWidget()
        if now is not None and (self._area.isAncestorOf(now) or now.window() is not self._window):
            return
        for each in before:
            if isValid(each) and each.isVisible() and each.isEnabled() and _takes_tab(each):
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                self._stand_in = each
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Give the keyboard back to a button whose work is done, unless one has gone elsewhere.

        Else the next Enter would press its neighbour: "Khôi phục…" after "Sao lưu ngay".
        """
        if event.type() is QEvent.Type.EnabledChange and watched is self._greyed:
            button, stand_in = self._greyed, self._stand_in
            if button is not None and button.isEnabled():
                self._greyed = self._stand_in = None
                button.removeEventFilter(self)
                if QApplication.focusWidget() in (stand_in, None):
                    button.setFocus(Qt.FocusReason.OtherFocusReason)
        return False


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
