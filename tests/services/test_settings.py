"""Small settings: on disk at once, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach_desktop.settings import Settings


def test_what_was_put_is_there_after_a_restart(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "new" / "settings.json")
    settings.put("text_size", 150)
    settings.put_all({"place": "Kế hoạch", "geometry": [0, 0, 1366, 728], "big": True})
    again = Settings(tmp_path / "new" / "settings.json")
    assert again.get("text_size", 100) == 150
    assert again.get("place", "") == "Kế hoạch"
    assert again.get("geometry", [0]) == [0, 0, 1366, 728]
    assert again.get("big", False) is True
    assert again.get("unknown", "mặc định") == "mặc định"


def test_a_value_of_another_type_counts_as_absent(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.put_all({"size": "to", "flag": 1, "list": ["a", "b"]})
    assert settings.get("size", 100) == 100
    assert settings.get("flag", False) is False
    assert settings.get("list", [1]) == [1]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_cannot_be_read_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.get("text_size", 100) == 100
    settings.put("text_size", 120)
    assert Settings(path).get("text_size", 100) == 120


def test_an_unchanged_value_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.put("text_size", 120)
    written = path.stat()
    settings.put("text_size", 120)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


def test_what_another_process_put_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    window, command_line = Settings(path), Settings(path)
    window.put("text_size", 120)
    command_line.put("folder", "/usb")
    window.put("place", "tasks")
    assert Settings(path).get("folder", "") == "/usb"
