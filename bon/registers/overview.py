"""What the office is shown of its registers: the device at the counter and the chain behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from bon.journal.queries import ChainState, chain_states
from bon.organisation.models import Register
from bon.registers.models import Device, NumberGap
from bon.registers.queries import current_devices

State = Literal["unpaired", "refused", "holding", "silent", "good"]
# A register asks for changes every 20 seconds; a closed one rests.
FRESH = timedelta(minutes=2)
# As long as a shop may well be without a network before somebody should look.
HOLDING = timedelta(minutes=10)


@dataclass(frozen=True)
class RegisterRow:
    register: Register
    device: Device | None
    chain: ChainState | None

    @property
    def state(self) -> State:
        """The worst that can be said: entries refused, entries waiting out of reach, out of
        reach, well."""
        if self.chain is not None and (self.chain.refused or self.chain.findings):
            return "refused"
        if self.device is None:
            return "unpaired"
        now, seen = timezone.now(), self.device.last_seen_at
        if self.device.held and (seen is None or now - seen > HOLDING):
            return "holding"
        return "good" if seen is not None and now - seen <= FRESH else "silent"

    @property
    def skew_seconds(self) -> int:
        """How wrong the device's clock was at its last report."""
        skew = self.device.clock_skew_ms if self.device else None
        return (abs(skew or 0) + 500) // 1000


def register_rows(store: UUID | None = None) -> list[RegisterRow]:
    """Every register of the organisation, or of one store."""
    registers = Register.objects.select_related("store").order_by("store__name", "code")
    if store is not None:
        registers = registers.filter(store_id=store)
    devices = {device.register_id: device for device in current_devices()}
    chains = chain_states()
    return [RegisterRow(row, devices.get(row.id), chains.get(row.id)) for row in registers]


def register_row(register: Register) -> RegisterRow:
    device = current_devices().filter(register=register).first()
    return RegisterRow(register, device, chain_states().get(register.id))


def devices_of(register: Register) -> QuerySet[Device]:
    """Every device the register ever had, the latest first."""
    devices: QuerySet[Device] = Device.objects.filter(register=register)
    return devices.order_by("-paired_at", "-id")


def gaps_of(register: Register) -> QuerySet[NumberGap]:
    """Receipt numbers that were lost with its devices, the latest first."""
    gaps: QuerySet[NumberGap] = NumberGap.objects.filter(register=register)
    return gaps.order_by("-seq")
