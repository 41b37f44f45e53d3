"""Window or command line: decided by the arguments alone, before anything is loaded."""

from __future__ import annotations

import pytest

from kehoach_desktop.__main__ import main, may_show_window, opens_window


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--data", "/du/lieu"],
        ["gói của xã.kehoach"],
        ["--data=/du/lieu", "goi.kehoach.zip"],
        ["-platform", "offscreen"],
    ],
)
def test_the_window_is_for_nothing_a_package_or_qt_options(arguments: list[str]) -> None:
    assert opens_window(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan", "list"],
        ["--data", "/du/lieu", "plan", "list"],
        ["--json", "plan", "list"],
        ["--help"],
        ["--version"],
        ["package", "verify", "goi.kehoach"],
    ],
)
def test_everything_else_is_a_command(arguments: list[str]) -> None:
    assert not opens_window(arguments)


def test_without_a_screen_the_window_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "kehoach" in capsys.readouterr().err
    assert may_show_window(["-platform", "offscreen"])
