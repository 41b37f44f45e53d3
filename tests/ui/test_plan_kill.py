"""What was typed is there after the program was killed without a warning."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kehoach_desktop.bootstrap import open_app

#: Types into the real page, says when the first save came back, then types on until killed.
TYPIST = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
sys.path.insert(0, sys.argv[2])
from plan_desk import Desk

app = QApplication([])
desk = Desk(Path(sys.argv[1]), inline=False)
desk.page.resize(1250, 650)
desk.page.show()
desk.open_sample()
desk.settle(lambda: desk.page.editor is not None)
editor = desk.page.editor
section = editor.session.plan.sections[0]
editor.show_part(f"section:{section.id}")
part = editor.part
last = section.blocks[-1]
part.text.set_caret(last.id, len(last.text))
desk.shell.was_saved.connect(lambda _at: print("saved", editor.session.plan.id, flush=True))
QTest.keyClicks(part.text, " khong duoc mat")
app.exec()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills a process the POSIX way")
def test_words_typed_before_the_power_failed_are_there_afterwards(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(tmp_path), str(Path(__file__).parent)],
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    assert process.stdout is not None
    told = process.stdout.readline().split()
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert told
    assert told[0] == "saved"
    app = open_app(tmp_path)
    plan = app.plans.load(told[1])
    app.close()
    assert plan.sections[0].blocks[-1].text.endswith(" khong duoc mat")
