"""TCVN3 and VNI-Windows: detected, converted, previewed, and what they cannot hold."""

from __future__ import annotations

import sys
import unicodedata
from itertools import groupby
from pathlib import Path

import pytest
from docx import Document

from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.reading.door import open_source, read_file
from kehoach_desktop.reading.legacy_encodings import (
    TCVN3,
    VNI,
    LegacyEncoding,
    by_font,
    by_letters,
    line_to_unicode,
    to_unicode,
)

REAL_PLANS = sorted((Path(__file__).resolve().parents[3] / "shared" / "real-plans").glob("*.txt"))
TABLES = {LegacyEncoding.TCVN3: TCVN3, LegacyEncoding.VNI: VNI}


def _encoded(text: str, encoding: LegacyEncoding) -> str:
    """Return what a typist of the time typed; TCVN3 has no capitals with a tone."""
    back = {new: old for old, new in TABLES[encoding].items()}
    return "".join(
        back.get(char)
        or (back.get(char.lower(), char) if encoding is LegacyEncoding.TCVN3 else char)
        for char in unicodedata.normalize("NFC", text)
    )


@pytest.mark.parametrize("encoding", TABLES)
@pytest.mark.parametrize("path", REAL_PLANS, ids=lambda path: path.stem)
def test_a_real_plan_comes_back_through_an_old_encoding(
    path: Path, encoding: LegacyEncoding, capsys: pytest.CaptureFixture[str]
) -> None:
    """VNI holds every letter; TCVN3 loses the capital of a word like "Ủy" and nothing else.

    How many words came back, and what could not be held, is printed.
    """
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    old = _encoded(text, encoding)
    assert by_letters(old.splitlines()) is encoding
    assert all(char.encode("cp1252") for char in old)
    back = "\n".join(line_to_unicode(line, encoding).text for line in old.split("\n"))
    if encoding is LegacyEncoding.VNI:
        assert back == text
    changed = [
        (one, two) for one, two in zip(text.split(), back.split(), strict=True) if one != two
    ]
    with capsys.disabled():
        lost = ", ".join(sorted({one for one, _ in changed})) or "nothing"
        total = len(text.split())
        sys.stdout.write(
            f"\n{path.stem} {encoding}: {total - len(changed)} of {total} words as they were; "
            f"without its capital: {lost}\n"
        )
    assert [pair for pair in changed if pair[0].lower() != pair[1].lower()] == []
    assert len(changed) * 100 <= len(text.split())
    assert all(not one[0].isascii() or len(changed) <= 10 for one, _ in changed)


@pytest.mark.skipif(not REAL_PLANS, reason="the real plans are not beside the project")
def test_the_answer_to_a_plan_in_an_old_encoding_is_the_answer_to_the_plan(tmp_path: Path) -> None:
    plan = REAL_PLANS[0]
    wanted = read_file(plan)
    old = tmp_path / "cu.txt"
    content = _encoded(plan.read_text(encoding="utf-8"), LegacyEncoding.VNI).encode("cp1252")
    old.write_bytes(content)
    found = read_file(old)
    assert [(item.number, item.heading) for item in found.outline] == [
        (item.number, item.heading) for item in wanted.outline
    ]
    assert found.recipients == wanted.recipients
    assert old.read_bytes() == content
    assert "legacy" in found.notes


@pytest.mark.parametrize(
    ("encoding", "old", "new"),
    [
        (LegacyEncoding.TCVN3, "Ban ChÊp hµnh §¶ng bé", "Ban Chấp hành Đảng bộ"),
        (LegacyEncoding.TCVN3, "KÕ HO¹CH", "KẾ HOẠCH"),
        (LegacyEncoding.TCVN3_CAPITALS, "kÕ ho¹ch", "KẾ HOẠCH"),
        (LegacyEncoding.VNI, "KEÁ HOAÏCH ñöôïc duyeät", "KẾ HOẠCH được duyệt"),
        (LegacyEncoding.VNI, "quyõ ñaát, kyø hoïp, tyû leä", "quỹ đất, kỳ họp, tỷ lệ"),
    ],
)
def test_what_an_old_font_showed_is_unicode(encoding: LegacyEncoding, old: str, new: str) -> None:
    assert to_unicode(old, encoding).text == new


