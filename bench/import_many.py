"""As many goods as a wholesaler's file names, 800,000, into an empty shop in one import: whether a
row costs what it does in a file of 20,000, and what memory it takes."""

from __future__ import annotations

import resource

from bench.result import Result

MANY, FEW = 800_000, 20_000


def run() -> list[Result]:
    from bench.house.goods import many_goods, real_goods, take_in

    real = real_goods()
    if real is None:
        return []
    from bench.house.database import open_database

    open_database()
    few = take_in("Few", many_goods(real, FEW))
    many = take_in("Many", many_goods(real, MANY))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    growth = many / few * FEW / MANY
    note = f"{MANY:,} goods; a row takes {growth:.2f} times what it does of {FEW:,}; {most:.0f} MB"
    return [Result("import_many", many, "s", note=note)]
