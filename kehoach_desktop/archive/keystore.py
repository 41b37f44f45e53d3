"""Private keys of this PC: one file per installation, outside the database and its backups.

A key is PKCS#8. With a password it is locked by scrypt (`pkcs8.py`); without one it is locked by
the system where it can (DPAPI on Windows: only this user on this PC opens it), else by the rights
of the file alone (0600).
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
    load_pem_private_key,
)

from kehoach_desktop import files
from kehoach_desktop.archive import pkcs8
from kehoach_desktop.archive.signing import Ed25519Signer
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.exchange import Protector

_PROTECTED = b"KEHOACH-KEY-LOCKED-BY-SYSTEM\n"
_PASSWORD = f"-----BEGIN {pkcs8.LABEL}-----".encode("ascii")
_MOST = 1 << 16


class KeyFolder:
    """`KeyStore` in a folder: `<installation>.key`.

    `random(n)` gives n secret random bytes; the demo and the golden files inject fixed ones.
    """

    def __init__(
        self,
        folder: Path,
        protector: Protector | None = None,
        random: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._folder = folder
        self._protector = protector
        self._random = random
        self._password: str | None = None

    def unlock(self, password: str | None) -> None:
        """Remember the password for this run; keys that are made from now on are locked by it."""
        self._password = password or None

    def needs_password(self, installation: str) -> bool:
        """Say whether the key is there and locked by a password."""
        path = self._path(installation)
        return path.exists() and files.read_file(path, _MOST).startswith(_PASSWORD)

    def create(self, installation: str) -> Ed25519Signer:
        """Make and keep a new key; E-KEY-EXISTS, E-FULL, E-READONLY."""
        files.ensure_folder(self._folder)
        with contextlib.suppress(OSError):  # no such rights on vfat; the file's own follow
            self._folder.chmod(0o700)
        if self._path(installation).exists():
            raise AppError("E-KEY-EXISTS", installation=installation)
        key = Ed25519PrivateKey.from_private_bytes(self._random(32))
        self._store(installation, key)
        return Ed25519Signer(key)

    def signer(self, installation: str) -> Ed25519Signer:
        """Return the key; E-NOKEY if it is not here, E-PASSWORD, E-KEY-LOCK, E-READ."""
        return Ed25519Signer(self._load(installation))

    def set_password(self, installation: str, password: str | None) -> None:
        """Lock the key by another password, or by none; the open one must be known."""
        key = self._load(installation)
        self._password = password or None
        self._store(installation, key)

    def _load(self, installation: str) -> Ed25519PrivateKey:
        path = self._path(installation)
        if not path.exists():
            raise AppError("E-NOKEY", installation=installation, path=str(path))
        data = files.read_file(path, _MOST)
        try:
            if data.startswith(_PROTECTED):
                if self._protector is None:
                    raise AppError("E-KEY-LOCK", path=str(path))
                locked = data.removeprefix(_PROTECTED)
                key = load_der_private_key(self._protector.unprotect(locked), None)
            elif data.startswith(_PASSWORD):
                if self._password is None:
                    raise AppError("E-PASSWORD", path=str(path))
                key = load_pem_private_key(data, self._password.encode("utf-8"))
            else:
                key = load_pem_private_key(data, None)
        except (ValueError, TypeError) as error:
            code = "E-PASSWORD" if data.startswith(_PASSWORD) else "E-NOKEY"
            raise AppError(code, installation=installation, path=str(path)) from error
        if not isinstance(key, Ed25519PrivateKey):
            raise AppError("E-NOKEY", installation=installation, path=str(path))
        return key

    def _store(self, installation: str, key: Ed25519PrivateKey) -> None:
        path = self._path(installation)
        der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        if self._password is not None:
            salt, iv = self._random(16), self._random(16)
            data = pkcs8.encrypt(der, self._password, salt, iv)
        elif self._protector is not None:
            data = _PROTECTED + self._protector.protect(der)
        else:
            data = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with files.replacing(path) as stream:
            if hasattr(os, "fchmod"):  # before the first byte: nobody else ever reads it
                with contextlib.suppress(OSError):
                    os.fchmod(stream.fileno(), 0o600)
            stream.write(data)

    def _path(self, installation: str) -> Path:
        return self._folder / f"{installation}.key"
