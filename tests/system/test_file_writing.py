"""A file of ours is written whole or not at all, and every failure has its sentence."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import BinaryIO

import pytest

from kehoach_desktop import files
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain


def _code(error: AppError) -> str:
    message = explain(error)
    assert message.code == error.code and "……" not in message.message, message
    return error.code


def test_the_file_is_on_the_medium_before_it_gets_its_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def watched_fsync(handle: int) -> None:
        happened.append("folder" if Path(f"/proc/self/fd/{handle}").is_dir() else "file")
        fsync(handle)

    def watched_replace(self: Path, target: Path) -> Path:
        happened.append("rename")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(Path, "replace", watched_replace)
    files.write_file(tmp_path / "a.pdf", b"whole")
    assert happened == ["file", "rename", "folder"]
    assert (tmp_path / "a.pdf").read_bytes() == b"whole"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "E-FULL"),
        (errno.EDQUOT, "E-FULL"),
        (errno.EROFS, "E-READONLY"),
        (errno.EACCES, "E-READONLY"),
        (errno.EPERM, "E-READONLY"),
        (errno.ENODEV, "E-GONE"),
        (errno.ENXIO, "E-GONE"),
        (errno.EIO, "E-WRITE"),
    ],
)
@pytest.mark.parametrize("step", ["write", "fsync", "rename"])
def test_a_failure_leaves_the_old_file_and_no_part(
    step: str, number: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ke hoach.pdf"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.raises(AppError) as caught, monkeypatch.context() as patch:
        if step == "fsync":
            patch.setattr(os, "fsync", fail)
        if step == "rename":
            patch.setattr(Path, "replace", fail)
        with files.replacing(path) as stream:
            stream.write(b"half of the new")
            if step == "write":
                fail()
    assert _code(caught.value) == code
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"old"


def test_a_check_that_refuses_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def check(part: Path) -> None:
        assert part.read_bytes() == b"new"
        raise AppError("E-REREAD", name="a")

    with pytest.raises(AppError, match="E-REREAD"), files.replacing(path, check) as stream:
        stream.write(b"new")
    assert path.read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1


def test_a_fault_of_ours_leaves_no_part_either(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), files.replacing(tmp_path / "a") as stream:
        stream.write(b"x" * 100)
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_was_pulled_out_cannot_be_tidied_and_the_first_failure_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(Path, "unlink", gone)
    with pytest.raises(AppError, match="E-GONE"), files.replacing(tmp_path / "a"):
        raise OSError(errno.ENODEV, "pulled out")


def test_a_full_disk_is_said() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full here")
    with (
        pytest.raises(AppError) as caught,
        files.writing(full),
        full.open("wb", buffering=0) as stream,
    ):
        stream.write(b"x")
    assert _code(caught.value) == "E-FULL"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        files.write_file(tmp_path / "no" / "a.pdf", b"")
    assert _code(caught.value) == "E-GONE"


def test_a_folder_where_the_file_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    with pytest.raises(AppError, match="E-IS-FOLDER"):
        files.write_file(tmp_path / "plans", b"")
    assert [entry.name for entry in tmp_path.iterdir()] == ["plans"]


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"kept")
    with pytest.raises(AppError, match="E-NOT-FOLDER"):
        files.ensure_folder(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == b"kept"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_protected_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(AppError) as caught:
        files.write_file(tmp_path / "a.pdf", b"")
    assert _code(caught.value) == "E-READONLY"


@pytest.mark.parametrize(
    ("winerror", "code"),
    [(19, "E-READONLY"), (32, "E-INUSE"), (112, "E-FULL"), (21, "E-GONE"), (1167, "E-GONE")],
)
def test_windows_own_numbers_are_understood(winerror: int, code: str) -> None:
    error = OSError(errno.EACCES, "Windows says so")
    error.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
    assert _code(files.refusal(error, Path("E:/a.pdf"), writing=True)) == code


def test_reading_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        files.read_file(tmp_path / "nothing")
    assert _code(caught.value) == "E-GONE"
    with pytest.raises(AppError) as caught:
        files.read_file(tmp_path)
    assert _code(caught.value) == "E-READ"
    (tmp_path / "a").write_bytes(b"12345")
    assert files.read_file(tmp_path / "a", 5) == b"12345"
    with pytest.raises(AppError) as caught:
        files.read_file(tmp_path / "a", 4)
    assert _code(caught.value) == "E-LIMIT"


def test_a_copy_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(bytes(3 * files.CHUNK + 7))
    assert files.copy_file(source, target) == 3 * files.CHUNK + 7
    assert target.read_bytes() == source.read_bytes()
    target.unlink()
    with pytest.raises(AppError, match="E-LIMIT"):
        files.copy_file(source, target, files.CHUNK)
    with pytest.raises(AppError, match="E-GONE"):
        files.copy_file(tmp_path / "c", target)
    opened = Path.open

    def failing(self: Path, mode: str = "r") -> BinaryIO:
        stream = opened(self, mode)
        return _Failing(stream) if self == source else stream  # type: ignore[return-value]

    monkeypatch.setattr(Path, "open", failing)
    with pytest.raises(AppError, match="E-READ"):
        files.copy_file(source, target)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


class _Failing:
    """A stick whose second megabyte cannot be read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._reads = 0

    def __enter__(self) -> _Failing:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def read(self, size: int) -> bytes:
        self._reads += 1
        if self._reads > 1:
            raise OSError(errno.EIO, "bad sector")
        return self._stream.read(size)


def test_missing_room_is_told_in_megabytes(tmp_path: Path) -> None:
    files.require_space(tmp_path, 1)
    with pytest.raises(AppError) as caught:
        files.require_space(tmp_path, 1 << 60)
    assert _code(caught.value) == "E-SPACE"
    assert "GB" in explain(caught.value).message


def test_the_room_that_is_left_never_reads_as_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=60_000))
    with pytest.raises(AppError) as caught:
        files.require_space(tmp_path, 100_000)
    assert (caught.value.params["needed"], caught.value.params["free"]) == ("1 MB", "0 MB")


@pytest.mark.parametrize(("mode", "code"), [(0o644, "E-INUSE"), (0o444, "E-READONLY")])
def test_a_target_that_windows_will_not_replace_is_open_unless_it_is_write_protected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, code: str
) -> None:
    target = tmp_path / "kế hoạch.docx"
    target.write_bytes(b"old")
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = 5  # type: ignore[attr-defined]

    def denied(_self: Path, _target: Path) -> Path:
        raise error

    monkeypatch.setattr(Path, "replace", denied)
    # Root may write everywhere; the attribute of Windows is asked for by the same call.
    monkeypatch.setattr(os, "access", lambda _path, _mode: mode == 0o644)
    with pytest.raises(AppError) as caught:
        files.write_file(target, b"new")
    assert _code(caught.value) == code
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
