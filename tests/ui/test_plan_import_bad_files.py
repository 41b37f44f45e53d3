"""Every bad file of an office's stick: one clear sentence in the window, nothing changed."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from plan_desk import Desk
from pytestqt.qtbot import QtBot

from kehoach_desktop.reading import helpers

sys.path.append(str(Path(__file__).parent.parent / "reading"))
from test_reading_bad_input import HOSTILE  # noqa: E402

WORDS = "KẾ HOẠCH\nTrồng tre năm 2026\nI. VIỆC\n1. Ươm giống.\n"


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helpers, "to_docx", lambda *_: None)
    monkeypatch.setattr(helpers, "to_text", lambda *_: None)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "data")
    qtbot.addWidget(made.page)
    yield made
    assert made.crashes == []
    made.app.close()


def word(extra: dict[str, bytes] | None = None) -> bytes:
    """Return a Word file of WORDS; `extra` parts replace or join its own."""
    document = docx.Document()
    for line in WORDS.splitlines():
        document.add_paragraph(line)
    first = io.BytesIO()
    document.save(first)
    made = io.BytesIO()
    parts = extra or {}
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return made.getvalue()


REFUSED = [case for case in HOSTILE if case[3] != "E-READ-LAYER"]  # of a scan the officer is asked


@pytest.mark.parametrize(
    ("name", "make", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_a_bad_file_is_told_in_a_sentence_and_nothing_is_changed(
    desk: Desk, tmp_path: Path, name: str, make: Callable[[Path], Path], code: str
) -> None:
    path = make(tmp_path / name)
    before = (desk.app.plans.rows(), sorted(each.name for each in desk.root.rglob("*")))
    desk.page.imports.read_file(path)
    desk.settle()
    notice = desk.notices[-1]
    assert notice.code == code
    assert notice.text.endswith(".")
    assert notice.remedy
    assert desk.page.imports.preview is None
    now = sorted(each.name for each in desk.root.rglob("*"))
    assert (desk.app.plans.rows(), now) == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("vĩ lệnh.docm", word({"word/vbaProject.bin": b"Sub AutoOpen()"}), "không chạy macro"),
        ("lẫn bảng mã.txt", WORDS.encode() + b"2. Ch\xe8m s\xe3c.\n", "Unicode"),
    ],
)
def test_what_can_be_read_in_part_is_read_and_said(
    desk: Desk, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    desk.page.imports.read_file(path)
    desk.settle()
    preview = desk.page.imports.preview
    assert preview is not None
    assert said in preview.told.text()
    assert preview.desk.reading.plan.title == "Trồng tre năm 2026"
    assert path.read_bytes() == data


def test_a_pdf_that_is_called_docx_is_read_as_what_it_is(desk: Desk, tmp_path: Path) -> None:
    (row,) = desk.app.plans.rows()
    office = desk.app.offices.profile()
    assert office is not None
    path = tmp_path / "đổi tên.docx"
    desk.app.printing.plan_pdf_to(path, desk.app.plans.load(row.id), office)
    desk.page.imports.read_file(path)
    desk.settle()
    assert desk.page.imports.preview is not None
    assert desk.page.imports.preview.pages is not None
