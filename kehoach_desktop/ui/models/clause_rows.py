"""The clauses of a superior's document as a table model."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from kehoach_desktop.domain.sources.answering import Answer
from kehoach_desktop.domain.sources.clause import Clause, ClauseKind, Mark, MarkedDocument
from kehoach_desktop.ui import theme
from kehoach_desktop.ui.texts import tr

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_COLUMNS = ("mark", "number", "text", "becomes", "reason")
_INK = {Mark.APPLIES: theme.DONE, Mark.NOT_OURS: theme.QUIET, Mark.ELSEWHERE: theme.ACCENT}


class ClauseRows(QAbstractTableModel):
    """Shows marks, numbers and words; `becomes` says what each clause is drafted as."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marked: MarkedDocument | None = None
        self.clauses: list[Clause] = []
        self.becomes: dict[str, Answer] = {}

    def load(self, marked: MarkedDocument) -> None:
        """Show a document; opening and closing words are left out."""
        same = self.marked is not None and self.marked.document.id == marked.document.id
        shown = [each for each in marked.document.clauses if each.kind is not ClauseKind.FRAME]
        if same and shown == self.clauses:
            self.marked = marked
            last = self.index(len(shown) - 1, len(_COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.marked, self.clauses = marked, shown
        if not same:
            self.becomes = {}
        self.endResetModel()

    def answer(self, clause: Clause) -> Answer | None:
        """Return what a clause is drafted as: a task, unless told otherwise, if it applies."""
        if self.marked is None or self.marked.mark_of(clause.id) is not Mark.APPLIES:
            return None
        return self.becomes.get(clause.id, Answer.TASK)

    def wanted(self) -> dict[str, Answer]:
        """Return clause id → what it becomes, for the clauses that apply."""
        pairs = ((each.id, self.answer(each)) for each in self.clauses)
        return {clause_id: answer for clause_id, answer in pairs if answer is not None}

    def toggle(self, line: int) -> None:
        """Draft the clause of a line as a paragraph instead of a task, and back."""
        clause = self.clauses[line]
        answer = self.answer(clause)
        if answer is None:
            return
        self.becomes[clause.id] = Answer.TEXT if answer is Answer.TASK else Answer.TASK
        self.dataChanged.emit(self.index(line, 0), self.index(line, len(_COLUMNS) - 1))

    def next_undecided(self, line: int) -> int:
        """Return the next line after `line` that waits for a mark, `line` if there is none."""
        if self.marked is None:
            return line
        count = len(self.clauses)
        places: list[int] = [*range(line + 1, count), *range(line)]
        for place in places:
            clause = self.clauses[place]
            if clause.kind.can_be_answered and self.marked.mark_of(clause.id) is None:
                return place
        return line

    # --- Qt's side

    def rowCount(self, parent: _Index = _ROOT) -> int:  # Qt's name
        """Return the number of clauses."""
        return 0 if parent.isValid() else len(self.clauses)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the words of the headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(f"superior.column.{_COLUMNS[section]}")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; headings are bold, marks have their colour."""
        if not index.isValid() or self.marked is None:
            return None
        clause, name = self.clauses[index.row()], _COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(clause, name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return clause.text
        mark = self.marked.mark_of(clause.id)
        if role == Qt.ItemDataRole.ForegroundRole and name == "mark" and mark is not None:
            return QColor(_INK[mark])
        if role == Qt.ItemDataRole.FontRole and clause.kind is ClauseKind.HEADING:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _words(self, clause: Clause, name: str) -> str:
        assert self.marked is not None
        verdict = self.marked.verdicts.get(clause.id)
        if name == "number":
            return clause.number
        if name == "text":
            indent = "    " * max(0, clause.depth - 1)
            return f"{indent}{clause.text.splitlines()[0]}"
        if not clause.kind.can_be_answered:
            return ""
        if name == "mark":
            return (
                tr(f"superior.mark.{verdict.mark.value}") if verdict else tr("superior.mark.none")
            )
        if name == "reason":
            return verdict.reason if verdict else ""
        answer = self.answer(clause)
        return tr(f"superior.becomes.{answer.value}") if answer else ""
