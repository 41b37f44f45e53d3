"""Old Word files and scans: by a program of the PC where there is one, with an honest word else."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from kehoach_desktop.bootstrap.free import document_reader
from kehoach_desktop.errors import AppError
from kehoach_desktop.reading import helpers
from kehoach_desktop.reading.door import open_source
from kehoach_desktop.reading.limits import go_on
from kehoach_desktop.reading.scans import can_recognise

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


def _program(folder: Path, name: str, script: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def _docx(text: str) -> bytes:
    buffer = io.BytesIO()
    document = Document()
    document.add_paragraph(text)
    document.save(buffer)
    return buffer.getvalue()


def _scan(path: Path) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    return path


@posix
def test_an_old_word_file_is_read_through_the_office_of_the_pc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.docx").write_bytes(_docx("KẾ HOẠCH đời cũ"))
    script = f'while [ "$1" != "--outdir" ]; do shift; done; cp {tmp_path}/made.docx "$2/tep.docx"'
    office = _program(tmp_path, "soffice", script)
    monkeypatch.setattr(helpers, "office_program", lambda: office)
    path = tmp_path / "cu.doc"
    path.write_bytes(OLD)
    source = open_source(path)
    assert [line.text for line in source.lines] == ["KẾ HOẠCH đời cũ"]
    assert source.notes == ("converted",)
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("program", ["antiword", "catdoc"])
def test_a_real_old_word_file_is_read_without_an_office(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one run with the real programs: LibreOffice writes the .doc, `program` reads it."""
    which, office = shutil.which, helpers.office_program()
    if which(program) is None or office is None:
        pytest.skip(f"needs {program} and LibreOffice, test tools")
    new = tmp_path / "ke hoach.docx"
    lines = ["KẾ HOẠCH", "Trồng cây đầu xuân năm 2026", "I. NỘI DUNG", "1. Các thôn đào hố."]
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(new))
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless",
         "--convert-to", "doc", "--outdir", str(tmp_path), str(new)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    monkeypatch.setattr(helpers, "office_program", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: which(name) if name == program else None)
    source = open_source(tmp_path / "ke hoach.doc")
    assert [line.text for line in source.lines] == lines
    assert source.notes == ("converted",)


@posix
@pytest.mark.parametrize("script", ["exec sleep 30", "exit 1"], ids=["hangs", "fails"])
def test_an_office_that_hangs_or_fails_is_ended_and_the_way_out_is_told(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = _program(tmp_path, "soffice", script)
    monkeypatch.setattr(helpers, "office_program", lambda: office)
    monkeypatch.setattr(helpers, "CONVERT_SECONDS", 0.4)
    path = tmp_path / "cu.doc"
    path.write_bytes(OLD)
    with pytest.raises(AppError, match="E-READ-OLD-WORD"):
        open_source(path)


@posix
def test_a_program_ends_when_the_officer_stops_it(tmp_path: Path) -> None:
    def stop() -> None:
        raise AppError("E-READ-STOPPED", path="a")

    with pytest.raises(AppError, match="E-READ-STOPPED"):
        helpers.run([_program(tmp_path, "slow", "exec sleep 30")], 20, stop)


def test_a_program_that_is_not_there_gives_nothing() -> None:
    assert helpers.run(["/nirgendwo/khong-co"], 1, go_on) is None


def test_rich_text_without_an_office_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1\\ansi chu}")
    with pytest.raises(AppError, match="E-READ-RTF"):
        open_source(path)


@posix
def test_a_scan_is_recognised_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = (
        'if [ "$1" = "--list-langs" ]; then echo eng; echo vie; '
        'else head -c 2 | grep -q P5 && echo "Số: 5/KH-UBND"; fi'
    )
    _program(tmp_path, "tesseract", script)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    path = _scan(tmp_path / "quet.pdf")
    with pytest.raises(AppError, match="E-READ-LAYER"):
        open_source(path)
    source = open_source(path, scan=True)
    assert [(line.text, line.place.page) for line in source.lines] == [("Số: 5/KH-UBND", 1)]
    assert source.notes == ("ocr",)


def test_without_tesseract_a_scan_stays_a_scan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not can_recognise()
    with pytest.raises(AppError, match="E-READ-NO-OCR"):
        open_source(_scan(tmp_path / "quet.pdf"), scan=True)


def test_reading_stops_when_it_is_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = Document()
    for _ in range(450):
        document.add_paragraph("Một đoạn.")
    document.save(str(path))
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(AppError, match="E-READ-STOPPED"):
        document_reader().read(path, cancelled)
    assert len(asked) == 2
