"""Small enough to be read in one sitting: files, classes and functions have budgets."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from source_tree import ROOT, python_files, shown, tree_of

FILE_LINES = 400
#: A table of hostile inputs is one thing to read, and longer.
TEST_FILE_LINES = 700
CLASS_LINES = 300
CLASS_METHODS = 25
FUNCTION_LINES = 60


@pytest.mark.parametrize("path", python_files(), ids=shown)
def test_a_file_keeps_within_its_budgets(path: Path) -> None:
    over = []
    lines = len(path.read_text(encoding="utf-8").splitlines())
    allowed = TEST_FILE_LINES if path.is_relative_to(ROOT / "tests") else FILE_LINES
    if lines > allowed:
        over.append(f"the file has {lines} lines of {allowed}")
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, ast.FunctionDef) for part in node.body)
            if _length(node) > CLASS_LINES:
                over.append(f"class {node.name} has {_length(node)} lines of {CLASS_LINES}")
            if methods > CLASS_METHODS:
                over.append(f"class {node.name} has {methods} methods of {CLASS_METHODS}")
        elif (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and _length(node) > FUNCTION_LINES
        ):
            over.append(f"{node.name} has {_length(node)} lines of {FUNCTION_LINES}")
    assert not over


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
