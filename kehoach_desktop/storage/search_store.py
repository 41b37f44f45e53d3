"""The search over everything (`services.ports.search.SearchStore`)."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.vntext import fold, has_marks, nfc
from kehoach_desktop.services.ports.search import MOST_HITS, Hit
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.search_rows import day_of, unmarked, words_of

#: Words that are looked at; nobody types more to find something.
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Word:
    """A typed word; `open` says that it may go on."""

    text: str
    open: bool

    @property
    def marked(self) -> bool:
        return has_marks(self.text)

    def match(self) -> str:
        """Return the word, spelt as it was typed, as a query of FTS5."""
        return self._query(self.text)

    def match_any_spelling(self) -> str:
        """Return the word, whatever its marks, as a query of FTS5."""
        return self._query(unmarked(self.text))

    def _query(self, text: str) -> str:
        """Quote a word; letters and digits need no quoting but get it."""
        return f'"{text}" *' if self.open and len(self.text) > 1 else f'"{text}"'


class SqlSearchStore:
    """One full-text table, each word as written and without marks; ids in the order of days."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, words: str, most: int = MOST_HITS) -> list[Hit]:
        """Return what holds every word: as typed first, then without marks, the latest first."""
        typed = _typed(words)
        if not typed:
            return []
        with self._database.read() as connection:
            drafts = _drafts(connection, typed, most)
            exact = _matching(connection, (word.match() for word in typed), most)
            left = most - len(exact)
            others = _unmarked(connection, typed, most, set(exact)) if left > 0 else []
            places = [*exact, *others][:most]
            rows = _rows(connection, places)
        folded, as_typed = tuple(fold(word.text) for word in typed), set(exact)
        found = [_hit(rows[place], folded, place in as_typed) for place in places if place in rows]
        return [*drafts, *found][:most]


def any_spelling_query(words: str) -> str:
    """Return a query of FTS5 for rows that hold every word, "" where there is none.

    Words typed with marks are met as typed, the others in any spelling.
    """
    return " AND ".join(_any_spelling(word) for word in _typed(words))


def _any_spelling(word: _Word) -> str:
    return word.match() if word.marked else word.match_any_spelling()


def _typed(words: str) -> list[_Word]:
    text = nfc(words)
    found = words_of(text)[:_MOST_WORDS]
    last = len(found) - 1
    goes_on = bool(text) and not text[-1].isspace()
    return [_Word(word, goes_on and place == last) for place, word in enumerate(found)]


def _matching(connection: sqlite3.Connection, words: Iterable[str], most: int) -> list[int]:
    """Return the places that hold all of these words, the latest first."""
    rows = connection.execute(
        "SELECT rowid FROM search_word WHERE search_word MATCH ? ORDER BY rowid DESC LIMIT ?",
        (" AND ".join(words), most),
    )
    return [place for (place,) in rows]


def _unmarked(
    connection: sqlite3.Connection, typed: Sequence[_Word], most: int, known: set[int]
) -> list[int]:
    """Return what holds the words typed without marks in any spelling, the others as typed."""
    if all(word.marked for word in typed):
        return []
    found = _matching(connection, map(_any_spelling, typed), most + len(known))
    return [place for place in found if place not in known][:most]


def _rows(connection: sqlite3.Connection, places: Sequence[int]) -> dict[int, tuple[object, ...]]:
    marks = ", ".join("?" * len(places))
    rows = connection.execute(
        f"SELECT id, kind, plan_id, subject, title, text FROM search_row WHERE id IN ({marks})",
        tuple(places),
    )
    return {row[0]: row for row in rows}


def _drafts(connection: sqlite3.Connection, typed: Sequence[_Word], most: int) -> list[Hit]:
    """Return the drafts whose title holds every word; they are few and change at every key."""
    columns = [f"instr({'small' if word.marked else 'folded'}(title), ?)" for word in typed]
    values = [word.text if word.marked else fold(word.text) for word in typed]
    rows = connection.execute(
        "SELECT id, title, changed_at FROM plan WHERE issued_on IS NULL AND sender = ''"
        f" AND {' AND '.join(columns)} ORDER BY changed_at DESC LIMIT ?",
        (*values, most),
    )
    return [
        Hit("draft", row[0], row[0], dt.date.fromisoformat(row[2][:10]), row[1], "", True)
        for row in rows
    ]


def _hit(row: tuple[object, ...], words: tuple[str, ...], exact: bool) -> Hit:
    place, kind, plan_id, subject, title, text = row
    assert isinstance(place, int)
    day = day_of(place)
    return Hit(str(kind), str(plan_id), str(subject), day, str(title), str(text), exact, words)
