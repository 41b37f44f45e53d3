"""The place "Nhiệm vụ": board, year, who does what, the leaders' week, radio, binders."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout

from kehoach_desktop.ui.compact import close_sheet, is_low
from kehoach_desktop.ui.page import BinderToShow, Page, Shortcut
from kehoach_desktop.ui.pages.tasks.page import TasksPage
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.page_stack import PageStack

#: The views in order; Alt+1 … Alt+6.
VIEWS = ("board", "year", "assignment", "week", "radio", "binder")


def _make(name: str, shell: Shell) -> Page:
    if name == "board":
        return TasksPage(shell)
    if name == "week":
        from kehoach_desktop.ui.pages.tasks.week_page import WeekPage

        return WeekPage(shell)
    if name == "radio":
        from kehoach_desktop.ui.pages.tasks.radio_page import RadioPage

        return RadioPage(shell)
    if name == "binder":
        from kehoach_desktop.ui.pages.tasks.binder_page import BinderPage

        return BinderPage(shell)
    from kehoach_desktop.ui.pages.tasks.sheet_page import SheetPage

    return SheetPage(shell, name)


class TasksPlace(Page):
    """Shows one view; whatever is asked for from another place is shown on the board."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("tasks.title")
        self._pages: dict[str, Page] = {}
        self.stack = PageStack()
        self.buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout()
        self._row, self._low = row, False
        row.setContentsMargins(14, 8, 14, 0)
        row.setSpacing(6)
        for number, name in enumerate(VIEWS, start=1):
            button = QPushButton(tr(f"views.{name}"))
            button.setToolTip(tr("views.tip", view=tr(f"views.{name}"), number=number))
            button.setCheckable(True)
            button.clicked.connect(self._shower(name))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[name] = button
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(self._shower(name))
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.stack, 1)
        self.setMinimumSize(400, 300)

    def _shower(self, name: str) -> Callable[[], None]:
        return lambda: self.show_view(name)

    @property
    def current(self) -> Page:
        """Return the view that is shown."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def show_view(self, name: str, argument: object = None) -> None:
        """Show a view, made at its first visit."""
        if self.stack.count():
            self.current.deactivate()
        if name not in self._pages:
            self._pages[name] = _make(name, self.shell)
            self.stack.addWidget(self._pages[name])
        self.buttons[name].setChecked(True)
        self.stack.setCurrentWidget(self._pages[name])
        self._draw_close()
        self._pages[name].activate(argument)

    def flush(self) -> None:
        """Write what still waits in the view that is shown."""
        if self.stack.count():
            self.current.flush()

    def activate(self, argument: object = None) -> None:
        """Show what is asked for, on the board if it is no binder; else the view that was open."""
        if isinstance(argument, BinderToShow):
            self.show_view("binder", argument)
        elif argument is not None or not self.stack.count():
            self.show_view("board", argument)
        else:
            self.current.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Draw close where the place is low for its letters."""
        super().resizeEvent(event)
        low = is_low(self)
        if low != self._low:
            self._low = low
            self.setStyleSheet(close_sheet(self.shell.text_size, low=low))
            self._row.setContentsMargins(14, 3 if low else 8, 14, 0)
        self._draw_close()

    def _draw_close(self) -> None:
        """Let the board draw close; its words to filter by go beside the views if they fit."""
        board = self._pages.get("board")
        if not isinstance(board, TasksPage):
            return
        board.set_low(self._low)
        head = board.filter.head
        taken = sum(button.sizeHint().width() + 6 for button in self.buttons.values())
        fits = self.width() - taken - 40 >= head.minimumSizeHint().width()
        beside = self._low and fits
        if beside:
            self._row.addWidget(head, 1)
        else:
            board.filter.take_head_back()
        head.setVisible(not beside or self.stack.currentWidget() is board)

    def deactivate(self) -> None:
        """Be left."""
        if self.stack.count():
            self.current.deactivate()

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of the views, and of the one that is open."""
        keys = [Shortcut("Alt+1 … Alt+6", tr("views.key"))]
        return [*(self.current.shortcuts() if self.stack.count() else []), *keys]
