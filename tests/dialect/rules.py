"""The dialect of `till/`: what two interpreters understand in the same way.

Each rule looks at a syntax tree and says, in words, what a file does that one of the
interpreters cannot do or does differently. The reasons are in `till/README.md`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

# What a file may import beside `till` itself, and which file may.
LIBRARY = {
    "canonical.py": {"hashlib", "json"},
    "codes.py": {"hashlib"},
    "journal.py": {"json"},
    "port.py": {"json"},
}

SYNTAX = {
    ast.Match: "match",
    ast.TryStar: "except*",
    ast.AsyncFunctionDef: "async def",
    ast.AsyncFor: "async for",
    ast.AsyncWith: "async with",
    ast.Await: "await",
    ast.With: "with: the till opens nothing",
    ast.Yield: "yield: a rule answers, it does not wait",
    ast.YieldFrom: "yield from",
    ast.Global: "global",
    ast.Nonlocal: "nonlocal",
    ast.Set: "a set: its order is arbitrary",
    ast.SetComp: "a set: its order is arbitrary",
    ast.Div: "/: division makes fractions; use till.rounding",
    ast.Pow: "**: a negative power makes fractions",
}
NAMES = {
    "float": "float: amounts are integers",
    "complex": "complex: amounts are integers",
    "round": "round: halves go to even; use till.rounding",
    "set": "a set: its order is arbitrary",
    "frozenset": "a set: its order is arbitrary",
    "repr": "repr: text outside ASCII differs",
    "ascii": "ascii: text outside ASCII differs",
    "hash": "hash: differs between interpreters",
    "id": "id: differs between runs",
    "open": "open: the till reads no files",
    "print": "print: the till says nothing",
    "input": "input: the till asks nobody",
    "eval": "eval",
    "exec": "exec",
    "isinstance": "isinstance: True is an int to one interpreter only; compare type(x)",
}
METHODS = {
    "ljust": "missing",
    "rjust": "missing",
    "zfill": "missing",
    "removeprefix": "missing",
    "removesuffix": "missing",
    "bit_length": "missing",
    "groups": "missing",
    "upper": "knows ASCII only on one interpreter",
    "lower": "knows ASCII only on one interpreter",
    "casefold": "missing",
    "title": "missing",
    "capitalize": "missing",
    "swapcase": "missing",
    "isalpha": "knows ASCII only on one interpreter",
    "isalnum": "missing",
    "isdigit": "knows ASCII only on one interpreter",
    "isdecimal": "missing",
    "isnumeric": "missing",
    "popitem": "takes an arbitrary entry",
}
ROUNDING = "rounding.py"

Finding = tuple[int, str]


def findings(name: str, source: str) -> list[str]:
    """What breaks the dialect in the file `name`: `name:line: words`, in order of line."""
    tree = ast.parse(source)
    found: list[Finding] = []
    for rule in RULES:
        found += rule(name, tree)
    return [f"{name}:{line}: {words}" for line, words in sorted(set(found))]


def _run_time(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but what only the type checker reads: annotations and `if TYPE_CHECKING`."""
    for field, value in ast.iter_fields(tree):
        if field in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST):
                continue
            if isinstance(child, ast.If) and _is_type_checking(child.test):
                continue
            yield child
            yield from _run_time(child)


