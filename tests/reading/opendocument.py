"""OpenDocument files made by hand, part by part, for the tests of the reader."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from kehoach_desktop.reading.source import SourceLine

_NAMES = {"office": "office", "text": "text", "table": "table", "style": "style",
          "draw": "drawing", "svg": "svg-compatible"}  # fmt: skip
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in _NAMES.items()
)


def odt(path: Path, body: str, styles: str = "") -> Path:
    """Write an .odt whose text is `body` and whose shared styles are `styles`; return its path."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {_SPACES}><office:styles>{styles}</office:styles>"
            "</office:document-styles>",
        )
    return path


def p(text: str) -> str:
    """Return a paragraph."""
    return f"<text:p>{escape(text)}</text:p>"


def items(*inner: str) -> str:
    """Return list items, each of ready-made content."""
    return "".join(f"<text:list-item>{each}</text:list-item>" for each in inner)


def cell(text: str, asked: str = "") -> str:
    """Return a table cell of one paragraph."""
    return f"<table:table-cell {asked}>{p(text)}</table:table-cell>"


def rows(*inner: str) -> str:
    """Return a table of rows of ready-made cells."""
    made = "".join(f"<table:table-row>{each}</table:table-row>" for each in inner)
    return f"<table:table>{made}</table:table>"


def odt_of(lines: Iterable[SourceLine], path: Path) -> Path:
    """Write lines as an .odt: rows as tables, everything else as paragraphs."""
    made: list[str] = []
    for line in lines:
        if len(line.cells) > 1:
            row = "".join(cell(text) for text in line.cells)
            if made and made[-1].endswith("</table:table>"):
                made[-1] = made[-1].removesuffix("</table:table>")
                made[-1] += f"<table:table-row>{row}</table:table-row></table:table>"
            else:
                made.append(rows(row))
        else:
            made.append(p(line.text))
    return odt(path, "".join(made))
