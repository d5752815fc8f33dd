"""An Epson printer with Server Direct Print, as Epson's manual describes one.

Written from the manual alone; it knows nothing of how the server is made.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.test import Client

EPOS = "{http://www.epson-pos.com/schemas/2011/03/epos-print}"
FORM = "application/x-www-form-urlencoded"


@dataclass
class Work:
    job: str
    content: bytes


@dataclass
class Epson:
    """`code` is why it cannot print, empty where it can; what it prints ends in `tray`."""

    address: str
    id: str = "X7KT000123"
    code: str = ""
    tray: list[bytes] = field(default_factory=list)
    client: Client = field(default_factory=Client)

    def ask(self) -> Work | None:
        """What there is to print."""
        answer = self._post(ConnectionType="GetRequest", ID=self.id, Name="TM-m30III")
        if not answer:
            return None
        root = ET.fromstring(answer)  # noqa: S314 -- our own server's
        assert (root.tag, root.get("Version")) == ("PrintRequestInfo", "2.00")
        job = root.findtext("ePOSPrint/Parameter/printjobid") or ""
        assert root.findtext("ePOSPrint/Parameter/devid") == "local_printer"
        assert job.isalnum()
        assert len(job) <= 30
        (command,) = root.findall(f"ePOSPrint/PrintData/{EPOS}epos-print/{EPOS}command")
        return Work(job, bytes.fromhex(command.text or ""))

    def say(self, job: str, code: str = "") -> None:
        """How it went."""
        good = "false" if code else "true"
        response = (
            '<?xml version="1.0" encoding="UTF-8"?><PrintResponseInfo Version="2.00"><ePOSPrint>'
            f"<Parameter><devid>local_printer</devid><printjobid>{job}</printjobid></Parameter>"
            f'<PrintResponse><response xmlns="{EPOS[1:-1]}" success="{good}" code="{code}" '
            'status="251854870" battery="0"/></PrintResponse></ePOSPrint></PrintResponseInfo>'
        )
        self._post(ConnectionType="SetResponse", ID=self.id, ResponseFile=response)

    def tell(self, asb: str) -> None:
        """How it is, by the bits of its status."""
        status = (
            '<statusmonitor Version="1.00"><printerstatus devicename="local_printer" '
            f'asbstatus="{asb}"/></statusmonitor>'
        )
        self._post(ConnectionType="SetStatus", ID=self.id, Status=status)

    def work(self) -> bool:
        """One round: asks, and prints what there is. Whether there was anything."""
        work = self.ask()
        if work is None:
            return False
        if not self.code:
            self.tray.append(work.content)
        self.say(work.job, self.code)
        return True

    def _post(self, **said: str) -> bytes:
        answer = self.client.post(self.address, urlencode(said), FORM)
        assert answer.status_code == 200, answer.status_code
        assert answer["Content-Type"] == "text/xml; charset=utf-8"
        return answer.content
