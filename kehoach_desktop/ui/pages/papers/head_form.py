"""The head and the end of a paper: what it is, to whom, who signs, how it is printed."""

from __future__ import annotations

from dataclasses import replace

from kehoach_desktop.domain.office import Signatory
from kehoach_desktop.domain.paper import Addressed, Paper, PaperKind
from kehoach_desktop.domain.paper_rules import offered_signatories
from kehoach_desktop.ui.pages.papers.form_part import FormPart
from kehoach_desktop.ui.pages.papers.session import PaperSession
from kehoach_desktop.ui.pages.plans.end_part import signatory_words
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.mark_fields import MarkFields
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, LineField, labelled


class HeadForm(FormPart):
    """Subject, symbol, place, addressees, urgency, legal bases."""

    def __init__(self, session: PaperSession) -> None:
        super().__init__(session, "papers.head")
        kind = session.paper.kind
        self.subject = self.own_text("subject", 1)
        if session.paper.rule.addressed is not Addressed.NEVER:
            self.items(
                "addressees",
                lambda paper: paper.addressees,
                lambda paper, names: replace(paper, addressees=names),
                2,
            )
        if kind is PaperKind.SLIP:
            return
        self.symbol = self.own_line("symbol")
        if session.paper.rule.dated:
            self.own_line("place")
        self.own_line("issuer")
        self.marks = MarkFields(self.form)
        self.marks.urgency_chosen.connect(
            lambda value: self.session.edit(replace(self.paper, urgency=value))
        )
        self.marks.scope_chosen.connect(
            lambda value: self.session.edit(replace(self.paper, scope=value))
        )
        self.shows(lambda paper: self.marks.show_marks(paper.urgency, paper.scope))
        if kind is not PaperKind.MINUTES:
            self.items(
                "bases",
                lambda paper: paper.bases,
                lambda paper, lines: replace(paper, bases=lines),
                2,
            )


class MeetingForm(FormPart):
    """What minutes say before their text, in the order in which they print it."""

    def __init__(self, session: PaperSession) -> None:
        super().__init__(session, "papers.meeting")
        for name in ("begins", "meeting_place"):
            self._fact(name)
        self.items(
            "attendees",
            lambda paper: paper.meeting.attendees,
            lambda paper, names: replace(paper, meeting=replace(paper.meeting, attendees=names)),
            3,
        )
        for name in ("chair", "chair_position", "secretary", "secretary_position", "ends"):
            self._fact(name)

    def _fact(self, name: str) -> LineField:
        field = "place" if name == "meeting_place" else name
        return self.line(
            name,
            lambda paper: str(getattr(paper.meeting, field)),
            lambda paper, typed: replace(
                paper,
                meeting=replace(paper.meeting, **{field: typed}),  # type: ignore[arg-type]
            ),
        )


class SlipForm(FormPart):
    """Who presents, what lies with the sheet, who gives an opinion."""

    def __init__(self, session: PaperSession) -> None:
        super().__init__(session, "papers.slip")
        self.line(
            "presenter",
            lambda paper: paper.slip.presenter,
            lambda paper, typed: replace(paper, slip=replace(paper.slip, presenter=typed)),
        )
        self.items(
            "enclosed",
            lambda paper: paper.slip.enclosed,
            lambda paper, lines: replace(paper, slip=replace(paper.slip, enclosed=lines)),
            2,
        )
        self.items(
            "opinions",
            lambda paper: paper.slip.opinions,
            lambda paper, lines: replace(paper, slip=replace(paper.slip, opinions=lines)),
            3,
        )


class EndForm(FormPart):
    """Recipients, archive, who signs."""

    def __init__(self, session: PaperSession) -> None:
        super().__init__(session, "papers.end")
        self.items(
            "recipients",
            lambda paper: paper.recipients,
            lambda paper, names: replace(paper, recipients=names),
            4,
        )
        self.own_line("archive")
        if session.paper.kind is not PaperKind.MINUTES:
            self._build_signatory()

    def _build_signatory(self) -> None:
        self.signatory = ChoiceField()
        self.signatory.chosen.connect(
            lambda value: self.session.edit(replace(self.paper, signatory=value))
        )
        labelled(self.form, tr("papers.signatory"), self.signatory)
        self.fields["signatory"] = self.signatory
        self.name = LineField(tr("papers.signer.hint"))
        self.name.edited.connect(self._named)
        labelled(self.form, tr("papers.signer"), self.name)
        self.shows(self._show_signatory)

    def _show_signatory(self, paper: Paper) -> None:
        chosen = paper.signatory
        offered = list(offered_signatories(paper.kind, self.session.office))
        if chosen is not None:
            # A renamed signer replaces the profile's entry it came from.
            offered = [each for each in offered if each.lines != chosen.lines]
            offered.insert(0, chosen)
        self.signatory.set_choices([(each, signatory_words(each)) for each in offered])
        self.signatory.show_value(chosen)
        self.name.setEnabled(chosen is not None)
        self.name.show_value(chosen.name if chosen is not None else "")

    def _named(self, name: str) -> None:
        if isinstance(self.paper.signatory, Signatory):
            signatory = replace(self.paper.signatory, name=name)
            self.session.edit(replace(self.paper, signatory=signatory), "signer")


class PrintForm(FormPart):
    """The small signs of the page: size of letters, ô 12, ô 13."""

    def __init__(self, session: PaperSession) -> None:
        super().__init__(session, "papers.print")
        self.letters = ChoiceField([(13, "13"), (14, "14")])
        self.letters.chosen.connect(
            lambda value: self.session.edit(replace(self.paper, body_size=value))
        )
        labelled(self.form, tr("papers.size"), self.letters)
        self.shows(lambda paper: self.letters.show_value(paper.body_size))
        if session.paper.kind is PaperKind.SLIP:
            return
        self.own_line("typist")
        self.line(
            "print_run",
            lambda paper: str(paper.print_run) if paper.print_run else "",
            lambda paper, typed: replace(
                paper, print_run=int(typed) if typed.isdecimal() and len(typed) < 6 else 0
            ),
        )
        self.items(
            "contact",
            lambda paper: paper.contact,
            lambda paper, lines: replace(paper, contact=lines),
            2,
        )
