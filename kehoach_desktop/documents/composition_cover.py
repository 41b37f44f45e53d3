"""The sheets around a package: its cover, and the sheet that introduces a PC.

Neither is a paper of the decree (nobody issues a cover, and the sheet has no number); both keep
its page, face and header so that they look at home in a file of papers.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach_desktop.documents.composition import (
    Document,
    Element,
    Fact,
    Facts,
    Header,
    Part,
    SealBlock,
    paragraph,
)
from kehoach_desktop.documents.decree30 import Role
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import spell_date
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.exchange import CoverSheet
from kehoach_desktop.services.ports.printing import IntroductionCard

_COMMITTEE = "Ủy ban nhân dân"
_GROUPS_A_LINE = 3
_PART_GAP = 18.0
#: Between two groups of digits; no-break blanks, so that a group never leaves its line.
_GROUP_GAP = "\u00a0" * 3


@dataclass(frozen=True, slots=True)
class Fit:
    """How much a sheet tells, so that one page holds it: recipients, letters of a name or title.

    What is longer is cut, with "…" or the number of the others.
    """

    recipients: int = 12
    name: int = 160
    title: int = 320


#: From the most to the least; the least fits whatever the names are.
FITS = (Fit(), Fit(6), Fit(3), Fit(1), Fit(1, 100, 200), Fit(1, 40, 100))


def compose_cover(sheet: CoverSheet, fit: Fit) -> Document:
    """Return the cover of a package."""
    title = clean(sheet.title)
    elements = tuple(_cover(sheet, fit))
    subject = _cut(sheet.subject, fit.title)
    name = f"{title}: {subject}" if subject else title
    return Document(name, _cut(sheet.sender, fit.name), (Part(title, elements, body_size=14),))


def _cover(sheet: CoverSheet, fit: Fit) -> Iterator[Element]:
    if sheet.warning:
        yield paragraph(Role.WARNING, clean(sheet.warning), "warning")
    yield paragraph(Role.KIND, clean(sheet.title), "title")
    yield paragraph(Role.SUBJECT, _cut(sheet.subject, fit.title), "title", underlined=True)
    facts = [
        Fact(text("package.cover.sender"), (_cut(sheet.sender, fit.name),)),
        Fact(text("package.cover.recipients"), _some(sheet.recipients, fit)),
        *(Fact(clean(label), (_cut(value, fit.name),)) for label, value in sheet.facts),
        Fact(text("package.cover.made"), (text("package.cover.clock", at=sheet.created),)),
    ]
    yield Facts(tuple(fact for fact in facts if any(fact.values)), "facts")
    yield from _digits(text("package.cover.fingerprint"), sheet.fingerprint, Role.DIGITS_SMALL, 6)
    if sheet.note:
        yield paragraph(Role.NOTE, clean(sheet.note), "fingerprint")
    heading = paragraph(Role.HEADING, text("package.cover.how"), "how")
    yield dataclasses.replace(heading, gap=_PART_GAP)
    for line in sheet.lines:
        yield paragraph(Role.BODY, clean(line), "how")


def compose_introduction(
    card: IntroductionCard, office: OfficeProfile, day: dt.date, fit: Fit
) -> Document:
    """Return the sheet that introduces a PC to another office; it is signed and stamped."""
    title = text("package.sheet.title")
    elements = tuple(_introduction(card, office, day, fit))
    sender = _cut(card.office_name, fit.name)
    return Document(f"{title}: {sender}", sender, (Part(title, elements, body_size=14),))


def _introduction(
    card: IntroductionCard, office: OfficeProfile, day: dt.date, fit: Fit
) -> Iterator[Element]:
    sender = _cut(card.office_name, fit.name)
    if office.is_sample:
        yield paragraph(Role.WARNING, text("package.sheet.training"), "warning")
    yield _header(office, sender, fit)
    yield paragraph(Role.KIND, text("package.sheet.title"), "title")
    subject = text("package.sheet.subject")
    yield paragraph(Role.SUBJECT, subject, "title", underlined=True)
    yield paragraph(Role.BODY, text("package.sheet.words", office=sender), "words")
    facts = (
        Fact(text("package.sheet.machine"), (clean(card.installation),)),
        Fact(text("package.sheet.used_by"), (text("package.sheet.dots"),)),
    )
    yield Facts(facts, "facts")
    yield from _digits(
        text("package.sheet.fingerprint"), card.fingerprint, Role.DIGITS, _GROUPS_A_LINE
    )
    for key in ("package.sheet.how.type", "package.sheet.how.differ"):
        yield paragraph(Role.BODY, text(key), "how")
    place = _cut(office.unit_name, fit.name)
    yield SealBlock(
        card.qr,
        text("package.sheet.code"),
        f"{place}, ngày {spell_date(day)}" if place else f"Ngày {spell_date(day)}",
        text("package.sheet.sign"),
        text("package.sheet.sign.how"),
        "seal",
    )


def _header(office: OfficeProfile, sender: str, fit: Fit) -> Header:
    """Return the head of page 1 as on a plan, but without number and date."""
    if office.own_body:
        body, superior = (_cut(n, fit.name) for n in (office.own_body, office.committee_short))
        return Header((body.upper(),), superior.upper())
    unit = sender.removeprefix(_COMMITTEE).strip()
    if unit and unit != sender:
        return Header((_COMMITTEE.upper(), unit.upper()))
    return Header((sender.upper(),))


def _digits(label: str, fingerprint: str, role: Role, a_line: int) -> Iterator[Element]:
    """Yield the fingerprint, `a_line` groups a line, below its label."""
    groups = fingerprint.split()
    yield paragraph(Role.LABEL, label, "fingerprint")
    for start in range(0, len(groups), a_line):
        yield paragraph(role, _GROUP_GAP.join(groups[start : start + a_line]), "fingerprint")


def _some(names: tuple[str, ...], fit: Fit) -> tuple[str, ...]:
    """Return the first names, and how many more there are."""
    shown = tuple(_cut(name, fit.name) for name in names[: fit.recipients])
    rest = len(names) - len(shown)
    return (*shown, text("package.cover.more", count=rest)) if rest else shown


def _cut(words: str, most: int) -> str:
    """Return `words` on one line, cut at a blank where they are longer than `most` letters."""
    words = clean(words)
    if len(words) <= most:
        return words
    head = words[:most]
    return f"{head.rpartition(' ')[0] or head}…"
