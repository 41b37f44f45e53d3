"""One window per data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.single_instance import SingleInstance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from kehoach_desktop.ui.single_instance import SingleInstance
app = QCoreApplication([])
second = SingleInstance(Path(sys.argv[1]))
if second.is_first():
    sys.exit(9)
second.hand_over([Path(path) for path in sys.argv[2:]])
"""

CRASH = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from kehoach_desktop.ui.single_instance import SingleInstance
app = QCoreApplication([])
first = SingleInstance(Path(sys.argv[1]))
print(first.is_first(), flush=True)
first.listen()
os.kill(os.getpid(), 9)
"""


def listening(root: Path) -> SingleInstance:
    first = SingleInstance(root)
    assert first.is_first()
    first.listen()
    return first


def test_a_second_start_hands_its_package_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = listening(tmp_path)
    package = tmp_path / "kế hoạch.kehoach"
    with qtbot.waitSignal(first.called, timeout=20_000) as told:
        second = subprocess.Popen([sys.executable, "-c", SECOND, tmp_path, package])
    assert told.args == [[package]]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    first.release()


def test_two_data_folders_have_a_window_each(tmp_path: Path) -> None:
    one, other = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert one.is_first()
    assert other.is_first()
    one.release()
    other.release()


def test_the_same_folder_by_another_path_is_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    first = SingleInstance(tmp_path / "a")
    assert first.is_first()
    assert not SingleInstance(tmp_path / "link").is_first()
    first.release()


def test_what_a_crash_left_behind_does_not_keep_the_next_start_out(tmp_path: Path) -> None:
    crashed = subprocess.run(
        [sys.executable, "-c", CRASH, tmp_path], capture_output=True, text=True, check=False
    )
    assert crashed.stdout.strip() == "True"
    again = SingleInstance(tmp_path)
    assert again.is_first()
    again.listen()
    assert again._server is not None
    assert again._server.isListening()
    again.release()


def test_a_first_window_that_does_not_answer_is_told_in_a_sentence(tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.is_first()  # but it never comes to listening
    with pytest.raises(AppError) as refused:
        second.hand_over([], patience=0.3)
    assert refused.value.code == "E-WINDOW"
    first.release()


@pytest.mark.parametrize("message", [b"hello\n", b"[]\n", b'{"paths": [1]}\n', b'{"paths": 3}\n'])
def test_a_message_that_is_not_ours_is_not_taken(
    qtbot: QtBot, tmp_path: Path, message: bytes
) -> None:
    first = listening(tmp_path)
    with qtbot.assertNotEmitted(first.called, wait=100):
        socket = QLocalSocket()
        socket.connectToServer(first._name)
        assert socket.waitForConnected(2000)
        socket.write(message)
        socket.flush()
    first.release()


def test_the_lock_and_the_socket_carry_nothing_of_the_path(tmp_path: Path) -> None:
    first = listening(tmp_path / "Xã Bí Mật")
    names = [name for name in QDir.temp().entryList() if name.startswith("kehoach-")]
    assert names
    assert not any("Mật" in name for name in names)
    first.release()
