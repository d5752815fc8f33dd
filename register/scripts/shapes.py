"""Write `register/src/engine/shapes/` from `till/shapes/`, or `--check` that it is current.

Each file there becomes one here, and `index.ts` gives them all out.

The shapes are TypedDicts and literals; the generator reads the syntax tree, so that
nothing of `till/` is imported, and it refuses what it does not know rather than guess.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "till" / "shapes"
TARGET = ROOT / "register" / "src" / "engine" / "shapes"

PLAIN = {
    "str": "string",
    "int": "number",
    "bool": "boolean",
    "Any": "unknown",
    "None": "null",
}
HEAD = "// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.\n"


def typescript(node: ast.expr) -> str:
    """The TypeScript type of one annotation. Raises ValueError for an unknown form."""
    match node:
        case ast.Constant(value=None):
            return "null"
        case ast.Constant(value=str(text)):
            return PLAIN.get(text, text)
        case ast.Name(id=name):
            return PLAIN.get(name, name)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return f"{typescript(left)} | {typescript(right)}"
        case ast.Subscript(value=ast.Name(id=outer), slice=inner):
            return generic(outer, inner)
    raise ValueError(f"unknown annotation: {ast.unparse(node)}")


def generic(outer: str, inner: ast.expr) -> str:
    """`list[…]`, `dict[str, …]` and `Literal[…]`."""
    if outer == "Literal":
        values = inner.elts if isinstance(inner, ast.Tuple) else [inner]
        return " | ".join(literal(value) for value in values)
    if outer == "list":
        item = typescript(inner)
        return f"({item})[]" if "|" in item else f"{item}[]"
    if outer == "dict" and isinstance(inner, ast.Tuple):
        return f"Record<{typescript(inner.elts[0])}, {typescript(inner.elts[1])}>"
    raise ValueError(f"unknown generic: {outer}")


def literal(node: ast.expr) -> str:
    if not isinstance(node, ast.Constant):
        raise TypeError(f"unknown literal: {ast.unparse(node)}")
    return f"'{node.value}'" if isinstance(node.value, str) else str(node.value)


def field(node: ast.AnnAssign, comment: str | None) -> str:
    annotation, mark = node.annotation, ""
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "NotRequired":
        annotation, mark = annotation.slice, "?"
    tail = f" // {comment}" if comment else ""
    return f"  {ast.unparse(node.target)}{mark}: {typescript(annotation)}{tail}"


def interface(node: ast.ClassDef, comments: dict[int, str]) -> str:
    bases = [ast.unparse(base) for base in node.bases if ast.unparse(base) != "TypedDict"]
    extends = f" extends {', '.join(bases)}" if bases else ""
    doc = ast.get_docstring(node)
    lines = ["/** " + "\n * ".join(doc.splitlines()) + " */"] if doc else []
    lines.append(f"export interface {node.name}{extends} {{")
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign):
            last = statement.end_lineno or statement.lineno
            lines.append(field(statement, comments.get(last)))
    return "\n".join([*lines, "}"])


def trailing_comments(source: str) -> dict[int, str]:
    """Line number → the comment behind the code on it."""
    found = {}
    for number, line in enumerate(source.splitlines(), 1):
        code, mark, comment = line.partition("  # ")
        if mark and code.strip():
            found[number] = comment.strip()
    return found


def imports(tree: ast.Module) -> list[str]:
    """The lines that fetch what a file takes from its neighbours."""
    return [
        f"import type {{ {', '.join(name.name for name in node.names)} }} from './{part}'"
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for package, _, part in [(node.module or "").rpartition(".")]
        if package == "till.shapes"
    ]


def module(source: str) -> str:
    """The TypeScript of one file of shapes."""
    tree, comments = ast.parse(source), trailing_comments(source)
    shapes = [interface(node, comments) for node in tree.body if isinstance(node, ast.ClassDef)]
    fetched = "\n".join(imports(tree))
    return "\n\n".join([part for part in (fetched, *shapes) if part])


def index(names: list[str]) -> str:
    return "\n".join(f"export type * from './{name}'" for name in names)


def wanted() -> dict[Path, str]:
    """Each file of the target, with its text."""
    sources = sorted(path for path in SOURCES.glob("*.py") if path.stem != "__init__")
    texts = {path.stem: module(path.read_text(encoding="utf-8")) for path in sources}
    texts["index"] = index(list(texts))
    return {TARGET / f"{name}.ts": f"{HEAD}\n{text}\n" for name, text in texts.items()}


def main() -> int:
    files = wanted()
    standing = {path: path.read_text(encoding="utf-8") for path in TARGET.glob("*.ts")}
    if standing == files:
        return 0
    if "--check" in sys.argv[1:]:
        print(f"{TARGET.relative_to(ROOT)} is out of date: run python register/scripts/shapes.py")
        return 1
    TARGET.mkdir(exist_ok=True)
    for path in standing.keys() - files.keys():
        path.unlink()
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
