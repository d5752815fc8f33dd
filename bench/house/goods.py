"""Goods files for the benchmarks: real ones, and many made of them."""

from __future__ import annotations

import csv
import io
import os
import sys
from itertools import count, cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from bon.staff.models import Person

SHARED = Path(os.environ.get("BON_SHARED", Path(__file__).resolve().parents[3] / "shared"))
CATEGORIES = [f"Gruppe {number}" for number in range(1, 41)]
_shops = count(1)


def real_goods() -> bytes | None:
    """The file of 20,000 real goods; None, and said so, where it is missing."""
    file = SHARED / "data" / "products.csv"
    if not file.exists():
        print(f"No real goods: {file} (BON_SHARED) is missing", file=sys.stderr)
        return None
    return file.read_bytes()


def many_goods(real: bytes, most: int) -> bytes:
    """A file of so many goods under the names of real ones, each with number, code, price and
    one of `CATEGORIES`."""
    from till.barcode import check_digit

    names = [row["name"] for row in csv.DictReader(io.StringIO(real.decode()))]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["name", "sku", "barcode", "price", "category"])
    for number, name in enumerate(islice(cycle(names), most)):
        stem = f"{571_000_000_000 + number * 7_919 % 1_000_000_007:012d}"
        ore = 995 + number * 617 % 200_000
        price = f"{ore // 100},{ore % 100:02d}"
        category = CATEGORIES[number % len(CATEGORIES)]
        writer.writerow([name, f"V{number}", stem + check_digit(stem), price, category])
    return out.getvalue().encode()


def open_empty_shop(name: str, owner_name: str = "Ejer") -> Person:
    """Founds it and gives its owner."""
    from bon.staff.actions.found_organisation import found_organisation
    from bon.staff.models import User

    user = User.objects.create(email=f"ejer{next(_shops)}@goods.example")
    return found_organisation(name=name, cvr="10000009", owner_name=owner_name, user=user).owner


def start(owner: Person, content: bytes) -> UUID:
    """An import of the file, waiting to be carried out."""
    from bon.catalog.models import ImportRun
    from bon.kit.tenancy import acting_for

    with acting_for(owner.organisation_id):
        run = ImportRun.objects.create(file_name="varer.csv", content=content, who=owner.id)
    return UUID(str(run.id))


def take_in(shop: str, content: bytes) -> float:
    """Imports the file into an empty shop of this name. In seconds."""
    from bench.rounds import seconds
    from bon.catalog.actions.carry_out_import import carry_out_import
    from bon.catalog.models import ImportRun

    owner = open_empty_shop(shop)
    run, ended = start(owner, content), list[ImportRun]()
    took = seconds(lambda: ended.append(carry_out_import(owner.organisation_id, run)))
    assert ended[0].status == "done", ended[0].problem
    return took


def open_whole_shop(name: str) -> Person | None:
    """A shop that has taken in 20,000 goods with real names; None, and said so, without them."""
    real = real_goods()
    if real is None:
        return None
    from bench.house.database import analyze, open_database

    open_database()
    from bon.catalog.actions.carry_out_import import carry_out_import

    owner = open_empty_shop(name)
    carry_out_import(owner.organisation_id, start(owner, many_goods(real, 20_000)))
    analyze()
    return owner
