"""The catalogue of what a person may do. Roles answer each with allow, approve or deny.

`approve`: allowed when somebody who is allowed says yes on the spot. Some carry a limit, in
the unit named here; below it the answer is allow, above it approve.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from till.shapes import Right

Answer = Literal["allow", "approve", "deny"]
Answers = dict[str, tuple[Answer, int | None]]  # permission → answer, and its limit if it has one
Rights = dict[str, Right]  # the same as the till knows them
OWNER = "owner"  # the code of the role that an organisation is never without


@dataclass(frozen=True)
class Permission:
    code: str
    name: str | Promise
    limit: Literal["", "bp", "ore"] = ""


CATALOGUE: tuple[Permission, ...] = (
    Permission("sell", _("Sælge")),
    Permission("line_discount", _("Rabat på en vare"), "bp"),
    Permission("cart_discount", _("Rabat på hele salget"), "bp"),
    Permission("remove_line", _("Fjerne en vare fra salget")),
    Permission("void_cart", _("Annullere et salg før betaling")),
    Permission("reprint", _("Udskrive kopi af bon")),
    Permission("open_drawer", _("Åbne skuffen uden salg")),
    Permission("open_shift", _("Åbne kassen")),
    Permission("close_shift", _("Lukke kassen (Z)")),
    Permission("x_report", _("Tage X-rapport")),
    Permission("see_expected_cash", _("Se forventet kassebeholdning")),
    Permission("training", _("Bruge øvetilstand")),
    Permission("see_sales", _("Se salg og bonner")),
    Permission("see_cost", _("Se kostpriser og avance")),
    Permission("edit_goods", _("Oprette og rette varer")),
    Permission("import_goods", _("Importere varer")),
    Permission("see_stock", _("Se lager")),
    Permission("reports", _("Se rapporter")),
    Permission("manage_registers", _("Tilslutte og spærre kasser")),
    Permission("manage_staff", _("Oprette medarbejdere og roller")),
    Permission("retry_projections", _("Behandle fejlede posteringer igen")),
    Permission("settings", _("Rette virksomhedens indstillinger")),
    Permission("see_audit", _("Se ændringslog")),
)
CODES = frozenset(permission.code for permission in CATALOGUE)

COUNTER = {
    "sell", "remove_line", "void_cart", "reprint", "open_shift", "close_shift", "x_report",
    "training", "see_sales", "see_stock",
}  # fmt: skip
MANAGER = COUNTER | {
    "open_drawer", "see_expected_cash", "see_cost", "edit_goods", "import_goods", "reports",
    "manage_registers", "retry_projections", "line_discount", "cart_discount",
}  # fmt: skip


def standard_roles() -> dict[str, Answers]:
    """The roles a new organisation starts with: code → permission → (answer, limit)."""
    owner: Answers = dict.fromkeys(CODES, ("allow", None))
    manager: Answers = {
        code: ("allow", None) if code in MANAGER else ("deny", None) for code in CODES
    }
    cashier: Answers = {
        code: ("allow", None) if code in COUNTER else ("deny", None) for code in CODES
    }
    cashier["open_drawer"] = ("approve", None)
    cashier["line_discount"] = cashier["cart_discount"] = ("allow", 1000)
    return {OWNER: owner, "manager": manager, "cashier": cashier}


def rights(answers: Answers) -> Rights:
    """The answers as the till knows them: what is denied is left out."""
    return {
        code: {"answer": answer, "limit": limit}
        for code, (answer, limit) in sorted(answers.items())
        if answer != "deny"
    }
