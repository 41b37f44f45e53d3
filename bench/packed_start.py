"""What a cold start reads: our packed program and a bare window packed the same way, by strace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.bench_start import BARE, OURS
from installer.archive import Archive, compiled
from installer.tools import ROOT

_READ = re.compile(r"\b(?:read|pread64)\((\d+)<([^>]*)>.*= (\d+)$")
_MAPPED = re.compile(r"\bmmap\(.*, (\d+), .*<([^>]*)>, \w+\) = 0x")
_OPENED = re.compile(r"\bopenat\(.*= \d+<([^>]*)>$")
_FOREIGN = ("/proc/", "/sys/", "/dev/", "pipe:", "socket:", "anon_inode")


@dataclass(frozen=True)
class Start:
    """What one start opened and read: files, and bytes read or mapped."""

    files: int
    bytes_read: int


def starts(tmp: Path) -> tuple[Callable[[], Start], Callable[[], Start]]:
    """Return (ours, bare): each starts a packed program up to its first paint and counts."""
    if shutil.which("strace") is None:
        raise RuntimeError("this needs strace (Debian: strace)")
    ours, bare = Archive(), Archive()
    ours.add_tree(ROOT, "", sorted((ROOT / "kehoach_desktop").rglob("*.py")))
    for archive, name, text in ((ours, "ours", OURS), (bare, "bare", BARE)):
        script = tmp / f"{name}_main.py"
        script.write_text(text, encoding="utf-8")
        archive.add(f"{name}_main.pyc", compiled(script, script.name))
        (tmp / name).mkdir(exist_ok=True)
        archive.write(tmp / name / "kehoach.zip")
    if not (tmp / "ours" / "resources").exists():
        (tmp / "ours" / "resources").symlink_to(ROOT / "resources")
    return (
        lambda: _start(tmp, "ours", str(tmp / "data")),
        lambda: _start(tmp, "bare"),
    )


def _start(tmp: Path, name: str, *arguments: str) -> Start:
    log = tmp / f"{name}.strace"
    program = [sys.executable, "-B", "-m", f"{name}_main", *arguments]
    trace = ["strace", "-f", "-y", "-e", "trace=openat,read,pread64,mmap", "-o", str(log)]
    subprocess.run(
        [*trace, *program],
        cwd=tmp,
        env={
            **os.environ,
            "PYTHONPATH": str(tmp / name / "kehoach.zip"),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        check=True,
    )
    return counted(log.read_text(errors="replace"))


def counted(log: str) -> Start:
    """Count the files opened and the bytes read from files in a log of strace."""
    opened: set[str] = set()
    size = 0
    for line in log.splitlines():
        if (found := _OPENED.search(line)) and not found[1].startswith(_FOREIGN):
            opened.add(found[1])
        elif (found := _READ.search(line)) and not found[2].startswith(_FOREIGN):
            size += int(found[3])
        elif (found := _MAPPED.search(line)) and not found[2].startswith(_FOREIGN):
            size += int(found[1])
    return Start(len(opened), size)
