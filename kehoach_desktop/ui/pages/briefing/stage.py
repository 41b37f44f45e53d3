"""Giao ban on the full screen: one item in large letters, a key a verdict, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent

from kehoach_desktop.domain.work.answer_lines import read_answers
from kehoach_desktop.domain.work.meeting import AgendaItem, AgendaOrder, Meeting, Verdict
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.tasks.briefing import Said
from kehoach_desktop.services.tasks.briefing_papers import figure_words
from kehoach_desktop.ui import undoing
from kehoach_desktop.ui.pages.briefing.stage_face import StageFace
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.briefing import Briefing


class Typing(Enum):
    """What the line at the bottom takes; the value is the key of its words."""

    NOTHING = "nothing"
    DONE = "done"
    NOT_DONE = "not_done"
    PUT_OFF = "put_off"
    CONCLUSION = "conclusion"


class Stage(StageFace):
    """Goes through an open meeting; every act is stored before the next item is shown."""

    left = Signal(object)  # Meeting

    def __init__(self, shell: Shell, meeting: Meeting, *, dark: bool = False) -> None:
        super().__init__(dark=dark)
        self.setWindowTitle(tr("briefing.stage.title", day=screen_date(meeting.day)))
        self.meeting = meeting
        self.typing = Typing.NOTHING
        self._shell = shell
        self._busy = False
        self._unit = ""
        self._spent: dict[str, int] = {}
        self._elapsed = QElapsedTimer()
        self.line.returnPressed.connect(self._entered)
        self.line.textEdited.connect(self._understand)
        ticking = QTimer(self)
        ticking.setInterval(1000)
        ticking.timeout.connect(self._tick)
        ticking.start()
        self.show_item()

    # --- what is shown

    @property
    def item(self) -> AgendaItem | None:
        """Return the item in sight, None behind the last one."""
        items = self.meeting.items
        return items[self.meeting.at] if self.meeting.at < len(items) else None

    def show_item(self) -> None:
        """Show the item the meeting stands at."""
        item, items = self.item, self.meeting.items
        title = tr("briefing.stage.title", day=screen_date(self.meeting.day))
        by_plan = item is not None and self.meeting.order is AgendaOrder.PLAN
        self.head.setText(f"{title} · {item.plan_title}" if item and by_plan else title)
        self._listen(Typing.NOTHING)
        if item is None:
            self.entitle(tr("briefing.stage.nothing"))
            return
        self.place.setText(tr("briefing.stage.place", at=self.meeting.at + 1, all=len(items)))
        late = tr("briefing.stage.late", days=item.days_late) if item.days_late else ""
        words = late or tr("briefing.stage.due", day=screen_date(item.due))
        self.show_state(words, is_late=bool(late))
        self.unit.setText(item.unit)
        self.entitle(item.title)
        self.facts.setText(self._again(item))
        self.said.setText(verdict_words(item))
        if item.unit != self._unit:
            # A unit that is spoken of again goes on with the time it has left.
            if self._elapsed.isValid():
                self._spent[self._unit] = self._seconds
            self._unit = item.unit
            self._elapsed.start()
        self._tick()
        briefing = self._briefing
        self._shell.operations.run(
            lambda: briefing.progress(item),
            lambda found: self._progress(item, *found),
            lambda _error: None,
            owner=self,
        )

    def _progress(self, item: AgendaItem, done: int, turns: int) -> None:
        if self.item is not None and self.item.code == item.code and turns > 1:
            progress = tr("briefing.stage.progress", done=done, all=turns)
            self.facts.setText(" · ".join(filter(None, (progress, self._again(item)))))

    @staticmethod
    def _again(item: AgendaItem) -> str:
        count = len(item.turn_ids)
        turns = tr("briefing.late_turns", count=count) if item.others else ""
        again = tr("briefing.raised", times=item.raised) if item.raised > 1 else ""
        return " · ".join(filter(None, (turns, again)))

    @property
    def _seconds(self) -> int:
        """Return how long the unit in sight has been spoken of."""
        return self._spent.get(self._unit, 0) + self._elapsed.elapsed() // 1000

    def _tick(self) -> None:
        if self._elapsed.isValid():
            left = self.meeting.seconds - self._seconds
            minutes, seconds = divmod(abs(left), 60)
            key = "briefing.stage.left" if left >= 0 else "briefing.stage.over"
            self.clock.setText(tr(key, time=f"{minutes:02d}:{seconds:02d}"))

    def _listen(self, typing: Typing) -> None:
        """Let the line at the bottom take `typing`, or take the keys of the stage again."""
        self.typing = typing
        is_open = typing is not Typing.NOTHING
        for widget in (self.ask, self.line):
            widget.setVisible(is_open)
        self.line.clear()
        self.understood.clear()
        self.keys.setText(tr(f"briefing.stage.keys.{'line' if is_open else 'item'}"))
        if is_open:
            item = self.item
            measure = item.measure if item else ""
            words = tr(f"briefing.stage.ask.{typing.value}")
            if typing is Typing.DONE and item and item.others and item.verdict is None:
                words = tr("briefing.stage.ask.all_turns", count=len(item.turn_ids))
            self.ask.setText(f"{words} ({measure}):" if typing is Typing.DONE and measure
                             else f"{words}:")  # fmt: skip
            self.line.setAccessibleName(words)
            self.line.setFocus()
        else:
            self.setFocus()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """A digit is a verdict; in the line below a digit is a digit."""
        key = event.key()
        if self.typing is not Typing.NOTHING:
            if key == Qt.Key.Key_Escape:
                self._listen(Typing.NOTHING)
            return
        undo = key == Qt.Key.Key_Z and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_1: lambda: self._verdict(Typing.DONE),
            Qt.Key.Key_2: lambda: self._verdict(Typing.NOT_DONE),
            Qt.Key.Key_3: lambda: self._listen(Typing.PUT_OFF),
            Qt.Key.Key_4: lambda: self._listen(Typing.CONCLUSION),
            Qt.Key.Key_5: self._note,
            Qt.Key.Key_Left: lambda: self._go(-1),
            Qt.Key.Key_Backspace: lambda: self._go(-1),
            Qt.Key.Key_Right: lambda: self._go(1),
            Qt.Key.Key_Space: lambda: self._go(1),
            Qt.Key.Key_Return: lambda: self._go(1),
            Qt.Key.Key_Enter: lambda: self._go(1),
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_L: self.turn_light,
        }
        if self._busy:
            return
        if undo:
            self._do(self._take_back, self._undone)
        elif key in acts and (self.item is not None or key == Qt.Key.Key_Escape):
            acts[key]()

    def _verdict(self, typing: Typing) -> None:
        """Record a verdict at once; a figure, or many turns at a stroke, are asked about first."""
        item = self.item
        if item is not None and typing is Typing.DONE and (item.measure or item.others):
            self._listen(typing)
            return
        self._rule(Said(Verdict(typing.value)))

    def _note(self) -> None:
        """Ask for figure and note of the verdict that was given, or of "not done" before it."""
        item = self.item
        done = item is not None and item.verdict is Verdict.DONE
        self._listen(Typing.DONE if done else Typing.NOT_DONE)

    def _entered(self) -> None:
        typed, item = self.line.text().strip(), self.item
        if item is None or self._busy:
            return
        match self.typing:
            case Typing.CONCLUSION:
                self._conclude(typed, item)
            case Typing.NOT_DONE:
                self._rule(Said(Verdict.NOT_DONE, note=typed))
            case Typing.DONE | Typing.PUT_OFF:
                word = "x" if self.typing is Typing.DONE else "hoãn"
                line = f"{item.code} {word} {typed.replace(';', ',')}"
                (found, *_) = read_answers(line, [item.code], self.meeting.day)
                if found.doubt is not None or found.verdict is None:
                    self._tell(tr(f"briefing.doubt.{found.doubt}"))
                    return
                self._rule(Said(found.verdict, found.figure, found.note, found.until))

    def _understand(self, typed: str) -> None:
        """Say below the line how a conclusion is understood, before it is stored."""
        office = self._shell.office
        if self.typing is not Typing.CONCLUSION or office is None or not typed.strip():
            self.understood.clear()
            return
        found = self._briefing.read(typed, office, self.meeting.day)
        lead = found.lead.name if found.lead else tr("briefing.no_unit")
        key = "understood" if found.deadline else "understood_no_day"
        due = screen_date(found.due(self.meeting.day))
        self.understood.setText(tr(f"briefing.stage.{key}", lead=lead, what=found.what, due=due))

    # --- acts

    @property
    def _briefing(self) -> Briefing:
        return self._shell.app.briefing

    def _rule(self, said: Said) -> None:
        item, meeting = self.item, self.meeting
        if item is not None:
            self._do(lambda: self._briefing.rule(meeting, item.code, said), self._ruled)

    def _ruled(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self._go(1)

    def _take_back(self) -> Meeting:
        """Take the last act back: of this session as any action, of an earlier one by its record.

        So that what is taken back here is not to be taken back once more outside.
        """
        if undoing.is_last(self._shell, "meeting-changed", self.meeting.id):
            self._shell.app.records.undo.undo()
            return self._briefing.load(self.meeting.id)
        return self._briefing.undo(self.meeting)

    def _undone(self, meeting: Meeting) -> None:
        """Show the item that the undone act was about."""
        before, self.meeting = self.meeting, meeting
        last = before.acts[-1].item
        codes = [item.code for item in meeting.items]
        step = codes.index(last.code) - meeting.at if last is not None else 0
        self._go(step)

    def _conclude(self, typed: str, item: AgendaItem) -> None:
        office, meeting = self._shell.office, self.meeting
        if office is not None:
            self._do(
                lambda: self._briefing.conclude(meeting, typed, office, item.code), self._concluded
            )

    def _concluded(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.show_item()
        made = meeting.conclusions[-1]
        self._tell(tr("briefing.stage.concluded", what=made.what, due=screen_date(made.deadline)))

    def _go(self, step: int) -> None:
        """Go on by `step` items; behind the last one the item stays and says so."""
        meeting, at = self.meeting, self.meeting.at + step
        if not 0 <= at < len(meeting.items):
            self.show_item()
            self._tell(tr("briefing.stage.end", left=meeting.left) if step > 0 else "")
            return
        self._do(lambda: self._briefing.stand_at(meeting, at), self._stands)

    def _stands(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.show_item()

    def _do(self, work: Callable[[], Meeting], done: Callable[[Meeting], object]) -> None:
        self._busy = True

        def finished(meeting: Meeting) -> None:
            self._busy = False
            self._shell.saved()
            done(meeting)

        def refused(error: AppError) -> None:
            self._busy = False
            self._tell(explain(error).sentence)

        self._shell.operations.run(work, finished, refused, owner=self)

    def _tell(self, words: str) -> None:
        self.understood.setText(words)

    def closeEvent(self, event: QCloseEvent) -> None:  # Qt's name
        """Leave; the meeting goes on from here when it is entered again."""
        super().closeEvent(event)
        self.left.emit(self.meeting)


def verdict_words(item: AgendaItem) -> str:
    """Return what was said of an item: "✓ Hoàn thành · 10 bài · đủ bài", "" for nothing yet."""
    if item.verdict is None:
        return ""
    until = screen_date(item.until) if item.until else ""
    parts = (tr(f"briefing.verdict.{item.verdict}"), figure_words(item), until, item.note)
    return " · ".join(part for part in parts if part)
