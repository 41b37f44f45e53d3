""" "Kiểm tra thể thức": choose or drop a file; what differs, why, and where on the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.ports.basics import Reporter
from kehoach_desktop.services.ports.check import CheckSheet, Remark
from kehoach_desktop.services.ports.printing import PrintedDocument, TextSpot
from kehoach_desktop.ui.operations import Lane, Operation
from kehoach_desktop.ui.pages.plans.paper import Paper
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.preview_pane import PreviewPane

Checked = tuple[list[Remark], PrintedDocument | None]
_SIGNS = {"error": "!", "warning": "●", "hint": "○"}


class LayoutCheckDialog(QDialog):
    """Checks one file after the other; the files are read and never changed."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._path: Path | None = None
        self._operation: Operation | None = None
        self._running = False
        self.remarks: list[Remark] = []
        self.setWindowTitle(tr("check.title"))
        self.setAcceptDrops(True)
        self.resize(1120, 660)
        self.preview = PreviewPane(
            shell.operations, lambda made, index, wide: shell.app.printing.page(made, index, wide)
        )
        self.preview.print_button.hide()
        self.preview.clicked.connect(self._clicked)
        self.told = QLabel(tr("check.drop"))
        self.told.setWordWrap(True)
        self.told.setProperty("role", "heading")
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._build_findings())
        splitter.addWidget(self._build_picture())
        splitter.setSizes([600, 520])
        column = QVBoxLayout(self)
        column.addLayout(self._build_top())
        column.addWidget(splitter, 1)
        column.addLayout(self._build_buttons())
        self._show([], None)

    # --- building

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.choose = QPushButton(tr("check.choose"))
        self.choose.setProperty("role", "primary")
        self.choose.clicked.connect(self._choose)
        self.stop = QPushButton(tr("check.stop"))
        self.stop.clicked.connect(self.cancel)
        self.stop.hide()
        row.addWidget(self.told, 1)
        row.addWidget(self.stop)
        row.addWidget(self.choose)
        return row

    def _build_findings(self) -> QWidget:
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("check.title"))
        self.list.setRootIsDecorated(False)
        self.list.setColumnCount(3)
        self.list.setHeaderLabels(
            [tr("check.column.kind"), tr("check.column.place"), tr("check.column.why")]
        )
        header = self.list.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setMargin(8)
        self.detail.setMinimumHeight(110)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        return box

    def _build_picture(self) -> QWidget:
        self.no_picture = QLabel(tr("check.no_picture"))
        self.no_picture.setWordWrap(True)
        self.no_picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pictures = QStackedWidget()
        for widget in (self.preview, self.no_picture, QLabel()):
            self._pictures.addWidget(widget)
        return self._pictures

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self.copy = QPushButton(tr("check.copy"))
        self.copy.setToolTip(tr("check.copy.hint"))
        self.copy.clicked.connect(self.copy_text)
        pdf, print_ = QPushButton(tr("plans.editor.pdf")), QPushButton(tr("check.print"))
        paper = Paper(self._shell, self)
        pdf.clicked.connect(lambda: paper.save_pdf(self._document, self._title()))
        print_.clicked.connect(lambda: paper.print(self._document, self._title()))
        self.papers = (self.copy, pdf, print_)
        close = QPushButton(tr("common.close"))
        close.clicked.connect(self.reject)
        for button in (*self.papers, close):
            row.addWidget(button)
        return row

    # --- checking

    def _choose(self) -> None:
        start = str(self._path.parent if self._path else Path.home())
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("check.title"), start, tr("check.files")
        )
        if chosen:
            self.check(Path(chosen))

    def check(self, path: Path) -> None:
        """Measure the file at `path` beside the window."""
        self.cancel()
        self._path = path
        self._running = True
        self._show([], None)
        self.told.setText(tr("check.working", name=path.name))
        self.stop.show()
        self.choose.setEnabled(False)
        app = self._shell.app

        def work(reporter: Reporter) -> Checked:
            remarks = app.layout_check.check(path, reporter)
            paged = any(remark.page for remark in remarks) or path.suffix.lower() == ".pdf"
            return remarks, app.printing.read_pdf(path) if paged else None

        self._operation = self._shell.operations.run(
            work, lambda found: self._checked(*found), self._failed,
            lane=Lane.READ, owner=self, reports=True,
        )  # fmt: skip

    def cancel(self) -> None:
        """Stop measuring."""
        if self._operation is not None:
            self._operation.cancel()

    def _ended(self) -> None:
        self._running = False
        self._operation = None
        self.stop.hide()
        self.choose.setEnabled(True)

    def _checked(self, remarks: list[Remark], document: PrintedDocument | None) -> None:
        self._ended()
        self._show(remarks, document)
        assert self._path is not None
        self.told.setText(CheckSheet(self._path.name, tuple(remarks)).summary)
        if remarks:
            self._choose_finding(0)
        self.list.setFocus()

    def _failed(self, error: AppError) -> None:
        self._ended()
        cancelled = error.code == "E-CANCELLED"
        self.told.setText(tr("check.stopped") if cancelled else explain(error).sentence)

    # --- showing

    def _show(self, remarks: Sequence[Remark], document: PrintedDocument | None) -> None:
        self.remarks = list(remarks)
        self.list.clear()
        for remark in self.remarks:
            sign = _SIGNS.get(remark.severity, "")
            item = QTreeWidgetItem([f"{sign} {remark.kind}", remark.place, remark.why])
            item.setToolTip(2, remark.why)
            self.list.addTopLevelItem(item)
        self.detail.setText("")
        for button in self.papers:
            button.setEnabled(self._path is not None and not self._running)
        if document is None:
            self._pictures.setCurrentIndex(1 if self.remarks else 2)
            return
        self._pictures.setCurrentIndex(0)
        marked = PrintedDocument(document.pdf, document.pages, tuple(_spots(self.remarks)))
        self.preview.view.forget_pictures()
        self.preview.refresh(lambda: marked, now=True)

    def _chosen(self) -> None:
        place = self.list.indexOfTopLevelItem(self.list.currentItem())
        if not 0 <= place < len(self.remarks):
            return
        remark = self.remarks[place]
        lines = [f"{remark.why} {remark.suggestion}"]
        if remark.quote:
            lines.append(tr("check.quoted", quote=remark.quote))
        lines.append(
            tr(
                "check.detail",
                expected=remark.expected,
                measured=remark.measured,
                source=remark.clause,
                rule=remark.rule,
            )
        )
        self.detail.setText("\n".join(lines))
        self.preview.mark(f"finding:{place}")

    def _clicked(self, source: str) -> None:
        self._choose_finding(int(source.removeprefix("finding:")))

    def _choose_finding(self, place: int) -> None:
        item = self.list.topLevelItem(place)
        if item is not None:
            self.list.setCurrentItem(item)

    def copy_text(self) -> None:
        """Put the findings on the clipboard as plain text."""
        if self._path is not None:
            sheet = CheckSheet(self._path.name, tuple(self.remarks))
            lines = [sheet.summary, *(remark.line for remark in self.remarks)]
            QGuiApplication.clipboard().setText("\n".join(lines))
            self.told.setText(tr("check.copied", n=len(self.remarks)))

    def _document(self) -> PrintedDocument:
        assert self._path is not None
        return self._shell.app.layout_check.pdf(self._path, self.remarks)

    def _title(self) -> str:
        return f"{tr('check.paper')} {self._path.stem if self._path else ''}".strip()

    # --- Qt's own names

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the file that was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.check(path)

    def done(self, result: int) -> None:
        """Close; a running check is stopped."""
        self.cancel()
        super().done(result)


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if paths else None


def _spots(remarks: Sequence[Remark]) -> list[TextSpot]:
    return [
        TextSpot(remark.page - 1, *remark.box, f"finding:{place}")
        for place, remark in enumerate(remarks)
        if remark.page and remark.box is not None
    ]
