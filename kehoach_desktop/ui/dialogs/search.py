"""Ctrl+K: one line over everything that is stored; Enter opens what was found in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.services.ports.search import MOST_HITS, Hit
from kehoach_desktop.ui.page import MeetingToShow, SectionToShow, TaskToShow
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.theme import scaled
from kehoach_desktop.ui.widgets.search_box import SearchBox


class SearchDialog(QDialog):
    """The words stay on top, what they find below; an answer that comes late is dropped."""

    chosen = Signal(object)  # Hit

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._asked = 0
        self.hits: Sequence[Hit] = ()
        self.setWindowTitle(tr("search.title"))
        self.box = SearchBox(tr("search.title"), tr("search.hint"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("search.results"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.told = QLabel(tr("search.help"))
        self.told.setProperty("role", "quiet")
        self.told.setWordWrap(True)
        self.open_button = QPushButton(tr("search.open"))
        self.open_button.setProperty("role", "primary")
        self.open_button.setEnabled(False)
        close = QPushButton(tr("common.close"))
        for button in (self.open_button, close):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.told, 1)
        row.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.box.drive(self.list)
        self.box.searched.connect(self._search)
        self.box.entered.connect(self._take)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.open_button.clicked.connect(self._take)
        close.clicked.connect(self.reject)
        wide = scaled(820, min(shell.text_size, 130))
        self.resize(min(wide, parent.width() - 60) if parent else wide, 520)
        self.box.setFocus()

    def _search(self, words: str) -> None:
        self._asked += 1
        asked = self._asked
        if not words:
            self._show("", [])
            return
        app = self._shell.app

        def find() -> list[Hit]:
            app.work.layout.catch_up()
            return app.work.search.find(words)

        self._shell.operations.run(
            find,
            lambda hits: self._show(words, hits) if asked == self._asked else None,
            owner=self,
        )

    def _show(self, words: str, hits: list[Hit]) -> None:
        self.hits = hits
        self.list.clear()
        some_exact = any(hit.exact for hit in hits)
        for hit in hits:
            differs = some_exact and not hit.exact
            self.list.addItem(QListWidgetItem(hit_text(hit, differs=differs)))
        self.open_button.setEnabled(bool(hits))
        if hits:
            self.list.setCurrentRow(0)
        if not words:
            self.told.setText(tr("search.help"))
        elif not hits:
            self.told.setText(tr("search.none", words=words))
        elif len(hits) >= MOST_HITS:
            self.told.setText(tr("search.most"))
        else:
            self.told.setText(tr("search.found", number=len(hits)))

    def _take(self) -> None:
        line = self.list.currentRow()
        if 0 <= line < len(self.hits):
            self.accept()
            self.chosen.emit(self.hits[line])


def hit_text(hit: Hit, *, differs: bool = False) -> str:
    """Return the lines of a hit: what it is, of which day, its title; then the words in it.

    `differs` says that its marks are others than typed, where some hits have these very marks.
    """
    kind = tr(f"search.kind.{hit.kind}")
    if differs:
        kind = tr("search.other_marks", kind=kind)
    head = " · ".join(part for part in (kind, screen_date(hit.day), hit.title) if part)
    return f"{head}\n{hit.text}" if hit.text and hit.text != hit.title else head


def open_hit(shell: Shell, hit: Hit) -> None:
    """Open what was found where it lives; what is gone meanwhile is said."""
    if hit.kind in {"plan", "draft"}:
        shell.open_place("plans", hit.plan_id)
    elif hit.kind == "section":
        shell.open_place("plans", SectionToShow(hit.plan_id, hit.subject))
    elif hit.kind == "meeting":
        shell.open_place("briefing", MeetingToShow(hit.subject))
    else:
        checklist, task_id = shell.app.checklist, hit.subject.rpartition("/")[2]
        shell.operations.run(
            lambda: (
                checklist.next_turn(hit.plan_id, task_id)
                if hit.kind == "task"
                else checklist.row(hit.subject.partition("/")[0])
            ),
            lambda row: shell.open_place("tasks", TaskToShow(row)),
        )


def search_everything(shell: Shell, parent: QWidget) -> None:
    """Ask for words and open what is chosen."""
    dialog = SearchDialog(shell, parent)
    dialog.chosen.connect(lambda hit: open_hit(shell, hit))
    dialog.exec()
    dialog.deleteLater()
