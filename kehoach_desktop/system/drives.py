"""Removable drives: which there are, how much room they have, and pushing them out.

Linux is read from `/proc/mounts`, `/sys/class/block` and `/dev/disk/by-label`; Windows is asked
through kernel32. `system_drives()` returns the one of this system.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop import files
from kehoach_desktop.services.ports.files import Drive, Drives

_OCTAL = re.compile(r"\\([0-7]{3})")
_HEX = re.compile(r"\\x([0-9a-fA-F]{2})")

#: GetDriveTypeW: a stick or a card; a fixed or network drive has another number.
DRIVE_REMOVABLE = 2
_READ_ONLY_VOLUME = 0x0008_0000


@dataclass(frozen=True, slots=True)
class Mount:
    """A line of `/proc/mounts`: device, mount point, options."""

    device: str
    point: Path
    options: frozenset[str]


def parse_mounts(text: str) -> list[Mount]:
    """Return the mounts of `/proc/mounts`; blanks in names stand there as `\\040` (fstab(5))."""
    mounts = []
    for line in text.splitlines():
        fields = line.split(" ")
        if len(fields) >= 4:
            device, point = _unescape(_OCTAL, 8, fields[0]), _unescape(_OCTAL, 8, fields[1])
            mounts.append(Mount(device, Path(point), frozenset(fields[3].split(","))))
    return mounts


def parse_drive_bits(bits: int) -> list[str]:
    """Return the roots of GetLogicalDrives' bit mask: bit 0 is `A:\\`."""
    return [f"{chr(ord('A') + place)}:\\" for place in range(26) if bits >> place & 1]


class LinuxDrives:
    """`services.ports.files.Drives` on Linux; the places to read are arguments for the tests."""

    def __init__(
        self,
        mounts: Path = Path("/proc/mounts"),
        blocks: Path = Path("/sys/class/block"),
        labels: Path = Path("/dev/disk/by-label"),
    ) -> None:
        self._mounts = mounts
        self._blocks = blocks
        self._labels = labels

    def removable(self) -> list[Drive]:
        """Return the removable drives that are mounted and answer; by mount point."""
        labels = self._label_names()
        drives: dict[Path, Drive] = {}
        for mount in self._read_mounts():
            if not self._is_removable_device(mount.device):
                continue
            with contextlib.suppress(OSError):  # pulled out between two calls
                room = os.statvfs(mount.point)
                drives[mount.point] = Drive(
                    root=mount.point,
                    label=labels.get(Path(mount.device).name, mount.point.name),
                    free=room.f_bavail * room.f_frsize,
                    total=room.f_blocks * room.f_frsize,
                    writable="ro" not in mount.options and os.access(mount.point, os.W_OK),
                )
        return [drives[point] for point in sorted(drives)]

    def is_removable(self, path: Path) -> bool:
        """Say whether `path` (which need not exist yet) lies on a removable drive."""
        place = path.resolve()
        holders = [m for m in self._read_mounts() if place.is_relative_to(m.point)]
        if not holders:
            return False
        deepest = max(len(mount.point.parts) for mount in holders)
        last = [mount for mount in holders if len(mount.point.parts) == deepest][-1]
        return self._is_removable_device(last.device)

    def flush(self, path: Path) -> None:
        """Push everything written to the file system of `path` to its medium (syncfs(2))."""
        with files.writing(path):
            handle = os.open(path, os.O_RDONLY)
            try:
                libc = ctypes.CDLL(None, use_errno=True)
                if libc.syncfs(handle) != 0:
                    number = ctypes.get_errno()
                    raise OSError(number, os.strerror(number))
            finally:
                os.close(handle)

    def _read_mounts(self) -> list[Mount]:
        try:
            return parse_mounts(self._mounts.read_text(encoding="utf-8", errors="surrogateescape"))
        except OSError:
            return []

    def _is_removable_device(self, device: str) -> bool:
        """Say whether a device, or the disk that it is a part of, can be pulled out.

        A USB hard disk calls itself fixed: what hangs on the USB bus counts as removable too.
        """
        if not device.startswith("/dev/"):
            return False
        with contextlib.suppress(OSError):
            block = (self._blocks / Path(os.path.realpath(device)).name).resolve(strict=True)
            if re.search(r"/usb\d*/", str(block)):
                return True
            for place in (block, block.parent):
                flag = place / "removable"
                if flag.is_file():
                    return flag.read_text(encoding="ascii").strip() == "1"
        return False

    def _label_names(self) -> dict[str, str]:
        """Return device name ("sdb1") → label; udev writes odd characters as `\\x20`."""
        names: dict[str, str] = {}
        with contextlib.suppress(OSError):
            for link in self._labels.iterdir():
                names[link.resolve().name] = _unescape(_HEX, 16, link.name)
        return names


class WindowsDrives:
    """`services.ports.files.Drives` on Windows."""

    def removable(self) -> list[Drive]:
        """Return the sticks and cards that have a readable medium; by letter."""
        return [drive for root in self._roots() if (drive := self._describe(root)) is not None]

    def is_removable(self, path: Path) -> bool:
        """Say whether `path` lies on a drive that Windows calls removable."""
        anchor = path.resolve().anchor
        return bool(anchor) and _kernel().GetDriveTypeW(anchor) == DRIVE_REMOVABLE

    def flush(self, path: Path) -> None:
        """Do nothing: fsync was FlushFileBuffers, and the volume itself needs an administrator."""

    def _roots(self) -> Iterator[str]:
        kernel = _kernel()
        for root in parse_drive_bits(kernel.GetLogicalDrives()):
            if kernel.GetDriveTypeW(root) == DRIVE_REMOVABLE:
                yield root

    def _describe(self, root: str) -> Drive | None:
        kernel = _kernel()
        label = ctypes.create_unicode_buffer(261)
        flags = ctypes.c_uint32()
        free, total = ctypes.c_uint64(), ctypes.c_uint64()
        if not kernel.GetVolumeInformationW(
            root, label, len(label), None, None, ctypes.byref(flags), None, 0
        ) or not kernel.GetDiskFreeSpaceExW(root, ctypes.byref(free), ctypes.byref(total), None):
            return None  # a card reader without a card
        writable = not flags.value & _READ_ONLY_VOLUME
        return Drive(Path(root), label.value, free.value, total.value, writable)


def system_drives() -> Drives:
    """Return the drives of this system."""
    return WindowsDrives() if sys.platform == "win32" else LinuxDrives()


def _kernel() -> ctypes.CDLL:
    """Return kernel32 (only on Windows)."""
    kernel: ctypes.CDLL = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    return kernel


def _unescape(pattern: re.Pattern[str], base: int, text: str) -> str:
    raw = pattern.sub(lambda match: chr(int(match[1], base)), text)
    with contextlib.suppress(UnicodeError):  # the escapes are bytes of UTF-8
        return re.sub("[\x80-\xff]+", lambda match: match[0].encode("latin-1").decode("utf-8"), raw)
    return raw
