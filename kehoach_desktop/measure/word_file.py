"""Opens a .docx without trusting it: bounded unpacking, no entities, no network."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from kehoach_desktop.errors import AppError

#: An element of lxml, which ships no types.
Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

#: One XML part of the longest plan known is below 3 MB.
MAX_PART = 32 * 1024 * 1024
MAX_MEMBERS = 5000

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


class DamagedWordFile(Exception):
    """The file cannot be taken for a Word file."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parsed parts that layout depends on; `related` by relationship id (headers)."""

    body: Element
    styles: Element | None = None
    numbering: Element | None = None
    related: dict[str, Element] = field(default_factory=dict)


def open_word(path: Path, data: bytes) -> WordFile:
    """Return the parts of a .docx; `path` names it in a refusal.

    Raises AppError E-NOT-WORD (damaged, no Word file, XML with entities), E-PAPER-LOCKED (a
    password, which Word keeps in an old kind of container), E-PAPER-BIG (unpacks to too much).
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise AppError("E-PAPER-LOCKED" if locked else "E-NOT-WORD", path=path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _parts(archive, path)
    except (
        zipfile.BadZipFile, zlib.error, DamagedWordFile, KeyError, EOFError, ValueError,
        NotImplementedError,
    ) as error:  # fmt: skip
        raise AppError("E-NOT-WORD", path=path) from error


def _parts(archive: zipfile.ZipFile, path: Path) -> WordFile:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise AppError("E-PAPER-BIG", path=path, limit=64)
    if any(member.flag_bits & 1 for member in members):
        raise AppError("E-PAPER-LOCKED", path=path)
    names = {member.filename for member in members}

    def part(name: str) -> Element | None:
        return _parse(_unpack(archive, name, path)) if name in names else None

    root = part("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise DamagedWordFile
    related: dict[str, Element] = {}
    relations = part("word/_rels/document.xml.rels")
    for relation in [] if relations is None else relations.iter(f"{RELATIONS}Relationship"):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("word", relation.get("Target", "")))
        if kind in {"header", "footer"} and relation.get("TargetMode") != "External":
            found = part(target)
            if found is not None:
                related[relation.get("Id", "")] = found
    return WordFile(body, part("word/styles.xml"), part("word/numbering.xml"), related)


def _unpack(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    """Unpack a member, never more than the limit, whatever the directory says of its size."""
    with archive.open(name) as stream:
        content = stream.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise AppError("E-PAPER-BIG", path=path, limit=MAX_PART >> 20)
    return content


def _parse(content: bytes) -> Element:
    from lxml import etree

    if _STRICT in content[:4096]:  # "Strict Open XML" names the same things otherwise
        content = content.replace(_STRICT, W[1:-1].encode())
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedWordFile from error
    if root.getroottree().docinfo.doctype:  # no program writes one; it can only harm
        raise DamagedWordFile
    return root
