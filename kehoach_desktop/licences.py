"""The licences of everything shipped with the program, as the law of each asks us to show them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

from kehoach_desktop.paths import licence_folder, resource

_NAMES = ("licen", "copying", "notice", "authors")


def licences() -> list[tuple[str, str]]:
    """Return (name, text) of every licence, ours and the notice first, then by name.

    An installed program reads its `LICENSES` folder, a source tree asks the installed packages.
    """
    shipped = licence_folder()
    found = [("NOTICE", _read(resource("licences", "NOTICE.txt")))]
    if shipped.is_dir():
        files = [path for path in shipped.glob("*.txt") if path.stem != "NOTICE"]
        found += [(path.stem, _read(path)) for path in sorted(files)]
        return found
    packages = {name_of(each): each for each in distributions()}
    for name in sorted(packages):
        found += named_texts(name, texts_of(packages[name]))
    return found


def name_of(package: Distribution) -> str:
    """Return the name of a package in small letters, as the names of its licence files begin."""
    return str(package.metadata["Name"]).replace("-", "_").casefold()


def texts_of(package: Distribution) -> list[str]:
    """Return the licence texts a package brings; failing that, what its metadata say of it.

    Empty when it says nothing at all.
    """
    inside = sorted(
        path
        for path in package.files or ()
        if ".dist-info" in path.parts[0] and path.name.casefold().startswith(_NAMES)
    )
    found = [_read(Path(str(path.locate()))) for path in inside]
    if found:
        return found
    words = "".join(f"{line}\n" for line in _said(package))
    return [words] if "icense" in words else []


def named_texts(name: str, texts: list[str]) -> list[tuple[str, str]]:
    """Return each text with a name of its own: `name`, `name-1` …"""
    return [(f"{name}-{number}" if number else name, text) for number, text in enumerate(texts)]


def _said(package: Distribution) -> Iterator[str]:
    for key in dict.fromkeys(package.metadata):
        for value in package.metadata.get_all(key) or ():
            classifier = key == "Classifier" and value.startswith("License")
            if classifier or key.startswith(("Name", "Version", "License", "Author")):
                yield f"{key}: {value}"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
