"""A lock says what, proven by a hash; where it is fetched is the machine's own affair."""

from __future__ import annotations

import json
import re

from tests.tidy.project import files, read, refuse

ADDRESS = re.compile(r"https?://|^\s*(-i|-f|--(extra-)?index-url|--find-links)\b", re.MULTILINE)


def python_complaints(name: str, text: str) -> list[str]:
    """What is wrong with a lock of Python packages."""
    found = [f"{name}: carries an address"] if ADDRESS.search(text) else []
    for entry in re.split(r"\n(?=\S)", text.strip()):
        if not entry.startswith("#") and "--hash=sha256:" not in entry:
            found.append(f"{name}: no hash for {entry.split()[0]}")
    return found


def npm_complaints(name: str, text: str) -> list[str]:
    """What is wrong with a lock of npm packages."""
    found = []
    for path, entry in json.loads(text)["packages"].items():
        if "resolved" in entry:
            found.append(f"{name}: {path} carries an address")
        if path and not entry.get("link") and "integrity" not in entry:
            found.append(f"{name}: no hash for {path}")
    return found


def pins(text: str) -> set[str]:
    """The packages of a Python lock with their versions."""
    return set(re.findall(r"^[\w.\-\[\]]+==[^\s;\\]+", text, re.MULTILINE))


def test_every_python_lock_is_hashed_and_names_no_address() -> None:
    names = [name for name in files() if name.startswith("requirements/")]
    refuse([line for name in names for line in python_complaints(name, read(name))])


def test_every_npm_lock_is_hashed_and_names_no_address() -> None:
    names = [name for name in files() if name.endswith("package-lock.json")]
    assert names == ["bon/assets/package-lock.json", "register/package-lock.json"]
    refuse([line for name in names for line in npm_complaints(name, read(name))])


def test_the_developers_lock_holds_all_that_runs() -> None:
    """Tests prove the very versions that the shop runs on."""
    assert pins(read("requirements/run.txt")) - pins(read("requirements/dev.txt")) == set()


def test_an_address_or_a_missing_hash_is_caught() -> None:
    lock = "--index-url x\na==1 \\\n    --hash=sha256:00\nb==2\n"
    assert python_complaints("run.txt", lock) == [
        "run.txt: carries an address",
        "run.txt: no hash for --index-url",
        "run.txt: no hash for b==2",
    ]
    npm = {"packages": {"": {}, "node_modules/a": {"resolved": "somewhere"}}}
    assert npm_complaints("lock", json.dumps(npm)) == [
        "lock: node_modules/a carries an address",
        "lock: no hash for node_modules/a",
    ]
