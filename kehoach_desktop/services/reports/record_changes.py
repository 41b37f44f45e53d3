"""What changed in a record that is stored as a whole, field by field, in words.

Records are read as the plain data of the history, not as today's types: a line of last year may
have fields that there are no more.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.vntext import shortened
from kehoach_desktop.messages import catalogue, text

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?)?")
#: Longest value shown whole (letters); of a longer text it is only told that it was changed.
LONGEST = 80
#: Most names told of a list.
_MOST = 4
#: Where a record's name stands, whatever it is a record of.
_CALLED = ("name", "title", "subject", "what", "said", "desk", "position", "heading")


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Return "tên: “A” → “B”; người ký: thêm “C”", "" where nothing that has a name changed."""
    told = []
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old != new and f"field.{key}" in catalogue("history"):
            told.append(f"{text(f'history.field.{key}')}: {_change(old, new)}")
    return "; ".join(told)


def named(record: object) -> str:
    """Return what a record is called, "" for one without a name."""
    if isinstance(record, str):
        return record
    if not isinstance(record, dict):
        return ""
    words = next((record[key] for key in _CALLED if record.get(key)), "")
    number = record.get("number", "")
    return f"{number} {words}".strip() if "proofs" in record else str(words)


def _change(old: object, new: object) -> str:
    if isinstance(old, list) or isinstance(new, list):
        return _list_change(_list(old), _list(new))
    before, after = _value(old), _value(new)
    if len(before) > LONGEST or len(after) > LONGEST:
        return text("history.text_changed")
    return f"{before} → {after}"


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _list_change(old: Sequence[Any], new: Sequence[Any]) -> str:
    """Return who came and went; who stayed but is not the same was changed."""
    before, after = _by_identity(old), _by_identity(new)
    parts = [
        ("history.added", [after[key] for key in after if key not in before]),
        ("history.removed", [before[key] for key in before if key not in after]),
        ("history.edited", [after[key] for key in after
                            if key in before and before[key] != after[key]]),
    ]  # fmt: skip
    told = [text(key, names=_names(each)) for key, each in parts if each]
    return ", ".join(told) or text("history.reordered")


def _by_identity(records: Sequence[Any]) -> dict[tuple[str, int], Any]:
    """Return the records by what they are; two alike are the first and the second of their kind."""
    found: dict[tuple[str, int], Any] = {}
    for each in records:
        place, key = 0, _identity(each)
        while (key, place) in found:
            place += 1
        found[key, place] = each
    return found


def _identity(each: object) -> str:
    if isinstance(each, dict):
        return str(each.get("id") or each.get("number") or sorted(each.items(), key=str))
    return str(each)


def _names(records: Iterable[object]) -> str:
    names = [f"“{shortened(named(each) or _value(each), LONGEST)}”" for each in records]
    more = len(names) - _MOST
    shown = ", ".join(names[:_MOST])
    return text("history.and_more", names=shown, more=more) if more > 0 else shown


def _value(value: object) -> str:
    """Return a value in quotes, a day as it is written, an empty one in words."""
    if value in (None, "", [], {}):
        return text("history.empty")
    if isinstance(value, dict):
        return f"“{named(value)}”"
    if isinstance(value, bool):
        return text(f"history.value.{'yes' if value else 'no'}")
    words = str(value)
    found = _ISO.fullmatch(words)
    if found is not None:
        day = short_date(dt.date.fromisoformat(found[1]))
        return f"{found[2]} {day}" if found[2] else day
    if f"value.{words}" in catalogue("history"):
        return text(f"history.value.{words}")
    return f"“{words}”"
