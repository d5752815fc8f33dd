"""Sending prepared work over several connections at once, from processes of their own."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from typing import Any

import psycopg

PROCESSES = 2
# `(payload) -> None` on a connection of its own; raises where the answer is not the right one.
Send = Callable[[Any], None]
Open = Callable[[], Send]


def drive(open_connection: Open, work: Sequence[Sequence[Any]]) -> float:
    """Sends each list of payloads over a connection of its own, all at the same time, and gives
    the seconds from the first to the last."""
    context = get_context("fork")
    ready, done = context.Barrier(PROCESSES + 1), context.Barrier(PROCESSES + 1)
    shares = [work[index::PROCESSES] for index in range(PROCESSES)]
    children = [
        context.Process(target=_child, args=(open_connection, share, ready, done))
        for share in shares
    ]
    for child in children:
        child.start()
    ready.wait(60)
    started = time.perf_counter()
    done.wait(600)
    elapsed = time.perf_counter() - started
    for child in children:
        child.join()
        if child.exitcode:
            raise RuntimeError("a sender failed; see above")
    return elapsed


def _child(open_connection: Open, share: Sequence[Sequence[Any]], ready: Any, done: Any) -> None:
    failed = []
    senders = [(open_connection(), payloads) for payloads in share]

    def send_all(send: Send, payloads: Sequence[Any]) -> None:
        try:
            for payload in payloads:
                send(payload)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=send_all, args=sender) for sender in senders]
    ready.wait(60)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done.wait(600)
    for error in failed:
        print(f"{type(error).__name__}: {error}", flush=True)
    os._exit(1 if failed else 0)


def http_sender(port: int) -> Send:
    """Requests that are bytes already, over one kept connection. Every entry must be stored."""
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(request: bytes) -> None:
        connection.sendall(request)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += _more(connection)
        head, _, body = answer.partition(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        while len(body) < length:
            body += _more(connection)
        if not head.startswith(b"HTTP/1.1 200") or b"unprojected" in body:
            raise RuntimeError(f"{head[:60]!r} {body[:300]!r}")

    return send


def _more(connection: socket.socket) -> bytes:
    part = connection.recv(65536)
    if not part:
        raise ConnectionError("the server hung up")
    return part


def http_request(path: str, token: str, body: bytes) -> bytes:
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body


def sql_sender(conninfo: str, statement: str) -> Send:
    """One prepared statement over one kept connection of the application's role."""
    connection = psycopg.connect(conninfo, autocommit=True)

    def send(arguments: Any) -> None:
        connection.execute(statement, arguments, prepare=True)

    return send