def test_every_letter_of_the_alphabet_has_its_place() -> None:
    small = {letter for vowel in "aăâeêioôơuưy" for letter in (
        unicodedata.normalize("NFC", vowel + tone)
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"))}  # fmt: skip
    wanted = {letter for letter in small | {"đ"} if not letter.isascii()}
    assert wanted <= set(TCVN3.values())
    assert wanted | {letter.upper() for letter in wanted} <= set(VNI.values())


def test_fonts_tell_the_encoding() -> None:
    assert by_font(".VnTime") is LegacyEncoding.TCVN3
    assert by_font(".VnArialH") is LegacyEncoding.TCVN3_CAPITALS
    assert by_font("VNI-Times") is LegacyEncoding.VNI
    assert by_font("Times New Roman") is None


def test_a_word_that_becomes_no_vietnamese_word_is_named() -> None:
    made = to_unicode("c¸n bé xyµz", LegacyEncoding.TCVN3)
    assert made.text.startswith("cán bộ")
    assert made.uncertain == ("xyàz",)


def test_french_and_unicode_are_left_alone() -> None:
    assert by_letters(["Les élèves français où êtes-vous à côté"]) is None
    assert by_letters(["Kế hoạch số 5 của xã"]) is None
    assert line_to_unicode("Sở Nội vụ", LegacyEncoding.VNI).text == "Sở Nội vụ"


def test_a_word_file_is_converted_run_by_run_and_tells_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "cu.docx"
    document = Document()
    title = document.add_paragraph()
    title.add_run("kÕ ").font.name = ".VnTimeH"
    title.add_run("ho¹ch").font.name = ".VnTimeH"
    mixed = document.add_paragraph()
    mixed.add_run("§Èy m¹nh ").font.name = ".VnTime"
    mixed.add_run("cải cách (café) ").font.name = "Times New Roman"
    mixed.add_run("ñôït 1").font.name = "VNI-Times"
    document.save(str(path))
    source = open_source(path)
    assert [line.text for line in source.lines] == ["KẾ HOẠCH", "Đẩy mạnh cải cách (café) đợt 1"]
    first = source.conversions[0]
    assert (first.place.line, first.encoding, first.before) == (1, "tcvn3_capitals", "kÕ ho¹ch")


@pytest.mark.skipif(not REAL_PLANS, reason="the real plans are not beside the project")
def test_with_the_capital_font_of_tcvn3_a_word_file_loses_nothing(tmp_path: Path) -> None:
    """A capital with a tone stands in .VnTimeH, which shows small letters as capitals."""
    text = unicodedata.normalize("NFC", REAL_PLANS[-1].read_text(encoding="utf-8"))
    lines = [clean(line) for line in text.splitlines() if line.strip()]
    document = Document()
    for line in lines:
        paragraph = document.add_paragraph()
        for capital, letters in groupby(line, key=lambda char: char.isupper()):
            word = "".join(letters)
            run = paragraph.add_run(
                _encoded(word.lower() if capital else word, LegacyEncoding.TCVN3)
            )
            run.font.name = ".VnTimeH" if capital else ".VnTime"
    path = tmp_path / "cu.docx"
    document.save(str(path))
    assert [line.text for line in open_source(path).lines] == lines


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    path = tmp_path / "nfd.txt"
    path.write_text(
        unicodedata.normalize("NFD", "KẾ HOẠCH\nVệ sinh đường làng\n"), encoding="utf-8"
    )
    assert [line.text for line in open_source(path).lines] == ["KẾ HOẠCH", "Vệ sinh đường làng"]
