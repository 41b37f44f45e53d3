"""The look: a neutral Fusion, one accent colour, sizes that follow the text size.

Colours are chosen for a contrast of at least 4.5:1 on their background (a test measures them). A
state is always a word and a sign; colours only help.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from kehoach_desktop.paths import resource

#: Points of ordinary text at 100 %.
BASE_POINTS = 11
#: Steps of Ctrl + and Ctrl −, per cent.
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
#: Height of a row of a list at 100 %, pixels.
ROW = 32

PAPER = "#ffffff"
WINDOW = "#f3f4f6"
RAIL = "#e4e8ee"
INK = "#1b1f24"
QUIET = "#4a5260"
LINE = "#8a94a3"
SOFT_LINE = "#cfd5de"
ACCENT = "#0b5394"
ACCENT_SOFT = "#dbe8f5"
ON_ACCENT = "#ffffff"
DONE = "#1a6334"
DONE_SOFT = "#e3f2e8"
WARNING = "#7a4a00"
WARNING_SOFT = "#fdf1dc"
ERROR = "#a11212"
ERROR_SOFT = "#fbe6e6"

#: (foreground, background) of every pair in use, for the contrast test.
PAIRS = (
    (INK, PAPER),
    (INK, WINDOW),
    (INK, RAIL),
    (QUIET, PAPER),
    (QUIET, WINDOW),
    (ACCENT, PAPER),
    (ACCENT, ACCENT_SOFT),
    (ON_ACCENT, ACCENT),
    (DONE, DONE_SOFT),
    (DONE, WINDOW),
    (WARNING, WARNING_SOFT),
    (WARNING, WINDOW),
    (ERROR, ERROR_SOFT),
    (ERROR, WINDOW),
)


def scaled(pixels: int, text_size: int) -> int:
    """Return a length at `text_size` per cent."""
    return round(pixels * text_size / 100)


def step(text_size: int, up: bool) -> int:
    """Return the next text size, or the same at the end of the steps."""
    if up:
        return next((size for size in TEXT_SIZES if size > text_size), TEXT_SIZES[-1])
    return next((size for size in reversed(TEXT_SIZES) if size < text_size), TEXT_SIZES[0])


def apply(app: QApplication, text_size: int) -> None:
    """Dress the whole program at `text_size` per cent."""
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_palette())
    font = QFont(app.font())
    font.setPointSizeF(BASE_POINTS * text_size / 100)
    app.setFont(font)
    app.setStyleSheet(_sheet(text_size))


def _picture(name: str) -> str:
    return resource("icons", f"{name}.svg").as_posix()


def _palette() -> QPalette:
    palette = QPalette(QColor(WINDOW))
    for role, colour in (
        (QPalette.ColorRole.Window, WINDOW),
        (QPalette.ColorRole.WindowText, INK),
        (QPalette.ColorRole.Base, PAPER),
        (QPalette.ColorRole.AlternateBase, "#f7f8fa"),
        (QPalette.ColorRole.Text, INK),
        (QPalette.ColorRole.Button, "#eceff3"),
        (QPalette.ColorRole.ButtonText, INK),
        (QPalette.ColorRole.Highlight, ACCENT),
        (QPalette.ColorRole.HighlightedText, ON_ACCENT),
        (QPalette.ColorRole.Link, ACCENT),
        (QPalette.ColorRole.ToolTipBase, "#fffbe6"),
        (QPalette.ColorRole.ToolTipText, INK),
        (QPalette.ColorRole.PlaceholderText, "#5d6673"),
        (QPalette.ColorRole.Accent, ACCENT),
    ):
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#6b7482"))
    return palette


def _sheet(size: int) -> str:
    """Return the style sheet: only what the palette cannot say."""
    points = BASE_POINTS * size / 100
    row = scaled(ROW, size)
    box = scaled(17, size)
    return f"""
QLabel[role="title"] {{ font-size: {points * 1.35:.1f}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {points * 1.12:.1f}pt; font-weight: 600; }}
QLabel[role="big"] {{ font-size: {points * 1.7:.1f}pt; font-weight: 600; }}
QLabel[role="quiet"] {{ color: {QUIET}; }}
QLabel[role="small"] {{ color: {QUIET}; font-size: {points * 0.85:.1f}pt; }}
QLabel[role="error"] {{ color: {ERROR}; }}
QPushButton {{ min-height: {row - 8}px; padding: 2px {scaled(12, size)}px;
    border: 1px solid {LINE}; border-radius: 4px; background: {PAPER}; color: {INK}; }}
