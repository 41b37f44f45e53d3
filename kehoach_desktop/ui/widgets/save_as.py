"""Ask where to save a Word or Excel file or a picture, write it beside the window, offer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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


#: Most letters of a proposed name: long paths are refused by Windows.
_LONGEST_NAME = 60


def file_name(title: str) -> str:
    """Return a name for a file that every system takes: "ke-hoach-tuyen-truyen-2026"."""
    name = re.sub(r"[^a-z0-9]+", "-", fold(clean(title))).strip("-")
    if len(name) > _LONGEST_NAME:  # the last word whole: half a date misleads
        name = name[: _LONGEST_NAME + 1].rpartition("-")[0] or name[:_LONGEST_NAME]
    return name or "ke-hoach"


def save_as(
    shell: Shell,
    parent: QWidget,
    kind: FileKind,
    title: str,
    write: Callable[[Path], Sequence[Path] | None],
    lane: Lane = Lane.PRINT,
) -> None:
    """Ask for a file named after `title` and let `write` make it, whole or not at all.

    `write` returns the files it made where they may be several.
    """
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
    write: Callable[[Path], Sequence[Path] | None],
    lane: Lane = Lane.PRINT,
) -> None:
    """Write the file `path`, its ending added where it has none; a refusal is said by itself."""
    if path.suffix.lower() != kind.suffix:
        path = path.with_name(path.name + kind.suffix)

    def told(made: Sequence[Path] | None) -> None:
        several = len(made) if made else 1
        key = "printing.saved.several" if several > 1 else "printing.saved"
        last = made[-1].name if made else ""
        shell.say(
            tr(key, path=path, number=several, last=last),
            Tone.DONE,
            action=tr("printing.open"),
            act=lambda: shell.operations.run(lambda: shell.app.opener.open(path)),
        )

    shell.operations.run(lambda: write(path), told, lane=lane, label=tr("printing.saving"))
