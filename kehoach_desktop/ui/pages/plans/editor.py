"""The editor of a draft: the outline, the chosen part in the middle, the printed page at right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans import completeness, plan_edit
from kehoach_desktop.domain.plans.plan import Plan, Section
from kehoach_desktop.domain.plans.plan_words import words_at
from kehoach_desktop.ui.pages.plans.bases_part import BasesPart
from kehoach_desktop.ui.pages.plans.carets import caret_of
from kehoach_desktop.ui.pages.plans.editor_bar import EditorBar
from kehoach_desktop.ui.pages.plans.end_part import EndPart
from kehoach_desktop.ui.pages.plans.header_part import HeaderPart
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.outline import Outline
from kehoach_desktop.ui.pages.plans.part import EditorPart
from kehoach_desktop.ui.pages.plans.review_desk import ReviewDesk
from kehoach_desktop.ui.pages.plans.section_part import SectionPart
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.pages.plans.tasks_part import TasksPart
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.preview_pane import PreviewPane

if TYPE_CHECKING:
    from kehoach_desktop.review.plan_text import Spot

#: The outline is drawn again this long after a change (ms).
OUTLINE_MS = 200
#: Below this width of the editor the preview takes the place of the text (F9).
WIDE = 1100


class PlanEditor(QWidget):
    """Edits the plan of a session. Buttons that leave the draft are told by signals."""

    back_asked = Signal()
    submit_asked = Signal()
    history_asked = Signal()
    changes_asked = Signal()
    comments_asked = Signal()
    issue_asked = Signal()
    print_asked = Signal()
    pdf_asked = Signal()
    word_asked = Signal()
    copy_asked = Signal()
    coverage_asked = Signal()

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._parts: dict[str, EditorPart] = {}
        self._wide: bool | None = None
        self.outline = Outline()
        self.outline.chosen.connect(self.show_part)
        self.outline.entered.connect(lambda: self.part.show_caret(Caret(self.part.key)))
        self.outline.problem_asked.connect(lambda: self.part.show_problem())
        self.outline.section_asked.connect(self._change_sections)
        self.middle = QStackedWidget()
        self.middle.setMinimumWidth(320)
        shell = session.shell
        self.preview = PreviewPane(
            shell.operations, lambda made, index, wide: shell.app.printing.page(made, index, wide)
        )
        self.preview.clicked.connect(self._clicked)
        self.preview.print_button.hide()  # the bar above has one
        self._outline_timer = QTimer(self)
        self._outline_timer.setSingleShot(True)
        self._outline_timer.timeout.connect(self._show_outline)
        self.review = ReviewDesk(session, self)
        self.review.counted.connect(self._findings_counted)
        self.review.go.connect(self._go_to_finding)
        self.middle.currentChanged.connect(
            lambda _index: self.review.underline(self.middle.currentWidget())
        )
        self.outline.findings.clicked.connect(self.review.open_list)
        self._lay_out()
        self._bind_keys()
        session.changed.connect(self._changed)
        session.go.connect(self._go)
        self._show_outline()
        self.show_part(self.outline.current() or "header")
        self.refresh_preview(now=True)

    # --- building

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.work = QWidget()
        work = QVBoxLayout(self.work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(0)
        work.addWidget(self.middle, 1)
        work.addWidget(self.review.panel)
        for widget in (self.outline, self.work, self.preview):
            self.splitter.addWidget(widget)
        for index, stretch in enumerate((0, 3, 2)):
            self.splitter.setStretchFactor(index, stretch)
        self.splitter.setCollapsible(1, False)
        self.splitter.setSizes([260, 590, 400])
        self.bar = EditorBar(self.session.line_numbers)
        self.bar.asked.connect(self._asked)
        self.bar.lines_counted.connect(self._count_lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)

    def _asked(self, what: str) -> None:
        """Do what a button of the bar asks, or tell it on."""
        inside = {
            "undo": self.session.undo,
            "redo": self.session.redo,
            "pages": self.toggle_preview,
        }
        if what in inside:
            inside[what]()
        else:
            getattr(self, f"{what}_asked").emit()

    def _bind_keys(self) -> None:
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.session.undo),
            (QKeySequence("Ctrl+Y"), self.session.redo),
            (QKeySequence("Ctrl+Shift+Z"), self.session.redo),
            (QKeySequence("Ctrl+P"), self.print_asked.emit),
            (QKeySequence("F9"), self.toggle_preview),
            (QKeySequence("F8"), lambda: self.review.step(1)),
            (QKeySequence("Shift+F8"), lambda: self.review.step(-1)),
            (QKeySequence("Alt+Return"), self.review.accept_current),
            (QKeySequence("Alt+Enter"), self.review.accept_current),
            (QKeySequence("Alt+PgDown"), lambda: self._step_part(1)),
            (QKeySequence("Alt+PgUp"), lambda: self._step_part(-1)),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # --- parts

    @property
    def part(self) -> EditorPart:
        """Return the part in the middle."""
        part = self.middle.currentWidget()
        assert isinstance(part, EditorPart)
        return part

    def show_part(self, key: str) -> None:
        """Show the part of an outline line."""
        part = self._parts.get(key)
        if part is None:
            part = self._make(key)
            if part is None:
                return
            part.caret_moved.connect(self._caret_moved)
            self._parts[key] = part
            self.middle.addWidget(part)
        else:
            part.refresh(self.session.plan)
        self.middle.setCurrentWidget(part)
        self.session.caret = Caret(key)
        self.outline.select(key)
        source = {"header": "title", "recipients": "recipients", "bases": "opening"}.get(key, key)
        self.preview.mark(source)

    def _make(self, key: str) -> EditorPart | None:
        plain = {
            "header": HeaderPart,
            "bases": BasesPart,
            "tasks": TasksPart,
            "recipients": EndPart,
        }
        if key in plain:
            return plain[key](self.session)
        section_id = key.removeprefix("section:")
        if any(each.id == section_id for each in self.session.plan.sections):
            return SectionPart(self.session, section_id)
        return None

    def _findings_counted(self, told: str, hint: str, counts: Mapping[str, int]) -> None:
        self.outline.show_findings(told, hint, counts)
        self.review.underline(self.middle.currentWidget())

    def _go_to_finding(self, caret: Caret, spot: Spot | None) -> None:
        """Show the words of a finding, selected in the field where they are typed."""
        if not self._is_wide():
            self.show_preview(False)
        self._go(caret)
        words = words_at(self.session.plan, spot.source, spot.field) if spot is not None else None
        if spot is not None and words is not None:
            self.part.show_words(spot.source, spot.field, words, (spot.start, spot.end))

    def _step_part(self, step: int) -> None:
        keys = [state.key for state in self._states()]
        place = keys.index(self.part.key) if self.part.key in keys else 0
        self.show_part(keys[max(0, min(place + step, len(keys) - 1))])

    def _go(self, caret: Caret) -> None:
        if not caret.page:
            return
        self.show_part(caret.page)
        if self.part.key == caret.page:
            self.part.show_caret(caret)

    def _clicked(self, source: str) -> None:
        caret = caret_of(self.session.plan, source)
        if caret is not None:
            if not self._is_wide():
                self.show_preview(False)
            self._go(caret)

    def _caret_moved(self, source: str) -> None:
        self.preview.mark(source)
        if source.startswith("task:"):
            self.review.underline(self.part)  # the card may have made its fields now

    # --- the plan

    def _changed(self, plan: Plan) -> None:
        for key, part in list(self._parts.items()):
            if not part.is_current():
                if part is self.middle.currentWidget():
                    self.show_part("header")
                self.middle.removeWidget(part)
                del self._parts[key]
                part.deleteLater()
            elif part is self.middle.currentWidget():
                part.refresh(plan)
                part.hear_refusals()
        self._outline_timer.start(OUTLINE_MS)
        self._show_steps()
        self.refresh_preview()

    def _states(self) -> tuple[completeness.SectionState, ...]:
        return completeness.check(self.session.plan, self.session.office)

    def _show_outline(self) -> None:
        plan = self.session.plan
        state = tr("plans.state.draft", n=plan.draft_no)
        self.outline.show_states(plan.title or tr("plans.untitled"), state, self._states())
        if self.middle.count():
            self.outline.select(self.part.key)
        self._show_steps()

    def _show_steps(self) -> None:
        self.bar.show_steps(self.session.history.can_undo, self.session.history.can_redo)

    def _change_sections(self, what: str) -> None:
        plan, session = self.session.plan, self.session
        current = self.part.key.removeprefix("section:")
        place = next((i for i, each in enumerate(plan.sections) if each.id == current), None)
        if what == "add":
            made = Section(session.new_id(), tr("plans.section.new"))
            index = len(plan.sections) if place is None else place + 1
            session.edit(plan_edit.add_section(plan, made, index))
            self._show_outline()
            self._go(Caret(f"section:{made.id}", "head"))
        elif place is None:
            session.shell.say(tr("plans.outline.choose"))
        elif what == "remove":
            heading = plan.sections[place].heading
            session.edit(plan_edit.remove_section(plan, current))
            self._show_outline()
            session.shell.say(
                tr("plans.section.removed", heading=heading),
                action=tr("common.undo"),
                act=session.undo,
            )
        else:
            session.edit(plan_edit.move_section(plan, current, -1 if what == "up" else 1))
            self._show_outline()

    # --- the preview

    def refresh_preview(self, *, now: bool = False) -> None:
        """Print the plan again, soon or now."""
        if self.preview.isHidden() and not now:
            return
        shell, plan, office = self.session.shell, self.session.plan, self.session.office
        counted = self.session.line_numbers
        self.preview.refresh(
            lambda: shell.app.printing.plan(plan, office, line_numbers=counted), now=now
        )

    def _count_lines(self, on: bool) -> None:
        self.session.count_lines(on)
        self.refresh_preview(now=True)

    def toggle_preview(self) -> None:
        """Show or hide the printed page; on a narrow window it takes the place of the text."""
        self.show_preview(self.preview.isHidden())

    def show_preview(self, on: bool) -> None:
        """Show or hide the printed page."""
        self.preview.setVisible(on)
        self.work.setVisible(not on or self._is_wide())
        self.bar.buttons["pages"].setChecked(on)
        if on:
            self.refresh_preview(now=True)

    def _is_wide(self) -> bool:
        return self.width() >= WIDE

    def resizeEvent(self, event: object) -> None:
        """Go over to one column on a narrow window, and back."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self._wide is not self._is_wide():
            self._wide = self._is_wide()
            self.show_preview(self._wide)

    def set_office(self, office: OfficeProfile) -> None:
        """Go on with a changed profile: other agencies, signers, names."""
        if office is self.session.office:
            return
        self.session.office = office
        self.review.look_again()
        key, parts = self.part.key, self._parts
        self._parts = {}
        for part in parts.values():
            self.middle.removeWidget(part)
            part.deleteLater()
        self.show_part(key)
        self._show_outline()
        self.refresh_preview()
