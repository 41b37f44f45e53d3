"""Ask where to save a Word or Excel file or a picture, write it beside the window, offer it."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from kehoach_desktop.domain.vntext import clean, fold
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr

_SUFFIXES = {"word": ".docx", "excel": ".xlsx", "picture": ".png", "ics": ".ics"}


class FileKind(StrEnum):
    """What is written; the value names the texts `printing.<value>…`."""

    WORD = "word"
    EXCEL = "excel"
    PICTURE = "picture"
    CALENDAR = "ics"

    @property
    def suffix(self) -> str:
        """Return the ending of its files."""
        return _SUFFIXES[self.value]


def file_name(title: str) -> str:
    """Return a name for a file that every system takes: "ke-hoach-tuyen-truyen-2026"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(clean(title))).strip("-")[:60] or "ke-hoach"


def save_as(
    shell: Shell,
    parent: QWidget,
    kind: FileKind,
    title: str,
    write: Callable[[Path], None],
    lane: Lane = Lane.PRINT,
) -> None:
    """Ask for a file named after `title` and let `write` make it, whole or not at all."""
    proposed = str(Path.home() / f"{file_name(title)}{kind.suffix}")
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, tr(f"printing.{kind.value}"), proposed, tr(f"printing.{kind.value}.files")
    )
    if chosen:
        write_to(shell, kind, Path(chosen), write, lane)


def write_to(
    shell: Shell,
    kind: FileKind,
    path: Path,
    write: Callable[[Path], None],
    lane: Lane = Lane.PRINT,
) -> None:
    """Write the file `path`, its ending added where it has none; a refusal is said by itself."""
    if path.suffix.lower() != kind.suffix:
        path = path.with_name(path.name + kind.suffix)

    def told(_nothing: object) -> None:
        shell.say(
            tr("printing.saved", path=path),
            Tone.DONE,
            action=tr("printing.open"),
            act=lambda: shell.operations.run(lambda: shell.app.opener.open(path)),
        )

    shell.operations.run(lambda: write(path), told, lane=lane, label=tr("printing.saving"))
