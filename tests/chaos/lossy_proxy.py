"""A network between registers and server that loses, doubles, delays and makes things up."""

from __future__ import annotations

import asyncio
import random
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress

TIMEOUT = 10
PORTAL = b"<html><body>Velkommen til Gratis Wifi. Log ind for at fortsaette.</body></html>"
FAULTS = (
    "pass", "pass", "pass", "pass", "late", "twice", "cut_before", "cut_half", "cut_after",
    "portal", "bad_gateway",
)  # fmt: skip


class LossyProxy:
    """Listens on `port`; hands every request on to `upstream` with a fault chosen by `seed`.

    `faults` counts what it did. `calm` ends the faults.
    """

    def __init__(self, upstream: int, seed: int) -> None:
        self.upstream = upstream
        self.random = random.Random(seed)
        self.faults: Counter[str] = Counter()
        self.calm = False
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> LossyProxy:
        self._thread.start()
        self._ready.wait(TIMEOUT)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(TIMEOUT)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", 0, limit=1 << 24)
        )
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request for each connection."""
        with suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
            request = await _message(reader)
            fault = "pass" if self.calm else self.random.choice(FAULTS)
            self.faults[fault] += 1
            deal: Callable[[bytes], Awaitable[bytes]] = getattr(self, f"_{fault}")
            writer.write(await deal(request))
            await writer.drain()
        writer.close()

    async def _pass(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream, limit=1 << 24)
        try:
            writer.write(request)
            await writer.drain()
            return await asyncio.wait_for(_message(reader), TIMEOUT)
        finally:
            writer.close()

    async def _late(self, request: bytes) -> bytes:
        await asyncio.sleep(self.random.uniform(0.1, 0.6))
        return await self._pass(request)

    async def _twice(self, request: bytes) -> bytes:
        """Both arrive at about the same time; the answer is that of the one or the other."""
        answers = await asyncio.gather(self._pass(request), self._pass(request))
        return self.random.choice(answers)

    async def _cut_before(self, request: bytes) -> bytes:
        return b""

    async def _cut_half(self, request: bytes) -> bytes:
        _, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        writer.write(request[: self.random.randrange(len(request))])
        await writer.drain()
        writer.close()
        return b""

    async def _cut_after(self, request: bytes) -> bytes:
        """The server did it; nobody hears of it, or hears half."""
        answer = await self._pass(request)
        return answer[: self.random.choice([0, len(answer) // 2])]

    async def _portal(self, request: bytes) -> bytes:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(PORTAL)}"
        return head.encode() + b"\r\n\r\n" + PORTAL

    async def _bad_gateway(self, request: bytes) -> bytes:
        return b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"


async def _message(reader: asyncio.StreamReader) -> bytes:
    """One HTTP message: head and as much body as it says."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.split(b":", 1)[1])
    return head + await reader.readexactly(length)
