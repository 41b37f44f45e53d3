"""The public specification and the recipe for standard tools are true."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import package_samples as samples
import pytest

from kehoach_desktop.archive import limits, signing
from kehoach_desktop.archive.packages import Packages
from kehoach_desktop.domain.display_name import MEDIA_TYPES

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "archive" / "golden" / "format-1.kehoach"
FORMAT = (ROOT / "docs" / "package-format.md").read_text(encoding="utf-8")
RECIPE = (ROOT / "docs" / "verify-package.md").read_text(encoding="utf-8")
TOOLS = ("unzip", "openssl", "sha256sum", "bc", "sed", "base64")


def _block(text: str, fence: str) -> str:
    found = re.search(rf"```{fence}\n(.*?)\n```", text, re.DOTALL)
    assert found is not None, fence
    return found[1]


def _cell(label: str) -> str:
    found = re.search(rf"\| {label} \| `([^`]+)` \|", FORMAT)
    assert found is not None, label
    return found[1]


def test_the_golden_package_of_format_1_verifies_for_ever() -> None:
    found = Packages().verify(GOLDEN)
    assert found.package_id == _cell("package id")
    assert found.fingerprint == _cell("fingerprint")
    assert Packages().records(GOLDEN, found) == list(samples.RECORDS)


def test_the_same_input_still_gives_the_golden_bytes() -> None:
    assert samples.package_bytes() == GOLDEN.read_bytes()


def test_the_example_of_the_specification_is_the_golden_package() -> None:
    manifest = _block(FORMAT, "json manifest").encode()
    signatures = _block(FORMAT, "json signatures").encode()
    parts = dict(samples.members())
    assert parts["manifest.json"] == manifest
    assert parts["signatures.json"] == signatures
    lines = _block(FORMAT, "json records").encode() + b"\n"
    assert parts[f"data/{hashlib.sha256(lines).hexdigest()}"] == lines


def test_the_example_verifies_by_the_words_of_the_specification_alone() -> None:
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    manifest = _block(FORMAT, "json manifest").encode()
    (entry,) = json.loads(_block(FORMAT, "json signatures"))["signatures"]
    kind = "application/vnd.kehoach.manifest+json"
    message = f"DSSEv1 {len(kind)} {kind} {len(manifest)} ".encode() + manifest
    spki = base64.b64decode(entry["spki"])
    load_der_public_key(spki).verify(base64.b64decode(entry["sig"]), message)  # type: ignore
    assert hashlib.sha256(manifest).hexdigest() == _cell("package id")
    bits = bin(int.from_bytes(hashlib.sha256(spki).digest(), "big"))[2:].zfill(256)[:100]
    digits = str(int(bits, 2) % 10**30).zfill(30)
    assert " ".join(re.findall(".....", digits)) == _cell("fingerprint")


def test_the_recipe_with_standard_tools_accepts_the_golden_package(tmp_path: Path) -> None:
    _need_tools()
    shutil.copy(GOLDEN, tmp_path / "goi.kehoach")
    answer = _run(tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "Signature Verified Successfully" in answer.stdout
    assert answer.stdout.count(": OK") == 3
    assert f"package id: {_cell('package id')}" in answer.stdout
    assert f"fingerprint: {_cell('fingerprint')}" in answer.stdout
    assert (tmp_path / "to-bia.pdf").read_bytes() == "%PDF-1.7 bìa".encode()


@pytest.mark.parametrize("index", [1, 3])
def test_the_recipe_refuses_a_repaired_change(index: int, tmp_path: Path) -> None:
    _need_tools()
    parts = samples.members()
    name, content = parts[index]
    parts[index] = (name, content.replace(b"D", b"d", 1))
    assert parts[index][1] != content
    samples.saved(tmp_path, samples.pack(parts))
    assert _run(tmp_path).returncode != 0


def test_the_limits_of_the_specification_are_those_of_the_code() -> None:
    assert (limits.PACKAGE, limits.BLOB, limits.MANIFEST) == (1 << 30, 256 << 20, 4 << 20)
    assert (limits.LINE, limits.TEXT, limits.SIGNATURES) == (256 << 10, 64 << 10, 16 << 10)
    said = FORMAT.split("## Limits")[1].split("##")[0]
    for count in (limits.BLOBS, limits.RECORDS, limits.ACKS, limits.RECIPIENTS, limits.COUNTS):
        assert f"≤ {count:,}" in said
    assert all(extension in said for extension in MEDIA_TYPES)
    assert signing.PAYLOAD_TYPE in FORMAT


def _need_tools() -> None:
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not on this machine: {', '.join(missing)}")


def _run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", _block(RECIPE, "sh")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
