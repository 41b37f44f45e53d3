"""From a spot of the printed page to the field of the form where it is written."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.ui.pages.papers.appendix_form import AppendixForm
from kehoach_desktop.ui.pages.papers.body_form import BodyForm
from kehoach_desktop.ui.pages.papers.form_part import FormPart

#: The fields of a source (`TextSpot.source`); the first that the type has.
_FIELDS = {
    "header": ("symbol", "subject"),
    "title": ("subject",),
    "addressees": ("addressees",),
    "bases": ("bases",),
    "opening": ("opening",),
    "closing": ("closing",),
    "meeting": ("begins", "presenter"),
    "recipients": ("recipients",),
    "signature": ("signatory", "chair"),
}


def field_of(
    paper: Paper, parts: Iterable[FormPart], body: BodyForm, appendices: AppendixForm, source: str
) -> QWidget | None:
    """Return the field where `source` is written, its caret set; None where there is none."""
    what, _, found = source.partition(":")
    fields = {name: field for part in parts for name, field in part.fields.items()}
    for name in _FIELDS.get(what, ()):
        if name in fields:
            return fields[name]
    for form in body.sections:
        if what == "section" and form.section_id == found:
            return form.heading if form.heading.text() else form.text
        if what == "block" and form.text.set_caret(found):
            return form.text
    for card, appendix in zip(appendices.cards, paper.appendices, strict=True):
        if what == "appendix" and appendix.id == found:
            return card.title
        if what == "block" and any(block.id == found for block in appendix.blocks):
            return card.words
    return None
