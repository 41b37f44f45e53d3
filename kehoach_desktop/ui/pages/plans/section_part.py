"""A section in the editor: its questions and offered sentences, its text, its task cards."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from kehoach_desktop.domain.plans import plan_edit, task_edit
from kehoach_desktop.domain.plans.guidance import OfferedSentence
from kehoach_desktop.domain.plans.plan import (
    NUMBERED,
    Block,
    BlockKind,
    Plan,
    Section,
    SectionRole,
    numbered_blocks,
    numbered_sections,
)
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.table import PaperTable
from kehoach_desktop.domain.vntext import UNKNOWN
from kehoach_desktop.ui.pages.plans.clause_row import ClauseRow
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.part import EditorPart
from kehoach_desktop.ui.pages.plans.section_bar import SectionBar
from kehoach_desktop.ui.pages.plans.section_guide import SectionGuide
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.pages.plans.task_cards import TaskCards
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import Field, TextField
from kehoach_desktop.ui.widgets.section_text import SectionText
from kehoach_desktop.ui.widgets.table_editor import SectionTables


class SectionPart(EditorPart):
    """Edits one section of the plan."""

    def __init__(
        self, session: PlanSession, section_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, f"section:{section_id}", parent)
        self.section_id = section_id
        section = session.plan.section(section_id)
        self.bar = SectionBar(self)
        self.bar.kind_chosen.connect(self._set_kind)
        self.bar.level_asked.connect(self._relevel)
        self.bar.move_asked.connect(self._move)
        self._build_head()
        self.pin(self.bar)
        if session.clauses is not None:
            self.column.addWidget(ClauseRow(session.clauses, section_id))
        self.guide = SectionGuide(session, section_id, self.key)
        self.guide.questions.task_wanted.connect(self._add_task)
        self.guide.offers.taken.connect(self._take)
        self.text = SectionText(session.new_id, self._may_dissolve)
        self.text.setAccessibleName(tr("plans.text", heading=section.heading))
        self.text.edited.connect(self._typed)
        self.text.caret_moved.connect(self._caret)
        self.text.level_asked.connect(self._relevel)
        self.text.move_asked.connect(self._move)
        self.text.undo_asked.connect(session.undo)
        self.text.redo_asked.connect(session.redo)
        self.text.refused.connect(lambda: session.shell.say(tr("plans.task.kept")))
        self.cards = TaskCards(session, self.key)
        self.cards.focused.connect(lambda task: self.caret_moved.emit(f"task:{task}"))
        self.cards.add_asked.connect(self._add_task)
        self.tables = SectionTables()
        self.tables.edited.connect(self._tables_edited)
        self.tables.moved.connect(self._cell)
        self.tables.removed.connect(self._say_table_removed)
        for widget in (self.guide, self.text, self.tables, self.cards):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.refresh(session.plan)

    # --- showing

    def _build_head(self) -> None:
        self._number = QLabel()
        self._number.setProperty("role", "heading")
        self.heading_field = TextField(tr("plans.section.heading.hint"))
        self.heading_field.setAccessibleName(tr("plans.section.heading"))
        self.heading_field.edited.connect(
            lambda text: self.edit(plan_edit.set_heading(self.plan, self.section_id, text), "head")
        )
        self.later = QCheckBox(tr("common.later"))
        self.later.setToolTip(tr("plans.later.hint"))
        self.later.clicked.connect(
            lambda on: self.edit(plan_edit.set_later(self.plan, self.section_id, on))
        )
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 8, 14, 2)
        row.addWidget(self._number)
        row.addWidget(self.heading_field, 1)
        row.addWidget(self.later)
        self.pin(head)

    def refresh(self, plan: Plan) -> None:
        """Show the section as it stands in `plan`."""
        section = plan.section(self.section_id)
        number = next(n for n, each in numbered_sections(plan) if each is section)
        self._number.setText(number)
        self.heading_field.show_value(section.heading)
        self.later.setChecked(section.later)
        self.text.show_section(section, plan.numbering)
        self.tables.show_tables(section.tables)
        self.guide.refresh(section)
        numbers: dict[str | None, str] = {
            each.block.task_id: each.number
            for each in numbered_blocks(section, plan.numbering)
            if each.block.task_id
        }
        self.cards.show_tasks(task_edit.tasks_of(plan, section.id), numbers)
        offered = SectionRole.KEY_TASKS in section.roles or bool(numbers)
        self.cards.setVisible(offered or SectionRole.CONTENT in section.roles)
        self._show_kind()

    def is_current(self) -> bool:
        """Say whether the plan still has this section."""
        return any(each.id == self.section_id for each in self.plan.sections)

    def show_caret(self, caret: Caret) -> None:
        """Put the caret into the block, or open the card of a task."""
        if caret.block.startswith("task:"):
            self.cards.open_card(caret.block.removeprefix("task:"))
        elif caret.block.startswith("table:"):
            grid = self.tables.show_cell(caret.block.removeprefix("table:"))
            if grid is not None:
                self.bring_into_sight(grid)
        elif caret.block in {"", "head"} or not self.text.set_caret(caret.block, caret.offset):
            if caret.block == "head":
                self.heading_field.setFocus()
                return
            self.text.setFocus()
        else:
            self.text.setFocus()
            self._keep_visible()

    def field_of(self, source: str, name: str) -> Field | None:
        """Return the section's title, or a text of a task whose card is open."""
        what, _, found = source.partition(":")
        if what == "section":
            return self.heading_field if found == self.section_id else None
        return self.cards.field_of(found, name) if what == "task" else None

    def show_words(self, source: str, field: str, words: str, span: tuple[int, int]) -> bool:
        """Select letters of the text, of the title or of a task."""
        what, _, found = source.partition(":")
        if what == "table":
            return True  # the cell has the cursor
        if what != "block":
            return super().show_words(source, field, words, span)
        return self.text.set_caret(found, span[0], span[1] - span[0])

    def show_problem(self) -> None:
        """Select the first dots that stand for something unknown, or the first empty line."""
        for block in self._section().blocks:
            place = block.text.find(UNKNOWN)
            if place >= 0 or not block.text.strip():
                self.text.set_caret(block.id, max(0, place), len(UNKNOWN) if place >= 0 else 0)
                self.text.setFocus()
                self._keep_visible()
                return
        super().show_problem()

    # --- the officer's hand

    def _section(self) -> Section:
        return self.plan.section(self.section_id)

    def _typed(self, blocks: tuple[Block, ...], key: str) -> None:
        before = self.plan
        plan = plan_edit.type_blocks(before, self.section_id, blocks)
        block, offset = self.text.caret()
        step = f"{self.key}/{key}" if key else ""
        self.session.caret = Caret(self.key, *self.text.caret_before)
        self.session.edit(plan, key=step, after=Caret(self.key, block, offset))
        kept = {task.id for task in plan.tasks}
        lost = [t for t in before.tasks if t.id not in kept and not plan_edit.is_bare(t)]
        if lost:
            self._say_removed(lost[0])

    def _tables_edited(self, tables: tuple[PaperTable, ...], key: str) -> None:
        self.edit(plan_edit.set_tables(self.plan, self.section_id, tables), key)
        self.caret_moved.emit(f"section:{self.section_id}")

    def _cell(self, name: str) -> None:
        self.session.caret = Caret(self.key, f"table:{name}")

    def _say_table_removed(self) -> None:
        shell = self.session.shell
        shell.say(tr("papers.table.removed"), action=tr("common.undo"), act=self.session.undo)

    def _say_removed(self, task: Task) -> None:
        self.session.shell.say(
            tr("plans.task.removed", title=task.title or tr("plans.task.untitled")),
            action=tr("common.undo"),
            act=self.session.undo,
        )

    def _caret(self, block: str, offset: int) -> None:
        self.session.caret = Caret(self.key, block, offset)
        self._show_kind()
        self._keep_visible()
        if block:
            self.caret_moved.emit(f"block:{block}")

    def _show_kind(self) -> None:
        block_id = self.text.caret()[0]
        blocks = {block.id: block for block in self._section().blocks}
        self.bar.show_kind(blocks[block_id].kind if block_id in blocks else BlockKind.PARAGRAPH)

    def _keep_visible(self) -> None:
        if not self.text.hasFocus():
            return
        spot = self.text.cursorRect()
        point = self.text.mapTo(self.body, QPoint(spot.left(), spot.center().y()))
        self.area.ensureVisible(point.x(), point.y(), 0, spot.height() * 3)

    def _may_dissolve(self, task_id: str) -> bool:
        task = self.plan.task(task_id)
        return task is None or plan_edit.is_bare(task)

    def _each_block(self, change: object) -> None:
        """Apply `change(plan, block id)` to every block of the selection, as one step."""
        known = {block.id for block in self._section().blocks}
        plan = self.plan
        for block in self.text.selected_blocks():
            if block in known:
                plan = change(plan, block)  # type: ignore[operator]
        block, offset = self.text.caret()
        self.session.edit(plan, after=Caret(self.key, block, offset))
        self.text.setFocus()

    def _set_kind(self, kind: BlockKind) -> None:
        new_id = self.session.new_id
        if not self._section().blocks:
            block = Block(new_id(), BlockKind.PARAGRAPH)
            plan = plan_edit.insert_block(self.plan, self.section_id, 0, block)
            self.session.edit(
                plan_edit.set_kind(plan, self.section_id, block.id, kind, new_id),
                after=Caret(self.key, block.id),
            )
            self.text.set_caret(block.id)
            self.text.setFocus()
            return
        self._each_block(
            lambda plan, block: plan_edit.set_kind(plan, self.section_id, block, kind, new_id)
        )
        self._show_kind()

    def _relevel(self, step: int) -> None:
        self._each_block(lambda plan, block: plan_edit.relevel(plan, self.section_id, block, step))

    def _move(self, step: int) -> None:
        block = self.text.caret()[0]
        if any(each.id == block for each in self._section().blocks):
            plan = plan_edit.move_block(self.plan, self.section_id, block, step)
            self.session.edit(plan, after=self.session.caret)
            self._keep_visible()

    def _add_task(self) -> None:
        task = Task(self.session.new_id(), "")
        plan = task_edit.add_task(self.plan, task, self.section_id, self.session.new_id)
        self.session.edit(plan, after=Caret(self.key, f"task:{task.id}"))
        self.cards.open_card(task.id)

    def _take(self, offer: OfferedSentence) -> None:
        blocks = self._section().blocks
        here = self.text.caret()[0]
        index = next((i for i, each in enumerate(blocks) if each.id == here), len(blocks) - 1)
        level = 1
        if offer.kind in NUMBERED and blocks:
            level = plan_edit.context_level(self.plan, self.section_id, index + 1, offer.kind)
        self.text.insert_line(offer.text, offer.kind, level)
        self.text.setFocus()
