"""Programs of the PC that a reader may use: found when needed, without a shell, with a time limit.

Nothing of a document is ever run: LibreOffice opens it with a fresh profile, in which macros are
off; tesseract sees pictures only.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kehoach_desktop.reading.limits import MAX_FILE, Check

#: How long (seconds) a document may take to convert, a page to recognise.
CONVERT_SECONDS = 90.0
PAGE_SECONDS = 60.0
_ASKED_EVERY = 0.2
_OFFICES = ("soffice", "libreoffice")
#: Programs that print the text of an old Word file, a paragraph a line, the better one first.
_TEXT_PROGRAMS = (("antiword", ("-m", "UTF-8.txt", "-w", "0")), ("catdoc", ("-d", "utf-8", "-w")))
_WINDOWS_OFFICE = ("LibreOffice/program/soffice.exe",)


def office_program() -> str | None:
    """Return the path of LibreOffice, None without it."""
    found = next((path for name in _OFFICES if (path := shutil.which(name))), None)
    if found:
        return found
    roots = [Path(os.environ.get(name, "")) for name in ("ProgramFiles", "ProgramFiles(x86)")]
    places = [root / part for root in roots for part in _WINDOWS_OFFICE]
    return next((str(place) for place in places if place.is_file()), None)


def to_docx(data: bytes, suffix: str, check: Check) -> bytes | None:
    """Return a file of an old kind as .docx; None where no program is there or it fails."""
    office = office_program()
    if office is None:
        return None
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / f"tep{suffix}").write_bytes(data)
        profile = (place / "profile").as_uri()
        run(
            [office, f"-env:UserInstallation={profile}", "--headless", "--norestore",
             "--nolockcheck", "--convert-to", "docx", "--outdir", folder,
             str(place / f"tep{suffix}")],
            CONVERT_SECONDS, check,
        )  # fmt: skip
        made = place / "tep.docx"
        if not made.is_file() or made.stat().st_size > MAX_FILE:
            return None
        return made.read_bytes()


def to_text(data: bytes, check: Check) -> str | None:
    """Return the text of an old Word file by antiword or catdoc; None without them."""
    for name, options in _TEXT_PROGRAMS:
        program = shutil.which(name)
        if program is None:
            continue
        with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "tep.doc"
            path.write_bytes(data)
            made = run([program, *options, str(path)], CONVERT_SECONDS, check)
        if made and made.strip():
            return made.decode("utf-8", errors="replace")
    return None


def run(command: Sequence[str], seconds: float, check: Check, given: bytes = b"") -> bytes | None:
    """Return what a program prints, None if it fails or takes too long; `check` may end it."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as source:
        source.write(given)
        source.seek(0)
        try:
            process = subprocess.Popen(
                list(command), stdin=source, stdout=output, stderr=subprocess.DEVNULL,
                start_new_session=sys.platform != "win32",
            )  # fmt: skip
        except OSError:
            return None
        try:
            _wait(process, seconds, check)
        finally:
            _end(process)
        if process.returncode != 0:
            return None
        output.seek(0)
        return output.read(MAX_FILE)


def _wait(process: subprocess.Popen[bytes], seconds: float, check: Check) -> None:
    for _ in range(int(seconds / _ASKED_EVERY)):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_ASKED_EVERY)
            return
        check()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and what it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
