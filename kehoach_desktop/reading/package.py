"""Word and OpenDocument files are ZIP packages: opened bounded, parsed without entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kehoach_desktop.errors import AppError
from kehoach_desktop.reading.limits import MAX_MEMBERS, MAX_PART, Check, go_on
from kehoach_desktop.reading.source import Source

_WORD = "word/document.xml"
_OPEN = "content.xml"
#: Word's "Strict Open XML" has another name for the same elements (ISO/IEC 29500 part 1).
_STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
           b"http://schemas.openxmlformats.org/wordprocessingml/2006/main")  # fmt: skip
_CHUNK = 1 << 16

#: An element of lxml, which ships no types.
Element = Any
#: Returns a parsed part by its name, None where the package has none of that name.
Parts = Callable[[str], Element]


class DamagedPackage(Exception):
    """The package cannot be taken for a document."""


def read_package(data: bytes, path: Path, check: Check = go_on) -> Source:
    """Return the lines of a .docx, .docm or .odt; raises AppError as `door.read_file`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, path, check)
    except (
        zipfile.BadZipFile, zlib.error, DamagedPackage, KeyError, EOFError, ValueError,
        NotImplementedError, RecursionError, OSError,
    ) as error:  # fmt: skip
        raise AppError("E-READ-DAMAGED", path=path) from error


def _read(archive: zipfile.ZipFile, path: Path, check: Check) -> Source:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise AppError("E-READ-BIG", path=path, limit=MAX_PART // 2**20)
    if any(member.flag_bits & 1 for member in members):
        raise AppError("E-PAPER-LOCKED", path=path)
    names = {member.filename for member in members}

    def part(name: str) -> Element | None:
        return parse_xml(_unpack(archive, name, path)) if name in names else None

    if _WORD in names:
        from kehoach_desktop.reading.docx import read_docx

        macros = any(name.endswith("vbaProject.bin") for name in names)
        return read_docx(part, check, macros=macros)
    if _OPEN in names:
        from kehoach_desktop.reading.odt import read_odt

        if _is_encrypted(part("META-INF/manifest.xml")):
            raise AppError("E-PAPER-LOCKED", path=path)
        return read_odt(part, check)
    raise AppError("E-READ-KIND", path=path)


def _unpack(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    """Unpack a part, never more than the limit, whatever the directory says of its size."""
    pieces: list[bytes] = []
    size = 0
    with archive.open(name) as member:
        while piece := member.read(_CHUNK):
            size += len(piece)
            if size > MAX_PART:
                raise AppError("E-READ-BIG", path=path, limit=MAX_PART // 2**20)
            pieces.append(piece)
    return b"".join(pieces)


def parse_xml(data: bytes) -> Element:
    """Return the root; entities, document types and outside files are refused, never resolved."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data.replace(*_STRICT), parser)
    except etree.XMLSyntaxError as error:
        raise DamagedPackage from error
    if root.getroottree().docinfo.doctype:
        raise DamagedPackage
    return root


def _is_encrypted(manifest: Element | None) -> bool:
    if manifest is None:
        return False
    return any(str(node.tag).endswith("}encryption-data") for node in manifest.iter())
