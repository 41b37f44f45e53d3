"""Rà soát in the editor: looks again after every pause, shows, and carries out what is asked.

The review runs in a thread of its own; the text is never changed unless the officer accepts a
suggestion, and then in one step of undo.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kehoach_desktop.domain.plans.plan_words import words_at
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.pages.plans.carets import caret_of
from kehoach_desktop.ui.pages.plans.findings_panel import FindingsPanel
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.part import EditorPart, words_start
from kehoach_desktop.ui.pages.plans.section_part import SectionPart
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.pages.plans.tasks_part import TasksPart
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import Field
from kehoach_desktop.ui.widgets.section_marks import Underline
from kehoach_desktop.ui.widgets.waves import Wave

if TYPE_CHECKING:
    from kehoach_desktop.services.checks.plan_reviewing import PlanRemark, PlanReview, Reviewed
    from kehoach_desktop.services.ports.review import Ignored

#: The plan is looked at so long after the last key, and after it was opened (ms).
PAUSE_MS, OPEN_MS = 350, 700


class ReviewDesk(QObject):
    """`counted(label, hint, counts by part)`; `go(Caret, Spot or None)`: show these words."""

    counted = Signal(str, str, object)
    go = Signal(object, object)

    def __init__(self, session: PlanSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.panel = FindingsPanel()
        self.panel.hide()
        self.panel.accept_asked.connect(self.accept)
        self.panel.ignore_asked.connect(self._ignore)
        self.panel.restore_asked.connect(self._restore)
        self.panel.step_asked.connect(self.step)
        self.panel.chosen.connect(self.show)
        self.reviewed: Reviewed | None = None
        self._at = 0
        self._visited: PlanRemark | None = None  # where the last step went
        self._review: PlanReview | None = None
        self._ignored: tuple[Ignored, ...] = ()
        self._running = self._again = False
        self._sources_changed = False
        if session.clauses is not None:  # other documents may be answered now
            session.clauses.changed.connect(self._read_sources)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        session.changed.connect(lambda _plan: self._timer.start(PAUSE_MS))
        self._timer.start(OPEN_MS)

    # --- looking

    def _look(self) -> None:
        """Ask for the findings of the plan as it stands now."""
        if self._running:
            self._again = True
            return
        self._running = True
        app, plan, office = self.session.shell.app, self.session.plan, self.session.office
        afresh, self._sources_changed = self._sources_changed, False

        def work() -> Reviewed:
            from kehoach_desktop.services.checks.plan_reviewing import PlanReview

            if self._review is None or afresh:  # the first look reads the vocabulary
                model = app.reviewing.files.model
                self._review = PlanReview(model(*each) for each in app.chain.models(plan.id))
                self._ignored = app.reviewing.ignored(plan.id)
            return self._review.look(plan, office, app.reviewing.today(), self._ignored)

        self.session.shell.operations.run(work, self._shown, lane=Lane.REVIEW, owner=self)

    def _read_sources(self) -> None:
        """Hold the plan against the documents that it answers now."""
        self._sources_changed = True
        if self.reviewed is not None:
            self._timer.start(0)

    def _shown(self, reviewed: Reviewed) -> None:
        self._running = False
        self.reviewed = reviewed
        self._count(reviewed)
        self.panel.show_all(reviewed)
        self._at = min(self._at, max(0, len(reviewed.told) - 1))
        self._show_current()
        self.panel.setVisible(bool(reviewed.told) or not self.panel.list.isHidden())
        if self._again:
            self._again = False
            self._look()

    def _count(self, reviewed: Reviewed) -> None:
        counts: Counter[str] = Counter()
        for each in reviewed.to_mend:
            caret = caret_of(reviewed.plan, each.source)
            counts[caret.page if caret else ""] += 1
        n, silent = len(reviewed.to_mend), len(reviewed.silent)
        errors = sum(each.finding.severity.value == "error" for each in reviewed.to_mend)
        key = "findings.count.errors" if errors else "findings.count"
        told = tr(key, n=n - errors, errors=errors) if n else tr("findings.count.none")
        if silent:
            told = tr("findings.count.silent", told=told, n=silent)
        self.counted.emit(told, tr("findings.count.hint"), counts)

    @property
    def errors(self) -> int:
        """Return how many errors are open, as far as is known."""
        return self.reviewed.errors if self.reviewed is not None else 0

    # --- showing

    def underline(self, part: QWidget | None) -> None:
        """Mark the findings in a part of the editor, where it still reads as it was reviewed."""
        if not isinstance(part, EditorPart) or self.reviewed is None:
            return
        self._underline_fields(part, self.reviewed)
        if isinstance(part, SectionPart):
            self._underline_text(part, self.reviewed)
            self._mark_cells(part, self.reviewed)
        if isinstance(part, SectionPart | TasksPart):
            tasks = Counter(each.source.removeprefix("task:") for each in self.reviewed.told
                            if each.source.startswith("task:"))  # fmt: skip
            part.cards.show_findings(tasks)

    def _underline_fields(self, part: EditorPart, reviewed: Reviewed) -> None:
        """Mark titles, the opening, bases, recipients, the signer, fields of open task cards."""
        shown = [each for kind in get_args(Field) for each in part.findChildren(kind)]
        waves: dict[Field, list[Wave]] = {each: [] for each in shown}
        for each in reviewed.told:
            if each.spot is None:
                continue
            name, _, line = each.spot.field.partition(":")
            field = part.field_of(each.source, each.spot.field) or part.field_of(each.source, name)
            words = words_at(reviewed.plan, each.spot.source, each.spot.field)
            at = words_start(field, line, words) if field and words is not None else -1
            if field is not None and words is not None and at >= 0:
                end = min(each.spot.end, len(words))  # a final mark may be the printer's
                wave = Wave(at + each.spot.start, at + end, each.finding.severity.value)
                waves.setdefault(field, []).append(wave)
        for field, marks in waves.items():
            if marks or field.waves:
                field.underline(marks)

    def _mark_cells(self, part: SectionPart, reviewed: Reviewed) -> None:
        """Mark the cells of tables whose words are questioned."""
        marks: dict[str, tuple[str, str]] = {}
        for each in reviewed.ordered:
            cell = each.source.removeprefix(f"table:{part.section_id}:")
            words = words_at(reviewed.plan, each.source, "cell") if cell != each.source else None
            if words is not None:
                marks.setdefault(cell, (words, each.finding.severity.value))
        part.tables.show_marks(marks)

    def _underline_text(self, part: SectionPart, reviewed: Reviewed) -> None:
        marks: dict[str, list[Underline]] = {}
        texts = {
            block.id: block.text
            for section in reviewed.plan.sections
            if section.id == part.section_id
            for block in section.blocks
        }
        for each in reviewed.told:
            what, _, block = each.source.partition(":")
            if what == "block" and each.spot is not None and block in texts:
                severity = each.finding.severity.value
                mark = Underline(each.spot.start, each.spot.end, severity, texts[block])
                marks.setdefault(block, []).append(mark)
        part.text.marks.show_underlines(marks)

    def _show_current(self) -> None:
        told = self.reviewed.ordered if self.reviewed else ()
        remark = told[self._at] if told else None
        self.panel.show_remark(remark, self._at + 1 if told else 0, len(told))

    def open_list(self) -> None:
        """Open or close the list of all findings."""
        opening = self.panel.list.isHidden() or self.panel.isHidden()
        self.panel.setVisible(opening or bool(self.reviewed and self.reviewed.told))
        self.panel.show_list(opening)

    def step(self, by: int) -> None:
        """Go to the next finding behind the caret (`by` 1) or the one before the shown one."""
        told = self.reviewed.ordered if self.reviewed else ()
        if not told:
            self.session.shell.say(tr("findings.none"))
            return
        shown = self.panel.remark
        if self._visited is shown and shown is not None:
            self._at = (self._at + by) % len(told)
        self.show(told[self._at])

    def show(self, remark: PlanRemark) -> None:
        """Show a finding and go to its words."""
        told = self.reviewed.ordered if self.reviewed else ()
        known = [at for at, each in enumerate(told) if each is remark]
        if known:
            self._at = known[0]
        self._visited = remark
        self.panel.show()
        self.panel.show_remark(remark, self._at + 1 if known else 0, len(told))
        caret = caret_of(self.session.plan, remark.source)
        if caret is not None:
            start = remark.spot.start if remark.spot is not None else 0
            self.go.emit(Caret(caret.page, caret.block, start), remark.spot)

    # --- acting

    def accept_current(self) -> None:
        """Take the suggestion of the finding that is shown."""
        remark = self.panel.remark
        if remark is None or remark.change is None or remark.ignored is not None:
            self.session.shell.say(tr("findings.no_change"))
            return
        self.accept(remark)

    def accept(self, remark: PlanRemark) -> None:
        """Put the suggested words in place, as one step of undo."""
        from kehoach_desktop.services.checks.plan_reviewing import accept

        change = remark.change
        plan = accept(self.session.plan, change) if change is not None else None
        if plan is None or change is None:
            self.session.shell.say(tr("findings.changed"))
            return
        caret = caret_of(plan, remark.source) or self.session.caret
        offset = change.spot.start + len(change.new)
        self.session.edit(plan, after=Caret(caret.page, caret.block, offset))
        self._visited = None  # the next F8 goes to what stands here now
        self._timer.start(0)

    def _ignore(self, remark: PlanRemark, scope: str) -> None:
        from kehoach_desktop.services.ports.review import Scope

        app, plan_id = self.session.shell.app, self.session.plan.id
        self.session.shell.operations.run(
            lambda: app.reviewing.ignore(remark, Scope(scope), plan_id), self._silenced, owner=self
        )

    def _silenced(self, ignored: Ignored) -> None:
        self._ignored = (*self._ignored, ignored)
        self._visited = None
        self._timer.start(0)
        self.session.shell.say(
            tr(f"findings.ignored.{ignored.scope.value}"),
            action=tr("common.undo"),
            act=lambda: self._tell_again(ignored),
        )

    def _restore(self, remark: PlanRemark) -> None:
        if remark.ignored is not None:
            self._tell_again(remark.ignored)

    def _tell_again(self, ignored: Ignored) -> None:
        app = self.session.shell.app
        self.session.shell.operations.run(lambda: app.reviewing.restore(ignored), owner=self)
        self._ignored = tuple(each for each in self._ignored if each != ignored)
        self._timer.start(0)

    def look_again(self) -> None:
        """Look at once: something else than the plan changed."""
        self._timer.start(0)
