"""The office's pages of its registers: their state, pairing a device, shutting one out."""

from __future__ import annotations

from uuid import UUID

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bon.kit.gate import office
from bon.kit.moments import read_moment
from bon.registers import overview
from bon.registers.access import device_for, register_for
from bon.registers.actions.open_pairing import open_pairing
from bon.registers.actions.revoke_device import revoke_device
from bon.staff.visit import Visit, store_seen

COUNTER = "/register/"


@office("manage_registers")
@require_safe
def registers(request: Visit) -> HttpResponse:
    rows = overview.register_rows(store_seen(request))
    whole = not request.htmx or request.htmx.history_restore_request
    template = "registers/registers_list.html" if whole else "registers/registers_table.html"
    return render(request, template, {"rows": rows})


@office("manage_registers")
@require_safe
def register(request: Visit, id: UUID) -> HttpResponse:
    found = register_for(request.person, id)
    context = {
        "row": overview.register_row(found),
        "devices": overview.devices_of(found),
        "gaps": overview.gaps_of(found),
    }
    return render(request, "registers/register.html", context)


@office("manage_registers")
@require_POST
def pair(request: Visit, id: UUID) -> HttpResponse:
    """Shows a code, this once, and waits for a device to use it."""
    found = register_for(request.person, id)
    since = timezone.now()
    opened = open_pairing(request.person, found)
    address = request.build_absolute_uri(COUNTER)
    picture = segno.make(address, error="m").svg_data_uri(scale=4, border=2, light="white")
    context = {"register": found, "opened": opened, "since": since, "address": address}
    return render(request, "registers/pair.html", {**context, "picture": picture})


@office("manage_registers")
@require_safe
def paired(request: Visit, id: UUID) -> HttpResponse:
    """Whether a device has come since the code was shown."""
    found = register_for(request.person, id)
    since = read_moment(request.GET.get("since", "")) or timezone.now()
    device = overview.devices_of(found).filter(paired_at__gte=since).first()
    context = {"register": found, "device": device, "since": since}
    return render(request, "registers/paired.html", context)


@office("manage_registers")
@require_POST
def revoke(request: Visit, id: UUID) -> HttpResponse:
    device = device_for(request.person, id)
    revoke_device(request.person, device)
    messages.success(request, _("%(name)s er spærret.") % {"name": device.name})
    return redirect("registers:register", device.register_id)


@office("manage_registers")
@require_safe
def attention(request: Visit) -> HttpResponse:
    """For home: registers out of reach that still hold entries."""
    rows = overview.register_rows(store_seen(request))
    holding = [row for row in rows if row.state == "holding"]
    return render(request, "registers/attention.html", {"rows": holding})
