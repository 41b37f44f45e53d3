"""Photos as phones make them, and a disk that is full."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

#: Orientation 6: the camera was held upright, the picture lies on its side.
TURNED = 6
_ORIENTATION, _MAKE, _GPS = 0x0112, 0x010F, 0x8825


def phone_photo(size: tuple[int, int] = (3000, 1500)) -> Image.Exif:
    """Return the hidden data a phone writes: how it was held, its maker, where it was."""
    exif = Image.Exif()
    exif[_ORIENTATION] = TURNED
    exif[_MAKE] = "Phone maker"
    exif.get_ifd(_GPS).update({1: "N", 2: (21.0, 1.0, 30.0)})
    return exif


def write_photo(path: Path, size: tuple[int, int] = (3000, 1500), kind: str = "JPEG") -> Path:
    """Write a photo, red above blue as it lies, with hidden data."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (0, size[1] // 2, size[0], size[1]))
    with io.BytesIO() as stream:
        picture.save(stream, kind, exif=phone_photo())
        path.write_bytes(stream.getvalue())
    return path


NEEDS_FULL_DEVICE = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no device that is always full"
)


def fill_up(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let every unfinished file in `folder` be written to a device that is always full."""
    real_open = Path.open

    def full(path: Path, mode: str = "r", **more: Any) -> Any:  # noqa: ANN401 - passed on
        opened = real_open(path, mode, **more)
        if path.suffix == ".part" and path.parent == folder:
            os.dup2(os.open("/dev/full", os.O_WRONLY), opened.fileno())
        return opened

    monkeypatch.setattr(Path, "open", full)
