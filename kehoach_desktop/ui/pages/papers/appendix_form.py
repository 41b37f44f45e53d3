"""The appendices of a paper: title, text, and a table that takes what is pasted from Excel."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.paper import Appendix, Paper, PaperColumn, PaperTable
from kehoach_desktop.domain.plan import Block, BlockKind
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.ui.pages.papers.form_part import FormPart
from kehoach_desktop.ui.pages.papers.session import PaperSession
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import LineField, TextField, labelled

#: Rows in sight without scrolling; more make the table scroll by itself.
_ROWS_IN_SIGHT = 7


class TableGrid(QTableWidget):
    """Cells of a table; its first row is the head. `edited(PaperTable)` follows the hand."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._showing = False
        self._table = PaperTable(())
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setAccessibleName(tr("papers.table"))
        self.itemChanged.connect(lambda _item: self._tell())
        self.horizontalHeader().setStretchLastSection(True)

    def show_table(self, table: PaperTable) -> None:
        """Show `table`."""
        if table == self._table and self.columnCount():
            return
        self._showing = True
        self._table = table
        self.setColumnCount(len(table.columns))
        self.setRowCount(len(table.rows) + 1)
        for place, column in enumerate(table.columns):
            head = QTableWidgetItem(column.title)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            self.setItem(0, place, head)
            for row, cells in enumerate(table.rows, start=1):
                words = cells[place] if place < len(cells) else ""
                self.setItem(row, place, QTableWidgetItem(words))
        self.setFixedHeight(self.rowHeight(0) * min(_ROWS_IN_SIGHT, self.rowCount() + 1) + 8)
        self._showing = False

    def add_row(self) -> None:
        """Add an empty row at the end."""
        blank = ("",) * len(self._table.columns)
        self._take(replace(self._table, rows=(*self._table.rows, blank)))

    def add_column(self) -> None:
        """Add an empty column at the right."""
        columns = (*self._table.columns, PaperColumn(""))
        rows = tuple((*cells, "") for cells in self._table.rows)
        self._take(replace(self._table, columns=columns, rows=rows))

    def remove_row(self) -> None:
        """Remove the row with the cursor; the head stays."""
        place = self.currentRow() - 1
        if 0 <= place < len(self._table.rows):
            rows = self._table.rows[:place] + self._table.rows[place + 1 :]
            totals = tuple(row - (row > place) for row in self._table.totals if row != place)
            self._take(replace(self._table, rows=rows, totals=totals))

    def paste(self, text: str) -> None:
        """Put cells pasted from Excel or Word in from the cursor on; rows are added as needed."""
        pasted = [list(map(clean, line.split("\t"))) for line in text.rstrip("\n").split("\n")]
        top, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        grid = [[column.title for column in self._table.columns], *map(list, self._table.rows)]
        wide = max(len(grid[0]), left + max(map(len, pasted)))
        grid += [[] for _ in range(top + len(pasted) - len(grid))]
        grid = [row + [""] * (wide - len(row)) for row in grid]
        for row, cells in enumerate(pasted, start=top):
            grid[row][left : left + len(cells)] = cells
        weights = [column.weight for column in self._table.columns]
        columns = tuple(
            PaperColumn(title, weights[place] if place < len(weights) else 10)
            for place, title in enumerate(grid[0])
        )
        rows = tuple(map(tuple, grid[1:]))
        self._take(PaperTable(columns, rows, self._table.totals))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste many cells at once."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        if self._showing:
            return

        def cell(row: int, column: int) -> str:
            item = self.item(row, column)
            return clean(item.text()) if item is not None else ""

        wide = range(self.columnCount())
        columns = tuple(replace(self._table.columns[place], title=cell(0, place)) for place in wide)
        rows = tuple(tuple(cell(row, place) for place in wide) for row in range(1, self.rowCount()))
        self._table = replace(self._table, columns=columns, rows=rows)
        self.edited.emit(self._table)

    def _take(self, table: PaperTable) -> None:
        self.show_table(table)
        self.edited.emit(table)


