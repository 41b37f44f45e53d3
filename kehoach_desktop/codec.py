"""Domain objects as plain data and back, for the database and for packages.

Strict both ways: unknown keys, missing keys, a number where a text is due, `true` for 1, a float,
a date that is not the canonical ISO form, an enum value nobody knows are refused with `CodecError`.
Nothing is coerced, so what was stored is what is read. A field that has a default may be absent:
that is how data of an earlier release is read after a field was added.

The work is cattrs'; it is imported at the first use, not at start-up.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import json
from collections.abc import Callable
from dataclasses import is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, get_args, get_origin

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")

_encode = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
).encode


class CodecError(ValueError):
    """The data is not what the type says; nothing was built."""


def to_plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return `value` as dicts, lists, texts, integers, booleans and None."""
    return _converter().unstructure(value)


def from_plain(kind: type[T], data: object) -> T:
    """Build a `kind` from plain data; CodecError where anything does not fit exactly."""
    try:
        return _converter().structure(data, kind)
    except CodecError:
        raise
    except Exception as error:  # cattrs raises whatever its generated code ran into
        raise CodecError(f"{kind.__name__}: {type(error).__name__}: {error}") from error


def dumps(value: object) -> str:
    """Return a domain object (or plain data) as compact JSON; the same value, the same text.

    Half of a surrogate pair, which is no letter and cannot be stored, becomes U+FFFD.
    """
    text = _encode(to_plain(value))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def loads(kind: type[T], text: str) -> T:
    """Build a `kind` from JSON text; CodecError for floats, duplicate keys and all misfits."""
    try:
        data = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except (ValueError, RecursionError) as error:
        raise CodecError(str(error)) from error
    return from_plain(kind, data)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise CodecError("duplicate key")
    return data


def _no_float(text: str) -> NoReturn:
    raise CodecError(f"not an integer: {text}")


@functools.cache
def _converter() -> Converter:
    from cattrs import Converter
    from cattrs.gen import make_dict_structure_fn

    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    for kind in (int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(dt.date, _iso(dt.date))
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(dt.datetime, _iso(dt.datetime))
    converter.register_unstructure_hook(dt.datetime, dt.datetime.isoformat)
    converter.register_unstructure_hook(StrEnum, lambda member: member.value)

    def of_dict(kind: Any) -> Callable[[object, Any], Any]:  # noqa: ANN401 - cattrs' own typing
        build = make_dict_structure_fn(
            kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=False
        )

        def structure(data: object, wanted: Any) -> Any:  # noqa: ANN401 - as above
            if type(data) is not dict:
                raise CodecError(f"{kind.__name__}: not an object")
            return build(data, wanted)

        return structure

    def of_list(kind: Any) -> Callable[[object, Any], Any]:  # noqa: ANN401 - as above
        return _tuple_hook(converter, kind)

    converter.register_structure_hook_factory(
        lambda kind: isinstance(kind, type) and is_dataclass(kind), of_dict
    )
    converter.register_structure_hook_factory(_is_tuple, of_list)
    converter.register_unstructure_hook_factory(_is_fixed_tuple, _fixed_tuple_unhook(converter))
    return converter


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401 - a type form
    return get_origin(kind) is tuple


def _is_fixed_tuple(kind: Any) -> bool:  # noqa: ANN401 - a type form
    return _is_tuple(kind) and get_args(kind)[-1] is not Ellipsis


def _fixed_tuple_unhook(converter: Converter) -> Callable[[Any], Callable[[Any], list[Any]]]:
    """Make pairs lists (cattrs would keep them tuples): plain data is what JSON gives back."""

    def factory(kind: Any) -> Callable[[Any], list[Any]]:  # noqa: ANN401 - cattrs' own typing
        hooks = [converter.get_unstructure_hook(item) for item in get_args(kind)]
        return lambda value: [hook(part) for hook, part in zip(hooks, value, strict=True)]

    return factory


def _exactly(kind: type) -> Callable[[object, Any], Any]:
    def structure(data: object, _wanted: object) -> object:
        if type(data) is not kind:  # bool is an int: the very type is meant
            raise CodecError(f"not {kind.__name__}: {data!r:.60}")
        return data

    return structure


def _text(data: object, wanted: Any) -> str:  # noqa: ANN401 - cattrs' own typing
    """Take a text; cattrs sends the values of a StrEnum, which is a str, here too."""
    if type(data) is not str:
        raise CodecError(f"not a text: {data!r:.60}")
    if wanted is str:
        return data
    try:
        member: str = wanted(data)
    except ValueError as error:
        raise CodecError(str(error)) from error
    return member


def _tuple_hook(converter: Converter, kind: Any) -> Callable[[object, Any], Any]:  # noqa: ANN401
    items = get_args(kind)
    if len(items) == 2 and items[1] is Ellipsis:
        item = items[0]
        hook = converter.get_structure_hook(item)

        def many(data: object, _wanted: object) -> tuple[Any, ...]:
            if type(data) is not list:
                raise CodecError(f"not a list: {data!r:.60}")
            return tuple([hook(element, item) for element in data])

        return many
    hooks = [(converter.get_structure_hook(item), item) for item in items]

    def fixed(data: object, _wanted: object) -> tuple[Any, ...]:
        if type(data) is not list or len(data) != len(hooks):
            raise CodecError(f"not a list of {len(hooks)}: {data!r:.60}")
        return tuple(
            [hook(element, item) for element, (hook, item) in zip(data, hooks, strict=True)]
        )

    return fixed


def _iso(kind: type[dt.date]) -> Callable[[object, Any], dt.date]:
    """Take a day or a time in the one ISO form that Python writes."""

    def structure(data: object, _wanted: object) -> dt.date:
        if type(data) is str:
            with contextlib.suppress(ValueError):
                value = kind.fromisoformat(data)
                if value.isoformat() == data:
                    return value
        raise CodecError(f"not a {kind.__name__}: {data!r:.60}")

    return structure
