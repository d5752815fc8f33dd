"""A device with the register's own engine on it: Node in the place of a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.node import NodeProcess

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


class Refused(Exception):
    """The engine said no: its code and data."""

    def __init__(self, code: str, data: dict[str, Any]) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data


class Device(NodeProcess):
    """Ends with everything that was on it. A context manager."""

    def __init__(self, server: str) -> None:
        packages = ROOT / "register/node_modules"
        super().__init__(HERE / "register.mjs", packages, ROOT / "register", server)

    def call(self, name: str, *args: Any) -> Any:
        """What the engine answers to one of its calls. Raises Refused."""
        told = json.loads(self.ask(json.dumps({"call": name, "args": args})))
        if "error" in told:
            raise Refused(told["error"], told["data"])
        return told["value"]
