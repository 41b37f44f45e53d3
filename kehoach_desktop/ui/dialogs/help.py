"""F1: how this place works and which keys it knows, on one page that can be printed."""

from __future__ import annotations

import html

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.messages import catalogue
from kehoach_desktop.ui.page import Shortcut
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.theme import scaled

#: Keys that work everywhere, each with its key in `help.json`.
EVERYWHERE = (
    ("Ctrl+1 … Ctrl+7", "help.keys.places"),
    ("Tab, Shift+Tab", "help.keys.focus"),
    ("Ctrl+K", "help.keys.search"),
    ("Ctrl+Z, Ctrl+Y", "undo.key.undo"),
    ("Ctrl+H", "undo.key.recent"),
    ("Ctrl+Shift+N", "help.keys.urgent"),
    ("F6", "sharing.key"),
    ("Ctrl+S", "help.keys.save"),
    ("Ctrl++, Ctrl+-", "help.keys.text_size"),
    ("F1", "help.keys.help"),
    ("Ctrl+Q, Alt+F4", "help.keys.close"),
)


class HelpDialog(QDialog):
    """Shows the help of one place; everything lies in the program, nothing is fetched."""

    def __init__(
        self,
        shell: Shell,
        shortcuts: list[Shortcut],
        parent: QWidget | None = None,
        place: str = "",
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self.setWindowTitle(tr("shell.help"))
        self.resize(scaled(720, min(shell.text_size, 150)), 600)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(tr("shell.help"))
        self.text.setHtml(help_html(place, shortcuts))
        printing = QPushButton(tr("shell.help.print"))
        printing.clicked.connect(self._print)
        about = QPushButton(tr("shell.about"))
        about.clicked.connect(self._about)
        close = QPushButton(tr("common.close"))
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(printing)
        buttons.addWidget(about)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)

    def _about(self) -> None:
        from kehoach_desktop.ui.dialogs.about import AboutDialog

        AboutDialog(self._shell, self).exec()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.text.document().print_(printer)


def help_html(place: str, shortcuts: list[Shortcut]) -> str:
    """Return the help of `place` and the keys as simple HTML."""
    texts = catalogue("help")
    parts = [f"<h2>{html.escape(texts.get(f'{place}.title', texts['start.title']))}</h2>"]
    body = texts.get(f"{place}.text", texts["start.text"])
    parts += [f"<p>{html.escape(line)}</p>" for line in body.split("\n")]
    here = [(key.keys, key.does) for key in shortcuts]
    if here:
        parts.append(_table(tr("help.here"), here))
    everywhere = [(keys, tr(key)) for keys, key in EVERYWHERE]
    parts.append(_table(tr("help.everywhere"), everywhere))
    return "".join(parts)


def _table(heading: str, rows: list[tuple[str, str]]) -> str:
    lines = "".join(
        f"<tr><td><b>{html.escape(keys)}</b></td><td>{html.escape(does)}</td></tr>"
        for keys, does in rows
    )
    return f"<h3>{html.escape(heading)}</h3><table cellpadding='5'>{lines}</table>"
