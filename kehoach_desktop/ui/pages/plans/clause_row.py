"""The clauses that a task or section carries out: shown, linked and unlinked in place."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.ui.pages.plans.clause_links import ClauseLinks
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField


class ClauseRow(QWidget):
    """A line a linked clause, a choice to link another; hidden where no document is answered."""

    def __init__(self, links: ClauseLinks, target: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links = links
        self._target = target
        self._lines: list[QWidget] = []
        self.choice = ChoiceField()
        self.choice.setAccessibleName(tr("superior.link"))
        self.choice.chosen.connect(self._chosen)
        label = QLabel(tr("superior.carries"))
        label.setProperty("role", "quiet")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(label)
        head.addWidget(self.choice, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        links.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the links as they are now."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = []
        choices = self._links.choices()
        linked = self._links.of(self._target)
        self.setVisible(bool(choices))
        taken = {(link.document_id, link.clause_id) for link, _words in linked}
        offered: list[tuple[object, str]] = [(None, tr("superior.link"))]
        offered += [each for each in choices if each[0] not in taken]
        self.choice.set_choices(offered)
        self.choice.setCurrentIndex(0)
        for link, words in linked:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            text = ElidedLabel()
            text.setText(words)
            remove = QPushButton(tr("superior.unlink"))
            remove.setAccessibleName(f"{tr('superior.unlink')}: {words}")
            remove.clicked.connect(lambda _on=False, link=link: self._links.unlink(link))
            row.addWidget(text, 1)
            row.addWidget(remove)
            self._column.addWidget(line)
            self._lines.append(line)

    def _chosen(self, chosen: object) -> None:
        if isinstance(chosen, tuple):
            document_id, clause_id = chosen
            self._links.link(self._target, document_id, clause_id)
