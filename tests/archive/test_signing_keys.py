"""Keys: which may be trusted, how they are kept, what their fingerprints are."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import package_samples as samples
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kehoach_desktop.archive import signing
from kehoach_desktop.archive.keystore import KeyFolder
from kehoach_desktop.errors import AppError

P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
I = pow(2, (P - 1) // 4, P)  # noqa: E741 - the usual name of √−1

#: A point that belongs to no small group: the base point (RFC 8032, 5.1).
BASE_Y = 4 * pow(5, -1, P) % P


def _x(y: int) -> int | None:
    """An x with (x, y) on the curve −x² + y² = 1 + d·x²·y², None where there is none."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    for root in (x, x * I % P):
        if root * root % P == square:
            return root
    return None


def _add(one: tuple[int, int], two: tuple[int, int]) -> tuple[int, int]:
    (x1, y1), (x2, y2) = one, two
    twist = D * x1 * x2 * y1 * y2
    x = (x1 * y2 + x2 * y1) * pow(1 + twist, -1, P) % P
    return x, (y1 * y2 + x1 * x2) * pow(1 - twist, -1, P) % P


def _order_divides_8(y: int) -> bool:
    x = _x(y % P)
    if x is None:
        return False
    point = (x, y % P)
    for _ in range(3):
        point = _add(point, point)
    return point == (0, 1)


def _spki(y: int, sign: int = 0) -> bytes:
    return signing.SPKI_PREFIX + (y | sign << 255).to_bytes(32, "little")


LOW_ORDER = {
    "the neutral point": 1,
    "the point of order 2": P - 1,
    "the points of order 4": 0,
    "the first points of order 8": (
        0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
    ),
    "the other points of order 8": (
        0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
    ),
    "zero, written as p": P,
    "one, written as p + 1": P + 1,
    "the largest number of 255 bits": 2**255 - 1,
}


@pytest.mark.parametrize("sign", [0, 1])
@pytest.mark.parametrize("name", LOW_ORDER)
def test_a_key_of_low_order_or_a_second_spelling_is_refused(name: str, sign: int) -> None:
    y = LOW_ORDER[name]
    assert _order_divides_8(y) or y >= P, "the table itself is wrong"
    assert not signing.is_sound_key(_spki(y, sign))
    with pytest.raises(AppError, match="E-KEY"):
        signing.check_key(_spki(y, sign))


def test_the_library_would_let_a_signature_by_a_low_order_key_pass() -> None:
    """Why we look ourselves: with A = the neutral point, R = B·s fits every message."""
    forged = (BASE_Y | (0 << 255)).to_bytes(32, "little") + (1).to_bytes(32, "little")
    key = Ed25519PublicKey.from_public_bytes((1).to_bytes(32, "little"))
    key.verify(forged, b"anything")
    key.verify(forged, b"at all")
    with pytest.raises(signing.SignatureError):
        signing.verified_key(b"anything", signing.envelope(_spki(1), forged))


def test_no_other_y_belongs_to_the_small_group() -> None:
    small = {y for y in LOW_ORDER.values() if y < P}
    point, found = (_x(LOW_ORDER["the first points of order 8"]) or 0, 0), set()
    point = (point[0], LOW_ORDER["the first points of order 8"])
    walk = (0, 1)
    for _ in range(8):
        walk = _add(walk, point)
        found.add(walk[1])
    assert found == small


@pytest.mark.parametrize("spki", [b"", samples.ALICE.spki[:-1], samples.ALICE.spki + b"\0",
                                  b"\x31" + samples.ALICE.spki[1:]])  # fmt: skip
def test_what_is_no_ed25519_key_is_refused(spki: bytes) -> None:
    assert not signing.is_sound_key(spki)


def test_ordinary_keys_are_sound() -> None:
    for number in range(50):
        assert signing.is_sound_key(signing.Ed25519Signer.from_seed(bytes([number] * 32)).spki)


def test_a_fingerprint_is_six_groups_of_five_digits() -> None:
    groups = signing.fingerprint(samples.ALICE.spki).split(" ")
    assert [len(group) for group in groups] == [5] * 6
    assert "".join(groups).isdigit()
    assert signing.fingerprint(samples.MALLORY.spki) != signing.fingerprint(samples.ALICE.spki)


# -- keeping keys ---------------------------------------------------------------------------------


class Locker:
    """Stands for DPAPI."""

    def protect(self, secret: bytes) -> bytes:
        return bytes(byte ^ 0x5A for byte in secret)

    def unprotect(self, locked: bytes) -> bytes:
        return self.protect(locked)


@pytest.mark.parametrize("protector", [None, Locker()])
@pytest.mark.parametrize("password", [None, "mật khẩu của xã"])
def test_a_kept_key_signs_as_before(
    password: str | None, protector: Locker | None, tmp_path: Path
) -> None:
    folder = KeyFolder(tmp_path / "keys", protector)
    folder.unlock(password)
    made = folder.create("may-01")
    again = KeyFolder(tmp_path / "keys", protector)
    again.unlock(password)
    assert again.signer("may-01").spki == made.spki
    assert again.signer("may-01").sign(b"x") == made.sign(b"x")
    assert again.needs_password("may-01") is (password is not None)
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["may-01.key"]
    assert (tmp_path / "keys" / "may-01.key").stat().st_mode & 0o077 == 0


def test_a_key_is_not_opened_without_its_password(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    folder.unlock("đúng")
    folder.create("may-01")
    for password in (None, "sai"):
        folder.unlock(password)
        with pytest.raises(AppError, match="E-PASSWORD"):
            folder.signer("may-01")


def test_openssl_opens_the_locked_key(tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not on this machine")
    folder = KeyFolder(tmp_path, random=lambda size: bytes(range(size)))
    folder.unlock("mat khau")
    folder.create("may-01")
    command = ["openssl", "pkey", "-in", tmp_path / "may-01.key", "-passin", "pass:mat khau",
               "-pubout", "-outform", "DER"]  # fmt: skip
    answer = subprocess.run(command, capture_output=True, check=True)
    assert answer.stdout == samples.ALICE.spki


def test_a_password_can_be_changed_and_taken_away(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    made = folder.create("may-01")
    folder.set_password("may-01", "mới")
    assert KeyFolder(tmp_path).needs_password("may-01")
    folder.set_password("may-01", None)
    assert KeyFolder(tmp_path).signer("may-01").spki == made.spki


def test_a_key_is_never_written_over_and_a_missing_or_damaged_one_is_said(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    folder.create("may-01")
    with pytest.raises(AppError, match="E-KEY-EXISTS"):
        folder.create("may-01")
    with pytest.raises(AppError, match="E-NOKEY"):
        folder.signer("may-02")
    (tmp_path / "may-01.key").write_bytes(b"rubbish")
    with pytest.raises(AppError, match="E-NOKEY"):
        folder.signer("may-01")


def test_a_key_locked_by_the_system_needs_the_system(tmp_path: Path) -> None:
    KeyFolder(tmp_path, Locker()).create("may-01")
    with pytest.raises(AppError, match="E-KEY-LOCK"):
        KeyFolder(tmp_path).signer("may-01")
