"""The manifest as bytes and back: every key, pattern and limit of version 1.

`from_bytes` is only called with bytes whose signature holds. Order of the refusals: not our JSON
→ E-NOTOURS, a version or a critical extension we do not know → E-NEWER, then limits (E-LIMIT),
names (E-NAME), all else E-NOTOURS.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from kehoach_desktop.archive import limits, strict_json
from kehoach_desktop.archive.signing import PAYLOAD_TYPE
from kehoach_desktop.domain.display_name import is_display_name, name_key
from kehoach_desktop.domain.exchange import (
    FORMAT_VERSION,
    Ack,
    BlobRef,
    BlobRole,
    DirectoryRef,
    Environment,
    Manifest,
    PackageKind,
    Recipient,
    Sender,
    Stream,
    StreamPoint,
)
from kehoach_desktop.errors import AppError

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_HASH = re.compile(r"[0-9a-f]{64}")
_MEDIA = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,126}")
_WORD = re.compile(r"[a-z][a-z0-9._-]{0,63}")
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
#: Longest name of an office or a program, in code points.
_NAME_POINTS = 200

#: Critical extensions that this version knows: none yet.
KNOWN_CRITICAL: frozenset[str] = frozenset()


def to_bytes(manifest: Manifest) -> bytes:
    """Return the bytes to sign; E-LIMIT, E-NAME or E-NOTOURS where `from_bytes` would refuse."""
    value = {
        "acks": [
            {
                "epoch": ack.epoch,
                "installation": ack.installation,
                "manifest": ack.manifest,
                "result": ack.result,
                "seq": ack.seq,
            }
            for ack in manifest.acks
        ],
        "app": manifest.app,
        "basis": {"epoch": manifest.basis.epoch, "seq": manifest.basis.seq},
        "blobs": [
            {
                "media": blob.media,
                "name": blob.name,
                "role": blob.role.value,
                "sha256": blob.sha256,
                "size": blob.size,
            }
            for blob in manifest.blobs
        ],
        "counts": dict(manifest.counts),
        "created": manifest.created.isoformat(timespec="seconds"),
        "crit": list(manifest.crit),
        "directory": {
            "sha256": manifest.directory.sha256,
            "version": manifest.directory.version,
        },
        "env": manifest.env.value,
        "ext": dict(manifest.ext),
        "kind": manifest.kind.value,
        "recipients": [{"name": to.name, "office": to.office} for to in manifest.recipients],
        "sender": {
            "installation": manifest.sender.installation,
            "name": manifest.sender.name,
            "office": manifest.sender.office,
        },
        "stream": {
            "epoch": manifest.stream.epoch,
            "prev": manifest.stream.prev,
            "seq": manifest.stream.seq,
        },
        "type": PAYLOAD_TYPE,
        "v": manifest.v,
    }
    try:
        data = strict_json.dumps(value)
    except strict_json.JsonLimitError as error:
        raise AppError("E-LIMIT", detail=str(error)) from error
    except strict_json.JsonError as error:
        raise AppError("E-NOTOURS", detail=str(error)) from error
    from_bytes(data)
    return data


def from_bytes(data: bytes) -> Manifest:
    """Return the manifest of signed bytes; AppError in the order told at the top."""
    if len(data) > limits.MANIFEST:
        _limit("manifest")
    try:
        value = strict_json.loads(data)
    except strict_json.JsonLimitError as error:
        raise AppError("E-LIMIT", detail=str(error)) from error
    except strict_json.JsonError as error:
        _alien(str(error))
    if not isinstance(value, dict) or value.get("type") != PAYLOAD_TYPE:
        _alien("type")
    version = value.get("v")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        _alien("v")
    if version > FORMAT_VERSION:
        raise AppError("E-NEWER", version=version)
    return _manifest(_Fields(value, "manifest"), version)


def _manifest(fields: _Fields, version: int) -> Manifest:
    crit = fields.rows("crit", limits.CRITICAL, lambda item: _text(item, "crit", _WORD))
    unknown = sorted(set(crit) - KNOWN_CRITICAL)
    if unknown:
        raise AppError("E-NEWER", version=", ".join(unknown))
    fields.only(
        *("acks", "app", "basis", "blobs", "counts", "created", "crit", "directory", "env", "ext"),
        *("kind", "recipients", "sender", "stream", "type", "v"),
    )
    manifest = Manifest(
        kind=fields.choice("kind", PackageKind),
        env=fields.choice("env", Environment),
        sender=_sender(fields.inner("sender", "office", "installation", "name")),
        recipients=fields.rows("recipients", limits.RECIPIENTS, _recipient),
        stream=_stream(fields.inner("stream", "epoch", "seq", "prev")),
        created=_moment(fields.value("created")),
        app=fields.name("app"),
        blobs=fields.rows("blobs", limits.BLOBS, _blob),
        basis=_point(fields.inner("basis", "epoch", "seq")),
        directory=_directory(fields.inner("directory", "version", "sha256")),
        acks=fields.rows("acks", limits.ACKS, _ack),
        counts=_counts(fields.value("counts")),
        crit=crit,
        ext=fields.mapping("ext"),
        v=version,
    )
    _check_whole(manifest)
    return manifest


def _check_whole(manifest: Manifest) -> None:
    """Check what no single field shows: order, uniqueness, what a kind demands."""
    keys = [(blob.sha256, blob.role.value, blob.name) for blob in manifest.blobs]
    if any(one >= two for one, two in zip(keys, keys[1:], strict=False)):
        _alien("order of blobs")
    sizes: dict[str, int] = {}
    if any(sizes.setdefault(blob.sha256, blob.size) != blob.size for blob in manifest.blobs):
        _alien("two sizes of one blob")
    if sum(sizes.values()) > limits.PACKAGE:
        _limit("package")
    names = [name_key(blob.name) for blob in manifest.blobs if blob.name]
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise AppError("E-NAME", name=twice)
    if [blob.role for blob in manifest.blobs].count(BlobRole.RECORDS) > 1:
        _alien("two blobs of records")
    if len({to.office for to in manifest.recipients}) != len(manifest.recipients):
        _alien("a recipient twice")
    introduces = manifest.kind is PackageKind.INTRODUCTION
    if introduces != (manifest.stream.seq == 0) or (
        manifest.stream.seq == 0 and manifest.stream.prev
    ):
        _alien("place in the stream")
    if manifest.stream.epoch < 1 or (manifest.kind is not PackageKind.DELTA and manifest.basis.seq):
        _alien("basis")
    if manifest.kind in {PackageKind.SNAPSHOT, PackageKind.DELTA} and not manifest.recipients:
        _alien("no recipient")


class _Fields:
    """A JSON object being read key by key; every miss is E-NOTOURS and names the key."""

    def __init__(self, value: dict[str, Any], where: str) -> None:
        self._value = value
        self._where = where

    def only(self, *keys: str) -> None:
        """Refuse missing and unknown keys."""
        if set(self._value) != set(keys):
            _alien(f"keys of {self._where}")

    def value(self, key: str) -> Any:  # noqa: ANN401 - any JSON value
        """Return what stands under `key`."""
        if key not in self._value:
            _alien(f"{self._where}.{key}")
        return self._value[key]

    def mapping(self, key: str) -> dict[str, Any]:
        """Return a JSON object as it is."""
        value = self.value(key)
        if not isinstance(value, dict):
            _alien(f"{self._where}.{key}")
        return value

    def inner(self, key: str, *keys: str) -> _Fields:
        """Return an object with exactly `keys`."""
        fields = _Fields(self.mapping(key), f"{self._where}.{key}")
        fields.only(*keys)
        return fields

    def rows(self, key: str, most: int, read: Callable[[Any], T]) -> tuple[T, ...]:
        """Return a list of at most `most` items, each through `read`."""
        value = self.value(key)
        if not isinstance(value, list):
            _alien(f"{self._where}.{key}")
        if len(value) > most:
            _limit(key)
        return tuple(read(item) for item in value)

    def text(self, key: str, pattern: re.Pattern[str], *, empty: bool = False) -> str:
        """Return a text that matches `pattern` whole, or is empty where `empty` allows it."""
        value = self.value(key)
        return "" if empty and value == "" else _text(value, f"{self._where}.{key}", pattern)

    def name(self, key: str) -> str:
        """Return a name of 1–200 visible code points without blanks at the ends."""
        value = self.value(key)
        if not isinstance(value, str) or not 1 <= len(value) <= _NAME_POINTS:
            _alien(f"{self._where}.{key}")
        if value != value.strip() or _INVISIBLE.search(value):
            _alien(f"{self._where}.{key}")
        return value

    def integer(self, key: str) -> int:
        """Return an integer that is not negative."""
        return _natural(self.value(key), f"{self._where}.{key}")

    def choice(self, key: str, kind: type[E]) -> E:
        """Return a member of `kind`; a value that is not known yet is E-NEWER."""
        value = _text(self.value(key), f"{self._where}.{key}", _WORD)
        try:
            return kind(value)
        except ValueError:
            raise AppError("E-NEWER", version=f"{key} {value}") from None


def _object(value: Any, where: str, *keys: str) -> _Fields:  # noqa: ANN401 - any JSON value
    if not isinstance(value, dict):
        _alien(where)
    fields = _Fields(value, where)
    fields.only(*keys)
    return fields


def _sender(fields: _Fields) -> Sender:
    return Sender(fields.text("office", _ID), fields.text("installation", _ID), fields.name("name"))


def _recipient(value: Any) -> Recipient:  # noqa: ANN401 - any JSON value
    fields = _object(value, "recipient", "office", "name")
    return Recipient(fields.text("office", _ID), fields.name("name"))


def _stream(fields: _Fields) -> Stream:
    prev = fields.text("prev", _HASH, empty=True)
    return Stream(fields.integer("epoch"), fields.integer("seq"), prev)


def _point(fields: _Fields) -> StreamPoint:
    return StreamPoint(fields.integer("epoch"), fields.integer("seq"))


def _directory(fields: _Fields) -> DirectoryRef:
    return DirectoryRef(fields.integer("version"), fields.text("sha256", _HASH, empty=True))


def _ack(value: Any) -> Ack:  # noqa: ANN401 - any JSON value
    fields = _object(value, "ack", "installation", "epoch", "seq", "manifest", "result")
    return Ack(
        installation=fields.text("installation", _ID),
        epoch=fields.integer("epoch"),
        seq=fields.integer("seq"),
        manifest=fields.text("manifest", _HASH),
        result=fields.text("result", _WORD),
    )


def _blob(value: Any) -> BlobRef:  # noqa: ANN401 - any JSON value
    fields = _object(value, "blob", "sha256", "size", "role", "media", "name")
    role = fields.choice("role", BlobRole)
    name = fields.value("name")
    if role is BlobRole.RECORDS:
        if name != "":
            _alien("name of records")
    elif not isinstance(name, str):
        _alien("blob.name")
    elif not is_display_name(name):
        raise AppError("E-NAME", name=name)
    size = fields.integer("size")
    if size > limits.BLOB:
        _limit("blob")
    return BlobRef(fields.text("sha256", _HASH), size, role, fields.text("media", _MEDIA), name)


def _counts(value: Any) -> dict[str, int]:  # noqa: ANN401 - any JSON value
    if not isinstance(value, dict):
        _alien("counts")
    if len(value) > limits.COUNTS:
        _limit("counts")
    return {_text(key, "counts", _WORD): _natural(value[key], "counts") for key in value}


def _moment(value: Any) -> dt.datetime:  # noqa: ANN401 - any JSON value
    try:
        moment = dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        _alien("created")
    if moment.tzinfo is not None or moment.isoformat(timespec="seconds") != value:
        _alien("created")
    return moment


def _text(value: Any, where: str, pattern: re.Pattern[str]) -> str:  # noqa: ANN401
    if not isinstance(value, str) or not pattern.fullmatch(value):
        _alien(where)
    return value


def _natural(value: Any, where: str) -> int:  # noqa: ANN401 - any JSON value
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        _alien(where)
    return value


def _alien(detail: str) -> NoReturn:
    raise AppError("E-NOTOURS", detail=detail)


def _limit(detail: str) -> NoReturn:
    raise AppError("E-LIMIT", detail=detail)
