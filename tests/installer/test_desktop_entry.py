"""The entry in a Linux menu starts this tree and opens a package."""

from __future__ import annotations

import configparser
import shlex
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

from installer.desktop_entry import write_entry
from installer.tools import ROOT


def test_the_entry_starts_this_tree_with_the_package_that_was_clicked(tmp_path: Path) -> None:
    entry, mime = write_entry(tmp_path)
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(entry, encoding="utf-8")
    values = parser["Desktop Entry"]
    assert shlex.split(values["Exec"]) == [sys.executable, str(ROOT / "dev.py"), "run", "%f"]
    assert Path(values["Icon"]).is_file()
    kind = ET.parse(mime).getroot()[0].attrib["type"]
    assert values["MimeType"] == f"{kind};"
