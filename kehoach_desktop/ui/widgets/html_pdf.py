"""A simple page of words as a PDF, for sheets that are not documents of the decree."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMarginsF, QUrl
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter, QTextDocument


def write_html(
    path: Path, content: str, title: str, images: Mapping[str, QImage] | None = None
) -> None:
    """Write `content` (simple HTML, already escaped) on A4 to `path`; GUI thread.

    `images` are shown by `<img src='name'>`.
    """
    document = QTextDocument()
    font = document.defaultFont()
    font.setFamilies(["Times New Roman", "Liberation Serif", "serif"])
    font.setPointSize(12)
    document.setDefaultFont(font)
    for name, image in (images or {}).items():
        kind = QTextDocument.ResourceType.ImageResource.value
        document.addResource(kind, QUrl(name), image)
    document.setHtml(content)
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(25, 20, 20, 20), QPageLayout.Unit.Millimeter)
    document.print_(writer)