def _is_type_checking(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def syntax(name: str, tree: ast.AST) -> Iterator[Finding]:
    """Statements and operators that one interpreter refuses, or that make fractions or sets."""
    for node in _run_time(tree):
        words = SYNTAX.get(type(node))
        if words is not None:
            yield getattr(node, "lineno", _line_of_operator(tree, node)), words
        if isinstance(node, ast.ClassDef) and _type_parameters(node):
            yield node.lineno, "type parameters"
        if isinstance(node, ast.FunctionDef):
            if node.args.posonlyargs:
                yield node.lineno, "positional-only parameters"
            if _type_parameters(node):
                yield node.lineno, "type parameters"


def _type_parameters(node: ast.AST) -> bool:
    return bool(getattr(node, "type_params", []))


def _line_of_operator(tree: ast.AST, operator: ast.AST) -> int:
    for node in ast.walk(tree):
        if operator in (getattr(node, "op", None),):
            return int(getattr(node, "lineno", 0))
    return 0


def literals(name: str, tree: ast.AST) -> Iterator[Finding]:
    """Fractions, `[*a]`, `{**a}` and f-strings within f-strings."""
    displays = [node for node in ast.walk(tree) if isinstance(node, ast.List | ast.Tuple)]
    displayed = {element for display in displays for element in display.elts}
    for node in _run_time(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield node.lineno, "a fraction: amounts are integers"
        if isinstance(node, ast.Starred) and isinstance(node.ctx, ast.Load) and node in displayed:
            yield node.lineno, "[*a]"
        if isinstance(node, ast.Dict) and None in node.keys:
            yield node.lineno, "{**a}"
        if isinstance(node, ast.FormattedValue):
            if any(isinstance(inner, ast.JoinedStr) for inner in ast.walk(node.value)):
                yield node.lineno, "an f-string within an f-string"
            if node.conversion == ord("r"):
                yield node.lineno, "!r: text outside ASCII differs"


def names(name: str, tree: ast.AST) -> Iterator[Finding]:
    """Built-in functions and methods that are missing or differ."""
    for node in _run_time(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            words = NAMES.get(node.id)
            if words is not None:
                yield node.lineno, words
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            yield node.lineno, f".{node.attr}: {METHODS[node.attr]}"


def division(name: str, tree: ast.AST) -> Iterator[Finding]:
    """`//` and `divmod` outside the file that decides how to round."""
    if name == ROUNDING:
        return
    for node in _run_time(tree):
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.FloorDiv):
            yield node.lineno, "//: only till.rounding divides"
        if isinstance(node, ast.Name) and node.id == "divmod":
            yield node.lineno, "divmod: only till.rounding divides"


def imports(name: str, tree: ast.AST) -> Iterator[Finding]:
    """Anything imported at run time that is not a rule, or not this file's to import."""
    allowed = {"__future__", "typing"} | LIBRARY.get(name, set())
    for node in _run_time(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name not in allowed - {"__future__", "typing"}:
                    yield node.lineno, f"import {alias.name}"
        if isinstance(node, ast.ImportFrom):
            yield from _from(node, allowed)


def _from(node: ast.ImportFrom, allowed: set[str]) -> Iterator[Finding]:
    module = node.module or ""
    if node.level or module.startswith("till.shapes"):
        yield node.lineno, f"from {'.' * node.level}{module}: the shapes are for the type checker"
    elif module == "typing":
        if [alias.name for alias in node.names] != ["TYPE_CHECKING"]:
            yield node.lineno, "from typing: only TYPE_CHECKING exists at run time"
    elif module not in allowed and not module.startswith("till."):
        yield node.lineno, f"from {module}"


def order(name: str, tree: ast.AST) -> Iterator[Finding]:
    """Sorting that may meet equals (sort is not stable) and loops in the order of a dict."""
    for node in _run_time(tree):
        if isinstance(node, ast.Call) and _is_sort(node.func):
            for keyword in node.keywords:
                if keyword.arg == "key" and not _ends_in_tiebreak(keyword.value):
                    yield node.lineno, "a sort key without a tiebreak: sort tuples that end in one"
        if isinstance(node, ast.For | ast.comprehension) and _in_dict_order(node.iter):
            yield getattr(node, "lineno", node.iter.lineno), "the order of a dict is arbitrary"


def _is_sort(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id in ("sorted", "min", "max")
    return isinstance(function, ast.Attribute) and function.attr == "sort"


def _ends_in_tiebreak(key: ast.expr) -> bool:
    return (
        isinstance(key, ast.Lambda) and isinstance(key.body, ast.Tuple) and len(key.body.elts) > 1
    )


def _in_dict_order(iterated: ast.expr) -> bool:
    return (
        isinstance(iterated, ast.Call)
        and isinstance(iterated.func, ast.Attribute)
        and iterated.func.attr in ("items", "keys", "values")
        and not iterated.args
    )


def classes(name: str, tree: ast.AST) -> Iterator[Finding]:
    """Decorators and class bodies that need reflection."""
    for node in _run_time(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for decorator in node.decorator_list:
                if ast.unparse(decorator) not in ("staticmethod", "property"):
                    yield decorator.lineno, f"@{ast.unparse(decorator)}"
        if isinstance(node, ast.ClassDef):
            for parent in node.bases:
                if ast.unparse(parent) not in ("Exception",):
                    yield node.lineno, f"a class of {ast.unparse(parent)}"
        if isinstance(node, ast.Raise) and node.cause is not None:
            yield node.lineno, "raise … from …"


RULES: tuple[Callable[[str, ast.AST], Iterator[Finding]], ...] = (
    syntax,
    literals,
    names,
    division,
    imports,
    order,
    classes,
)
