"""A function fits the eye: 50 lines at most, its docstring not counted."""

from __future__ import annotations

import ast
import json
import subprocess

from tests.tidy.project import ROOT, read, refuse, with_suffix

LIMIT = 50


def long_functions(name: str, source: str) -> list[str]:
    """Complaints about the functions of one Python file that are over the limit."""
    complaints = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = _lines(node)
            if lines > LIMIT:
                complaints.append(f"{name}: {node.name} has {lines} lines, {LIMIT} at most")
    return complaints


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    docstring = 0
    if ast.get_docstring(node) is not None:
        docstring = (first.end_lineno or first.lineno) - first.lineno + 1
    return (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def test_no_python_function_outgrows_the_eye() -> None:
    names = [name for name in with_suffix(".py") if "/migrations/" not in name]
    refuse([line for name in names for line in long_functions(name, read(name))])


def test_one_line_too_many_is_caught() -> None:
    body = "\n".join(["    x = 1"] * 50)
    story = '    """A\n    long\n    story."""\n'
    assert long_functions("a.py", f"def fits():\n{story}" + body[: body.rindex("\n")]) == []
    assert long_functions("a.py", f"def grows():\n{story}{body}") == [
        "a.py: grows has 51 lines, 50 at most"
    ]


def test_eslint_holds_the_register_to_the_same() -> None:
    """ESLint does the counting in TypeScript and Svelte; here only that nobody switched it off."""
    shown = subprocess.run(
        ["node", "node_modules/eslint/bin/eslint.js", "--print-config", "src/App.svelte"],
        cwd=ROOT / "register",
        check=True,
        capture_output=True,
        text=True,
    )
    rules = json.loads(shown.stdout)["rules"]
    assert rules["max-lines-per-function"] == [2, 50]
    assert rules["max-lines"] == [2, 400]
