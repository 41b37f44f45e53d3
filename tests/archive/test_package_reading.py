"""A good package is read back; a bad one is named by its code and never believed."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import random
import shutil
import stat
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import package_samples as samples
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.archive import container, limits, signing, verification
from kehoach_desktop.archive.packages import Packages
from kehoach_desktop.domain.exchange import BlobRole
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.exchange import BlobSource

PACKAGES = Packages()


def code_of(path: Path) -> str:
    """The code by which a file is refused; "" if it is accepted."""
    try:
        PACKAGES.verify(path)
    except AppError as error:
        return error.code
    return ""


def test_a_written_package_verifies_and_gives_back_what_went_in(tmp_path: Path) -> None:
    package = samples.sealed()
    path = tmp_path / "goi.kehoach"
    PACKAGES.write(package, path)
    found = PACKAGES.verify(path)
    assert found.package_id == package.package_id
    assert found.manifest == package.manifest
    assert found.spki == samples.ALICE.spki
    assert (found.intact, found.valid, found.trusted) == (True, True, None)
    assert found.size == package.size == path.stat().st_size
    assert PACKAGES.records(path, found) == list(samples.RECORDS)
    original = found.manifest.blob(BlobRole.ORIGINAL)
    assert original is not None
    PACKAGES.extract(path, found, original.sha256, tmp_path / "original.pdf")
    assert (tmp_path / "original.pdf").read_bytes() == b"%PDF" * 40


def test_the_same_input_gives_the_same_bytes_and_the_reverse_order_too() -> None:
    attachments = samples.outgoing().attachments
    turned = samples.sealed(attachments=attachments[::-1], records=samples.RECORDS[::-1])
    assert samples.package_bytes() == samples.package_bytes(turned)


def test_pythons_zipfile_and_unzip_read_the_package_too(tmp_path: Path) -> None:
    path = samples.saved(tmp_path, samples.package_bytes())
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert [(info.filename, archive.read(info)) for info in archive.infolist()] == (
            samples.members()
        )
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    if shutil.which("unzip") is not None:
        assert subprocess.run(["unzip", "-tqq", path], check=False).returncode == 0


def test_a_package_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    for name in ("goi.kehoach.zip", "goi (1).kehoach", "không tên"):
        path = samples.saved(tmp_path, samples.package_bytes(), name)
        assert verification.looks_like_package(path)
        assert code_of(path) == ""
    other = samples.saved(tmp_path, b"PK\x03\x04 a docx, perhaps", "goi.kehoach")
    assert not verification.looks_like_package(other)


def test_the_same_blob_under_two_names_is_stored_once(tmp_path: Path) -> None:
    twice = tuple(
        BlobSource(BlobRole.EVIDENCE, "image/png", name, b"picture") for name in ("a.png", "b.png")
    )
    path = samples.saved(tmp_path, samples.package_bytes(samples.sealed(attachments=twice)))
    assert len(PACKAGES.verify(path).manifest.blobs) == 3
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == 3 + 2


# -- raw damage -----------------------------------------------------------------------------------


def test_no_truncation_is_accepted_and_each_says_that_the_end_is_missing(tmp_path: Path) -> None:
    good = samples.package_bytes()
    for size in {*range(0, len(good), 13), len(good) - 1}:
        assert code_of(samples.saved(tmp_path, good[:size])) == "E-CUT", size


def test_no_flipped_bit_is_accepted(tmp_path: Path) -> None:
    good = samples.package_bytes()
    chance = random.Random(20260105)
    places = chance.sample(range(len(good) * 8), 3_000)
    codes = set()
    for place in places:
        bad = bytearray(good)
        bad[place // 8] ^= 1 << place % 8
        codes.add(code_of(samples.saved(tmp_path, bytes(bad))))
    assert "" not in codes
    assert codes <= {"E-ALTERED", "E-NOTOURS", "E-CUT", "E-LIMIT"}


def test_no_inserted_or_deleted_byte_is_accepted(tmp_path: Path) -> None:
    good = samples.package_bytes()
    for place in range(0, len(good), 7):
        for bad in (good[:place] + b"\0" + good[place:], good[:place] + good[place + 1 :]):
            assert code_of(samples.saved(tmp_path, bad)) != "", place


# -- repaired damage: CRC and directory are right ------------------------------------------------


def test_no_changed_member_is_accepted_after_its_checksums_were_repaired(tmp_path: Path) -> None:
    good = samples.members()
    chance = random.Random(7)
    for index, (name, content) in enumerate(good):
        for _ in range(250):
            bad = bytearray(content)
            bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
            parts = [*good[:index], (name, bytes(bad)), *good[index + 1 :]]
            code = code_of(samples.saved(tmp_path, samples.pack(parts)))
            assert code == ("E-NOTOURS" if name == "mimetype" else "E-ALTERED"), (name, bad)


def _swap(parts: samples.Members) -> samples.Members:
    return [*parts[:-2], parts[-1], parts[-2]]


def _twin(parts: samples.Members) -> samples.Members:
    return [*parts, parts[-1]]


def _renamed(name: str) -> Callable[[samples.Members], samples.Members]:
    return lambda parts: [*parts[:-1], (name, parts[-1][1])]


REBUILT: dict[str, Callable[[samples.Members], samples.Members]] = {
    "two blobs change places": _swap,
    "a blob stands there twice": _twin,
    "a blob is missing": lambda parts: parts[:-1],
    "a stranger is appended": lambda parts: [*parts, ("data/setup.exe", b"MZ")],
    "a stranger comes first": lambda parts: [("readme", b"hi"), *parts],
    "a blob climbs out of its folder": _renamed("../../" + "e" * 63),
    "a blob has an absolute name": _renamed("/etc/" + "p" * 64),
    "a blob differs from its twin by case": lambda parts: [
        *parts[:-1],
        (parts[-1][0].upper().replace("DATA", "data"), parts[-1][1]),
    ],
    "a blob has grown": lambda parts: [*parts[:-1], (parts[-1][0], parts[-1][1] + b"x")],
    "a blob has shrunk": lambda parts: [*parts[:-1], (parts[-1][0], parts[-1][1][:-1])],
    "the manifest is empty": lambda parts: [parts[0], ("manifest.json", b""), *parts[2:]],
    "the signatures are empty": lambda parts: [*parts[:2], ("signatures.json", b""), *parts[3:]],
    "the signature is another package's": lambda parts: [
        *parts[:2],
        (
            "signatures.json",
            signing.envelope(samples.ALICE.spki, samples.ALICE.sign(b"another message")),
        ),
        *parts[3:],
    ],
    "the key is another one": lambda parts: [
        *parts[:2],
        ("signatures.json", parts[2][1].replace(b'"spki":"', b'"spki":"AAAA')),
        *parts[3:],
    ],
    "the manifest was signed without saying what it is": lambda parts: [
        *parts[:2],
        ("signatures.json", signing.envelope(samples.ALICE.spki, samples.ALICE.sign(parts[1][1]))),
        *parts[3:],
    ],
    "the envelope has a blank": lambda parts: [
        *parts[:2],
        ("signatures.json", parts[2][1].replace(b":", b": ", 1)),
        *parts[3:],
    ],
}


@pytest.mark.parametrize("sentence", REBUILT)
def test_a_rebuilt_package_is_refused_when(sentence: str, tmp_path: Path) -> None:
    bad = samples.pack(REBUILT[sentence](samples.members()))
    assert code_of(samples.saved(tmp_path, bad)) in {"E-ALTERED", "E-NOTOURS", "E-CUT"}


def _patched(place: int, form: str, value: int) -> bytes:
    good = bytearray(samples.package_bytes())
    struct.pack_into(form, good, place, value)
    return bytes(good)


HEADERS: dict[str, Callable[[], bytes]] = {
    "something stands before it": lambda: b"MZ" + samples.package_bytes(),
    "something follows it": lambda: samples.package_bytes() + b"\0",
    "the archive has a comment": lambda: samples.package_bytes()[:-2] + b"\2\0hi",
    "the manifest claims to be deflated": lambda: _patched(len(container.PREAMBLE) + 8, "<H", 8),
    "the manifest claims to be encrypted": lambda: _patched(len(container.PREAMBLE) + 6, "<H", 1),
    "the manifest has an extra field": lambda: _patched(len(container.PREAMBLE) + 28, "<H", 4),
    "the manifest has another date": lambda: _patched(len(container.PREAMBLE) + 12, "<H", 0x21F),
    "the end names another disk": lambda: _patched(len(samples.package_bytes()) - 18, "<H", 1),
    "the end counts another member": lambda: _patched(len(samples.package_bytes()) - 14, "<H", 7),
    "the directory lies elsewhere": lambda: _patched(len(samples.package_bytes()) - 6, "<I", 0),
}


@pytest.mark.parametrize("sentence", HEADERS)
def test_a_package_is_refused_when(sentence: str, tmp_path: Path) -> None:
    assert code_of(samples.saved(tmp_path, HEADERS[sentence]())) in {"E-ALTERED", "E-NOTOURS"}


# -- signed, and still wrong ----------------------------------------------------------------------

Change = Callable[[dict[str, Any]], object]


def _set(*path: int | str, value: object) -> Change:
    def change(manifest: dict[str, Any]) -> None:
        place: Any = manifest
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


def _blob_named(name: str) -> Change:
    def change(manifest: dict[str, Any]) -> None:
        next(blob for blob in manifest["blobs"] if blob["role"] == "original")["name"] = name

    return change


def _deep(levels: int) -> object:
    value: object = 1
    for _ in range(levels):
        value = [value]
    return value


SIGNED: dict[str, tuple[str, Change]] = {
    "its version is above ours": ("E-NEWER", _set("v", value=2)),
    "it demands an extension nobody knows": ("E-NEWER", _set("crit", value=["merge2"])),
    "its kind is not known yet": ("E-NEWER", _set("kind", value="meeting")),
    "the role of a blob is not known yet": ("E-NEWER", _set("blobs", 0, "role", value="film")),
    "its version is no number": ("E-NOTOURS", _set("v", value="1")),
    "its version is true": ("E-NOTOURS", _set("v", value=True)),
    "its version is zero": ("E-NOTOURS", _set("v", value=0)),
    "it is another type of document": ("E-NOTOURS", _set("type", value="text/plain")),
    "it has a key of its own": ("E-NOTOURS", _set("colour", value="red")),
    "a key is missing": ("E-NOTOURS", lambda m: m.pop("app")),
    "a key of the sender is missing": ("E-NOTOURS", lambda m: m["sender"].pop("name")),
    "the sender is a list": ("E-NOTOURS", _set("sender", value=[])),
    "the sender's name hides a line break": (
        "E-NOTOURS",
        _set("sender", "name", value="UBND\nxã"),
    ),
    "the sender's name turns the direction of writing": (
        "E-NOTOURS",
        _set("sender", "name", value="UBND \u202exã"),
    ),
    "the installation is a path": ("E-NOTOURS", _set("sender", "installation", value="../x")),
    "it was made on 30 February": ("E-NOTOURS", _set("created", value="2026-02-30T08:00:00")),
    "its time has a zone": ("E-NOTOURS", _set("created", value="2026-01-05T08:00:00+07:00")),
    "a snapshot builds on something": ("E-NOTOURS", _set("basis", "seq", value=3)),
    "its place in the stream is zero": ("E-NOTOURS", _set("stream", "seq", value=0)),
    "its epoch is zero": ("E-NOTOURS", _set("stream", "epoch", value=0)),
    "its place is below zero": ("E-NOTOURS", _set("stream", "seq", value=-1)),
    "the package before it is no hash": ("E-NOTOURS", _set("stream", "prev", value="abc")),
    "it has no recipient": ("E-NOTOURS", _set("recipients", value=[])),
    "its blobs are not in order": ("E-NOTOURS", lambda m: m["blobs"].reverse()),
    "one blob has two sizes": (
        "E-NOTOURS",
        lambda m: (
            m["blobs"].insert(0, {**m["blobs"][0], "size": 1, "name": "a.pdf"})
            or m["blobs"].sort(key=lambda b: (b["sha256"], b["role"], b["name"]))
        ),
    ),
    "the counts are not those of the records": ("E-NOTOURS", _set("counts", "plan", value=9)),
    "it has more recipients than 200": (
        "E-LIMIT",
        _set("recipients", value=[{"office": f"o{n}", "name": "x"} for n in range(201)]),
    ),
    "it has more receipts than 500": ("E-LIMIT", _set("acks", value=[{}] * 501)),
    "a blob is larger than 256 MiB": (
        "E-LIMIT",
        _set("blobs", 0, "size", value=limits.BLOB + 1),
    ),
    "it is nested deeper than 16": ("E-LIMIT", _set("ext", "x", value=_deep(16))),
    "a text is longer than 64 KiB": ("E-LIMIT", _set("ext", "x", value="x" * 65_537)),
    "a text is not NFC": ("E-NOTOURS", _set("ext", "x", value="Kê\u0301")),
    "an attachment is a program": ("E-NAME", _blob_named("Kế hoạch.pdf.exe")),
    "an attachment is a path": ("E-NAME", _blob_named("../../kehoach.pdf")),
    "an attachment is a device of Windows": ("E-NAME", _blob_named("com1.pdf")),
    "an attachment is a device with a superscript": ("E-NAME", _blob_named("LPT².pdf")),
    "an attachment ends its name with a dot": ("E-NAME", _blob_named("a .pdf")),
    "an attachment turns its extension round": ("E-NAME", _blob_named("a\u202efdp.exe.pdf")),
    "an attachment has an invisible letter": ("E-NAME", _blob_named("a\u200b.pdf")),
    "an attachment has no name": ("E-NAME", _blob_named("")),
    "two attachments differ by case only": ("E-NAME", _blob_named("TO-BIA.pdf")),
}


@pytest.mark.parametrize("sentence", SIGNED)
def test_a_truly_signed_package_is_refused_when(sentence: str, tmp_path: Path) -> None:
    code, change = SIGNED[sentence]
    assert code_of(samples.saved(tmp_path, samples.resigned(change))) == code


SPELLINGS: dict[str, Callable[[bytes], bytes]] = {
    "there is a blank": lambda body: body.replace(b":", b": ", 1),
    "a key stands twice": lambda body: body[:-1] + b',"v":1}',
    "a number has a point": lambda body: body.replace(b'"v":1', b'"v":1.0'),
    "a number has an exponent": lambda body: body.replace(b'"seq":7', b'"seq":7e0'),
    "a number has 5,000 digits": lambda body: body.replace(b'"seq":7', b'"seq":' + b"7" * 5_000),
    "a number is minus zero": lambda body: body.replace(b'"seq":0', b'"seq":-0'),
    "a letter is escaped without need": lambda body: body.replace(b'"prod"', b'"\\u0070rod"'),
    "half of a surrogate pair stands alone": lambda body: body.replace(b'"prod"', b'"\\ud800"'),
    "NaN stands for a number": lambda body: body.replace(b'"seq":7', b'"seq":NaN'),
    "a byte order mark comes first": lambda body: b"\xef\xbb\xbf" + body,
    "the bytes are not UTF-8": lambda body: body.replace(b'"prod"', b'"\xff"'),
    "it is cut short": lambda body: body[:-1],
    "it is a list": lambda _: b"[]",
    "it is nested a million times": lambda _: b"[" * 1_000_000,
}


@pytest.mark.parametrize("sentence", SPELLINGS)
def test_a_signed_manifest_has_one_spelling_only_so_it_is_refused_when(
    sentence: str, tmp_path: Path
) -> None:
    bad = samples.resigned(raw=SPELLINGS[sentence])
    assert code_of(samples.saved(tmp_path, bad)) in {"E-NOTOURS", "E-LIMIT"}


LINES: dict[str, tuple[str, bytes]] = {
    "the last line does not end": ("E-NOTOURS", samples.record_lines()[:-1]),
    "a line is empty": ("E-NOTOURS", b"\n" + samples.record_lines()),
    "a line is no JSON": ("E-NOTOURS", b"x\n"),
    "a line is a list": ("E-NOTOURS", b"[]\n"),
    "a record has no owner": ("E-NOTOURS", samples.json_line(owner=None)),
    "a record has data and a tombstone": ("E-NOTOURS", samples.json_line(tombstone=True)),
    "a record has neither": ("E-NOTOURS", samples.json_line(data=None)),
    "a tombstone is false": ("E-NOTOURS", samples.json_line(data=None, tombstone=False)),
    "a revision is below zero": ("E-NOTOURS", samples.json_line(rev=-1)),
    "a revision is true": ("E-NOTOURS", samples.json_line(rev=True)),
    "an id has a line break": ("E-NOTOURS", samples.json_line(id="a\nb")),
    "a record stands twice": ("E-NOTOURS", samples.json_line() * 2),
    "records are out of order": (
        "E-NOTOURS",
        samples.json_line(id="p2") + samples.json_line(id="p1"),
    ),
    "a line is longer than 256 KiB": (
        "E-LIMIT",
        samples.json_line(data={f"k{n}": "x" * 60_000 for n in range(5)}),
    ),
}


@pytest.mark.parametrize("sentence", LINES)
def test_signed_records_are_refused_when(sentence: str, tmp_path: Path) -> None:
    code, lines = LINES[sentence]
    bad = samples.resigned(_set("counts", value={"plan": lines.count(b"\n")}), lines=lines)
    assert code_of(samples.saved(tmp_path, bad)) == code


@pytest.mark.parametrize("index", [1, 2, 3])
def test_a_wrong_checksum_is_refused_though_every_header_agrees_on_it(
    index: int, tmp_path: Path
) -> None:
    parts = samples.members()
    heads = [container.Member.of(name, content) for name, content in parts]
    heads[index] = dataclasses.replace(heads[index], crc=heads[index].crc ^ 1)
    body = b"".join(
        container.local_header(head) + content
        for head, (_, content) in zip(heads, parts, strict=True)
    )
    bad = samples.saved(tmp_path, body + container.directory(heads))
    assert code_of(bad) == "E-ALTERED"


def test_unknown_record_types_and_keys_under_ext_are_kept(tmp_path: Path) -> None:
    line = samples.json_line(type="weather", data={"rain": [1, {"mm": 12}]})
    path = samples.saved(
        tmp_path,
        samples.resigned(
            lambda m: (_set("counts", value={"weather": 1})(m), _set("ext", "x", value=1)(m)),
            lines=line,
        ),
    )
    found = PACKAGES.verify(path)
    assert found.manifest.ext == {"x": 1}
    assert PACKAGES.records(path, found)[0].data == {"rain": [1, {"mm": 12}]}


# -- what is no file -----------------------------------------------------------------------------


def test_what_cannot_be_read_is_refused_in_words(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nothing") == "E-GONE"
    assert code_of(tmp_path) == "E-READ"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert code_of(pipe) == "E-READ"


def test_a_file_above_one_gibibyte_is_refused_unread(tmp_path: Path) -> None:
    path = samples.saved(tmp_path, samples.package_bytes())
    os.truncate(path, limits.PACKAGE + 1)
    assert code_of(path) == "E-LIMIT"


def test_nothing_behind_the_signature_is_read_before_it_holds(tmp_path: Path) -> None:
    parts = samples.members()
    stranger = signing.envelope(samples.MALLORY.spki, samples.ALICE.sign(b""))
    parts[2] = ("signatures.json", stranger)
    head = sum(30 + len(name) + len(content) for name, content in parts[:3])
    stream = _Watched(samples.pack(parts))
    reader = container.ContainerReader(stream)
    with pytest.raises(signing.SignatureError):
        verification._head(reader)
    assert stream.furthest == head


class _Watched(io.BytesIO):
    """Remembers how far it was read."""

    furthest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        content = super().read(size)
        self.furthest = max(self.furthest, self.tell())
        return content


def test_a_large_package_is_verified_in_small_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    big = tmp_path / "scan.pdf"
    with big.open("wb") as stream:
        stream.truncate(40 << 20)
    original = BlobSource(BlobRole.ORIGINAL, "application/pdf", "scan.pdf", big)
    path = tmp_path / "goi.kehoach"
    PACKAGES.write(samples.sealed(attachments=(original,)), path)
    sizes: list[int] = []
    whole = container.ContainerReader.exactly

    def exactly(self: container.ContainerReader, size: int) -> bytes:
        sizes.append(size)
        return whole(self, size)

    monkeypatch.setattr(container.ContainerReader, "exactly", exactly)
    assert PACKAGES.verify(path).size > 40 << 20
    assert max(sizes) <= 1 << 20


def test_a_copy_that_changed_after_it_was_verified_gives_nothing(tmp_path: Path) -> None:
    path = samples.saved(tmp_path, samples.package_bytes())
    package = PACKAGES.verify(path)
    samples.saved(tmp_path, samples.resigned(_set("app", value="other")))
    with pytest.raises(AppError, match="E-ALTERED"):
        PACKAGES.records(path, package)
    parts = [
        (name, content.replace(b"%PDF%PDF", b"%PDF!PDF", 1)) for name, content in samples.members()
    ]
    path.write_bytes(samples.pack(parts))  # checksums repaired: only the hash can tell
    original = package.manifest.blob(BlobRole.ORIGINAL)
    assert original is not None
    with pytest.raises(AppError, match="E-ALTERED"):
        PACKAGES.extract(path, package, original.sha256, tmp_path / "out.pdf")
    assert [entry.name for entry in tmp_path.iterdir()] == ["goi.kehoach"]


# -- any content comes back ----------------------------------------------------------------------


@given(st.lists(st.binary(max_size=300), max_size=6, unique=True))
def test_whatever_goes_in_comes_out(tmp_path: Path, contents: list[bytes]) -> None:
    sources = tuple(
        BlobSource(BlobRole.EVIDENCE, "text/plain", f"tep-{number}.txt", content)
        for number, content in enumerate(contents)
    )
    package = samples.sealed(attachments=sources)
    path = samples.saved(tmp_path, samples.package_bytes(package))
    found = PACKAGES.verify(path)
    got = {
        blob.name: b"".join(verification.blob_pieces(path, found, blob.sha256))
        for blob in found.manifest.blobs
        if blob.role is BlobRole.EVIDENCE
    }
    assert got == {source.name: source.content for source in sources}
    with zipfile.ZipFile(path) as archive:
        assert json.loads(archive.read("manifest.json"))["v"] == 1


@given(st.binary(max_size=2_000))
def test_no_bytes_at_all_break_the_reader(tmp_path: Path, content: bytes) -> None:
    assert code_of(samples.saved(tmp_path, content)) in {"E-NOTOURS", "E-CUT", "E-ALTERED"}
    behind = samples.saved(tmp_path, container.PREAMBLE + content)
    assert code_of(behind) in {"E-NOTOURS", "E-CUT", "E-ALTERED", "E-LIMIT"}
