"""The two questions that only the system's file dialog can ask."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from kehoach_desktop.ui.texts import tr


def ask_package(parent: QWidget, folder: Path | None = None) -> Path | None:
    """Ask for a package file; any name will do, a package is known by its content."""
    kinds = f"{tr('exchange.ask.packages')} (*.kehoach *.kehoach.* *.zip);;"
    name, _ = QFileDialog.getOpenFileName(
        parent,
        tr("exchange.ask.package"),
        str(folder or Path.home()),
        kinds + f"{tr('exchange.ask.any')} (*)",
    )
    return Path(name) if name else None


def ask_folder(parent: QWidget, folder: Path | None = None) -> Path | None:
    """Ask for the folder to save into."""
    name = QFileDialog.getExistingDirectory(
        parent, tr("exchange.ask.folder"), str(folder or Path.home())
    )
    return Path(name) if name else None
