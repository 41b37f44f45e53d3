"""Fills pages with strips: what is glued stays together, gaps vanish at the top of a page."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_desktop.documents.decree30 import PageRule
from kehoach_desktop.documents.pdf.sheet import Bookmark, Fill, Sheet, Strip, Stroke, Text
from kehoach_desktop.services.ports.printing import TextSpot

#: Rounding that may not push a line to the next page.
_SLACK = 0.01
#: The strips at the end of a group too tall for any page that stay together all the same: two
#: lines of prose and the signature.
_LAST_GLUED = 3


class Flow:
    """The pages of one part, filled from the top; `first_index` pages stand before them.

    `foot` is the height at the foot of the first page that is not the text's (ô 13).
    """

    def __init__(self, rule: PageRule, first_index: int, foot: float = 0.0) -> None:
        self._rule = rule
        self._first_index = first_index
        self._foot = foot
        self.sheets: list[Sheet] = []
        self.y = 0.0
        self.break_page()

    @property
    def sheet(self) -> Sheet:
        """Return the page that is being filled."""
        return self.sheets[-1]

    @property
    def page_index(self) -> int:
        """Return the 0-based index of that page in the document."""
        return self._first_index + len(self.sheets) - 1

    @property
    def room(self) -> float:
        """Return the height left on the page, in points."""
        foot = self._foot if len(self.sheets) == 1 else 0.0
        return self._rule.height - self._rule.bottom - foot - self.y + _SLACK

    @property
    def full_room(self) -> float:
        """Return the height of an empty page, in points."""
        return self._rule.text_height + _SLACK

    @property
    def at_top(self) -> bool:
        """Say whether nothing stands on the page yet."""
        return self.y <= self._rule.top

    def break_page(self) -> None:
        """Start a page; the first of a part shows no number [P11]."""
        number = len(self.sheets) + 1
        self.sheets.append(Sheet(self._rule, number if number > 1 else 0))
        self.y = self._rule.top

    def place(self, strips: Sequence[Strip], *, then: float = 0.0) -> None:
        """Place `strips`; the last group stays with `then` points of what comes after it."""
        group: list[Strip] = []
        for strip in strips:
            group.append(strip)
            if not strip.keep_next:
                self._place_group(group, 0.0)
                group = []
        if group:
            self._place_group(group, then)

    def _place_group(self, group: list[Strip], then: float) -> None:
        needed = sum(strip.height + strip.gap for strip in group) + then
        if needed - group[0].gap > self.full_room:
            self._place_tall(group)
            return
        if not self.at_top and needed > self.room:
            self.break_page()
        for strip in group:
            self._draw(strip)

    def _place_tall(self, group: list[Strip]) -> None:
        """Place a group that no page can hold: it breaks where the page ends."""
        for strip in group[:-_LAST_GLUED]:
            if not self.at_top and strip.gap + strip.height > self.room:
                self.break_page()
            self._draw(strip)
        last = group[-_LAST_GLUED:]
        if not self.at_top and sum(strip.height + strip.gap for strip in last) > self.room:
            self.break_page()
        for strip in last:
            if not self.at_top and strip.gap + strip.height > self.room:
                self.break_page()
            self._draw(strip)

    def put_at_foot(self, strip: Strip) -> None:
        """Draw `strip` where the first page left room for it."""
        top = self._rule.height - self._rule.bottom - strip.height
        self._put(strip, self.sheets[0], top)

    def put_in_margin(self, strip: Strip, top: float) -> None:
        """Draw `strip` in the upper margin of the first page, `top` points from its edge."""
        self._put(strip, self.sheets[0], top)

    def _draw(self, strip: Strip) -> None:
        if not self.at_top:
            self.y += strip.gap
        self._put(strip, self.sheet, self.y)
        for source, x0, y0, x1, y1 in strip.spots:
            left, top = self._rule.left, self.y
            self.mark(source, x0 + left, y0 + top, x1 + left, y1 + top)
        if strip.bookmark is not None:
            self.sheet.bookmarks.append(Bookmark(*strip.bookmark, self.y))
        self.y += strip.height

    def _put(self, strip: Strip, sheet: Sheet, top: float) -> None:
        left = self._rule.left
        sheet.texts += [
            Text(x + left, y + top, face, size, text, stretch, upright, red)
            for x, y, face, size, text, stretch, upright, red in strip.texts
        ]
        if strip.body and strip.texts:
            sheet.prose.append(strip.texts[0].y + top)
        for x0, y0, x1, y1, width in strip.strokes:
            sheet.strokes.append(Stroke(x0 + left, y0 + top, x1 + left, y1 + top, width))
        for x0, y0, x1, y1, width in strip.frames:
            sheet.frames.append(Stroke(x0 + left, y0 + top, x1 + left, y1 + top, width))
        for x0, y0, x1, y1 in strip.fills:
            sheet.fills.append(Fill(x0 + left, y0 + top, x1 + left, y1 + top))

    def mark(self, source: str, left: float, top: float, right: float, bottom: float) -> None:
        """Note where `source` stands; lines of one paragraph become one rectangle."""
        spots = self.sheet.spots
        if spots and spots[-1].source == source:
            last = spots[-1]
            left, top = min(left, last.left), min(top, last.top)
            right, bottom = max(right, last.right), max(bottom, last.bottom)
            spots.pop()
        spots.append(TextSpot(self.page_index, left, top, right, bottom, source))
