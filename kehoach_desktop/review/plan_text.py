"""A plan of the store as a `ReviewText`, every paragraph with the way back to where it is written.

The paragraphs are those of the printed page (`review/plan_rows.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kehoach_desktop.domain.office import OfficeProfile, UnitKind
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.vntext import nfc
from kehoach_desktop.review.finding import Finding
from kehoach_desktop.review.plain_text import LONGEST, Outline, number_in
from kehoach_desktop.review.plan_rows import Anchor, Piece, Row, parts
from kehoach_desktop.review.reading import Office
from kehoach_desktop.review.text import Paragraph, ReviewText


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage of a plan's own words: characters `start` to `end` of a field."""

    source: str
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlanText:
    """What the rules read, and the printed row that each paragraph is.

    `parts` are the rows of each part of the plan, with all that they were made of.
    """

    text: ReviewText
    rows: tuple[Row, ...]
    parts: Mapping[str, tuple[object, tuple[Row, ...]]] = field(default_factory=dict, repr=False)

    def anchor(self, paragraph: int) -> Anchor:
        """Return where the words of a paragraph are written."""
        return self.rows[paragraph][2]

    def source_of(self, finding: Finding) -> str:
        """Return the part of the plan in which a finding lies, "" for the plan as a whole."""
        return self.anchor(finding.paragraph).source if finding.paragraph >= 0 else ""

    def spot(self, paragraph: int, start: int, end: int) -> Spot | None:
        """Return where a passage is written; None where it is not one field's own words.

        Of a passage that goes over several fields, or over words of the printer's, the part in
        one field is returned.
        """
        if paragraph < 0:
            return None
        anchor = self.anchor(paragraph)
        touched = [each for each in anchor.pieces if _shared(each, start, end) > 0]
        if touched:
            piece = max(touched, key=lambda each: (not each.whole, _shared(each, start, end)))
            shift = piece.at - piece.start
            first, last = max(start, piece.start), min(end, piece.end)
            return Spot(anchor.source, piece.field, first + shift, last + shift)
        first = max(start, anchor.lead)
        said_of_all = start < first and end >= len(self.text.paragraphs[paragraph].text)
        if not anchor.field or end <= first or said_of_all:
            return None
        shift = anchor.at - anchor.lead
        return Spot(anchor.source, anchor.field, first + shift, end + shift)

    def written(self, paragraph: int, start: int, end: int) -> Spot | None:
        """Return where the whole of a passage is written in one field, None if nowhere."""
        anchor = self.anchor(paragraph)
        for each in anchor.pieces:
            if each.start <= start and end <= each.end:
                shift = each.at - each.start
                return Spot(anchor.source, each.field, start + shift, end + shift)
        return None if anchor.pieces else self.spot(paragraph, start, end)


def _shared(piece: Piece, start: int, end: int) -> int:
    """Return how many letters of a passage lie in a piece."""
    return min(end, piece.end) - max(start, piece.start)


def office_of(profile: OfficeProfile) -> Office:
    """Return by whose measure the plans of an office are judged."""
    return Office(
        unit=str(profile.unit_kind),
        name=profile.unit_name,
        village=profile.village_word,
        under_city=profile.province_kind is UnitKind.CITY,
    )


def from_plan(plan: Plan, office: OfficeProfile, before: PlanText | None = None) -> PlanText:
    """Return the paragraphs of `plan` as they print, with their anchors.

    Parts and paragraphs that are as they were in `before` are taken from there.
    """
    known = before.parts if before else {}
    made: dict[str, tuple[object, tuple[Row, ...]]] = {}
    for name, of, lay_out in parts(plan, office):
        part = known.get(name)
        made[name] = part if part and part[0] == of else (of, tuple(lay_out()))
    rows = tuple(row for _, some in made.values() for row in some)
    return PlanText(ReviewText(_paragraphs(rows, before)), rows, made)


def _paragraphs(rows: tuple[Row, ...], before: PlanText | None) -> tuple[Paragraph, ...]:
    last = list(zip(before.rows, before.text.paragraphs, strict=True)) if before else []
    outline, paragraphs = Outline(), []
    for index, row in enumerate(rows):
        if index < len(last) and last[index][0] is row:
            each = last[index][1]
            path = outline.path(each.zone, each.number)
            if path == each.path:
                paragraphs.append(each)
                continue
        zone, text, _ = row
        words = nfc(text)[: 2 * LONGEST]
        number = number_in(zone, words)
        path = outline.path(zone, number)
        paragraphs.append(Paragraph(index, words, (), zone, number, path))
    return tuple(paragraphs)
