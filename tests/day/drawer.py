"""A register's shift as the book has it."""

from __future__ import annotations

from collections import Counter, defaultdict

from tests.day.assortment import FLOAT, RATES_BP


class Drawer:
    """One register's shift: amounts as they came, what lies in the drawer in `cash`."""

    def __init__(self) -> None:
        self.receipts = self.total = self.rounding = self.opened = 0
        self.sales: list[int] = []
        self.returns: list[int] = []
        self.vat: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.tenders: defaultdict[str, list[int]] = defaultdict(list)
        self.given: defaultdict[str, list[int]] = defaultdict(list)
        self.taken: defaultdict[str, list[int]] = defaultdict(list)
        self.voucher_vat: Counter[str] = Counter()
        self.discounts: list[int] = []
        self.discounts_back = self.campaigns_back = 0  # of goods that came back
        self.campaigns: list[int] = []
        self.voids: list[int] = []
        self.removed: list[int] = []
        self.copies: list[int] = []
        self.cash_in: defaultdict[str, list[int]] = defaultdict(list)
        self.cash_out: defaultdict[str, list[int]] = defaultdict(list)
        self.deposits: list[int] = []
        self.euro: list[int] = []
        self.euro_worth: list[int] = []
        self.cash = FLOAT

    def figures(self) -> dict[str, object]:
        """In the words of an X or Z."""
        euro = {"count": len(self.euro), "taken": sum(self.euro), "worth": sum(self.euro_worth)}
        kinds = sorted({*self.given, *self.taken})
        sold, back = sum(self.sales), sum(self.returns)
        return {
            "receipts": self.receipts,
            "total": self.total,
            "sales": _count(self.sales),
            "returns": _count(self.returns),
            "vat": {
                f"{code}:{RATES_BP[code]}": {"gross": gross, "net": gross - vat, "vat": vat}
                for code, (gross, vat) in self.vat.items()
            },
            "tenders": {tender: _count(amounts) for tender, amounts in self.tenders.items()},
            "vouchers": {
                kind: {
                    "given": _count(self.given[kind]),
                    "taken": _count(self.taken[kind]),
                    "vat": self.voucher_vat[kind],
                }
                for kind in kinds
            },
            "discounts": _count(self.discounts, self.discounts_back),
            "campaigns": _count(self.campaigns, self.campaigns_back),
            "rounding": self.rounding,
            "cash_in": {reason: _count(amounts) for reason, amounts in self.cash_in.items()},
            "cash_out": {reason: _count(amounts) for reason, amounts in self.cash_out.items()},
            "deposits": _count(self.deposits),
            "foreign": {"EUR": euro} if self.euro else {},
            "drawer_openings": self.opened,
            "voids": _count(self.voids),
            "lines_removed": _count(self.removed),
            "copies": _count(self.copies),
            "opening_float": FLOAT,
            "expected_cash": self.cash,
            "grand": {"sales": sold, "returns": back, "net": sold - back},
        }


def _count(amounts: list[int], back: int = 0) -> dict[str, int]:
    return {"count": len(amounts), "amount": sum(amounts) - back}
