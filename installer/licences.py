"""The licences of everything shipped, collected into `LICENSES/`."""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path

from installer.tools import HERE, ROOT, BuildError

#: Full texts that packages only name, as Debian ships them.
_COMMON = Path("/usr/share/common-licenses")
_COMMON_TEXTS = ("LGPL-3", "GPL-3", "Apache-2.0")
_NAMES = ("licen", "copying", "notice", "authors")


def add_licences(library: Path, target: Path) -> None:
    """Copy into `target` what each package in `library` says, Python's and Qt's; see the notice.

    Raises BuildError when a package brings no licence and names none.
    """
    target.mkdir(parents=True)
    silent = []
    for info in sorted(library.glob("*.dist-info")):
        name = info.name.partition("-")[0].casefold()
        found = [
            path
            for path in sorted(info.rglob("*"))
            if path.is_file() and path.name.casefold().startswith(_NAMES)
        ]
        for number, path in enumerate(found):
            suffix = f"-{number + 1}" if number else ""
            shutil.copyfile(path, target / f"{name}{suffix}.txt")
        if not found:
            words = _named_licence(info / "METADATA")
            if not words:
                silent.append(name)
            (target / f"{name}.txt").write_text(words, encoding="utf-8")
    if silent:
        raise BuildError(f"No licence found for: {', '.join(silent)}")
    shutil.copyfile(Path(sysconfig.get_paths()["stdlib"]) / "LICENSE.txt", target / "python.txt")
    for name in _COMMON_TEXTS:
        shutil.copyfile(_COMMON / name, target / f"{name}.txt")
    for path in sorted((ROOT / "resources").rglob("LICENSE*")):
        shutil.copyfile(path, target / f"{path.parent.name}-{path.name.removeprefix('LICENSE-')}")
    shutil.copyfile(HERE / "NOTICE.txt", target / "NOTICE.txt")


def _named_licence(metadata: Path) -> str:
    """Return the lines of the metadata that name a licence."""
    head = metadata.read_text(encoding="utf-8").partition("\n\n")[0]
    lines = [
        line
        for line in head.splitlines()
        if line.startswith(("Name:", "Version:", "License", "Author"))
        or line.startswith("Classifier: License")
    ]
    return "\n".join(lines) + "\n" if any("icense" in line for line in lines) else ""
