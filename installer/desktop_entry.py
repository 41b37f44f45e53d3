#!/usr/bin/env python3
"""Puts Kế hoạch Desktop into the menu of a Linux desktop, for this user, from this source tree.

    python3 installer/desktop_entry.py

A package (`.kehoach`) opens by a double click afterwards. Run it again after the tree was moved.
Follows the Desktop Entry Specification and the Shared MIME-info Specification.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_TYPE = "application/x-kehoach"
_ENTRY = """[Desktop Entry]
Type=Application
Name=Kế hoạch Desktop
Comment=Soạn kế hoạch, theo dõi nhiệm vụ của Ủy ban nhân dân cấp xã
Exec="{python}" "{dev}" run %f
Icon={icon}
Terminal=false
Categories=Office;
MimeType={type};
"""
_MIME = """<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{type}">
    <comment>Gói kế hoạch</comment>
    <glob pattern="*.kehoach"/>
  </mime-type>
</mime-info>
"""


def write_entry(share: Path) -> list[Path]:
    """Write the entry and the file type below `share` (`~/.local/share`) and return the files."""
    values = {
        "python": _quoted(sys.executable),
        "dev": _quoted(str(_ROOT / "dev.py")),
        "icon": _ROOT / "resources" / "icons" / "kehoach.svg",
        "type": _TYPE,
    }
    made = []
    for place, words in (
        ("applications/kehoach-desktop.desktop", _ENTRY),
        ("mime/packages/kehoach-desktop.xml", _MIME),
    ):
        target = share / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words.format(**values), encoding="utf-8")
        made.append(target)
    return made


def _quoted(path: str) -> str:
    """Return a path as it stands between quotes in `Exec` (the specification's two escapes)."""
    for sign in '\\`$"':
        path = path.replace(sign, "\\" + sign)
    return path.replace("\\", "\\\\").replace("%", "%%")


def main() -> None:
    """Write the entry for this user and tell the desktop, where it has the tools for that."""
    share = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    for path in write_entry(share):
        sys.stdout.write(f"{path}\n")
    for tool, folder in (
        ("update-mime-database", "mime"),
        ("update-desktop-database", "applications"),
    ):
        if shutil.which(tool):
            subprocess.run([tool, str(share / folder)], check=False)


if __name__ == "__main__":
    main()
