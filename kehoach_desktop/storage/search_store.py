"""The search over everything (`services.ports_search.SearchStore`)."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kehoach_desktop.domain.vntext import fold, has_marks, nfc
from kehoach_desktop.services.ports_search import MOST_HITS, Hit
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.search_rows import day_of

_WORD = re.compile(r"[^\W_]+")
#: Words that are looked at; nobody types more to find something.
_MOST_WORDS = 12
#: Places that are looked into at once, at first and at most; below the first a word is rare.
_FEW, _MOST_AT_ONCE = 64, 512
#: Letters of a prefix that FTS5 has an index for.
_INDEXED = 3
#: Letters around the first word that are shown.
_BEFORE, _LENGTH = 30, 120


@dataclass(frozen=True, slots=True)
class _Word:
    """A typed word; `open` says that it may go on."""

    text: str
    open: bool

    @property
    def marked(self) -> bool:
        return has_marks(self.text)

    def match(self, text: str) -> str:
        """Return the word as a query of FTS5; letters and digits need no quoting but get it."""
        return f'"{text}" *' if self.open and len(text) > 1 else f'"{text}"'


class SqlSearchStore:
    """Two full-text tables, as written and without marks; ids in the order of days."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, words: str, most: int = MOST_HITS) -> list[Hit]:
        """Return what holds every word: as typed first, then without marks, the latest first."""
        typed = _typed(words)
        if not typed:
            return []
        with self._database.read() as connection:
            drafts = _drafts(connection, typed, most)
            exact = _as_typed(connection, typed, most)
            left = most - len(exact)
            others = _unmarked(connection, typed, most, set(exact)) if left > 0 else []
            places = [*exact, *others][:most]
            rows = _rows(connection, places)
        found = [_hit(rows[place], typed, place in set(exact)) for place in places if place in rows]
        return [*drafts, *found][:most]


def _typed(words: str) -> list[_Word]:
    text = nfc(words).casefold()
    found = _WORD.findall(text)[:_MOST_WORDS]
    last = len(found) - 1
    goes_on = bool(text) and not text[-1].isspace()
    return [_Word(word, goes_on and place == last) for place, word in enumerate(found)]


def _as_typed(connection: sqlite3.Connection, typed: Sequence[_Word], most: int) -> list[int]:
    words = [(word, word.text) for word in typed]
    return list(islice(_matching(connection, "search_exact", words, most), most))


def _matching(
    connection: sqlite3.Connection, table: str, words: Sequence[tuple[_Word, str]], most: int
) -> Iterator[int]:
    """Yield the places of a table that hold these words, the latest first, at least `most`.

    A last word that may go on is taken as complete first: FTS5 reads every place of a longer
    prefix before it gives the first one, but those of a word one by one.
    """
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC"
    met: set[int] = set()
    if words[-1][0].open and len(words[-1][1]) > _INDEXED:
        for (place,) in connection.execute(sql, (" AND ".join(f'"{text}"' for _, text in words),)):
            yield place
            met.add(place)
        if len(met) >= most or not _stand(connection, table, words[:-1]):
            return
    query = " AND ".join(word.match(text) for word, text in words)
    yield from (place for (place,) in connection.execute(sql, (query,)) if place not in met)


def _stand(connection: sqlite3.Connection, table: str, words: Sequence[tuple[_Word, str]]) -> bool:
    """Say whether anything holds these words, each complete; nothing asked for stands anywhere."""
    if not words:
        return True
    query = " AND ".join(f'"{text}"' for _, text in words)
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT 1"
    return connection.execute(sql, (query,)).fetchone() is not None


def _unmarked(
    connection: sqlite3.Connection, typed: Sequence[_Word], most: int, known: set[int]
) -> list[int]:
    """Return what holds the words typed without marks in any spelling, the others as typed."""
    if all(word.marked for word in typed):
        return []
    wanted = most + len(known)
    words = [(word, fold(word.text)) for word in typed]
    found: Iterable[int] = _matching(connection, "search_folded", words, wanted)
    strict = [word for word in typed if word.marked]
    if strict:
        found = _as_marked(connection, typed, strict, found)
    return list(islice((place for place in found if place not in known), most))


def _as_marked(
    connection: sqlite3.Connection,
    typed: Sequence[_Word],
    strict: Sequence[_Word],
    folded: Iterable[int],
) -> Iterator[int]:
    """Yield the places of `folded` where the words typed with marks stand as they were typed.

    The rarer side leads: two full-text tables are never joined row by row, which takes minutes
    where a word stands everywhere ("số 1234").
    """
    query = " AND ".join(word.match(word.text) for word in strict)
    exact = connection.execute(
        "SELECT rowid FROM search_exact WHERE search_exact MATCH ? ORDER BY rowid DESC LIMIT ?",
        (query, _FEW),
    ).fetchall()
    if len(exact) < _FEW:
        rows = _rows(connection, [row[0] for row in exact])
        yield from (
            place
            for (place,) in exact
            if place in rows and _holds(rows[place], typed, strict=False)
        )
        return
    places, size = iter(folded), _FEW
    while some := list(islice(places, size)):
        size = min(2 * size, _MOST_AT_ONCE)
        rows = _rows(connection, some)
        yield from (
            place for place in some if place in rows and _holds(rows[place], strict, strict=True)
        )


def _holds(row: tuple[object, ...], words: Sequence[_Word], *, strict: bool) -> bool:
    """Say whether a row holds every word; without marks unless `strict` or typed with them."""
    text = nfc(f"{row[4]}\n{row[5]}").casefold()
    exact = set(_WORD.findall(text))
    bare = exact if strict else set(_WORD.findall(fold(text)))
    for word in words:
        known = exact if word.marked else bare
        wanted = word.text if word.marked else fold(word.text)
        if wanted in known:
            continue
        if not (word.open and any(each.startswith(wanted) for each in known)):
            return False
    return True


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


def _hit(row: tuple[object, ...], typed: Sequence[_Word], exact: bool) -> Hit:
    place, kind, plan_id, subject, title, text = row
    assert isinstance(place, int)
    day = day_of(place)
    shown = _around(str(text), typed)
    return Hit(str(kind), str(plan_id), str(subject), day, str(title), shown, exact)


def _around(text: str, typed: Sequence[_Word]) -> str:
    """Return the part of `text` where the first of the words stands, on one line."""
    line = " ".join(text.split())
    folded = fold(line)
    places = [folded.find(fold(word.text)) for word in typed]
    first = min((place for place in places if place >= 0), default=0)
    begins = max(0, first - _BEFORE)
    if begins:  # at a whole word
        begins = line.find(" ", begins, first) + 1 or begins
    shown = line[begins : begins + _LENGTH]
    return f"{'…' if begins else ''}{shown}{'…' if begins + _LENGTH < len(line) else ''}"
