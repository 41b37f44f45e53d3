"""A simple page of words as a PDF, for sheets that are not documents of the decree."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument


def write_html(path: Path, content: str, title: str) -> None:
    """Write `content` (simple HTML, already escaped) on A4 to `path`; GUI thread."""
    document = QTextDocument()
    font = document.defaultFont()
    font.setFamilies(["Times New Roman", "Liberation Serif", "serif"])
    font.setPointSize(12)
    document.setDefaultFont(font)
    document.setHtml(content)
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(25, 20, 20, 20), QPageLayout.Unit.Millimeter)
    document.print_(writer)
