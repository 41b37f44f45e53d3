"""Tab walks a form in the order it is read, whenever its fields were made.

Qt walks widgets in the order they were made: a card that is filled when it is first opened would
be walked after everything beneath it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLayout, QScrollArea, QWidget


class ReadingOrder(QObject):
    """Keeps the Tab order of `root` the order of its layouts, also when fields come and go."""

    def __init__(self, root: QWidget, *scrolled: QWidget) -> None:
        """`scrolled` are the insides of scroll areas: what changes there, `root` is not told."""
        super().__init__(root)
        self._root = root
        self._walked: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.apply)
        for watched in (root, *scrolled):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again once the layout has changed."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._timer.start(0)
        return False

    def apply(self) -> None:
        """Order the fields now."""
        walked = list(fields_in(self._root))
        if walked == self._walked:
            return
        self._walked = walked
        for before, after in zip(walked, walked[1:], strict=False):
            QWidget.setTabOrder(before, after)


def fields_in(widget: QWidget) -> Iterator[QWidget]:
    """Return what takes the focus by Tab in `widget` and beneath, as it is read."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from fields_in(inside)
        return
    if isinstance(widget, QAbstractScrollArea | QComboBox):  # lists, texts: one stop each
        return
    layout = widget.layout()
    if layout is not None:
        yield from _fields_of(layout)
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from fields_in(child)


def _fields_of(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inside, below = item.widget(), item.layout()
        if inside:
            yield from fields_in(inside)
        elif below:
            yield from _fields_of(below)
