"""The appendices of a paper: title, text, and a table that takes what is pasted from Excel."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.paper import Appendix, Paper
from kehoach_desktop.domain.plans.plan import Block, BlockKind
from kehoach_desktop.ui.pages.papers.form_part import FormPart
from kehoach_desktop.ui.pages.papers.session import PaperSession
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import LineField, TextField, labelled
from kehoach_desktop.ui.widgets.table_editor import TableEditor, first_table


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
        self.table = TableEditor()
        self.table.edited.connect(
            lambda table, key: self._put(replace(self._appendix(), table=table), f"table:{key}")
        )
        self.table.removed.connect(self._remove_table)
        self.add_table = QPushButton(tr("papers.table.add"))
        self.add_table.clicked.connect(
            lambda: self._put(replace(self._appendix(), table=first_table()))
        )
        self.remove = QPushButton(tr("papers.appendix.remove"))
        row = QHBoxLayout()
        row.addWidget(self.add_table)
        row.addWidget(self.landscape)
        row.addStretch(1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addLayout(form)
        column.addWidget(self.table)
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
        self.table.setVisible(appendix.table is not None)
        self.add_table.setVisible(appendix.table is None)
        self.landscape.setVisible(appendix.table is not None)
        self.landscape.setChecked(appendix.landscape)
        if appendix.table is not None:
            self.table.show_table(appendix.table)

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

    def _remove_table(self) -> None:
        self._put(replace(self._appendix(), table=None))
        self.session.shell.say(
            tr("papers.table.removed"), action=tr("common.undo"), act=self.session.undo
        )


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
