"""Removable drives are found with their label and room; the system's opener is asked politely."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from kehoach_desktop.errors import AppError
from kehoach_desktop.system import drives, opener
from kehoach_desktop.system.drives import LinuxDrives, parse_drive_bits, parse_mounts

MOUNTS = """\
proc /proc proc rw,relatime 0 0
/dev/sda1 / ext4 rw,relatime 0 0
/dev/sdb1 /media/can\\040bo/USB\\040x\\303\\243 vfat rw,nosuid,utf8 0 0
/dev/sr0 /media/cdrom iso9660 ro,nosuid 0 0
not a mount
"""


def test_mounts_are_read_with_blanks_and_vietnamese_letters() -> None:
    mounts = parse_mounts(MOUNTS)
    assert [(m.device, str(m.point)) for m in mounts] == [
        ("proc", "/proc"),
        ("/dev/sda1", "/"),
        ("/dev/sdb1", "/media/can bo/USB xã"),
        ("/dev/sr0", "/media/cdrom"),
    ]
    assert "ro" in mounts[3].options and "ro" not in mounts[2].options


def test_windows_bits_are_letters() -> None:
    assert parse_drive_bits(0) == []
    assert parse_drive_bits(0b1_0000_0000_0000_0000_0000_1100) == ["C:\\", "D:\\", "Y:\\"]


@pytest.fixture
def machine(tmp_path: Path) -> LinuxDrives:
    """A PC with a fixed disk sda, a stick sdb, a USB hard disk sdc that calls itself fixed."""
    lines = ["proc /proc proc rw 0 0", f"/dev/sda1 {tmp_path} ext4 rw 0 0"]
    blocks = tmp_path / "class"
    blocks.mkdir()
    for disk, bus, flag, options in (
        ("sda", "pci0/ata1", "0", "rw"),
        ("sdb", "pci0/usb1/1-1", "1", "rw"),
        ("sdc", "pci0/usb2/2-1", "0", "ro"),
        ("mmcblk0", "pci0/mmc0", "1", "rw"),
    ):
        part = f"{disk}p1" if disk[-1].isdigit() else f"{disk}1"
        device = tmp_path / "devices" / bus / "block" / disk
        (device / part).mkdir(parents=True)
        (device / "removable").write_text(f"{flag}\n")
        (blocks / part).symlink_to(device / part)
        if disk != "sda":
            (tmp_path / f"mnt-{disk}").mkdir()
            lines.append(f"/dev/{part} {tmp_path}/mnt-{disk} vfat {options} 0 0")
    lines.append(f"/dev/sdb1 {tmp_path}/pulled-out vfat rw 0 0")
    (tmp_path / "mounts").write_text("\n".join(lines))
    labels = tmp_path / "by-label"
    labels.mkdir()
    (labels / "USB\\x20V\\xc4\\x83n\\x20th\\xc6\\xb0").symlink_to("../../sdb1")
    return LinuxDrives(tmp_path / "mounts", blocks, labels)


def test_sticks_cards_and_usb_disks_are_listed_with_label_and_room(
    machine: LinuxDrives, tmp_path: Path
) -> None:
    found = {drive.root.name: drive for drive in machine.removable()}
    assert sorted(found) == ["mnt-mmcblk0", "mnt-sdb", "mnt-sdc"]
    stick = found["mnt-sdb"]
    assert stick.label == "USB Văn thư"
    assert 0 < stick.free <= stick.total
    assert stick.writable and not found["mnt-sdc"].writable
    assert found["mnt-mmcblk0"].label == "mnt-mmcblk0"


def test_a_path_on_a_stick_is_known_before_it_exists(machine: LinuxDrives, tmp_path: Path) -> None:
    assert machine.is_removable(tmp_path / "mnt-sdb" / "dữ liệu" / "kehoach.db")
    assert machine.is_removable(tmp_path / "mnt-sdc")
    assert not machine.is_removable(tmp_path / "dữ liệu")
    assert not machine.is_removable(Path("/proc/1"))


def test_a_link_to_a_stick_is_a_place_on_the_stick(machine: LinuxDrives, tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(tmp_path / "mnt-sdb")
    assert machine.is_removable(tmp_path / "shortcut" / "kehoach.db")


def test_a_machine_without_these_files_has_no_sticks(tmp_path: Path) -> None:
    bare = LinuxDrives(tmp_path / "x", tmp_path / "y", tmp_path / "z")
    assert bare.removable() == [] and not bare.is_removable(tmp_path)


def test_this_machine_answers_and_flushes(tmp_path: Path) -> None:
    system = drives.system_drives()
    assert isinstance(system.removable(), list)
    system.flush(tmp_path)
    with pytest.raises(AppError, match="E-GONE"):
        system.flush(tmp_path / "nothing")


class FakeKernel:
    """kernel32 of a PC with a disk C, a full stick E, an empty card reader F, a locked stick G."""

    def GetLogicalDrives(self) -> int:  # noqa: N802 - Windows' own names
        return 0b111_0101

    def GetDriveTypeW(self, root: str) -> int:  # noqa: N802
        return 3 if root in {"A:\\", "C:\\"} else drives.DRIVE_REMOVABLE

    def GetVolumeInformationW(self, root: str, label: Any, *rest: Any) -> int:  # noqa: ANN401, N802
        label.value = "VĂN THƯ" if root == "E:\\" else ""
        rest[3]._obj.value = 0x0008_0000 if root == "G:\\" else 0
        return int(root != "F:\\")

    def GetDiskFreeSpaceExW(self, root: str, free: Any, total: Any, _: object) -> int:  # noqa: ANN401, N802
        free._obj.value, total._obj.value = 5 << 30, 8 << 30
        return 1


def test_windows_sticks_are_listed_and_empty_readers_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drives, "_kernel", FakeKernel)
    found = drives.WindowsDrives().removable()
    assert [(str(d.root), d.label, d.free, d.total, d.writable) for d in found] == [
        ("E:\\", "VĂN THƯ", 5 << 30, 8 << 30, True),
        ("G:\\", "", 5 << 30, 8 << 30, False),
    ]


# -- the opener -----------------------------------------------------------------------------------


def _xdg_open(folder: Path, monkeypatch: pytest.MonkeyPatch, status: int) -> Path:
    program = folder / "xdg-open"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{folder}/asked"\nexit {status}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin:/usr/bin")
    return folder / "asked"


def test_a_file_is_given_to_the_system_by_its_full_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _xdg_open(tmp_path, monkeypatch, 0)
    (tmp_path / "-kế hoạch.pdf").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    opener.SystemOpener().open(Path("-kế hoạch.pdf"))
    assert asked.read_text() == str(tmp_path / "-kế hoạch.pdf")


def test_a_missing_viewer_or_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _xdg_open(tmp_path, monkeypatch, 3)
    with pytest.raises(AppError, match="E-NO-VIEWER"):
        opener.SystemOpener().open(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(AppError, match="E-NO-VIEWER"):
        opener.SystemOpener().open(tmp_path)
    with pytest.raises(AppError, match="E-GONE"):
        opener.SystemOpener().open(tmp_path / "nothing")
