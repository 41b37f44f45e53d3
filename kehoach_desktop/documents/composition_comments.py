"""The table of comments on a draft: who said what, what became of it and why.

The decree knows no such table; it goes with the draft to whoever signs, so it keeps the decree's
page, face and head, and closes with "./.".
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from kehoach_desktop.documents.composition import (
    Column,
    Document,
    Element,
    Header,
    Part,
    Row,
    Table,
    paragraph,
)
from kehoach_desktop.documents.decree30 import Align, Role
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.comment import Comment, Verdict, figures
from kehoach_desktop.domain.vntext import UNKNOWN, clean, lower_first
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.drafts import CommentSheet


def compose_comments(sheet: CommentSheet, office: OfficeProfile) -> Document:
    """Return the printed table of comments."""
    title = text("drafts.comments.paper")
    elements = tuple(_elements(sheet, office))
    name = clean(f"{title}: {sheet.title}")
    author = office.own_body or office.committee
    return Document(name, author, (Part(title, elements, landscape=True, body_size=13),))


def _elements(sheet: CommentSheet, office: OfficeProfile) -> Iterator[Element]:
    if office.own_body:
        yield Header((clean(office.own_body).upper(),), office.committee_short.upper())
    else:
        committee = office.committee.removesuffix(office.unit).strip()
        yield Header((committee.upper(), office.unit.upper()))
    yield paragraph(Role.KIND, text("drafts.comments.kind"), "title")
    subject = text("drafts.comments.subject", n=sheet.draft_no, title=lower_first(sheet.title))
    yield paragraph(Role.SUBJECT, clean(subject), "title")
    day = text("drafts.comments.day", day=short_date(sheet.day))
    yield paragraph(Role.NOTE, day, "title", underlined=True)
    found = figures(sheet.comments)
    words = text(
        "drafts.comments.figures",
        authors=found.authors,
        agreeing=found.agreeing,
        comments=found.comments,
        taken=found.taken,
        partly=found.partly,
        explained=found.explained,
    )
    if found.open:
        words = f"{words} {text('drafts.comments.figures.open', n=found.open)}"
    yield dataclasses.replace(paragraph(Role.BODY, words, "figures"), after=8.0)
    yield _table(sheet)


def _table(sheet: CommentSheet) -> Table:
    columns = (
        Column(text("drafts.comments.column.no"), 11, Align.CENTRED),
        Column(text("drafts.comments.column.author"), 42),
        Column(text("drafts.comments.column.place"), 30),
        Column(text("drafts.comments.column.said"), 74),
        Column(text("drafts.comments.column.verdict"), 30, Align.CENTRED),
        Column(text("drafts.comments.column.reason"), 70),
    )
    several = len({each.draft_no for each in sheet.comments}) > 1
    rows = tuple(
        Row(_cells(index, each, several=several), f"comment:{each.id}")
        for index, each in enumerate(sheet.comments, start=1)
    )
    return Table(columns, rows, end_mark=True)


def _cells(index: int, comment: Comment, *, several: bool) -> tuple[str, ...]:
    place = comment.place or text("drafts.comments.whole")
    if several:
        place = text("drafts.comments.place", n=comment.draft_no, place=place)
    said = comment.said or (
        text("drafts.comments.agrees") if comment.verdict is Verdict.AGREES else UNKNOWN
    )
    author = comment.author
    if comment.received_on is not None:
        day = short_date(comment.received_on)
        author = text("drafts.comments.author", author=author, day=day)
    verdict = text(f"drafts.verdict.{comment.verdict.value}")
    reason = comment.reason or (UNKNOWN if comment.lacks_reason else "")
    return (str(index), author, place, said, verdict, reason)
