"""`kehoach plan compare | comments | comment`: drafts compared, comments gathered, both printed."""

from __future__ import annotations

from pathlib import Path

from cli_runner import Kehoach


def test_a_draft_is_compared_with_the_issued_text(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    assert kehoach("plan", "submit", sample, "--note", "trình lần đầu").code == 0
    assert kehoach("plan", "issue", sample, "--number", "2", "--date", "05/01/2026").code == 0
    out = tmp_path / "so sánh.pdf"
    done = kehoach("plan", "compare", sample, "--from", "1", "-o", out, "--json")
    assert done.code == 0, done.err
    assert done.document["same"] is True
    assert done.document["newer"].startswith("Bản đã ban hành, số 02/KH-UBND")
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_draft_that_was_never_submitted_is_named(kehoach: Kehoach, sample: str) -> None:
    refused = kehoach("plan", "compare", sample, "--from", "7")
    assert refused.code == 1
    assert "lần 7" in refused.err


def test_comments_are_written_down_answered_and_printed(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    told = kehoach("plan", "comment", sample, "--draft", "1", "--author", "Thôn Đông",
                   "--place", "Mục II", "--said", "Phát thêm buổi chiều.", "--json")  # fmt: skip
    assert told.code == 0, told.err
    key = told.document["id"]
    answered = kehoach("plan", "comment", sample, "--draft", "1", "--author", "Thôn Đông",
                       "--said", "Phát thêm buổi chiều.", "--verdict", "taken",
                       "--reason", "Đã bổ sung.", "--id", key)  # fmt: skip
    assert answered.code == 0, answered.err
    for name, start in (("bảng.pdf", b"%PDF-"), ("bảng.docx", b"PK")):
        shown = kehoach("plan", "comments", sample, "-o", tmp_path / name, "--json")
        assert shown.code == 0, shown.err
        assert (tmp_path / name).read_bytes().startswith(start)
    (comment,) = shown.document["comments"]
    assert (comment["author"], comment["verdict"]) == ("Thôn Đông", "taken")
    assert shown.document["figures"]["taken"] == 1


def test_a_comment_of_nobody_and_a_table_of_none_are_refused(
    kehoach: Kehoach, sample: str, tmp_path: Path
) -> None:
    assert kehoach("plan", "comment", sample, "--draft", "1", "--author", " ").code == 1
    out = tmp_path / "bảng.pdf"
    assert kehoach("plan", "comments", sample, "-o", out).code == 1
    assert not out.exists()
