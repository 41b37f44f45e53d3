"""The command line as a whole: importing this module loads every command."""

from __future__ import annotations

from kehoach_desktop.cli.loading import MODULES, load
from kehoach_desktop.cli.root import kehoach

__all__ = ["kehoach"]

for name in MODULES:
    load(kehoach, name)