QPushButton:hover {{ background: {ACCENT_SOFT}; }}
QPushButton:pressed {{ background: {SOFT_LINE}; }}
QPushButton:focus {{ border: 2px solid {ACCENT}; padding: 1px {scaled(12, size) - 1}px; }}
QPushButton:disabled {{ color: #6b7482; background: {WINDOW}; border-color: {SOFT_LINE}; }}
QPushButton[role="primary"] {{ background: {ACCENT}; color: {ON_ACCENT}; border-color: {ACCENT}; }}
QPushButton[role="primary"]:hover {{ background: #0a477f; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {INK}; }}
QPushButton[role="primary"]:disabled {{ background: #6b7482; border-color: #6b7482; }}
QPushButton[role="danger"] {{ color: {ERROR}; border-color: {ERROR}; }}
QLineEdit, QComboBox, QSpinBox, QDateEdit {{ min-height: {row - 6}px; padding: 0 6px;
    border: 1px solid {LINE}; border-radius: 4px; background: {PAPER}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QPlainTextEdit:focus,
QTextEdit:focus {{ border: 2px solid {ACCENT}; padding: 0 5px; }}
QLineEdit[state="error"] {{ border: 2px solid {ERROR}; padding: 0 5px; }}
QLineEdit:read-only, QLineEdit:disabled {{ background: {WINDOW}; }}
QComboBox::drop-down {{ width: {row - 6}px; border: none; }}
QComboBox::down-arrow {{ image: url("{_picture("arrow-down")}"); width: 12px; height: 12px; }}
QSpinBox::up-button, QDateEdit::up-button {{ width: {row - 10}px; border: none; }}
QSpinBox::down-button, QDateEdit::down-button {{ width: {row - 10}px; border: none; }}
QSpinBox::up-arrow, QDateEdit::up-arrow {{ image: url("{_picture("arrow-up")}"); width: 10px; }}
QSpinBox::down-arrow, QDateEdit::down-arrow {{ image: url("{_picture("arrow-down")}");
    width: 10px; }}
QCheckBox, QRadioButton {{ min-height: {row - 6}px; spacing: 8px; border: 2px solid transparent;
    border-radius: 4px; padding: 0 3px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {ACCENT}; }}
QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator,
QRadioButton::indicator {{ width: {box}px; height: {box}px; border: 1px solid {QUIET};
    border-radius: 3px; background: {PAPER}; }}
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QAbstractItemView::indicator:checked {{
    background: {ACCENT}; border-color: {PAPER}; image: url("{_picture("check")}"); }}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{
    background: {ACCENT}; border-color: {PAPER}; image: url("{_picture("dash")}"); }}
QCheckBox::indicator:disabled, QAbstractItemView::indicator:disabled {{ background: {SOFT_LINE}; }}
QRadioButton::indicator {{ border-radius: {box // 2 + 1}px; }}
QRadioButton::indicator:checked {{ border: {box // 4 + 1}px solid {ACCENT};
    width: {box - box // 2}px; height: {box - box // 2}px; }}
QAbstractItemView {{ border: 1px solid {SOFT_LINE}; }}
QAbstractItemView:focus {{ border: 2px solid {ACCENT}; }}
QAbstractItemView::item {{ min-height: {row}px; }}
QHeaderView::section {{ min-height: {row - 4}px; padding: 2px 6px; background: {RAIL};
    border: none; border-right: 1px solid {SOFT_LINE}; border-bottom: 1px solid {SOFT_LINE};
    font-weight: 600; }}
QToolTip {{ padding: 4px; }}
QWidget#rail {{ background: {RAIL}; border-right: 1px solid {SOFT_LINE}; }}
QWidget#rail QToolButton {{ border: 2px solid transparent; border-radius: 6px; padding: 3px 2px;
    background: transparent; color: {INK}; }}
QWidget#rail QToolButton:hover {{ background: #d3dae4; }}
QWidget#rail QToolButton:checked {{ background: {PAPER}; color: {ACCENT}; font-weight: 600;
    border-left: 4px solid {ACCENT}; }}
QWidget#rail QToolButton:focus {{ border: 2px solid {ACCENT}; }}
QWidget#topline {{ background: {PAPER}; border-bottom: 1px solid {SOFT_LINE}; }}
QFrame[bar="info"] {{ background: {ACCENT_SOFT}; border-bottom: 1px solid {ACCENT}; }}
QFrame[bar="done"] {{ background: {DONE_SOFT}; border-bottom: 1px solid {DONE}; }}
QFrame[bar="warning"] {{ background: {WARNING_SOFT}; border-bottom: 1px solid {WARNING}; }}
QFrame[bar="error"] {{ background: {ERROR_SOFT}; border-bottom: 1px solid {ERROR}; }}
QLabel[tone="done"] {{ color: {DONE}; }}
QLabel[tone="warning"] {{ color: {WARNING}; }}
QLabel[tone="error"] {{ color: {ERROR}; font-weight: 600; }}
QFrame[role="card"] {{ background: {PAPER}; border: 1px solid {SOFT_LINE}; border-radius: 6px; }}
QSplitter::handle {{ background: {SOFT_LINE}; }}
QSplitter::handle:hover, QSplitter::handle:focus {{ background: {ACCENT}; }}
QTabBar::tab {{ min-height: {row - 4}px; padding: 2px {scaled(12, size)}px; }}
"""
