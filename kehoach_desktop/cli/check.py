"""`kehoach check`: measures a PDF or Word file against Decree 30/2020; needs no data folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_desktop.bootstrap.free import layout_check
from kehoach_desktop.cli.frame import Answer, PathType, Session, command
from kehoach_desktop.cli.root import kehoach
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.check import Remark


@command(kehoach, "check")
@click.argument("file", metavar="FILE", type=PathType())
@click.option("-o", "--output", metavar="FILE", type=PathType(), help=text("cli.option.findings"))
def check(_: Session, file: Path, output: Path | None) -> Answer:
    """Say where the layout of a paper differs from the decree."""
    checker = layout_check()
    remarks = checker.check(file)
    if output is not None:
        checker.pdf_to(output, file, remarks)
    return Answer([_document(remark) for remark in remarks], _lines(remarks))


def _document(remark: Remark) -> dict[str, object]:
    return {
        "rule": remark.rule,
        "severity": remark.severity,
        "quote": remark.quote,
        "line": None,  # neither a PDF nor a Word file has numbered lines
        "page": remark.page,
        "section": remark.section,
        "why": remark.why,
        "suggestion": remark.suggestion,
        "source": remark.source,
        "expected": remark.expected,
        "measured": remark.measured,
    }


def _lines(remarks: list[Remark]) -> Iterator[str]:
    if not remarks:
        yield text("check.none")
    for remark in remarks:
        yield remark.line
