"""The house: ui / cli → services → review → domain; adapters behind ports. One sentence a rule."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable

import pytest
from pytest_archon import archrule
from source_tree import PACKAGE, shown, tree_of

HOME = "kehoach_desktop"
ADAPTERS = ("storage", "reading", "documents", "archive", "system")

#: Helpers of the ground floor: they know no layer but domain and errors.
HELPERS = ("errors", "files", "codec", "paths", "messages", "pdfium")


def _exists(layer: str) -> bool:
    return (PACKAGE / layer).is_dir() or (PACKAGE / f"{layer}.py").is_file()


def _inside(layer: str) -> tuple[str, str]:
    return (f"{HOME}.{layer}", f"{HOME}.{layer}.*")


def _may_use(layer: str, allowed: Iterable[str]) -> None:
    """Check that `layer` imports nothing of ours but itself and `allowed`."""
    if not _exists(layer):
        pytest.skip(f"there is no {layer} yet")
    patterns = [name for each in (layer, *allowed) for name in _inside(each)]
    (
        archrule(f"{layer} imports only {', '.join(allowed) or 'itself'}")
        .match(*_inside(layer))
        .should_not_import(f"{HOME}*")
        .may_import(HOME, *patterns)
        .check(HOME, only_direct_imports=True, skip_type_checking=True)
    )


def _only_in(library: str, *homes: str) -> None:
    """Check that `library` is imported nowhere but in `homes`."""
    (
        archrule(f"{library} is used only in {', '.join(homes)}")
        .match(f"{HOME}*")
        .exclude(*(pattern for home in homes for pattern in _inside(home)))
        .should_not_import(library, f"{library}.*")
        .check(HOME, only_direct_imports=True)
    )


def test_the_domain_imports_only_itself() -> None:
    _may_use("domain", ("errors",))


def test_the_domain_needs_nothing_but_the_standard_library_and_dateutil() -> None:
    strangers = [
        f"{shown(path)}: {name}"
        for path in (PACKAGE / "domain").rglob("*.py")
        for name in _imported_roots(tree_of(path))
        if name not in sys.stdlib_module_names and name not in {HOME, "dateutil"}
    ]
    assert not strangers


def test_the_domain_touches_no_disk_network_clock_or_chance() -> None:
    worldly = {"os", "pathlib", "io", "shutil", "socket", "sqlite3", "subprocess", "tempfile",
               "time", "random", "secrets", "uuid", "threading"}  # fmt: skip
    touched = [
        f"{shown(path)}: {name}"
        for path in (PACKAGE / "domain").rglob("*.py")
        for name in _imported_roots(tree_of(path))
        if name in worldly
    ]
    assert not touched


@pytest.mark.parametrize("layer", ["domain", "review", "services", *ADAPTERS])
def test_below_the_composition_root_nobody_reads_the_clock(layer: str) -> None:
    readers = [
        f"{shown(path)}:{node.lineno}"
        for path in (PACKAGE / layer).rglob("*.py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"now", "today", "utcnow"}
        and _name_of(node.func.value) in {"datetime", "date", "dt.datetime", "dt.date"}
    ]
    assert not readers


def test_review_imports_only_the_domain() -> None:
    _may_use("review", ("domain", *HELPERS))


def test_services_import_only_review_domain_and_helpers() -> None:
    _may_use("services", ("review", "domain", *HELPERS))


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_an_adapter_imports_only_ports_domain_and_helpers(adapter: str) -> None:
    _may_use(adapter, ("services.ports", "domain", *HELPERS))


def test_the_layout_checker_shares_no_code_with_the_printer() -> None:
    _may_use("measure", ("domain", *HELPERS))


def test_the_command_line_knows_no_window_and_no_adapter() -> None:
    _may_use("cli", ("bootstrap", "diagnostics", "settings", "services", "domain", *HELPERS))


def test_the_window_knows_no_command_line_and_no_adapter() -> None:
    ground = ("diagnostics", "licences", "settings")
    _may_use("ui", ("bootstrap", *ground, "services", "domain", *HELPERS))


def test_helpers_know_no_layer_but_the_domain() -> None:
    for helper in filter(_exists, HELPERS):
        _may_use(helper, ("domain", *HELPERS))


def test_only_the_entrances_see_the_composition_root() -> None:
    (
        archrule("bootstrap is seen only by the entrances")
        .match(f"{HOME}*")
        .exclude(
            f"{HOME}.__main__",
            f"{HOME}.bootstrap",
            f"{HOME}.self_test",
            f"{HOME}.cli*",
            f"{HOME}.ui*",
        )
        .should_not_import(f"{HOME}.bootstrap")
        .check(HOME, only_direct_imports=True, skip_type_checking=True)
    )


def test_qt_lives_only_in_the_window() -> None:
    _only_in("PySide6", "ui", "__main__")


@pytest.mark.parametrize("library", ["sqlite3", "sqlite_utils"])
def test_sql_lives_only_in_storage(library: str) -> None:
    _only_in(library, "storage")


@pytest.mark.parametrize("library", ["reportlab", "docx", "openpyxl", "xlsxwriter", "icalendar"])
def test_documents_are_written_only_in_documents(library: str) -> None:
    _only_in(library, "documents")


def test_pages_are_painted_in_documents_and_read_by_the_checker_and_the_reader() -> None:
    _only_in("pypdfium2", "documents", "measure", "reading")


def test_photos_are_read_in_reading_and_pictures_of_pages_made_in_documents() -> None:
    _only_in("pi_heif", "reading")
    _only_in("PIL", "reading", "documents")


@pytest.mark.parametrize("library", ["cryptography", "rfc8785"])
def test_signing_lives_only_in_the_archive(library: str) -> None:
    _only_in(library, "archive")


@pytest.mark.parametrize(
    ("library", "home"), [("platformdirs", "paths"), ("click", "cli"), ("cattrs", "codec")]
)
def test_a_library_has_one_home(library: str, home: str) -> None:
    _only_in(library, home)


def _imported_roots(tree: ast.Module) -> Iterable[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def _name_of(node: ast.expr) -> str:
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""
