"""The text of a paper: opening, sections of numbered blocks, closing sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.plans.plan import NUMBERED, Block, BlockKind, Section
from kehoach_desktop.ui.pages.papers.form_part import FormPart
from kehoach_desktop.ui.pages.papers.session import PaperSession
from kehoach_desktop.ui.pages.plans.section_bar import KINDS, SectionBar
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import LineField
from kehoach_desktop.ui.widgets.section_text import SectionText
from kehoach_desktop.ui.widgets.table_editor import SectionTables

#: What a line of a paper can be: a task belongs to a plan.
PAPER_KINDS = tuple(kind for kind in KINDS if kind is not BlockKind.TASK)


class SectionForm(QWidget):
    """One section: its heading (empty: plain text without "I."), its blocks.

    `active()` tells that the caret is here.
    """

    active = Signal()

    def __init__(self, session: PaperSession, section_id: str) -> None:
        super().__init__()
        self.session = session
        self.section_id = section_id
        self.heading = LineField(tr("papers.heading.hint"))
        self.heading.setAccessibleName(tr("papers.heading"))
        self.heading.edited.connect(
            lambda typed: self._put(replace(self._section, heading=typed), f"head:{section_id}")
        )
        self.remove = QPushButton("✕")
        self.remove.setToolTip(tr("papers.section.remove"))
        self.remove.setAccessibleName(tr("papers.section.remove"))
        self.text = SectionText(session.new_id)
        self.text.setAccessibleName(tr("papers.text"))
        self.text.edited.connect(
            lambda blocks, key: self._put(replace(self._section, blocks=tuple(blocks)), key)
        )
        self.text.caret_moved.connect(lambda *_: self.active.emit())
        self.text.level_asked.connect(self.relevel)
        self.text.move_asked.connect(self.move_blocks)
        self.text.undo_asked.connect(session.undo)
        self.text.redo_asked.connect(session.redo)
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.addLayout(row)
        column.addWidget(self.text)
        self.tables = SectionTables()
        self.tables.edited.connect(
            lambda tables, key: self._put(
                replace(self._section, tables=tables), f"{section_id}/{key}" if key else ""
            )
        )
        self.tables.removed.connect(
            lambda: session.shell.say(
                tr("papers.table.removed"), action=tr("common.undo"), act=session.undo
            )
        )
        column.addWidget(self.tables)

    @property
    def _section(self) -> Section:
        return self.session.paper.section(self.section_id)

    def refresh(self, paper: Paper) -> None:
        """Show the section as it stands in `paper`."""
        section = paper.section(self.section_id)
        self.heading.show_value(section.heading)
        self.text.show_section(section, paper.numbering)
        self.tables.show_tables(section.tables)
        self.remove.setVisible(len(paper.sections) > 1)

    def _put(self, section: Section, key: str = "") -> None:
        paper = self.session.paper
        sections = tuple(section if each.id == section.id else each for each in paper.sections)
        self.session.edit(replace(paper, sections=sections), key)

    def _chosen(self) -> set[str]:
        return set(self.text.selected_blocks())

    def set_kind(self, kind: BlockKind) -> None:
        """Make the chosen lines `kind`."""
        chosen = self._chosen()
        self._change(lambda block: replace(block, kind=kind) if block.id in chosen else block)

    def relevel(self, step: int) -> None:
        """Put the chosen numbered lines a level deeper (1) or higher (-1)."""
        chosen = self._chosen()

        def change(block: Block) -> Block:
            if block.id not in chosen or block.kind not in NUMBERED:
                return block
            return replace(block, level=max(1, min(4, block.level + step)))

        self._change(change)

    def _change(self, change: Callable[[Block], Block]) -> None:
        section = self._section
        blocks = tuple(map(change, section.blocks))
        self._put(replace(section, blocks=blocks))

    def move_blocks(self, step: int) -> None:
        """Move the chosen lines up (-1) or down (1)."""
        chosen, section = self._chosen(), self._section
        blocks = list(section.blocks)
        places = [place for place, block in enumerate(blocks) if block.id in chosen]
        if not places or not 0 <= places[0] + step <= places[-1] + step < len(blocks):
            return
        for place in places if step < 0 else reversed(places):
            blocks[place], blocks[place + step] = blocks[place + step], blocks[place]
        self._put(replace(section, blocks=tuple(blocks)))

    def kind(self) -> BlockKind:
        """Return what the line with the caret is."""
        caret, _offset = self.text.caret()
        block = next((each for each in self._section.blocks if each.id == caret), None)
        return block.kind if block is not None else BlockKind.PARAGRAPH


class BodyForm(FormPart):
    """The text: opening, sections, closing."""

    def __init__(self, session: PaperSession) -> None:
        super().__init__(session, "papers.body")
        self.own_text("opening", 2)
        self._forms: list[SectionForm] = []
        self._current: SectionForm | None = None
        self.bar = SectionBar(self, PAPER_KINDS)
        self.bar.kind_chosen.connect(lambda kind: self._on_current(lambda at: at.set_kind(kind)))
        self.bar.level_asked.connect(lambda step: self._on_current(lambda at: at.relevel(step)))
        self.bar.move_asked.connect(lambda step: self._on_current(lambda at: at.move_blocks(step)))
        self.column.addWidget(self.bar)
        self._sections = QVBoxLayout()
        self.column.addLayout(self._sections)
        add = QPushButton(tr("papers.section.add"))
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        self.column.addLayout(row)
        self.closing = FormPart(session, "papers.closing")
        self.closing.own_text("closing", 2)
        self.column.addWidget(self.closing)
        self.shows(self._show_sections)

    @property
    def sections(self) -> list[SectionForm]:
        """Return the forms of the sections, in order."""
        return list(self._forms)

    def refresh(self, paper: Paper) -> None:
        """Show the text of `paper`."""
        super().refresh(paper)
        self.closing.refresh(paper)

    def _on_current(self, act: Callable[[SectionForm], object]) -> None:
        form = self._current if self._current in self._forms else next(iter(self._forms), None)
        if form is not None:
            act(form)
            form.text.setFocus()
            self.bar.show_kind(form.kind())

    def _active(self, form: SectionForm) -> None:
        self._current = form
        self.bar.show_kind(form.kind())

    def _show_sections(self, paper: Paper) -> None:
        wanted = [section.id for section in paper.sections]
        if [form.section_id for form in self._forms] != wanted:
            kept = {form.section_id: form for form in self._forms}
            for form in self._forms:
                self._sections.removeWidget(form)
                if form.section_id not in wanted:
                    form.deleteLater()
            self._forms = [kept.get(section_id) or self._made(section_id) for section_id in wanted]
            for form in self._forms:
                self._sections.addWidget(form)
        for form in self._forms:
            form.refresh(paper)

    def _made(self, section_id: str) -> SectionForm:
        form = SectionForm(self.session, section_id)
        form.active.connect(lambda: self._active(form))
        form.remove.clicked.connect(lambda: self._remove(section_id))
        return form

    def _add(self) -> None:
        new_id = self.session.new_id
        block = Block(new_id(), BlockKind.PARAGRAPH)
        made = Section(new_id(), tr("papers.section.new"), (), (block,))
        self.session.edit(replace(self.paper, sections=(*self.paper.sections, made)))
        self._forms[-1].heading.setFocus()

    def _remove(self, section_id: str) -> None:
        kept = tuple(each for each in self.paper.sections if each.id != section_id)
        self.session.edit(replace(self.paper, sections=kept))
        self.session.shell.say(
            tr("papers.section.removed"), action=tr("common.undo"), act=self.session.undo
        )
