"""The outline at left: every part with its sign, what is missing beneath, how much is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.plans.completeness import SectionState, State, percent
from kehoach_desktop.ui import theme
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel

_COLOURS = {
    State.DONE: theme.DONE,
    State.FAULT: theme.ERROR,
    State.IN_PROGRESS: theme.ACCENT,
    State.LATER: theme.QUIET,
}
_KEY = Qt.ItemDataRole.UserRole
_TITLE = Qt.ItemDataRole.UserRole + 1


class Outline(QWidget):
    """`chosen(key)`: the part to show; `entered`: the caret goes there;
    `problem_asked`: it goes to what is missing.

    `section_asked(what)`: add, up, down or remove a section.
    """

    chosen = Signal(str)
    entered = Signal()
    problem_asked = Signal()
    section_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._quiet = False
        self._counts: Mapping[str, int] = {}
        self.findings = QPushButton(tr("findings.count.wait"))
        self.findings.setProperty("role", "link")
        self.title = ElidedLabel()
        self.title.setProperty("role", "heading")
        self.state = ElidedLabel()
        self.state.setProperty("role", "quiet")
        self.done = QProgressBar()
        self.done.setAccessibleName(tr("plans.outline.done"))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("plans.outline"))
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(22)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setWordWrap(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setUniformRowHeights(False)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.currentItemChanged.connect(self._current_changed)
        self.tree.itemClicked.connect(lambda item: self._tell(item))
        self.tree.itemActivated.connect(lambda _item: self.entered.emit())
        self.menu = QToolButton()
        self.menu.setText(tr("plans.outline.menu"))
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        entries = QMenu(self.menu)
        for what in ("add", "up", "down", "remove"):
            action = entries.addAction(tr(f"plans.outline.{what}"))
            action.triggered.connect(lambda _on=False, what=what: self.section_asked.emit(what))
        self.menu.setMenu(entries)
        # Its word has a "▾" already.
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 6, 6)
        column.setSpacing(4)
        for widget in (self.title, self.state, self.done):
            column.addWidget(widget)
        column.addWidget(self.tree, 1)
        column.addWidget(self.findings)
        column.addWidget(self.menu)

    def show_states(self, title: str, state: str, states: Sequence[SectionState]) -> None:
        """Show the parts of a plan and how far each is."""
        self.title.setText(title)
        self.state.setText(state)
        self.done.setValue(percent(tuple(states)))
        self.done.setFormat(tr("plans.outline.percent", n="%p"))
        keys = [each.key for each in states]
        self._quiet = True
        if keys != self._keys:
            current = self.current()
            self.tree.clear()
            for each in states:
                item = QTreeWidgetItem(self.tree)
                item.setData(0, _KEY, each.key)
            self._keys = keys
            self.select(current)
        for index, each in enumerate(states):
            line = self.tree.topLevelItem(index)
            if line is not None:
                self._show(line, each)
        self._quiet = False

    def show_findings(self, told: str, hint: str, counts: Mapping[str, int]) -> None:
        """Show how many findings of the review there are, in all and part by part."""
        self.findings.setText(told)
        self.findings.setToolTip(hint)
        before, self._counts = self._counts, counts
        for index, key in enumerate(self._keys):
            line = self.tree.topLevelItem(index)
            if line is not None and before.get(key, 0) != counts.get(key, 0):
                self._show_title(line, key)

    def _show_title(self, item: QTreeWidgetItem, key: str) -> None:
        sign, title = item.data(0, _TITLE)
        n = self._counts.get(key, 0)
        item.setText(
            0, tr("findings.part", sign=sign, title=title, n=n) if n else f"{sign} {title}"
        )

    def current(self) -> str:
        """Return the key of the part that is chosen."""
        item = self.tree.currentItem()
        return str(item.data(0, _KEY)) if item is not None else ""

    def select(self, key: str) -> None:
        """Mark a part as chosen without choosing it again."""
        quiet, self._quiet = self._quiet, True
        for index in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(index)
            if item is not None and item.data(0, _KEY) == key and self.current() != key:
                self.tree.setCurrentItem(item)
        self._quiet = quiet

    def _show(self, item: QTreeWidgetItem, state: SectionState) -> None:
        item.setData(0, _TITLE, (state.state.value, state.title))
        self._show_title(item, state.key)
        item.setToolTip(0, "\n".join((state.title, *state.reasons)))
        item.setForeground(0, QColor(theme.INK))
        reasons = state.reasons if state.state is State.FAULT else ()
        while item.childCount() > len(reasons):
            item.removeChild(item.child(item.childCount() - 1))
        for place, reason in enumerate(reasons):
            child = item.child(place) or QTreeWidgetItem(item)
            child.setText(0, f"! {reason}")
            child.setToolTip(0, reason)
            child.setData(0, _KEY, state.key)
            child.setForeground(0, QColor(_COLOURS[State.FAULT]))
        item.setExpanded(bool(reasons))

    def _current_changed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._quiet:
            self._tell(item)

    def _tell(self, item: QTreeWidgetItem) -> None:
        if self._quiet:
            return
        self.chosen.emit(str(item.data(0, _KEY)))
        if item.parent() is not None:
            self.problem_asked.emit()

    def sizeHint(self) -> QSize:
        """Be 260 px wide, as the screens say."""
        return QSize(260, 400)
