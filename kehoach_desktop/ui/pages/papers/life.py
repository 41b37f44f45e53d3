"""What happens to an open paper beside being written: submitted, compared, issued."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.ui.pages.papers.session import PaperSession
from kehoach_desktop.ui.pages.plans.draft_life import show_versions
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr


class PaperLife(QObject):
    """`opened(Paper)`: show what became of the draft, the next one or the issued paper."""

    opened = Signal(object)

    def __init__(self, shell: Shell, session: PaperSession, editor: QWidget) -> None:
        super().__init__(editor)
        self._shell = shell
        self._session = session
        self._editor = editor

    def ask_submit(self) -> None:
        """Ask for a note and keep the draft as submitted."""
        from kehoach_desktop.ui.dialogs.plan_submit import SubmitDialog

        dialog = SubmitDialog(self._session.paper.draft_no, self._editor)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.submit(dialog.note.text())

    def submit(self, note: str) -> None:
        """Keep the draft as submitted and go on with the next one."""
        session, shell = self._session, self._shell
        paper_id = session.paper.id

        def work() -> tuple[int, Paper]:
            kept = shell.app.papers.submit(paper_id, note)
            return kept.draft_no, shell.app.papers.load(paper_id)

        def done(told: tuple[int, Paper]) -> None:
            draft_no, paper = told
            shell.saved()
            shell.say(tr("plans.submitted", n=draft_no), Tone.DONE)
            self.opened.emit(paper)

        session.autosave.when_saved(lambda: shell.operations.run(work, done, owner=self))

    def show_versions(self) -> None:
        """Show what was submitted, and compare two versions."""
        session = self._session
        session.autosave.when_saved(
            lambda: show_paper_versions(self._shell, session.paper.id, self._editor)
        )

    def show_changes(self) -> None:
        """Show who changed what, the last edit too."""
        session = self._session
        session.autosave.when_saved(
            lambda: show_paper_history(self._shell, self._editor, session.paper)
        )

    def ask_issue(self) -> None:
        """Ask for what văn thư gave, and freeze the draft as it is stored."""
        from kehoach_desktop.ui.dialogs.paper_issue import PaperIssueDialog

        session, shell = self._session, self._shell
        dialog = PaperIssueDialog(session.paper, self._editor)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        told, paper_id = dialog.issuing(), session.paper.id

        def work() -> Paper:
            papers = shell.app.papers
            stored = papers.load(paper_id)
            return papers.issue(stored, told.number, told.date, told.signatory, told.original)

        def done(paper: Paper) -> None:
            shell.saved()
            shell.say(tr("papers.issued"), Tone.DONE)
            self.opened.emit(paper)

        label = tr("papers.issue.title")
        session.autosave.when_saved(
            lambda: shell.operations.run(work, done, owner=self, label=label)
        )


def show_paper_versions(shell: Shell, paper_id: str, parent: QWidget) -> None:
    """Show the versions of a paper, if it was ever submitted."""
    office, drafts = shell.office, shell.app.paper_drafts
    assert office is not None
    show_versions(shell, office, drafts, paper_id, parent, with_comments=False)


def show_paper_history(shell: Shell, parent: QWidget, paper: Paper) -> None:
    """Show who changed what in a paper."""
    from kehoach_desktop.ui.dialogs.history import show_record_history

    show_record_history(shell, parent, paper.id, paper.subject, paper)
