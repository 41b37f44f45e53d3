"""A group of fields of a paper: each field changes one thing of the session's paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.ui.pages.papers.session import PaperSession
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import LineField, TextField, labelled

#: Shows the paper in one field.
Show = Callable[[Paper], None]


class FormPart(QWidget):
    """A headed group; `refresh(paper)` shows the paper in every field of the group."""

    def __init__(self, session: PaperSession, title: str) -> None:
        super().__init__()
        self.session = session
        self._shows: list[Show] = []
        #: The fields by the name of what they change.
        self.fields: dict[str, QWidget] = {}
        heading = QLabel(tr(title))
        heading.setProperty("role", "heading")
        self.form = QFormLayout()
        self.form.setVerticalSpacing(4)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 6)
        self.column.addWidget(heading)
        self.column.addLayout(self.form)

    @property
    def paper(self) -> Paper:
        """Return the paper of the session."""
        return self.session.paper

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have wrapped labels measured again: the form keeps their heights of another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self.form, self.form.invalidate)

    def refresh(self, paper: Paper) -> None:
        """Show `paper` where it differs from what is shown."""
        for show in self._shows:
            show(paper)

    def shows(self, show: Show) -> None:
        """Have `show` called at every refresh, and now."""
        self._shows.append(show)
        show(self.paper)

    def text(
        self, name: str, get: Callable[[Paper], str], put: Callable[[Paper, str], Paper], rows: int
    ) -> TextField:
        """Add running text of the paper."""
        field = TextField(tr(f"papers.{name}.hint"), rows, many=rows > 1)
        field.edited.connect(lambda typed: self.session.edit(put(self.paper, typed), name))
        labelled(self.form, tr(f"papers.{name}"), field)
        self.fields[name] = field
        self.shows(lambda paper: field.show_value(get(paper)))
        return field

    def line(
        self, name: str, get: Callable[[Paper], str], put: Callable[[Paper, str], Paper]
    ) -> LineField:
        """Add one line of the paper."""
        field = LineField(tr(f"papers.{name}.hint"))
        field.edited.connect(lambda typed: self.session.edit(put(self.paper, typed), name))
        labelled(self.form, tr(f"papers.{name}"), field)
        self.fields[name] = field
        self.shows(lambda paper: field.show_value(get(paper)))
        return field

    def own_text(self, name: str, rows: int = 1) -> TextField:
        """Add running text that is the field `name` of the paper itself."""
        return self.text(
            name,
            lambda paper: str(getattr(paper, name)),
            lambda paper, typed: replace(paper, **{name: typed}),  # type: ignore[arg-type]
            rows,
        )

    def own_line(self, name: str) -> LineField:
        """Add one line that is the field `name` of the paper itself."""
        return self.line(
            name,
            lambda paper: str(getattr(paper, name)),
            lambda paper, typed: replace(paper, **{name: typed}),  # type: ignore[arg-type]
        )

    def items(
        self,
        name: str,
        get: Callable[[Paper], tuple[str, ...]],
        put: Callable[[Paper, tuple[str, ...]], Paper],
        rows: int,
    ) -> TextField:
        """Add a list, one item a line; marks at the ends are the printer's."""
        field = TextField(tr(f"papers.{name}.hint"), rows, many=True)
        field.edited.connect(lambda typed: self.session.edit(put(self.paper, listed(typed)), name))
        labelled(self.form, tr(f"papers.{name}"), field)
        self.fields[name] = field

        def show(paper: Paper) -> None:
            if listed(field.text()) != get(paper):
                field.show_value("\n".join(get(paper)))

        self.shows(show)
        return field


def listed(typed: str) -> tuple[str, ...]:
    """Return the lines of a list without dashes and final marks."""
    lines = (clean(line).strip("-;. ") for line in typed.splitlines())
    return tuple(line for line in lines if line)
