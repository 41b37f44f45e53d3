"""The versions of a plan or paper: when, with which note; their pages; two of them compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.comparison import Change
from kehoach_desktop.services.plans.drafts import PRESENT, Drafts, Version
from kehoach_desktop.services.ports.drafts import ComparisonSheet
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.ui.pages.plans.paper import Paper
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField
from kehoach_desktop.ui.widgets.preview_pane import PreviewPane
from kehoach_desktop.ui.widgets.save_as import FileKind, save_as


class SubmissionsDialog(QDialog):
    """Shows every version of a plan or paper, page by page, or what changed between two of them."""

    def __init__(
        self,
        shell: Shell,
        office: OfficeProfile,
        drafts: Drafts[Any],
        text_id: str,
        versions: Sequence[Version],
        parent: QWidget | None = None,
        *,
        with_comments: bool = True,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._office = office
        self._drafts = drafts
        self._text_id = text_id
        self._versions = list(reversed(versions))
        self._sheet: ComparisonSheet | None = None
        self._made: PrintedDocument | None = None
        self._changes: list[str] = []
        self._place = -1
        self.setWindowTitle(tr("plans.submissions"))
        self.resize(1080, 660)
        self.preview = PreviewPane(
            shell.operations, lambda made, index, wide: shell.app.printing.page(made, index, wide)
        )
        self.preview.print_button.hide()
        self.figures = QLabel()
        self.figures.setWordWrap(True)
        self.figures.setMargin(8)
        self.figures.hide()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._build_list())
        splitter.addWidget(self._build_right())
        splitter.setSizes([340, 740])
        column = QVBoxLayout(self)
        column.addWidget(splitter, 1)
        column.addLayout(self._build_buttons(with_comments=with_comments))
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _build_list(self) -> QWidget:
        self.list = QListWidget()
        self.list.setAccessibleName(tr("plans.submissions"))
        self.list.setWordWrap(True)
        for each in self._versions:
            self.list.addItem(QListWidgetItem(f"{each.name}\n{each.note}".strip()))
        others = [(each.draft_no, each.name) for each in reversed(self._versions)]
        self.other = ChoiceField([(None, tr("drafts.compare.none")), *others])
        self.other.setAccessibleName(tr("drafts.compare.with"))
        self.other.setToolTip(tr("drafts.compare.hint"))
        self.other.show_value(None)
        self.other.chosen.connect(lambda _value: self._show())
        self.list.currentRowChanged.connect(lambda _row: self._show())
        label = QLabel(tr("drafts.compare.with"))
        label.setBuddy(self.other)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(label)
        column.addWidget(self.other)
        return box

    def _build_right(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.figures)
        column.addWidget(self.preview, 1)
        return box

    def _build_buttons(self, *, with_comments: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        self.comments = QPushButton(tr("drafts.comments"))
        self.comments.setToolTip(tr("drafts.comments.hint"))
        self.comments.clicked.connect(self._open_comments)
        self.comments.setVisible(with_comments)
        row.addWidget(self.comments)
        self.next = QPushButton(tr("drafts.compare.next"))
        self.next.setToolTip(tr("drafts.compare.next.hint"))
        self.next.setShortcut("F8")
        self.next.clicked.connect(self._show_next)
        self.next.hide()
        row.addWidget(self.next)
        row.addStretch(1)
        paper = Paper(self._shell, self)
        self.word = QPushButton(tr("printing.word"))
        self.word.setToolTip(tr("drafts.compare.word.hint"))
        self.word.clicked.connect(self._save_word)
        self.word.hide()
        pdf, print_ = QPushButton(tr("plans.editor.pdf")), QPushButton(tr("common.print"))
        pdf.clicked.connect(lambda: paper.save_pdf(self._document, self._title()))
        print_.clicked.connect(lambda: paper.print(self._document, self._title()))
        self.papers = (pdf, print_)
        close = QPushButton(tr("common.close"))
        close.clicked.connect(self.reject)
        for button in (self.word, pdf, print_, close):
            row.addWidget(button)
        for button in self.papers:
            button.setEnabled(False)
        return row

    def compare_with(self, draft_no: int | None) -> None:
        """Compare the chosen version with that one; None: show it by itself."""
        self.other.show_value(draft_no)
        self._show()

    def _show(self) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._versions):
            return
        chosen, other = self._versions[row].draft_no, self.other.value()
        drafts, office, text_id = self._drafts, self._office, self._text_id
        if isinstance(other, int) and other != chosen:
            older, newer = _in_order(chosen, other)
            self._shell.operations.run(
                lambda: drafts.compare(text_id, older, newer, office),
                self._compared,
                owner=self,
            )
            return

        self._shell.operations.run(
            lambda: drafts.print_version(text_id, chosen, office),
            lambda made: self._print(made, None),
            owner=self,
        )

    def _compared(self, sheet: ComparisonSheet) -> None:
        drafts = self._drafts
        self._shell.operations.run(
            lambda: drafts.pdf(sheet), lambda made: self._print(made, sheet), owner=self
        )

    def _print(self, made: PrintedDocument, sheet: ComparisonSheet | None) -> None:
        self._made, self._sheet = made, sheet
        self.figures.setText(sheet.figures if sheet else "")
        self.figures.setVisible(sheet is not None)
        self.word.setVisible(sheet is not None)
        lines = sheet.comparison.lines if sheet else ()
        self._changes = [
            f"line:{place}" for place, each in enumerate(lines) if each.change is not Change.SAME
        ]
        self._place = -1
        self.next.setVisible(bool(self._changes))
        for button in self.papers:
            button.setEnabled(True)
        self.preview.refresh(lambda: made, now=True)

    def _show_next(self) -> None:
        """Mark the next place that changed; after the last one comes the first."""
        if self._changes:
            self._place = (self._place + 1) % len(self._changes)
            self.preview.mark(self._changes[self._place])

    def _document(self) -> PrintedDocument:
        assert self._made is not None
        return self._made

    def _title(self) -> str:
        name = self._sheet.title if self._sheet else self._versions[self.list.currentRow()].name
        return tr("drafts.compare.file", title=name) if self._sheet else name

    def _save_word(self) -> None:
        sheet, drafts = self._sheet, self._drafts
        if sheet is None:
            return
        save_as(
            self._shell, self, FileKind.WORD, self._title(),
            lambda path: drafts.docx_to(path, sheet),
        )  # fmt: skip

    def _open_comments(self) -> None:
        from kehoach_desktop.ui.dialogs.plan_comments import open_comments

        open_comments(self._shell, self._office, self._text_id, self)


def _in_order(one: int, other: int) -> tuple[int, int]:
    """Return two versions, the older one first; the present one is the newest."""
    if one == PRESENT:
        return other, one
    return (one, other) if other == PRESENT else (min(one, other), max(one, other))
