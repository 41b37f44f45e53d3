"""Ed25519 over the DSSE pre-authentication encoding, public keys and their fingerprints.

The signed message is never the manifest alone but `DSSEv1 SP len(type) SP type SP len(body) SP
body` (DSSE protocol 1.0.2), so that a signature made for one kind of document fits no other.
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kehoach_desktop.archive import strict_json
from kehoach_desktop.errors import AppError

#: What the signature says the signed bytes are.
PAYLOAD_TYPE = "application/vnd.kehoach.manifest+json"

#: SubjectPublicKeyInfo of Ed25519 up to the 32 key bytes (RFC 8410, section 4); one form only.
SPKI_PREFIX = bytes.fromhex("302a300506032b6570032100")

_P = 2**255 - 19
#: y-coordinates of the eight points whose order divides 8 (RFC 7748 7, C2SP CCTV ed25519).
_LOW_ORDER_Y = frozenset(
    {
        0,
        1,
        _P - 1,
        0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
        0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
    }
)


class SignatureError(ValueError):
    """`signatures.json` is not ours, its key is unfit, or the signature does not hold."""


class Ed25519Signer:
    """A private key in memory; signs and never shows itself."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self._spki = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    @classmethod
    def from_seed(cls, seed: bytes) -> Ed25519Signer:
        """Return the signer of a 32-byte seed (RFC 8032): the demo and golden files need it."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def spki(self) -> bytes:
        """Return the public key as SubjectPublicKeyInfo (DER)."""
        return self._spki

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature of `message`."""
        return self._key.sign(message)


def pae(payload_type: str, body: bytes) -> bytes:
    """Return the DSSE pre-authentication encoding of `body`."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(body), body)


def fingerprint(spki: bytes) -> str:
    """Return the 30 digits of a public key, 6 groups of 5 with blanks between.

    The first 100 bits of SHA-256(SubjectPublicKeyInfo), big-endian, as an integer modulo 10^30
    (2^100 has 31 digits), zero-padded.
    """
    bits = int.from_bytes(hashlib.sha256(spki).digest()[:13], "big") >> 4
    digits = f"{bits % 10**30:030d}"
    return " ".join(digits[start : start + 5] for start in range(0, 30, 5))


def is_sound_key(spki: bytes) -> bool:
    """Say whether `spki` is an Ed25519 key in its one encoding that is not of low order.

    A key of low order makes one signature hold for many messages, whoever made it.
    """
    if len(spki) != 44 or not spki.startswith(SPKI_PREFIX):
        return False
    y = int.from_bytes(spki[12:], "little") & ((1 << 255) - 1)
    return y < _P and y not in _LOW_ORDER_Y


def check_key(spki: bytes) -> None:
    """Raise E-KEY unless the key may be trusted (`is_sound_key`)."""
    if not is_sound_key(spki):
        raise AppError("E-KEY")


def envelope(spki: bytes, signature: bytes) -> bytes:
    """Return `signatures.json`: payload type, signer's key and its hash, signature."""
    return strict_json.dumps(
        {
            "payloadType": PAYLOAD_TYPE,
            "signatures": [
                {
                    "keyid": hashlib.sha256(spki).hexdigest(),
                    "sig": base64.b64encode(signature).decode("ascii"),
                    "spki": base64.b64encode(spki).decode("ascii"),
                }
            ],
        }
    )


def verified_key(manifest: bytes, signatures: bytes) -> bytes:
    """Return the SubjectPublicKeyInfo whose signature over `manifest` holds; SignatureError.

    The envelope is rebuilt from what was read and compared, so it has one spelling too.
    """
    try:
        (entry,) = strict_json.loads(signatures)["signatures"]
        spki = base64.b64decode(entry["spki"], validate=True)
        signature = base64.b64decode(entry["sig"], validate=True)
    except (ValueError, KeyError, TypeError) as error:
        raise SignatureError("malformed") from error
    if envelope(spki, signature) != signatures or not is_sound_key(spki):
        raise SignatureError("unfit")
    try:
        Ed25519PublicKey.from_public_bytes(spki[12:]).verify(signature, pae(PAYLOAD_TYPE, manifest))
    except (InvalidSignature, ValueError) as error:
        raise SignatureError("does not hold") from error
    return spki
