"""The text of one section: a plain text editor in which every paragraph is a block of the plan.

Numbers stand in the left margin, derived from the order, so that they can neither be typed nor be
wrong. Undo belongs to the whole plan: the widget only reports what it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.plans.plan import NUMBERED, Block, BlockKind, Section, numbered_blocks
from kehoach_desktop.domain.plans.plan_paste import parse_inside, parse_lines
from kehoach_desktop.domain.vntext import nfc
from kehoach_desktop.ui.widgets import section_blocks as paragraphs
from kehoach_desktop.ui.widgets.section_keys import SectionKeys
from kehoach_desktop.ui.widgets.section_marks import SectionMarks


class SectionText(QTextEdit):
    """Edits the blocks of a section.

    `edited(blocks, key)`: the text is now `blocks`; equal keys in a row are one step of undo.
    `caret_moved(block id, offset)`. `move_asked(step)` and `level_asked(step)` are for the plan,
    as are `undo_asked` and `redo_asked`. `refused` tells that a task with details was kept.
    """

    edited = Signal(object, str)
    caret_moved = Signal(str, int)
    move_asked = Signal(int)
    level_asked = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    refused = Signal()

    def __init__(
        self,
        new_id: Callable[[], str],
        may_dissolve: Callable[[str], bool] = lambda _task: True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._new_id = new_id
        self.may_dissolve = may_dissolve
        self._style = NumberingStyle.DECIMAL
        self._blocks: tuple[Block, ...] = ()
        self._numbers: list[str] = []
        self._loading = False
        #: Where the caret was when the last key, composed word or paste came in.
        self.caret_before: tuple[str, int] = ("", 0)
        self.marks = SectionMarks(self.document())
        self._keys = SectionKeys(self)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # a line dragged by a slip of the hand would lose its task
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.document().setDocumentMargin(6)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_caret)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    # what the page sets and reads

    def show_section(self, section: Section, style: NumberingStyle) -> None:
        """Show the blocks of `section`; the caret stays where it was as far as it can."""
        restyled = style is not self._style
        self._style = style
        if section.blocks != self._blocks:
            block, offset = self.caret()
            self._loading = True
            paragraphs.write_blocks(self.document(), section.blocks)
            self._loading = False
            self._blocks = section.blocks
            self._renumber()
            if not self.set_caret(block, offset):
                self.moveCursor(QTextCursor.MoveOperation.Start)
        elif restyled or len(self._numbers) != self.document().blockCount():
            self._renumber()

    def caret(self) -> tuple[str, int]:
        """Return the id of the block with the caret and the offset in it."""
        cursor = self.textCursor()
        return paragraphs.id_of(cursor.block()), cursor.positionInBlock()

    def set_caret(self, block_id: str, offset: int = 0, select: int = 0) -> bool:
        """Put the caret into a block, `select` letters marked; False if there is no such block."""
        paragraph = self.paragraph(block_id)
        if paragraph is None:
            return False
        cursor = self.textCursor()
        cursor.setPosition(paragraph.position() + min(offset, max(0, paragraph.length() - 1)))
        if select:
            cursor.setPosition(cursor.position() + select, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def paragraph(self, block_id: str) -> QTextBlock | None:
        """Return the paragraph of a block, or None."""
        for paragraph in paragraphs.each_paragraph(self.document()):
            if block_id and paragraphs.id_of(paragraph) == block_id:
                return paragraph
        return None

    def selected_blocks(self) -> list[str]:
        """Return the ids of the blocks the selection touches, in order."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        found = []
        while first.isValid() and first.position() <= last.position():
            found.append(paragraphs.id_of(first))
            first = first.next()
        return found

    def numbers(self) -> list[str]:
        """Return the numbers that stand in the margin, in order."""
        return list(self._numbers)

    def insert_line(self, text: str, kind: BlockKind, level: int = 1) -> None:
        """Put a whole new block after the caret's, or into it where it is empty."""
        self.caret_before = self.caret()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if not cursor.block().text() and paragraphs.task_of(cursor.block()) is None:
            paragraphs.restyle(cursor.block(), kind, level)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock(paragraphs.block_format("", kind, level))
        cursor.insertText(nfc(text))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a block editor does at Enter, Backspace and the moving keys."""
        self.caret_before = self.caret()
        if not self._keys.press(event):
            super().keyPressEvent(event)
            self._keys.typed(event)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that the window would otherwise take as shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in own) or self._keys.is_moving(event):
                event.accept()
                return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, NFC, cut into blocks; "- ", "+ ", "1." become their kinds."""
        lines = parse_lines(source.text())
        if not lines:
            return
        self.caret_before = self.caret()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        here = cursor.block()
        kind, level = paragraphs.kind_of(here), paragraphs.level_of(here)
        first = lines[0]
        if not here.text() and first.kind and paragraphs.task_of(here) is None:
            paragraphs.restyle(here, first.kind, first.level)
            kind = first.kind
        inside = len(lines) == 1 and here.text()
        cursor.insertText(parse_inside(source.text()) if inside else first.text)
        if kind in paragraphs.BOLD or any(line.kind for line in lines):
            kind, level = BlockKind.PARAGRAPH, 1
        for line in lines[1:]:
            made = (line.kind, line.level) if line.kind else (kind, level)
            cursor.insertBlock(paragraphs.block_format("", *made))
            cursor.insertText(line.text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text with its numbers, so that pasted lines are again what they were."""
        cursor = self.textCursor()
        lines = cursor.selectedText().split("\u2029")
        paragraph = self.document().findBlock(cursor.selectionStart())
        if len(lines) > 1:
            for place, line in enumerate(lines):
                number = self._numbers[paragraph.blockNumber()] if self._numbers else ""
                if number and cursor.selectionStart() <= paragraph.position():
                    lines[place] = f"{number} {line}"
                paragraph = paragraph.next()
        copied = QMimeData()
        copied.setText("\n".join(lines))
        return copied

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose as Qt does; only remember where it began."""
        self.caret_before = self.caret()
        super().inputMethodEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text only."""
        return source.hasText()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then the numbers beside it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout = self.document().documentLayout()
        scroll = self.verticalScrollBar().value()
        visible = QRectF(event.rect()).translated(0, scroll)
        for paragraph in paragraphs.each_paragraph(self.document()):
            box = layout.blockBoundingRect(paragraph)
            if box.bottom() < visible.top():
                continue
            if box.top() > visible.bottom():
                break
            self._paint_number(painter, paragraph, box, scroll)
        painter.end()

    def sizeHint(self) -> QSize:
        """Be as tall as the text: the page scrolls, not the text."""
        height = int(self.document().size().height()) + 2
        return QSize(super().sizeHint().width(), max(height, self.fontMetrics().height() * 4))

    # inside

    def _paint_number(
        self, painter: QPainter, paragraph: QTextBlock, box: QRectF, scroll: int
    ) -> None:
        index = paragraph.blockNumber()
        number = self._numbers[index] if index < len(self._numbers) else ""
        layout = paragraph.layout()
        if not number or layout.lineCount() == 0:
            return
        kind = paragraphs.kind_of(paragraph)
        font = QFont(self.font())
        font.setBold(kind in paragraphs.BOLD)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        line = layout.lineAt(0)
        gap = metrics.horizontalAdvance(" ") * 1.6
        left = line.x() + layout.position().x() - gap - metrics.horizontalAdvance(number)
        base = layout.position().y() + line.y() + line.ascent() - scroll
        painter.drawText(QPointF(left, base), number)

    def _on_text_changed(self) -> None:
        if self._loading:
            return
        self._loading = True
        blocks = tuple(paragraphs.read_blocks(self.document(), self._new_id))
        self._loading = False
        if blocks == self._blocks or (not blocks and self._is_blank(self._blocks)):
            return
        key = self._step_key(blocks)
        self._blocks = blocks
        if not key:  # typing inside a block changes no number
            self._renumber()
        self.edited.emit(blocks, key)

    @staticmethod
    def _is_blank(blocks: Sequence[Block]) -> bool:
        return all(each.kind is BlockKind.PARAGRAPH and not each.text for each in blocks)

    def _step_key(self, blocks: Sequence[Block]) -> str:
        """Return a key for typing inside one block, empty for everything that changes structure."""
        if len(blocks) != len(self._blocks):
            return ""
        changed = [new for new, old in zip(blocks, self._blocks, strict=True) if new != old]
        olds = [old for new, old in zip(blocks, self._blocks, strict=True) if new != old]
        if len(changed) != 1:
            return ""
        new, old = changed[0], olds[0]
        if (new.id, new.kind, new.level) != (old.id, old.kind, old.level):
            return ""
        grows = len(new.text) - len(old.text)
        if abs(grows) > 3:
            return ""
        return f"{'type' if grows >= 0 else 'erase'}:{new.id}"

    def _renumber(self) -> None:
        section = Section("", "", blocks=self._blocks)
        numbered = list(numbered_blocks(section, self._style))
        self._numbers = [each.number for each in numbered]
        em = QFontMetricsF(self.font()).horizontalAdvance("0")
        self._loading = True
        depth = 0
        for paragraph, each in zip(
            paragraphs.each_paragraph(self.document()), numbered, strict=False
        ):
            kind = each.block.kind
            if kind in NUMBERED:
                depth = each.level
                left = em * (4 + 3.0 * (each.level - 1) + len(each.number) * 0.5)
            elif kind is BlockKind.PARAGRAPH:
                left = em * 2
            else:
                deeper = 1 if kind is BlockKind.PLUS else 0
                left = em * (4.5 + 2.5 * (max(depth, 1) - 1 + deeper) + (1.5 if depth else 0))
            top = em * (1.1 if kind in paragraphs.BOLD and paragraph.blockNumber() else 0.5)
            paragraphs.set_margins(paragraph, left, top)
        self.marks.rehighlight()
        self._loading = False
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Lay the margins out again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_numbers"):
            self._renumber()

    def _on_caret(self) -> None:
        if not self._loading:
            self.caret_moved.emit(*self.caret())

    def _fit(self) -> None:
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
