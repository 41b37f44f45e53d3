"""The panel below the tree: what the chosen part is, its words, its level; the remainder's door."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.imports import plan_reading_edit as mending
from kehoach_desktop.domain.imports.plan_reading_fields import FIELDS, field
from kehoach_desktop.domain.imports.read_document import ReadLine
from kehoach_desktop.domain.imports.reading_remainder import run_of
from kehoach_desktop.domain.plans.plan import NUMBERED, Block, BlockKind, Section
from kehoach_desktop.ui.pages.plans.importing.desk import ImportDesk
from kehoach_desktop.ui.pages.plans.importing.rows import doubt_words, task_words
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, TextField

_KINDS: list[BlockKind | None] = [
    None, BlockKind.HEADING, BlockKind.ITEM, BlockKind.TASK, BlockKind.PARAGRAPH, BlockKind.DASH,
    BlockKind.PLUS,
]  # fmt: skip
_ARROWS = (("out", "level", -1), ("in", "level", 1), ("up", "place", -1), ("down", "place", 1))


class MendPanel(QWidget):
    """`arrange(what, by)`: an arrow was pressed; `settled()`: "Đúng rồi" was."""

    arrange = Signal(str, int)
    settled = Signal()

    def __init__(self, desk: ImportDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._text_before = ""
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.doubt = QLabel()
        self.doubt.setWordWrap(True)
        self.doubt.setProperty("role", "error")
        self.kind = ChoiceField([(each, tr(f"import.kind.{each or 'section'}")) for each in _KINDS])
        self.kind.setMinimumContentsLength(len(tr("import.kind.dash")) - 1)
        narrow = ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.kind.setSizeAdjustPolicy(narrow)
        self.kind.setAccessibleName(tr("import.column.kind"))
        self.kind.chosen.connect(lambda kind: desk.set_kind(desk.key, kind))
        self.arrows: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.addWidget(self.kind)
        for name, what, by in _ARROWS:
            button = QPushButton(tr(f"import.arrow.{name}"))
            button.setToolTip(tr(f"import.arrow.{name}.hint"))
            button.setAccessibleName(tr(f"import.arrow.{name}.hint"))
            button.clicked.connect(lambda _on=False, w=what, b=by: self.arrange.emit(w, b))
            self.arrows[name] = button
            row.addWidget(button)
        self.no_task = QPushButton(tr("import.no_task"))
        self.no_task.clicked.connect(lambda: desk.no_task(desk.key.partition(":")[2]))
        self.take = QPushButton(tr("import.take"))
        self.take.setToolTip(tr("import.take.hint"))
        self.take.clicked.connect(self._take)
        self.take_all = QPushButton()
        self.take_all.setToolTip(tr("import.take_all.hint"))
        self.take_all.clicked.connect(self.take_run)
        self.right = QPushButton(tr("import.right"))
        self.right.setToolTip(tr("import.right.hint"))
        self.right.clicked.connect(self.settled)
        row.addWidget(self.no_task)
        row.addWidget(self.take)
        row.addWidget(self.take_all)
        row.addStretch(1)
        row.addWidget(self.right)
        self.text = TextField(tr("import.empty"), 2)
        self.text.setAccessibleName(tr("import.column.text"))
        self.text.edited.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)  # above the words, which may be long: the buttons stay in sight
        column.addWidget(self.doubt)
        column.addWidget(self.about)
        column.addWidget(self.text)
        column.addStretch(1)
        desk.changed.connect(self.refresh)
        desk.chosen.connect(self._chosen)
        self._behind = ""
        self.refresh()

    def _chosen(self, key: str) -> None:
        if key.startswith(("block:", "section:")):
            self._behind = key
        self.refresh()

    def refresh(self) -> None:
        """Show the chosen part."""
        desk, key = self._desk, self._desk.key
        part = self._part()
        doubts = [doubt for doubt in desk.open_doubts() if doubt.key == key]
        self.doubt.setText("\n".join(f"! {doubt_words(doubt)}" for doubt in doubts))
        self.doubt.setVisible(bool(doubts))
        self.right.setVisible(bool(doubts))
        arranged = part is not None
        self.kind.setVisible(arranged)
        for button in self.arrows.values():
            button.setVisible(arranged)
        self.no_task.setVisible(key.startswith("task:"))
        run = self._run()
        self.take.setVisible(key.startswith("line:"))
        self.take_all.setVisible(len(run) > 1)
        self.take_all.setText(tr("import.take_all", count=len(run)))
        editable = arranged or key in FIELDS
        self.text.setVisible(editable)
        self.about.setText(self._about(key))
        if isinstance(part, Section):
            self.kind.show_value(None)
            self.text.show_value(part.heading)
        elif isinstance(part, Block):
            self.kind.show_value(part.kind)
            self.text.show_value(part.text)
        elif key in FIELDS:
            self.text.show_value(field(desk.reading, key))

    def enter(self) -> None:
        """Put the cursor into the words of the chosen part."""
        if self.text.isVisible():
            self.text.setFocus()

    def _part(self) -> Section | Block | None:
        plan = self._desk.reading.plan
        try:
            at, place = mending.find(plan, self._desk.key)
        except KeyError:
            return None
        section = plan.sections[at]
        return section if place < 0 else section.blocks[place]

    def _about(self, key: str) -> str:
        desk, part = self._desk, self._part()
        kind, _, rest = key.partition(":")
        if key in FIELDS:
            return tr(f"import.field.{key}")
        if kind == "task":
            return task_words(desk.reading.plan, rest)
        if kind == "line":
            return tr("import.about.remainder")
        if isinstance(part, Section):
            return tr("import.about.section", number=part.printed or "–")
        if isinstance(part, Block) and part.kind in NUMBERED:
            return tr("import.about.item", number=part.printed or "–", level=part.level)
        return tr("import.about.text") if part is not None else tr("import.about.other")

    def _typed(self, *_text: object) -> None:
        key, text = self._desk.key, self.text.text()
        if key in FIELDS:
            self._desk.set_field(key, text)
        elif self._part() is not None:
            self._desk.set_text(key, text)

    def take_run(self) -> None:
        """Put the chosen line of the remainder, with those that stand with it, behind the text."""
        kind, _, number = self._desk.key.partition(":")
        if kind == "line":
            self._desk.take_run(int(number))

    def _run(self) -> tuple[ReadLine, ...]:
        desk, (kind, _, number) = self._desk, self._desk.key.partition(":")
        for line in desk.reading.remainder if kind == "line" else ():
            if line.place.line == int(number):
                return run_of(desk.reading, desk.draft.lines, line)
        return ()

    def _take(self) -> None:
        number = int(self._desk.key.partition(":")[2])
        for line in self._desk.reading.remainder:
            if line.place.line == number:
                self._desk.take_line(line, self._behind)
                return
