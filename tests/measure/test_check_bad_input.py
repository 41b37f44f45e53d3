"""Files that are no paper are refused in one sentence; nothing hangs, nothing is believed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper import Paper, make
from word_paper import SPACES, WordPaper, make_word

from kehoach_desktop.errors import AppError
from kehoach_desktop.measure.check import MAX_BYTES, check_paper
from kehoach_desktop.messages import explain

MAIN = "word/document.xml"


def _locked(folder: Path) -> Path:
    made = make(Paper(), folder / "open.pdf")
    with pikepdf.open(made) as pdf:
        pdf.save(folder / "x.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    return folder / "x.pdf"


def _cut(folder: Path) -> Path:
    made = make(Paper(), folder / "x.pdf")
    made.write_bytes(made.read_bytes()[: made.stat().st_size // 2])
    return made


def _scan(folder: Path) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(folder / "x.pdf")
    return folder / "x.pdf"


def _big(folder: Path) -> Path:
    with (folder / "x.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(500 * 1024 * 1024)
    return folder / "x.pdf"


def _garbage(folder: Path) -> Path:
    (folder / "x.pdf").write_bytes(b"Ke hoach so 02\n" * 50)
    return folder / "x.pdf"


def _empty(folder: Path) -> Path:
    (folder / "x.pdf").write_bytes(b"")
    return folder / "x.pdf"


def _folder(folder: Path) -> Path:
    return folder


def _word(content: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        with zipfile.ZipFile(folder / "x.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(MAIN, content)
        return folder / "x.docx"

    return write


def _cut_word(folder: Path) -> Path:
    made = make_word(WordPaper(), folder / "x.docx")
    made.write_bytes(made.read_bytes()[:2000])
    return made


def _locked_word(folder: Path) -> Path:
    name = "EncryptedPackage".encode("utf-16-le")
    (folder / "x.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + name)
    return folder / "x.docx"


def _old_word(folder: Path) -> Path:
    (folder / "x.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    return folder / "x.docx"


def _no_word(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "x.docx", "w") as archive:
        archive.writestr("readme.txt", "xin chào")
    return folder / "x.docx"


def _many_members(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "x.docx", "w") as archive:
        for index in range(6000):
            archive.writestr(f"word/{index}.xml", "")
    return folder / "x.docx"


_OUTER = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_LAUGHS = b'<!DOCTYPE d [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'
_TEXT = f"<w:document {SPACES}><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"

REFUSALS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a PDF with a password": (_locked, "E-PAPER-LOCKED"),
    "half a PDF": (_cut, "E-NOT-PDF"),
    "a scan": (_scan, "E-NO-TEXT"),
    "500 MB": (_big, "E-PAPER-BIG"),
    "neither PDF nor Word": (_garbage, "E-NOT-PDF"),
    "an empty file": (_empty, "E-NOT-PDF"),
    "a folder": (_folder, "E-READ"),
    "half a Word file": (_cut_word, "E-NOT-WORD"),
    "a Word file with a password": (_locked_word, "E-PAPER-LOCKED"),
    "Word 97": (_old_word, "E-NOT-WORD"),
    "a zip of other things": (_no_word, "E-NOT-WORD"),
    "thousands of members": (_many_members, "E-PAPER-BIG"),
    "a zip bomb": (_word(b"<w>" + b" " * (200 * 1024 * 1024) + b"</w>"), "E-PAPER-BIG"),
    "an external entity": (_word(_OUTER + (_TEXT % "&x;").encode()), "E-NOT-WORD"),
    "entities of entities": (_word(_LAUGHS + (_TEXT % "&b;").encode()), "E-NOT-WORD"),
    "no XML": (_word(b"\0\1\2"), "E-NOT-WORD"),
    "XML a million deep": (_word(b"<a>" * 1_000_000), "E-NOT-WORD"),
    "a Word file without a word": (_word((_TEXT % " ").encode()), "E-NO-TEXT"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_file_that_is_no_paper_is_refused(name: str, tmp_path: Path) -> None:
    make_it, code = REFUSALS[name]
    with pytest.raises(AppError) as refused:
        check_paper(make_it(tmp_path))
    assert refused.value.code == code
    assert "…" not in explain(refused.value).sentence


def test_the_content_not_the_name_says_what_a_file_is(tmp_path: Path) -> None:
    word = make_word(WordPaper(), tmp_path / "a.pdf")
    pdf = make(Paper(), tmp_path / "b.docx")
    assert check_paper(word) == []
    assert check_paper(pdf) == []


def test_a_file_of_the_greatest_size_is_not_read_into_memory_first(tmp_path: Path) -> None:
    with (tmp_path / "x").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(AppError, match="E-PAPER-BIG"):
        check_paper(tmp_path / "x")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_damaged_word_file_is_measured_or_refused_never_a_fault(
    tmp_path: Path, data: st.DataObject
) -> None:
    made = make_word(WordPaper(appendix=True), tmp_path / "x.docx")
    with zipfile.ZipFile(made) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(parts[name]) - 1))
        parts[name][place] = data.draw(st.sampled_from(b'0123456789-"abc<>/: '))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, bytes(content))
    made.write_bytes(buffer.getvalue())
    try:
        check_paper(made)
    except AppError as error:
        assert error.code in {"E-NOT-WORD", "E-NO-TEXT"}
