"""The quick tiles of the demo: what has no barcode, or sells too often to be searched for."""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """One page of tiles; each tile is a variant's name and what stands on the key."""

    name: str
    colour: str
    tiles: tuple[tuple[str, str], ...]


PAGES = (
    Page(
        "Værksted",
        "teal",
        (
            ("Lap slange inkl. montering", "Lap slange"),
            ("Skift slange, forhjul (ekskl. slange)", "Slange for"),
            ("Skift slange, baghjul (ekskl. slange)", "Slange bag"),
            ("Skift dæk, forhjul (ekskl. dæk)", "Dæk for"),
            ("Skift dæk, baghjul (ekskl. dæk)", "Dæk bag"),
            ("Eftersyn basis", "Eftersyn"),
            ("Eftersyn stor", "Stort eftersyn"),
            ("Eftersyn el-cykel", "El-eftersyn"),
            ("Justering af gear", "Gear"),
            ("Justering af bremser", "Bremser"),
            ("Opretning af hjul", "Opret hjul"),
            ("Værkstedstime", "Time"),
        ),
    ),
    Page(
        "Slanger og småting",
        "blue",
        (
            ('Rulla slange 28" dunlopventil', "28 dunlop"),
            ('Rulla slange 28" autoventil', "28 auto"),
            ('Rulla slange 28" racerventil 40 mm', "28 racer"),
            ('Rulla slange 29" autoventil', "29 auto"),
            ('Rulla slange 26" dunlopventil', "26 dunlop"),
            ('Rulla slange 20" autoventil', "20 auto"),
            ("Møtrik lappegrej", "Lappegrej"),
            ("Møtrik dækjern, 3 stk.", "Dækjern"),
            ("Smørelse kædeolie våd 100 ml", "Olie våd"),
            ("Smørelse kædeolie tør 100 ml", "Olie tør"),
            ("Glimt batterilygtesæt", "Lygtesæt"),
        ),
    ),
    Page(
        "Ved kassen",
        "amber",
        (
            ("Filterkaffe", "Kaffe"),
            ("Kildevæld vand 0,5 l", "Vand"),
            ("Kildevæld vand med brus 0,5 l", "Vand, brus"),
            ("Knas energibar havtorn", "Bar havtorn"),
            ("Knas energibar kakao", "Bar kakao"),
            ("Turblanding med nødder, løs vægt", "Turblanding"),
            ("Lakrids, løs vægt", "Lakrids"),
            ("Morgenposten, dagens avis", "Avis"),
            ("Bærepose", "Pose"),
            ("Gaveindpakning", "Gave"),
            ("Diverse cykeldele", "Diverse cykel"),
            ("Diverse friluftsgrej", "Diverse tur"),
        ),
    ),
)
