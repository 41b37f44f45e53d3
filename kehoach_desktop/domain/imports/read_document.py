"""What a reader found in somebody's document: facts with their places, and what is left over.

Nothing is invented: an unknown is None or empty. Nothing is lost: `lines` holds every line of
the source once, each with the part of the document it was taken for; `remainder` lists those
that were taken for none. The keys of `kehoach read --json` (`../shared/contracts.md`) are these
fields.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.schedules.schedule import Frequency


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands: 1-based line of the source, page of a PDF, style or cell in Word.

    `box` is its rectangle on the page (left, top, right, bottom: points from the upper left
    corner, rounded outwards), None where the source has no pages or the place on them is not known.
    """

    line: int
    page: int | None = None
    style: str = ""
    cell: str = ""
    box: tuple[int, int, int, int] | None = None


class LineRole(StrEnum):
    """What a line of the source was taken for."""

    HEADER = "header"
    TITLE = "title"
    BODY = "body"
    RECIPIENT = "recipient"
    SIGNER = "signer"
    REMAINDER = "remainder"


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of the source as it stands there, without its markup."""

    text: str
    place: Place
    role: LineRole


class BodyPart(StrEnum):
    """Where a paragraph of the body stands."""

    MAIN = "main"
    ATTACHED = "attached"  # the plan behind a decision
    APPENDIX = "appendix"  # behind the signature


class NumberKind(StrEnum):
    """What a paragraph begins with."""

    NONE = "none"
    SECTION = "section"  # Phần, Chương, A., I.
    ARTICLE = "article"  # Điều 1.
    ITEM = "item"  # 1. 1.1. a) (1)
    DASH = "dash"
    PLUS = "plus"


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph of the body, put together from `lines` (indices of `ReadDocument.lines`).

    `number` is its number as printed, taken off `text`; `depth` counts from 1, and for a
    paragraph without a number it is the depth of the item it stands under (0: under none).
    `heading` is the title that a numbered one begins with (all of it, or glued to its sentence);
    `labelled` tells of labelled values ("Thời gian: …"); `cells` are those of a table's row.
    """

    text: str
    place: Place
    lines: tuple[int, ...]
    part: BodyPart
    kind: NumberKind = NumberKind.NONE
    number: str = ""
    depth: int = 0
    heading: str = ""
    labelled: bool = False
    cells: tuple[str, ...] = ()

    @property
    def is_title(self) -> bool:
        """Say whether the paragraph is nothing but a title."""
        return bool(self.heading) and self.heading == self.text


@dataclass(frozen=True, slots=True)
class ReadCitation:
    """A document that is cited: type in lower case, number without blanks, date, issuer."""

    kind: str
    number: str | None
    date: dt.date | None
    issuer: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class ReadItem:
    """A printed number: `heading` where it stands before a title, else `starts`; depth from 1."""

    number: str
    heading: str | None
    starts: str | None
    depth: int
    place: Place


class TaskType(StrEnum):
    """Work with a named doer or a labelled time, or a duty with a rhythm of an agency."""

    TASK = "nhiem_vu"
    TIMED_DUTY = "trach_nhiem_co_thoi_gian"


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A piece of work: who leads, who helps, who carries it out below them, when, how much.

    `places` tells where each field that was read stands, by the field's name ("leads",
    "coordinating", "performers", "schedule", "quantity", "output"); the title stands at `place`.
    """

    title: str
    type: TaskType
    place: Place
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    performers: tuple[str, ...] = ()
    schedule: str | None = None
    frequency: Frequency | None = None
    deadline: dt.date | None = None
    quantity: str | None = None
    output: str | None = None
    places: tuple[tuple[str, Place], ...] = ()

    def place_of(self, field: str) -> Place:
        """Return where `field` was read, the task's own place where it is not told apart."""
        return dict(self.places).get(field, self.place)


@dataclass(frozen=True, slots=True)
class ReadResponsibility:
    """What an agency answers for: bullets under its name, 1 for a paragraph."""

    agency: str
    duty_bullets: int
    requested: bool
    place: Place


@dataclass(frozen=True, slots=True)
class ReadSigner:
    """Who signed: "TM. … / KT. …", the position, the name; None where absent."""

    authority: str | None = None
    position: str | None = None
    name: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ReadHeader:
    """The first page: `places` tells where each field that is known was read.

    `superior` is the body printed over the issuer; `symbol` stands alone where the number is blank.
    """

    kind: str | None = None
    issuer: str | None = None
    level: str | None = None
    province: str | None = None
    place: str | None = None
    number: str | None = None
    date: dt.date | None = None
    title: str | None = None
    plan_year: int | None = None
    attached_kind: str | None = None
    attached_title: str | None = None
    places: tuple[tuple[str, Place], ...] = ()
    superior: str | None = None
    symbol: str | None = None

    def place_of(self, field: str) -> Place | None:
        """Return where `field` was read, None where it is unknown or inferred."""
        return dict(self.places).get(field)


@dataclass(frozen=True, slots=True)
class ReadConversion:
    """A line of an old encoding (`encoding`: "tcvn3", "tcvn3_capitals", "vni") and its Unicode.

    `uncertain` are the words that did not become Vietnamese ones: an officer should look at them.
    """

    place: Place
    encoding: str
    before: str
    after: str
    uncertain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """Everything that was found. `notes` are codes of remarks for the officer ("macros" …).

    `recipient_places` has a place for each of `recipients`; `leftovers` are the words of header,
    title and end that no field holds.
    """

    header: ReadHeader
    based_on: tuple[ReadCitation, ...]
    outline: tuple[ReadItem, ...]
    tasks: tuple[ReadTask, ...]
    responsibilities: tuple[ReadResponsibility, ...]
    funding_clause: bool
    recipients: tuple[str, ...]
    signer: ReadSigner
    lines: tuple[ReadLine, ...]
    notes: tuple[str, ...] = ()
    recipient_places: tuple[Place, ...] = ()
    funding_place: Place | None = None
    conversions: tuple[ReadConversion, ...] = ()
    paragraphs: tuple[ReadParagraph, ...] = ()
    leftovers: tuple[ReadLine, ...] = ()

    @property
    def remainder(self) -> tuple[ReadLine, ...]:
        """Return what was taken for nothing, in order: lines that are not blank, and leftovers."""
        whole = [
            line for line in self.lines if line.role is LineRole.REMAINDER and line.text.strip()
        ]
        return tuple(sorted((*whole, *self.leftovers), key=lambda line: line.place.line))
