"""The chosen text size holds everywhere, whatever fonts the system has for its own parts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui import theme


@pytest.fixture
def small_system_fonts(qapp: QApplication) -> Iterator[QApplication]:
    """Windows sets these again whenever its theme changes, after the program has set its own."""
    theme.apply(qapp, 150)
    for name in ("QAbstractItemView", "QMenu", "QMessageBox", "QTipLabel"):
        QApplication.setFont(QFont(qapp.font().family(), 7), name)
    yield qapp
    theme.apply(qapp, 100)


@pytest.mark.parametrize("kind", [QListWidget, QTableWidget, QMenu])
def test_lists_and_menus_are_as_large_as_the_rest(
    kind: type[QWidget], small_system_fonts: QApplication, qtbot: QtBot
) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    assert widget.font().pointSizeF() == pytest.approx(theme.BASE_POINTS * 1.5)
