"""A Star printer, as Star's protocol describes one: it polls, fetches and reports.

Written from the protocol alone; it knows nothing of how the server is made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.test import Client

KNOWN = ("application/vnd.star.starprnt", "image/png", "text/plain")


@dataclass
class Star:
    """`status` is what it says of itself; what it prints ends in `tray`."""

    address: str
    mac: str = "00:11:e5:06:04:ff"
    status: str = "200 OK"
    tray: list[bytes] = field(default_factory=list)
    client: Client = field(default_factory=Client)

    def poll(self, *, printing: bool = False) -> dict[str, Any]:
        """What the server answers: whether a job is ready, and of which kinds."""
        said = {
            "status": "23 6 0 0 0 0 0 0 0 ",
            "printerMAC": self.mac,
            "statusCode": quote(self.status),
            "printingInProgress": printing,
            "clientAction": None,
        }
        answer = self.client.post(self.address, json.dumps(said), "application/json")
        assert answer.status_code == 200, answer.status_code
        assert answer["Content-Type"].startswith("application/json")
        told: dict[str, Any] = answer.json()
        return told

    def fetch(self, told: dict[str, Any]) -> bytes:
        """The job, in the first of the offered kinds that it knows."""
        kind = next(kind for kind in told["mediaTypes"] if kind in KNOWN)
        asked = {"uid": "Star1", "type": kind, "mac": self.mac, "token": told["jobToken"]}
        answer = self.client.get(self.address, asked)
        assert (answer.status_code, answer["Content-Type"]) == (200, kind)
        return answer.content

    def report(self, told: dict[str, Any], code: str = "200 OK") -> int:
        """Says how it went; the answer's status."""
        asked = f"uid=Star1&mac={self.mac}&code={quote(code)}&token={told['jobToken']}&retry=0"
        return int(self.client.delete(f"{self.address}?{asked}").status_code)

    def work(self) -> bool:
        """One round: polls, and prints what there is. Whether there was anything."""
        told = self.poll()
        if not told["jobReady"]:
            return False
        content = self.fetch(told)
        if self.status.startswith("2"):
            self.tray.append(content)
            self.report(told)
        else:
            self.report(told, self.status)
        return True
