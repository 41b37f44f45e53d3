"""Windows' own lock for secrets (DPAPI): only this user on this PC opens what it locked."""

from __future__ import annotations

import ctypes
import sys

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.exchange import Protector

_UI_FORBIDDEN = 0x1


class _Blob(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint32), ("data", ctypes.POINTER(ctypes.c_char)))


class DpapiProtector:
    """`services.ports.exchange.Protector` by CryptProtectData; Windows only."""

    def protect(self, secret: bytes) -> bytes:
        """Return `secret` locked for this user; E-KEY-LOCK if Windows refuses."""
        return self._call("CryptProtectData", secret)

    def unprotect(self, locked: bytes) -> bytes:
        """Return what was locked; E-KEY-LOCK for another user, PC or damaged bytes."""
        return self._call("CryptUnprotectData", locked)

    @staticmethod
    def _call(name: str, content: bytes) -> bytes:
        crypt = ctypes.WinDLL("crypt32")  # type: ignore[attr-defined]
        kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
        buffer = ctypes.create_string_buffer(content, len(content))
        given = _Blob(len(content), ctypes.cast(buffer, ctypes.POINTER(ctypes.c_char)))
        got = _Blob()
        done = getattr(crypt, name)(
            ctypes.byref(given), None, None, None, None, _UI_FORBIDDEN, ctypes.byref(got)
        )
        if not done:
            raise AppError("E-KEY-LOCK")
        try:
            return ctypes.string_at(got.data, got.size)
        finally:
            kernel.LocalFree.argtypes = [ctypes.c_void_p]
            kernel.LocalFree(got.data)


def system_protector() -> Protector | None:
    """Return the system's lock, None where it has none (Linux: the file's rights must do)."""
    return DpapiProtector() if sys.platform == "win32" else None
