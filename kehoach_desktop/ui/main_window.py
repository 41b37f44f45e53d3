"""The one window: navigation, and what every place needs around it. No work is done here.

How a page gets in (EDITOR, BOARD): write a `Page` (`ui/page.py` explains it), name its module and
class in `ui/places.py`. It is built at the first visit, kept, told `activate(argument)` whenever
it is shown and `deactivate()` before it is left and before the window closes. The window waits for
queued saves before it closes and stays open, with the reason in sight, when one fails.

- `shell.open_place("plans", plan_id)` goes to a place from anywhere;
- `shell.package_requested` (Path) is emitted for a double-clicked package: BOARD connects to it in
  the exchange page, the window opens that place with the path as its argument;
- `shell.saved()`, `shell.say()`, `shell.refuse()` feed the save line and the message bar.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from kehoach_desktop.errors import AppError
from kehoach_desktop.ui import theme, undoing
from kehoach_desktop.ui.focus_keeper import FocusKeeper
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.places import PLACES, Place
from kehoach_desktop.ui.rail import Rail, icon
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.topline import TopLine
from kehoach_desktop.ui.widgets.banner import Banner
from kehoach_desktop.ui.widgets.busy_bar import BusyBar
from kehoach_desktop.ui.widgets.dialog_notices import DialogNotices
from kehoach_desktop.ui.widgets.message_bar import MessageBar
from kehoach_desktop.ui.widgets.page_stack import PageArea

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import OfficeProfile

#: The place that takes packages.
PACKAGE_PLACE = "exchange"


class MainWindow(QWidget):
    """Rail at left, top line, message bar, the open page."""

    first_painted = Signal()
    #: Everything is saved and the window is closed.
    closed = Signal()

    def __init__(self, shell: Shell, places: tuple[Place, ...] = PLACES) -> None:
        super().__init__()
        self.shell = shell
        self._numbered = [(i, p) for i, p in enumerate(places, 1) if p.is_built]
        self._places = {place.key: place for _, place in self._numbered}
        self._pages: dict[str, Page] = {}
        self._current: Page | None = None
        self._painted = False
        self._closing = False
        self._failed_while_closing = False
        self.setWindowTitle(tr("shell.name"))
        self.setWindowIcon(icon("kehoach"))
        self.rail = Rail(self._numbered)
        self.top = TopLine()
        self.messages = MessageBar()
        self.banner = Banner()
        self._area = PageArea()
        self.stack = self._area.stack
        self._empty = QWidget()
        self.stack.addWidget(self._empty)
        self._lay_out()
        self._keeper = FocusKeeper(self, self.stack)
        self._connect()
        self._bind_keys()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top, self.banner, self.messages):
            column.addWidget(widget)
        column.addWidget(self._area, 1)
        column.addWidget(BusyBar(self.shell.operations))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.rail.setEnabled(False)

    def _connect(self) -> None:
        shell = self.shell
        self.rail.chosen.connect(self.visit)
        self.rail.help_wanted.connect(self.show_help)
        self.top.search_wanted.connect(lambda: _search(self))
        self.top.recent_wanted.connect(lambda: _show_recent(self))
        shell.recent_wanted.connect(lambda: _show_recent(self))
        shell.place_requested.connect(self.open_place)
        shell.notice.connect(self.messages.show_notice)
        DialogNotices(shell, self)
        shell.saving.connect(self.top.save_state.pending)
        shell.was_saved.connect(self.top.save_state.saved)
        shell.save_failed.connect(self._save_failed)
        shell.office_changed.connect(self._office_changed)
        shell.package_requested.connect(self._open_package)
        shell.text_size_wanted.connect(self.set_text_size)
        shell.operations.refused.connect(shell.refuse)

    def _bind_keys(self) -> None:
        for number, place in self._numbered:
            self._key(f"Ctrl+{number}", lambda key=place.key: self.visit(key))
        self._key("F5", lambda: self.visit("briefing"))
        self._key("Ctrl+S", self.top.save_state.flash)
        self._key("F1", self.show_help)
        self._key("Ctrl+Shift+N", lambda: _take_order(self))
        self._key("Ctrl+K", lambda: _search(self))
        self._key("Ctrl+H", lambda: _show_recent(self))
        self._key("Ctrl+Q", self.close)
        self._key("F6", self.top.person.offer)
        for keys in ("Ctrl++", "Ctrl+="):
            self._key(keys, lambda: self.change_text_size(up=True))
        self._key("Ctrl+-", lambda: self.change_text_size(up=False))

    def _key(self, keys: str, act: object) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    # --- places

    @property
    def page(self) -> Page | None:
        """Return the open page."""
        return self._current

    def services_opened(self) -> None:
        """Let the officer in: the rail works from now on."""
        self.rail.setEnabled(True)
        self.top.search.setEnabled(True)
        self.top.recent.setEnabled(True)

    def open_place(self, key: str, argument: object = None) -> None:
        """Leave the open page and show place `key`; unknown or unbuilt places are ignored."""
        if key not in self._places or not self.shell.is_open:
            return
        if key not in self._pages:
            page = self._places[key].factory()(self.shell)
            page.title_changed.connect(lambda _text, page=page: self._retitle(page))
            self._pages[key] = page
            self.stack.addWidget(page)
        self.show_page(self._pages[key], argument)
        self.rail.select(key)

    def visit(self, key: str) -> None:
        """Go to a place by hand; what was told about the last one goes, unless it can be undone."""
        self.messages.forget()
        self.open_place(key)

    def show_page(self, page: Page, argument: object = None) -> None:
        """Show `page`, a place or a page in front of the places (guide, data error)."""
        self.leave_page()
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self._current = page
        self.stack.setCurrentWidget(page)
        self._retitle(page)
        page.activate(argument)
        self._keeper.enter(page)

    def leave_page(self) -> None:
        """Flush what is pending on the open page."""
        if self._current is not None:
            self._current.deactivate()

    def open_first_place(self, key: str = "", argument: object = None) -> None:
        """Open place `key` if it can be shown, else the first one of the rail."""
        if key in self._places:
            self.open_place(key, argument)
        elif self._places:
            self.open_place(next(iter(self._places)))

    @property
    def current_place(self) -> str:
        """Return the key of the open place, empty when another page stands in front."""
        return next((key for key, page in self._pages.items() if page is self._current), "")

    def forget_pages(self) -> None:
        """Drop every page: after a restore or a wiped sample they would show what is gone."""
        self._current = None
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.stack.setCurrentWidget(self._empty)

    def _retitle(self, page: Page) -> None:
        if page is self._current:
            self.top.set_title(page.title)
            office = self.shell.office
            named = office.committee_short if office else tr("shell.no_office")
            self.setWindowTitle(tr("shell.title", place=page.title, office=named))

    def _open_package(self, path: Path) -> None:
        self.open_place(PACKAGE_PLACE, path)

    def _office_changed(self, office: OfficeProfile | None) -> None:
        self.top.set_office(office)
        if self._current is not None:
            self._retitle(self._current)

    # --- text size, help

    def change_text_size(self, *, up: bool) -> None:
        """Make all text a step larger or smaller; the shell's listeners remember it."""
        self.set_text_size(theme.step(self.shell.text_size, up))

    def set_text_size(self, per_cent: int) -> None:
        """Make all text `per_cent` of its ordinary size."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.shell.text_size = per_cent
            theme.apply(app, per_cent)
            self.shell.text_size_changed.emit(per_cent)
            self.shell.say(tr("shell.text_size", percent=per_cent))

    def show_help(self) -> None:
        """Open the help beside the page that is open."""
        from kehoach_desktop.ui.dialogs.help import HelpDialog

        shortcuts = self._current.shortcuts() if self._current is not None else []
        HelpDialog(self.shell, shortcuts, self, self.current_place).exec()

    # --- closing

    def closeEvent(self, event: QCloseEvent) -> None:  # Qt's name
        """Flush, wait for the queue, close; stay open when a save failed."""
        if self._closing and not self.shell.operations.busy:
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        if self._closing:
            return
        self._failed_while_closing = False
        self.leave_page()
        self._closing = True
        if self.shell.operations.busy:
            self.setEnabled(False)
            self.shell.say(tr("shell.closing"))
            self.shell.operations.idle.connect(self._finish_closing)
        else:
            self._finish_closing()

    def _save_failed(self, error: AppError) -> None:
        self.top.save_state.failed(error)
        self._failed_while_closing = True

    def _finish_closing(self) -> None:
        if self.shell.operations.busy:
            return
        if self.isEnabled() is False:
            self.shell.operations.idle.disconnect(self._finish_closing)
            self.setEnabled(True)
        if self._failed_while_closing:
            self._closing = False
            return
        self.shell.clear_notice()
        QTimer.singleShot(0, self, self.close)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Take the last action back, or do it again.

        Only what no text and no editor took for itself comes here.
        """
        again = event.matches(QKeySequence.StandardKey.Redo) or (  # Ctrl+Shift+Z beside Ctrl+Y
            event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        )
        if not again and not event.matches(QKeySequence.StandardKey.Undo):
            super().keyPressEvent(event)
        elif self.shell.is_open and self._current is not None and not self._current.in_front:
            self._current.flush()
            undoing.step(self.shell, again=again)

    def paintEvent(self, event: object) -> None:  # Qt's name
        """Announce the first paint: only then are the services opened."""
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)


def _take_order(window: MainWindow) -> None:
    """Take an urgent order down, from whatever page is open."""
    from kehoach_desktop.ui.dialogs.urgent_order import take_order

    take_order(window.shell, window)


def _show_recent(window: MainWindow) -> None:
    """Show what was done in this session, from whatever page is open."""
    if window.shell.is_open and window.page is not None and not window.page.in_front:
        from kehoach_desktop.ui.dialogs.recent_actions import show_recent

        window.page.flush()
        show_recent(window.shell, window)


def _search(window: MainWindow) -> None:
    """Search everything, from whatever page is open."""
    if window.shell.is_open and window.rail.isEnabled():
        from kehoach_desktop.ui.dialogs.search import search_everything

        search_everything(window.shell, window)
