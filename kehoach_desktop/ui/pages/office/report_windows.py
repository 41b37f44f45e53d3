"""The section of the periodic reports: the office's own days, or the shipped ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.schedules.reporting_windows import (
    WindowRule,
    YearlyDay,
    next_window,
    read_yearly_day,
)
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.services.reports.report_windows import rules_of, shipped_rules, to_keep
from kehoach_desktop.ui.pages.office.draft import OfficeDraft
from kehoach_desktop.ui.pages.office.lists import ListSection, is_filled
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.rows_model import Column


def window_columns(today: Callable[[], dt.date]) -> tuple[Column, ...]:
    """Return the columns; the last one shows which days a line comes to next, as of `today()`."""

    def day(key: str) -> Column:
        return Column(
            tr(f"periods.{key}"),
            lambda rule: str(getattr(rule, key)),
            lambda rule, typed: replace(rule, **{key: read_yearly_day(clean(typed))}),
            width=10,
            hint=tr("periods.day_hint"),
        )

    def near(rule: WindowRule) -> str:
        window = next_window([rule], today())
        if window is None:
            return ""
        first, last = map(screen_date, window.span)
        return tr("periods.near_words", first=first, last=last)

    name = Column(
        tr("periods.name"),
        lambda rule: rule.name,
        lambda rule, typed: replace(rule, name=clean(typed)),
        width=18,
    )
    return (name, day("opens"), day("closes"), day("send_by"),
            Column(tr("periods.near"), near))  # fmt: skip


def blank_rule() -> WindowRule:
    """Return a new window to fill in: a whole year of the CCHC regime."""
    return replace(shipped_rules()[-1], name="", closes=YearlyDay(14, 12))


class ReportWindowsSection(ListSection):
    """An empty table of the profile is the shipped one; that one is shown, and can be changed."""

    def __init__(self, draft: OfficeDraft) -> None:
        self.state = QLabel()
        self.reset = QPushButton(tr("periods.reset"))
        super().__init__(
            draft,
            "report_windows",
            "periods.intro",
            "office.section.report_windows",
            window_columns(lambda: draft.shell.clock.now().date()),
            blank_rule,
        )
        self.reset.clicked.connect(lambda: self._keep(()))
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.reset)
        self.column.insertLayout(1, row)

    def _show(self, profile: OfficeProfile) -> None:
        self.editor.show_rows(rules_of(profile))
        self._tell(profile)

    def _tell(self, profile: OfficeProfile) -> None:
        own = bool(profile.report_windows)
        self.state.setText(tr("periods.state.own" if own else "periods.state.shipped"))
        self.reset.setVisible(own)

    def _edited(self, rows: tuple[WindowRule, ...]) -> None:
        profile = replace(self._draft.profile, report_windows=to_keep(filter(is_filled, rows)))
        self._draft.update(profile)
        self._tell(profile)

    def _keep(self, rules: tuple[WindowRule, ...]) -> None:
        profile = replace(self._draft.profile, report_windows=rules)
        self._draft.update(profile)
        self._show(profile)
