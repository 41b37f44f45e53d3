"""From "choose a file" to "a draft is open": reading beside the window, refusals, one undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from kehoach_desktop.domain.imports.plan_reading import ImportDraft
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.plans.plan_attachments import Attachment
from kehoach_desktop.services.ports.basics import Reporter
from kehoach_desktop.ui.operations import Lane, Operation
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.pages.plans.editor_bar import EditorBar
from kehoach_desktop.ui.pages.plans.importing.desk import ImportDesk
from kehoach_desktop.ui.pages.plans.importing.pages import SourcePages
from kehoach_desktop.ui.pages.plans.importing.preview import ImportPreview
from kehoach_desktop.ui.pages.plans.importing.scan import ScanOffer
from kehoach_desktop.ui.pages.plans.source_cards import SourceCards
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.open_file import open_copy

#: Mends are on disk so long after the last one (milliseconds).
_KEEP_MS = 1500


class ImportFlow(QObject):
    """One import at a time, shown in the stack of the page and kept until it ends.

    `ready(show)`: call `show` when all that was typed is on disk; `closing()`: what the page
    showed gives way; `left()`; `made(Plan)`.
    """

    ready = Signal(object)
    closing = Signal()
    left = Signal()
    made = Signal(object)

    def __init__(self, page: Page, stack: QStackedWidget) -> None:
        super().__init__(page)
        self._page = page
        self._stack = stack
        self._shell = page.shell
        self.preview: ImportPreview | None = None
        self.offered: ScanOffer | None = None  # the last scan that was asked about
        self._wanted: Operation | None = None
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_MS)
        self._keeping.timeout.connect(self.flush)

    # --- doors

    def ask_file(self) -> None:
        """Let the officer choose a file, then read it."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._page, tr("import.ask"), "", tr("import.ask.filter")
        )
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, path: Path, *, scan: bool = False) -> None:
        """Read the file at `path` beside the window and show what was recognised.

        `scan` lets tesseract read a scan or photo; the officer is asked before.
        """
        office, app = self._shell.office, self._shell.app

        def begin(reporter: Reporter) -> ImportDraft:
            return app.chain.imports.begin(
                path, office, reporter.cancelled, scan=scan, progress=reporter.progress
            )

        label = "import.recognising" if scan else "import.reading"
        self._read(begin, tr(label, name=path.name), None if scan else path)

    def _scanned(self, path: Path) -> None:
        """Say that a file has no letters, and offer what this PC can do with it."""

        def offer(can: bool) -> None:
            self.offered = ScanOffer(path.name, can, self._page)
            self.offered.recognise.connect(lambda: self.read_file(path, scan=True))
            self.offered.keep.connect(lambda: self._attach(path))
            self.offered.open()

        app = self._shell.app
        self._page.run(lambda: app.chain.imports.can_recognise_scans(), offer, lane=Lane.READ)

    def _attach(self, path: Path) -> None:
        """Begin an empty draft with the file beside it."""
        app = self._shell.app

        def made(plan: Plan) -> None:
            self._shell.saved()
            self.made.emit(plan)
            self._shell.say(tr("import.scan.kept", name=path.name), Tone.DONE)

        self.ready.emit(lambda: self._page.run(lambda: app.chain.attachments.begin(path), made))

    def show_attached(self, plan: Plan, bar: EditorBar) -> None:
        """Let the bar of an opened draft open the files that it was begun from."""
        app = self._shell.app

        def opened(each: Attachment) -> None:
            self._page.run(
                lambda: open_copy(app.opener, app.chain.attachments.path(each), each.name)
            )

        def found(files: list[Attachment]) -> None:
            for each in files:
                bar.add_file(each.name, partial(opened, each))

        self._page.run(lambda: app.chain.attachments.of_plan(plan.id), found)

    def read_pasted(self, data: QMimeData) -> None:
        """Read text that was copied in Word, Excel or a browser."""
        html = data.html() if data.hasHtml() else ""
        plain = data.text() if data.hasText() else ""
        office, app = self._shell.office, self._shell.app
        name = tr("import.pasted")
        self._read(
            lambda _reporter: app.chain.imports.begin_pasted(html, plain, name, office),
            tr("import.reading", name=name),
        )

    def _read(
        self, function: Callable[[Reporter], ImportDraft], label: str, path: Path | None = None
    ) -> None:
        """Read in the thread beside the store's, so that saving never waits for it."""
        if self._wanted is not None:
            self._wanted.cancel()
            self._wanted = None

        def refused(error: AppError) -> None:
            if error.code == "E-READ-LAYER" and path is not None:
                self._scanned(path)
            elif error.code != "E-READ-STOPPED":
                self._shell.refuse(error)

        self._wanted = self._page.run(
            function, self._begin, refused, lane=Lane.READ, reports=True, label=label
        )  # fmt: skip

    def offer(self, cards: SourceCards) -> None:
        """Put the doors on the page of a new plan: a file, pasted text, one left half done."""
        if "file" not in cards.buttons:
            cards.add_card(
                "file", tr("import.from_file"), tr("import.from_file.hint"), self.ask_file
            )
            cards.add_small("paste", tr("import.paste"), tr("import.paste.hint"), self._paste)

        def found(draft: ImportDraft | None) -> None:
            if draft is None:
                cards.remove("resume")
                return
            name = tr("import.resume", name=draft.name)
            cards.add_small("resume", name, tr("import.resume.hint"), lambda: self.resume(draft))

        self._page.run(lambda: self._shell.app.chain.imports.kept(), found)

    def _paste(self) -> None:
        self.read_pasted(QGuiApplication.clipboard().mimeData())

    # --- an import that goes on

    def resume(self, draft: ImportDraft) -> None:
        """Show the import that was left, of this run or an earlier one."""
        if self.preview is not None:
            self.ready.emit(self._show)
        else:
            self._open(draft)

    def _begin(self, draft: ImportDraft) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted.cancelled():  # it was stopped when it was all but done
            return
        self._open(draft)
        self._keeping.start()

    def _open(self, draft: ImportDraft) -> None:
        if draft.original:
            imports = self._shell.app.chain.imports
            self._page.run(lambda: imports.original(draft), lambda data: self._build(draft, data))
        else:
            self._build(draft, b"")

    def _build(self, draft: ImportDraft, original: bytes) -> None:
        self._close()
        shell = self._shell
        desk = ImportDesk(draft, shell.app.new_id)
        desk.changed.connect(self._keeping.start)
        pages = None
        if original:
            pages = SourcePages(
                desk, shell.operations, shell.app.printing, original, draft.original
            )
        preview = ImportPreview(desk, pages)
        preview.accepted.connect(self.accept)
        preview.left.connect(self._leave)
        preview.dropped.connect(self._drop)
        self.preview = preview
        self.ready.emit(self._show)

    def _show(self) -> None:
        preview = self.preview
        if preview is not None:
            self.closing.emit()
            self._stack.addWidget(preview)
            self._stack.setCurrentWidget(preview)
            self._page.title = tr("import.title", name=preview.desk.draft.name)
            preview.tree.setFocus()

    def flush(self) -> None:
        """Put the import as it is on disk, to go on after a power cut."""
        self._keeping.stop()
        if self.preview is not None:
            draft = self.preview.desk.draft
            self._page.run(lambda: self._shell.app.chain.imports.keep(draft))

    def _leave(self) -> None:
        self.flush()
        self.left.emit()
        if self.preview is not None:
            self._shell.say(tr("import.left", name=self.preview.desk.draft.name))

    def _drop(self) -> None:
        """Throw the import away; the undo brings it back."""
        if self.preview is None:
            return
        draft = self.preview.desk.draft
        self._end()
        self.left.emit()
        self._shell.say(
            tr("import.dropped", name=draft.name), action=tr("common.undo"),
            act=lambda: self._begin(draft),
        )  # fmt: skip

    def accept(self) -> None:
        """Make a draft of what is shown."""
        if self.preview is None:
            return
        draft = self.preview.desk.draft

        def stored(plan: Plan) -> None:
            self._end()
            self._shell.saved()
            self.made.emit(plan)
            self._shell.say(
                tr("import.accepted", title=plan.title), Tone.DONE,
                action=tr("import.accepted.undo"), act=lambda: self._take_back(plan, draft),
            )  # fmt: skip

        self._page.run(lambda: self._shell.app.chain.imports.accept_draft(draft), stored)

    def _take_back(self, plan: Plan, draft: ImportDraft) -> None:
        """Undo the whole import: the draft goes, the preview comes back as it was."""
        self.left.emit()
        self._page.run(
            lambda: self._shell.app.plans.delete(plan.id), lambda _nothing: self._begin(draft)
        )

    def _end(self) -> None:
        self._keeping.stop()
        self._close()
        self._page.run(lambda: self._shell.app.chain.imports.forget())

    def _close(self) -> None:
        preview, self.preview = self.preview, None
        if preview is not None:
            preview.setParent(None)
            preview.deleteLater()
