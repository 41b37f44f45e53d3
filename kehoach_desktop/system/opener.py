"""Opening a file or a folder in the program that the system has for it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from kehoach_desktop.errors import AppError

#: How long (seconds) the opener may take to say that there is no program for a file.
_PATIENCE = 2.0


class SystemOpener:
    """`services.ports.files.Opener`."""

    def open(self, path: Path) -> None:
        """Show `path`; E-GONE if it is not there, E-NO-VIEWER if no program takes it.

        May wait two seconds: not for the GUI thread. Only for files that the officer asked for:
        attachments of a package are never opened by themselves.
        """
        if not path.exists():
            raise AppError("E-GONE", path=str(path), name=path.name)
        try:
            if sys.platform == "win32":
                os.startfile(path)
            else:
                self._xdg_open(path)
        except OSError as error:
            raise AppError("E-NO-VIEWER", path=str(path), name=path.name) from error

    @staticmethod
    def _xdg_open(path: Path) -> None:
        process = subprocess.Popen(
            ["xdg-open", str(path.resolve())],  # absolute: a name may begin with a dash
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):  # the viewer itself runs: well
            if process.wait(_PATIENCE) != 0:
                raise OSError(process.returncode, "xdg-open")
