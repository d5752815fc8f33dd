"""A file that nothing reaches is read, moved and mended for nothing."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping

from tests.tidy.project import read, refuse, with_suffix

# What is started from outside: by a person, by Python, by Django, by pytest.
PYTHON_DOORS = re.compile(
    r"""(^|/)(__init__|__main__|conftest|apps|models|wsgi)\.py$
    |(^|/)(migrations|management/commands|scripts|templatetags)/
    |(^|/)test_\w+\.py$ |^bench/\w+\.py$ |^bon/cli\.py$
    |^till/port\.py$ |^till/micropython/""",
    re.VERBOSE,
)
BROWSER_DOORS = re.compile(
    r"^register/(src/(main|service-worker)\.ts|[\w.-]+\.(js|ts)|.*\.d\.ts|.*\.test\.ts|tests/.*)$"
)
IMPORT = re.compile(r"""(?:from|import|new URL\()\s*\(?['"](\.[^'"?]*)(?:\?\w+)?['"]""")


def dead_python(sources: Mapping[str, str]) -> list[str]:
    """The Python files among the sources that no other file and no name in a text reaches."""
    reached: set[str] = set()
    for name, source in sources.items():
        reached |= {module for module in _modules(name, source) if module != _module(name)}
    return [
        name
        for name in sources
        if not PYTHON_DOORS.search(name)
        and _module(name) not in reached
        and _module(name).rsplit(".", 1)[-1] not in reached
    ]


def _module(name: str) -> str:
    return name.removesuffix(".py").replace("/", ".")


def _modules(name: str, source: str) -> Iterable[str]:
    """The modules a file imports, and every dotted name that stands in it as a text.

    A bare word counts where it names a file that a framework gathers from each app (`"jobs"`,
    `f"{app}.reactions"`): the gatherer lives in the server's settings or in the kit.
    """
    gatherer = name.startswith(("bon/config/", "bon/kit/"))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if re.fullmatch(r"\w+(\.\w+)+", text):
                yield from (text, text.rsplit(".", 1)[0])
            elif gatherer and text.lstrip(".").isidentifier():
                yield text.lstrip(".")


def dead_browser(names: list[str], text: Callable[[str], str]) -> list[str]:
    """The register's files that no other of its files imports."""
    reached = set()
    for name in names:
        for target in IMPORT.findall(text(name)):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
            reached |= {path, f"{path}.ts", f"{path}/index.ts", f"{path}.svelte"}
            reached.add(re.sub(r"\.js$", ".ts", path))
    return [name for name in names if name not in reached and not BROWSER_DOORS.match(name)]


def test_every_python_file_is_reached() -> None:
    refuse(dead_python({name: read(name) for name in with_suffix(".py")}))


def test_every_file_of_the_register_is_reached() -> None:
    names = [name for name in with_suffix(".ts", ".svelte") if name.startswith("register/")]
    refuse(dead_browser(names, read))


def test_a_file_that_nothing_reaches_is_caught() -> None:
    sources = {
        "bon/sales/urls.py": "from bon.sales import views",
        "bon/sales/views.py": "",
        "bon/sales/total.py": "",
        "bon/sales/jobs.py": "",
        "bon/sales/tests/test_total.py": "",
        "bon/config/settings.py": 'ROOT_URLCONF = "bon.sales.urls"\nAUTODISCOVER = "jobs"',
    }
    assert dead_python(sources) == ["bon/sales/total.py", "bon/config/settings.py"]
    browser = {
        "register/src/main.ts": "import App from './App.svelte'\nimport { x } from './cart/x'",
        "register/src/App.svelte": "",
        "register/src/cart/x.ts": "",
        "register/src/cart/y.ts": "",
    }
    assert dead_browser(list(browser), browser.__getitem__) == ["register/src/cart/y.ts"]
