"""One finding of the review under the text: the words, why, what to do; below it all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.ui import theme
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.services.checks.plan_reviewing import PlanRemark, Reviewed

_SCOPES = ("place", "plan", "office")
_TONES = {"error": "error", "warning": "warning", "hint": ""}
#: Lines of the list that are seen at once.
ROWS = 5


class FindingsPanel(QFrame):
    """`accept_asked(PlanRemark)`, `ignore_asked(PlanRemark, scope)`, `restore_asked(PlanRemark)`.

    `step_asked(-1 or 1)`; `chosen(PlanRemark)`: a line of the list.
    """

    accept_asked = Signal(object)
    ignore_asked = Signal(object, str)
    restore_asked = Signal(object)
    step_asked = Signal(int)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "info")
        self._remark: PlanRemark | None = None
        self.place = QLabel()
        self.place.setProperty("role", "heading")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.source = QLabel()
        self.source.setProperty("role", "small")
        self.source.setWordWrap(True)
        self.accept = self._button("accept", lambda: self.accept_asked.emit(self._remark))
        self.accept.setProperty("role", "primary")
        self.ignore = self._button("ignore", lambda: None)
        self._menu = QMenu(self.ignore)
        for scope in _SCOPES:
            action = self._menu.addAction(tr(f"findings.ignore.{scope}"))
            action.triggered.connect(
                lambda _on=False, scope=scope: self.ignore_asked.emit(self._remark, scope)
            )
        self.ignore.setMenu(self._menu)
        self.restore = self._button("restore", lambda: self.restore_asked.emit(self._remark))
        self.before = self._button("before", lambda: self.step_asked.emit(-1))
        self.next = self._button("next", lambda: self.step_asked.emit(1))
        self.all = self._button("all", lambda: self.show_list(self.list.isHidden()))
        self.all.setCheckable(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("findings.list"))
        self.list.itemActivated.connect(self._tell)
        self.list.itemClicked.connect(self._tell)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.hide()
        self.copied = QLabel()
        self.copied.setProperty("role", "quiet")
        self.copied.setWordWrap(True)
        self.copied.setTextFormat(Qt.TextFormat.PlainText)
        self.copied.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.place, 1)
        for button in (self.before, self.next, self.all):
            top.addWidget(button)
        low = QHBoxLayout()
        low.addWidget(self.source, 1)
        for button in (self.accept, self.ignore, self.restore):
            low.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 10, 6)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.why)
        column.addLayout(low)
        column.addWidget(self.list)
        column.addWidget(self.copied)

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(tr(f"findings.{name}"))
        button.setToolTip(tr(f"findings.{name}.hint"))
        button.setAccessibleName(tr(f"findings.{name}.hint"))
        button.clicked.connect(lambda _on=False: act())
        return button

    # --- what the desk sets

    @property
    def remark(self) -> PlanRemark | None:
        """Return the finding that is shown."""
        return self._remark

    def show_remark(self, remark: PlanRemark | None, at: int, count: int) -> None:
        """Show one finding, the `at`-th of `count`; None where there is nothing to say."""
        self._remark = remark
        if remark is None:
            for widget in (self.words, self.why, self.source, self.accept, self.ignore):
                widget.hide()
            self.restore.hide()
            self.place.setText(tr("findings.none"))
            return
        finding = remark.finding
        level = tr(f"findings.level.{finding.severity.value}")
        told = tr("findings.place", n=at, count=count, level=level) if at else level
        self.place.setText(told)
        self.place.setProperty("tone", _TONES[finding.severity.value])
        self.place.style().unpolish(self.place)
        self.place.style().polish(self.place)
        self.words.setText(f"“{finding.quote}”" if finding.quote else "")
        self.words.setVisible(bool(finding.quote))
        self.why.setText(f"{remark.remark.why} {remark.remark.suggestion}".strip())
        self.why.show()
        self.source.setText(
            tr("findings.practice") if finding.source == "practice" else finding.source
        )
        self.source.show()
        self.accept.setVisible(remark.change is not None and remark.ignored is None)
        if remark.change is not None:
            new = remark.change.new.strip()
            self.accept.setText(tr("findings.accept.words", words=new) if new else (
                tr("findings.accept")
            ))  # fmt: skip
        self.ignore.setVisible(remark.ignored is None and bool(finding.quote))
        self.restore.setVisible(remark.ignored is not None)

    def show_all(self, reviewed: Reviewed) -> None:
        """Fill the list: what is told first, what is silent below it, what was copied under it."""
        self.copied.setText(
            "\n".join(
                tr("findings.copied.from", percent=max(1, round(100 * part)), other=name)
                for name, part in reviewed.copied
            )
        )
        self.copied.setVisible(bool(reviewed.copied) and not self.list.isHidden())
        place = self.list.currentRow()
        self.list.clear()
        for remark in (*reviewed.ordered, *reviewed.silent):
            finding = remark.finding
            silent = remark.ignored is not None
            level = (
                tr("findings.silent") if silent else tr(f"findings.level.{finding.severity.value}")
            )
            where = f"{finding.section}: " if finding.section else ""
            item = QListWidgetItem(f"{level} · {where}“{finding.quote}”  {remark.remark.why}")
            item.setToolTip(f"{remark.remark.why} {remark.remark.suggestion}".strip())
            item.setData(Qt.ItemDataRole.UserRole, remark)
            if silent:
                item.setForeground(QColor(theme.QUIET))
            self.list.addItem(item)
        self.list.setCurrentRow(min(place, self.list.count() - 1))
        self.list.setMaximumHeight(self._list_height())

    def show_list(self, on: bool) -> None:
        """Open or close the list of all findings."""
        self.list.setVisible(on)
        self.copied.setVisible(on and bool(self.copied.text()))
        self.all.setChecked(on)
        self.list.setMaximumHeight(self._list_height())
        if on:
            self._choose(self._remark)
            self.list.setFocus()

    def _choose(self, remark: PlanRemark | None) -> None:
        """Let the list begin at the finding that is shown above it."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) is remark:
                self.list.setCurrentRow(row)
                return

    def _list_height(self) -> int:
        row = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + 8)
        return row * min(max(self.list.count(), 1), ROWS) + 8

    def _tell(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
