"""The bar over a section's text: what a line is, its level, its place; each with its key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolBar, QWidget

from kehoach_desktop.domain.plans.plan import BlockKind
from kehoach_desktop.ui.texts import tr

#: Kinds in the order of the bar; the key is Alt and the place in this list.
KINDS = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.ITEM,
    BlockKind.DASH,
    BlockKind.PLUS,
    BlockKind.TASK,
)

_MOVES = (
    ("plans.bar.higher", "Alt+Shift+Left", "level", -1),
    ("plans.bar.deeper", "Alt+Shift+Right", "level", 1),
    ("plans.bar.up", "Alt+Shift+Up", "move", -1),
    ("plans.bar.down", "Alt+Shift+Down", "move", 1),
)


class SectionBar(QToolBar):
    """Buttons for kinds, levels and moving; what does not fit goes into the bar's own menu."""

    kind_chosen = Signal(object)
    level_asked = Signal(int)
    move_asked = Signal(int)

    def __init__(self, scope: QWidget, kinds: Sequence[BlockKind] = KINDS) -> None:
        super().__init__()
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._kinds: dict[BlockKind, QAction] = {}
        for place, kind in enumerate(kinds, start=1):
            keys = f"Alt+{place}"
            words = tr(f"plans.kind.{kind.value}")
            action = self._action(scope, words, tr(f"plans.kind.{kind.value}.hint"), keys)
            action.setShortcut(QKeySequence(keys))
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, kind=kind: self.kind_chosen.emit(kind))
            self._kinds[kind] = action
        self.addSeparator()
        for key, keys, what, step in _MOVES:
            action = self._action(scope, tr(key), tr(f"{key}.hint"), keys)
            signal = self.level_asked if what == "level" else self.move_asked
            action.triggered.connect(lambda _on=False, signal=signal, step=step: signal.emit(step))

    def show_kind(self, kind: BlockKind) -> None:
        """Press the button of the caret's line."""
        for each, action in self._kinds.items():
            action.setChecked(each is kind)

    def _action(self, scope: QWidget, words: str, hint: str, keys: str) -> QAction:
        action = QAction(words, self)
        action.setToolTip(f"{hint} ({keys})")
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)
        scope.addAction(action)
        return action
