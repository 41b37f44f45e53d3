"""Place 7: the office. Sections at left, the chosen one at right, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.ui.page import Page, Shortcut
from kehoach_desktop.ui.pages.office import lists
from kehoach_desktop.ui.pages.office.backups import BackupsSection
from kehoach_desktop.ui.pages.office.display import DisplaySection
from kehoach_desktop.ui.pages.office.draft import OfficeDraft
from kehoach_desktop.ui.pages.office.holidays import HolidaysSection
from kehoach_desktop.ui.pages.office.profile import ProfileSection
from kehoach_desktop.ui.pages.office.reminders import RemindersSection
from kehoach_desktop.ui.pages.office.report_windows import ReportWindowsSection
from kehoach_desktop.ui.pages.office.templates import TemplatesSection
from kehoach_desktop.ui.pages.office.trash import TrashSection
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.empty_state import EmptyState
from kehoach_desktop.ui.widgets.page_stack import PageStack

#: Sections that need a profile; the others are there before the office is declared.
OF_PROFILE = ("profile", "agencies", "people", "signers", "recipients", "superiors",
              "report_windows")  # fmt: skip
ALWAYS = ("holidays", "templates", "backups", "trash", "reminders", "display")


class OfficePage(Page):
    """Builds a section when it is first opened."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("office.title")
        self.draft = OfficeDraft(shell, self)
        self._built: dict[str, QWidget] = {}
        self._keys = [*OF_PROFILE, *ALWAYS]
        self.list = QListWidget()
        self.list.setAccessibleName(tr("office.sections"))
        self.list.addItems([tr(f"office.section.{key}") for key in self._keys])
        self.list.currentRowChanged.connect(self._chosen)
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.stack = PageStack()
        self._empty = EmptyState(
            tr("office.empty.heading"),
            tr("office.empty.text"),
            tr("office.empty.action"),
            shell.guide_requested.emit,
        )
        self.stack.addWidget(self._empty)
        right = QVBoxLayout()
        self.history = QPushButton(tr("history.title"))
        self.history.setToolTip(tr("history.tip.record"))
        self.history.clicked.connect(self._show_history)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.history)
        right.addLayout(head)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        shell.office_changed.connect(self._office_changed)
        shell.data_changed.connect(self._refresh)
        self._fit()

    def activate(self, argument: object = None) -> None:
        """Show what is stored; `argument` may name a section ("backups")."""
        self.draft.show_profile(self.shell.office)
        key = argument if isinstance(argument, str) and argument in self._keys else None
        row = self._keys.index(key) if key is not None else max(0, self.list.currentRow())
        if row == self.list.currentRow():
            self._chosen(row)  # what it shows may have changed since
        else:
            self.list.setCurrentRow(row)
        self.list.setFocus()

    def deactivate(self) -> None:
        """Write what is not written yet."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a cell that is being typed in gives its text now
        self.flush()

    def flush(self) -> None:
        """Write what still waits."""
        self.draft.flush()
        holidays = self._built.get("holidays")
        if isinstance(holidays, HolidaysSection):
            holidays.flush()

    def _refresh(self) -> None:
        """Show again what may have been changed elsewhere, or taken back."""
        section = self.stack.currentWidget()
        if self.isVisible() and isinstance(section, HolidaysSection | TrashSection):
            section.refresh()

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of the lists."""
        return [
            Shortcut("Insert", tr("common.rows.add_tip")),
            Shortcut("Enter", tr("common.rows.edit_tip")),
            Shortcut("Delete", tr("common.rows.remove_tip")),
            Shortcut("Alt+Shift+↑, Alt+Shift+↓", tr("common.rows.move_tip")),
        ]

    def section(self, key: str) -> QWidget:
        """Return a section, built when first asked for."""
        if key not in self._built:
            self._built[key] = self._makers()[key]()
            self.stack.addWidget(self._built[key])
        return self._built[key]

    def _makers(self) -> dict[str, Callable[[], QWidget]]:
        draft = self.draft
        return {
            "profile": lambda: ProfileSection(draft),
            "agencies": lambda: lists.agencies(draft),
            "people": lambda: lists.people(draft),
            "signers": lambda: lists.signers(draft),
            "recipients": lambda: lists.recipients(draft),
            "superiors": lambda: lists.superiors(draft),
            "report_windows": lambda: ReportWindowsSection(draft),
            "holidays": lambda: HolidaysSection(self.shell),
            "templates": lambda: TemplatesSection(self.shell),
            "backups": lambda: BackupsSection(self.shell),
            "reminders": self._reminders,
            "trash": lambda: TrashSection(self.shell),
            "display": lambda: DisplaySection(self.shell),
        }

    def _reminders(self) -> RemindersSection:
        from kehoach_desktop.bootstrap.free import autostart

        return RemindersSection(self.shell, autostart(self.shell.app.folder.root))

    def _chosen(self, row: int) -> None:
        if row < 0:
            return
        key = self._keys[row]
        self.heading.setText(tr(f"office.section.{key}"))
        self.history.setVisible(key in OF_PROFILE and self.draft.is_open)
        if key in OF_PROFILE and not self.draft.is_open:
            self.stack.setCurrentWidget(self._empty)
            return
        section = self.section(key)
        self.stack.setCurrentWidget(section)
        if isinstance(section, BackupsSection | HolidaysSection | TemplatesSection | TrashSection):
            section.refresh()

    def _show_history(self) -> None:
        """Show who changed what in the profile."""
        from kehoach_desktop.ui.dialogs.history import show_record_history

        self.flush()
        profile = self.draft.profile
        show_record_history(self.shell, self, profile.id, profile.committee_short)

    def _office_changed(self, office: OfficeProfile | None) -> None:
        self.draft.show_profile(office)
        if self.isVisible():
            self._chosen(self.list.currentRow())

    def changeEvent(self, event: object) -> None:  # Qt's name
        """Follow the text size."""
        super().changeEvent(event)  # type: ignore[arg-type]
        if hasattr(self, "list"):
            self._fit()

    def _fit(self) -> None:
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 40)
