"""The second drawer of the place "Kế hoạch": papers beside the plans, through their life."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from kehoach_desktop.domain.paper import Paper, PaperKind
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.ports.papers import PaperRow
from kehoach_desktop.services.ports.plans import PlanRow
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.ui import undoing
from kehoach_desktop.ui.pages.papers.editor import PaperEditor
from kehoach_desktop.ui.pages.papers.issued import IssuedPaper
from kehoach_desktop.ui.pages.papers.life import PaperLife, show_paper_history, show_paper_versions
from kehoach_desktop.ui.pages.papers.paper_list import PaperList
from kehoach_desktop.ui.pages.papers.session import PaperSession
from kehoach_desktop.ui.pages.plans.paper import Paper as Printout
from kehoach_desktop.ui.pages.plans.session import Autosave
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.save_as import FileKind, save_as


class PapersDesk(QWidget):
    """The list, the open draft or the issued paper; `opened(bool)` tells whether one is open.

    `titled(str)`: what is open, "" for the list.
    """

    opened = Signal(bool)
    titled = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._printout = Printout(shell, self)
        self._open: PaperEditor | IssuedPaper | None = None
        self._last = ""
        self._rows: list[PaperRow] = []
        self.list = PaperList()
        self.list.open_asked.connect(lambda row: self.open_paper(row.id))
        self.list.new_asked.connect(self.ask_new)
        self.list.delete_asked.connect(self._delete)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        shell.data_changed.connect(self.reload)
        shell.drafts_changed.connect(self._recheck)

    @property
    def editor(self) -> PaperEditor | None:
        """Return the editor of the open draft, None while none is open."""
        return self._open if isinstance(self._open, PaperEditor) else None

    def flush(self) -> None:
        """Queue what is not on disk yet."""
        if self.editor is not None:
            self.editor.session.autosave.flush()

    def activate(self) -> None:
        """Be shown: read the list again, the focus on it, unless a paper is open."""
        if self._open is None:
            self.list.table.setFocus()
            self.reload()

    def _recheck(self) -> None:
        """Leave an editor whose draft was changed behind it."""
        editor, papers = self.editor, self._shell.app.papers
        if editor is not None:
            paper_id, autosave = editor.session.paper.id, editor.session.autosave
            autosave.leave_if_stale(lambda: papers.load(paper_id), self.show_list)

    def reload(self) -> None:
        """Read the list again, if it is in sight."""
        shell = self._shell
        if self.isVisible():
            shell.operations.run(lambda: shell.app.papers.rows(), self._show_rows, owner=self)

    def _show_rows(self, rows: list[PaperRow]) -> None:
        self._rows = rows
        self.list.show_rows(rows)
        if self._last:
            self.list.select(self._last)
            self._last = ""

    # --- a new paper

    def ask_new(self) -> None:
        """Ask which paper, then make and open it."""
        shell = self._shell
        shell.operations.run(lambda: shell.app.plans.rows(), self._ask_new, owner=self)

    def _ask_new(self, plans: list[PlanRow]) -> None:
        from kehoach_desktop.ui.dialogs.paper_new import NewPaperDialog

        dialog = NewPaperDialog(plans, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        wanted = dialog.wanted()
        shell, office = self._shell, self._shell.office
        if office is None:
            shell.refuse(AppError("E-NO-OFFICE"))
            return

        def work() -> Paper:
            papers = shell.app.papers
            if isinstance(wanted.what, PaperKind):
                made = papers.start(wanted.what, office, wanted.plan_id)
            elif wanted.correction.wrong:
                made = papers.correct(wanted.plan_id, (wanted.correction,), office)
            else:
                made = papers.remind(wanted.plan_id, office)
            return papers.create(made)

        self.make(work)

    def make(self, work: Callable[[], Paper]) -> None:
        """Show the draft that `work` makes and stores."""

        def made(paper: Paper) -> None:
            self._shell.saved()
            self._show(paper)

        self._shell.operations.run(work, made, owner=self)

    # --- an open paper

    def open_paper(self, paper_id: str) -> None:
        """Open a draft in the editor, an issued paper to be read."""
        shell = self._shell
        self._leave(
            lambda: shell.operations.run(
                lambda: shell.app.papers.load(paper_id), self._show, owner=self
            )
        )

    def show_list(self) -> None:
        """Go back to the list, once everything is on disk."""
        self._leave(self._list_shown)

    def _list_shown(self) -> None:
        shown = self._open
        if isinstance(shown, PaperEditor):
            self._last = shown.session.paper.id
        elif shown is not None:
            self._last = shown.paper.id
        self._close()
        self._stack.setCurrentWidget(self.list)
        self.opened.emit(False)
        self.titled.emit("")
        self.list.table.setFocus()
        self.reload()

    def _show(self, paper: Paper) -> None:
        office = self._shell.office
        if office is None:
            self._shell.refuse(AppError("E-NO-OFFICE"))
            return
        self._close()
        page = self._make_issued(paper) if paper.is_issued else self._make_editor(paper)
        page.back_asked.connect(self.show_list)
        page.print_asked.connect(lambda: self._printout.print(self._make(), self._title()))
        page.pdf_asked.connect(lambda: self._printout.save_pdf(self._make(), self._title()))
        page.word_asked.connect(self._save_word)
        self._open = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.opened.emit(True)
        self.titled.emit(self._title())
        if isinstance(page, PaperEditor):
            page.head.subject.setFocus()

    def _make_editor(self, paper: Paper) -> PaperEditor:
        shell = self._shell
        assert shell.office is not None
        saving: Autosave[Paper] = Autosave(
            shell, lambda new, old: shell.app.papers.save(new, old), paper
        )
        session = PaperSession(shell, paper, shell.office, shell.app.new_id, saving)
        editor = PaperEditor(session)
        session.setParent(editor)
        saving.conflict.connect(self._conflict)
        life = PaperLife(shell, session, editor)
        life.opened.connect(self._show)
        editor.issue_asked.connect(life.ask_issue)
        editor.submit_asked.connect(life.ask_submit)
        editor.history_asked.connect(life.show_versions)
        editor.changes_asked.connect(life.show_changes)
        editor.life = life
        return editor

    def _make_issued(self, paper: Paper) -> IssuedPaper:
        shell = self._shell
        assert shell.office is not None
        page = IssuedPaper(shell, paper, shell.office)
        page.history_asked.connect(lambda: show_paper_versions(shell, paper.id, page))
        page.changes_asked.connect(lambda: show_paper_history(shell, page, paper))
        return page

    def _present(self) -> Paper:
        page = self._open
        assert page is not None
        return page.session.paper if isinstance(page, PaperEditor) else page.paper

    def _title(self) -> str:
        paper = self._present()
        return f"{paper.rule.name} {paper.subject}".strip()

    def _make(self) -> Callable[[], PrintedDocument]:
        shell, paper, office = self._shell, self._present(), self._shell.office
        assert office is not None
        counted = self.editor is not None and self.editor.session.line_numbers
        return lambda: shell.app.papers.pdf(paper, office, line_numbers=counted)

    def _save_word(self) -> None:
        shell, paper, office = self._shell, self._present(), self._shell.office
        assert office is not None
        counted = self.editor is not None and self.editor.session.line_numbers

        def write(path: Path) -> None:
            shell.app.papers.docx_to(path, paper, office, line_numbers=counted)

        save_as(shell, self, FileKind.WORD, self._title(), write)

    # --- deleting, changed elsewhere

    def _conflict(self, error: AppError) -> None:
        """Somebody else changed this draft: keep what stands on the screen as another one."""
        ours = self._present()
        papers = self._shell.app.papers

        def keep() -> None:
            import dataclasses

            copy = dataclasses.replace(ours, id=self._shell.app.new_id(), issue=None)
            self.make(lambda: papers.create(copy))

        if self.editor is not None:
            self.editor.session.autosave.give_up()
        self._shell.say(
            explain(error).message,
            Tone.WARNING,
            remedy=tr("plans.conflict.gone"),
            action=tr("plans.conflict.copy"),
            act=keep,
        )

    def _delete(self, row: PaperRow) -> None:
        shell = self._shell

        def deleted(_none: object) -> None:
            shell.saved()
            self._show_rows([each for each in self._rows if each.id != row.id])
            shell.say(
                tr("plans.deleted", title=row.subject or tr("plans.untitled")),
                action=tr("common.undo"),
                act=undoing.offer(shell),
            )

        shell.operations.run(lambda: shell.app.papers.delete(row.id), deleted, owner=self)

    def _leave(self, then: Callable[[], object]) -> None:
        """Call `then` when the open draft is on disk; stay, with the reason in sight, if not."""
        if self.editor is None:
            then()
        else:
            self.editor.session.autosave.when_saved(then)

    def _close(self) -> None:
        if self.editor is not None:
            self.editor.session.autosave.flush()
        page, self._open = self._open, None
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
