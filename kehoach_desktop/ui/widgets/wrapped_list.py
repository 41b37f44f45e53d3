"""A list whose lines wrap and are shown whole at every width and text size."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
#: Taller than any line of a list (pixels).
_TALL = 10_000


class WrappedLines(QStyledItemDelegate):
    """Measures and draws the words itself.

    Beside a scroll bar Qt was seen to cut a wrapped line off ("…") at some widths, and with it the
    line below, whatever room there was.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # Qt's name
        """Return the room that all lines of an item need at the width of the list."""
        size = super().sizeHint(option, index)
        drawn = self._prepared(option, index)
        view = drawn.widget
        if not isinstance(view, QListWidget):
            return size
        drawn.rect = QRect(0, 0, view.viewport().width() - 2 * view.spacing(), _TALL)
        wide = self._place(drawn).width()
        words = drawn.fontMetrics.boundingRect(QRect(0, 0, wide, _TALL), _WRAPPED, drawn.text)
        return QSize(size.width(), max(size.height(), words.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style draw box, mark and ground, then write the words."""
        drawn = self._prepared(option, index)
        words, place = drawn.text, self._place(drawn)
        drawn.text = ""
        drawn.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget
        )
        chosen = bool(drawn.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(drawn.font)
        painter.setPen(drawn.palette.color(QPalette.ColorGroup.Active, role))
        painter.drawText(place, _WRAPPED, words)
        painter.restore()

    def _prepared(self, option: QStyleOptionViewItem, index: Index) -> Any:  # noqa: ANN401
        """Return the option filled from the item; Qt's stubs know few of its fields."""
        self.initStyleOption(option, index)
        return option

    def _place(self, drawn: Any) -> QRect:  # noqa: ANN401 - as above
        """Return where the words stand, the mark of a box left out."""
        style, whole = drawn.widget.style(), drawn.rect
        inside = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, drawn, drawn.widget)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, drawn.widget) + 1
        left = inside.left() + margin
        return QRect(left, whole.top(), whole.right() - margin - left, whole.height())


def wrap_list(lines: QListWidget, name: str, spacing: int = 3) -> None:
    """Let a list wrap its lines and never scroll sideways; `name` is read aloud."""
    lines.setAccessibleName(name)
    lines.setWordWrap(True)
    lines.setItemDelegate(WrappedLines(lines))
    lines.setSpacing(spacing)
    lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def yielding(*fields: QWidget) -> None:
    """Let lists and texts take the height that is left, so that large letters need no scrolling."""
    for field in fields:
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
