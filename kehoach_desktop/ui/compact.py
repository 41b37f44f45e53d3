"""Small screen, large letters: a place draws itself close, so that its rows stay in sight.

At 1366×768 and 150 % text a page with two lines of filters and two of fields showed four rows.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kehoach_desktop.ui import theme

#: A page lower than so many lines of its text is drawn close.
_FEW_LINES = 30
#: Height of a button or a field and of a row in a close page at 100 %, pixels.
_FIELD, ROW = 22, 26
#: Beside the words of a button at 100 %, pixels.
_GAP = 6


def is_low(page: QWidget) -> bool:
    """Say whether a page has too few lines for its ordinary look."""
    page.ensurePolished()
    return page.height() < page.fontMetrics().lineSpacing() * _FEW_LINES


def row_height(text_size: int, *, low: bool) -> int:
    """Return the height of a row of a list, pixels."""
    return theme.scaled(ROW if low else theme.ROW, text_size)


def close_sheet(text_size: int, *, low: bool) -> str:
    """Return the style sheet of a page: fields and buttons are lower in a low one."""
    if not low:
        return ""
    field, gap = theme.scaled(_FIELD, text_size), theme.scaled(_GAP, text_size)
    return (
        f"QPushButton, QLineEdit, QComboBox, QSpinBox {{ min-height: {field}px;"
        " padding-top: 0; padding-bottom: 0; }"
        f" QPushButton {{ padding-left: {gap}px; padding-right: {gap}px; }}"
        f" QPushButton:focus {{ padding-left: {gap - 1}px; padding-right: {gap - 1}px; }}"
        f" QHeaderView::section {{ min-height: {field}px; padding-top: 0; padding-bottom: 0; }}"
    )
