"""A file is named after a thing or a verb: a name that says neither becomes a drawer."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from tests.tidy.project import apps, files, read, refuse

DRAWERS = {"service", "services", "util", "utils", "helper", "helpers", "common"} | {
    "manager",
    "managers",
    "base",
    "misc",
}
SOURCE = {".py", ".ts", ".svelte", ".js", ".mjs", ".css", ".html"}

# The anatomy of an app; ARCHITECTURE.md says what each file holds.
FILES = {
    *("README.md", "__init__.py", "apps.py", "models.py", "queries.py", "access.py"),
    *("facts.py", "reactions.py", "feed.py", "views.py", "forms.py", "urls.py"),
    *("api.py", "jobs.py", "requests.py", "tables.py", "tasks.py", "filters.py"),
}
FOLDERS = {
    *("actions", "models", "views", "management", "migrations", "sql"),
    *("static", "templates", "templatetags", "tests"),
}
# What a folder of data holds.
DATA = (".csv", ".ttf", "LICENSE")
# Names by which business hides from the anatomy.
NEVER = {"admin.py", "signals.py", "receivers.py", "mixins.py", "constants.py", "types.py"}


def is_drawer(name: str) -> bool:
    """Whether the file's name tells nothing of what it holds."""
    path = PurePosixPath(name)
    stem = path.name.split(".")[0].strip("_").lower()
    return path.suffix in SOURCE and stem in DRAWERS and not _layout(path)


def _layout(path: PurePosixPath) -> bool:
    """Django's frameworks look a page's frame up by this name, and Django a database engine."""
    return ("templates" in path.parts and path.name == "base.html") or (
        path.match("postgresql/base.py")
    )


def outside_anatomy(path: str, readme: str) -> bool:
    """Whether a path below an app's folder is neither in the anatomy nor a thing of its own.

    A capability may have things of its own (`cvr.py`, `pin.py`, a folder of CSV files or
    fonts): its README introduces each.
    """
    first, _, rest = path.partition("/")
    if rest:
        data = rest.endswith(DATA) and f"`{first}/`" in readme
        return first not in FOLDERS and not data
    return first in NEVER or (first not in FILES and f"`{first.removesuffix('.py')}." not in readme)


def test_no_file_is_a_drawer() -> None:
    refuse(name for name in files() if is_drawer(name))


@pytest.mark.parametrize(
    "name", ["bon/sales/services.py", "register/src/ui/utils.ts", "till/_common.py"]
)
def test_a_drawer_is_caught(name: str) -> None:
    assert is_drawer(name)


@pytest.mark.parametrize(
    "name",
    [
        *("till/rounding.py", "utils.md"),
        *("bon/kit/templates/base.html", "bon/kit/postgresql/base.py"),
    ],
)
def test_a_thing_is_not_a_drawer(name: str) -> None:
    assert not is_drawer(name)


def test_every_app_keeps_the_anatomy() -> None:
    # The kit is what the anatomy is made with; it has none of its own.
    introduced = {app: f"bon/{app}/README.md" for app in apps() if app != "kit"}
    readmes = {app: read(name) if name in files() else "" for app, name in introduced.items()}
    strangers = [
        name
        for app, readme in readmes.items()
        for name in files()
        if name.startswith(f"bon/{app}/")
        and outside_anatomy(name.removeprefix(f"bon/{app}/"), readme)
    ]
    refuse(strangers)


def test_a_file_outside_the_anatomy_is_caught() -> None:
    readme = "`pin.py` holds the slow hash of a PIN; `signals.py` holds what nobody should find."
    assert outside_anatomy("signals.py", readme)
    assert outside_anatomy("admin.py", readme)
    assert outside_anatomy("total.py", readme)
    assert outside_anatomy("logic/total.py", readme)
    assert outside_anatomy("goods/bikes.csv", readme)
    assert not outside_anatomy("goods/bikes.csv", "`goods/` holds the goods of the demo.")
    assert not outside_anatomy("pin.py", readme)
    assert not outside_anatomy("actions/record_sale.py", readme)
