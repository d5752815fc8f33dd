"""Write `register/src/engine/shapes.ts` from `till/shapes/`, or `--check` that it is current.

The shapes are TypedDicts and literals; the generator reads the syntax tree, so that
nothing of `till/` is imported, and it refuses what it does not know rather than guess.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    ROOT / "till" / "shapes" / f"{part}.py"
    for part in ("order", "voucher", "offers", "trade", "cart", "journal", "figures", "paper")
]
TARGET = ROOT / "register" / "src" / "engine" / "shapes.ts"

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


def interfaces(source: str) -> str:
    """The interfaces for the text of one file of shapes."""
    comments = trailing_comments(source)
    return "\n\n".join(
        interface(node, comments)
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef)
    )


def main() -> int:
    parts = [interfaces(source.read_text(encoding="utf-8")) for source in SOURCES]
    wanted = HEAD + "\n" + "\n\n".join(parts) + "\n"
    if "--check" in sys.argv[1:]:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == wanted:
            return 0
        print(f"{TARGET.relative_to(ROOT)} is out of date: run python register/scripts/shapes.py")
        return 1
    TARGET.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
