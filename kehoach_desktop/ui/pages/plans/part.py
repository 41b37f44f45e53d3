"""A part of the editor: what the middle shows for one line of the outline."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.widgets.plan_fields import DateField
from kehoach_desktop.ui.widgets.tab_order import ReadingOrder


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
