"""A part of the editor: what the middle shows for one line of the outline."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, DateField, Field
from kehoach_desktop.ui.widgets.tab_order import ReadingOrder


def words_start(field: Field, place: str, words: str) -> int:
    """Return where `words` begin in a field: whole, or as its line or name `place`; -1 elsewhere.

    A choice shows its words in its own way: what is said of them is said of all of it.
    """
    text = field.text()
    if text == words or isinstance(field, ChoiceField):
        return 0
    for mark in ("\n", "; ") if place.isdigit() else ():
        parts = text.split(mark)
        found = parts[int(place)].find(words) if int(place) < len(parts) else -1
        if found >= 0:
            return sum(len(each) + len(mark) for each in parts[: int(place)]) + found
    return -1


class EditorPart(QWidget):
    """Shows and edits one part of the plan of a session.

    `key` is its name in the outline; `caret_moved(source)` tells the preview where the officer is
    ("block:ID", "bases", …, as in `TextSpot.source`).
    """

    caret_moved = Signal(str)

    def __init__(self, session: PlanSession, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.key = key
        self._heard: list[DateField] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._head)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(14, 10, 14, 14)
        self.column.setSpacing(8)
        self.area.setWidget(self.body)
        outer.addWidget(self.area, 1)
        self._order = ReadingOrder(self, self.body)

    @property
    def plan(self) -> Plan:
        """Return the plan of the session."""
        return self.session.plan

    def pin(self, widget: QWidget) -> None:
        """Put a widget above the scrolling part."""
        self._head.addWidget(widget)

    def heading(self, words: str) -> QLabel:
        """Add a heading to the column and return it."""
        label = QLabel(words)
        label.setProperty("role", "heading")
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def note(self, words: str) -> QLabel:
        """Add a quiet line to the column and return it."""
        label = QLabel(words)
        label.setProperty("role", "quiet")
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def edit(self, plan: Plan, field: str = "") -> None:
        """Change the plan from a field of this part; typing in one field is one step of undo."""
        key = f"{self.key}/{field}" if field else ""
        self.session.edit(plan, key=key, after=Caret(self.key, field))

    def refresh(self, plan: Plan) -> None:
        """Show `plan` where it differs from what is shown."""

    def show_caret(self, caret: Caret) -> None:
        """Put the focus where `caret` says, as far as this part knows."""

    def field_of(self, source: str, name: str) -> Field | None:
        """Return the field in which those words of the plan are typed, None where none shows.

        `source` and `name` are those of a `Spot` of the review, asked with the number of a line
        ("subject:0") and without.
        """
        return None

    def show_words(self, source: str, field: str, words: str, span: tuple[int, int]) -> bool:
        """Select letters of a field that holds `words`; False where no field does."""
        name, _, line = field.partition(":")
        widget = self.field_of(source, field) or self.field_of(source, name)
        if widget is None:
            return False
        at = words_start(widget, line, words)
        if at < 0:
            return False
        widget.select(at + span[0], at + min(span[1], len(words)))  # a mark may be the printer's
        self.bring_into_sight(widget)
        return True

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a widget, again when a part or a panel that was just shown has its place."""
        self.area.ensureWidgetVisible(widget)
        QTimer.singleShot(0, widget, lambda: self.area.ensureWidgetVisible(widget))

    def show_problem(self) -> None:
        """Put the focus on the first thing that is missing; to the beginning by default."""
        self.show_caret(Caret(self.key))

    def showEvent(self, event: QShowEvent) -> None:
        """Pass on what the fields refuse, those built later included."""
        super().showEvent(event)
        self.hear_refusals()

    def hear_refusals(self) -> None:
        """Say in the message bar what a date field of this part could not take."""
        for field in self.findChildren(DateField):
            if field not in self._heard:
                self._heard.append(field)
                field.refused.connect(lambda told: self.session.shell.say(told, Tone.WARNING))

    def is_current(self) -> bool:
        """Say whether the plan still has this part."""
        return True
