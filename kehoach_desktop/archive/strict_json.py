"""JSON with one possible spelling: RFC 8785 bytes, integers only, NFC text, no duplicate keys.

What is read here is compared with what we would have written: there is no second form of the
same data, so a signature over the bytes is a signature over the meaning.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any, NoReturn

import rfc8785

from kehoach_desktop.archive import limits


class JsonError(ValueError):
    """The bytes are not the one spelling of admissible JSON data."""


class JsonLimitError(JsonError):
    """The data is well-formed but exceeds a limit."""


def dumps(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Return the RFC 8785 bytes of plain data; JsonError for floats, non-NFC text, big integers."""
    _admit(value, 1)
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        raise JsonError(str(error)) from error


def loads(data: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value of `data`; JsonError unless `dumps` would give these very bytes."""
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_int=_integer,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except JsonError:
        raise
    except RecursionError as error:
        raise JsonLimitError("nested too deep") from error
    except ValueError as error:
        raise JsonError(str(error)) from error
    if dumps(value) != data:
        raise JsonError("not canonical")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise JsonError("duplicate key")
    return value


def _integer(digits: str) -> int:
    if len(digits) > 17:  # the sign and the 16 digits of 2^53 − 1
        raise JsonLimitError("integer too large")
    return int(digits)


def _no_float(text: str) -> NoReturn:
    raise JsonError(f"not an integer: {text}")


def _admit(value: Any, depth: int) -> None:  # noqa: ANN401 - any JSON value
    """Raise unless `value` keeps the rules that RFC 8785 itself does not make."""
    if isinstance(value, str):
        _admit_text(value)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int):
        if abs(value) > limits.INTEGER:
            raise JsonLimitError("integer too large")
    elif isinstance(value, (dict, list, tuple)):
        if depth > limits.DEPTH:
            raise JsonLimitError("nested too deep")
        if isinstance(value, dict):
            for key in value:
                if not isinstance(key, str):
                    raise JsonError("a key is not a text")
                _admit_text(key)
        for item in value.values() if isinstance(value, dict) else value:
            _admit(item, depth + 1)
    else:
        raise JsonError(f"not JSON: {type(value).__name__}")


def _admit_text(text: str) -> None:
    if not unicodedata.is_normalized("NFC", text):
        raise JsonError("text is not NFC")
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise JsonError("text has half of a surrogate pair") from error
    if size > limits.TEXT:
        raise JsonLimitError("text too long")
