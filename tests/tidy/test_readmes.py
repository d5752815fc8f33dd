"""Ten lines at the door: what an app owns, its words, its invariants, the facts it publishes."""

from __future__ import annotations

from tests.tidy.project import apps, files, refuse

PARTS = ("bench", "bon/assets", "register", "till")


def without_readme(folders: list[str], present: set[str]) -> list[str]:
    """The folders that have no README.md among the files present."""
    return [folder for folder in folders if f"{folder}/README.md" not in present]


def test_every_app_and_every_part_has_its_readme() -> None:
    folders = [*(f"bon/{app}" for app in apps()), *PARTS]
    refuse(without_readme(folders, set(files())))


def test_a_missing_readme_is_caught() -> None:
    present = {"bon/sales/README.md", "bon/stock/apps.py"}
    assert without_readme(["bon/sales", "bon/stock"], present) == ["bon/stock"]
