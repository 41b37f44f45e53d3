"""Marks in the text of a section: bold titles, and dots where something is still unknown."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from kehoach_desktop.ui.widgets import section_blocks as paragraphs

_UNKNOWN = re.compile(r"…{2,}|\.{4,}")


class SectionMarks(QSyntaxHighlighter):
    """Looks of the text only: nothing of it is stored or copied."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._bold = QTextCharFormat()
        self._bold.setFontWeight(QFont.Weight.Bold)

    def highlightBlock(self, text: str) -> None:
        """Mark one paragraph."""
        bold = paragraphs.kind_of(self.currentBlock()) in paragraphs.BOLD
        if bold:
            self.setFormat(0, len(text), self._bold)
        for match in _UNKNOWN.finditer(text):
            mark = QTextCharFormat(self._bold) if bold else QTextCharFormat()
            mark.setBackground(QColor("#ffe08a"))
            mark.setForeground(QColor("#5a3a00"))
            self.setFormat(match.start(), match.end() - match.start(), mark)
