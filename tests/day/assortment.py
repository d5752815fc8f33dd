"""What the shop of the day sells, at what price, and what it has promised."""

from __future__ import annotations

from typing import NamedTuple


class Good(NamedTuple):
    """`price` in øre a piece or a kilo, None where it is asked at the counter; `vat` a class;
    `pant` what its bottle costs; `age`, `serial` what is asked before it is sold."""

    name: str
    price: int | None
    vat: str = "standard"
    weighed: bool = False
    pant: int = 0
    age: int = 0
    serial: bool = False
    service: bool = False

    @property
    def barcode(self) -> str:
        """An EAN-13 from its place in the assortment."""
        digits = f"5701234{GOODS.index(self):05d}"
        weights = [1, 3] * 6
        proof = -sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 10
        return f"{digits}{proof}"


PANT_PRICE = 1_50

BELL = Good("Ringeklokke", 49_95)
TUBE = Good('Slange 28"', 69_95)
SOCKS = Good("Cykelsokker", 79_00)
LAMP = Good("Forlygte", 249_50)
HELMET = Good("Cykelhjelm", 599_00)
PAPER = Good("Cykelbladet", 42_00, vat="zero")
OLD_BIKE = Good("Brugt cykel", 1_500_00, vat="margin")
NUTS = Good("Saltede nødder", 159_50, weighed=True)
COLA = Good("Cola 0,5 l", 22_00, pant=PANT_PRICE)
BEER = Good("Pilsner 33 cl", 18_50, pant=PANT_PRICE, age=16)
BIKE = Good("Elcykel", 8_999_00, serial=True)
LABOUR = Good("Arbejdstid", None, service=True)
PANT = Good("Pant A", PANT_PRICE)
GOODS = (*(BELL, TUBE, SOCKS, LAMP, HELMET, PAPER, OLD_BIKE, NUTS, COLA, BEER, BIKE, LABOUR, PANT),)
RATES_BP = {"standard": 2_500, "zero": 0, "margin": 0}

# The store K1 and K3 stand in, and the one of K2.
STORES = {"K1": "Vesterbro Cykler", "K2": "Nørrebro Cykler", "K3": "Vesterbro Cykler"}
STOCK = 500  # pieces, or kilos, of each in either store in the morning

# Promises, by name: three pairs of socks for the price of two, a fifth off lamps, tubes at a
# price of Nørrebro's own, a quarter off helmets for whoever shows a coupon.
SOCKS_3_FOR_2 = "Tag 3, betal for 2"
LAMPS_OFF = "Forlygter -20 %"
TUBES_NORTH = "Slanger på Nørrebro"
HELMET_COUPON = "Kupon på hjelm"
LAMPS_BP, TUBE_NORTH, HELMET_BP = 2_000, 49_00, 2_500
CLUB_BELL = 39_95  # what a bell costs customers of the group Klub

EURO = 735_00  # øre for 100 of it
FLOAT = 1_000_00
