"""The licences of everything shipped, collected into `LICENSES/`."""

from __future__ import annotations

import shutil
import sysconfig
from importlib.metadata import distributions
from pathlib import Path

from installer.tools import ROOT, BuildError
from kehoach_desktop.licences import name_of, named_texts, texts_of

#: Full texts that packages only name, as Debian ships them.
_COMMON = Path("/usr/share/common-licenses")
_COMMON_TEXTS = ("LGPL-3", "GPL-3", "Apache-2.0")


def add_licences(library: Path, target: Path) -> None:
    """Copy into `target` what each package in `library` says, Python's and Qt's; see the notice.

    Raises BuildError when a package brings no licence and names none.
    """
    target.mkdir(parents=True)
    silent = []
    for package in distributions(path=[str(library)]):
        texts = texts_of(package)
        if not texts:
            silent.append(name_of(package))
        for name, text in named_texts(name_of(package), texts):
            (target / f"{name}.txt").write_text(text, encoding="utf-8")
    if silent:
        raise BuildError(f"No licence found for: {', '.join(sorted(silent))}")
    shutil.copyfile(Path(sysconfig.get_paths()["stdlib"]) / "LICENSE.txt", target / "python.txt")
    for name in _COMMON_TEXTS:
        shutil.copyfile(_COMMON / name, target / f"{name}.txt")
    for path in sorted((ROOT / "resources").rglob("LICENSE*")):
        shutil.copyfile(path, target / f"{path.parent.name}-{path.name.removeprefix('LICENSE-')}")
    shutil.copyfile(ROOT / "resources" / "licences" / "NOTICE.txt", target / "NOTICE.txt")
