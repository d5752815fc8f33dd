"""All goods for a register that has just been paired: 100,000 of them, over the door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.result import Result
from bench.rounds import seconds, spread

if TYPE_CHECKING:
    from bench.house.big_shop import BigShop

ROUNDS = 7
BUDGET_SECONDS = 0.5
BUDGET_MB = 5


def run() -> list[Result]:
    from bench.house.big_shop import open_big_shop

    shop = open_big_shop()
    if shop is None:
        return []
    client, token = _paired(shop)
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


def _paired(shop: BigShop) -> tuple[Any, str]:
    """A client at the shop's door, and its token."""
    from django.test import Client

    from bench.house.big_shop import pairing_code
    from bon.registers.actions.pair_device import DeviceFacts, pair_device
    from bon.registers.device_key import DeviceKey

    paired = pair_device(pairing_code(shop), DeviceKey().public_key, DeviceFacts("Måling"))
    return Client(SERVER_NAME="localhost"), paired.token
