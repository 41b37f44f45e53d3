"""Photos made fit to be kept as evidence (implements `services.ports.proofs.PhotoReader`).

A phone writes where, when and by what a photo was taken, and says only in a note how it was held.
What is kept is the picture itself, turned upright, small enough for a year of them on an old PC.
HEIC is read by `pi-heif` (BSD; libheif and libde265 in it are LGPL; it decodes only) where that
is installed.
"""

from __future__ import annotations

import importlib
import warnings
from pathlib import Path
from typing import Any

from kehoach_desktop.errors import AppError
from kehoach_desktop.files import reading, writing

#: Longest side that is kept (points): A4 at 170 points an inch.
LONGEST_SIDE = 2_000
#: Largest picture that is unpacked (points): twice the largest phone camera of today.
MOST_POINTS = 250_000_000
#: JPEG quality from which no loss is seen on a print.
_QUALITY = 85
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
#: What Pillow's readers run into where a picture is broken.
_BROKEN = (
    ValueError, SyntaxError, EOFError, MemoryError, RuntimeError, LookupError, TypeError,
    ArithmeticError,
)  # fmt: skip


class PillowPhotos:
    """Pillow reads, turns, shrinks and writes; it is imported at the first photo."""

    def shrink(self, source: Path, target: Path) -> str:
        """Write the photo to `target` and return its ending; raises as the port says."""
        from PIL import Image, ImageOps

        with reading(source), source.open("rb") as stream:
            if stream.read(12)[4:12] in {b"ftyp" + brand for brand in _HEIC_BRANDS}:
                _learn_heic(source)
            stream.seek(0)
            try:
                with warnings.catch_warnings():
                    # Size is ours to judge, below; broken hidden data are thrown away anyway.
                    warnings.simplefilter("ignore")
                    Image.MAX_IMAGE_PIXELS = MOST_POINTS
                    with Image.open(stream) as opened:
                        kind = opened.format
                        if opened.width * opened.height > MOST_POINTS:
                            raise AppError("E-PHOTO", name=source.name)
                        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # JPEG: unpacks less
                        opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                        picture = ImageOps.exif_transpose(opened)
            except OSError as error:
                if error.errno is not None:  # the drive, not the picture
                    raise
                raise AppError("E-PHOTO", name=source.name) from error
            except (Image.DecompressionBombError, *_BROKEN) as error:
                raise AppError("E-PHOTO", name=source.name) from error
        return _write(picture, target, as_png=kind == "PNG")


def _write(picture: Any, target: Path, *, as_png: bool) -> str:  # noqa: ANN401 - Pillow is lazy
    """Write the points alone: a fresh picture has no place, no time, no maker."""
    from PIL import Image

    mode = "RGB"
    if picture.mode in {"L", "1"}:
        mode = "L"
    elif "A" in picture.mode or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        picture = Image.new("RGB", layer.size, "white")
        picture.paste(layer, mask=layer.getchannel("A"))
    bare = Image.new(mode, picture.size)
    bare.paste(picture.convert(mode))
    with writing(target):
        if as_png:
            bare.save(target, "PNG", optimize=True)
        else:
            bare.save(target, "JPEG", quality=_QUALITY, optimize=True)
    return "png" if as_png else "jpg"


def _learn_heic(source: Path) -> None:
    """Teach Pillow HEIC; E-PHOTO where the library is not installed."""
    try:
        importlib.import_module("pi_heif").register_heif_opener()
    except ImportError as error:
        raise AppError("E-PHOTO", name=source.name) from error


def check_photos(folder: Path) -> str:
    """Keep a picture made in `folder` as evidence would be, load HEIC; else E-PHOTO."""
    source, target = folder / "photo.ppm", folder / "photo.out"
    with writing(source):
        source.write_bytes(b"P6 2 2 255\n" + bytes(12))
    ending = PillowPhotos().shrink(source, target)
    _learn_heic(source)
    return f"{ending}, heic"
