"""Names of attachments: what may be shown, and how a bad one is mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.display_name import display_name, is_display_name, name_key


@pytest.mark.parametrize(
    "name", ["Kế hoạch 02.pdf", "a.PDF", "Báo cáo (bản 2).docx", "x" * 116 + ".pdf", "console.txt"]
)
def test_ordinary_names_are_admitted(name: str) -> None:
    assert is_display_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", ".pdf", "pdf", "a.exe", "a.pdf.lnk", "a/b.pdf", "a\\b.pdf", "C:a.pdf", "a?.pdf"),
        *(" a.pdf", "a .pdf", ".a.pdf", "a..pdf", "CON.pdf", "nul.tar.pdf", "Com0.txt", "LPT³.pdf"),
        *("a\n.pdf", "a\u200d.pdf", "a\u202e.pdf", "a\u00ad.pdf", "a\u00a0.pdf", "a\ufe0f.pdf"),
        *("Kê\u0301 hoạch.pdf", "x" * 117 + ".pdf", "a\u3164.pdf", "a\U000e0041.pdf"),
    ],
)
def test_names_that_deceive_or_break_a_system_are_not(name: str) -> None:
    assert not is_display_name(name)


@given(st.text(max_size=160), st.sampled_from(["", ".pdf", ".docx", ".exe"]))
def test_a_mended_name_is_always_admissible(stem: str, extension: str) -> None:
    assert is_display_name(display_name(stem + extension, "tep.pdf"))


def test_mending_keeps_what_it_can() -> None:
    assert display_name("Kế hoạch: 02/KH?.pdf", "tep.pdf") == "Kế hoạch- 02-KH-.pdf"
    assert display_name("Kê\u0301 hoạch.pdf", "tep.pdf") == "Kế hoạch.pdf"
    assert display_name("setup.exe", "tep.pdf") == "tep.pdf"


def test_names_that_look_alike_share_a_key() -> None:
    assert name_key("BÌA.PDF") == name_key("bìa.pdf") == name_key("ｂìa.pdf")
    assert name_key("bia.pdf") != name_key("bìa.pdf")
