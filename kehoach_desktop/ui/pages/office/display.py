"""The section of the text size."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kehoach_desktop.ui import theme
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.field import ChoiceField, labelled


class DisplaySection(QWidget):
    """A drop-down of the sizes, with a sample line that shows the chosen one at once."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        intro = QLabel(tr("office.display.intro"))
        intro.setProperty("role", "quiet")
        intro.setWordWrap(True)
        self.size_field = ChoiceField(
            tr("office.display.size").replace("&", ""),
            [(size, f"{size} %") for size in theme.TEXT_SIZES],
        )
        self.size_field.choose(shell.text_size)
        self.size_field.picked.connect(lambda size: shell.text_size_wanted.emit(size))
        shell.text_size_changed.connect(self.size_field.choose)
        sample = QLabel(tr("office.display.sample"))
        sample.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(intro)
        column.addWidget(labelled(tr("office.display.size"), self.size_field))
        column.addWidget(sample)
        column.addStretch(1)
        self.setFocusProxy(self.size_field)
