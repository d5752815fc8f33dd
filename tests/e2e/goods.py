"""What the founded shop sells."""

from __future__ import annotations

from typing import NamedTuple


class Product(NamedTuple):
    barcode: str
    name: str
    price: int  # øre
    category: str = ""


HELMET = Product("5701234567899", "Cykelhjelm", 29_995, "Hjelme")
BELL = Product("5701234500001", "Ringeklokke", 4_900, "Udstyr")
TUBE = Product("5701234500018", "Slange", 6_995, "Udstyr")
LAMP = Product("5701234500025", "Lygtesæt", 24_950, "Udstyr")
TENT = Product("5701234500032", "Kuppeltelt", 129_900, "Udstyr")
# A rule of the shop gives what lies in this category an exchange label by itself.
JACKET = Product("5701234500049", "Regnjakke", 49_900, "Tøj")

SHELF = (HELMET, BELL, TUBE, LAMP, TENT, JACKET)
