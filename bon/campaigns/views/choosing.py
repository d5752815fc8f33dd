"""Goods chosen as one types, wherever a page asks which are meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bon.campaigns.goods import Choice
from bon.kit.gate import office
from bon.staff.visit import Visit

View = Callable[[HttpRequest], HttpResponseBase]


class Goods(Protocol):
    """What may be chosen: `campaigns.goods`, or a module that knows more."""

    def find(self, text: str) -> list[Choice]: ...

    def read(self, keys: Iterable[str]) -> list[Any]: ...

    def named(self, targets: Iterable[Any]) -> list[Choice]: ...


def choosing(permission: str, choose: str, goods: Goods) -> tuple[View, View]:
    """Two views: goods for what is typed, each with a key that chooses it, and goods as they stand
    once chosen. `choose` is the name of the second one's address; `?part=1` is the second group of
    a form that has two."""

    @office(permission)
    @require_safe
    def find_view(request: Visit) -> HttpResponse:
        part = _part(request)
        found = goods.find(request.GET.get(f"find_{part}", ""))
        context = {"found": found, "part": part, "choose": choose}
        return render(request, "campaigns/found.html", context)

    @office(permission)
    @require_safe
    def choose_view(request: Visit) -> HttpResponse:
        chosen = goods.named(goods.read([request.GET.get("key", "")]))
        return render(request, "campaigns/chosen.html", {"chosen": chosen, "part": _part(request)})

    return find_view, choose_view


def _part(request: Visit) -> int:
    return 1 if request.GET.get("part") == "1" else 0
