"""The life of one window: paint first, open the data behind it, back it up, close it well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal

from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.main_window import MainWindow
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.sharing import Sharing
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.bootstrap import App
    from kehoach_desktop.domain.office import OfficeProfile
    from kehoach_desktop.services.ports.backups import Backup

#: Size of the first window: 1366×768 less the taskbar.
FIRST_SIZE = (1366, 728)


class Session(QObject):
    """Joins shell, window and services; `app` opens its database when it is first asked."""

    #: The data are there and a place is shown.
    data_opened = Signal()

    def __init__(
        self, shell: Shell, window: MainWindow, preferences: Preferences, app: App
    ) -> None:
        super().__init__()
        self.shell = shell
        self.window = window
        self._preferences = preferences
        self._app = app
        self._waiting: list[Path] = []
        self.sharing = Sharing(shell, window, preferences)
        window.first_painted.connect(self._first_painted)
        window.closed.connect(self._remember_window)
        self.data_opened.connect(self.sharing.ask_once)
        shell.text_size_changed.connect(lambda size: preferences.keep("text_size", size))
        shell.office_changed.connect(self._tell_standing)
        shell.guide_requested.connect(self.show_guide)
        shell.reopen_requested.connect(self.reopen)
        shell.operations.crashed.connect(self._crashed)
        self._restore_window()

    # --- opening

    def _first_painted(self) -> None:
        if not self.shell.is_open:
            self.open()

    def open(self) -> None:
        """Open the data folder off the GUI thread, then let the officer in."""
        app = self._app
        self.shell.operations.run(
            lambda: app.offices.profile(), self._opened, self._refused, label=tr("shell.opening")
        )

    def _opened(self, office: OfficeProfile | None) -> None:
        preferences = self._preferences
        self.shell.opened(self._app, office)
        self.window.services_opened()
        declared = office is not None and (office.is_sample or not preferences.guide_step)
        if declared or preferences.guide_postponed:
            self.window.open_first_place(preferences.place)
            self._tell_standing(office)
        else:
            self.show_guide()
        for path in self._waiting:
            self.shell.request_package(path)
        self._waiting.clear()
        self.data_opened.emit()
        backups = self._app.backups
        self.shell.operations.run(backups.daily, failure=self.shell.refuse)

    def _refused(self, error: AppError) -> None:
        from kehoach_desktop.ui.pages.front.data_error import DataErrorPage

        page = DataErrorPage(self.shell, error, can_restore=True)
        page.retry.connect(self.open)
        page.restore.connect(self._restore)
        page.leave.connect(self.window.close)
        self.window.show_page(page)

    def _crashed(self, _error: BaseException) -> None:
        """Leave no empty window behind when a fault of ours kept the data from opening."""
        page = self.window.page
        if not self.shell.is_open and (page is None or not page.in_front):
            self._refused(AppError("E-UNEXPECTED"))

    def _restore(self) -> None:
        """Offer the backups of a folder whose database cannot be opened."""
        from kehoach_desktop.ui.dialogs.restore import choose_backup

        app = self._app

        def offer(found: list[Backup]) -> None:
            chosen = choose_backup(self.shell, found, self.window)
            if chosen is not None:
                self.shell.operations.run(
                    lambda: app.recovery.restore(chosen.path),
                    lambda _: self.reopen(),
                    label=tr("office.backup.restoring"),
                )

        self.shell.operations.run(app.recovery.list, offer)

    def reopen(self) -> None:
        """Open the data folder anew: what was shown is no longer what is there."""
        self.window.forget_pages()
        self.shell.closed()
        self.open()

    # --- in front of the places

    def show_guide(self) -> None:
        """Show the first-start guide where it was left."""
        from kehoach_desktop.ui.pages.first_start.guide import FirstStartGuide

        guide = FirstStartGuide(self.shell, self._preferences.guide_step)
        guide.step_changed.connect(self._guide_moved)
        guide.finished.connect(self._guide_finished)
        self.window.show_page(guide)
        self._tell_standing(self.shell.office)

    def _guide_moved(self, step: int) -> None:
        self._preferences.keep("guide_step", step)
        self._preferences.keep("guide_postponed", False)
        self._tell_standing(self.shell.office)

    def _guide_finished(self, place: str, argument: object) -> None:
        self._preferences.keep("guide_postponed", True)
        self.window.open_first_place(place, argument)
        self._tell_standing(self.shell.office)

    def _tell_standing(self, office: OfficeProfile | None) -> None:
        banner = self.window.banner
        page = self.window.page
        if page is not None and page.in_front:
            banner.clear()
        elif office is None or (self._preferences.guide_step and not office.is_sample):
            banner.tell(tr("shell.guide.banner"), tr("shell.guide.go_on"), self.show_guide)
        elif office.is_sample:
            banner.tell(tr("shell.sample.banner"), tr("shell.sample.wipe"), self.wipe_sample)
        else:
            banner.clear()

    def wipe_sample(self) -> None:
        """Remove the sample commune after one question, then start the guide."""
        from PySide6.QtWidgets import QMessageBox

        question = QMessageBox(self.window)
        question.setWindowTitle(tr("shell.sample.wipe_title"))
        question.setText(tr("shell.sample.wipe_text"))
        wipe = question.addButton(
            tr("shell.sample.wipe_yes"), QMessageBox.ButtonRole.DestructiveRole
        )
        keep = question.addButton(tr("common.cancel"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(keep)
        question.exec()
        if question.clickedButton() is wipe:
            app = self.shell.app
            self.shell.operations.run(app.offices.wipe_sample, lambda _: self._sample_wiped())

    def _sample_wiped(self) -> None:
        self.window.forget_pages()
        self.shell.set_office(None)
        self.shell.say(tr("shell.sample.wiped"), Tone.DONE)
        self.show_guide()

    # --- the second start, the window

    def called(self, paths: list[Path]) -> None:
        """Come to the front for a second start, and open what it brought."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()
        for path in paths:
            self.want_package(path)

    def want_package(self, path: Path) -> None:
        """Open the preview of a package, at once or as soon as the data are open."""
        if self.shell.is_open:
            self.shell.request_package(path)
        else:
            self._waiting.append(path)

    def _restore_window(self) -> None:
        kept = self._preferences.geometry
        self.window.resize(*FIRST_SIZE)
        if kept:
            self.window.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def _remember_window(self) -> None:
        geometry = bytes(self.window.saveGeometry().toBase64().data()).decode()
        self._preferences.keep("geometry", geometry)
        if self.window.current_place:
            self._preferences.keep("place", self.window.current_place)
