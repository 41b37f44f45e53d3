"""The look: a neutral Fusion, one accent colour, sizes that follow the text size.

Colours are chosen for a contrast of at least 4.5:1 on their background (a test measures them). A
state is always a word and a sign; colours only help.
"""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

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

_COLOURS = {
    "paper": PAPER, "window": WINDOW, "rail": RAIL, "ink": INK, "quiet": QUIET, "line": LINE,
    "soft_line": SOFT_LINE, "accent": ACCENT, "accent_soft": ACCENT_SOFT, "on_accent": ON_ACCENT,
    "done": DONE, "done_soft": DONE_SOFT, "warning": WARNING, "warning_soft": WARNING_SOFT,
    "error": ERROR, "error_soft": ERROR_SOFT,
}  # fmt: skip

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


#: Qt's own arguments that choose the style. Asking Qt for a style object instead (`app.style()`)
#: makes PySide build every enumeration of QStyle, which the first paint would wait for.
STYLE_ARGUMENTS = ("-style", "Fusion")


def scaled(pixels: int, text_size: int) -> int:
    """Return a length at `text_size` per cent."""
    return round(pixels * text_size / 100)


def step(text_size: int, up: bool) -> int:
    """Return the next text size, or the same at the end of the steps."""
    if up:
        return next((size for size in TEXT_SIZES if size > text_size), TEXT_SIZES[-1])
    return next((size for size in reversed(TEXT_SIZES) if size < text_size), TEXT_SIZES[0])


def apply(app: QApplication, text_size: int) -> None:
    """Dress the whole program at `text_size` per cent; started with `STYLE_ARGUMENTS`."""
    app.setPalette(_palette())
    font = QFont(app.font())
    font.setPointSizeF(BASE_POINTS * text_size / 100)
    app.setFont(font)
    app.setStyleSheet(_sheet(text_size))


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
    """Return the style sheet (`resources/style/window.qss`) at `size` per cent."""
    text = resource("style", "window.qss").read_text(encoding="utf-8")
    points = BASE_POINTS * size / 100
    row, box, gap = scaled(ROW, size), scaled(17, size), scaled(12, size)
    return Template(text).substitute(
        _COLOURS,
        icons=resource("icons").as_posix(),
        title=f"{points * 1.35:.1f}",
        heading=f"{points * 1.12:.1f}",
        base=f"{points:.1f}",
        big=f"{points * 1.7:.1f}",
        small=f"{points * 0.85:.1f}",
        row=row,
        button=row - 8,
        field=row - 6,
        header=row - 4,
        arrow=row - 10,
        gap=gap,
        gap_less=gap - 1,
        box=box,
        box_round=box // 2 + 1,
        dot_ring=box // 4 + 1,
        dot=box - box // 2,
    )
