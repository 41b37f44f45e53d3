"""How the full screen of giao ban looks: where each word stands, how large, by day and by night."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLineEdit, QVBoxLayout, QWidget

#: Height of letters as a share of the screen's height; the title at least 4 %.
TITLE, LONG_TITLE, LARGE, PLAIN = 0.05, 0.04, 0.032, 0.026
#: A title longer than this many letters is a paragraph: set smaller, and cut at the second number.
LONG, LONGEST = 160, 330
#: (background, letters, quiet letters, accent) by day and by night.
LIGHT = ("#ffffff", "#1b1f24", "#4a5260", "#a11212")
DARK = ("#14181d", "#f2f4f7", "#b9c1cc", "#ffb4a8")


class StageFace(QWidget):
    """Labels and the line to type in; what they say is the stage's."""

    def __init__(self, *, dark: bool = False) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("stage")
        self._dark = dark
        self._is_long = False
        self._is_late = True
        self.head, self.place, self.clock = QLabel(), QLabel(), QLabel()
        self.state, self.unit, self.title = QLabel(), QLabel(), QLabel()
        self.facts, self.said, self.keys = QLabel(), QLabel(), QLabel()
        self.ask, self.line, self.understood = QLabel(), QLineEdit(), QLabel()
        self._lay_out()

    def _lay_out(self) -> None:
        for label in (
            self.head, self.unit, self.title, self.facts, self.said, self.keys, self.understood,
        ):  # fmt: skip
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.unit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self.state.setAlignment(Qt.AlignmentFlag.AlignBottom)
        top, second, bottom = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addSpacing(40)
        top.addWidget(self.place)
        top.addSpacing(40)
        top.addWidget(self.clock)
        second.addWidget(self.state)
        second.addSpacing(40)
        second.addWidget(self.unit, 1)
        bottom.addWidget(self.ask)
        bottom.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        # Whatever is said, the window stays as large as the screen: the clock is at its edge.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(48, 28, 48, 28)
        column.addLayout(top)
        column.addStretch(1)
        column.addLayout(second)
        for label in (self.title, self.facts, self.said):
            column.addWidget(label)
        column.addStretch(2)
        column.addWidget(self.keys)
        column.addLayout(bottom)
        column.addWidget(self.understood)

    def show_state(self, words: str, *, is_late: bool) -> None:
        """Show when the item is due; only what is late is alarming."""
        self.state.setText(words)
        if is_late != self._is_late:
            self._is_late = is_late
            self._dress()

    def entitle(self, words: str) -> None:
        """Show the title; a paragraph is set smaller, so that all else keeps its place."""
        cut = words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]}…"
        self.title.setText(cut)
        is_long = len(cut) > LONG
        if is_long != self._is_long:
            self._is_long = is_long
            self._dress()

    def turn_light(self) -> None:
        """Change between dark letters and light ones."""
        self._dark = not self._dark
        self._dress()

    def _dress(self) -> None:
        back, ink, quiet, alarm = DARK if self._dark else LIGHT
        height = max(480, self.height())
        title = LONG_TITLE if self._is_long else TITLE
        state = alarm if self._is_late else quiet
        self.setStyleSheet(f"#stage {{ background: {back}; }} QLabel {{ color: {ink}; }}")
        for label, share, colour, weight in (
            (self.head, PLAIN, quiet, 400), (self.place, PLAIN, quiet, 400),
            (self.clock, PLAIN, ink, 600), (self.state, LARGE, state, 700),
            (self.unit, LARGE, ink, 600), (self.title, title, ink, 600),
            (self.facts, LARGE, quiet, 400), (self.said, LARGE, ink, 600),
            (self.keys, PLAIN, quiet, 400), (self.ask, LARGE, ink, 600),
            (self.understood, PLAIN, ink, 400),
        ):  # fmt: skip
            label.setStyleSheet(
                f"color: {colour}; font-size: {round(height * share)}px; font-weight: {weight};"
            )
        self.line.setStyleSheet(
            f"color: {ink}; background: {back}; border: 2px solid {quiet}; padding: 4px;"
            f" font-size: {round(height * LARGE)}px;"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Let the letters follow the screen."""
        super().resizeEvent(event)
        self._dress()
