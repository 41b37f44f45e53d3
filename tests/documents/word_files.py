"""Word files opened by others: LibreOffice as a second eye, the plain XML as a third."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
from lxml import etree

from kehoach_desktop.paths import resource

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W[1:-1]}
#: Liberation Serif of the project stands in for Times New Roman, whatever the machine has.
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="same"><string>Liberation Serif</string></edit>
  </match>
</fontconfig>
"""
SOFFICE = shutil.which("soffice")
#: Tells one Word file seen by LibreOffice: set, pages more than ours, E/W findings, same words.
SecondEye = Callable[[str, int, int, bool], None]


def part(docx: bytes, name: str) -> etree._Element:
    """Return a part of the file, parsed."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def body(docx: bytes) -> etree._Element:
    """Return `w:body`."""
    return part(docx, "word/document.xml")[0]


def text(element: etree._Element) -> str:
    """Return the words of an element; a line broken by hand goes on after a blank."""
    pieces = (" " if item.tag == f"{W}br" else item.text or ""
              for item in element.iter(f"{W}t", f"{W}br"))  # fmt: skip
    return "".join(pieces)


def val(element: etree._Element, path: str, name: str = "val") -> str | None:
    """Return an attribute of the first element found by `path`, None where there is none."""
    found = element.find(path, NS)
    return None if found is None else found.get(W + name)


def numbered_lines(docx: bytes) -> Iterator[str]:
    """Yield every paragraph outside tables with the number that Word puts before it.

    A counter of our own by ECMA-376, 17.9: a level counts on in its list, begins anew after a
    paragraph of a higher level, and takes the start of the list's override.
    """
    levels, starts, abstract_of = _lists(part(docx, "word/numbering.xml"))
    counts: dict[str, dict[int, int]] = {}
    for item in body(docx).iterchildren(f"{W}p"):
        number = val(item, "w:pPr/w:numPr/w:numId")
        if number is None:
            yield text(item)
            continue
        level = int(val(item, "w:pPr/w:numPr/w:ilvl") or 0)
        abstract = abstract_of[number]
        # Lists of one abstract list count on together until an override begins anew.
        key = number if starts.get((number, 0)) else abstract
        own = counts.setdefault(key, {})
        own[level] = own[level] + 1 if level in own else starts.get(
            (number, level), levels[abstract, level][2]
        )  # fmt: skip
        for deeper in [place for place in own if place > level]:
            del own[deeper]
        words = levels[abstract, level][1]
        for place in range(9):
            if f"%{place + 1}" in words:
                shown = _shown(levels[abstract, place][0], own[place])
                words = words.replace(f"%{place + 1}", shown)
        yield f"{words} {text(item)}".strip()


def _lists(
    numbering: etree._Element,
) -> tuple[dict[tuple[str, int], tuple[str, str, int]], dict[tuple[str, int], int], dict[str, str]]:
    levels = {}
    for item in numbering.iterchildren(f"{W}abstractNum"):
        for level in item.iterchildren(f"{W}lvl"):
            key = (item.get(f"{W}abstractNumId"), int(level.get(f"{W}ilvl")))
            start = int(val(level, "w:start") or 1)
            levels[key] = (val(level, "w:numFmt") or "", val(level, "w:lvlText") or "", start)
            assert val(level, "w:suff") == "space"
    starts, abstract_of = {}, {}
    for item in numbering.iterchildren(f"{W}num"):
        number = item.get(f"{W}numId")
        abstract_of[number] = val(item, "w:abstractNumId") or ""
        for override in item.iterchildren(f"{W}lvlOverride"):
            level = int(override.get(f"{W}ilvl"))
            starts[number, level] = int(val(override, "w:startOverride") or 1)
    return levels, starts, abstract_of


def _shown(kind: str, count: int) -> str:
    if kind == "lowerLetter":
        return "abcdefghijklmnopqrstuvwxyz"[count - 1]
    if kind == "upperRoman":
        return ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[count]
    return str(count)


def to_pdf(files: list[Path], folder: Path) -> None:
    """Let LibreOffice convert `files` into PDFs in `folder`, in the shipped faces."""
    assert SOFFICE is not None
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(folder=resource("fonts")), encoding="utf-8")
    subprocess.run(
        [
            SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder), *map(str, files),
        ],
        check=True, capture_output=True, timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )  # fmt: skip


def letters(pdf: bytes) -> str:
    """Return all letters of a PDF in the order of the file, without blanks and page numbers."""
    found = []
    opened = pdfium.PdfDocument(pdf)
    for index in range(len(opened)):
        raw = opened[index].get_textpage().get_text_range()
        lines = re.split(r"[\r\n]+", raw.replace("\u00a0", " ").replace("\ufffe", "-"))
        if re.fullmatch(r"\d{1,3}", lines[0].strip()):
            lines = lines[1:]
        found.append("".join("".join(lines).split()))
    opened.close()
    return "".join(found)


def pages(pdf: bytes) -> int:
    """Return the number of pages."""
    opened = pdfium.PdfDocument(pdf)
    count = len(opened)
    opened.close()
    return count
