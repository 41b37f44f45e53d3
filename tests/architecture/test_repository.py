"""What may and may not stand in the files of the project."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from source_tree import ROOT, SHARED, shown, text_files

from kehoach_desktop.domain.vntext import fold_words

#: Put together here so that this file does not contain what it forbids.
REGISTRIES = tuple(
    "".join(parts)
    for parts in (
        ("py", "pi.org"),
        ("python", "hosted.org"),
        ("registry.", "npmjs"),
        ("deb.", "debian.org"),
        ("archive.", "ubuntu.com"),
        ("proxy.", "golang.org"),
        ("crates", ".io"),
        ("--index", "-url"),
        ("--extra-index", "-url"),
        ("--find", "-links"),
    )
)

#: So many words in a row are somebody's sentence, not a turn of office language.
SENTENCE_WORDS = 8

#: What the decree itself makes every office write.
FORMULAS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Ban hành kèm theo Quyết định này Kế hoạch tuyên truyền cải cách hành chính năm",
    "Căn cứ Luật Tổ chức chính quyền địa phương",
    # What stands one after the other on every page: symbol and nation, archive and signature.
    "KH-UBND CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
    "Lưu: VP. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
    "QUYẾT ĐỊNH: Điều 1. Ban hành kèm theo Quyết định này",
    "cụ thể như sau: I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích",
    "TỔ CHỨC THỰC HIỆN 1. Phòng Văn hóa",
    "nghiêm túc triển khai thực hiện./. Nơi nhận:",
    "trong năm. - Thời gian thực hiện: Thường xuyên trong năm.",
    # Who issues a cited document.
    "của Chủ tịch Ủy ban nhân dân tỉnh về",
    # Names of national documents, which have one wording only.
    "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể "
    "cải cách hành chính nhà nước giai đoạn 2021 - 2030",
    "Chương trình tổng thể CCHC nhà nước giai đoạn 2021 - 2030",
    "ban hành Kế hoạch cải cách hành chính nhà nước trọng tâm giai đoạn 2026 - 2030",
    "thực hiện, nếu có khó khăn, vướng mắc, các",
    "Các sở, ban, ngành; Ủy ban nhân dân các huyện, thị xã, thành phố",
    "Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố",
    "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ "
    "chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính",
    "Lãnh đạo Sở; Các phòng, đơn vị thuộc Sở; Lưu: VT",
    "QUYẾT ĐỊNH Về việc ban hành Kế hoạch",
    "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
    "các cơ quan, đơn vị có liên quan",
    "VIỆT NAM Độc lập - Tự do - Hạnh phúc KẾ HOẠCH",
    "chủ trương của Đảng, chính sách, pháp luật của Nhà nước về",
    "Chủ trì, phối hợp với các cơ quan liên quan",
    "Trung tâm Văn hóa - Thông tin và Thể thao",
    "các đơn vị, Ủy ban nhân dân các xã, thị trấn",
    "Trong quá trình tổ chức thực hiện, nếu có",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Bộ phận Tiếp nhận và Trả kết quả",
    "cán bộ, công chức, viên chức giai đoạn",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch",
    "Ủy ban nhân dân tỉnh xem xét, quyết định",
    "Bộ Nội vụ; TT Tỉnh ủy, TT HĐND tỉnh; CT, các PCT UBND tỉnh",
    "năm 2020 của Chủ tịch Ủy ban nhân dân tỉnh về tăng cường",
)


def test_every_dependency_is_pinned_with_its_hashes() -> None:
    locked = dict(_locked())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert not [
        line
        for line in wanted
        if (need := Requirement(line))
        and not need.specifier.contains(locked.get(canonicalize_name(need.name), "0"))
    ]


def test_every_pin_carries_at_least_one_hash() -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    pins = [entry for entry in entries if "==" in entry]
    assert pins
    assert not [entry.split()[0] for entry in pins if "--hash=sha256:" not in entry]


def test_qt_stays_at_the_version_that_was_tried() -> None:
    assert dict(_locked())["pyside6-essentials"] == "6.9.3"


def test_no_file_names_a_package_registry() -> None:
    lock = ROOT / "requirements.lock"
    named = [
        f"{shown(path)}: {registry}"
        for path, text in [*text_files(), (lock, lock.read_text(encoding="utf-8"))]
        for registry in REGISTRIES
        if registry in text.lower()
    ]
    assert not named


def test_every_text_is_in_one_unicode_form() -> None:
    assert not [
        shown(path) for path, text in text_files() if not unicodedata.is_normalized("NFC", text)
    ]


def test_no_sentence_of_a_real_plan_is_ours() -> None:
    plans = sorted((SHARED / "real-plans").glob("*.txt"))
    if not plans:
        pytest.skip(f"the real plans are not at {SHARED / 'real-plans'}")
    offered = {run for path in SHARED.glob("*.md") for run in _runs(path)}
    offered |= {run for formula in FORMULAS for run in _word_runs(formula)}
    theirs = {run: plan.stem for plan in plans for run in _runs(plan)}
    copied = [
        f"{shown(path)} ← {theirs[run]}: {' '.join(run)}"
        for path, text in text_files()
        for run in _word_runs(text)
        if run in theirs and run not in offered
    ]
    assert not copied


def _locked() -> Iterator[tuple[str, str]]:
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        found = re.match(r"([A-Za-z0-9._-]+)==(\S+)", line)
        if found:
            yield canonicalize_name(found[1]), found[2]


def _runs(path: Path) -> Iterator[tuple[str, ...]]:
    return _word_runs(path.read_text(encoding="utf-8"))


def _word_runs(text: str) -> Iterator[tuple[str, ...]]:
    words = fold_words(text)
    return (
        tuple(words[start : start + SENTENCE_WORDS])
        for start in range(len(words) - SENTENCE_WORDS + 1)
    )
