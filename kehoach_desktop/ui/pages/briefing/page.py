"""The place "Giao ban": prepare a meeting, go through it on the full screen, see what it left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

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

from kehoach_desktop import files
from kehoach_desktop.domain.vntext import shortened
from kehoach_desktop.domain.work.meeting import AgendaOrder, Meeting, title_of
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.tasks.handouts import conclusions
from kehoach_desktop.ui import undoing
from kehoach_desktop.ui.dialogs.briefing_answers import BriefingAnswersDialog
from kehoach_desktop.ui.dialogs.history import show_record_history
from kehoach_desktop.ui.page import MeetingToShow, Page, PaperToOpen, Shortcut
from kehoach_desktop.ui.pages.briefing.setup_form import SetupForm
from kehoach_desktop.ui.pages.briefing.stage import Stage, verdict_words
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets import open_file
from kehoach_desktop.ui.widgets.page_stack import PageStack
from kehoach_desktop.ui.widgets.send_menu import Offer, SendButton
from kehoach_desktop.ui.widgets.wrapped_list import wrap_list

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.briefing import Setup


class BriefingPage(Page):
    """The form of a new meeting, or the record of the one that goes on or was the last."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("briefing.title")
        self.meeting: Meeting | None = None
        self.stage: Stage | None = None
        self.form = SetupForm()
        self.heading, self.record = QLabel(), QListWidget()
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        wrap_list(self.record, tr("briefing.title"))
        self.buttons = {
            name: self._button(name, act)
            for name, act in (
                ("enter", self.enter), ("sheet", self._print), ("answers", self._answer),
                ("close", self._close_meeting), ("notice", lambda: self._open("notice")),
                ("minutes", lambda: self._open("minutes")), ("next", self._prepare),
                ("history", self._show_history), ("delete", self._delete),
            )
        }  # fmt: skip
        self.buttons["enter"].setProperty("role", "primary")
        self.buttons["delete"].setToolTip(tr("briefing.delete.tip"))
        self.buttons["history"].setToolTip(tr("history.tip.record"))
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.heading, 1)
        for name, button in self.buttons.items():
            # What is seldom wanted stands above: with large letters the row is full.
            (head if name in {"history", "delete"} else row).addWidget(button)
        self.send = SendButton(self._offers)
        self.send.use(shell)
        row.addWidget(self.send)
        row.addStretch(1)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.record, 1)
        self.stack = PageStack()
        self.stack.addWidget(self.form)
        self.stack.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 10, 14, 10)
        whole.addWidget(self.stack, 1)
        self.setMinimumSize(400, 300)
        self.form.begin_wanted.connect(self._begin)
        shell.data_changed.connect(self._read_again)

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(tr(f"briefing.do.{name}"))
        button.clicked.connect(lambda: act())
        return button

    def _offers(self) -> list[Offer]:
        """Offer all conclusions, and each alone."""
        meeting, office = self.meeting, self.shell.office
        if meeting is None or office is None or not meeting.conclusions:
            return []
        offers: list[Offer] = [("", lambda: conclusions(meeting, office))]
        for each in meeting.conclusions:
            who = each.lead.name if each.lead else tr("briefing.no_unit")
            words = shortened(f"{who}: {each.what}", 60)
            offers.append((words, partial(conclusions, meeting, office, [each])))
        return offers

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of the full screen."""
        keys = ("1", "2", "3", "4", "5", "Enter, →", "Backspace, ←", "Ctrl+Z", "L", "Esc")
        names = ("done", "not_done", "put_off", "conclusion", "note", "next", "back", "undo",
                 "light", "leave")  # fmt: skip
        return [
            Shortcut(key, tr(f"briefing.key.{name}")) for key, name in zip(keys, names, strict=True)
        ]

    def activate(self, argument: object = None) -> None:
        """Show the meeting asked for, else the open one, the last one, the form of a new one."""
        briefing = self.shell.app.briefing
        wanted = argument.meeting_id if isinstance(argument, MeetingToShow) else ""
        self.run(lambda: briefing.all(), lambda found: self._loaded(found, wanted))

    def _loaded(self, meetings: list[Meeting], wanted: str = "") -> None:
        asked = (each for each in meetings if each.id == wanted)
        found = next(asked, None) or next((each for each in meetings if each.is_open), None)
        self.meeting = found or (meetings[0] if meetings else None)
        if self.meeting is None:
            self._prepare()
        else:
            self._show(self.meeting)

    def _read_again(self) -> None:
        """Show the meeting as it is stored now, unless the form of a new one is being filled."""
        if self.isVisible() and self.stage is None and self.stack.currentIndex() == 1:
            self.activate(MeetingToShow(self.meeting.id if self.meeting else ""))

    def _prepare(self) -> None:
        office = self.shell.office
        if office is None:
            self.shell.refuse(AppError("E-NO-OFFICE"))
            return
        briefing = self.shell.app.briefing

        def show(setup: Setup) -> None:
            self.form.show_setup(setup)
            self.stack.setCurrentIndex(0)
            self.form.begin.setFocus()

        self.run(lambda: briefing.suggest(office), show)

    def _begin(self, setup: Setup) -> None:
        briefing = self.shell.app.briefing
        self.run(lambda: briefing.start(setup), self._stored)

    def _stored(self, meeting: Meeting) -> None:
        self.shell.saved()
        self._show(meeting)

    def _show(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.stack.setCurrentIndex(1)
        key = "briefing.open" if meeting.is_open else "briefing.closed"
        self.heading.setText(
            tr(
                key,
                day=screen_date(meeting.day),
                items=len(meeting.items),
                said=len(meeting.items) - meeting.left,
            )
        )
        for name, button in self.buttons.items():
            if name not in {"history", "delete"}:
                during = name in {"enter", "sheet", "answers", "close"}
                button.setVisible(during is meeting.is_open)
        self.record.clear()
        plan = ""
        for item in meeting.items:
            if meeting.order is AgendaOrder.PLAN and item.plan_title != plan:
                plan = item.plan_title
                self._head(plan)
            said = verdict_words(item) or tr("briefing.unsaid")
            again = f" · {tr('briefing.raised', times=item.raised)}" if item.raised > 1 else ""
            count = len(item.turn_ids)
            turns = f" · {tr('briefing.late_turns', count=count)}" if item.others else ""
            self.record.addItem(f"{item.code}.  {item.title} · {item.unit}{turns}{again}: {said}")
        if plan and meeting.conclusions:
            self._head(tr("briefing.conclusions"))
        for each in meeting.conclusions:
            lead = each.lead.name if each.lead else tr("briefing.no_unit")
            self.record.addItem(f"→  {lead}: {each.what} · {screen_date(each.deadline)}")
        self.send.setVisible(bool(meeting.conclusions))
        (self.buttons["enter" if meeting.is_open else "notice"]).setFocus()

    def _head(self, words: str) -> None:
        """Put the name of a plan above its items, or what follows them."""
        line = QListWidgetItem(words, self.record)
        font = line.font()
        font.setBold(True)
        line.setFont(font)

    # --- during

    def enter(self) -> None:
        """Go through the open meeting on the full screen."""
        if self.meeting is not None and self.meeting.is_open:
            self.stage = Stage(self.shell, self.meeting)
            self.stage.left.connect(self._left)
            # A desktop without a window manager gives no full screen: take the whole of it first.
            self.stage.setGeometry(self.screen().geometry())
            self.stage.showFullScreen()
            self.stage.activateWindow()

    def _left(self, meeting: Meeting) -> None:
        self.stage = None
        self.shell.data_changed.emit()
        self._show(meeting)

    def _print(self) -> None:
        meeting, office = self.meeting, self.shell.office
        if meeting is None or office is None:
            return
        now = self.shell.clock.now()
        path = open_file.print_folder() / f"phieu-giao-ban-{now:%Y%m%d-%H%M%S}.pdf"
        briefing = self.shell.app.briefing

        def work() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            files.write_file(path, briefing.sheet(meeting, office).pdf)

        said, saved = tr("briefing.sheet.opened"), tr("tasks.print.saved", path=path)
        self.run(work, lambda _nothing: open_file.open_in_viewer(self, path, said, saved))

    def _answer(self) -> None:
        if self.meeting is None:
            return
        briefing, meeting = self.shell.app.briefing, self.meeting
        dialog = BriefingAnswersDialog(briefing, meeting, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            answers = dialog.answers
            self.run(lambda: briefing.take_answers(meeting, answers), self._changed)

    def _changed(self, meeting: Meeting) -> None:
        self.shell.data_changed.emit()
        self._stored(meeting)

    # --- after

    def _close_meeting(self) -> None:
        meeting, office = self.meeting, self.shell.office
        if meeting is None or office is None:
            return
        briefing = self.shell.app.briefing

        def closed(ended: Meeting) -> None:
            self._stored(ended)
            self.shell.say(tr("briefing.ended"), Tone.DONE)

        self.run(lambda: briefing.close(meeting, office), closed)

    def _delete(self) -> None:
        """Delete the meeting in sight; undo and the trash bring it back."""
        meeting = self.meeting
        if meeting is None:
            return
        briefing = self.shell.app.briefing

        def deleted(gone: Meeting) -> None:
            self.shell.saved()
            said = tr("briefing.deleted", day=screen_date(gone.day))
            self.shell.say(said, action=tr("common.undo"), act=undoing.offer(self.shell))
            self.meeting = None
            self.shell.data_changed.emit()

        self.run(lambda: briefing.delete(meeting.id), deleted)

    def _show_history(self) -> None:
        if self.meeting is not None:
            title = title_of(self.meeting)
            show_record_history(self.shell, self, self.meeting.id, title)

    def _open(self, which: str) -> None:
        if self.meeting is not None:
            paper = self.meeting.notice_id if which == "notice" else self.meeting.minutes_id
            self.shell.open_place("plans", PaperToOpen(paper))
