"""The wave under words that the review questions, the same in every place of the editor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextCharFormat

from kehoach_desktop.ui import theme

_COLOURS = {"error": theme.ERROR, "warning": theme.WARNING, "hint": theme.QUIET}
_GROUNDS = {"error": theme.ERROR_SOFT, "warning": theme.WARNING_SOFT, "hint": theme.PAPER}


@dataclass(frozen=True, slots=True)
class Wave:
    """Letters `start` to `end` of a field, and how sure the finding is."""

    start: int
    end: int
    severity: str


def wave_format(severity: str, base: QTextCharFormat | None = None) -> QTextCharFormat:
    """Return the look of questioned words, on top of `base`."""
    mark = QTextCharFormat(base) if base is not None else QTextCharFormat()
    mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    mark.setUnderlineColor(QColor(_COLOURS[severity]))
    mark.setBackground(QColor(_GROUNDS[severity]))
    return mark


def worst(waves: Iterable[Wave]) -> str:
    """Return the gravest severity of some findings, "" of none."""
    found = {each.severity for each in waves}
    return next((each for each in _COLOURS if each in found), "")


def ground_of(severity: str) -> QColor:
    """Return the colour behind questioned words."""
    return QColor(_GROUNDS[severity])


def draw_wave(painter: QPainter, box: QRectF, severity: str) -> None:
    """Draw the wave below the words that fill `box`."""
    step, path = 2.0, QPainterPath()
    x, high = box.left(), True
    path.moveTo(x, box.bottom())
    while x < box.right():
        x, high = x + step, not high
        path.lineTo(x, box.bottom() - (0 if high else step))
    painter.setPen(QPen(QColor(_COLOURS[severity]), 1.2))
    painter.drawPath(path)
