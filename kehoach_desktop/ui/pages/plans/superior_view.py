"""The superior's document: mark its clauses by keys, then draft from those that apply."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.sources.clause import ClauseKind, Mark, MarkedDocument
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.plans.superiors import SuperiorRow
from kehoach_desktop.services.ports.plans import PlanRow
from kehoach_desktop.ui.models.clause_rows import ClauseRows
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel
from kehoach_desktop.ui.widgets.file_drop import FileDrop
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, LineField
from kehoach_desktop.ui.widgets.row_table import dress_row_table

#: The keys of the marks, as on the briefing's keypad.
_KEYS = {
    Qt.Key.Key_1: Mark.APPLIES,
    Qt.Key.Key_2: Mark.NOT_OURS,
    Qt.Key.Key_3: Mark.ELSEWHERE,
    Qt.Key.Key_0: None,
}


class _Table(QTableView):
    key_pressed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {*_KEYS, Qt.Key.Key_Space}:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)


class SuperiorView(QWidget):
    """`start_asked(document id, {clause: answer})`; `back_asked`.

    The document is chosen above, its clauses are marked in the table, the chosen clause stands in
    full below with the reason beside it.
    """

    start_asked = Signal(object, object)
    back_asked = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.model = ClauseRows(self)
        self.documents = ChoiceField()
        self.documents.chosen.connect(self._document_chosen)
        self.read = QPushButton(tr("superior.read"))
        self.read.clicked.connect(self._choose_file)
        FileDrop(self, self.read_file)
        self.received = ChoiceField()
        for field in (self.documents, self.received):
            field.setMinimumContentsLength(10)
            field.setSizeAdjustPolicy(
                ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.received.chosen.connect(self._plan_chosen)
        self.table = _Table()
        self._dress_table()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reason = LineField(tr("superior.reason.hint"))
        self.reason.setAccessibleName(tr("superior.reason"))
        self.reason.returnPressed.connect(self._reason_typed)
        self.count = ElidedLabel()
        self.start = QPushButton()
        self.start.setProperty("role", "primary")
        self.start.clicked.connect(self._start)
        self.empty = QLabel(tr("superior.empty"))
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "quiet")
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.documents, 2)
        top.addWidget(self.read)
        top.addWidget(self.received, 1)
        top.addStretch()
        self.marks = QWidget()
        marks = QHBoxLayout(self.marks)
        marks.setContentsMargins(0, 0, 0, 0)
        for key, mark in _KEYS.items():
            name = mark.value if mark else "none"
            button = QPushButton(tr(f"superior.key.{name}"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, key=key: self._key(key))
            marks.addWidget(button)
        self.kind = QPushButton(tr("superior.key.becomes"))
        self.kind.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.kind.clicked.connect(lambda: self._key(Qt.Key.Key_Space))
        marks.addWidget(self.kind)
        marks.addStretch(1)
        self.why = QLabel(tr("superior.reason"))
        self.why.setBuddy(self.reason)
        why = QHBoxLayout()
        why.addWidget(self.why)
        why.addWidget(self.reason, 1)
        back = QPushButton(tr("common.back"))
        back.clicked.connect(self.back_asked)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addWidget(self.count, 1)
        foot.addStretch()
        foot.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.addLayout(top)
        column.addWidget(self.marks)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.words)
        column.addLayout(why)
        column.addLayout(foot)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        dress_row_table(table, tr("superior.clauses"), striped=False)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.key_pressed.connect(self._key)
        table.selectionModel().currentRowChanged.connect(self._row_chosen)

    # --- showing

    def activate(self) -> None:
        """Read the list of documents and received plans again."""
        superiors, plans = self._shell.app.chain.superiors, self._shell.app.plans
        self._shell.operations.run(
            lambda: (superiors.rows(), plans.rows()), self._lists_read, owner=self
        )

    def _lists_read(self, read: tuple[list[SuperiorRow], list[PlanRow]]) -> None:
        rows, plans = read
        choices: list[tuple[object, str]] = [(row.id, _document_words(row)) for row in rows]
        self.documents.set_choices(choices)
        self.documents.setVisible(bool(choices))
        taken = [(row.id, tr("superior.plan", title=row.title, office=row.sender or row.number))
                 for row in plans if row.sender or row.is_issued]  # fmt: skip
        self.received.set_choices([("", tr("superior.received")), *taken])
        self.received.setCurrentIndex(0)
        self.received.setVisible(bool(taken))
        current = self.model.marked.document.id if self.model.marked else ""
        if not current and rows:
            current = rows[0].id
        if current:
            self.documents.show_value(current)
            self._document_chosen(current)
        self._recount()

    def _document_chosen(self, document_id: object) -> None:
        superiors = self._shell.app.chain.superiors
        self._run(lambda: superiors.load(str(document_id)), self._show)

    def _plan_chosen(self, plan_id: object) -> None:
        if plan_id:
            superiors = self._shell.app.chain.superiors
            self._run(lambda: superiors.take_plan(str(plan_id)), self._taken)

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("superior.read"), str(Path.home()), tr("superior.files")
        )
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, path: Path) -> None:
        """Read a file and show its clauses."""
        chain = self._shell.app.chain
        self._shell.operations.run(
            lambda reporter: chain.imports.document(path, reporter.cancelled),
            lambda read: self._run(lambda: chain.superiors.take_read(path, read), self._taken),
            self._refused, lane=Lane.READ, owner=self, reports=True, label=tr("superior.reading"),
        )  # fmt: skip

    def _refused(self, error: AppError) -> None:
        if error.code != "E-READ-STOPPED":
            self._shell.refuse(error)

    def _taken(self, marked: MarkedDocument) -> None:
        self._show(marked)
        self.activate()

    def _show(self, marked: MarkedDocument) -> None:
        fresh = self.model.marked is None or self.model.marked.document.id != marked.document.id
        self.model.load(marked)
        if fresh:
            self._fit()
            self.table.selectRow(max(0, self.model.next_undecided(-1)))
            self.table.setFocus()
        self._recount()
        self._row_chosen(self.table.currentIndex(), QModelIndex())

    def _recount(self) -> None:
        marked = self.model.marked
        shown = marked is not None
        for widget in (self.table, self.words, self.marks, self.why, self.reason, self.count):
            widget.setVisible(shown)
        self.start.setVisible(shown)
        self.empty.setVisible(not shown)
        applying = len(marked.applying) if marked else 0
        self.start.setText(tr("superior.start", n=applying))
        self.start.setEnabled(shown)
        if marked is not None:
            self.count.setText(tr("superior.left", n=len(marked.undecided)))

    def _row_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        marked = self.model.marked
        if marked is None or not index.isValid():
            self.words.clear()
            return
        clause = self.model.clauses[index.row()]
        self.words.setText(clause.text)
        verdict = marked.verdicts.get(clause.id)
        self.reason.show_value(verdict.reason if verdict else "")

    # --- marking

    def _key(self, key: int) -> None:
        line = self.table.currentIndex().row()
        if self.model.marked is None or line < 0:
            return
        if key == Qt.Key.Key_Space:
            self.model.toggle(line)
            return
        self._mark(line, _KEYS[Qt.Key(key)], "")

    def _mark(self, line: int, mark: Mark | None, reason: str) -> None:
        marked, clause = self.model.marked, self.model.clauses[line]
        assert marked is not None
        superiors, document_id = self._shell.app.chain.superiors, marked.document.id

        def shown(after: MarkedDocument) -> None:
            self._shell.saved()
            self.model.load(after)
            self._recount()
            if mark is None or (mark.needs_reason and not reason):
                self._row_chosen(self.table.currentIndex(), QModelIndex())
                if mark is not None and clause.kind is not ClauseKind.HEADING:
                    self.reason.setFocus()  # why, then Enter; Tab or ↓ leaves it for later
                return
            self.table.selectRow(self.model.next_undecided(line))
            self.table.setFocus()

        self._run(lambda: superiors.mark(document_id, [clause.id], mark, reason), shown)

    def _reason_typed(self) -> None:
        marked, line = self.model.marked, self.table.currentIndex().row()
        if marked is None or line < 0:
            return
        mark = marked.mark_of(self.model.clauses[line].id)
        if mark is not None and mark.needs_reason:
            self._mark(line, mark, self.reason.text() or " ")

    def _start(self) -> None:
        if self.model.marked is not None:
            self.start_asked.emit(self.model.marked.document.id, self.model.wanted())

    def _run(self, work: object, then: object, label: str = "") -> None:
        self._shell.operations.run(work, then, owner=self, label=label)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the reason to the table."""
        if event.key() == Qt.Key.Key_Escape and self.reason.hasFocus():
            self.table.setFocus()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        letters = self.table.fontMetrics().averageCharWidth()
        for column, wide in ((0, 15), (1, 14), (3, 16), (4, 22)):
            self.table.setColumnWidth(column, letters * wide)


def _document_words(row: SuperiorRow) -> str:
    day = f" {screen_date(row.date)}" if row.date else ""
    return tr("superior.document", name=row.name, day=day, issuer=row.issuer or row.subject)
