"""Letters no face has, a file that is open elsewhere, faces that are gone: told, nothing lost."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from pytestqt.qtbot import QtBot

from kehoach_desktop.bootstrap import open_app
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.paths import resource
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.ui.pages.plans.paper import Paper
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.widgets.save_as import FileKind, write_to

#: An emoji, a Khmer and a Cham letter, in names as people write them.
STRANGE = "Thôn 🌾 ភូមិ ꨀꨇꩉ"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data")
    qtbot.addWidget(desk.page)
    desk.page.resize(1250, 650)
    desk.page.show()
    yield desk
    assert desk.crashes == []
    desk.app.close()


def strange(desk: Desk) -> PrintedDocument:
    plan = desk.app.plans.load(desk.app.plans.rows()[0].id)
    assert desk.shell.office is not None
    return desk.app.printing.plan(
        dataclasses.replace(plan, closing=f"Giao {STRANGE} thực hiện./."), desk.shell.office
    )


def test_letters_no_face_has_are_named_on_the_screen_before_printing(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.open_sample()
    editor = desk.page.editor
    assert editor is not None
    plan = editor.session.plan
    assert editor.preview._problem.isHidden()
    editor.session.edit(dataclasses.replace(plan, closing=f"Giao {STRANGE} thực hiện./."))
    with qtbot.waitSignal(editor.preview.printed, timeout=10_000):
        editor.refresh_preview(now=True)
    told = editor.preview._problem.text()
    assert not editor.preview._problem.isHidden()
    for letter in "🌾ភូꨀꩉ":
        assert letter in told


def test_letters_no_face_has_are_named_beside_the_saved_file(desk: Desk, tmp_path: Path) -> None:
    made = strange(desk)
    assert set(made.unprintable) == set(STRANGE) - set("Thôn ")
    Paper(desk.shell, desk.page).write_pdf(lambda: made, tmp_path / "a.pdf")
    notice = desk.notices[-1]
    assert notice.tone is Tone.WARNING
    assert "🌾" in notice.remedy
    assert (tmp_path / "a.pdf").read_bytes() == made.pdf


def test_an_ordinary_plan_has_nothing_unprintable(desk: Desk) -> None:
    plan = desk.app.plans.load(desk.app.plans.rows()[0].id)
    assert desk.shell.office is not None
    assert desk.app.printing.plan(plan, desk.shell.office).unprintable == ()


@pytest.mark.parametrize("ending", ["docx", "pdf", "xlsx"])
def test_a_file_open_in_word_stays_and_the_officer_is_told_which(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """What Windows says when Word holds the file: access denied at the last step."""
    target = tmp_path / f"kế hoạch.{ending}"
    target.write_bytes(b"old")
    replace = Path.replace

    def held(self: Path, other: Path) -> Path:
        if Path(other) == target:
            error = PermissionError(13, "Access is denied")
            error.winerror = 5  # type: ignore[attr-defined]
            raise error
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", held)
    plan = desk.app.plans.load(desk.app.plans.rows()[0].id)
    office = desk.shell.office
    assert office is not None
    if ending == "pdf":
        paper = Paper(desk.shell, desk.page)
        paper.write_pdf(lambda: desk.app.printing.plan(plan, office), target)
    elif ending == "docx":
        write_to(
            desk.shell, FileKind.WORD, target,
            lambda path: desk.app.printing.plan_docx_to(path, plan, office),
        )  # fmt: skip
    else:
        write_to(
            desk.shell, FileKind.EXCEL, target,
            lambda path: desk.app.printing.tasks_xlsx_to(path, plan.title, [], office),
        )  # fmt: skip
    assert desk.notices[-1].code == "E-INUSE"
    assert target.name in desk.notices[-1].text
    assert target.read_bytes() == b"old"
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize("fault", ["missing", "damaged"])
def test_a_face_that_is_missing_or_damaged_is_named_and_no_file_is_touched(
    desk: Desk, tmp_path: Path, fault: str
) -> None:
    fonts = tmp_path / "fonts"
    shutil.copytree(resource("fonts"), fonts)
    bold = fonts / "LiberationSerif-Bold.ttf"
    if fault == "missing":
        bold.unlink()
    else:
        bold.write_bytes(bold.read_bytes()[:9000])
    other = open_app(desk.root, fonts=fonts)
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    plan = other.plans.load(other.plans.rows()[0].id)
    office = other.offices.profile()
    assert office is not None
    with pytest.raises(AppError) as refused:
        other.printing.plan_pdf_to(target, plan, office)
    assert refused.value.code == "E-FONT"
    assert bold.name in explain(refused.value).sentence
    assert target.read_bytes() == b"old"
    other.close()
