"""Bad files: one Vietnamese sentence, exit 1, nothing made, memory bounded."""

from __future__ import annotations

import json
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from PIL import Image

from kehoach_desktop.bootstrap import App
from kehoach_desktop.cli.run import run
from kehoach_desktop.errors import AppError
from kehoach_desktop.reading.door import open_source
from kehoach_desktop.reading.limits import MAX_FILE, MAX_PART

_BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:document>'


def _zip(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def _word(path: Path, xml: str | bytes) -> Path:
    return _zip(path, **{"word/document.xml": xml})


def _bomb(path: Path) -> Path:
    return _word(path, b"<a>" + b" " * (MAX_PART + 1))


def _entities(path: Path) -> Path:
    inside = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return _word(
        path, inside + _BODY.format("<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>")
    )


def _laughs(path: Path) -> Path:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return _word(path, f'<!DOCTYPE d [<!ENTITY a0 "ha">{levels}]>{_BODY.format("&a11;")}')


def _cut(path: Path) -> Path:
    Document().save(str(path))
    path.write_bytes(path.read_bytes()[:3000])
    return path


def _locked_pdf(path: Path) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    return path


def _scan(path: Path) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    return path


def _photo(path: Path) -> Path:
    Image.new("RGB", (40, 30), "white").save(path)
    return path


def _sparse(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(500 * 2**20)
    return path


def _wrote(content: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOSTILE = [
    ("nothing there", "a.docx", lambda path: path, "E-READ"),
    ("empty", "a.txt", _wrote(b""), "E-EMPTY-FILE"),
    ("only blanks", "a.txt", _wrote(b" \n\n "), "E-EMPTY-FILE"),
    ("an old Word file", "a.doc", _wrote(OLD + b"\0" * 600), "E-READ-OLD-WORD"),
    ("a Word file with a password", "a.docx",
     _wrote(OLD + "EncryptedPackage".encode("utf-16-le")), "E-PAPER-LOCKED"),
    ("a PDF with a password", "a.pdf", _locked_pdf, "E-PAPER-LOCKED"),
    ("a scan", "a.pdf", _scan, "E-READ-LAYER"),
    ("a photo called .docx", "a.docx", _wrote(b"\xff\xd8\xff\xe0" + b"x" * 99), "E-READ-LAYER"),
    ("a photo", "ảnh.jpg", _photo, "E-READ-LAYER"),
    ("a cut Word file", "a.docx", _cut, "E-READ-DAMAGED"),
    ("a cut PDF", "a.pdf", _wrote(b"%PDF-1.7\n1 0 obj\n<<"), "E-READ-DAMAGED"),
    ("a ZIP bomb", "a.docx", _bomb, "E-READ-BIG"),
    ("an entity of outside", "a.docx", _entities, "E-READ-DAMAGED"),
    ("a billion laughs", "a.docx", _laughs, "E-READ-DAMAGED"),
    ("a ZIP of something else", "a.docx", lambda path: _zip(path, x="y"), "E-READ-KIND"),
    ("a program called .txt", "a.txt", _wrote(b"\x7fELF\0\0\0\0" * 9), "E-READ-KIND"),
    ("another encoding throughout", "a.txt", _wrote(bytes(range(128, 256)) * 4), "E-READ-KIND"),
    ("500 MB", "a.txt", _sparse, "E-READ-BIG"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "make", "code"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE]
)
def test_a_bad_file_is_refused_by_its_code_and_a_sentence(
    name: str,
    make: Callable[[Path], Path],
    code: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = make(tmp_path / name)
    assert run(["read", str(path), "--json"], _never) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out)["error"]["code"] == code
    assert len(captured.err.strip().splitlines()) == 1
    assert "Traceback" not in captured.err


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="E-READ"):
        open_source(tmp_path)


@pytest.mark.parametrize("make", [_bomb, _sparse, _laughs], ids=["bomb", "500 MB", "laughs"])
def test_a_bad_file_never_takes_more_than_a_few_times_the_caps(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = make(tmp_path / "a.docx")
    tracemalloc.start()
    try:
        with pytest.raises(AppError):
            open_source(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * MAX_FILE


def test_a_pdf_called_docx_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "thật ra là chữ.docx"
    path.write_text("KẾ HOẠCH\nTrồng cây năm 2026\n", encoding="utf-8")
    assert [line.text for line in open_source(path).lines] == ["KẾ HOẠCH", "Trồng cây năm 2026"]


def test_a_file_of_loose_marks_is_read_as_one_of_whole_letters(tmp_path: Path) -> None:
    text = "KẾ HOẠCH\nTrồng cây năm 2026\nI. NHIỆM VỤ\nĐoàn xã chủ trì.\n"
    whole, loose = tmp_path / "a.txt", tmp_path / unicodedata.normalize("NFD", "tệp rời.txt")
    whole.write_text(text, encoding="utf-8")
    loose.write_text(unicodedata.normalize("NFD", text), encoding="utf-8")
    before = loose.read_bytes()
    assert open_source(loose).lines == open_source(whole).lines
    assert loose.read_bytes() == before != whole.read_bytes()


def test_letters_of_another_encoding_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("KẾ HOẠCH trồng cây ".encode() + b"\xe9")
    assert open_source(path).notes == ("encoding",)


def test_read_answers_in_json_and_makes_no_data_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("KẾ HOẠCH\nTrồng cây năm 2026\nI. VIỆC\n- Làm.\n", encoding="utf-8")
    assert run(["read", str(path), "--json", "--data", str(tmp_path / "data")], _never) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["kind"], answer["plan_year"], answer["attached"]) == ("kế hoạch", 2026, None)
    assert not (tmp_path / "data").exists()


def _never(_: Path) -> App:
    raise AssertionError("the data folder was opened")
