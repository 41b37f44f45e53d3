"""Blocks of a section in a QTextDocument and back: each paragraph of the document is a block.

What a block is (id, kind, level, task) lies in properties of the paragraph's format, which Qt
carries along when a paragraph is split, joined or moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from kehoach_desktop.domain.plans.plan import Block, BlockKind
from kehoach_desktop.domain.vntext import nfc

_BASE = int(QTextFormat.Property.UserProperty)
_ID, _KIND, _LEVEL, _TASK = _BASE + 1, _BASE + 2, _BASE + 3, _BASE + 4

#: Kinds whose whole line is bold on paper.
BOLD = frozenset({BlockKind.HEADING, BlockKind.TASK})


def each_paragraph(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the paragraphs of a document in order."""
    paragraph = document.begin()
    while paragraph.isValid():
        yield paragraph
        paragraph = paragraph.next()


def kind_of(paragraph: QTextBlock) -> BlockKind:
    """Return the kind of a paragraph; a plain one where nothing was set."""
    return BlockKind(paragraph.blockFormat().property(_KIND) or BlockKind.PARAGRAPH)


def level_of(paragraph: QTextBlock) -> int:
    """Return the stored level of a paragraph."""
    return int(paragraph.blockFormat().property(_LEVEL) or 1)


def id_of(paragraph: QTextBlock) -> str:
    """Return the id of a paragraph, empty before it was read for the first time."""
    return str(paragraph.blockFormat().property(_ID) or "")


def task_of(paragraph: QTextBlock) -> str | None:
    """Return the id of the task whose title the paragraph is."""
    return str(paragraph.blockFormat().property(_TASK) or "") or None


def block_format(
    block_id: str, kind: BlockKind, level: int, task_id: str | None = None
) -> QTextBlockFormat:
    """Return the format that makes a paragraph that block; its margins are set by the widget."""
    made = QTextBlockFormat()
    made.setProperty(_ID, block_id)
    made.setProperty(_KIND, str(kind))
    made.setProperty(_LEVEL, level)
    made.setProperty(_TASK, task_id or "")
    return made


def restyle(paragraph: QTextBlock, kind: BlockKind, level: int, task_id: str | None = None) -> None:
    """Make a paragraph a block of another kind and level, keeping its id and text."""
    made = QTextBlockFormat(paragraph.blockFormat())
    made.setProperty(_KIND, str(kind))
    made.setProperty(_LEVEL, level)
    made.setProperty(_TASK, task_id or "")
    QTextCursor(paragraph).setBlockFormat(made)


def set_margins(paragraph: QTextBlock, left: float, top: float) -> None:
    """Set the left and upper margin of a paragraph (pixels) where they differ."""
    old = paragraph.blockFormat()
    if old.leftMargin() == left and old.topMargin() == top:
        return
    made = QTextBlockFormat(old)
    made.setLeftMargin(left)
    made.setTopMargin(top)
    made.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    QTextCursor(paragraph).setBlockFormat(made)


def write_blocks(document: QTextDocument, blocks: Sequence[Block]) -> None:
    """Replace the text of `document` by `blocks`; an empty section is one empty paragraph."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    plain = QTextCharFormat()
    for index, block in enumerate(blocks):
        made = block_format(block.id, block.kind, block.level, block.task_id)
        if index:
            cursor.insertBlock(made, plain)
        else:
            cursor.setBlockFormat(made)
        cursor.insertText(block.text, plain)
    if not blocks:
        cursor.setBlockFormat(QTextBlockFormat())
    cursor.endEditBlock()


def read_blocks(document: QTextDocument, new_id: Callable[[], str]) -> list[Block]:
    """Return the text of `document` as blocks, giving an id to each new or copied paragraph.

    A single empty plain paragraph is an empty section.
    """
    seen: set[str] = set()
    tasks: set[str] = set()
    blocks: list[Block] = []
    for paragraph in each_paragraph(document):
        block_id = id_of(paragraph)
        kind, level, task_id = kind_of(paragraph), level_of(paragraph), task_of(paragraph)
        if kind is BlockKind.TASK and (task_id is None or task_id in tasks):
            task_id = new_id()
        if not block_id or block_id in seen or task_id != task_of(paragraph):
            block_id = new_id() if not block_id or block_id in seen else block_id
            fresh = QTextBlockFormat(paragraph.blockFormat())
            fresh.setProperty(_ID, block_id)
            fresh.setProperty(_TASK, task_id or "")
            QTextCursor(paragraph).setBlockFormat(fresh)
        seen.add(block_id)
        if task_id:
            tasks.add(task_id)
        text = nfc(paragraph.text()).replace("\u2028", " ").replace("\u00a0", " ")
        blocks.append(Block(block_id, kind, text, level, task_id))
    only = blocks[0] if len(blocks) == 1 else None
    if only is not None and not only.text and only.kind is BlockKind.PARAGRAPH:
        return []
    return blocks
