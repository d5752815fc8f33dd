"""Registers sell while server and database are killed again and again behind a bad network.

Afterwards: what was acknowledged is there exactly once, no chain has a gap, every sale has one
entry, stock is the sum of what was moved, and every projection made again is the live one.
Set BON_CHAOS_SECONDS to let it go on for longer.
"""

from __future__ import annotations

import json
import os
import random
import threading
import time
from collections.abc import Callable
from datetime import datetime
from http.client import HTTPConnection, HTTPException
from typing import Any, LiteralString
from uuid import UUID
from zoneinfo import ZoneInfo

from bon.journal.entry import Item as Element
from bon.registers.device_key import DeviceKey
from bon.registers.simulated import Basket, SimulatedRegister
from bon.registers.tests.counter import BELL, BOOK, HELMET, LAMP, TUBE
from tests.chaos.house import House, found_shop, open_house
from tests.chaos.lossy_proxy import LossyProxy

SECONDS = int(os.environ.get("BON_CHAOS_SECONDS", "15"))
REGISTERS = 4
SEED = int(os.environ.get("BON_CHAOS_SEED", "41"))
GOODS = (BELL, BOOK, HELMET, LAMP, TUBE)
DENMARK = ZoneInfo("Europe/Copenhagen")


class Cashier(threading.Thread):
    """Sells without pause and sends what is held whenever it can."""

    def __init__(self, till: SimulatedRegister, token: str, employee: str, port: int) -> None:
        super().__init__(daemon=True)
        self.till = till
        self.token = token
        self.employee = employee
        self.port = port
        self.random = random.Random(f"{SEED}{till.register}")
        self.acknowledged: set[str] = set()
        self.sent: list[Element] = []
        self.over = threading.Event()
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.till.sign_in(self.employee)
            self.till.open_shift()
            while not self.over.is_set():
                for _ in range(self.random.randint(1, 4)):
                    self.sell()
                self.send(self.till.upload(40))
                if self.sent and self.random.random() < 0.1:
                    start = self.random.randrange(len(self.sent))
                    self.send(self.sent[start : start + 10])
                time.sleep(0.02)
            self.till.count_cash()
            self.till.close_shift()
        except Exception as error:
            self.error = error

    def sell(self) -> None:
        goods = [(item, 1000) for item in self.random.sample(GOODS, self.random.randint(1, 4))]
        self.till.sell(Basket(goods, tender=self.random.choice(["cash", "card"])))

    def send(self, elements: list[Element]) -> bool:
        """Whether an answer came that is one."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=8)
        body = [{"entry": e.entry, "hash": e.hash, "signature": e.signature} for e in elements]
        try:
            connection.request(
                "POST",
                "/register/v1/journal",
                json.dumps({"entries": body}),
                {"Authorization": self.token, "Content-Type": "application/json"},
            )
            answer = connection.getresponse()
            told = json.loads(answer.read()) if answer.status in (200, 409) else None
        except (OSError, HTTPException, ValueError):
            return False
        finally:
            connection.close()
        if told is None:
            return False
        assert "refused" not in told, told["refused"]
        hashes = {each["hash"] for each in told["acknowledged"]}
        assert all(each["result"] != "unprojected" for each in told["acknowledged"]), told
        self.acknowledged |= hashes
        self.till.acknowledge(hashes)
        self.sent += [element for element in elements if element.hash in hashes]
        return True


def open_registers(house: House, port: int) -> list[Cashier]:
    keys = [DeviceKey() for _ in range(REGISTERS)]
    shop = found_shop(house, [key.public_key for key in keys])
    return [
        Cashier(
            SimulatedRegister(UUID(told["register"]), told["pricebook"], now, key=key),
            told["token"],
            told["employee"],
            port,
        )
        for told, key in zip(shop, keys, strict=True)
    ]


def now() -> datetime:
    return datetime.now(DENMARK)


def hurt(house: House, seconds: int) -> int:
    """Kills server and database by turns until the time is over; gives how often."""
    end = time.monotonic() + seconds
    kills = 0
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(left, 3.5))
        weapon: Callable[[], None] = house.kill_database if kills % 2 else house.kill_server
        weapon()
        kills += 1
    return kills


def drain(cashier: Cashier) -> None:
    deadline = time.monotonic() + 120
    while cashier.till.held:
        if not cashier.send(cashier.till.upload(200)):
            assert time.monotonic() < deadline, "the server does not come back"
            time.sleep(0.3)


def test_nothing_is_lost_and_nothing_is_doubled() -> None:
    with open_house() as house, LossyProxy(house.port, SEED) as network:
        cashiers = open_registers(house, network.port)
        for cashier in cashiers:
            cashier.start()
        kills = hurt(house, SECONDS)
        for cashier in cashiers:
            cashier.over.set()
            cashier.join(60)
            assert cashier.error is None, cashier.error
        network.calm = True
        house.wait()
        for cashier in cashiers:
            drain(cashier)
        assert kills >= 2
        assert network.faults["cut_after"] > 0
        check(house, cashiers)


def check(house: House, cashiers: list[Cashier]) -> None:
    kept: dict[str, list[tuple[int, str]]] = {}
    for register, seq, digest in house.ask(
        "SELECT register_id, seq, encode(hash, 'hex') FROM journal_entry ORDER BY 1, 2"
    ):
        kept.setdefault(str(register), []).append((seq, digest))
    for cashier in cashiers:
        chain = kept[str(cashier.till.register)]
        assert [seq for seq, _ in chain] == list(range(1, cashier.till.seq + 1))
        assert {digest for _, digest in chain} == cashier.acknowledged
        assert chain[-1][1] == cashier.till.head
    sold = sum(cashier.till.receipts for cashier in cashiers)
    assert sold > 20
    assert figure(house, "SELECT count(*) FROM sales_sale") == sold
    assert figure(house, "SELECT count(*) FROM journal_entry WHERE kind = 'sale'") == sold
    assert figure(house, "SELECT count(*) FROM sales_shift WHERE closed_at IS NOT NULL") == len(
        cashiers
    )
    assert figure(house, "SELECT count(*) FROM journal_quarantine") == 0
    assert figure(house, "SELECT count(*) FROM journal_projectionfailure") == 0
    verified = house.command("bon.cli", "journal", "verify")
    assert verified.returncode == 0, verified.stderr + verified.stdout


def figure(house: House, statement: LiteralString) -> Any:
    return house.ask(statement)[0][0]
