#!/usr/bin/env python3
"""Builds `KeHoach-Setup-<version>.exe` and the portable ZIP from locked parts, on Debian.

    python3 dev.py installer              a release: lzma
    python3 dev.py installer --quick      zlib, for every change

The same commit on the same machine image gives the same bytes: dates are fixed, files sorted,
parts pinned by hash. `../shared/windows.md` is the recipe; ADR 0020 tells what we chose.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import licences, program, runtime
from installer.archive import Archive
from installer.guide import write_guide
from installer.setup_script import setup_script, write_file_list, write_language
from installer.tools import (
    BUILD_TOOLS,
    EPOCH,
    ROOT,
    BuildError,
    call,
    need_tools,
    say,
    set_dates,
    sha256,
)
from kehoach_desktop import __version__

BUILD = ROOT / "build" / "windows"
#: What must never be shipped: tests of Wine, its DLLs, other people's stubs.
_FORBIDDEN = ("bcryptprimitives.dll", "windows.ui.dll", "icuuc.dll", "opengl32sw.dll")


@dataclass(frozen=True)
class Built:
    """What the build made."""

    setup: Path
    portable: Path
    tree: Path


def build(folder: Path = BUILD, *, quick: bool = False, version: str = __version__) -> Built:
    """Build everything in `folder`, which is emptied first; BuildError when it cannot be done."""
    runtime.check_python()
    need_tools(BUILD_TOOLS)
    shutil.rmtree(folder, ignore_errors=True)
    tree, work = folder / "KeHoachDesktop", folder / "work"
    for each in (tree, work):
        each.mkdir(parents=True)
    library, carrier = program.fetch(work)
    licences.add_licences(library, tree / "LICENSES")
    archive = Archive()
    program.add_packages(library, tree, archive)
    program.add_program(tree, archive)
    archive.write(tree / "kehoach.zip")
    runtime.add_python(carrier, tree)
    runtime.add_stable_abi(tree, work)
    icon = work / "icon.ico"
    make_icon(icon, work / "banner.bmp")
    write_language(work)
    runtime.add_launchers(tree, work, icon, version)
    _check_tree(tree)
    files = write_file_list(tree)
    set_dates(tree)
    setup = folder / f"KeHoach-Setup-{version}.exe"
    script = setup_script(tree, files, version=version, output=setup, icon=icon, quick=quick)
    (work / "setup.nsi").write_text(script, encoding="utf-8-sig")
    set_dates(work)  # the picture at the side is packed with its date, too
    call(["makensis", "-V2", "-INPUTCHARSET", "UTF8", work / "setup.nsi"],
         env={"SOURCE_DATE_EPOCH": str(EPOCH)})  # fmt: skip
    write_guide(folder / "HUONG-DAN-CAI-DAT.pdf", version)
    portable = folder / f"KeHoach-{version}-portable.zip"
    _write_portable(portable, tree)
    return Built(setup, portable, tree)


def make_icon(target: Path, banner: Path) -> None:
    """Draw the icon of the program in the sizes Windows shows, and the side of the setup."""
    script = (
        "import sys; from PySide6.QtGui import QGuiApplication, QIcon; from io import BytesIO\n"
        "from PySide6.QtCore import QBuffer; from PIL import Image\n"
        "app = QGuiApplication(['icon', '-platform', 'offscreen'])\n"
        "icon = QIcon(sys.argv[1]); pictures = []\n"
        "for size in (16, 24, 32, 48, 64, 128, 256):\n"
        "    buffer = QBuffer(); buffer.open(QBuffer.OpenModeFlag.WriteOnly)\n"
        "    icon.pixmap(size, size).save(buffer, 'PNG')\n"
        "    pictures.append(Image.open(BytesIO(buffer.data().data())))\n"
        "pictures[-1].save(sys.argv[2], format='ICO', append_images=pictures[:-1],\n"
        "    sizes=[picture.size for picture in pictures])\n"
        "side = Image.new('RGB', (164, 314), '#e4ebf3'); picture = pictures[-2].convert('RGBA')\n"
        "side.paste(picture, (18, 40), picture); side.save(sys.argv[3], format='BMP')\n"
    )
    call([sys.executable, "-c", script, ROOT / "resources/icons/kehoach.svg", target, banner])


def _check_tree(tree: Path) -> None:
    """Raise BuildError when something is in the tree that must not be, or the other way round."""
    names = {path.name.casefold() for path in tree.rglob("*")}
    wrong = [name for name in _FORBIDDEN if name in names]
    missing = [
        name
        for name in (
            "kehoach.exe",
            "python3.dll",
            "vcruntime140.dll",
            "vcruntime140_1.dll",
            "msvcp140.dll",
            "qwindows.dll",
            "qoffscreen.dll",
            "qt6network.dll",
            "liberationserif-regular.ttf",
        )  # fmt: skip
        if name not in names
    ]
    if wrong or missing:
        raise BuildError(f"In the tree but forbidden: {wrong}; not there: {missing}")


def _write_portable(target: Path, tree: Path) -> None:
    """Pack the tree for a PC where even a setup per user is barred."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(tree.rglob("*")):
            if path.is_file():
                name = f"KeHoachDesktop/{path.relative_to(tree).as_posix()}"
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes(), compresslevel=6)


def report(built: Built, seconds: float) -> None:
    """Print sizes, counts and the ten largest packages."""
    files = [path for path in built.tree.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    say(f"built in {seconds:.0f} s: {len(files)} files, {size / 1e6:.1f} MB installed")
    for made in (built.setup, built.portable):
        say(f"  {made.name}: {made.stat().st_size / 1e6:.1f} MB, SHA-256 {sha256(made)}")
    parts: dict[str, int] = {}
    for path in files:
        relative = path.relative_to(built.tree)
        name = "/".join(relative.parts[: 2 if relative.parts[0] == "lib" else 1])
        parts[name] = parts.get(name, 0) + path.stat().st_size
    say("the ten largest parts:")
    for name, bytes_ in sorted(parts.items(), key=lambda part: -part[1])[:10]:
        say(f"  {bytes_ / 1e6:6.1f} MB  {name}")


def main(arguments: list[str]) -> int:
    """Build, and try what was built where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="zlib instead of lzma")
    parser.add_argument("--try", action="store_true", dest="trial", help="use it under Wine")
    chosen = parser.parse_args(arguments)
    started = time.monotonic()
    try:
        built = build(quick=chosen.quick or chosen.trial)
        report(built, time.monotonic() - started)
        if chosen.trial:
            from installer.wine_trial import try_setup

            return try_setup(built)
    except BuildError as error:
        say(f"== the installer could not be built: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
