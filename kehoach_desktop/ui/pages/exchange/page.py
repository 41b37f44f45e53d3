"""The place "Gửi - Nhận": the ledger, and from it saving, opening and getting acquainted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from kehoach_desktop.domain.exchange import Direction, LedgerRow, PackageKind
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.page import Page, PlanToSend, Shortcut
from kehoach_desktop.ui.pages.exchange import ask_path
from kehoach_desktop.ui.pages.exchange.ledger_view import LedgerView
from kehoach_desktop.ui.pages.exchange.preview_view import PreviewView, summary_text
from kehoach_desktop.ui.pages.exchange.send_view import SendOrder, SendView
from kehoach_desktop.ui.pages.exchange.stick_bar import StickBar
from kehoach_desktop.ui.pages.exchange.stick_watch import Stick, StickWatch
from kehoach_desktop.ui.pages.exchange.trust_desk import TrustDesk
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.domain.exchange import Peer
    from kehoach_desktop.services.packages.exchange import Exchange, Export
    from kehoach_desktop.services.packages.exchange_import import ImportPreview, ImportSummary
    from kehoach_desktop.services.packages.introductions import Introduction
    from kehoach_desktop.services.packages.package_reader import Inspection
    from kehoach_desktop.services.ports.basics import Reporter
    from kehoach_desktop.services.ports.plans import PlanRow


@dataclass(frozen=True, slots=True)
class _Looked:
    """A package that was looked into: one of introduction, preview or refusal is there."""

    inspection: Inspection
    introduction: Introduction | None = None
    preview: ImportPreview | None = None
    refusal: AppError | None = None


def _look_into(exchange: Exchange, path: Path, reporter: Reporter) -> _Looked:
    """Verify and preview `path`; damage is raised, what speaks against an import is returned."""
    inspection = exchange.inspect(path, reporter)
    if inspection.package.manifest.kind is PackageKind.INTRODUCTION:
        return _Looked(inspection, introduction=exchange.read_introduction(path))
    try:
        return _Looked(inspection, preview=exchange.preview(path, reporter))
    except AppError as error:
        return _Looked(inspection, refusal=error)


class ExchangePage(Page):
    """Shows the ledger; every long step runs off the GUI thread and shows its progress."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("exchange.title")
        self.bar = StickBar()
        self.ledger, self.send = LedgerView(), SendView()
        self.preview = PreviewView()
        self.desk = TrustDesk(self)
        self.trust = self.desk.view
        self.watch = StickWatch(lambda: shell.app.exchange.drives(), self)
        self._looked: _Looked | None = None
        self._from_send = False  # the trusted offices were opened from a sending
        self._known: frozenset[str] = frozenset()
        #: Names of files that were opened or written in this visit but are in no ledger.
        self._seen: set[str] = set()
        self._plans: list[PlanRow] = []
        self._peers: list[Peer] = []
        self.stack = QStackedWidget()
        for view in (self.ledger, self.send, self.preview, self.trust):
            self.stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.setMinimumSize(400, 300)
        self._connect()

    def _connect(self) -> None:
        self.bar.package_wanted.connect(self.open_package)
        self.watch.changed.connect(self._sticks)
        self.ledger.send_wanted.connect(self.start_sending)
        self.ledger.open_wanted.connect(self._ask_package)
        self.ledger.trust_wanted.connect(self.show_trust)
        self.ledger.row_opened.connect(self._open_row)
        self.send.ordered.connect(self._export)
        self.send.left.connect(self._home)
        self.send.trust_wanted.connect(self.show_trust)
        self.preview.import_wanted.connect(self._import)
        self.preview.trust_wanted.connect(self.show_trust)
        self.preview.left.connect(self._home)
        self.trust.left.connect(self._leave_trust)
        self.desk.changed.connect(self.reload)
        self.shell.data_changed.connect(lambda: self.reload() if self.isVisible() else None)
        self.desk.seen.connect(self._note_seen)
        for keys, act in (
            ("Esc", self._home),
            ("Ctrl+N", self.start_sending),
            ("Ctrl+O", self._ask_package),
            ("Ctrl+F", self.ledger.words.setFocus),
            ("F5", self.reload),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of this place."""
        return [
            Shortcut(keys, tr(f"exchange.key.{name}"))
            for keys, name in (
                ("Ctrl+N", "send"), ("Ctrl+O", "open"), ("Ctrl+F", "filter"),
                ("Enter", "row"), ("F5", "reload"), ("Esc", "back"),
            )
        ]  # fmt: skip

    # --- coming and going

    def activate(self, argument: object = None) -> None:
        """Show the ledger; a `Path` opens that package, a `PlanToSend` asks where to."""
        self.reload()
        if isinstance(argument, Path):
            self.open_package(argument)
        elif isinstance(argument, PlanToSend):
            self.start_sending(argument.plan_id)

    def deactivate(self) -> None:
        """A preview that was not wanted leaves nothing behind."""
        self._forget_preview()

    def reload(self) -> None:
        """Read ledger, trusted offices and plans again."""

        def read() -> tuple[list[LedgerRow], list[Peer], list[PlanRow]]:
            app = self.shell.app
            return app.exchange.ledger(), app.exchange.trusted(), app.plans.rows()

        self.run(read, self._loaded, label=tr("exchange.loading"))

    def _loaded(self, found: tuple[list[LedgerRow], list[Peer], list[PlanRow]]) -> None:
        rows, self._peers, self._plans = found
        self._known = frozenset(row.file_name for row in rows) | self._seen
        self.ledger.load(rows)
        self.trust.show_peers(self._peers)
        self.send.offer(self._plans, self._peers)
        self.bar.show_sticks(self.watch.sticks, self._known)
        # The services are made in the data thread; only now may another thread ask for drives.
        self.watch.start()

    def _home(self) -> None:
        """Go back to the ledger."""
        self._forget_preview()
        self.trust.form.hide()
        self.stack.setCurrentWidget(self.ledger)
        self.ledger.send.setFocus()

    def _leave_trust(self) -> None:
        """Go back to what is being sent, if an office was missing there; else to the ledger."""
        if self._from_send:
            self.trust.form.hide()
            self.stack.setCurrentWidget(self.send)
            self.send.offices.setFocus()
        else:
            self._home()

    def _forget_preview(self) -> None:
        looked, self._looked = self._looked, None
        if looked is not None and looked.preview is not None:
            preview = looked.preview
            self.run(lambda: self.shell.app.exchange.discard(preview))
            if self.stack.currentWidget() is self.preview:
                self.stack.setCurrentWidget(self.ledger)

    def _note_seen(self, path: Path) -> None:
        """Count `path` as new no longer."""
        self._seen.add(path.name)
        self._known |= {path.name}
        self.bar.show_sticks(self.watch.sticks, self._known)

    def show_trust(self) -> None:
        """Show this PC's fingerprint and the trusted offices."""
        self.trust.offer_drives([stick.drive for stick in self.watch.sticks])
        self._from_send = self.stack.currentWidget() is self.send
        self.stack.setCurrentWidget(self.trust)
        self.desk.open()

    def _sticks(self, sticks: list[Stick]) -> None:
        self.bar.show_sticks(sticks, self._known)
        drives = [stick.drive for stick in sticks]
        self.send.offer_drives(drives)
        self.trust.offer_drives(drives)
        if self.bar.new and not self.isVisible():
            self.shell.say(
                self.bar.words.text(),
                action=tr("exchange.stick.view"),
                act=lambda: self.shell.open_place("exchange"),
            )

    # --- out

    def start_sending(self, plan_id: str | None = None) -> None:
        """Ask which plan goes to whom and where to."""
        self.send.offer_drives([stick.drive for stick in self.watch.sticks])
        if plan_id:
            self.send.choose_plan(plan_id)
        self.stack.setCurrentWidget(self.send)
        self.send.plan.setFocus()

    def _export(self, order: SendOrder) -> None:
        self.send.save.setEnabled(False)

        def export(reporter: Reporter) -> Export:
            return self.shell.app.exchange.export_plan(
                order.plan_id, order.offices, order.dest, reporter
            )

        self._long(export, self._exported, tr("exchange.saving"), self._refused)

    def _exported(self, export: Export) -> None:
        key = "exchange.saved.stick" if export.removable else "exchange.saved.folder"
        self.shell.say(tr(key, path=export.path), Tone.DONE)
        self.shell.saved()
        self._home()
        self.reload()

    def _refused(self, error: AppError) -> None:
        """Say why, and leave the buttons to try again."""
        self.send.save.setEnabled(True)
        self.preview.take.setEnabled(True)
        self.shell.refuse(error)

    # --- in

    def _ask_package(self) -> None:
        path = ask_path.ask_package(self)
        if path is not None:
            self.open_package(path)

    def open_package(self, path: Path) -> None:
        """Verify `path` and show what is in it; nothing is changed by that."""
        self._forget_preview()
        self._long(
            lambda reporter: _look_into(self.shell.app.exchange, path, reporter),
            self._show_looked,
            tr("exchange.checking"),
        )

    def _show_looked(self, looked: _Looked) -> None:
        self._looked = looked
        self.shell.clear_notice()  # the refusal of another file is past
        if looked.introduction is not None:
            self.show_trust()
            self.desk.show_introduction(looked.introduction)
            return
        if looked.preview is not None:
            self.preview.show_preview(looked.inspection, looked.preview)
        elif looked.refusal is not None:
            self.preview.show_refused(looked.inspection, looked.refusal)
        self.stack.setCurrentWidget(self.preview)

    def _import(self) -> None:
        if self._looked is None or self._looked.preview is None:
            return
        preview = self._looked.preview
        self.preview.take.setEnabled(False)
        self._long(
            lambda reporter: self.shell.app.exchange.apply(preview, reporter),
            lambda summary: self._imported(summary, preview),
            tr("exchange.importing"),
            self._refused,
        )

    def _imported(self, summary: ImportSummary, preview: ImportPreview) -> None:
        self._looked = None
        self.preview.take.setEnabled(True)
        plan_id = preview.plans[0].plan.id if preview.plans else ""
        self.shell.say(
            summary_text(summary),
            Tone.DONE,
            action=tr("exchange.imported.open") if plan_id else "",
            act=lambda: self.shell.open_place("plans", plan_id),
        )
        self.shell.saved()
        self.shell.data_changed.emit()
        self._home()
        self.reload()

    def _open_row(self, row: LedgerRow) -> None:
        """Enter on a row goes to its plan; a package that went out can be saved once more."""
        if row.plan_id:
            self.shell.open_place("plans", row.plan_id)
        elif row.direction is Direction.OUT:
            self.start_sending()

    def _long(
        self,
        function: Callable[[Reporter], Any],
        success: Callable[[Any], object],
        label: str,
        failure: Callable[[AppError], object] | None = None,
    ) -> None:
        """Run with progress and "Dừng"."""
        self.run(function, success, failure, reports=True, label=label)
