"""`kehoach read`: what stands in anybody's document; needs no data folder and makes none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_desktop.bootstrap.free import document_reader
from kehoach_desktop.cli.frame import Answer, PathType, Session, command
from kehoach_desktop.cli.root import kehoach
from kehoach_desktop.domain.imports.read_document import ReadDocument
from kehoach_desktop.messages import text
from kehoach_desktop.services.reading import as_contract


@command(kehoach, "read")
@click.argument("file", metavar="FILE", type=PathType())
@click.option("--ocr", is_flag=True, help=text("reading.ocr_help"))
def read(_: Session, file: Path, ocr: bool) -> Answer:
    """Say what a Word, PDF, OpenDocument or text file holds."""
    document = document_reader().read(file, scan=ocr)
    return Answer(as_contract(document), _lines(document))


def _lines(document: ReadDocument) -> Iterator[str]:
    header = document.header
    for key, value in (
        ("kind", header.kind), ("title", header.title), ("issuer", header.issuer),
        ("number", header.number), ("date", header.date),
    ):  # fmt: skip
        yield text(f"reading.{key}", value=value if value is not None else text("reading.unknown"))
    for item in document.outline:
        yield f"{'  ' * item.depth}{item.number} {item.heading or item.starts or ''}"
    yield text(
        "reading.counts",
        citations=len(document.based_on),
        tasks=len(document.tasks),
        agencies=len(document.responsibilities),
        recipients=len(document.recipients),
        rest=len(document.remainder),
    )
    for note in document.notes:
        yield text(f"reading.note.{note}")
