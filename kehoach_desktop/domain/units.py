"""The dated list of administrative units, and the search box over it.

The file (`resources/units/units.tsv`, made by `scripts/make_units.py`) has a line per unit and
span of time: code, kind, name, province code, from, until, legal source. An office corrects it
with a file of the same form in its data folder: a line with a known code takes over from its
own "from" on.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from kehoach_desktop.domain.office import Unit, UnitKind
from kehoach_desktop.domain.vntext import clean, fold, fold_words, has_marks, nfc

#: What a xã may call its villages, and a phường its quarters (Decree 185/2026/NĐ-CP art. 2.1);
#: a special zone chooses from both (art. 2.3); the council may decide otherwise (art. 2.4).
RURAL_WORDS = ("thôn", "xóm", "làng", "ấp", "bản", "buôn", "bon", "phum", "sóc")
URBAN_WORDS = ("tổ dân phố", "khu phố", "khối phố", "khóm", "tiểu khu")

_PROVINCIAL = frozenset({UnitKind.PROVINCE.value, UnitKind.CITY.value})
_KINDS = {kind.value: fold_words(kind) for kind in UnitKind}
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_EMPTY = ""


def village_words(kind: UnitKind) -> tuple[str, ...]:
    """Return the words a unit of `kind` chooses from for its villages, the usual one first."""
    if kind is UnitKind.WARD:
        return URBAN_WORDS + RURAL_WORDS
    return RURAL_WORDS + URBAN_WORDS


class _Row(NamedTuple):
    """A line of the file; a named tuple, as thousands are made at the first search."""

    code: str
    kind: str
    name: str
    province: str
    since: dt.date
    until: dt.date | None
    source: str

    def on(self, day: dt.date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


class UnitTable:
    """All units of all days; `on`, `provinces` and `search` look at one day."""

    def __init__(self, text: str, extra: str = "") -> None:
        """Read the file's text, then the office's own lines over it.

        Raises ValueError naming the line ("12: …") that does not have the form.
        """
        rows = _parse(text)
        if extra.strip():
            rows = _overlay(rows, _parse(extra))
        self._provinces = [row for row in rows if row.kind in _PROVINCIAL]
        self._communes = [row for row in rows if row.kind not in _PROVINCIAL]
        folded = fold("\n".join(row.name for row in self._communes)).split("\n")
        self._folded = [name.replace("-", " ").split() for name in folded]

    def provinces(self, day: dt.date) -> dict[str, tuple[str, UnitKind]]:
        """Return code → (name, kind) of the provincial units of `day`."""
        return {row.code: (row.name, UnitKind(row.kind)) for row in self._provinces if row.on(day)}

    def on(self, day: dt.date) -> list[Unit]:
        """Return the commune units that exist on `day`, in the order of the file."""
        provinces = self.provinces(day)
        return [_unit(row, provinces) for row in self._communes if row.on(day)]

    def search(self, query: str, day: dt.date, limit: int = 50) -> list[Unit]:
        """Return the units whose name (and province) begin with the words typed, best first.

        Words typed without marks match any marks; a mark that was typed must be there, however
        the tone is placed (hòa, hoà). Kind and province may be typed too.
        """
        words = [_Word(word) for word in clean(query).casefold().replace("-", " ").split()]
        if not words:
            return []
        provinces = self.provinces(day)
        around = {code: fold_words(f"{kind} {name}") for code, (name, kind) in provinces.items()}
        plain = [word.folded for word in words]
        hits: list[tuple[int, int, Unit]] = []
        for index, row in enumerate(self._communes):
            if not row.on(day):
                continue
            rank = _rank(plain, self._folded[index], _KINDS[row.kind], around[row.province])
            if rank is None:
                continue
            unit = _unit(row, provinces)
            if all(word.fits(unit) for word in words):
                hits.append((rank, index, unit))
        hits.sort(key=lambda hit: (hit[0], hit[2].name, hit[1]))
        return [unit for _, _, unit in hits[:limit]]


class _Word:
    """A word of the query: its folded form, and its marks if it was typed with any."""

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        self.marked = has_marks(text)
        self._base, self._tone = _split_tone(text)

    def fits(self, unit: Unit) -> bool:
        if not self.marked:
            return True
        text = f"{unit.kind} {unit.name} {unit.full_province}".casefold().replace("-", " ")
        return any(self._starts(word) for word in text.split())

    def _starts(self, word: str) -> bool:
        base, tone = _split_tone(word)
        if base == self._base:
            return tone == self._tone
        return base.startswith(self._base) and self._tone in (_EMPTY, tone)


def _split_tone(word: str) -> tuple[str, str]:
    letters = unicodedata.normalize("NFD", word)
    base = "".join(char for char in letters if char not in _TONES)
    tone = "".join(char for char in letters if char in _TONES)
    return nfc(base), tone


def _rank(query: list[str], name: list[str], kind: list[str], province: list[str]) -> int | None:
    if query == name:
        return 0
    if query == kind + name:
        return 1
    if _begins(query, name):
        return 2
    if _begins(query, kind + name):
        return 3
    left = list(name)
    others = kind + province
    in_name = 0
    for part in query:
        match = next((word for word in left if word.startswith(part)), None)
        if match is not None:
            left.remove(match)  # a word of the name answers one word of the query
            in_name += 1
        elif not any(word.startswith(part) for word in others):
            return None
    if in_name == 0:
        return None
    return 4 if in_name == len(query) else 5


def _begins(query: list[str], words: list[str]) -> bool:
    if len(query) > len(words) or query[:-1] != words[: len(query) - 1]:
        return False
    return words[len(query) - 1].startswith(query[-1])


def _unit(row: _Row, provinces: dict[str, tuple[str, UnitKind]]) -> Unit:
    name, kind = provinces[row.province]
    return Unit(
        row.code, UnitKind(row.kind), row.name, name, kind, row.since, row.until, row.source
    )


def _parse(text: str) -> list[_Row]:
    days: dict[str, dt.date | None] = {"": None}
    rows: list[_Row] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        try:
            code, kind, name, province, since, until, source = line.split("\t")
            for day in (since, until):
                if day not in days:
                    days[day] = dt.date.fromisoformat(day)
            start = days[since]
            if start is None or not code or not name or kind not in _KINDS:
                raise ValueError(line)
        except ValueError as error:
            raise ValueError(f"{number}: {line}") from error
        rows.append(_Row(code, kind, name, province, start, days[until], source))
    return rows


def _overlay(rows: Iterable[_Row], extra: list[_Row]) -> list[_Row]:
    """Lay `extra` over `rows`: from its own first day on, a line takes over from the same code."""
    starts: dict[str, dt.date] = {}
    for row in extra:
        starts[row.code] = min(row.since, starts.get(row.code, row.since))
    kept: list[_Row] = []
    for row in rows:
        start = starts.get(row.code)
        if start is None or (row.until is not None and row.until < start):
            kept.append(row)
        elif row.since < start:
            until = start - dt.timedelta(1)
            kept.append(
                _Row(row.code, row.kind, row.name, row.province, row.since, until, row.source)
            )
    return kept + extra
