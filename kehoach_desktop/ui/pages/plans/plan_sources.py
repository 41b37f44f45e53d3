"""Where a new plan comes from: the superior's clauses, last year's plan; and its guide later on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.sources.answering import Answer
from kehoach_desktop.domain.sources.clause import MarkedDocument
from kehoach_desktop.services.plans.carry_overs import Guide
from kehoach_desktop.ui.pages.plans.carry_guide import CarryGuide
from kehoach_desktop.ui.pages.plans.last_year_tasks import LastYearTasks
from kehoach_desktop.ui.pages.plans.last_year_view import LastYearView
from kehoach_desktop.ui.pages.plans.superior_view import SuperiorView
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr

V = TypeVar("V", SuperiorView, LastYearView, LastYearTasks, CarryGuide)


class PlanSources(QObject):
    """Shows its views in the stack of the page; each is built when it is first asked for.

    `back_asked`: to the page of a new plan; `opened(plan id)`: on to the editor;
    `template_asked(Citation)`: the clauses are chosen, the frame of the plan is not.
    """

    back_asked = Signal()
    opened = Signal(str)
    template_asked = Signal(object)
    titled = Signal(str)

    def __init__(self, shell: Shell, stack: QStackedWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._stack = stack
        self._views: dict[type, QWidget] = {}
        self._answering: tuple[str, Mapping[str, Answer]] | None = None

    def show(self, source: str) -> None:
        """Show the view of a source card."""
        if source == "superior":
            view = self._view(SuperiorView)
            self.titled.emit(tr("superior.title"))
            view.activate()
        else:
            last_year = self._view(LastYearView)
            self.titled.emit(tr("carry.title"))
            last_year.activate()

    def forget(self) -> None:
        """Begin anew: clauses chosen before count no more."""
        self._answering = None

    def store(self, plan: Plan) -> Plan:
        """Store a new draft, with what answers the chosen clauses and their links (any thread)."""
        app, answering = self._shell.app, self._answering
        if answering is None:
            return app.plans.create(plan)
        document_id, wanted = answering
        started, links = app.chain.superiors.start(plan, document_id, wanted)
        made = app.plans.create(started)
        app.chain.superiors.keep(made.id, document_id, links)
        return made

    def remind(self, plan: Plan) -> None:
        """Say that spots of last year wait in a draft that is opened."""
        guides = self._shell.app.chain.carry_overs

        def told(guide: Guide | None) -> None:
            if guide is not None and guide.open_count:
                self._shell.say(
                    tr("carry.notice", n=guide.open_count),
                    action=tr("carry.notice.act"),
                    act=lambda: self.resume(plan.id),
                )

        self._shell.operations.run(lambda: guides.guide(plan.id), told, owner=self)

    def resume(self, plan_id: str) -> None:
        """Go on with the guide of a draft."""
        guides = self._shell.app.chain.carry_overs
        self._shell.operations.run(lambda: guides.guide(plan_id), self._show_guide, owner=self)

    def _view(self, kind: type[V]) -> V:
        view = self._views.get(kind)
        if view is None:
            view = kind(self._shell)
            self._views[kind] = view
            self._stack.addWidget(view)
            self._connect(view)
        self._stack.setCurrentWidget(view)
        assert isinstance(view, kind)
        return view

    def _connect(self, view: QWidget) -> None:
        match view:
            case SuperiorView():
                view.start_asked.connect(self._clauses_chosen)
                view.back_asked.connect(self.back_asked)
            case LastYearView():
                view.begun.connect(self._begun)
                view.back_asked.connect(self.back_asked)
            case LastYearTasks():
                view.done.connect(self._show_guide)
            case CarryGuide():
                view.draft_asked.connect(self.opened)
                view.tasks_asked.connect(self._show_tasks)
                view.back_asked.connect(lambda: self.show("last_year"))

    def _begun(self, guide: Guide) -> None:
        """Show the tasks of a new draft first, the spots of one that is gone on with."""
        if any(each.decision for each in guide.spots) or not guide.carried.tasks:
            self._show_guide(guide)
        else:
            self._show_tasks(guide)

    def _show_tasks(self, guide: Guide) -> None:
        self._view(LastYearTasks).show_guide(guide)

    def _show_guide(self, guide: Guide | None) -> None:
        if guide is not None:
            self.titled.emit(guide.plan.title)
            self._view(CarryGuide).show_guide(guide)

    def _clauses_chosen(self, document_id: str, wanted: Mapping[str, Answer]) -> None:
        superiors = self._shell.app.chain.superiors

        def chosen(marked: MarkedDocument) -> None:
            self._answering = (document_id, wanted)
            self.template_asked.emit(marked.document.citation)

        self._shell.operations.run(lambda: superiors.load(document_id), chosen, owner=self)
