"""About the program: version, licences of the parts, what support asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk
from PySide6.QtGui import QGuiApplication

from kehoach_desktop import __version__, licences
from kehoach_desktop.diagnostics import versions
from kehoach_desktop.ui.dialogs.about import AboutDialog


def test_the_licence_of_every_part_can_be_read(desk: Desk) -> None:
    dialog = AboutDialog(desk.shell, desk.window)
    names = [dialog.parts.item(row).text() for row in range(dialog.parts.count())]
    assert names[0] == "NOTICE"
    assert "LGPL-3.0-only" in dialog.licence.toPlainText()
    dialog.parts.setCurrentRow(names.index("reportlab"))
    assert "Redistribution" in dialog.licence.toPlainText()


def test_an_installed_program_shows_the_texts_that_were_shipped_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "qt.txt").write_text("GNU LESSER", encoding="utf-8")
    monkeypatch.setattr(licences, "licence_folder", lambda: tmp_path)
    assert licences.licences()[1:] == [("qt", "GNU LESSER")]


def test_what_support_asks_for_goes_to_the_clipboard(desk: Desk) -> None:
    dialog = AboutDialog(desk.shell, desk.window)
    dialog.copy_versions()
    copied = QGuiApplication.clipboard().text()
    assert f"kehoach-desktop {__version__}" in copied
    assert all(name in copied for name, _ in versions())
