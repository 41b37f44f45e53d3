"""From the tree of files to the NSIS script: one `File` and one `Delete` for each, no wildcard."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath

from installer.tools import HERE

#: The list of installed files, by which an upgrade removes what a newer version no longer has.
FILE_LIST = "files.txt"
#: Room beyond the program's own size that a setup asks for, in MB: its temporary copy, a backup.
_SPARE_MB = 200
_LANGUAGES = Path("/usr/share/nsis/Contrib/Language files")


def write_file_list(tree: Path) -> list[PurePosixPath]:
    """Write `files.txt` into `tree` (UTF-16, as NSIS reads it) and return the files in order."""
    files = sorted(
        PurePosixPath(path.relative_to(tree).as_posix()) for path in tree.rglob("*")
        if path.is_file() and path.name != FILE_LIST
    )  # fmt: skip
    names = [str(name).replace("/", "\\") for name in (*files, PurePosixPath(FILE_LIST))]
    (tree / FILE_LIST).write_bytes("".join(f"{name}\r\n" for name in names).encode("utf-16-le"))
    return [*files, PurePosixPath(FILE_LIST)]


def write_language(target: Path) -> None:
    """Write NSIS's Vietnamese words into `target` with every letter composed (NFC)."""
    for kind in ("nlf", "nsh"):
        words = (_LANGUAGES / f"Vietnamese.{kind}").read_text(encoding="utf-8-sig")
        composed = unicodedata.normalize("NFC", words)
        (target / f"Vietnamese.{kind}").write_text(composed, encoding="utf-8-sig")


def setup_script(
    tree: Path, files: list[PurePosixPath], *, version: str, output: Path, icon: Path, quick: bool
) -> str:
    """Return the script that packs `files` of `tree` into `output`.

    `quick` packs with zlib (for every change), else with lzma (for a release).
    """
    size = sum((tree / name).stat().st_size for name in files)
    values = {
        "VERSION": version,
        "NUMBERS": ".".join([*version.split("."), "0", "0", "0"][:4]),
        "OUTPUT": str(output),
        "ICON": str(icon),
        "BANNER": str(icon.parent / "banner.bmp"),
        "LANGUAGE": str(icon.parent),
        "COMPRESSOR": "SetCompressor zlib"
        if quick
        else "SetCompressor /SOLID lzma\nSetCompressorDictSize 64",
        "MEGABYTES": str(size // 1_000_000 + _SPARE_MB),
        "KILOBYTES": str(size // 1024),
        "INSTALL": "\n".join(_install(tree, files)),
        "UNINSTALL": "\n".join(_uninstall(files)),
    }
    script = (HERE / "setup.nsi").read_text(encoding="utf-8")
    for name, value in values.items():
        script = script.replace(f"@{name}@", value)
    return script


def _install(tree: Path, files: list[PurePosixPath]) -> list[str]:
    lines, folder = [], None
    for name in sorted(files, key=lambda name: (str(name.parent), name.name)):
        if name.parent != folder:
            folder = name.parent
            lines.append(f'  SetOutPath "{_windows(folder)}"')
        lines.append(f'  File "{tree / name}"')
    lines.append('  SetOutPath "$INSTDIR"')
    return lines


def _uninstall(files: list[PurePosixPath]) -> list[str]:
    lines = [f'  Delete "{_windows(name)}"' for name in files]
    folders = {parent for name in files for parent in name.parents if parent != PurePosixPath(".")}
    deepest = sorted(folders, key=lambda folder: (-len(folder.parts), str(folder)))
    return lines + [f'  RMDir "{_windows(folder)}"' for folder in deepest]


def _windows(name: PurePosixPath) -> str:
    return "$INSTDIR" if name == PurePosixPath(".") else "$INSTDIR\\" + str(name).replace("/", "\\")
