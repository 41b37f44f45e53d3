"""The wave under words that the review questions, the same in every place of the editor."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat

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
