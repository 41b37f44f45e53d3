"""What is compared when a document is read in and printed again.

Compared are the words, with their marks, in order: from the line of the type to the last line of
the signature. Left out on both sides are the lines of the header (they are compared by field), the
draft mark that our print adds, page numbers, and what the reading lists as remainder. Normalised
are blanks, capitals (our section titles are in capitals, as the decree wants), the glyph of a
bullet, and the colon behind "Lưu" and "số", which the decree wants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from kehoach_desktop.documents.composition import Header, Paragraph
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.decree30 import Role
from kehoach_desktop.domain.imports.plan_from_reading import plan_from_reading
from kehoach_desktop.domain.imports.plan_reading import PlanReading
from kehoach_desktop.domain.imports.printed_numbers import settled
from kehoach_desktop.domain.imports.read_document import LineRole, ReadDocument
from kehoach_desktop.domain.office import OfficeProfile, UnitKind
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.vntext import nfc
from kehoach_desktop.reading.door import read_file

_BULLET = re.compile(r"(?<![\w)\]”\"])[-–—+•](?=\s)")  # noqa: RUF001 - the dashes are meant
_TOKEN = re.compile(r"\w+|[^\w\s]")
_DRAFT = re.compile(r"^DỰ THẢO lần \d+$")


@dataclass(frozen=True)
class Imported:
    """A document, what was read, the plan it became, and the office that prints it."""

    document: ReadDocument
    reading: PlanReading
    plan: Plan
    office: OfficeProfile


def office_of(path: Path) -> OfficeProfile:
    """Return an office of today that prints a file: its header is the one part that is ours."""
    header = read_file(path).header
    issuer = (header.issuer or "").removeprefix("Chủ tịch ")
    province = (header.province or "").removeprefix("tỉnh ")
    unit = re.fullmatch(r"Ủy ban nhân dân (xã|huyện|tỉnh) (.+)", issuer)
    if unit is not None:
        kind = UnitKind.PROVINCE if unit[1] == "tỉnh" else UnitKind.COMMUNE
        return OfficeProfile("", kind, unit[2], province, UnitKind.PROVINCE)
    own = issuer if len(issuer.split()) <= 10 else ""
    return OfficeProfile("", UnitKind.PROVINCE, province, province, UnitKind.PROVINCE, own_body=own)


def imported(path: Path, office: OfficeProfile) -> Imported:
    """Return the plan that the file at `path` says."""
    ids = count()
    agencies = {agency.name: agency.id for agency in office.agencies}
    document = read_file(path)
    reading = plan_from_reading(document, lambda: f"r{next(ids)}", 2026, agencies)
    return Imported(document, reading, settled(reading.plan), office)


def source_words(made: Imported) -> list[str]:
    """Return the words of the source that our print owes."""
    listed = {line.place.line for line in made.reading.remainder}
    return words(
        line.text
        for line in made.document.lines
        if line.role is not LineRole.HEADER and line.place.line not in listed
    )


def printed_words(path: Path, made: Imported) -> list[str]:
    """Return the words of our print; its header holds what the plan and the office say only."""
    lines = [line for line in read_file(path).lines if not _DRAFT.match(line.text)]
    title = next(at for at, line in enumerate(lines) if line.role is LineRole.TITLE)
    header = [at for at, line in enumerate(lines) if at < title or line.role is LineRole.HEADER]
    said = words(lines[at].text for at in header)
    assert sorted(said) == sorted(words(_headers(made))), "the header says something else"
    rest = [line.text for at, line in enumerate(lines) if at not in set(header)]
    return words(text for text in rest if not re.fullmatch(r"\d+", text))


def _headers(made: Imported) -> Iterator[str]:
    for part in compose_plan(made.plan, made.office).parts:
        for element in part.elements:
            if isinstance(element, Header):
                yield from (element.superior, *element.issuer)
                yield "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
                yield from (element.number or "", element.place_date or "")
            elif isinstance(element, Paragraph) and element.role is Role.DRAFT_MARK:
                continue


def words(lines: Iterable[str]) -> list[str]:
    """Return the words and marks of lines, normalised as this module's head says."""
    text = nfc(" ".join(lines)).casefold()
    text = re.sub(r"\b(số|lưu)\s*:", r"\1 ", text)
    return [token for token in _TOKEN.findall(_BULLET.sub(" ", text)) if token != "_"]


def without_ids(plan: Plan, office: OfficeProfile) -> list[str]:
    """Return everything a plan prints, element by element, without the ids of its parts."""
    document = compose_plan(replace(plan, shape=""), office)
    found = []
    for part in document.parts:
        found.append(f"{part.name} {part.landscape} {part.body_size}")
        found += [re.sub(r"source='[^']*'", "", str(each)) for each in part.elements]
    return found
