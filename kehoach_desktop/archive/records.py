"""Records of a package as JSON Lines: one RFC 8785 object a line, ascending by (type, id)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from kehoach_desktop.archive import limits, strict_json
from kehoach_desktop.domain.exchange import Record
from kehoach_desktop.errors import AppError

_WORD = re.compile(r"[a-z][a-z0-9._-]{0,63}")
_ID = re.compile(r"[^\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]{1,200}")
_OWNER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")

MEDIA = "application/jsonl"


def counts(records: Iterable[Record]) -> dict[str, int]:
    """Return how many records there are of each type, as the manifest tells it."""
    return dict(Counter(record.type for record in records))


def encode(records: Iterable[Record]) -> bytes:
    """Return the JSON Lines of `records` in their order; E-LIMIT, E-NOTOURS for bad data."""
    lines: list[bytes] = []
    for record in sorted(records, key=_key):
        value: dict[str, Any] = {
            "epoch": record.epoch,
            "id": record.id,
            "owner": record.owner,
            "rev": record.rev,
            "section": record.section,
            "type": record.type,
        }
        if record.data is None:
            value["tombstone"] = True
        else:
            value["data"] = record.data
        try:
            lines.append(strict_json.dumps(value) + b"\n")
        except strict_json.JsonLimitError as error:
            raise AppError("E-LIMIT", detail=str(error)) from error
        except strict_json.JsonError as error:
            raise AppError("E-NOTOURS", detail=str(error)) from error
    data = b"".join(lines)
    for _ in decode(data):  # what would be refused there must not leave from here
        pass
    return data


def decode(data: bytes, name: str = "") -> Iterator[Record]:
    """Yield the records of `data`, which has been checked against its hash; `name` for refusals.

    Raises E-LIMIT, and E-NOTOURS for a line that is not canonical, not a record, or out of order.
    """
    if data and not data.endswith(b"\n"):
        raise AppError("E-NOTOURS", name=name, detail="records")
    last: tuple[str, str] | None = None
    start = number = 0
    while start < len(data):
        end = data.index(b"\n", start)
        number += 1
        if number > limits.RECORDS or end - start > limits.LINE:
            raise AppError("E-LIMIT", detail="records")
        record = _record(data[start:end], number, name)
        if last is not None and _key(record) <= last:
            raise AppError("E-NOTOURS", name=name, detail=f"record {number}: order")
        last = _key(record)
        start = end + 1
        yield record


def _record(line: bytes, number: int, name: str) -> Record:
    try:
        value = strict_json.loads(line)
    except strict_json.JsonLimitError as error:
        raise AppError("E-LIMIT", detail=f"record {number}: {error}") from error
    except strict_json.JsonError as error:
        raise AppError("E-NOTOURS", name=name, detail=f"record {number}: {error}") from error
    if not isinstance(value, dict) or not _is_record(value):
        raise AppError("E-NOTOURS", name=name, detail=f"record {number}")
    return Record(
        type=value["type"],
        id=value["id"],
        section=value["section"],
        owner=value["owner"],
        epoch=value["epoch"],
        rev=value["rev"],
        data=value.get("data"),
    )


def _is_record(value: dict[str, Any]) -> bool:
    keys = {"type", "id", "section", "owner", "epoch", "rev"}
    content = set(value) - keys
    return (
        keys <= set(value)
        and all(isinstance(value[key], str) for key in ("type", "id", "section", "owner"))
        and all(type(value[key]) is int and value[key] >= 0 for key in ("epoch", "rev"))
        and bool(_WORD.fullmatch(value["type"]) and _WORD.fullmatch(value["section"]))
        and bool(_ID.fullmatch(value["id"]) and _OWNER.fullmatch(value["owner"]))
        and (
            (content == {"data"} and isinstance(value["data"], dict))
            or (content == {"tombstone"} and value["tombstone"] is True)
        )
    )


def _key(record: Record) -> tuple[str, str]:
    return (record.type, record.id)
