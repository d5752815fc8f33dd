"""Devices that come to the door as browsers do."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client

from bon.organisation.models import Register
from bon.registers.actions.open_pairing import open_pairing
from bon.registers.device_key import DeviceKey
from bon.staff.cast import Cast

DOOR = "/register/v1/"
ZEROS = "0" * 64


def code_for(cast: Cast, register: Register | None = None) -> str:
    with cast.at_work():
        return open_pairing(cast.manager, register or cast.register).code


@dataclass
class Tablet:
    """One browser: a key, later a token and a cursor."""

    key: DeviceKey = field(default_factory=DeviceKey)
    client: Client = field(default_factory=Client)
    token: str = ""
    cursor: str = ""
    address: str = "10.0.0.7"

    def pair(self, code: str, name: str = "Disken") -> Any:
        device = {"name": name, "agent": "Chromium", "persistent": True}
        body = {"code": code, "public_key": self.key.public_key, "device": device}
        answer = self.post("pair", body)
        if answer.status_code == 201:
            self.token = answer.json()["token"]
        return answer

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(DOOR + path, headers={**self._token(), **headers})

    def post(self, path: str, body: object) -> Any:
        return self.client.post(
            DOOR + path,
            json.dumps(body),
            content_type="application/json",
            headers=self._token(),
            REMOTE_ADDR=self.address,
        )

    def goods(self) -> dict[str, Any]:
        answer = self.get("goods", **{"Accept-Encoding": "gzip"})
        assert answer.status_code == 200
        told: dict[str, Any] = json.loads(gzip.decompress(answer.content))
        return told

    def changes(self, cursor: str | None = None, **said: object) -> Any:
        return self.post(
            "changes",
            {
                "cursor": self.cursor if cursor is None else cursor,
                "head": {"seq": 0, "hash": ZEROS},
                "held": 0,
                "oldest_at": None,
                "app": "0.1.0",
                "clock": "2026-11-21T12:00:00+01:00",
                **said,
            },
        )

    def _token(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def paired(cast: Cast, register: Register | None = None) -> Tablet:
    """A tablet that is the register's current device."""
    tablet = Tablet()
    assert tablet.pair(code_for(cast, register)).status_code == 201
    return tablet


def device_id(answer: Any) -> UUID:
    return UUID(answer.json()["key"])
