"""Every paper there is: whatever the rules' examples put into blocks, and how it becomes bytes."""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.parity.examples import EXAMPLES, SHOP, Play, all_cases
from tests.parity.interpreters import NODE, ROOT
from till.port import handle

PACKAGES = ROOT / "register/node_modules"
PRICEBOOK = json.loads((EXAMPLES / SHOP).read_text())["pricebook"]


def papers() -> dict[str, dict[str, Any]]:
    """Name → receipt. A new kind of paper is here as soon as an example shows it."""
    found: dict[str, dict[str, Any]] = {}
    for name, case in all_cases():
        for number, paper in enumerate(_of(case), 1):
            found[f"{name} {number}"] = paper
    return found


def _of(case: dict[str, Any]) -> list[dict[str, Any]]:
    printed: list[dict[str, Any]] = []

    def listening(request: str) -> str:
        answer = handle(request)
        told = json.loads(answer)
        if "blocks" in told:
            printed.append(told)
        return answer

    Play(listening).case(case)
    return printed


class Encoder:
    """The register's encoder in one Node process. A context manager."""

    def __init__(self) -> None:
        command = [NODE, Path(__file__).with_name("encode.mjs"), PACKAGES, ROOT / "register"]
        self._process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def encode(
        self, receipt: dict[str, Any] | None, paper: dict[str, Any], *, open: bool = False
    ) -> bytes:
        """The bytes of a receipt; of a drawer's pulse where there is none."""
        asked = {"receipt": receipt, "paper": paper, "open": open, "pricebook": PRICEBOOK}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if line == "":
            raise EOFError(f"the encoder ended with {self._process.wait()}")
        return b64decode(line)

    def __enter__(self) -> Encoder:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=20)
        assert self._process.stdout is not None
        self._process.stdout.close()