class AppendixCard(QWidget):
    """One appendix."""

    def __init__(self, session: PaperSession, appendix: Appendix) -> None:
        super().__init__()
        self.session = session
        self.appendix_id = appendix.id
        form = QFormLayout()
        self.title = LineField(tr("papers.appendix.title.hint"))
        self.title.edited.connect(
            lambda typed: self._put(replace(self._appendix(), title=typed), "title")
        )
        labelled(form, tr("papers.appendix.title"), self.title)
        self.words = TextField(tr("papers.appendix.words.hint"), 2, many=True)
        self.words.edited.connect(self._typed)
        labelled(form, tr("papers.appendix.words"), self.words)
        self.landscape = QCheckBox(tr("papers.appendix.landscape"))
        self.landscape.clicked.connect(
            lambda on: self._put(replace(self._appendix(), landscape=on))
        )
        self.grid = TableGrid()
        self.grid.edited.connect(
            lambda table: self._put(replace(self._appendix(), table=table), "table")
        )
        self.remove = QPushButton(tr("papers.appendix.remove"))
        self.buttons = {
            "table": QPushButton(tr("papers.table.add")),
            "row": QPushButton(tr("papers.table.row")),
            "column": QPushButton(tr("papers.table.column")),
            "less": QPushButton(tr("papers.table.less")),
        }
        acts = (self._add_table, self.grid.add_row, self.grid.add_column, self.grid.remove_row)
        row = QHBoxLayout()
        for button, act in zip(self.buttons.values(), acts, strict=True):
            button.clicked.connect(lambda _on=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addLayout(form)
        column.addWidget(self.grid)
        column.addWidget(self.landscape)
        column.addLayout(row)

    def _appendix(self) -> Appendix:
        return next(each for each in self.session.paper.appendices if each.id == self.appendix_id)

    def refresh(self, paper: Paper) -> None:
        """Show the appendix as it stands in `paper`."""
        appendix = self._appendix()
        self.title.show_value(appendix.title)
        words = "\n".join(block.text for block in appendix.blocks)
        if [line for line in self.words.text().splitlines() if line.strip()] != words.splitlines():
            self.words.show_value(words)
        self.grid.setVisible(appendix.table is not None)
        self.landscape.setVisible(appendix.table is not None)
        self.landscape.setChecked(appendix.landscape)
        for name, button in self.buttons.items():
            button.setVisible((appendix.table is None) == (name == "table"))
        if appendix.table is not None:
            self.grid.show_table(appendix.table)

    def _put(self, appendix: Appendix, field: str = "") -> None:
        paper = self.session.paper
        kept = tuple(appendix if each.id == appendix.id else each for each in paper.appendices)
        key = f"appendix:{appendix.id}:{field}" if field else ""
        self.session.edit(replace(paper, appendices=kept), key)

    def _typed(self, typed: str) -> None:
        old = {block.text: block for block in self._appendix().blocks}
        blocks = tuple(
            old.get(line) or Block(self.session.new_id(), BlockKind.PARAGRAPH, line)
            for line in typed.splitlines()
            if line.strip()
        )
        self._put(replace(self._appendix(), blocks=blocks), "words")

    def _add_table(self) -> None:
        columns = (
            PaperColumn("TT", 4, True),
            PaperColumn(tr("papers.table.first"), 24),
            PaperColumn(tr("papers.table.second"), 16),
        )
        self._put(replace(self._appendix(), table=PaperTable(columns, (("1", "", ""),))))


class AppendixForm(FormPart):
    """All appendices of the paper."""

    def __init__(self, session: PaperSession) -> None:
        super().__init__(session, "papers.appendices")
        self.cards: list[AppendixCard] = []
        self._cards = QVBoxLayout()
        self.column.addLayout(self._cards)
        add = QPushButton(tr("papers.appendix.add"))
        add.clicked.connect(self.add)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        self.column.addLayout(row)
        self.shows(self._show)

    def add(self) -> None:
        """Add an empty appendix."""
        made = Appendix(self.session.new_id(), "")
        self.session.edit(replace(self.paper, appendices=(*self.paper.appendices, made)))
        self.cards[-1].title.setFocus()

    def _show(self, paper: Paper) -> None:
        wanted = [appendix.id for appendix in paper.appendices]
        if [card.appendix_id for card in self.cards] != wanted:
            kept = {card.appendix_id: card for card in self.cards}
            for card in self.cards:
                self._cards.removeWidget(card)
                if card.appendix_id not in wanted:
                    card.deleteLater()
            self.cards = [
                kept.get(appendix.id) or self._made(appendix) for appendix in paper.appendices
            ]
            for card in self.cards:
                self._cards.addWidget(card)
        for card in self.cards:
            card.refresh(paper)

    def _made(self, appendix: Appendix) -> AppendixCard:
        card = AppendixCard(self.session, appendix)
        card.remove.clicked.connect(lambda: self._remove(appendix.id))
        return card

    def _remove(self, appendix_id: str) -> None:
        kept = tuple(each for each in self.paper.appendices if each.id != appendix_id)
        self.session.edit(replace(self.paper, appendices=kept))
        self.session.shell.say(
            tr("papers.appendix.removed"), action=tr("common.undo"), act=self.session.undo
        )
