"""An Epson printer on the network, as its manual describes one: SOAP over HTTP.

Held to the manual by a client that is not ours (`test_epos_printer.py`), so that what our own
client may rely on is what a printer really does.
"""

from __future__ import annotations

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

EPOS = "http://www.epson-pos.com/schemas/2011/03/epos-print"
PATH = "/cgi-bin/epos/service.cgi"
PRINTED = 251658262
PAPER_END, OFFLINE = 0x80000, 0x8
COMMAND = re.compile(r"<command>([0-9a-f]*)</command>")
ANSWER = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>'
    f'<response success="{{success}}" code="{{code}}" status="{{status}}" battery="0" '
    f'xmlns="{EPOS}"/></soapenv:Body></soapenv:Envelope>'
)
# What a browser asks before it speaks to another place than its page came from.
CROSS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Content-Type, If-Modified-Since, SOAPAction",
    "Access-Control-Allow-Private-Network": "true",
}


class EposPrinter:
    """A context manager. `documents` is what it was asked to print, `paper` the raw commands of it
    in bytes; `empty` takes its paper away, `dies` breaks off after the next has been printed."""

    def __init__(self) -> None:
        self.documents: list[str] = []
        self.paper: list[bytes] = []
        self.empty = False
        self.dies = False
        printer = self

        class Handler(BaseHTTPRequestHandler):
            def do_OPTIONS(self) -> None:
                self._answer(b"")

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                body = self.rfile.read(length).decode()
                answer = printer.take(body) if self.path.startswith(PATH) else None
                if answer is None:
                    self.connection.close()
                else:
                    self._answer(answer.encode())

            def _answer(self, content: bytes) -> None:
                self.send_response(200)
                for name, value in CROSS.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "text/xml; charset=utf-8")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    def take(self, body: str) -> str | None:
        """The answer to a document; None breaks off the connection."""
        if self.empty:
            status = PAPER_END | OFFLINE
            return ANSWER.format(success="false", code="EPTR_REC_EMPTY", status=status)
        inside = re.search(r"<epos-print[^>]*?(?:/>|>(.*)</epos-print>)", body, re.DOTALL)
        if inside is None:
            return ANSWER.format(success="false", code="SchemaError", status=0)
        if inside[1]:
            self.documents.append(inside[1])
            self.paper += [bytes.fromhex(raw) for raw in COMMAND.findall(inside[1])]
            if self.dies:
                return None
        return ANSWER.format(success="true", code="", status=PRINTED)

    def __enter__(self) -> EposPrinter:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
