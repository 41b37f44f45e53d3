"""What the Windows setup is packed from: the parts that can be looked at without Wine."""

from __future__ import annotations

import zipfile
from importlib.util import MAGIC_NUMBER
from pathlib import Path, PurePosixPath

import pytest

from installer import program
from installer.archive import Archive, compiled
from installer.pins import NEVER_SHIPPED
from installer.setup_script import FILE_LIST, setup_script, write_file_list
from installer.tools import ROOT, BuildError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small installed program."""
    for name in ("kehoach.exe", "lib/PySide6/Qt6Core.dll", "resources/fonts/a b.ttf"):
        path = tmp_path / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path / "tree"


def script_of(tree: Path) -> str:
    return setup_script(
        tree,
        write_file_list(tree),
        version="1.2.3",
        output=Path("/out/setup.exe"),
        icon=Path("/out/icon.ico"),
        quick=True,
    )


def test_every_file_is_named_once_to_install_and_once_to_delete(tree: Path) -> None:
    script = script_of(tree)
    for path in (each for each in tree.rglob("*") if each.is_file()):
        name = path.relative_to(tree).as_posix().replace("/", "\\")
        assert script.count(f'  File "{path}"\n') == 1
        assert script.count(f'  Delete "$INSTDIR\\{name}"\n') == 1


def test_the_uninstaller_never_deletes_a_folder_with_what_is_in_it(tree: Path) -> None:
    script = script_of(tree)
    assert "RMDir /r" not in script
    assert 'Delete "$LOCALAPPDATA' not in script
    deepest, parent = (
        script.index('RMDir "$INSTDIR\\lib\\PySide6"'),
        script.index('RMDir "$INSTDIR\\lib"\n'),
    )
    assert deepest < parent


def test_no_placeholder_is_left_in_the_script(tree: Path) -> None:
    assert "@" not in script_of(tree)


def test_the_file_list_reads_as_windows_paths_and_names_itself(tree: Path) -> None:
    files = write_file_list(tree)
    names = (tree / FILE_LIST).read_bytes().decode("utf-16-le").split("\r\n")
    assert names[-1] == ""
    assert names[:-1] == [str(name).replace("/", "\\") for name in files]
    assert PurePosixPath(FILE_LIST) in files


def test_the_same_sources_make_the_same_archive(tmp_path: Path) -> None:
    source = tmp_path / "module.py"
    source.write_text("ANSWER = 42\n")
    made = []
    for number, order in enumerate((["a", "b"], ["b", "a"])):
        archive = Archive()
        for name in order:
            archive.add(f"{name}.pyc", compiled(source, f"{name}.py"))
        target = tmp_path / f"{number}.zip"
        archive.write(target)
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_a_compiled_module_is_found_by_hash_and_never_checked(tmp_path: Path) -> None:
    source = tmp_path / "module.py"
    source.write_text("ANSWER = 42\n")
    code = compiled(source, "module.py")
    assert code[:4] == MAGIC_NUMBER
    assert int.from_bytes(code[4:8], "little") == 0b01
    archive = Archive()
    archive.add("module.pyc", code)
    archive.write(tmp_path / "code.zip")
    with zipfile.ZipFile(tmp_path / "code.zip") as written:
        assert written.getinfo("module.pyc").date_time[0] == 1980


def test_a_name_stands_in_an_archive_once() -> None:
    archive = Archive()
    archive.add("a", b"1")
    with pytest.raises(ValueError, match="already"):
        archive.add("a", b"2")


def test_what_the_program_imports_is_shipped_and_tools_of_development_are_not() -> None:
    shipped = set(program.shipped_packages())
    assert {"pyside6-essentials", "shiboken6", "reportlab", "pillow", "lxml", "click"} <= shipped
    assert {"colorama", "tzdata"} <= shipped
    assert not shipped & {"pytest", "mypy", "ruff", "hypothesis", *NEVER_SHIPPED}


def test_the_lock_of_the_setup_keeps_every_hash_and_no_marker(tmp_path: Path) -> None:
    target = tmp_path / "windows.lock"
    program.write_lock(target, ["colorama", "segno"])
    text = target.read_text()
    assert "colorama==" in text
    assert "--hash=sha256:" in text
    assert ";" not in text
    ours = (ROOT / "requirements.lock").read_text()
    assert all(line.strip(" \\") in ours for line in text.splitlines() if "--hash" in line)


def test_a_package_that_is_not_locked_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"requirements\.lock: nowhere"):
        program.write_lock(tmp_path / "windows.lock", ["nowhere"])
