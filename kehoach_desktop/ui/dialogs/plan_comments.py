"""Comments on the drafts of a plan: a list, the chosen one to be answered, the table on paper.

Nothing has to be saved: what is typed is stored after a pause, and when another comment is chosen.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.comment import Comment
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.ports.drafts import CommentSheet
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.ui.pages.plans.paper import Paper
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.comment_form import CommentForm
from kehoach_desktop.ui.widgets.save_as import FileKind, save_as

_PAUSE_MS = 700
_COLUMNS = ("author", "said", "verdict")


def open_comments(shell: Shell, office: OfficeProfile, plan_id: str, parent: QWidget) -> None:
    """Load the comments of a plan and show them."""

    def load() -> tuple[Plan, list[Comment]]:
        return shell.app.plans.load(plan_id), shell.app.comments.of_plan(plan_id)

    def show(found: tuple[Plan, list[Comment]]) -> None:
        CommentsDialog(shell, office, *found, parent).exec()

    shell.operations.run(load, show, owner=parent)


class CommentsDialog(QDialog):
    """The comments of one plan."""

    def __init__(
        self,
        shell: Shell,
        office: OfficeProfile,
        plan: Plan,
        comments: Sequence[Comment],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._office = office
        self._plan = plan
        self.comments = list(comments)
        self._removed: Comment | None = None
        self._row = -1
        self.setWindowTitle(tr("drafts.comments"))
        self.resize(1120, 640)
        self.form = CommentForm(plan, office)
        self.form.edited.connect(self._typed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._save_row)
        self.told = QLabel()
        self.told.setWordWrap(True)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._build_table())
        splitter.addWidget(self.form)
        splitter.setSizes([620, 500])
        column = QVBoxLayout(self)
        column.addWidget(splitter, 1)
        column.addWidget(self.told)
        column.addLayout(self._build_buttons())
        self._fill()
        self.table.selectRow(0)
        self._show_row()

    # --- building

    def _build_table(self) -> QWidget:
        self.table = QTableWidget(0, len(_COLUMNS))
        self.table.setAccessibleName(tr("drafts.comments"))
        self.table.setHorizontalHeaderLabels([tr(f"drafts.list.{name}") for name in _COLUMNS])
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemSelectionChanged.connect(self._show_row)
        empty = QLabel(tr("drafts.comments.empty"))
        empty.setWordWrap(True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        return self._stack

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.add = QPushButton(tr("drafts.comments.add"))
        self.add.setProperty("role", "primary")
        self.add.setToolTip(tr("drafts.comments.add.hint"))
        self.add.setShortcut("Ctrl+N")
        self.add.clicked.connect(self.add_comment)
        self.remove = QPushButton(tr("drafts.comments.remove"))
        self.remove.clicked.connect(self.remove_comment)
        self.undo = QPushButton(tr("common.undo"))
        self.undo.clicked.connect(self.undo_remove)
        self.undo.hide()
        for button in (self.add, self.remove, self.undo):
            row.addWidget(button)
        row.addStretch(1)
        self.papers = []
        for key, act in (
            ("printing.word", self._save_word),
            ("plans.editor.pdf", self._save_pdf),
            ("drafts.comments.print", self._print),
        ):
            button = QPushButton(tr(key))
            button.clicked.connect(lambda _on=False, act=act: act())
            row.addWidget(button)
            self.papers.append(button)
        close = QPushButton(tr("common.close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        return row

    # --- the list

    def _fill(self) -> None:
        chosen = self.table.currentRow()
        self.table.blockSignals(True)
        self.table.setRowCount(len(self.comments))
        for row, comment in enumerate(self.comments):
            self._fill_row(row, comment)
        if 0 <= chosen < len(self.comments):
            self.table.selectRow(chosen)
        self.table.blockSignals(False)
        self._stack.setCurrentIndex(0 if self.comments else 1)
        for button in (*self.papers, self.remove):
            button.setEnabled(bool(self.comments))

    def _fill_row(self, row: int, comment: Comment) -> None:
        verdict = tr(f"drafts.verdict.{comment.verdict.value}")
        if comment.lacks_reason:
            verdict = tr("drafts.list.lacks_reason", verdict=verdict)
        place = comment.place or tr("drafts.comments.whole")
        where = tr("drafts.comments.place", n=comment.draft_no, place=place)
        cells = (
            f"{comment.author or tr('drafts.list.nobody')}\n{where}",
            comment.said,
            verdict,
        )
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            self.table.setItem(row, column, item)

    def _show_row(self) -> None:
        row = self.table.currentRow() if self.comments else -1
        if row != self._row:
            self.save_now()
        self._row = row
        self.form.setEnabled(0 <= row < len(self.comments))
        if 0 <= row < len(self.comments):
            self.form.show_comment(self.comments[row])

    # --- changes

    def add_comment(self) -> None:
        """Begin a comment on the draft that was submitted last."""
        self.save_now()
        latest = self.comments[-1].draft_no if self.comments else 0
        submitted = max(1, self._plan.draft_no - (0 if self._plan.is_issued else 1))
        self.comments.append(Comment(self._shell.app.new_id(), max(latest, submitted), ""))
        self._fill()
        self.table.selectRow(len(self.comments) - 1)
        self.form.author.setFocus()

    def remove_comment(self) -> None:
        """Take the chosen comment out of the list; it can be brought back."""
        row = self.table.currentRow()
        if not 0 <= row < len(self.comments):
            return
        self._pause.stop()
        self._removed = self.comments.pop(row)
        self._row = -1
        if self._removed.author:
            comment_id, app = self._removed.id, self._shell.app
            self._store(lambda: app.comments.remove(comment_id), forgive={"E-NO-COMMENT"})
        self.told.setText(tr("drafts.comments.removed", author=self._removed.author))
        self.undo.show()
        self._fill()
        self.table.selectRow(min(row, len(self.comments) - 1))
        self._show_row()

    def undo_remove(self) -> None:
        """Bring the removed comment back."""
        if self._removed is not None:
            self.comments.append(self._removed)
            self._removed = None
            self.undo.hide()
            self.told.setText("")
            self._fill()
            self.table.selectRow(len(self.comments) - 1)
            self._save(self.comments[-1])

    def _typed(self, comment: Comment) -> None:
        if not 0 <= self._row < len(self.comments):
            return
        self.comments[self._row] = dataclasses.replace(comment, id=self.comments[self._row].id)
        self._fill_row(self._row, self.comments[self._row])
        self._shell.is_saving()
        self._pause.start(_PAUSE_MS)

    def save_now(self) -> None:
        """Store what was typed and is not stored yet."""
        if self._pause.isActive():
            self._pause.stop()
            self._save_row()

    def _save_row(self) -> None:
        if 0 <= self._row < len(self.comments):
            self._save(self.comments[self._row])

    def _save(self, comment: Comment) -> None:
        app, plan_id = self._shell.app, self._plan.id
        if comment.author.strip():
            self._store(lambda: app.comments.save(plan_id, comment))
        elif comment.said.strip() or comment.reason.strip():
            self.told.setText(explain(AppError("E-COMMENT-AUTHOR")).sentence)

    def _store(self, work: object, forgive: frozenset[str] | set[str] = frozenset()) -> None:
        shell = self._shell

        def done(_none: object) -> None:
            shell.saved()
            if self.undo.isHidden():
                self.told.setText(tr("drafts.comments.saved", at=shell.clock.now().time()))

        def failed(error: AppError) -> None:
            if error.code not in forgive:
                self.told.setText(explain(error).sentence)
                shell.not_saved(error)

        # Owned by the shell: what was typed is stored although the dialog is closing.
        shell.operations.run(work, done, failed, owner=shell)  # type: ignore[arg-type]

    def done(self, result: int) -> None:
        """Close; what was typed is stored first."""
        self.save_now()
        super().done(result)

    # --- on paper

    def _sheet(self) -> CommentSheet:
        self.save_now()
        kept = tuple(each for each in self.comments if each.author.strip())
        latest = max((each.draft_no for each in kept), default=1)
        return CommentSheet(self._plan.title, latest, kept, self._shell.clock.now().date())

    def _document(self, sheet: CommentSheet) -> PrintedDocument:
        return self._shell.app.comments.pdf(sheet, self._office)

    def _title(self) -> str:
        return tr("drafts.comments.file", title=self._plan.title)

    def _print(self) -> None:
        Paper(self._shell, self).print(partial(self._document, self._sheet()), self._title())

    def _save_pdf(self) -> None:
        Paper(self._shell, self).save_pdf(partial(self._document, self._sheet()), self._title())

    def _save_word(self) -> None:
        sheet, office, app = self._sheet(), self._office, self._shell.app
        save_as(
            self._shell, self, FileKind.WORD, self._title(),
            lambda path: app.comments.docx_to(path, sheet, office),
        )  # fmt: skip
