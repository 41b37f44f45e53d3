"""An issued paper, read-only: its banner, and the signed copy or our own pages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.vntext import upper_first
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.preview_pane import PreviewPane


class IssuedPaper(QWidget):
    """Shows a frozen paper; a signed copy can be attached once and is opened in its viewer."""

    back_asked = Signal()
    print_asked = Signal()
    pdf_asked = Signal()
    word_asked = Signal()
    history_asked = Signal()
    changes_asked = Signal()

    def __init__(self, shell: Shell, paper: Paper, office: OfficeProfile) -> None:
        super().__init__()
        self._shell = shell
        self.paper = paper
        self._office = office
        self.preview = PreviewPane(
            shell.operations, lambda made, index, wide: shell.app.printing.page(made, index, wide)
        )
        self.preview.print_button.hide()  # the bar above has one
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_banner())
        column.addLayout(self._build_bar())
        column.addWidget(self.preview, 1)
        self._show_original(paper)
        self.preview.refresh(self.make, now=True)

    def make(self) -> PrintedDocument:
        """Return the pages shown (called beside the window)."""
        return self._shell.app.papers.pdf(self.paper, self._office)

    def _build_banner(self) -> QWidget:
        banner = QFrame()
        banner.setProperty("bar", "done")
        issue = self.paper.issue
        assert issue is not None
        words = tr("plans.banner.issued", day=screen_date(issue.date), number=issue.number)
        self.banner = QLabel(words)
        self.banner.setProperty("role", "heading")
        title = QLabel(f"{upper_first(self.paper.rule.name)}: {self.paper.subject}")
        title.setWordWrap(True)
        column = QVBoxLayout(banner)
        column.setContentsMargins(14, 6, 14, 6)
        column.addWidget(self.banner)
        column.addWidget(title)
        return banner

    def _build_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 5, 10, 5)
        back = QPushButton(tr("plans.editor.back"))
        back.clicked.connect(self.back_asked)
        bar.addWidget(back)
        bar.addStretch(1)
        self.attach = QPushButton(tr("plans.issue.attach"))
        self.attach.clicked.connect(self._choose_original)
        self.show_original = QPushButton(tr("papers.original.open"))
        self.show_original.clicked.connect(self._open_original)
        bar.addWidget(self.attach)
        bar.addWidget(self.show_original)
        for key, signal in (
            ("plans.editor.history", self.history_asked),
            ("history.changes", self.changes_asked),
            ("printing.word", self.word_asked),
            ("plans.editor.pdf", self.pdf_asked),
            ("plans.editor.print", self.print_asked),
        ):
            button = QPushButton(tr(key))
            button.clicked.connect(lambda _on=False, told=signal: told.emit())
            bar.addWidget(button)
        return bar

    def attach_original(self, path: Path) -> None:
        """Attach the signed copy, once; what is no PDF or picture is refused."""
        shell, paper_id = self._shell, self.paper.id

        def work() -> Paper:
            shell.app.papers.attach_original(paper_id, path)
            return shell.app.papers.load(paper_id)

        def done(paper: Paper) -> None:
            shell.saved()
            shell.say(tr("plans.issued.attached", name=path.name), Tone.DONE)
            self.paper = paper
            self._show_original(paper)

        shell.operations.run(work, done, owner=self)

    def _show_original(self, paper: Paper) -> None:
        has = paper.issue is not None and bool(paper.issue.original_sha256)
        self.attach.setVisible(not has)
        self.show_original.setVisible(has)

    def _choose_original(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("plans.issue.attach"), str(Path.home()), tr("plans.issue.files")
        )
        if chosen:
            self.attach_original(Path(chosen))

    def _open_original(self) -> None:
        shell, paper_id = self._shell, self.paper.id

        def work() -> None:
            path = shell.app.papers.original(paper_id)
            if path is not None:
                shell.app.opener.open(path)

        shell.operations.run(work, owner=self)
