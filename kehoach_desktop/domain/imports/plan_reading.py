"""A plan made from somebody's document: the plan, where each part was read, what is doubtful.

Keys name parts of the plan: "title", "opening", "recipients", "signature", "section:ID",
"block:ID", "task:ID", and so on.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.imports.read_document import Place, ReadConversion, ReadLine
from kehoach_desktop.domain.plans.plan import Plan


class DoubtKind(StrEnum):
    """Why an officer should look at a spot of a plan that was read in."""

    KIND = "kind"  # the document is no Kế hoạch
    NUMBER = "number"  # the printed number repeats, skips or restarts
    LEVEL = "level"  # a level is skipped
    JOINED = "joined"  # lines of two pages were put together
    GLUED = "glued"  # a title runs into its sentence
    TABLE = "table"  # a row of a table became a paragraph
    LEADS = "leads"  # a task with no lead or several
    SCHEDULE = "schedule"  # a time that is not understood
    SAID = "said"  # a task that was found in running text


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful spot: the part of the plan it concerns, where it was read, what is in doubt."""

    kind: DoubtKind
    key: str
    place: Place | None = None
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class PlanReading:
    """The plan that a document says, every printed number still on its block.

    `places` tells where each part was read, `lines` which lines (indices) went into it. `missing`
    names fields that the source lacks, `added` what our print adds. `number` and `date` are what
    the source says of its issue: a plan that was read in is a draft all the same. `superior` is
    the body that the source prints over its issuer.
    """

    plan: Plan
    places: tuple[tuple[str, Place], ...]
    lines: tuple[tuple[str, tuple[int, ...]], ...]
    doubts: tuple[Doubt, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    remainder: tuple[ReadLine, ...]
    notes: tuple[str, ...] = ()
    issuer: str = ""
    number: str = ""
    date: dt.date | None = None
    superior: str = ""


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """An import that is being looked through: the source's lines, what they became by now.

    `name` is the file's; `seen` are the doubts that the officer has settled, as "kind|key";
    `conversions` the lines that were typed in an encoding of before Unicode;
    `original` the kind of a source whose pages can be looked at: "pdf", "picture", "" for none.
    """

    name: str
    lines: tuple[ReadLine, ...]
    reading: PlanReading
    seen: tuple[str, ...] = ()
    conversions: tuple[ReadConversion, ...] = ()
    original: str = ""
