"""Marks in the text of a section: bold titles, dots for something unknown, findings underlined."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from kehoach_desktop.ui.widgets import section_blocks as paragraphs
from kehoach_desktop.ui.widgets.waves import wave_format

_UNKNOWN = re.compile(r"…{2,}|\.{4,}")


@dataclass(frozen=True, slots=True)
class Underline:
    """Letters `start` to `end` of a paragraph that reads `text`; another text has no such mark."""

    start: int
    end: int
    severity: str
    text: str


class SectionMarks(QSyntaxHighlighter):
    """Looks of the text only: nothing of it is stored or copied."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._bold = QTextCharFormat()
        self._bold.setFontWeight(QFont.Weight.Bold)
        self._underlines: dict[str, Sequence[Underline]] = {}

    def show_underlines(self, underlines: Mapping[str, Sequence[Underline]]) -> None:
        """Underline findings, by block id; only paragraphs whose marks changed are drawn again."""
        before, self._underlines = self._underlines, dict(underlines)
        for paragraph in paragraphs.each_paragraph(self.document()):
            block = paragraphs.id_of(paragraph)
            if before.get(block) != self._underlines.get(block):
                self.rehighlightBlock(paragraph)

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
        for each in self._underlines.get(paragraphs.id_of(self.currentBlock()), ()):
            if each.text == text:
                mark = wave_format(each.severity, self._bold if bold else None)
                self.setFormat(each.start, each.end - each.start, mark)
