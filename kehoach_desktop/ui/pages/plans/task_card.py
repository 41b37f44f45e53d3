"""A task as a card: its summary on one line, its fields when opened."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.office import AgencyKind
from kehoach_desktop.domain.plans import plan_edit, task_edit
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.schedules.wording import schedule_phrase
from kehoach_desktop.ui.pages.plans.clause_row import ClauseRow
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel
from kehoach_desktop.ui.widgets.plan_doers import DoersField
from kehoach_desktop.ui.widgets.plan_fields import (
    ChoiceField,
    Field,
    LineField,
    TextField,
    labelled,
)
from kehoach_desktop.ui.widgets.plan_schedule import ScheduleForm
from kehoach_desktop.ui.widgets.plan_targets import TargetsForm


def summary(task: Task, year: int) -> str:
    """Return lead, time and targets of a task on one line; what is missing is said."""
    lead = task.leads[0].name if len(task.leads) == 1 else ""
    if not lead:
        lead = tr("plans.task.no_lead") if not task.leads else tr("plans.task.many_leads")
    parts = [lead]
    if task.schedule_text or task.schedule is not None:
        rule = task.schedule
        parts.append(task.schedule_text or (schedule_phrase(rule, year) if rule else ""))
    else:
        parts.append(tr("plans.task.no_time"))
    parts += [target.text() for target in task.targets]
    return " · ".join(part for part in parts if part)


class TaskCard(QFrame):
    """Edits one task of the session's plan; the fields are built when first opened."""

    removed = Signal(str)
    focused = Signal(str)

    def __init__(
        self, session: PlanSession, task_id: str, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.task_id = task_id
        self._key = key
        self._fields: QWidget | None = None
        self.setProperty("role", "card")
        self.toggle = QToolButton()
        self.toggle.setArrowType(Qt.ArrowType.RightArrow)
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.toggled.connect(self.open_fields)
        self._title = ElidedLabel()
        self._title.setProperty("role", "heading")
        self._summary = ElidedLabel()
        self._summary.setProperty("role", "quiet")
        self._found = QLabel()
        self._found.setProperty("tone", "warning")
        self._found.hide()
        self._sign = QLabel()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        head = QHBoxLayout()
        head.addWidget(self.toggle)
        head.addLayout(words, 1)
        head.addWidget(self._found)
        head.addWidget(self._sign)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 6, 8, 6)
        self._column.addLayout(head)

    def mousePressEvent(self, event: object) -> None:
        """Open and close by a click on the head."""
        if self._fields is None or not self._fields.isVisible():
            self.toggle.setChecked(True)

    def open_fields(self, on: bool) -> None:
        """Show or hide the fields."""
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        if on and self._fields is None:
            self._fields = self._build()
            self._column.addWidget(self._fields)
            self.refresh(self.session.plan, self._number)
        if self._fields is not None:
            self._fields.setVisible(on)
        if on:
            self.focused.emit(self.task_id)

    def field_of(self, name: str) -> Field | None:
        """Return the field of one of the task's texts, None while the card was never opened."""
        if self._fields is None:
            return None
        return {
            "title": self.title, "content": self.content, "place": self.place,
            "output": self.output, "funding": self.funding, "lines": self.lines,
            "leads": self.lead.names, "coordinators": self.coordinators.names,
            "units": self.units.names, "schedule_text": self.schedule.phrase,
        }.get(name)  # fmt: skip

    def show_findings(self, count: int) -> None:
        """Say on the head how many findings lie in this task."""
        self._found.setText(tr("plans.task.findings", n=count) if count else "")
        self._found.setVisible(bool(count))

    _number = ""

    def refresh(self, plan: Plan, number: str) -> None:
        """Show the task as it stands in `plan`; `number` is what it prints."""
        task = plan.task(self.task_id)
        if task is None:
            return
        self._number = number
        self._title.setText(f"{number} {task.title or tr('plans.task.untitled')}".strip())
        self._summary.setText(summary(task, plan.year))
        complete = len(task.leads) == 1 and (task.schedule or task.schedule_text) and task.title
        self._sign.setText("✓" if complete else "!")
        self._sign.setToolTip(tr("plans.task.complete" if complete else "plans.task.incomplete"))
        self._sign.setProperty("tone", "done" if complete else "warning")
        self.toggle.setAccessibleName(tr("plans.task.open", title=task.title))
        if self._fields is None:
            return
        self.title.show_value(task.title)
        self.content.show_value(task.content)
        self.lead.show_doers(task.leads)
        self.coordinators.show_doers(task.coordinators)
        self.units.show_doers(task.units)
        self.schedule.show_task(task, plan.period)
        self.targets.show_targets(task.targets)
        self.place.show_value(task.place)
        self.output.show_value(task.output)
        self.funding.show_value(task.funding)
        if not self.money.hasFocus():
            money = "" if task.funding_vnd is None else f"{task.funding_vnd:,}".replace(",", ".")
            self.money.show_value(money)
        self.printed.show_value(task.in_appendix)
        for each in (self.lines_label, self.lines):
            each.setVisible(task.lines is not None)
        self.lines.show_value("\n".join(task.lines or ()))

    def _build(self) -> QWidget:
        box = QWidget()
        form = QFormLayout(box)
        form.setContentsMargins(4, 2, 4, 4)
        form.setVerticalSpacing(4)
        office = self.session.office
        agencies = office.agencies_on(self.session.plan.period[0]) or office.agencies
        self.title = self._text(form, "title", lines=1)
        self.content = self._text(form, "content", lines=2)
        self.lead = DoersField(agencies, tr("plans.task.lead.hint"), single=True)
        self.lead.chosen.connect(lambda doers: self._set("leads", doers))
        labelled(form, tr("plans.task.lead"), self.lead)
        self.coordinators = DoersField(agencies, tr("plans.task.coordinators.hint"))
        self.coordinators.chosen.connect(lambda doers: self._set("coordinators", doers))
        labelled(form, tr("plans.task.coordinators"), self.coordinators)
        self.schedule = ScheduleForm(self.session.plan.year)
        self.schedule.changed.connect(self._scheduled)
        labelled(form, tr("plans.task.schedule"), self.schedule)
        self.targets = TargetsForm()
        self.targets.changed.connect(lambda targets: self._set("targets", targets))
        labelled(form, tr("plans.task.targets"), self.targets)
        self.output = self._text(form, "output")
        self.units = DoersField(agencies, tr("plans.task.units.hint"))
        self.units.chosen.connect(lambda doers: self._set("units", doers))
        labelled(form, tr("plans.task.units"), self.units)
        villages = [each for each in agencies if each.kind is AgencyKind.VILLAGE]
        if villages:
            everyone = QPushButton(tr("plans.task.all_villages", village=office.village_word))
            everyone.clicked.connect(lambda: self.units.choose(villages))
            form.addRow(everyone)
        self.place = self._text(form, "place")
        self.funding = self._text(form, "funding")
        self.money = LineField(tr("plans.task.money.hint"))
        self.money.edited.connect(self._money_typed)
        labelled(form, tr("plans.task.money"), self.money)
        self.lines = TextField(tr("plans.task.lines.hint"), 3, many=True)
        self.lines.setToolTip(tr("plans.task.lines.hint"))
        self.lines.edited.connect(lambda text: self._set("lines", tuple(text.split("\n"))))
        self.lines_label = labelled(form, tr("plans.task.lines"), self.lines)
        self._build_foot(form)
        return box

    def _build_foot(self, form: QFormLayout) -> None:
        self.printed = ChoiceField(
            [(False, tr("plans.task.in_section")), (True, tr("plans.task.in_appendix"))]
        )
        self.printed.chosen.connect(self._placed)
        labelled(form, tr("plans.task.printed"), self.printed)
        if self.session.clauses is not None:
            form.addRow(ClauseRow(self.session.clauses, self.task_id))
        remove = QPushButton(tr("plans.task.remove"))
        remove.setProperty("role", "danger")
        remove.clicked.connect(lambda: self.removed.emit(self.task_id))
        foot = QHBoxLayout()
        self.up, self.down = QPushButton(tr("plans.move.up")), QPushButton(tr("plans.move.down"))
        for button, step in ((self.up, -1), (self.down, 1)):
            button.clicked.connect(lambda _on=False, step=step: self._move(step))
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(remove)
        form.addRow(foot)

    def _text(self, form: QFormLayout, name: str, lines: int = 1) -> TextField:
        field = TextField(tr(f"plans.task.{name}.hint"), lines)
        field.edited.connect(lambda text: self._set(name, text))
        labelled(form, tr(f"plans.task.{name}"), field)
        return field

    def _set(self, name: str, value: object) -> None:
        task = self.session.plan.task(self.task_id)
        if task is not None:
            changed = replace(task, **{name: value})  # type: ignore[arg-type]
            self._edit(task_edit.update_task(self.session.plan, changed), name)

    def _scheduled(self, rule: object, words: str) -> None:
        task = self.session.plan.task(self.task_id)
        if task is not None:
            changed = replace(task, schedule=rule, schedule_text=words)  # type: ignore[arg-type]
            self._edit(task_edit.update_task(self.session.plan, changed), "schedule")

    def _money_typed(self, text: str) -> None:
        digits = text.replace(".", "").replace(" ", "")
        wrong = bool(digits) and (not digits.isdecimal() or len(digits) > 15)
        self.money.set_wrong(wrong)
        if not wrong:
            self._set("funding_vnd", int(digits) if digits else None)

    def _placed(self, in_appendix: object) -> None:
        plan = task_edit.place_task(
            self.session.plan, self.task_id, bool(in_appendix), self.session.new_id
        )
        self._edit(plan, "")

    def _move(self, step: int) -> None:
        plan = self.session.plan
        place = task_edit.block_of(plan, self.task_id)
        if place is None:
            plan = task_edit.move_task(plan, self.task_id, step)
        else:
            plan = plan_edit.move_block(plan, place[0].id, place[1].id, step)
        self._edit(plan, "")

    def _edit(self, plan: Plan, field: str) -> None:
        key = f"{self._key}/{self.task_id}/{field}" if field else ""
        self.session.edit(plan, key=key)
