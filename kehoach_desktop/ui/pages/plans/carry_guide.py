"""The guide from last year's plan to this year's: one spot after the other, nothing unasked."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.sources.carry_over import Choice, Spot, is_alike
from kehoach_desktop.domain.sources.carry_spots import SpotKind
from kehoach_desktop.services.plans.carry_overs import Guide
from kehoach_desktop.ui.models.spot_rows import SpotRows
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, LineField
from kehoach_desktop.ui.widgets.row_table import dress_row_table

_ALIKE = Qt.Key.Key_4
_KEYS = {
    Qt.Key.Key_1: Choice.CHANGED,
    Qt.Key.Key_2: Choice.KEPT,
    Qt.Key.Key_3: Choice.LATER,
}


class _Table(QTableView):
    key_pressed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {*_KEYS, _ALIKE}:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)


class CarryGuide(QWidget):
    """`draft_asked(plan id)`: go on in the editor; `tasks_asked(Guide)`; `back_asked`.

    Everything decided is on disk; the guide can be left at any spot.
    """

    draft_asked = Signal(str)
    tasks_asked = Signal(object)
    back_asked = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._undo: list[Guide] = []
        self.model = SpotRows(self)
        self.table = _Table()
        self._dress_table()
        kinds: list[tuple[object, str]] = [(None, tr("carry.kind.all"))]
        kinds += [(each, tr(f"carry.kind.{each.value}")) for each in SpotKind]
        self.kind = ChoiceField(kinds)
        self.kind.chosen.connect(lambda _kind: self._narrow())
        self.open_only = QCheckBox(tr("carry.open_only"))
        self.open_only.toggled.connect(lambda _on: self._narrow())
        self.keep_all = QPushButton(tr("carry.keep_shown"))
        self.keep_all.setToolTip(tr("carry.keep_shown.tip"))
        self.keep_all.clicked.connect(self._keep_shown)
        self.context = QLabel()
        self.context.setWordWrap(True)
        self.context.setTextFormat(Qt.TextFormat.RichText)
        self.reason = QLabel()
        self.reason.setProperty("role", "quiet")
        self.value = LineField(tr("carry.value.hint"))
        self.value.setAccessibleName(tr("carry.value"))
        self.value.returnPressed.connect(lambda: self._decide(Choice.CHANGED))
        self.buttons = {choice: self._button(choice) for choice in _KEYS.values()}
        self.alike = QPushButton()
        self.alike.setToolTip(tr("carry.alike.tip"))
        self.alike.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.alike.clicked.connect(self._decide_alike)
        self.count = ElidedLabel()
        self._lay_out()
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo)

    def _button(self, choice: Choice) -> QPushButton:
        button = QPushButton(tr(f"carry.key.{choice.value}"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _on=False: self._decide(choice))
        return button

    def _lay_out(self) -> None:
        title = ElidedLabel()
        title.setText(tr("carry.guide"))
        title.setProperty("role", "heading")
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self.kind)
        top.addWidget(self.open_only)
        label = QLabel(tr("carry.value"))
        label.setBuddy(self.value)
        decide = QHBoxLayout()
        decide.addWidget(label)
        decide.addWidget(self.value, 1)
        keys = QHBoxLayout()
        for button in self.buttons.values():
            keys.addWidget(button)
        keys.addWidget(self.alike)
        keys.addStretch(1)
        top.addWidget(self.keep_all)
        back = QPushButton(tr("common.back"))
        back.clicked.connect(self.back_asked)
        self.tasks = QPushButton(tr("carry.tasks"))
        self.tasks.clicked.connect(self._ask_tasks)
        self.draft = QPushButton(tr("carry.draft"))
        self.draft.setProperty("role", "primary")
        self.draft.clicked.connect(self._ask_draft)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.tasks)
        foot.addWidget(self.draft)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.context)
        column.addWidget(self.reason)
        column.addLayout(decide)
        column.addLayout(keys)
        column.addLayout(foot)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        dress_row_table(table, tr("carry.spots"), striped=False)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.key_pressed.connect(self._key_pressed)
        table.selectionModel().currentRowChanged.connect(self._row_chosen)

    # --- showing

    @property
    def guide(self) -> Guide | None:
        """Return the guide that is shown."""
        return self.model.guide

    def show_guide(self, guide: Guide) -> None:
        """Show a guide at its first open spot."""
        self._undo.clear()
        self.model.load(guide)
        self._fit()
        self._go_to(self.model.next_open(0))
        self.table.setFocus()

    def _go_to(self, line: int) -> None:
        self.table.selectRow(line)
        self._row_chosen(self.table.currentIndex(), QModelIndex())
        guide = self.guide
        if guide is not None:
            self.count.setText(tr("carry.left", n=guide.open_count, all=len(guide.spots)))

    def _narrow(self) -> None:
        kind = self.kind.value()
        wanted = kind if isinstance(kind, SpotKind) else None
        self.model.narrow(wanted, self.open_only.isChecked())
        self._go_to(self.model.next_open(0))

    def _row_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        spot = self._spot(index)
        for widget in (self.value, *self.buttons.values()):
            widget.setEnabled(spot is not None)
        alike = self._alike(spot)
        self.alike.setVisible(alike > 1)
        self.alike.setText(tr("carry.key.alike", n=alike))
        if spot is None:
            self.context.clear()
            self.reason.clear()
            return
        found = spot.found
        self.context.setText(
            f"…{escape(spot.before)}<b><u>{escape(found.text)}</u></b>{escape(spot.after)}…"
        )
        was = spot.decision.before if spot.decision else ""
        self.reason.setText(_reason(spot, was))
        self.value.show_value(found.offer or found.text)

    def _spot(self, index: QModelIndex) -> Spot | None:
        line = index.row()
        return self.model.spots[line] if 0 <= line < len(self.model.spots) else None

    def _alike(self, spot: Spot | None) -> int:
        """Return how many spots say the same as `spot`, itself too, and are not decided."""
        if spot is None or self.guide is None or spot.decision is not None:
            return 0
        return sum(is_alike(each, spot) for each in self.guide.spots)

    # --- deciding

    def _key_pressed(self, key: int) -> None:
        if key == _ALIKE:
            self._decide_alike()
        else:
            self._decide(_KEYS[Qt.Key(key)])

    def _decide_alike(self) -> None:
        """Change every spot that says the same, or keep them all where nothing is changed."""
        spot, guide = self._spot(self.table.currentIndex()), self.guide
        value, number = self.value.text(), self._alike(spot)
        if guide is None or spot is None or number < 2:
            return
        if not value.strip():
            self._shell.say(tr("carry.value.empty"))
            self.value.setFocus()
            return
        same = value == spot.found.text
        choice, words = (Choice.KEPT, "kept") if same else (Choice.CHANGED, "changed")
        guides = self._shell.app.chain.carry_overs
        line = self.table.currentIndex().row()
        self._run(guide, lambda: guides.decide_alike(guide, spot, choice, value), line + 1)
        self._shell.say(
            tr(f"carry.alike.{words}", n=number, text=value),
            action=tr("common.undo"), act=self.undo,
        )  # fmt: skip

    def _decide(self, choice: Choice) -> None:
        line, guide = self.table.currentIndex().row(), self.guide
        spot = self._spot(self.table.currentIndex())
        if guide is None or spot is None:
            return
        value = self.value.text()
        if choice is Choice.CHANGED and not value.strip():
            self._shell.say(tr("carry.value.empty"))
            self.value.setFocus()
            return
        if choice is Choice.CHANGED and value == spot.found.text:
            choice = Choice.KEPT  # the same words again are no change
        guides = self._shell.app.chain.carry_overs
        self._run(guide, lambda: guides.decide(guide, spot, choice, value), line + 1)

    def _keep_shown(self) -> None:
        guide = self.guide
        if guide is None:
            return
        chosen = [each for each in self.model.spots if each.decision is None]
        guides = self._shell.app.chain.carry_overs
        self._run(guide, lambda: guides.decide_all(guide, chosen, Choice.KEPT), 0)
        self._shell.say(
            tr("carry.kept_shown", n=len(chosen)), action=tr("common.undo"), act=self.undo
        )

    def undo(self) -> None:
        """Take the last decision back."""
        guide = self.guide
        if guide is None or not self._undo:
            return
        before, guides = self._undo.pop(), self._shell.app.chain.carry_overs
        line = self.table.currentIndex().row()

        def taken_back(after: Guide) -> None:
            self._shell.saved()
            self.model.load(after)
            self._go_to(max(0, line - 1))

        self._shell.operations.run(lambda: guides.back_to(guide, before), taken_back, owner=self)

    def _run(self, before: Guide, work: object, then_line: int) -> None:
        def decided(after: Guide) -> None:
            self._undo.append(before)
            self._shell.saved()
            self.model.load(after)
            shown = len(self.model.spots)
            line = min(then_line, shown - 1) if not self.open_only.isChecked() else then_line - 1
            self._go_to(self.model.next_open(max(0, line)))
            self.table.setFocus()

        self._shell.operations.run(work, decided, owner=self)  # type: ignore[arg-type]

    def _ask_draft(self) -> None:
        if self.guide is not None:
            self.draft_asked.emit(self.guide.plan.id)

    def _ask_tasks(self) -> None:
        if self.guide is not None:
            self.tasks_asked.emit(self.guide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        letters = self.table.fontMetrics().averageCharWidth()
        for column, wide in ((0, 14), (1, 15), (3, 26)):
            self.table.setColumnWidth(column, letters * wide)


def _reason(spot: Spot, was: str) -> str:
    if was:
        return tr("carry.was", text=was)
    reason = spot.found.reason
    if reason in {"superior", "signer", "position"}:
        return tr(f"carry.reason.{reason}")
    return tr("carry.reason.source", source=reason) if reason else ""
