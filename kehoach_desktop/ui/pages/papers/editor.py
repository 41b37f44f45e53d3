"""The editor of a paper: one form at left, top to bottom as on the page, the page at right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.paper import Paper, PaperKind
from kehoach_desktop.ui.pages.papers.appendix_form import AppendixForm
from kehoach_desktop.ui.pages.papers.body_form import BodyForm
from kehoach_desktop.ui.pages.papers.form_part import FormPart
from kehoach_desktop.ui.pages.papers.head_form import (
    EndForm,
    HeadForm,
    MeetingForm,
    PrintForm,
    SlipForm,
)
from kehoach_desktop.ui.pages.papers.life import PaperLife
from kehoach_desktop.ui.pages.papers.session import PaperSession
from kehoach_desktop.ui.pages.papers.spots import field_of
from kehoach_desktop.ui.pages.plans.editor_bar import EditorBar
from kehoach_desktop.ui.widgets.preview_pane import PreviewPane
from kehoach_desktop.ui.widgets.section_text import SectionText

_MORE = (
    ("pdf", "plans.editor.pdf"),
    ("word", "printing.word"),
    ("history", "plans.editor.history"),
    ("changes", "history.changes"),
)
#: Below this width the page takes the place of the form (F9).
WIDE = 1100


class PaperEditor(QWidget):
    """Edits the paper of a session; what leaves the draft is told by signals."""

    back_asked = Signal()
    print_asked = Signal()
    pdf_asked = Signal()
    word_asked = Signal()
    submit_asked = Signal()
    history_asked = Signal()
    changes_asked = Signal()
    issue_asked = Signal()

    def __init__(self, session: PaperSession) -> None:
        super().__init__()
        self.session = session
        shell = session.shell
        self._wide: bool | None = None
        #: What submits and issues the draft; given by the desk.
        self.life: PaperLife | None = None
        self.head = HeadForm(session)
        self.body = BodyForm(session)
        self.parts: list[FormPart] = [self.head, *self._facts(), self.body]
        if session.paper.kind is not PaperKind.SLIP:
            self.parts.append(EndForm(session))
        self.appendices = AppendixForm(session)
        self.parts += [self.appendices, PrintForm(session)]
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 10, 14, 14)
        for part in self.parts:
            column.addWidget(part)
        column.addStretch(1)
        self.form = QScrollArea()
        self.form.setWidgetResizable(True)
        self.form.setFrameShape(QFrame.Shape.NoFrame)
        self.form.setMinimumWidth(320)
        self.form.setWidget(page)
        self.preview = PreviewPane(
            shell.operations, lambda made, index, wide: shell.app.printing.page(made, index, wide)
        )
        self.preview.print_button.hide()  # the bar above has one
        self.preview.clicked.connect(self.show_source)
        self._lay_out()
        self._bind_keys()
        session.changed.connect(self._changed)
        self._show_steps()
        self.refresh_preview(now=True)

    def _facts(self) -> list[FormPart]:
        match self.session.paper.kind:
            case PaperKind.MINUTES:
                return [MeetingForm(self.session)]
            case PaperKind.SLIP:
                return [SlipForm(self.session)]
        return []

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.form)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setCollapsible(0, False)
        self.splitter.setSizes([700, 560])
        buttons = [
            name
            for name in ("back", "undo", "redo", "pages", "print", "submit", "issue")
            if name not in {"submit", "issue"} or self.session.paper.rule.numbered
        ]
        self.bar = EditorBar(self.session.line_numbers, buttons, _MORE)
        self.bar.asked.connect(self._asked)
        self.bar.lines_counted.connect(self._count_lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)

    def _asked(self, what: str) -> None:
        match what:
            case "undo":
                self.session.undo()
            case "redo":
                self.session.redo()
            case "pages":
                self.toggle_preview()
            case _:
                signal = getattr(self, f"{what}_asked")
                signal.emit()

    def _count_lines(self, on: bool) -> None:
        self.session.count_lines(on)
        self.refresh_preview(now=True)

    def _bind_keys(self) -> None:
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.session.undo),
            (QKeySequence("Ctrl+Y"), self.session.redo),
            (QKeySequence("Ctrl+Shift+Z"), self.session.redo),
            (QKeySequence("Ctrl+P"), self.print_asked.emit),
            (QKeySequence("F9"), self.toggle_preview),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _changed(self, paper: Paper) -> None:
        for part in self.parts:
            part.refresh(paper)
        self._show_steps()
        self.refresh_preview()

    def _show_steps(self) -> None:
        history = self.session.history
        self.bar.show_steps(history.can_undo, history.can_redo)

    def refresh_preview(self, *, now: bool = False) -> None:
        """Print the paper again, soon or now."""
        if self.preview.isHidden() and not now:
            return
        shell, paper, office = self.session.shell, self.session.paper, self.session.office
        counted = self.session.line_numbers
        self.preview.refresh(
            lambda: shell.app.papers.pdf(paper, office, line_numbers=counted), now=now
        )

    def toggle_preview(self) -> None:
        """Show or hide the page; on a narrow window it takes the place of the form."""
        self.show_preview(self.preview.isHidden())

    def show_preview(self, on: bool) -> None:
        """Show or hide the page."""
        self.preview.setVisible(on)
        self.form.setVisible(not on or self.width() >= WIDE)
        self.bar.buttons["pages"].setChecked(on)
        if on:
            self.refresh_preview(now=True)

    def show_source(self, source: str) -> None:
        """Go to the field where a spot of the page is written."""
        parts = (*self.parts, self.body.closing)
        field = field_of(self.session.paper, parts, self.body, self.appendices, source)
        if field is None:
            return
        if self.form.isHidden():
            self.show_preview(False)
        field.setFocus()
        spot = field.rect().center()
        if isinstance(field, SectionText):
            spot = field.cursorRect().center()
        point = field.mapTo(self.form.widget(), spot)
        self.form.ensureVisible(point.x(), point.y(), 0, 60)

    def resizeEvent(self, event: object) -> None:
        """Go over to one column on a narrow window, and back."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        wide = self.width() >= WIDE
        if self._wide is not wide:
            self._wide = wide
            self.show_preview(wide)
