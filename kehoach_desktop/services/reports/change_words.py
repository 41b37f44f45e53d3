"""A line of the history in the officer's words: what was done, to which record, from what."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from typing import Any

from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.task import Turn
from kehoach_desktop.domain.schedules.target import format_thousandths
from kehoach_desktop.domain.vntext import shortened
from kehoach_desktop.messages import catalogue, text
from kehoach_desktop.services.ports.history import HistoryEntry, HistoryStore
from kehoach_desktop.services.reports.record_changes import LONGEST, changed_fields, named

#: Whose line is told with what it belongs to: the turn's task, not the file's name alone.
_BELONGS = frozenset({"proof-added", "proof-removed"})
#: Whose list begins with what counts, the office's name before its fingerprint.
_FIRST = frozenset({"peer-trusted", "turns-linked"})


class ChangeWords:
    """Words a line; `names` are read from the data, since a line only holds ids."""

    def __init__(self, names: HistoryStore) -> None:
        self._names = names

    def line(self, at: dt.datetime, what: str, subject: str, data: str) -> str:
        """Return what a line tells that was just written, with the name of its record."""
        return self._words(self._names.entry(at, what, subject, data), whole=True)

    def inside(self, entry: HistoryEntry) -> str:
        """Return what a line tells where its record is in sight: without the name."""
        return self._words(entry, whole=False)

    def _words(self, entry: HistoryEntry, *, whole: bool) -> str:
        kept = json.loads(entry.data)
        if isinstance(kept, dict) and kept.keys() == {"record", "rows"}:
            kept = kept["record"]  # what was deleted
        if entry.what == "taken-back":
            what, inner = kept
            line = self._names.entry(entry.at, what, entry.subject, json.dumps(inner))
            return text("history.back", said=self._words(line, whole=whole))
        turn = entry.after or entry.before
        if turn is not None:
            said = self._turn(entry, turn)
        elif entry.relaid is not None:
            said = self._relaid(entry, kept)
        else:
            said = self._record(entry, kept, whole=whole)
        is_back = isinstance(kept, dict) and kept.get("back")
        return text("history.back", said=said) if is_back else said

    def _turn(self, entry: HistoryEntry, turn: Turn) -> str:
        return text(
            "history.turn",
            task=self._names.task_name(entry.subject, turn.task_id) or turn.task_id,
            due=short_date(turn.due),
            unit=f", {turn.unit}" if turn.unit else "",
            before=outcome(entry.before),
            after=outcome(entry.after),
        )

    def _relaid(self, entry: HistoryEntry, kept: dict[str, Any]) -> str:
        assert entry.relaid is not None
        gone, new = len(entry.relaid.gone), len(entry.relaid.new)
        phrases = kept["after"].get("phrases", {})
        told = [
            text(
                "history.rule",
                task=self._names.task_name(entry.subject, task_id) or task_id,
                before=kept["before"]["phrases"].get(task_id) or text("history.empty"),
                after=phrase or text("history.empty"),
            )
            for task_id, phrase in phrases.items()
        ]
        head = text(f"history.what.{entry.what}")
        what = f"{head}: {told[0] if told else self._names.name(entry.subject)}"
        return text("history.relaid", what=what, gone=gone, new=new)

    def _record(self, entry: HistoryEntry, kept: Any, *, whole: bool) -> str:  # noqa: ANN401 - JSON
        if entry.what in {"paper-edited", "plan-edited"} and not whole:
            kept = None  # the text as it was that morning; whoever has the next one tells more
        before, after = _sides(kept)
        keys = [entry.what, "other"]
        if _is_pair(kept) and not (kept["before"] if not kept.get("back") else kept["after"]):
            keys.insert(0, f"{entry.what}.new")
        key = next(key for key in keys if f"what.{key}" in catalogue("history"))
        said = text(f"history.what.{key}")
        told = whole or (kept is not None and not _is_pair(kept))
        name = self._name(entry, kept, after or before) if told else ""
        detail = _DETAILS.get(entry.what, changed_fields)(before, after) if before and after else ""
        if _is_pair(kept) and not (before and after):  # the whole record came or went
            name = name or named(after or before)
        return ": ".join(part for part in (said, shortened(name, 120), detail) if part)

    def _name(self, entry: HistoryEntry, kept: Any, record: dict[str, Any]) -> str:  # noqa: ANN401 - JSON
        if entry.what == "holidays-changed":
            return entry.subject  # the year
        if entry.what in _BELONGS:
            task = self._names.name(entry.subject)
            return f"“{named(kept)}” ({task})" if task else named(kept)
        if isinstance(kept, list) and kept and entry.what in _FIRST:
            return self._names.name(kept[0]) or kept[0]
        if isinstance(kept, list) and kept and isinstance(kept[-1], str) and kept[-1]:
            return kept[-1]
        if entry.what.startswith("meeting") and "day" in record:
            return text("history.of_day", day=dt.date.fromisoformat(record["day"]))
        found = named(record) if not entry.what.startswith("meeting") else ""
        if not found and isinstance(kept, str):  # the id of a task of the plan
            return self._names.task_name(entry.subject, kept) or self._names.name(entry.subject)
        return found or named(kept) or self._names.name(entry.subject)


def outcome(turn: Turn | None) -> str:
    """Return what a turn says of itself: "đã làm ngày 14/3/2026, kết quả 07, …"."""
    if turn is None or not (turn.is_recorded or turn.note or turn.shifted):
        return text("history.open")
    parts: list[str] = []
    if turn.done_on is not None:
        parts.append(text("history.done", day=short_date(turn.done_on)))
    elif turn.skipped:
        parts.append(text("history.skipped", why=turn.skipped))
    elif turn.shifted is not None:
        parts.append(text("history.put_off", day=short_date(turn.shifted)))
    else:
        parts.append(text("history.open"))
    figures: Sequence[str] = [format_thousandths(each.value, pad=True) for each in turn.figures]
    if figures:
        parts.append(text("history.figure", figures=", ".join(figures)))
    if turn.late_entry:
        parts.append(text("history.late_entry"))
    if turn.act:
        parts.append(text("history.same_act"))
    if turn.note:
        parts.append(f"“{turn.note}”")
    return ", ".join(parts)


def _is_pair(kept: object) -> bool:
    return isinstance(kept, dict) and {"before", "after"} <= kept.keys()


def _sides(kept: object) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the record before and after; empty where there was none, or none is told."""
    if isinstance(kept, dict) and _is_pair(kept):
        return kept["before"] or {}, kept["after"] or {}
    return {}, kept if isinstance(kept, dict) else {}


def _meeting(before: dict[str, Any], after: dict[str, Any]) -> str:
    """Return what an act of a meeting was: a verdict on an item, a conclusion, its end."""
    old = {item["code"]: item for item in before.get("items", ())}
    told = [
        text("history.verdict", item=shortened(item["title"], LONGEST), before=_verdict(was),
             after=_verdict(item))
        for item in after.get("items", ())
        for was in [old.get(item["code"], {})]
    ]  # fmt: skip
    for side, key in ((after, "history.concluded"), (before, "history.unconcluded")):
        told += [
            text(key, said=shortened(each["said"], LONGEST)) for each in side.get("conclusions", ())
        ]
    told.append(changed_fields(before, after))
    return "; ".join(part for part in told if part)


def _verdict(item: dict[str, Any]) -> str:
    verdict = item.get("verdict")
    return text(f"history.value.{verdict}") if verdict else text("history.unsaid")


_DETAILS: dict[str, Callable[[dict[str, Any], dict[str, Any]], str]] = {
    "meeting-changed": _meeting,
    "meeting-closed": lambda _before, _after: "",
}
