"""All goods for a register that has just been paired: 100,000 of them, over the door."""

from __future__ import annotations

from typing import Any

from bench.result import Result
from bench.rounds import seconds, spread

GOODS = 100_000
ROUNDS = 7
BUDGET_SECONDS = 0.5
BUDGET_MB = 5


def run() -> list[Result]:
    from bench.house.goods import many_goods, real_goods

    real = real_goods()
    if real is None:
        return []
    from bench.house.database import analyze, open_database

    open_database()
    client, token = _paired(many_goods(real, GOODS))
    analyze()
    sizes: list[int] = []

    def download() -> None:
        headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "gzip"}
        answer = client.get("/register/v1/goods", headers=headers)
        assert answer.status_code == 200
        sizes.append(len(answer.content))

    download()
    took = spread([seconds(download) for _round in range(ROUNDS)])
    size = sizes[-1] / 1_000_000
    return [
        Result("snapshot", took.median, "s", budget=BUDGET_SECONDS, low=took.low, high=took.high),
        Result("snapshot size", size, "MB", budget=BUDGET_MB, note="gzipped"),
    ]


def _paired(content: bytes) -> tuple[Any, str]:
    """A client at the door of a shop with these goods, and its token."""
    from django.test import Client

    from bench.house.goods import open_empty_shop, start
    from bon.catalog.actions.carry_out_import import carry_out_import
    from bon.kit.tenancy import acting_for
    from bon.organisation.models import Register, Store
    from bon.registers.actions.open_pairing import open_pairing
    from bon.registers.actions.pair_device import DeviceFacts, pair_device
    from bon.registers.device_key import DeviceKey

    owner = open_empty_shop("Hundredtusind")
    carry_out_import(owner.organisation_id, start(owner, content))
    with acting_for(owner.organisation_id):
        store = Store.objects.get()
        register = Register.objects.create(store=store, code="S1", name="Snapshot")
        code = open_pairing(owner, register).code
    paired = pair_device(code, DeviceKey().public_key, DeviceFacts("Måling"))
    return Client(SERVER_NAME="localhost"), paired.token
