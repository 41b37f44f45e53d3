"""Printing on paper and into a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.pages.plans.print_job import PrintJob
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.preview_pane import unprintable_words
from kehoach_desktop.ui.widgets.save_as import FileKind, file_name, save_as

Make = Callable[[], PrintedDocument]


class Paper:
    """Sends documents to a printer or a file, for a page of the window."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self._parent = parent

    def save_pdf(self, make: Make, title: str) -> None:
        """Ask where and write the PDF there, whole or not at all."""
        proposed = str(Path.home() / f"{file_name(title)}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._parent, tr("plans.editor.pdf"), proposed, tr("plans.pdf.files")
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        self.write_pdf(make, path)

    def save_word(self, plan: Plan, office: OfficeProfile, *, line_numbers: bool = False) -> None:
        """Ask where and write the plan there as a Word file."""
        shell = self._shell

        def write(path: Path) -> None:
            shell.app.printing.plan_docx_to(path, plan, office, line_numbers=line_numbers)

        save_as(shell, self._parent, FileKind.WORD, plan.title, write)

    def save_coverage(self, plan: Plan) -> None:
        """Ask where and write the coverage sheet there, as PDF or Word."""
        shell, office = self._shell, self._shell.office
        title = tr("superior.sheet.name", title=plan.title)
        proposed = str(Path.home() / f"{file_name(title)}.pdf")
        chosen, kind = QFileDialog.getSaveFileName(
            self._parent, tr("superior.sheet"), proposed, tr("superior.sheet.files")
        )
        if not chosen or office is None:
            return
        path = Path(chosen)
        if path.suffix.lower() not in {".pdf", ".docx"}:
            path = path.with_name(path.name + (".docx" if "docx" in kind else ".pdf"))
        shell.operations.run(
            lambda: shell.app.chain.coverage_sheets.write(path, plan, office),
            lambda _done: shell.say(
                tr("plans.pdf.saved", path=path),
                Tone.DONE,
                action=tr("plans.pdf.open"),
                act=lambda: shell.operations.run(lambda: shell.app.opener.open(path)),
            ),
            label=tr("plans.pdf.saving"),
        )

    def write_pdf(self, make: Make, path: Path) -> None:
        """Write the PDF to `path`."""
        from kehoach_desktop.files import write_file

        shell = self._shell

        def told(made: PrintedDocument) -> None:
            lost = unprintable_words(made)
            shell.say(
                tr("plans.pdf.saved", path=path),
                Tone.WARNING if lost else Tone.DONE,
                remedy=lost,
                action=tr("plans.pdf.open"),
                act=lambda: shell.operations.run(lambda: shell.app.opener.open(path)),
            )

        def work() -> PrintedDocument:
            made = make()
            write_file(path, made.pdf)
            return made

        shell.operations.run(
            work,
            told,
            lane=Lane.PRINT,
            label=tr("plans.pdf.saving"),
        )

    def print(self, make: Make, title: str) -> None:
        """Show the system's print dialog and print what was chosen."""
        self._shell.operations.run(
            make,
            lambda made: self._ask(made, title),
            lane=Lane.PRINT,
            owner=self._parent,
            label=tr("plans.print.preparing"),
        )

    def _ask(self, made: PrintedDocument, title: str) -> None:
        if made.unprintable:
            self._shell.say(unprintable_words(made), Tone.WARNING)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, self._parent)
        dialog.setMinMax(1, max(1, made.pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCollateCopies)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.send(made, printer)

    def send(self, made: PrintedDocument, printer: QPrinter) -> None:
        """Send the chosen pages to `printer`, beside the window."""
        PrintJob(self._shell, made, printer, self._shell).start()
