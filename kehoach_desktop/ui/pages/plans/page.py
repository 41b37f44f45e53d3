"""The place "Kế hoạch": the list, a new plan, the editor of a draft, an issued plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.plan_copy import copy_plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.plans import PlanRow
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.ui import undoing
from kehoach_desktop.ui.page import NEW_PLAN, Page, PaperToOpen, SectionToShow, Shortcut
from kehoach_desktop.ui.pages.papers.desk import PapersDesk
from kehoach_desktop.ui.pages.papers.drawers import Drawers
from kehoach_desktop.ui.pages.plans.clause_links import ClauseLinks
from kehoach_desktop.ui.pages.plans.draft_life import DraftLife
from kehoach_desktop.ui.pages.plans.editor import PlanEditor
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.importing.flow import ImportFlow
from kehoach_desktop.ui.pages.plans.issued import IssuedPlan
from kehoach_desktop.ui.pages.plans.new_plan import NewPlan
from kehoach_desktop.ui.pages.plans.paper import Make, Paper
from kehoach_desktop.ui.pages.plans.plan_list import PlanList
from kehoach_desktop.ui.pages.plans.plan_sources import PlanSources
from kehoach_desktop.ui.pages.plans.session import Autosave, PlanSession
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.file_drop import FileDrop

if TYPE_CHECKING:
    from kehoach_desktop.ui.pages.plans.file_review import FileReviewPage

_KEYS = (
    ("Ctrl+N", "new"),
    ("Ctrl+P", "print"),
    ("Ctrl+Z", "undo"),
    ("Ctrl+Y", "redo"),
    ("F8", "finding"),
    ("Shift+F8", "finding_before"),
    ("Alt+Enter", "accept"),
    ("F9", "pages"),
    ("Alt+PgDown", "next_part"),
    ("Alt+PgUp", "previous_part"),
    ("Alt+1 … Alt+6", "kinds"),
    ("Alt+G", "offers"),
    ("Alt+Shift+↑/↓", "move"),
    ("Alt+Shift+→/←", "level"),
)


def _check_layout(shell: Shell, parent: QWidget) -> None:
    from kehoach_desktop.ui.dialogs.layout_check import LayoutCheckDialog

    LayoutCheckDialog(shell, parent).exec()


class PlansPage(Page):
    """Opens plans and brings them through their life."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("plans.title")
        self.list = PlanList()
        self.list.open_asked.connect(lambda row: self.open_plan(row.id))
        self.list.new_asked.connect(self.new_plan)
        self.list.copy_asked.connect(lambda row: self._load(row.id, self._copy))
        self.list.delete_asked.connect(self._delete)
        self.list.check_asked.connect(lambda: _check_layout(shell, self))
        self.list.review_asked.connect(self.review_file)
        self._new: NewPlan | None = None
        self._files: FileReviewPage | None = None
        self._open: PlanEditor | IssuedPlan | None = None
        self.life: DraftLife | None = None  # of the open draft
        self._rows: list[PlanRow] = []
        self._last = ""  # the plan that was open, to be chosen in the list
        self._paper = Paper(shell, self)
        self._stack = QStackedWidget()
        self.papers = PapersDesk(shell)
        self.papers.titled.connect(lambda said: setattr(self, "title", said or tr("plans.title")))
        self.drawers = Drawers(self.list, self.papers)
        self.drawers.plans_shown.connect(self._reload)
        self._stack.addWidget(self.drawers)
        self.imports = ImportFlow(self, self._stack)
        self.imports.ready.connect(self._leave)
        self.imports.closing.connect(self._close)
        self.imports.left.connect(self.show_list)
        self.imports.made.connect(self._show)
        FileDrop(self, self.imports.read_file)
        self._sources = PlanSources(shell, self._stack, self)
        self._sources.back_asked.connect(self.new_plan)
        self._sources.opened.connect(self.open_plan)
        self._sources.template_asked.connect(self._new_shown)
        self._sources.titled.connect(lambda words: setattr(self, "title", words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.activated.connect(lambda: self.drawers.begin(self.new_plan))
        shell.data_changed.connect(self._reload)
        shell.drafts_changed.connect(self._recheck)

    # --- the window's side

    def activate(self, argument: object = None) -> None:
        """Be shown; `argument` is the id of a plan to open, NEW_PLAN for a new one, or None."""
        if argument == NEW_PLAN:
            self.new_plan()
        elif isinstance(argument, str) and argument:
            self.open_plan(argument)
        elif isinstance(argument, SectionToShow):
            self.open_plan(argument.plan_id, Caret(f"section:{argument.section_id}"))
        elif isinstance(argument, PaperToOpen):
            self.drawers.setCurrentWidget(self.papers)
            self._stack.setCurrentWidget(self.drawers)
            self.papers.open_paper(argument.paper_id)
        elif self._stack.currentWidget() is self.drawers:
            self.drawers.activate()  # Enter opens a plan; Ctrl+N begins one
            self._reload()
        if self.editor is not None and self.shell.office is not None:
            self.editor.set_office(self.shell.office)

    def deactivate(self) -> None:
        """Be left: queue what is not on disk yet."""
        self.flush()

    def flush(self) -> None:
        """Queue what is not on disk yet."""
        if isinstance(self._open, PlanEditor):
            self._open.session.flush()
        self.papers.flush()
        self.imports.flush()

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of the editor."""
        return [Shortcut(keys, tr(f"plans.key.{what}")) for keys, what in _KEYS]

    @property
    def editor(self) -> PlanEditor | None:
        """Return the editor of the open draft, None while none is open."""
        return self._open if isinstance(self._open, PlanEditor) else None

    # --- the list

    def show_list(self) -> None:
        """Go back to the list of plans, once everything is on disk."""
        self._leave(self._list_shown)

    def _list_shown(self) -> None:
        shown = self._open
        self._last = shown.session.plan.id if isinstance(shown, PlanEditor) else ""
        self._close()
        self._stack.setCurrentWidget(self.drawers)
        self.title = tr("plans.title")
        self.list.table.setFocus()
        self._reload()

    def _recheck(self) -> None:
        """Leave an editor whose draft was changed behind it."""
        editor, plans = self.editor, self.shell.app.plans
        if editor is not None and editor.session.autosave is not None:
            plan_id, autosave = editor.session.plan.id, editor.session.autosave
            autosave.leave_if_stale(lambda: plans.load(plan_id), self.show_list)

    def _reload(self) -> None:
        self.run(lambda: self.shell.app.plans.rows(), self._show_rows)

    def _show_rows(self, rows: list[PlanRow]) -> None:
        self._rows = rows
        self.list.show_rows(rows)
        if self._last:
            self.list.select(self._last)
            self._last = ""

    def _load(self, plan_id: str, then: object) -> None:
        self.run(lambda: self.shell.app.plans.load(plan_id), then)  # type: ignore[arg-type]

    def _copy(self, plan: Plan) -> None:
        new_id = self.shell.app.new_id
        made = copy_plan(plan, new_id, tr("plans.copy.name", title=plan.title))

        def store() -> tuple[Plan, int, int]:
            copy = self.shell.app.plans.create(made)
            return copy, *self.shell.app.chain.superiors.copy_links(plan, copy)

        def stored(answer: tuple[Plan, int, int]) -> None:
            copy, kept, dropped = answer
            said = [tr("plans.copied")]
            if kept:
                said.append(tr("plans.copied.links", n=kept))
            if dropped:
                said.append(tr("plans.copied.dropped", n=dropped))
            self.shell.saved()
            self.shell.say(" ".join(said), Tone.DONE)
            self._show(copy)

        self.run(store, stored)

    def _delete(self, row: PlanRow) -> None:
        """Delete a draft; it can be brought back by undo, later from the trash."""

        def deleted(_none: object) -> None:
            self.shell.saved()
            self._show_rows([each for each in self._rows if each.id != row.id])
            self.shell.say(
                tr("plans.deleted", title=row.title or tr("plans.untitled")),
                action=tr("common.undo"),
                act=undoing.offer(self.shell),
            )

        self.run(lambda: self.shell.app.plans.delete(row.id), deleted)

    # --- a new plan, an open plan

    def new_plan(self) -> None:
        """Show the templates for a new plan."""
        self._leave(self._new_shown)

    def _new_shown(self, superior: Citation | None = None) -> None:
        if superior is None:
            self._sources.forget()
        self._close()
        if self._new is None:
            self._new = NewPlan(self.shell)
            self._new.made.connect(self._made)
            self._new.cancelled.connect(self.show_list)
            self._new.source_asked.connect(self._sources.show)
            self._stack.addWidget(self._new)
        self._stack.setCurrentWidget(self._new)
        self.title = tr("plans.new")
        self._new.start(superior)
        self.imports.offer(self._new.sources)

    def review_file(self, path: Path | None = None) -> None:
        """Show the review of files; `path` is looked at straight away."""
        from kehoach_desktop.ui.pages.plans.file_review import FileReviewPage

        if self._files is None:
            self._files = FileReviewPage(self.shell)
            self._files.back_asked.connect(self.show_list)
            self._stack.addWidget(self._files)
        self._stack.setCurrentWidget(self._files)
        self.title = tr("findings.file.title")
        if path is not None:
            self._files.review(path)

    def _made(self, plan: Plan) -> None:
        def stored(made: Plan) -> None:
            self.shell.saved()
            self._show(made)

        self.run(lambda: self._sources.store(plan), stored)

    def open_plan(self, plan_id: str, caret: Caret | None = None) -> None:
        """Open a plan: a draft in the editor, an issued or received one to be read."""

        def load() -> tuple[Plan, str]:
            plans = self.shell.app.plans
            senders = {row.id: row.sender for row in plans.rows()}
            return plans.load(plan_id), senders.get(plan_id, "")

        self._leave(lambda: self.run(load, lambda found: self._show(found[0], found[1], caret)))

    def _show(self, plan: Plan, sender: str = "", caret: Caret | None = None) -> None:
        office = self.shell.office
        if office is None:
            self.shell.refuse(AppError("E-NO-OFFICE"))
            return
        self._close()
        page: PlanEditor | IssuedPlan
        if plan.is_issued or sender:
            page = IssuedPlan(self.shell, plan, office, sender)
            page.copy_asked.connect(self._copy)
            page.succeeded.connect(self.open_plan)
        else:
            page = self._make_editor(plan)
        page.back_asked.connect(self.show_list)
        self._open = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.title = plan.title or tr("plans.untitled")
        if isinstance(page, PlanEditor):
            self._sources.remind(plan)
            self.imports.show_attached(plan, page.bar)
            page.outline.tree.setFocus()
            if caret is not None:
                page.session.go.emit(caret)
        else:
            page.preview.view.setFocus()
            if caret is not None:
                page.preview.mark(caret.page)

    def _make_editor(self, plan: Plan) -> PlanEditor:
        shell = self.shell
        assert shell.office is not None
        saving = Autosave(shell, lambda new, old: shell.app.plans.save(new, old), plan)
        session = PlanSession(shell, plan, shell.office, shell.app.new_id, saving)
        clauses = session.clauses = ClauseLinks(shell, plan.id, session)
        editor = PlanEditor(session)
        clauses.changed.connect(lambda: editor.bar.show_coverage(bool(clauses.documents)))
        session.setParent(editor)
        session.changed.connect(self._retitle)
        life = DraftLife(shell, session, editor)
        saving.conflict.connect(life.conflict)
        editor.submit_asked.connect(life.ask_submit)
        editor.history_asked.connect(life.show_submissions)
        editor.changes_asked.connect(life.show_changes)
        editor.comments_asked.connect(life.show_comments)
        editor.issue_asked.connect(lambda: life.ask_issue(editor.review.errors))
        life.submitted.connect(self.open_plan)
        life.issued.connect(self._show)
        life.copy_asked.connect(self._copy)
        self.life = life
        editor.copy_asked.connect(lambda: self._copy(session.plan))
        for asked, act in (
            (editor.print_asked, self._paper.print),
            (editor.pdf_asked, self._paper.save_pdf),
        ):
            asked.connect(lambda act=act: act(self._pages(session), session.plan.title))
        editor.coverage_asked.connect(lambda: self._paper.save_coverage(session.plan))
        editor.word_asked.connect(
            lambda: self._paper.save_word(
                session.plan, session.office, line_numbers=session.line_numbers
            )
        )
        return editor

    def _retitle(self, plan: Plan) -> None:
        title = plan.title or tr("plans.untitled")
        if title != self.title:
            self.title = title

    def _leave(self, then: Callable[[], object]) -> None:
        """Call `then` when the open draft is on disk; stay, with the reason in sight, if not."""
        if self.editor is None:
            then()
        else:
            self.editor.session.when_saved(then)

    def _close(self) -> None:
        if self.editor is not None:
            self.editor.session.flush()
        page, self._open = self._open, None
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _pages(self, session: PlanSession) -> Make:
        shell, plan, office = self.shell, session.plan, session.office
        counted = session.line_numbers

        def make() -> PrintedDocument:
            return shell.app.printing.plan(plan, office, line_numbers=counted)

        return make
