"""Both interpreters of the rules behind one call: JSON text in, JSON text out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.node import NodeProcess
from till.canonical import encode

Handle = Callable[[str], str]

ROOT = Path(__file__).resolve().parents[2]
TILL = ROOT / "till"
LOADER = (
    ROOT / "register/node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs"
)
# The other folders hold types, tests and stand-ins.
RULES = [
    path
    for folder in ("", "campaigns", "commands")
    for path in sorted((TILL / folder).glob("*.py"))
]
INTERPRETER = Path(__file__).with_name("interpreter.mjs")


def till_files() -> dict[str, str]:
    """What MicroPython needs to run the rules: path below its root → source."""
    files = {str(path.relative_to(ROOT)): path.read_text() for path in RULES}
    stand_ins = {path.name: path.read_text() for path in (TILL / "micropython").glob("*.py")}
    return files | stand_ins


def text_of(value: Any) -> str:
    """A request as a browser would write it: text outside ASCII as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def normal(answer: str) -> str:
    """An answer in the one order of keys that both interpreters can be held to."""
    return encode(json.loads(answer))


class MicroPython(NodeProcess):
    """The rules in Node. A context manager."""

    def __init__(self) -> None:
        super().__init__(Path(__file__).with_name("serve.mjs"), LOADER)
        self.tell(json.dumps(till_files()))

    def handle(self, text: str) -> str:
        """The answer of MicroPython's port."""
        return self.ask(text)
