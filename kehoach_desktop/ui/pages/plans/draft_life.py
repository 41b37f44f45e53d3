"""What happens to an open draft beside being written: submitted, issued, changed elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.plan_copy import copy_plan
from kehoach_desktop.domain.schedules.working_days import spell_years
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.plans.drafts import Drafts, Version
from kehoach_desktop.services.ports.plans import Submission
from kehoach_desktop.ui.pages.plans.session import GONE, PlanSession
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.ui.dialogs.plan_issue import Issuing


def show_versions(
    shell: Shell,
    office: OfficeProfile,
    drafts: Drafts[Any],
    text_id: str,
    parent: QWidget,
    *,
    with_comments: bool = True,
) -> None:
    """Show the versions of a plan or paper, if it was ever submitted."""

    def show(versions: list[Version]) -> None:
        from kehoach_desktop.ui.dialogs.plan_submissions import SubmissionsDialog

        if len(versions) < 2:
            shell.say(tr("plans.submissions.none"))
            return
        SubmissionsDialog(
            shell, office, drafts, text_id, versions, parent, with_comments=with_comments
        ).exec()

    shell.operations.run(lambda: drafts.versions(text_id), show, owner=parent)


class DraftLife(QObject):
    """`submitted(plan id, Caret)`: open the next draft. `issued(Plan)`: show it frozen.

    `copy_asked(Plan)`: keep that text as a draft of its own.
    """

    submitted = Signal(str, object)
    issued = Signal(object)
    copy_asked = Signal(object)

    def __init__(self, shell: Shell, session: PlanSession, editor: QWidget) -> None:
        super().__init__(editor)
        self._shell = shell
        self._session = session
        self._editor = editor

    # --- submitting

    def ask_submit(self) -> None:
        """Ask for a note and submit."""
        from kehoach_desktop.ui.dialogs.plan_submit import SubmitDialog

        dialog = SubmitDialog(self._session.plan.draft_no, self._editor)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.submit(dialog.note.text())

    def submit(self, note: str) -> None:
        """Keep the draft as submitted and go on with the next one."""
        session, shell = self._session, self._shell
        plan_id, caret = session.plan.id, session.caret

        def work() -> Submission:
            return shell.app.plans.submit(shell.app.plans.load(plan_id), note)

        def done(submission: Submission) -> None:
            shell.saved()
            shell.say(tr("plans.submitted", n=submission.draft_no), Tone.DONE)
            self.submitted.emit(plan_id, caret)

        session.when_saved(lambda: shell.operations.run(work, done, owner=self))

    def show_submissions(self) -> None:
        """Show the drafts that were submitted, and what is being written."""
        session = self._session
        plan_id, office = session.plan.id, session.office
        drafts = self._shell.app.drafts
        session.when_saved(
            lambda: show_versions(self._shell, office, drafts, plan_id, self._editor)
        )

    def show_comments(self) -> None:
        """Show the comments on the drafts."""
        from kehoach_desktop.ui.dialogs.plan_comments import open_comments

        open_comments(self._shell, self._session.office, self._session.plan.id, self._editor)

    # --- issuing

    def ask_issue(self, open_errors: int = 0) -> None:
        """Ask for what văn thư and the signer gave, and issue; open errors are told, no bar."""
        from kehoach_desktop.ui.dialogs.plan_issue import IssueDialog

        session = self._session
        dialog = IssueDialog(
            session.plan, session.office, self._editor, open_errors=open_errors,
            note=self._days_off(),
        )  # fmt: skip
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.issue(dialog.issuing())

    def _days_off(self) -> str:
        """Say that the days off of a year are not announced or not known yet; "" if they are."""
        layout, plan = self._shell.app.work.layout, self._session.plan
        try:
            unknown, expected = layout.uncovered(plan), layout.expected(plan)
        except AppError as error:
            return explain(error).sentence
        years = spell_years(unknown or expected)
        key = "plans.issue.no_calendar" if unknown else "plans.issue.expected_calendar"
        return tr(key, years=years) if years else ""

    def show_changes(self) -> None:
        """Show who changed what, the last edit too."""
        from kehoach_desktop.ui.dialogs.history import show_plan_history

        session = self._session
        session.when_saved(lambda: show_plan_history(self._shell, self._editor, session.plan))

    def issue(self, told: Issuing) -> None:
        """Freeze the draft as it is stored."""
        shell, session = self._shell, self._session
        plan_id = session.plan.id

        def work() -> Plan:
            plans = shell.app.plans
            stored = plans.load(plan_id)
            return plans.issue(stored, told.number, told.date, told.signatory, told.original)

        def done(plan: Plan) -> None:
            shell.data_changed.emit()
            shell.saved()
            shell.say(tr("plans.issued"), Tone.DONE)
            self.issued.emit(plan)

        label = tr("plans.issue.title")
        session.when_saved(lambda: shell.operations.run(work, done, owner=self, label=label))

    # --- changed elsewhere

    def conflict(self, error: AppError) -> None:
        """Somebody else changed this draft: offer to keep what stands on the screen."""
        if error.code in GONE:
            ours = self._session.plan
            self._shell.say(
                explain(error).message,
                Tone.WARNING,
                remedy=tr("plans.conflict.gone"),
                action=tr("plans.conflict.copy"),
                act=lambda: self.copy_asked.emit(ours),
            )
        else:
            self._shell.say(
                tr("plans.conflict"),
                Tone.WARNING,
                remedy=tr("plans.conflict.remedy"),
                action=tr("plans.conflict.keep"),
                act=self.keep_both,
            )

    def keep_both(self) -> None:
        """Keep the other text as a plan of its own, then save ours over it."""
        app, autosave, plan_id = self._shell.app, self._session.autosave, self._session.plan.id
        if autosave is None:
            return

        def work() -> Plan:
            stored = app.plans.load(plan_id)
            name = tr("plans.conflict.name", title=stored.title)
            app.plans.create(copy_plan(stored, app.new_id, name))
            return stored

        def gone(error: AppError) -> None:
            if error.code not in GONE:
                self._shell.refuse(error)
                return
            autosave.give_up()
            self.copy_asked.emit(self._session.plan)

        self._shell.operations.run(work, autosave.rebase, gone, owner=self)
