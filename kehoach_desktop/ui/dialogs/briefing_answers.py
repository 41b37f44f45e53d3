"""Answers from the printed sheet, typed in one line, shown before they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.work.answer_lines import Answer
from kehoach_desktop.domain.work.meeting import Meeting
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.briefing import Briefing


class BriefingAnswersDialog(QDialog):
    """Says of every answer how it is understood, or what is asked; only clear ones are saved."""

    def __init__(self, briefing: Briefing, meeting: Meeting, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("briefing.answers.title"))
        self._briefing, self._meeting = briefing, meeting
        self.answers: list[Answer] = []
        hint = QLabel(tr("briefing.answers.hint"))
        hint.setWordWrap(True)
        self.typed = QPlainTextEdit()
        self.typed.setAccessibleName(tr("briefing.answers.title"))
        self.typed.setTabChangesFocus(True)
        self.typed.textChanged.connect(self._read)
        self.shown = QListWidget()
        self.shown.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(
            tr("briefing.answers.none"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.addButton(tr("common.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(hint)
        column.addWidget(self.typed, 1)
        column.addWidget(self.shown, 2)
        column.addWidget(buttons)
        self.resize(720, 480)
        self._read()

    def _read(self) -> None:
        self.answers = self._briefing.read_answers(self._meeting, self.typed.toPlainText())
        self.shown.clear()
        self.shown.addItems([self._words(answer) for answer in self.answers])
        clear = sum(answer.doubt is None for answer in self.answers)
        doubts = len(self.answers) - clear
        self.save.setEnabled(clear > 0)
        key = "briefing.answers.save_some" if doubts else "briefing.answers.save"
        words = tr(key, count=clear, doubts=doubts) if doubts else tr(key, count=clear)
        self.save.setText(words if clear else tr("briefing.answers.none"))

    def _words(self, answer: Answer) -> str:
        item = self._meeting.item(answer.code)
        if answer.doubt is not None or item is None or answer.verdict is None:
            return f"?  {answer.said}: {tr(f'briefing.doubt.{answer.doubt}')}"
        from dataclasses import replace

        from kehoach_desktop.services.tasks.briefing_papers import figure_words

        until = screen_date(answer.until) if answer.until else ""
        figure = figure_words(replace(item, figure=answer.figure))
        turns = tr("briefing.late_turns", count=len(item.turn_ids)) if item.others else ""
        parts = (tr(f"briefing.verdict.{answer.verdict}"), turns, figure, until, answer.note)
        return f"{answer.code}.  {item.title}: {' · '.join(part for part in parts if part)}"
