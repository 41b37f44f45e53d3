"""Packages for the tests: good ones with fixed keys, and a workshop for bad ones."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rfc8785

from kehoach_desktop.archive import container, records, signing
from kehoach_desktop.archive.container import Member
from kehoach_desktop.archive.sealing import Sealed, seal
from kehoach_desktop.archive.signing import Ed25519Signer
from kehoach_desktop.domain.exchange import (
    BlobRole,
    Environment,
    PackageKind,
    Recipient,
    Record,
    Sender,
    Stream,
)
from kehoach_desktop.services.ports.exchange import BlobSource, Outgoing

ALICE = Ed25519Signer.from_seed(bytes(range(32)))
MALLORY = Ed25519Signer.from_seed(b"m" * 32)
MORNING = dt.datetime(2026, 1, 5, 8, 0)

RECORDS = (
    Record("plan", "p1", "plan", "xa-tan-hoa", 1, 7, {"title": "Kế hoạch mẫu", "tasks": 1}),
    Record("task", "p1/t1", "task.assignment", "xa-tan-hoa", 1, 7, {"title": "Phát thanh"}),
    Record("task", "p1/t2", "task.assignment", "xa-tan-hoa", 1, 7),
)


def outgoing(**changes: object) -> Outgoing:
    """What a small package says; `changes` replace fields."""
    fields: dict[str, Any] = {
        "kind": PackageKind.SNAPSHOT,
        "env": Environment.PROD,
        "sender": Sender("xa-tan-hoa", "may-01", "Ủy ban nhân dân xã Tân Hòa"),
        "recipients": (Recipient("xa-suoi-mo", "Ủy ban nhân dân xã Suối Mơ"),),
        "stream": Stream(1, 7, "ab" * 32),
        "created": MORNING,
        "app": "Kế hoạch Desktop 0.1.0",
        "records": RECORDS,
        "attachments": (
            BlobSource(BlobRole.COVER, "application/pdf", "to-bia.pdf", b"%PDF-1.7 b\xc3\xaca"),
            BlobSource(BlobRole.ORIGINAL, "application/pdf", "Bản chính.pdf", b"%PDF" * 40),
        ),
    }
    return Outgoing(**{**fields, **changes})


def sealed(**changes: object) -> Sealed:
    return seal(outgoing(**changes), ALICE)


def package_bytes(package: Sealed | None = None) -> bytes:
    """The bytes of a package without a disk."""
    stream = io.BytesIO()
    (package or sealed()).write_to(stream)
    return stream.getvalue()


Members = list[tuple[str, bytes]]


def members() -> Members:
    """The members of the good package, in order."""
    package = sealed()
    blobs = [
        (member.name, content if isinstance(content, bytes) else content.read_bytes())
        for member, content in zip(package.members, package.contents, strict=True)
    ]
    return [
        (container.MIMETYPE_NAME, container.MIMETYPE),
        (container.MANIFEST_NAME, package.manifest_bytes),
        (container.SIGNATURES_NAME, package.signatures),
        *blobs,
    ]


def pack(parts: Members) -> bytes:
    """A ZIP of any members, CRC and directory right: what a forger would repair."""
    heads = [Member.of(name, content) for name, content in parts]
    body = b"".join(
        container.local_header(head) + content
        for head, (_, content) in zip(heads, parts, strict=True)
    )
    return body + container.directory(heads)


def resigned(
    change: Callable[[dict[str, Any]], object] | None = None,
    raw: Callable[[bytes], bytes] | None = None,
    lines: bytes | None = None,
    signer: Ed25519Signer = ALICE,
) -> bytes:
    """A package whose manifest was changed and then truly signed: a faulty or hostile program.

    `change` edits the manifest's data, `raw` its bytes; `lines` replaces the records.
    """
    parts = dict(members())
    manifest = json.loads(parts.pop(container.MANIFEST_NAME))
    if lines is not None:
        ref = next(blob for blob in manifest["blobs"] if blob["role"] == "records")
        parts.pop(container.blob_name(ref["sha256"]))
        ref["sha256"], ref["size"] = hashlib.sha256(lines).hexdigest(), len(lines)
        parts[container.blob_name(ref["sha256"])] = lines
        manifest["blobs"].sort(key=lambda blob: (blob["sha256"], blob["role"], blob["name"]))
    manifest = copy.deepcopy(manifest)
    if change is not None:
        change(manifest)
    body = rfc8785.dumps(manifest)
    body = raw(body) if raw is not None else body
    signature = signer.sign(signing.pae(signing.PAYLOAD_TYPE, body))
    blobs = sorted((name, content) for name, content in parts.items() if name.startswith("data/"))
    return pack(
        [
            (container.MIMETYPE_NAME, container.MIMETYPE),
            (container.MANIFEST_NAME, body),
            (container.SIGNATURES_NAME, signing.envelope(signer.spki, signature)),
            *blobs,
        ]
    )


def json_line(**changes: object) -> bytes:
    """One record line; None takes a key away."""
    value: dict[str, Any] = {
        "type": "plan", "id": "p1", "section": "plan", "owner": "xa-tan-hoa",
        "epoch": 1, "rev": 7, "data": {},
    }  # fmt: skip
    value.update(changes)
    return rfc8785.dumps({key: item for key, item in value.items() if item is not None}) + b"\n"


def record_lines() -> bytes:
    return records.encode(RECORDS)


def saved(folder: Path, content: bytes, name: str = "goi.kehoach") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
