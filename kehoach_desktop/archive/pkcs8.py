"""PKCS#8 of an Ed25519 key, locked by a password: PBES2 with scrypt and AES-256-CBC.

The form is the standard one (RFC 5958, RFC 8018, RFC 7914 section 7), which `openssl pkey` opens:
an office can rescue its key without this program. `cryptography` reads it and cannot write it.
"""

from __future__ import annotations

import base64
import textwrap

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.padding import PKCS7

#: scrypt cost: 2^14 · 8 · 128 bytes = 16 MiB; OpenSSL opens up to 32 MiB without being asked.
SCRYPT_N, SCRYPT_R, SCRYPT_P = 1 << 14, 8, 1

_PBES2 = bytes.fromhex("06092a864886f70d01050d")
_SCRYPT = bytes.fromhex("06092b06010401da47040b")
_AES_256_CBC = bytes.fromhex("060960864801650304012a")

LABEL = "ENCRYPTED PRIVATE KEY"


def encrypt(private: bytes, password: str, salt: bytes, iv: bytes) -> bytes:
    """Return PEM of the PKCS#8 DER `private` locked by `password`; 16 bytes of salt and of IV."""
    secret = Scrypt(salt=salt, length=32, n=SCRYPT_N, r=SCRYPT_R, p=SCRYPT_P).derive(
        password.encode("utf-8")
    )
    padder = PKCS7(128).padder()
    padded = padder.update(private) + padder.finalize()
    encryptor = Cipher(algorithms.AES(secret), modes.CBC(iv)).encryptor()
    locked = encryptor.update(padded) + encryptor.finalize()
    kdf = _der(0x30, _octets(salt) + _integer(SCRYPT_N) + _integer(SCRYPT_R) + _integer(SCRYPT_P))
    scheme = _der(0x30, _der(0x30, _SCRYPT + kdf) + _der(0x30, _AES_256_CBC + _octets(iv)))
    return pem(_der(0x30, _der(0x30, _PBES2 + scheme) + _octets(locked)))


def pem(der: bytes) -> bytes:
    """Return `der` as a PEM file (RFC 7468)."""
    body = "\n".join(textwrap.wrap(base64.b64encode(der).decode("ascii"), 64))
    return f"-----BEGIN {LABEL}-----\n{body}\n-----END {LABEL}-----\n".encode("ascii")


def _der(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def _octets(content: bytes) -> bytes:
    return _der(0x04, content)


def _integer(value: int) -> bytes:
    return _der(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))
