"""Every paper there is: whatever the rules' examples put into blocks, and how it becomes bytes."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

from tests.node import NodeProcess
from tests.parity.examples import EXAMPLES, SHOP, Play, all_cases
from tests.parity.interpreters import ROOT
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


class Encoder(NodeProcess):
    """The register's encoder in Node. A context manager."""

    def __init__(self) -> None:
        super().__init__(Path(__file__).with_name("encode.mjs"), PACKAGES, ROOT / "register")

    def encode(
        self,
        receipt: dict[str, Any] | None,
        paper: dict[str, Any],
        *,
        open: bool = False,
        pricebook: dict[str, Any] = PRICEBOOK,
    ) -> bytes:
        """The bytes of a receipt; of a drawer's pulse where there is none. `pricebook` has the
        names of tenders and people."""
        asked = {"receipt": receipt, "paper": paper, "open": open, "pricebook": pricebook}
        return b64decode(self.ask(json.dumps(asked)))
